"""When a contract's work is done, by the month and by the week. Every date is worked by hand."""

from datetime import date
from typing import Any

import pytest

import sendrules as sr
from contracts import A_MONTH, contract
from policies import DOC
from sendrules.local.contracts.peaks import most_at_once, most_by

LATE_NOVEMBER = {"latest": "2024-11-30", "stated": "at the end of November 2024"}
JUNE = date(2025, 6, 2)  # a Monday


def rate(value: int, per: str, lasts: str | None = None) -> dict[str, Any]:
    return {"rate": {"value": value, "unit": "assessments", "per": per}, "lasts": lasts}


def allocation(cadence: str, **more: Any) -> dict[str, Any]:
    return {"cadence": cadence, "provenance": DOC, **more}


def test_whether_a_backlog_is_cleared_by_june_is_a_range_and_not_a_yes():
    found = sr.clearing(contract(starts=LATE_NOVEMBER), date(2025, 6, 30))
    assert [r.last_report for r in found.readings] == [
        date(2025, 6, 11),
        date(2025, 6, 12),
        date(2025, 7, 12),
    ]
    assert [r.in_time for r in found.readings] == [True, True, False]
    assert (found.earliest, found.latest, found.consistent) == (date(2025, 6, 11), date(2025, 7, 12), None)
    assert "the size of the backlog" in found.missing
    assert (
        sr.clearing(
            contract(starts=LATE_NOVEMBER), date(2025, 7, 31), backlog=200, new_demand_elsewhere=True
        ).consistent
        is True
    )
    assert sr.clearing(contract(), date(2025, 7, 31), backlog=201).consistent is None
    unknown = sr.clearing(contract(turnaround={"starts": "not-stated", "provenance": DOC}), date(2025, 6, 30))
    assert unknown.readings == ()
    assert "the turnaround" in unknown.missing


WEEKLY = {"starts": JUNE, "total": 100, "volumes": [rate(27, "week")]}


@pytest.mark.parametrize(
    ("change", "first", "last"),
    [
        # 27, 27, 27 and 19: the week of 23 June is the last. Its work goes out from Monday 23 to Sunday 29 June; + 42 days
        (WEEKLY, (date(2025, 6, 23), date(2025, 8, 4)), (date(2025, 6, 29), date(2025, 8, 10))),
        (WEEKLY | {"allocation": allocation("weekly")}, (date(2025, 6, 23), date(2025, 8, 4)), (date(2025, 6, 29), date(2025, 8, 10))),
        # by the fortnight: 2 to 15 June and 16 to 29 June. In advance on the 16th, or in arrears on the 29th
        (WEEKLY | {"allocation": allocation("fortnightly")}, (date(2025, 6, 16), date(2025, 7, 28)), (date(2025, 6, 29), date(2025, 8, 10))),
        # by the month: in advance on the first day of the work, or in arrears at the end of June
        (WEEKLY | {"allocation": allocation("monthly")}, (date(2025, 6, 2), date(2025, 7, 14)), (date(2025, 6, 30), date(2025, 8, 11))),
        # any day of June: weeks from Sunday 1 June (last 22 to 28 June), or from Monday 30 June (last 21 to 27 July)
        (WEEKLY | {"starts": "2025-06"}, (date(2025, 6, 22), date(2025, 8, 3)), (date(2025, 7, 27), date(2025, 9, 7))),
        # 50 each from 1, 15 and 29 September and 13 October: the last from 13 to 26 October
        ({"starts": "2025-09-01", "volumes": [rate(50, "fortnight")]}, (date(2025, 10, 13), date(2025, 11, 24)), (date(2025, 10, 26), date(2025, 12, 7))),
        # 35 for each of five months from December, 25 in May; by tens each week that is three batches: 1, 8 and 15 May
        ({"starts": "2025-12-01", "allocation": allocation("weekly", batch=10)}, (date(2026, 5, 15), date(2026, 6, 26)), (date(2026, 5, 31), date(2026, 7, 12))),
        # 330 from April to June and 330 from July to September
        ({"starts": "2026-04-01", "total": 660, "volumes": [rate(330, "quarter")]}, (date(2026, 7, 1), date(2026, 8, 12)), (date(2026, 9, 30), date(2026, 11, 11))),
        # the same in months: by 110 at a time the third batch of the second quarter, on 1 September
        ({"starts": "2026-04-01", "total": 660, "volumes": [rate(330, "quarter")], "allocation": allocation("monthly", batch=110)},
         (date(2026, 9, 1), date(2026, 10, 13)), (date(2026, 9, 30), date(2026, 11, 11))),
    ],
)  # fmt: skip
def test_a_list_is_cleared_between_two_days(
    change: dict[str, Any], first: tuple[date, date], last: tuple[date, date]
) -> None:
    found = sr.clearing(contract(**change), date(2030, 1, 1))
    assert [(r.last_allocation, r.last_report) for r in found.readings] == [first, last]
    assert (found.earliest, found.latest) == (first[1], last[1])


