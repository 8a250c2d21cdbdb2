"""Where the day of a batch is stated, every batch goes out on it. All invented; days worked by hand."""

from datetime import date
from typing import Any

import pytest

import sendrules as sr
from contracts import A_MONTH, buys, contract
from policies import DOC
from sendrules.commissioning import schedule_of
from sendrules.local.contracts.peaks import most_at_once, most_by
from sendrules.local.contracts.stated_days import by_batch

LATE_NOVEMBER = {"latest": "2024-11-30", "stated": "at the end of November 2024"}
FAR = date(2030, 1, 1)


def handed(**more: Any) -> sr.Allocation:
    return sr.Allocation.model_validate({"provenance": DOC} | more)


def lasts(made: sr.Contract, allocation: sr.Allocation | None = None) -> list[tuple[date, date]]:
    return [(r.last_allocation, r.last_report) for r in sr.clearing(made, FAR, allocation=allocation).readings]


@pytest.mark.parametrize(
    ("day", "expected"),
    [
        # 200 at 35 a month from the end of November 2024: on month ends the sixth batch is of 30 April, or of 31 May if the first is in
        # December; six weeks are 42 days
        ("last-day", [(date(2025, 4, 30), date(2025, 6, 11)), (date(2025, 5, 31), date(2025, 7, 12))]),
        # 29 November is the last working day; then 30 April, or 30 May (the 31st is a Saturday)
        ("last-working-day", [(date(2025, 4, 30), date(2025, 6, 11)), (date(2025, 5, 30), date(2025, 7, 11))]),
        # nothing goes out before 30 November, so the first day of a month is 1 December, and the sixth 1 May
        ("first-day", [(date(2025, 5, 1), date(2025, 6, 12))]),
        # the first Monday of December is the 2nd, of May the 5th
        ("monday", [(date(2025, 5, 5), date(2025, 6, 16))]),
    ],
)
def test_a_backlog_clears_on_the_stated_day(day: str, expected: list[tuple[date, date]]) -> None:
    made = contract(starts=LATE_NOVEMBER)
    stated = handed(day=day)
    assert lasts(made, stated) == expected
    assert lasts(contract(starts=LATE_NOVEMBER, allocation=stated)) == expected
    # the schedule says the same
    found = schedule_of(buys(made.model_dump(exclude_none=True) | {"allocation": stated.model_dump(exclude_none=True)}))
    assert [(r.last_allocation(), r.last_report()) for r in found.readings] == expected


def test_the_reading_says_which_day() -> None:
    (reading,) = sr.clearing(contract(starts=LATE_NOVEMBER), FAR, allocation=handed(day="first-day")).readings
    assert (
        reading.described
        == "handed out on the first day of each month, first on Sun 1 Dec 2024; a report is due in 6 weeks"
    )


def test_the_stated_day_settles_what_else_depends() -> None:
    made = contract(starts=LATE_NOVEMBER)
    known = {"backlog": 200, "new_demand_elsewhere": True}
    by = date(2025, 6, 30)
    assert sr.clearing(made, by, **known).consistent is None
    assert sr.clearing(made, by, allocation=handed(day="first-day"), **known).consistent is True
    assert sr.clearing(made, by, allocation=handed(day="last-day"), **known).consistent is None


def test_a_total_that_the_volumes_do_not_reach_has_no_day() -> None:
    short = contract(volumes=[A_MONTH | {"lasts": "5 months"}])
    found = sr.clearing(short, FAR, allocation=handed(day="last-day"))
    assert (found.readings, "when the rest of the total is handed out" in found.missing) == ((), True)


def test_a_stated_batch_makes_it_later() -> None:
    # 200 by 25 a month are eight batches: from December that is July 2025
    assert lasts(contract(starts="2024-12-01"), handed(day="first-day", batch=25)) == [
        (date(2025, 7, 1), date(2025, 8, 12))
    ]


def test_the_most_by_a_day() -> None:
    made = contract(starts=LATE_NOVEMBER)
    # first days: 1 December + 42 days is 12 January, 1 January + 42 is 12 February
    first = handed(day="first-day")
    assert [most_by(made, date(2025, 1, day), first) for day in (11, 12)] == [0, 35]
    # last days: 30 November + 42 days is 11 January
    assert [most_by(made, date(2025, 1, day), handed(day="last-day")) for day in (10, 11)] == [0, 35]
    # without a stated day: with the start
    assert most_by(made, date(2025, 1, 11)) == 35
    untimed = contract(starts=LATE_NOVEMBER, turnaround=None)
    assert [most_by(untimed, date(2024, 12, day), first) for day in (1, 31)] == [35, 35]


def test_the_most_at_once() -> None:
    # 42 days are longer than a month and shorter than two: two batches at once
    assert most_at_once(contract(), handed(day="first-day")) == 70
    # on Mondays: of four Mondays 35 are 8, 9, 9 and 9. Each is at work for 42 days, so seven are at once. January and February 2025 have
    # four each: from 13 January to 24 February 9 + 9 + 9 + 8 + 9 + 9 + 9
    assert most_at_once(contract(), handed(day="monday", cadence="weekly", batch=10)) == 62
    # without volumes ten on each Monday
    assert most_at_once(contract(volumes=[]), handed(day="monday", cadence="weekly", batch=10)) == 70
    # 27 a fortnight on month ends: the weeks that ended in a month, two or three fortnights of 27
    fortnights = contract(
        starts="2025-01-01", total=None, volumes=[{"rate": {"value": 27, "unit": "assessments", "per": "fortnight"}}]
    )
    assert most_at_once(fortnights, handed(day="last-day", cadence="monthly")) == 27 * 3 + 27 * 2


def test_a_batch_is_a_volume_only_at_a_cadence() -> None:
    assert by_batch(handed(batch=10)) == ()
    assert by_batch(None) == ()
    (step,) = by_batch(handed(batch=10, cadence="weekly"))
    assert (step.rate.value, step.rate.per) == (10, sr.Per.WEEK)


def test_a_working_day_that_the_calendar_does_not_know() -> None:
    far = contract(starts="2090-01-01")
    assert most_by(far, date(2095, 1, 1), handed(day="last-working-day")) is None
    assert most_at_once(far, handed(day="last-working-day")) is None
