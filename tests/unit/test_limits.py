"""The shapes of a limit, what ``Duty.limit_for`` refuses, and what a ``Statute`` checks about itself."""

from dataclasses import replace
from datetime import date, datetime, timedelta

import pytest

from sendrules.case.conditions import AllOf, AnyOf
from sendrules.case.kinds import Dated, EventKind, Order
from sendrules.citation import reg
from sendrules.errors import (
    BeyondHorizonError,
    NoPeriodError,
    NotInForceError,
    UnknownDuty,
    UnknownReading,
)
from sendrules.law.model import life
from sendrules.law.model.actors import Actor, Source
from sendrules.law.model.anchors import Begun, Last, LastReview, LimitOf, Next, Revival, Stated
from sendrules.law.model.duty import Duty, Limb, Trigger
from sendrules.law.model.life import InForce
from sendrules.law.model.limits import (
    After,
    AfterCounted,
    Before,
    BeforeDate,
    EarliestOf,
    FirstKnown,
    LatestOf,
    Moved,
    NextDate,
    OnTheDay,
)
from sendrules.law.model.overtaken import Overtaken
from sendrules.law.model.reading import Reading
from sendrules.law.statute import Statute, statute
from sendrules.time.calendar import ENGLAND_AND_WALES
from sendrules.time.periods import Counting, Days, Months, Weeks, WorkingDays

TRIGGER_DAY = date(2025, 5, 21)
REFUSAL = Next(EventKind.REFUSAL_TO_ASSESS)
DRAFT = Next(EventKind.DRAFT_PLAN)
DAYS = {
    None: TRIGGER_DAY,
    REFUSAL: date(2025, 6, 30),
    LimitOf("other"): date(2025, 10, 8),
    Stated("closes"): date(2025, 9, 20),
}
MAY = reg("12")


def in_may(day: date) -> bool:
    """What the invented rule of the tests leaves out of a count."""
    return day.month == 5


def day_of(limit) -> date | None:
    """The day that a limit gives where every anchor of ``DAYS`` is there, and a draft plan is not."""
    return limit.day(DAYS.get, ENGLAND_AND_WALES)


@pytest.mark.parametrize(
    ("limit", "day"),
    [
        (After(Weeks(6)), date(2025, 7, 2)),
        (After(Weeks(2), of=REFUSAL), date(2025, 7, 14)),
        (After(Days(15, Counting.BEGINNING_WITH)), date(2025, 6, 4)),
        (After(WorkingDays(5)), date(2025, 5, 29)),  # 22, 23, not 26, 27, 28, 29 May
        (Before(Days(15), of=LimitOf("other")), date(2025, 9, 23)),
        (Before(Weeks(2, Counting.CLEAR), of=REFUSAL), date(2025, 6, 15)),
        (OnTheDay(), TRIGGER_DAY),
        (OnTheDay(of=Stated("closes")), date(2025, 9, 20)),
        (BeforeDate(2, 15), date(2025, 2, 14)),
        (BeforeDate(3, 31), date(2025, 3, 30)),
        (BeforeDate(3, 1), date(2025, 2, 28)),
        (BeforeDate(1, 1), date(2024, 12, 31)),
        (BeforeDate(2, 15, of=REFUSAL), date(2025, 2, 14)),
        (BeforeDate(1, 1, years=1), date(2025, 12, 31)),
        (BeforeDate(1, 1, years=2), date(2026, 12, 31)),
        (BeforeDate(3, 1, years=3), date(2028, 2, 29)),
        (BeforeDate(9, 1, year=2027), date(2027, 8, 31)),
        (
            BeforeDate(9, 1, years=2, year=2027),
            date(2027, 8, 31),
        ),  # a year that is named needs none to be added
        (NextDate(7, 31), date(2025, 7, 31)),
        (NextDate(5, 21), TRIGGER_DAY),  # the day itself is on or after it
        (NextDate(5, 20), date(2026, 5, 20)),
        (NextDate(5, 22), date(2025, 5, 22)),
        (NextDate(1, 1), date(2026, 1, 1)),
        (NextDate(12, 31), date(2025, 12, 31)),
        (NextDate(6, 29, of=REFUSAL), date(2026, 6, 29)),
        (NextDate(6, 30, of=REFUSAL), date(2025, 6, 30)),
        (AfterCounted(Days(1), in_may, "May", MAY), date(2025, 6, 1)),
        (AfterCounted(Days(3), in_may, "May", MAY), date(2025, 6, 3)),
        (AfterCounted(Days(3), lambda _: False, "nothing", MAY), date(2025, 5, 24)),
        (
            AfterCounted(Days(3), lambda d: d.day == 23, "the 23rd", MAY),
            date(2025, 5, 25),
        ),  # 22, not 23, 24, 25
        (AfterCounted(WorkingDays(1), in_may, "May", MAY), date(2025, 6, 2)),  # 1 June is a Sunday
        (AfterCounted(WorkingDays(6), in_may, "May", MAY), date(2025, 6, 9)),  # 2 to 6 June, and Monday
        (
            AfterCounted(WorkingDays(2), lambda d: d.day == 22, "the 22nd", MAY),
            date(2025, 5, 27),
        ),  # 23, not the 26th
        (AfterCounted(Days(1), in_may, "May", MAY, of=REFUSAL), date(2025, 7, 1)),
        (FirstKnown((After(Weeks(2), of=REFUSAL), After(Weeks(6)))), date(2025, 7, 14)),
        (FirstKnown((After(Weeks(2), of=DRAFT), After(Weeks(6)))), date(2025, 7, 2)),
        (FirstKnown((After(Weeks(6)), After(Weeks(2), of=REFUSAL))), date(2025, 7, 2)),
        (EarliestOf((After(Weeks(6)), After(Weeks(2), of=REFUSAL))), date(2025, 7, 2)),
        (LatestOf((After(Weeks(6)), After(Weeks(2), of=REFUSAL))), date(2025, 7, 14)),
        (EarliestOf((After(Weeks(6)), OnTheDay(of=DRAFT))), date(2025, 7, 2)),
        (LatestOf((OnTheDay(of=DRAFT), After(Weeks(6)))), date(2025, 7, 2)),
        (LatestOf((BeforeDate(2, 15), EarliestOf((After(Weeks(6)), After(Weeks(20)))))), date(2025, 7, 2)),
    ],
)
def test_the_day_of_a_limit(limit, day):
    assert day_of(limit) == day
    assert limit.step(DAYS.get, ENGLAND_AND_WALES).value == day


