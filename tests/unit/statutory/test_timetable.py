"""The timetable of one date: the order of its rows, their notes, and where there is no date."""

from datetime import date, datetime

import pytest

import sendrules as sr
from sendrules.case.kinds import EventKind
from sendrules.statutory.timetable import Row, details_of

FINAL = "reg-13-2-final-plan-20-weeks"


def rows(kind: str, on: date) -> dict[str, Row]:
    return {row.id: row for row in sr.timetable(kind, on)}


def test_two_timetables_are_equal_only_for_the_same_kind_and_day() -> None:
    one = sr.timetable("request", date(2025, 5, 21))
    assert one == sr.timetable("request", date(2025, 5, 21))
    assert one != sr.timetable("responsible", date(2025, 5, 21))
    assert one != sr.timetable("request", date(2025, 5, 22))
    assert one != sr.timetable(
        "request", date(2025, 5, 21), calendar=sr.ENGLAND_AND_WALES.overlay({date(2027, 6, 4): "x"})
    )
    assert one != "request"
    assert one.changes_from(sr.timetable("request", date(2025, 5, 21))) == ()


def test_notes() -> None:
    request = rows("request", date(2025, 5, 21))
    assert request["reg-3-consult-on-request"].note == "as soon as practicable"
    assert request[FINAL].note == ""
    assert request["derived-latest-draft-date"].note == "derived, not statutory"
    assert request["reg-10-1-no-plan-decision"].note.startswith("if the authority decides")
    asked = rows("advice-request", date(2025, 5, 21))["reg-8-1-cooperate-6-weeks"]
    assert (asked.due, asked.note) == (date(2025, 7, 2), "if a body listed in s.31 was asked")


def test_past_the_calendar_the_limit_is_known_and_the_working_day_is_not() -> None:
    # 1 November 2028 + 140: 29, 60, 91, 119, 140 on 21 March 2029
    far = rows("request", date(2028, 11, 1))[FINAL]
    assert (far.due, far.practical) == (date(2029, 3, 21), None)
    assert "whether it is a working day is not known" in far.note


def test_an_earlier_day_that_is_safe_on_a_stricter_count() -> None:
    rows_ = rows("tribunal-order", date(2026, 7, 15))
    permission = rows_["hesc-46-permission-28-days"]
    assert (permission.due, permission.safe) == (date(2026, 9, 14), date(2026, 8, 12))
    assert permission.to_dict()["safe"] == "2026-08-12"
    assert rows("tribunal-order", date(2026, 3, 6))["hesc-46-permission-28-days"].safe is None  # no day is left out
    assert all(row.safe is None for row in rows("request", date(2026, 7, 15)).values())


def test_practical() -> None:
    assert rows("request", date(2025, 5, 21))[FINAL].practical is None  # 8 October 2025 is a Wednesday
    saturday = rows("request", date(2024, 12, 7))[FINAL]  # + 140: 24, 55, 83, 114, 26 April 2025
    assert (saturday.due, saturday.practical) == (date(2025, 4, 26), date(2025, 4, 25))


def test_window() -> None:
    row = rows("draft-plan", date(2025, 9, 1))["reg-13-1-a-draft-plan-15-days"]
    assert (row.window_first, row.due, row.lawful_from) == (
        date(2025, 9, 1),
        date(2025, 9, 15),
        date(2025, 9, 16),
    )


def test_before_commencement_nothing_is_in_force() -> None:
    found = sr.timetable("request", date(2014, 8, 31))
    assert len(found) == 8
    assert all(row.due is None and "in force from 2014-09-01" in row.note for row in found)


def test_an_unknown_kind_offers_the_nearest() -> None:
    with pytest.raises(sr.UnknownKind, match="Did you mean request"):
        sr.timetable("requets", date(2025, 5, 21))


MAY = date(2026, 5, 11)  # a Monday


def row(kind: str, duty: str, on: date = MAY, **details: object) -> Row:
    return next(row for row in sr.timetable(kind, on, **details) if row.id == duty)


@pytest.mark.parametrize("kind", ["request", "review-meeting", "tribunal-order", "moved"])
def test_rows_come_by_date_and_those_without_one_last(kind: str) -> None:
    days = [row.due for row in sr.timetable(kind, MAY)]
    known = [day for day in days if day is not None]
    assert known == sorted(known)
    assert days == known + [None] * (len(days) - len(known))


def test_of_two_rows_of_one_day_what_binds_comes_first() -> None:
    asked = sr.timetable("advice-request", MAY)
    assert [(r.due, r.duty.source.value) for r in asked] == [
        (date(2026, 6, 22), "statute"),
        (date(2026, 6, 22), "guidance"),
    ]


def test_a_timetable_of_a_later_day_or_another_kind_differs_whichever_is_asked() -> None:
    one = sr.timetable("request", MAY)
    kind, day = sr.timetable("responsible", MAY), sr.timetable("request", date(2026, 5, 12))
    for first, second in ((one, kind), (one, day), (kind, day)):
        assert first != second
        assert second != first


def test_a_row_shows_its_day_or_why_there_is_none() -> None:
    assert repr(row("request", "reg-13-2-final-plan-20-weeks")) == ("<Row reg-13-2-final-plan-20-weeks: 2026-09-28>")
    assert repr(row("request", "reg-3-consult-on-request")) == (
        "<Row reg-3-consult-on-request: as soon as practicable>"
    )


