"""What a panel, its papers and a school term may say of themselves."""

from datetime import date
from typing import Any

import pytest
from pydantic import ValidationError

import sendrules as sr
from panels import WEEKLY, panel, standards, term
from sendrules.local.declarations.panels import of_month

REFUSED: list[tuple[dict[str, Any], str]] = [
    ({"first": "2026-09-03", "weekday": "wednesday"}, "Thu 3 Sep 2026, is not on a Wednesday"),
    (
        {"every": "1 month", "weekday": "tuesday", "week_of_month": 1, "first": "2026-09-08"},
        "is not the first Tuesday of its month",
    ),
    (
        {"every": "1 month", "weekday": "tuesday", "week_of_month": "last", "first": "2026-09-22"},
        "is not the last Tuesday of its month",
    ),
    ({"first": "2026-09-02", "not_on": ["2026-09-02"]}, "is a day without a meeting"),
    ({"every": "2 weeks", "week_of_month": 1}, "only a panel that meets every so many months"),
    ({"week_of_month": 1}, "only a panel that meets every so many months"),
    ({"every": "1 month", "week_of_month": 5}, "this is no week of the month"),
    ({"every": "1 month", "week_of_month": 0}, "this is no week of the month"),
    ({"every": "1 month", "week_of_month": [1, 5]}, "this is no week of the month"),
    (
        {"every": "1 month", "weekday": "tuesday", "week_of_month": [1, 3], "first": "2026-09-08"},
        "is not the first or third Tuesday of its month",
    ),
    ({"every": "1 month", "week_of_month": True}, "this is no week of the month"),
    ({"every": "1 month", "week_of_month": "first"}, "this is no week of the month"),
    ({"every": "10 days"}, "every so many weeks or months"),
    ({"every": "5 working days"}, "every so many weeks or months"),
    ({"every": "53 weeks"}, "too long (given: 53)"),
    ({"papers": {}}, "so long before the meeting, or on a weekday before it"),
    (
        {"papers": {"before": "4 working days", "weekday": "thursday"}},
        "so long before the meeting, or on a weekday before it",
    ),
    ({"papers": {"before": sr.Days(3, sr.Counting.BEGINNING_WITH)}}, "cannot begin with the day of the meeting"),
    ({"extra": ["2026-09-02"], "not_on": ["2026-09-02"]}, "is a day without a meeting, and an extra one"),
    ({"decides": ["reg-5-1-decision-to-assess", "reg-5-1-decision-to-assess"]}, "is named more than once"),
    ({"fewest_members": 0}, "greater than or equal to 1"),
]


@pytest.mark.parametrize(("declared", "why"), REFUSED, ids=lambda v: v if isinstance(v, str) else "")
def test_what_cannot_be_is_refused(declared: dict[str, Any], why: str) -> None:
    with pytest.raises(ValidationError) as refused:
        panel(**declared)
    assert why in str(refused.value)


@pytest.mark.parametrize("hour", ["5 pm", "17.00", "24:00", "17:60", "9:00", "17:00:00", "", 17, "١٧:٠٠"])
def test_an_hour_is_hours_and_minutes(hour: Any) -> None:
    with pytest.raises(ValidationError, match="this is not a time of day"):
        sr.Papers(weekday="thursday", hour=hour)


@pytest.mark.parametrize("hour", ["00:00", "09:30", "23:59"])
def test_hours_that_are(hour: str) -> None:
    assert sr.Papers(weekday="thursday", hour=hour).hour == hour


def test_what_a_source_does_not_say_is_none() -> None:
    bare = panel()
    unsaid = (
        "every",
        "weekday",
        "first",
        "term_time_only",
        "papers",
        "fewest_members",
        "told_within",
        "on_bank_holiday",
    )
    assert [getattr(bare, name) for name in unsaid] == [None] * len(unsaid)


def test_a_first_meeting_that_fits_is_taken() -> None:
    assert panel(every="1 month", weekday="tuesday", week_of_month="last", first="2026-09-29").first == date(
        2026, 9, 29
    )
    assert panel(**WEEKLY, first="2026-09-02").first == date(2026, 9, 2)


@pytest.mark.parametrize(("which", "day"), [(1, 1), (2, 8), (3, 15), (4, 22), ("last", 29)])
def test_the_tuesdays_of_september_2026(which: int | str, day: int) -> None:
    # 1 September 2026 is a Tuesday, so the Tuesdays are the 1st, 8th, 15th, 22nd and 29th
    assert of_month(date(2026, 9, 17), sr.Weekday.TUESDAY, which) == date(2026, 9, day)


def test_the_last_of_a_month_with_four() -> None:
    # 1 February 2026 is a Sunday: the Mondays are the 2nd, 9th, 16th and 23rd, and there is no fifth
    assert of_month(date(2026, 2, 1), sr.Weekday.MONDAY, "last") == date(2026, 2, 23)


def test_a_term_does_not_run_backwards() -> None:
    with pytest.raises(ValidationError, match="is before the first"):
        term("2026-10-23", "2026-09-02")
    assert term("2026-09-02", "2026-09-02").last == date(2026, 9, 2)


def test_two_panels_have_two_ids() -> None:
    with pytest.raises(ValidationError, match="two standards share an id: panel"):
        standards(panel(), panel())