@pytest.mark.parametrize(
    "limit",
    [
        After(Weeks(6), of=DRAFT),
        Before(Weeks(6), of=DRAFT),
        OnTheDay(of=DRAFT),
        BeforeDate(2, 15, of=DRAFT),
        BeforeDate(2, 15, of=DRAFT, year=2027),
        NextDate(7, 31, of=DRAFT),
        AfterCounted(Days(5), in_may, "May", MAY, of=DRAFT),
        EarliestOf((After(Weeks(6), of=DRAFT), OnTheDay(of=DRAFT))),
        LatestOf((After(Weeks(6), of=DRAFT),)),
        FirstKnown((After(Weeks(6), of=DRAFT), OnTheDay(of=DRAFT))),
        Moved(OnTheDay(of=DRAFT), lambda day, _: day, reg("1")),
    ],
)
def test_a_limit_whose_anchor_is_absent_has_no_day(limit):
    assert day_of(limit) is None
    assert limit.step(DAYS.get, ENGLAND_AND_WALES).value is None


@pytest.mark.parametrize("shape", [EarliestOf, LatestOf, FirstKnown])
def test_a_leg_that_is_left_out_is_shown(shape):
    step = shape((After(Weeks(6)), OnTheDay(of=DRAFT))).step(DAYS.get, ENGLAND_AND_WALES)
    assert [inner.value for inner in step.steps] == [date(2025, 7, 2), None]


def test_a_leap_year_is_the_year_of_the_anchor():
    assert BeforeDate(3, 1).day(lambda _: date(2024, 6, 1), ENGLAND_AND_WALES) == date(2024, 2, 29)


def test_the_academic_year_of_a_birthday_in_a_leap_year():
    days = {date(2024, 2, 28): date(2024, 2, 29), date(2024, 2, 29): date(2024, 2, 29)}
    for birthday, day in days.items():
        assert NextDate(2, 29).day(lambda _, b=birthday: b, ENGLAND_AND_WALES) == day


def test_a_count_that_leaves_days_out_needs_the_calendar_only_for_working_days():
    far = date(2035, 4, 30)
    counted = AfterCounted(Days(5), in_may, "May", MAY)
    assert counted.day(lambda _: far, ENGLAND_AND_WALES) == date(2035, 6, 5)
    with pytest.raises(BeyondHorizonError):
        AfterCounted(WorkingDays(5), in_may, "May", MAY).day(lambda _: far, ENGLAND_AND_WALES)


def test_working_days_are_those_of_the_calendar_given():
    closed = ENGLAND_AND_WALES.overlay({date(2025, 6, 2): "closed"})
    assert AfterCounted(WorkingDays(1), in_may, "May", MAY).day(DAYS.get, closed) == date(2025, 6, 3)


