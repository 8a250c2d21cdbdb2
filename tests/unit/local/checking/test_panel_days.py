"""On which days a panel meets, by when papers are due, and which meeting is the last before a limit. Each day is worked by hand."""

from datetime import date, timedelta
from functools import partial

import pytest

import sendrules as sr
from panels import WEEKLY, YEAR, panel, term
from sendrules.local.checking.panel_days import Diary, diary_of
from sendrules.local.checking.panel_rule import by_rule, no_rule

MONDAYS = {"every": "1 week", "weekday": "monday"}
FRIDAYS = {"every": "1 week", "weekday": "friday"}


def held(diary: Diary, first: date, last: date) -> list[str]:
    return [str(each.meeting.on) for each in diary.days(first, last) if each.meeting]


def one(diary: Diary, day: date) -> sr.PanelDay:
    (found,) = diary.days(day, day)
    return found


# ---- How often ---------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("declared", "why"),
    [
        ({}, "how often it meets"),
        ({"every": "1 week"}, "on which day of the week"),
        ({"every": "1 month", "first": "2026-09-01"}, "on which day of the week"),
        ({"every": "1 month", "weekday": "tuesday"}, "in which week of the month"),
        ({"every": "2 weeks", "weekday": "tuesday"}, "no first meeting to count from"),
        ({"every": "2 months", "weekday": "tuesday", "week_of_month": 1}, "no first meeting to count from"),
    ],
)
def test_days_that_do_not_follow_are_not_guessed(declared: dict[str, str], why: str) -> None:
    assert why in no_rule(panel(**declared))
    assert list(by_rule(panel(**declared), date(2026, 1, 1), date(2026, 12, 31))) == []
    found = sr.last_panel(panel(**declared), (), date(2026, 12, 31))
    assert found.meeting is None
    assert found.reasons[-1].endswith("so no day is known")


def test_a_fortnight_without_a_weekday_follows_from_its_first_meeting() -> None:
    days = by_rule(panel(every="2 weeks", first="2026-09-02"), date(2026, 9, 3), date(2026, 10, 1))
    assert [str(day) for day in days] == ["2026-09-16", "2026-09-30"]


def test_every_second_month_is_counted_from_the_first_meeting() -> None:
    # first Tuesdays: 6 October, 1 December 2026 and 2 February 2027
    declared = panel(every="2 months", weekday="tuesday", week_of_month=1, first="2026-10-06")
    days = by_rule(declared, date(2026, 1, 1), date(2027, 3, 31))
    assert [str(day) for day in days] == ["2026-10-06", "2026-12-01", "2027-02-02"]


def test_the_first_and_third_tuesday_of_a_month() -> None:
    # September 2026: the 1st and 15th; October: the 6th and 20th
    days = by_rule(
        panel(every="1 month", weekday="tuesday", week_of_month=[3, 1]), date(2026, 9, 1), date(2026, 10, 31)
    )
    assert [str(day) for day in days] == ["2026-09-01", "2026-09-15", "2026-10-06", "2026-10-20"]


def test_nothing_is_counted_before_the_first_meeting() -> None:
    days = list(by_rule(panel(**WEEKLY, first="2026-09-02"), date(2026, 8, 1), date(2026, 9, 9)))
    assert days == [date(2026, 9, 2), date(2026, 9, 9)]


def test_fortnights_are_counted_through_a_half_term() -> None:
    # Thursdays from 4 September 2025: 30 October falls in half term, and 13 November is still a day, not 6 November
    declared = panel(every="2 weeks", weekday="thursday", first="2025-09-04", term_time_only=True)
    assert held(Diary(declared, YEAR), date(2025, 10, 1), date(2025, 11, 30)) == [
        "2025-10-02",
        "2025-10-16",
        "2025-11-13",
        "2025-11-27",
    ]
    assert one(Diary(declared, YEAR), date(2025, 10, 30)).why == "out of term"


# ---- Bank holidays -----------------------------------------------------------------------------------------------------