@pytest.mark.parametrize("wrong", [datetime(2026, 5, 11), "2026-05-11", None])  # noqa: DTZ001
def test_a_timetable_needs_a_date_without_a_time(wrong: object) -> None:
    with pytest.raises(TypeError, match="a date without a time is needed, not"):
        sr.timetable("request", wrong)  # type: ignore[arg-type]


# the details of an event


@pytest.mark.parametrize(
    ("kind", "fields"),
    [
        ("draft-plan", ("closes",)),  # dated by its sending
        ("request", ("by",)),  # dated by its receipt
        ("advice-request", ("to", "about")),
        ("tribunal-order", ("order", "sent", "served")),  # dated by its making, and sent later
        ("transfer-review", ("sent",)),
        ("responsible", ()),
    ],
)
def test_the_other_days_of_a_notice_are_details_only_where_it_is_dated_by_what_happened(
    kind: str, fields: tuple[str, ...]
) -> None:
    assert details_of(EventKind(kind)) == fields


def test_an_order_that_was_sent_later_starts_the_time_for_permission_later() -> None:
    duty = "hesc-46-permission-28-days"
    assert row("tribunal-order", duty, sent=date(2026, 5, 13)).due == date(2026, 6, 10)
    assert row("tribunal-order", duty).due == date(2026, 6, 8)
    with pytest.raises(sr.UnknownDetail) as caught:
        sr.timetable("draft-plan", MAY, sent=date(2026, 5, 13))
    assert caught.value.name == "sent"


@pytest.mark.parametrize("order", ["cease", "remit", "other"])
def test_a_concession_of_something_no_family_appeals_for_is_refused(order: str) -> None:
    assert len(sr.timetable("tribunal-order", MAY, order=order)) > 0
    with pytest.raises(sr.UnknownDetail) as caught:
        sr.timetable("appeal-conceded", MAY, order=order)
    assert caught.value.name == order
    assert order not in caught.value.near


def test_a_concession_is_about_what_the_family_appealed_for() -> None:
    assert row("appeal-conceded", "reg-45-3-notify", order="assess").due == date(2026, 5, 25)


# where there is no date


def test_a_row_says_which_day_it_waits_for() -> None:
    known = row("moved", "reg-15-7-rcb-late", commissioner_aware=date(2026, 5, 6))
    assert known.due is not None
    unknown = row("moved", "reg-15-7-rcb-late")
    assert unknown.due is None
    assert unknown.note.endswith("; the day depends on `commissioner_aware`")


def test_an_act_due_before_the_duty_began_was_never_due() -> None:
    """Two clear weeks before a meeting on 5 September 2014: in August, before the Regulations."""
    notice = row("review-meeting", "reg-20-3-meeting-notice", date(2014, 9, 5))
    assert (notice.due, notice.note) == (
        None,
        "not in force on Thu 21 Aug 2014, where the limit would fall: in force from 2014-09-01",
    )
    # Tuesday 16 September less fifteen days is the first day of the Regulations
    assert row("review-meeting", "reg-20-3-meeting-notice", date(2014, 9, 16)).due == date(2014, 9, 1)


@pytest.mark.parametrize(
    ("first", "practical"),
    [(date(2026, 4, 24), date(2026, 4, 24)), (date(2026, 4, 26), None)],
)
def test_a_limit_on_the_first_day_of_a_calendar_has_no_working_day_before_it(
    first: date, practical: date | None
) -> None:
    """Notice of a meeting on 11 May 2026 is due on Sunday 26 April."""
    calendar = sr.WorkingCalendar("short", {}, first, date(2027, 12, 31))
    duty = "reg-20-3-meeting-notice"
    (found,) = [r for r in sr.timetable("review-meeting", MAY, calendar=calendar) if r.id == duty]
    assert (found.due, found.practical) == (date(2026, 4, 26), practical)
    meeting = sr.Case(reference="T-1", events=[sr.Event(kind="review-meeting", on=MAY)])
    result = sr.evaluate(meeting, as_of=date(2026, 4, 27), calendar=calendar)[duty]
    assert (result.due, result.practical) == (date(2026, 4, 26), practical)


def test_a_day_before_every_version_names_the_life_of_the_first() -> None:
    # reg 45 as it was made began with the Regulations, and its text was not found
    (row,) = [
        r
        for r in sr.timetable("appeal-conceded", date(2014, 8, 31), order="make-plan")
        if r.duty.id == "reg-45-6-a-draft"
    ]
    assert row.note == "not in force on that day: in force from 2014-09-01 to 2015-03-22"


def test_a_year_that_is_a_slip_is_refused_and_the_end_of_time_does_not_raise() -> None:
    with pytest.raises(ValueError, match="the year is outside"):
        sr.Event(kind="request", on=date(9999, 12, 17))
    rows = sr.timetable("draft-plan", date(9999, 12, 17))
    assert rows[0].due == date(9999, 12, 31)
    assert rows[0].lawful_from is None
    assert all(row.due is None for row in sr.timetable("request", date(9999, 12, 17)))