@pytest.mark.parametrize(
    ("limit", "title", "inputs", "provision"),
    [
        (NextDate(7, 31), "the next 31/7", (("on or after", TRIGGER_DAY),), None),
        (
            AfterCounted(Days(28), in_may, "the days of May", MAY),
            "28 days, the first day not counted, the days of May not counted", (("from", TRIGGER_DAY),), MAY,
        ),
        (BeforeDate(2, 15), "before 15/2 of the year", (("year of", TRIGGER_DAY),), None),
        (BeforeDate(1, 1, years=2), "before 1/1 of the year", (("year, 2 after that of", TRIGGER_DAY),), None),
        (BeforeDate(9, 1, year=2027), "before 1/9/2027", (), None),
        (Before(Weeks(2), of=REFUSAL), "2 weeks before", (("before", date(2025, 6, 30)),), None),
        (FirstKnown((OnTheDay(),)), "the first that is known of", (), None),
    ],
)  # fmt: skip
def test_a_step_says_how_the_day_came_out(limit, title, inputs, provision):
    step = limit.step(DAYS.get, ENGLAND_AND_WALES)
    assert (step.title, step.inputs, step.provision, step.value) == (title, inputs, provision, day_of(limit))


def test_a_limit_that_is_moved():
    def next_working_day(day, calendar):
        return day if calendar.is_working_day(day) else calendar.add(day, 1)

    easter = After(Days(1))
    moved = Moved(easter, next_working_day, reg("1"))
    good_friday = moved.day(lambda _: date(2026, 4, 2), ENGLAND_AND_WALES)
    assert (good_friday, moved.legs()) == (date(2026, 4, 7), easter.legs())
    step = moved.step(lambda _: date(2026, 4, 2), ENGLAND_AND_WALES)
    assert (step.value, step.steps[0].value, step.provision) == (date(2026, 4, 7), date(2026, 4, 3), reg("1"))


@pytest.mark.parametrize(
    "shape",
    [
        After(Weeks(6)), EarliestOf((After(Weeks(6)),)), LatestOf((OnTheDay(),)), FirstKnown((OnTheDay(),)),
        NextDate(7, 31), BeforeDate(2, 15), AfterCounted(Days(5), in_may, "May", MAY), Before(Weeks(2)),
        Moved(NextDate(7, 31), lambda day, _: day, MAY),
    ],
)  # fmt: skip
def test_the_legs_are_the_anchors(shape):
    assert shape.legs() == (None,)
    both = LatestOf((shape, Before(Days(15), of=LimitOf("other"))))
    assert both.legs() == (None, LimitOf("other"))


def test_an_anchor_is_equal_by_what_it_names():
    sent = Next(EventKind.DRAFT_PLAN, by=Dated.SENT)
    assert Next(EventKind.DRAFT_PLAN) == DRAFT != sent
    assert len({Next(EventKind.DRAFT_PLAN), DRAFT, sent}) == 2
    for shape in (Next, Last):
        with pytest.raises(ValueError, match=f"{shape.__name__} needs at least one kind"):
            shape()


ALL_ALIKE = (
    Next(EventKind.DRAFT_PLAN),
    Next(EventKind.DRAFT_PLAN, by=Dated.SERVED),
    Next(EventKind.DRAFT_PLAN, until=(EventKind.FINAL_PLAN,)),
    Next(EventKind.DRAFT_PLAN, until=(EventKind.AMENDED_PLAN,)),
    Next(EventKind.DRAFT_PLAN, EventKind.FINAL_PLAN),
    Last(EventKind.DRAFT_PLAN),
    Last(EventKind.DRAFT_PLAN, by=Dated.SERVED),
    Last(EventKind.DRAFT_PLAN, within=Months(12)),
    Last(EventKind.DRAFT_PLAN, within=Months(6)),
    Last(EventKind.DRAFT_PLAN, or_next=True),
    Last(EventKind.DRAFT_PLAN, across_starts=True),
    Last(EventKind.DRAFT_PLAN, EventKind.FINAL_PLAN),
    Next(EventKind.DRAFT_PLAN, only_after=(EventKind.REVIEW_MEETING,)),
    Next(EventKind.DRAFT_PLAN, always=(EventKind.DRAFT_PLAN,)),
    Last(EventKind.DRAFT_PLAN, only_after=(EventKind.REVIEW_MEETING,)),
    Begun(EventKind.DRAFT_PLAN),
)
"""Anchors on the same kind of event; each says something else."""