def test_in_time_for_certain_or_not_or_by_the_day_of_the_week() -> None:
    weekly = contract(**WEEKLY)
    assert sr.clearing(weekly, date(2025, 8, 10)).consistent is True
    assert sr.clearing(weekly, date(2025, 8, 9)).consistent is None
    assert sr.clearing(weekly, date(2025, 8, 3)).consistent is False
    said = [r.described for r in sr.clearing(weekly, date(2025, 8, 3)).readings]
    assert said == [
        "27 assessments a week from Mon 2 Jun 2025, handed out at the start of each week; a report is due in 6 weeks",
        "27 assessments a week from Mon 2 Jun 2025, handed out at the end of each week; a report is due in 6 weeks",
    ]


def test_a_contract_can_start_at_the_start_of_its_window_too() -> None:
    # 35 on 1 November to 1 March and 25 on 1 April 2025: + 42 days is 13 May
    found = sr.clearing(contract(), date(2025, 5, 13))
    assert found.earliest == date(2025, 5, 13)
    assert found.consistent is None
    assert sr.clearing(contract(), date(2025, 5, 12)).consistent is False


def test_an_open_start_can_be_too_late_for_certain_and_never_in_time_for_certain() -> None:
    onwards = contract(starts={"earliest": "2024-11-01", "open_ended": True})
    found = sr.clearing(onwards, date(2030, 1, 1))
    assert found.consistent is None
    assert "the last day on which the contract can start" in found.missing
    assert sr.clearing(onwards, date(2025, 5, 12)).consistent is False


def test_nothing_is_cleared_by_a_contract_that_was_replaced() -> None:
    gone = contract(ended={"how": "replaced", "provenance": DOC})
    found = sr.clearing(gone, date(2030, 1, 1))
    assert (found.readings, found.consistent) == ((), None)
    assert found.missing[0] == "who does the work: the contract was replaced"
    assert most_by(gone, date(2030, 1, 1)) == 0
    every = sr.Allocation.model_validate(allocation("monthly"))
    assert (most_at_once(contract(), every), most_at_once(gone, every)) == (70, None)


def test_weeks_that_last_for_weeks_or_for_months() -> None:
    # three weeks of 27 are 81: the other 19 have no day
    short = sr.clearing(contract(**WEEKLY | {"volumes": [rate(27, "week", "3 weeks")]}), date(2030, 1, 1))
    assert (short.readings, "when the rest of the total is handed out" in short.missing) == ((), True)
    # three months from 2 June end on 1 September, the fourteenth Monday: 14 x 27 = 378
    three = [rate(27, "week", "3 months")]
    assert sr.clearing(contract(starts=JUNE, total=378, volumes=three), date(2030, 1, 1)).readings
    assert not sr.clearing(contract(starts=JUNE, total=379, volumes=three), date(2030, 1, 1)).readings


def test_the_allocation_of_the_policy_stands_in_for_one_of_the_contract() -> None:
    monthly = sr.Allocation.model_validate(allocation("monthly"))
    found = sr.clearing(contract(**WEEKLY), date(2030, 1, 1), allocation=monthly)
    assert [r.last_allocation for r in found.readings] == [date(2025, 6, 2), date(2025, 6, 30)]


def test_most_by_a_day_and_at_once_by_the_week() -> None:
    # due on 14, 21 and 28 July and on 4 August
    weekly = contract(**WEEKLY)
    assert [most_by(weekly, date(2025, 8, day)) for day in (3, 4)] == [81, 100]
    # without an end: each batch lives 42 days, so that of its first day and of the six weeks after it are at work on day 42
    endless = contract(starts=JUNE, total=None, volumes=[rate(27, "week")])
    assert most_at_once(endless, sr.Allocation.model_validate(allocation("weekly"))) == 7 * 27
    # 27 a week by the fortnight: 54 on days 0, 14, 28 and 42
    assert most_at_once(endless, sr.Allocation.model_validate(allocation("fortnightly"))) == 4 * 54
    # 35 a month by tens each week is 10 on days 0, 7, ... 42
    tens = sr.Allocation.model_validate(allocation("weekly", batch=10))
    assert most_at_once(contract(volumes=[A_MONTH]), tens) == 70


def test_eighteen_months_and_june_2027_agree_for_some_starts_only():
    two = contract(within_months=18, ends_by="2027-06-30", starts=None)
    assert sr.deadline(two, established=date(2025, 12, 31)).agree is True
    late = sr.deadline(two, established=date(2026, 1, 1))
    assert (late.agree, late.counted, late.binds) == (False, date(2027, 7, 1), date(2027, 6, 30))
    assert sr.deadline(two).missing == ("the day the contract was established",)


def test_a_yes_and_a_no_are_no_surer_than_what_they_rest_on():
    """New requests on the same capacity take some of it; a backlog smaller than the contract may be done before its end."""
    shared = sr.clearing(contract(starts=LATE_NOVEMBER), date(2025, 7, 31), backlog=200, new_demand_elsewhere=False)
    assert (shared.consistent, shared.missing) == (None, ("how many new requests use this capacity",))
    late = {"backlog": 200, "new_demand_elsewhere": True}
    assert sr.clearing(contract(starts=LATE_NOVEMBER), date(2025, 1, 31), **late).consistent is False
    small = {"backlog": 20, "new_demand_elsewhere": True}
    assert sr.clearing(contract(starts=LATE_NOVEMBER), date(2025, 1, 31), **small).consistent is None
