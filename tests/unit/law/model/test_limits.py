"""Each form of limit: the day it gives, and the steps that show how."""

from datetime import date

import pytest

from sendrules.case.kinds import EventKind
from sendrules.citation import reg
from sendrules.errors import BeyondHorizonError
from sendrules.law.model.anchors import LimitOf, Next, Stated
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
from sendrules.time.calendar import ENGLAND_AND_WALES
from sendrules.time.periods import Counting, Days, Weeks, WorkingDays
from sendrules.wording.limit import limit_step

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
    assert limit_step(limit, DAYS.get, ENGLAND_AND_WALES).value == day


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
    assert limit_step(limit, DAYS.get, ENGLAND_AND_WALES).value is None


@pytest.mark.parametrize("shape", [EarliestOf, LatestOf, FirstKnown])
def test_a_leg_that_is_left_out_is_shown(shape):
    step = limit_step(shape((After(Weeks(6)), OnTheDay(of=DRAFT))), DAYS.get, ENGLAND_AND_WALES)
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
        (NextDate(7, 31), "the next 31 July", (("on or after", TRIGGER_DAY),), None),
        (
            AfterCounted(Days(28), in_may, "the days of May", MAY),
            "28 days, the first day not counted, the days of May not counted", (("from", TRIGGER_DAY),), MAY,
        ),
        (BeforeDate(2, 15), "before 15 February of the year", (("year of", TRIGGER_DAY),), None),
        (BeforeDate(1, 1, years=2), "before 1 January of the year", (("year, 2 after that of", TRIGGER_DAY),), None),
        (BeforeDate(9, 1, year=2027), "before 1 September 2027", (), None),
        (Before(Weeks(2), of=REFUSAL), "2 weeks before", (("before", date(2025, 6, 30)),), None),
        (FirstKnown((OnTheDay(),)), "the first that is known of", (), None),
    ],
)  # fmt: skip
def test_a_step_says_how_the_day_came_out(limit, title, inputs, provision):
    step = limit_step(limit, DAYS.get, ENGLAND_AND_WALES)
    assert (step.title, step.inputs, step.provision, step.value) == (title, inputs, provision, day_of(limit))


def test_a_limit_that_is_moved():
    def next_working_day(day, calendar):
        return day if calendar.is_working_day(day) else calendar.add(day, 1)

    easter = After(Days(1))
    moved = Moved(easter, next_working_day, reg("1"))
    good_friday = moved.day(lambda _: date(2026, 4, 2), ENGLAND_AND_WALES)
    assert (good_friday, moved.legs()) == (date(2026, 4, 7), easter.legs())
    step = limit_step(moved, lambda _: date(2026, 4, 2), ENGLAND_AND_WALES)
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