def test_an_anchor_differs_by_everything_that_it_says():
    for one in range(len(ALL_ALIKE)):
        for other in range(len(ALL_ALIKE)):
            assert (ALL_ALIKE[one] == ALL_ALIKE[other]) is (one == other)
    assert Last(EventKind.DRAFT_PLAN, within=Months(12)) == Last(EventKind.DRAFT_PLAN, within=Months(12))
    assert len(set(ALL_ALIKE)) == len(ALL_ALIKE)
    assert Next(EventKind.DRAFT_PLAN) != "draft-plan"
    assert Last(EventKind.DRAFT_PLAN) != "draft-plan"


# limit_for


def duty(id="reg-0-act", **changes) -> Duty:
    return replace(
        Duty(
            id=id, title="Act", holder=Actor.LOCAL_AUTHORITY, owed_to=(Actor.FAMILY,), provision=reg("0"),
            trigger=(Trigger(EventKind.REQUEST),), limit=After(Weeks(6)), discharged_by=Next(EventKind.FINAL_PLAN),
            in_force=InForce(date(2014, 9, 1)),
        ),
        **changes,
    )  # fmt: skip


def named(versions) -> list:
    return [pytest.param(v, id=f"{v.id}-{v.in_force.first}") for v in versions]


DATED = [d for d in statute().duties if d.limit is not None]
ON_TRIGGER = [d for d in DATED if d.in_force.tested_on is life.TestedOn.TRIGGER]
BEFORE_THE_CALENDAR = ("hesc-21-1-c-response-30wd", "hesc-46-permission-28-days")
FALLS_BEFORE = (
    "derived-latest-draft-date", "act-45-4-no-cease-before-appeal-period/appeal",
    "reg-18-1-a-phase-transfer-post16", "reg-18-1-b-phase-transfer-other", "reg-18-2-post16-to-post16",
    "reg-20-3-meeting-notice", "reg-20-4-circulate-advice", "reg-21-3-meeting-notice", "reg-21-4-circulate-advice",
    "reg-37-2-notice-5wd", "det-22-2", "code-9-172-termly-list", "reg-18-3-2015-transitional",
)  # fmt: skip
"""Notices before an event, amendments before a transfer, and what is reckoned back from another day."""
FALLS_ON = ("reg-15-2-transfer-plan-aware-early", "reg-15-7-rcb-early")


@pytest.mark.parametrize("encoded", named(d for d in ON_TRIGGER if d.earlier is None))
def test_no_duty_has_a_limit_the_day_before_it_began(encoded):
    first, life = encoded.in_force.first, encoded.in_force
    day = first - timedelta(1)
    with pytest.raises(NotInForceError, match=f"not in force on {day}") as caught:
        encoded.limit_for(day)
    error = caught.value
    assert (error.duty, error.day, error.first, error.last) == (encoded.id, day, first, life.last)


@pytest.mark.parametrize("encoded", named(d for d in ON_TRIGGER if d.id not in BEFORE_THE_CALENDAR))
def test_a_limit_lies_on_its_side_of_the_day_that_it_runs_from(encoded):
    life = encoded.in_force
    day = life.last or life.first.replace(year=life.first.year + 1)
    limit = encoded.limit_for(day, others={"closes": day + timedelta(14)})
    assert (limit < day, limit == day) == (encoded.id in FALLS_BEFORE, encoded.id in FALLS_ON)


@pytest.mark.parametrize(
    ("id", "limit"),
    # 3 from 4 January 2012, then 8, 13, 18, 23, 28 at the ends of the weeks; and 28 days left in January
    list(zip(BEFORE_THE_CALENDAR, (date(2012, 2, 14), date(2012, 1, 31)), strict=True)),
)
def test_a_limit_in_working_days_before_the_calendar_begins(id, limit):
    encoded = statute().duty(id)
    with pytest.raises(BeyondHorizonError) as caught:
        encoded.limit_for(encoded.in_force.first)
    assert caught.value.before
    assert encoded.limit_for(date(2012, 1, 3)) == limit


def test_a_duty_whose_limit_decides_may_run_from_a_day_before_it_began():
    """26 and 18 weeks with their day are 182 and 126 days: 31 August 2014 ends those of 3 March and 28 April."""
    plan, no_plan = (statute().duty(f"trans-2270-art7-26-weeks/{x}") for x in ("plan", "no-plan"))
    senco = statute().duty("reg-49-4-senco-qualification")
    for encoded, last_day_outside in (
        (plan, date(2014, 3, 3)), (no_plan, date(2014, 4, 28)), (senco, date(2011, 8, 31)),
    ):  # fmt: skip
        with pytest.raises(NotInForceError, match="not in force on 2014-08-31"):
            encoded.limit_for(last_day_outside)
        assert encoded.limit_for(last_day_outside + timedelta(1)) == date(2014, 9, 1)