def test_a_meeting_on_a_bank_holiday_is_assumed_not_to_be_held() -> None:
    # 4 May 2026 is the early May bank holiday
    found = sr.last_panel(panel(**MONDAYS), (), date(2026, 5, 8))
    assert found.meeting is not None
    assert found.meeting.on == date(2026, 4, 27)
    why = "May Day, a bank holiday; that it does not meet then is assumed, the source does not say"
    assert found.reasons == (f"no meeting on Mon 4 May 2026: {why}",)


def test_an_author_may_say_that_it_is_not_held() -> None:
    found = sr.last_panel(panel(**MONDAYS, on_bank_holiday="not-held"), (), date(2026, 5, 8))
    assert found.meeting is not None
    assert found.meeting.on == date(2026, 4, 27)
    assert "assumed" not in found.reasons[0]


def test_an_author_may_say_that_it_moves_on() -> None:
    papers = {"weekday": "monday"}
    declared = panel(**MONDAYS, on_bank_holiday="next-working-day", papers=papers)
    meeting = sr.last_panel(declared, (), date(2026, 5, 8)).meeting
    assert meeting is not None
    # moved to Tuesday 5 May; the last Monday before the day that it was planned for is 27 April, and the safe one
    assert (meeting.on, meeting.papers_by) == (date(2026, 5, 5), date(2026, 4, 27))
    assert "is moved to Tue 5 May 2026" in meeting.remarks[0]


def test_an_author_may_say_that_it_moves_back() -> None:
    # Good Friday, 3 April 2026: the meeting is on Thursday the 2nd, and two working days before it is Tuesday 31 March
    declared = panel(**FRIDAYS, on_bank_holiday="working-day-before", papers={"before": "2 working days"})
    meeting = one(Diary(declared), date(2026, 4, 2)).meeting
    assert meeting is not None
    assert meeting.papers_by == date(2026, 3, 31)
    assert Diary(declared).days(date(2026, 4, 3), date(2026, 4, 9)) == []
    last = sr.last_panel(declared, (), date(2026, 4, 2)).meeting
    assert last is not None
    assert last.on == date(2026, 4, 2)


def test_a_meeting_that_moves_into_another_month_is_found_from_either_month() -> None:
    # Friday 1 January 2027 is New Year's Day: the meeting is on Thursday 31 December 2026
    declared = panel(**FRIDAYS, on_bank_holiday="working-day-before")
    assert held(Diary(declared), date(2026, 12, 31), date(2026, 12, 31)) == ["2026-12-31"]
    assert held(Diary(declared), date(2027, 1, 1), date(2027, 1, 8)) == ["2027-01-08"]