@pytest.mark.parametrize("encoded", named(d for d in ON_TRIGGER if d.earlier is not None))
def test_the_version_before_answers_for_days_before(encoded):
    first = encoded.in_force.first
    assert encoded.earlier.in_force.last == first - timedelta(1)
    with pytest.raises(NoPeriodError, match="was not found"):  # not encoded, which is not the same as not in force
        encoded.limit_for(first - timedelta(1))
    with pytest.raises(NotInForceError, match="in force from 2014-09-01 to 2015-03-22"):
        encoded.limit_for(date(2014, 8, 31))
    assert encoded.limit_for(first) > first


def test_a_duty_that_has_ended_has_a_limit_up_to_its_last_day():
    ended = duty(in_force=InForce(date(2014, 9, 1), date(2020, 1, 31)))
    assert ended.limit_for(date(2020, 1, 31)) == date(2020, 3, 13)
    with pytest.raises(NotInForceError, match="in force from 2014-09-01 to 2020-01-31"):
        ended.limit_for(date(2020, 2, 1))


@pytest.mark.parametrize("encoded", named(d for d in statute().duties if d.limit is None))
def test_a_duty_without_a_period_has_no_date_to_give(encoded):
    days = (encoded.in_force.first, encoded.in_force.first - timedelta(1))
    for day in days[:1] if encoded.text_not_found else days:
        with pytest.raises(NoPeriodError, match="has no date to give") as caught:
            encoded.limit_for(day)
        assert caught.value.duty == encoded.id
        assert (encoded.text_not_found or encoded.residual) in str(caught.value)


def test_what_has_no_limit_says_what_it_asks_or_why_its_text_is_missing():
    without = [d for d in statute().duties if d.limit is None]
    unread = [d for d in without if d.text_not_found]
    assert {d.in_force.last for d in unread} == {date(2015, 3, 22)}
    assert all(d.residual for d in without if d not in unread)
    assert not any(d.text_not_found for d in DATED)


@pytest.mark.parametrize("day", ["2025-05-21", 20250521, None])
def test_a_limit_runs_from_a_date(day):
    with pytest.raises(TypeError, match=f"a date is needed, not a {type(day).__name__}"):
        duty().limit_for(day)


def test_a_limit_runs_from_no_time():
    with pytest.raises(TypeError, match="a date is needed, not a datetime"):
        duty().limit_for(datetime.fromisoformat("2025-05-21T00:00"))


def test_a_limit_past_the_calendar_or_the_last_date():
    with pytest.raises(BeyondHorizonError):
        duty(limit=After(WorkingDays(10))).limit_for(date(2028, 12, 20))
    with pytest.raises(BeyondHorizonError):
        duty().limit_for(date.max)
    assert duty().limit_for(date(2035, 1, 1)) == date(2035, 2, 12)  # weeks need no calendar


def test_a_limit_with_another_day():
    later = duty(limit=LatestOf((After(Weeks(6)), After(Weeks(2), of=REFUSAL))))
    assert later.limit_for(TRIGGER_DAY, others={"refusal-to-assess": date(2025, 6, 30)}) == date(2025, 7, 14)
    derived = statute().duty("derived-latest-draft-date")
    assert derived.limit_for(TRIGGER_DAY, others={"reg-13-2-final-plan-20-weeks": date(2025, 10, 8)}) == date(
        2025, 9, 23
    )


DECIDED = Last(EventKind.REVIEW_MEETING)
REVIVED = FirstKnown((After(Weeks(10), of=Revival()), After(Weeks(16))))
EITHER = Next(EventKind.FINAL_PLAN, EventKind.DRAFT_PLAN)
REVIEWED = LastReview(EventKind.REVIEW_MEETING, (EventKind.DECISION_TO_AMEND,), (), Months(12), Months(6))
OTHER_DAYS = [
    # without the other day: a leg that is not given is left out, and where it is the only one, the day given is its day
    (After(Weeks(6), of=DECIDED), {}, date(2025, 7, 2)),
    (After(Weeks(6), of=DECIDED), {"review-meeting": date(2025, 6, 30)}, date(2025, 8, 11)),
    (After(Weeks(6), of=DECIDED), {"final-plan": date(2025, 6, 30)}, date(2025, 7, 2)),
    (LatestOf((After(Weeks(1)), After(Weeks(6), of=DECIDED))), {}, date(2025, 5, 28)),
    (LatestOf((After(Weeks(1)), After(Weeks(6), of=DECIDED))), {"review-meeting": date(2025, 4, 1)}, date(2025, 5, 28)),
    (EarliestOf((After(Weeks(9)), After(Weeks(6), of=DECIDED))), {}, date(2025, 7, 23)),
    (EarliestOf((After(Weeks(9)), After(Weeks(6), of=DECIDED))), {"review-meeting": TRIGGER_DAY}, date(2025, 7, 2)),
    (FirstKnown((After(Weeks(6), of=DECIDED), After(Weeks(1)))), {}, date(2025, 5, 28)),
    (FirstKnown((After(Weeks(6), of=DECIDED), After(Weeks(1)))), {"review-meeting": TRIGGER_DAY}, date(2025, 7, 2)),
    # of several kinds the first that is given
    (OnTheDay(of=EITHER), {}, TRIGGER_DAY),
    (OnTheDay(of=EITHER), {"draft-plan": date(2025, 6, 2)}, date(2025, 6, 2)),
    (OnTheDay(of=EITHER), {"draft-plan": date(2025, 6, 2), "final-plan": date(2025, 6, 9)}, date(2025, 6, 9)),
    (After(Weeks(6), of=REVIEWED), {}, date(2025, 7, 2)),
    (After(Weeks(6), of=REVIEWED), {"review-meeting": date(2025, 6, 30)}, date(2025, 8, 11)),
    # the limit of another duty, by its id
    (Before(Days(15), of=LimitOf("reg-0-other")), {}, date(2025, 5, 6)),
    (Before(Days(15), of=LimitOf("reg-0-other")), {"reg-0-other": date(2025, 10, 8)}, date(2025, 9, 23)),
    # a day that a notice states: beside a period it counts as the day given, alone it has none
    (After(Weeks(6), of=Stated("aware")), {}, date(2025, 7, 2)),
    (After(Weeks(6), of=Stated("aware")), {"aware": date(2025, 6, 30)}, date(2025, 8, 11)),
    (OnTheDay(of=Stated("closes")), {"closes": date(2025, 6, 9)}, date(2025, 6, 9)),
    (EarliestOf((OnTheDay(of=Stated("course_ends")), After(Months(12)))), {}, date(2026, 5, 21)),
    (EarliestOf((OnTheDay(of=Stated("course_ends")), After(Months(12)))), {"course_ends": date(2025, 7, 4)}, date(2025, 7, 4)),
    # what undid an ending follows from no other day
    (REVIVED, {}, date(2025, 9, 10)),
    (REVIVED, {"revival": date(2025, 6, 2)}, date(2025, 8, 11)),
]  # fmt: skip


@pytest.mark.parametrize(("limit", "others", "day"), OTHER_DAYS)
def test_what_other_days_do(limit, others, day):
    assert duty(limit=limit).limit_for(TRIGGER_DAY, others=others) == day


@pytest.mark.parametrize(
    "limit", [OnTheDay(of=Stated("closes")), After(Weeks(10), of=Revival()), OnTheDay(of=Revival())]
)
def test_a_day_that_nothing_else_can_stand_for_has_to_be_given(limit):
    with pytest.raises(NoPeriodError, match="give it in `others`"):
        duty(limit=limit).limit_for(TRIGGER_DAY)


def test_a_day_before_the_life_is_refused_whatever_other_days_are_given():
    young = duty(limit=After(Weeks(6), of=DECIDED))
    with pytest.raises(NotInForceError):
        young.limit_for(date(2014, 8, 31), others={"review-meeting": date(2025, 6, 30)})
    on_limit = replace(young, in_force=InForce(date(2014, 9, 1), date(2018, 3, 31), life.TestedOn.LIMIT))
    assert on_limit.limit_for(date(2014, 8, 31), others={"review-meeting": date(2018, 2, 17)}) == date(2018, 3, 31)
    with pytest.raises(NotInForceError, match="not in force on 2018-04-01"):
        on_limit.limit_for(date(2014, 9, 1), others={"review-meeting": date(2018, 2, 18)})


def test_a_version_whose_text_was_not_found_has_no_date_to_give():
    unread = duty(text_not_found="burnt")
    with pytest.raises(NoPeriodError, match="burnt"):
        unread.limit_for(TRIGGER_DAY)
    with pytest.raises(NotInForceError):
        unread.limit_for(date(2010, 1, 1))


def test_a_limit_on_another_calendar():
    proclaimed = ENGLAND_AND_WALES.overlay({date(2026, 6, 8): "proclaimed"})
    one_day = duty(limit=After(WorkingDays(1)))
    assert one_day.limit_for(date(2026, 6, 5)) == date(2026, 6, 8)
    assert one_day.limit_for(date(2026, 6, 5), calendar=proclaimed) == date(2026, 6, 9)