def test_the_last_meeting_is_found_however_long_ago_it_was() -> None:
    declared = panel(**WEEKLY, term_time_only=True)
    found = Diary(declared, YEAR, until=date(2025, 9, 16)).last_by(date(2026, 7, 1), date(2025, 9, 1))
    assert found.meeting is not None
    assert found.meeting.on == date(2025, 9, 10)
    assert [each.planned for each in found.not_known] == [
        date(2025, 9, 17) + timedelta(weeks=n) for n in range((date(2026, 6, 24) - date(2025, 9, 17)).days // 7 + 1)
    ]


def test_a_panel_that_stays_the_same_has_one_diary() -> None:
    one_of = partial(diary_of, calendar=sr.ENGLAND_AND_WALES, since=None, until=None)
    first = one_of(panel(**WEEKLY), YEAR)
    assert one_of(panel(**WEEKLY), YEAR) is first
    assert one_of(panel(**WEEKLY), YEAR[:1]) is not first
    assert one_of(panel(**WEEKLY), YEAR, until=date(2026, 9, 1)) is not first


def test_a_meeting_that_moves_to_a_day_without_a_meeting_is_not_held() -> None:
    declared = panel(**MONDAYS, on_bank_holiday="next-working-day", not_on=["2026-05-05"])
    assert one(Diary(declared), date(2026, 5, 4)).meeting is None


def test_papers_on_a_bank_holiday_are_due_on_the_working_day_before() -> None:
    # papers for Wednesday 31 December 2025 would be due on Thursday the 25th
    meeting = one(Diary(panel(**WEEKLY)), date(2025, 12, 31)).meeting
    assert meeting is not None
    assert meeting.papers_by == date(2025, 12, 24)
    assert "Thu 25 Dec 2025 (Christmas Day): the working day before, Wed 24 Dec 2025, is assumed" in meeting.remarks[0]


def test_papers_that_count_back_to_a_weekend_are_due_on_the_friday() -> None:
    # ten days before Wednesday 17 June 2026 is Sunday the 7th
    meeting = one(
        Diary(panel(every="1 week", weekday="wednesday", papers={"before": "10 days"})), date(2026, 6, 17)
    ).meeting
    assert meeting is not None
    assert meeting.papers_by == date(2026, 6, 5)


def test_a_sunday_that_the_source_names_stands() -> None:
    meeting = one(
        Diary(panel(every="1 week", weekday="wednesday", papers={"weekday": "sunday"})), date(2026, 6, 17)
    ).meeting
    assert meeting is not None
    assert (meeting.papers_by, meeting.remarks) == (date(2026, 6, 14), ())


def test_papers_on_the_weekday_of_the_meeting_are_due_a_week_before() -> None:
    meeting = one(
        Diary(panel(every="1 week", weekday="wednesday", papers={"weekday": "wednesday"})), date(2026, 6, 17)
    ).meeting
    assert meeting is not None
    assert meeting.papers_by == date(2026, 6, 10)


# ---- Days that the source names ----------------------------------------------------------------------------------------


def test_extra_days_are_held_and_others_are_not() -> None:
    declared = panel(**WEEKLY, term_time_only=True, extra=["2026-05-25", "2026-08-12"], not_on=["2026-05-20"])
    diary = Diary(declared, YEAR)
    # 25 May is a bank holiday in half term, and 12 August is beyond the terms: the source names both
    assert held(diary, date(2026, 5, 13), date(2026, 6, 3)) == ["2026-05-13", "2026-05-25", "2026-06-03"]
    assert held(diary, date(2026, 8, 1), date(2026, 8, 31)) == ["2026-08-12"]


def test_a_list_of_days_is_enough() -> None:
    found = sr.last_panel(panel(extra=["2026-05-12", "2026-06-09"]), (), date(2026, 6, 1))
    assert found.meeting is not None
    assert found.meeting.on == date(2026, 5, 12)
    assert found.reasons == ("the source does not say how often it meets, so only the days that it lists are known",)


# ---- What is not known -------------------------------------------------------------------------------------------------


def test_a_day_beyond_the_terms_is_not_known() -> None:
    declared = panel(**WEEKLY, term_time_only=True)
    diary = Diary(declared, YEAR)
    assert [diary.in_term(day) for day in (date(2025, 8, 31), date(2025, 9, 1), date(2025, 10, 27), date(2026, 7, 21), date(2026, 7, 22))] == [
        None, True, False, True, None,
    ]  # fmt: skip
    assert Diary(declared).in_term(date(2026, 1, 7)) is None
    day = one(diary, date(2026, 7, 22))
    assert (day.known, day.meeting) == (False, None)
    assert "terms are declared from Mon 1 Sep 2025 to Tue 21 Jul 2026 only" in day.why


def test_a_meeting_out_of_term_says_so_where_the_source_is_silent() -> None:
    silent, all_year = panel(**WEEKLY), panel(**WEEKLY, term_time_only=False)
    half_term = date(2026, 2, 18)
    meetings = [one(Diary(each, YEAR), half_term).meeting for each in (silent, all_year)]
    assert [bool(m and m.remarks) for m in meetings] == [True, False]


def test_the_life_of_the_policy_bounds_what_is_known() -> None:
    diary = Diary(panel(**WEEKLY, extra=["2026-09-30"]), since=date(2026, 9, 1), until=date(2026, 9, 16))
    days = diary.days(date(2026, 8, 26), date(2026, 9, 30))
    assert [(str(d.day), d.known) for d in days] == [
        ("2026-08-26", False), ("2026-09-02", True), ("2026-09-09", True), ("2026-09-16", True), ("2026-09-23", False),
        ("2026-09-30", False),
    ]  # fmt: skip
    assert days[0].why == "the policy is not in force then"


def test_nobody_knows_what_lies_beyond_the_calendar() -> None:
    last = sr.ENGLAND_AND_WALES.last
    found = sr.last_panel(panel(**WEEKLY), (), date(last.year + 1, 2, 1), start=last)
    assert found.meeting is None
    assert found.not_known
    assert "the calendar of working days does not reach so far" in found.reasons[0]
    assert sr.last_panel(panel(**WEEKLY), (), date.max).meeting is not None
    assert sr.last_panel(panel(**WEEKLY), (), date.min).meeting is None


# ---- The last one ------------------------------------------------------------------------------------------------------


def test_papers_must_not_be_due_before_the_start() -> None:
    # from Friday 12 June 2026: papers for 17 June were due on the 11th; for 24 June they are due on the 18th
    declared = panel(**WEEKLY)
    assert sr.last_panel(declared, (), date(2026, 6, 25), start=date(2026, 6, 12)).meeting is None
    found = sr.last_panel(declared, (), date(2026, 7, 1), start=date(2026, 6, 12)).meeting
    assert found is not None
    assert found.on == date(2026, 6, 24)
    on_the_day = sr.last_panel(declared, (), date(2026, 6, 25), start=date(2026, 6, 11)).meeting
    assert on_the_day is not None
    assert on_the_day.on == date(2026, 6, 17)


def test_without_a_time_for_telling_the_meeting_itself_is_by_the_limit() -> None:
    declared = panel(every="1 week", weekday="wednesday")
    found = [sr.last_panel(declared, (), day).meeting for day in (date(2026, 6, 17), date(2026, 6, 16))]
    assert [m and str(m.on) for m in found] == ["2026-06-17", "2026-06-10"]
    assert found[0] is not None
    assert (found[0].papers_by, found[0].told_by, found[0].over_by) == (None, None, date(2026, 6, 17))


def test_days_without_a_meeting_are_told_together() -> None:
    declared = panel(**WEEKLY, term_time_only=True)
    terms = (*YEAR, term("2026-09-02", "2026-10-23"))
    found = sr.last_panel(declared, terms, date(2026, 9, 1), start=date(2026, 6, 1))
    assert found.meeting is not None
    assert found.meeting.on == date(2026, 7, 15)
    # 22 and 29 July, 5, 12, 19 and 26 August; families would hear of that of the 26th on 2 September, too late to matter
    assert found.reasons == ("no meeting on 5 days from Wed 22 Jul 2026 to Wed 19 Aug 2026: out of term",)


def test_a_meeting_in_words() -> None:
    meeting = one(Diary(panel(**WEEKLY)), date(2026, 6, 17)).meeting
    assert meeting is not None
    assert meeting.in_words() == "Wed 17 Jun 2026 (papers by Thu 11 Jun 2026, 17:00; families told by Wed 24 Jun 2026)"
    bare = one(Diary(panel(every="1 week", weekday="wednesday")), date(2026, 6, 17)).meeting
    assert bare is not None
    assert bare.in_words() == "Wed 17 Jun 2026"


def test_a_limit_before_the_first_meeting_that_is_named_says_so() -> None:
    declared = panel(every="1 week", first="2026-09-02")
    assert sr.last_panel(declared, (), date(2026, 6, 25)).reasons == (
        "the source names no meeting before Wed 2 Sep 2026",
    )
    assert sr.last_panel(declared, (), date(2026, 9, 2)).reasons == ()