# lives and sources


def test_both_ends_of_a_life_are_in_force():
    summer = InForce(date(2020, 5, 1), date(2020, 9, 24), life.TestedOn.LIMIT)
    days = (date(2020, 4, 30), date(2020, 5, 1), date(2020, 9, 24), date(2020, 9, 25))
    assert [summer.contains(day) for day in days] == [False, True, True, False]
    with pytest.raises(ValueError, match="cannot end"):
        InForce(date(2020, 9, 24), date(2020, 5, 1))


@pytest.mark.parametrize(
    ("one", "other", "overlap"),
    [
        ((1, 3), (4, 6), False),
        ((1, 3), (3, 6), True),
        ((1, None), (4, 6), True),
        ((4, None), (1, 3), False),
        ((1, None), (4, None), True),
        ((1, 6), (3, 3), True),
    ],
)
def test_lives_that_overlap(one, other, overlap):
    def life(first, last):
        return InForce(date(2020, first, 1), date(2020, last, 1) if last else None)

    assert life(*one).overlaps(life(*other)) is overlap
    assert life(*other).overlaps(life(*one)) is overlap


TAKES_OVER = Overtaken(
    (EventKind.TRIBUNAL_ORDER, EventKind.MEDIATION_AGREEMENT, EventKind.DETAINED), (Order.ASSESS, Order.REMIT)
)


@pytest.mark.parametrize(
    ("kind", "order", "overtakes"),
    [
        (EventKind.TRIBUNAL_ORDER, Order.ASSESS, True),
        (EventKind.TRIBUNAL_ORDER, Order.REMIT, True),
        (EventKind.TRIBUNAL_ORDER, Order.CEASE, False),
        (EventKind.TRIBUNAL_ORDER, None, False),  # what it orders is not known
        (EventKind.MEDIATION_AGREEMENT, Order.ASSESS, True),
        (EventKind.MEDIATION_AGREEMENT, Order.OTHER, False),
        (EventKind.APPEAL_CONCEDED, Order.ASSESS, False),  # not one of these kinds
        (EventKind.DETAINED, None, True),  # carries no order
        (EventKind.RELEASED, None, False),
    ],
)
def test_what_overtakes(kind, order, overtakes):
    assert TAKES_OVER.by(kind, order) is overtakes


def test_each_of_the_three_kinds_that_carry_an_order_is_asked_for_it():
    for kind in (EventKind.TRIBUNAL_ORDER, EventKind.MEDIATION_AGREEMENT, EventKind.APPEAL_CONCEDED):
        rule = Overtaken((kind,), (Order.MAKE_PLAN,))
        found = [rule.by(kind, order) for order in (Order.MAKE_PLAN, Order.ASSESS, None)]
        assert found == [True, False, False]
    assert Overtaken((EventKind.DETAINED,)).by(EventKind.DETAINED, None) is True


def test_only_statute_and_case_law_bind():
    assert {s for s in Source if s.binds} == {Source.STATUTE, Source.CASE_LAW}


# what a statute checks

LIMB = Limb(id="limb", title="a limb", when=AllOf(()), provision=reg("0(1)"), in_force=InForce(date(2014, 9, 1)))
READING = Reading(
    id="question", question="?", adopted="one", authority="none", duties=("reg-0-act",),
    alternatives={"other": lambda d: replace(d, limit=After(Weeks(7)))}, described={"other": "seven weeks"},
)  # fmt: skip


def test_a_limb_stands_once():
    other = replace(LIMB, when=AnyOf(()))
    with pytest.raises(ValueError, match="the limb limb stands under a and differs under b"):
        Statute([duty("a", unless=(LIMB,)), duty("b", unless=(other,))])
    with pytest.raises(ValueError, match="the limb limb"):
        Statute([duty("a", unless=(LIMB, other))])


def test_versions_of_a_duty_are_never_in_force_together():
    first = duty(in_force=InForce(date(2014, 9, 1), date(2018, 4, 2)))
    with pytest.raises(ValueError, match="two versions of reg-0-act are in force on 2018-04-02"):
        Statute([duty(in_force=InForce(date(2018, 4, 2))), first])
    with pytest.raises(ValueError, match="two versions"):
        Statute([duty(), duty()])


def test_the_latest_version_is_the_duty():
    first = duty(in_force=InForce(date(2014, 9, 1), date(2018, 4, 2)))
    second = duty(in_force=InForce(date(2018, 4, 3)))
    law = Statute([second, first])
    assert (law.duty("reg-0-act"), law.versions("reg-0-act")) == (second, (first, second))


@pytest.mark.parametrize(
    ("duties", "readings", "words"),
    [
        ([duty()], [replace(READING, duties=("reg-0-act", "reg-9"))], "the reading question names reg-9, which is no duty"),
        ([duty(limit=OnTheDay(of=LimitOf("reg-9")))], [], "reg-0-act names reg-9, which is no duty"),
        ([duty(limit=LatestOf((After(Weeks(6)), OnTheDay(of=LimitOf("reg-9")))))], [], "reg-0-act names reg-9"),
        ([duty()], [replace(READING, described={"another": "x"})], "describes other answers than it has"),
        ([duty()], [replace(READING, described={})], "describes other answers than it has"),
    ],
)  # fmt: skip
def test_a_name_points_at_something(duties, readings, words):
    with pytest.raises(ValueError, match=words):
        Statute(duties, readings)


def test_under_another_reading():
    law = Statute([duty(), duty("other")], [READING])
    other = law.under({"question": "other"})
    assert other.duty("reg-0-act").limit_for(TRIGGER_DAY) == date(2025, 7, 9)
    assert other.duty("other").limit_for(TRIGGER_DAY) == date(2025, 7, 2)
    assert dict(other.adopted) == {"question": "other"}
    assert law.duty("reg-0-act").limit_for(TRIGGER_DAY) == date(2025, 7, 2)
    assert law.under({"question": "adopted"}).duties == law.duties
    assert law.alternative("question", "other") is law.alternative("question", "other")


@pytest.mark.parametrize(
    ("readings", "near"),
    [
        ({"notif": "sent"}, ("notify",)),
        ({"coronavirus-lastday": "25-september"}, ("coronavirus-last-day",)),
        ({"notify": "snt"}, ("sent",)),
        ({"notify": "adoptd"}, ("adopted",)),
        ({"notify": "zzz"}, ()),
    ],
)
def test_under_a_reading_that_is_not_known(readings, near):
    with pytest.raises(UnknownReading, match="there is no reading called") as caught:
        statute().under(readings)
    assert caught.value.near == near


def test_a_duty_that_is_not_known():
    with pytest.raises(UnknownDuty, match="Did you mean reg-5-1-decision-to-assess") as caught:
        statute().duty("reg-5-1-decision-to-asses")
    assert caught.value.name == "reg-5-1-decision-to-asses"
    with pytest.raises(UnknownDuty):
        statute().versions("reg-99")
    assert "reg-99" not in statute()
    assert "reg-5-1-decision-to-assess" in statute()


LENDING = ("reg-4-1-exceptions", "reg-45-7-and-3A")
"""The questions of which an answer lends a duty the limbs of another."""


def changed_by(reading: str, answer: str) -> set[str]:
    """The duties that an answer edits, and those whose limit is reckoned from the limit of one that it edits."""
    law, other = statute(), statute().under({reading: answer})
    pairs = list(zip(law.duties, other.duties, strict=True))
    assert all(mine.id == theirs.id for mine, theirs in pairs)
    moved = {mine.id for mine, theirs in pairs if mine.limit != theirs.limit}
    legs = {d.id: d.limit.legs() if d.limit else () for d in law.duties}
    through = {id for id in legs if any(isinstance(leg, LimitOf) and leg.duty in moved for leg in legs[id])}
    return {mine.id for mine, theirs in pairs if mine != theirs} | through & set(law.readings[reading].duties)


@pytest.mark.parametrize("reading", list(statute().readings.values()), ids=lambda r: r.id)
def test_the_answers_to_a_question_change_the_duties_that_it_names_and_no_other(reading):
    changed = [changed_by(reading.id, answer) for answer in reading.alternatives]
    assert all(changed)
    assert len(reading.duties) == len(set(reading.duties))
    found = set().union(*changed)
    assert found <= set(reading.duties)
    lent = {r.id: a for r in statute().readings.values() for a in r.alternatives if r.id in LENDING}
    for id in set(reading.duties) - found:  # it may matter only where another answer lends it something
        law, both = (
            statute().under(lent),
            statute().under(lent | {reading.id: next(iter(reading.alternatives))}),
        )
        assert both.duty(id) != law.duty(id), id


def test_a_statute_is_built_once_and_cannot_be_changed():
    assert statute() is statute()
    with pytest.raises(TypeError):
        statute().limbs["x"] = LIMB
    with pytest.raises(AttributeError):
        statute().duty("reg-3-consult-on-request").title = "x"
