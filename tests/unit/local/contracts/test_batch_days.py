"""On which day a batch goes out, and what the volumes give to it. All invented; days by the calendar of 2025."""

from datetime import date
from itertools import islice
from typing import Any

import pytest

import sendrules as sr
from contracts import buys
from policies import DOC
from sendrules.local.contracts.batch_days import Handing, day_within, planned, slots
from sendrules.local.contracts.portions import each
from sendrules.time.calendar import ENGLAND_AND_WALES

FIRST, LAST = sr.BatchDay.FIRST_DAY, sr.BatchDay.LAST_DAY


def batches(start: date, rule: sr.BatchDay, until: date, rate: dict[str, Any], **handed: Any) -> list[tuple[date, int]]:
    allocation = {"provenance": DOC} | handed
    policy = buys(
        {"id": "c", "starts": start, "volumes": [{"rate": {"unit": "assessments"} | rate}], "allocation": allocation}
    )
    (contract,) = policy.contracts
    how = Handing(contract.volumes, each(contract.allocation, contract.volumes), handed.get("batch"))
    return [(batch.on, batch.n) for batch in planned(how, start, rule, until, ENGLAND_AND_WALES)]


@pytest.mark.parametrize(
    ("rule", "day"),
    [
        (FIRST, date(2025, 5, 1)),
        (LAST, date(2025, 5, 31)),
        (sr.BatchDay.FIRST_WORKING_DAY, date(2025, 5, 1)),
        (sr.BatchDay.LAST_WORKING_DAY, date(2025, 5, 30)),  # the 31st is a Saturday
        (sr.BatchDay.MONDAY, date(2025, 5, 5)),  # a bank holiday, and still the Monday
        (sr.BatchDay.FRIDAY, date(2025, 5, 2)),
    ],
)
def test_each_rule_in_may_2025(rule: sr.BatchDay, day: date) -> None:
    assert day_within(date(2025, 5, 1), date(2025, 5, 31), rule) == day


@pytest.mark.parametrize(
    ("first", "last", "rule"),
    [
        (date(2025, 5, 31), date(2025, 5, 31), sr.BatchDay.FIRST_WORKING_DAY),  # a Saturday alone
        (date(2025, 5, 31), date(2025, 5, 31), sr.BatchDay.LAST_WORKING_DAY),
        (date(2025, 4, 29), date(2025, 4, 30), sr.BatchDay.MONDAY),  # a Tuesday and a Wednesday
    ],
)
def test_a_short_month_may_have_no_such_day(first: date, last: date, rule: sr.BatchDay) -> None:
    assert day_within(first, last, rule) is None


def test_a_part_of_a_month_without_a_day_is_passed_over() -> None:
    found = islice(slots(date(2025, 5, 31), sr.Per.MONTH, sr.BatchDay.LAST_WORKING_DAY, ENGLAND_AND_WALES), 2)
    assert [slot.on for slot in found] == [date(2025, 6, 30), date(2025, 7, 31)]


def test_days_of_the_week_go_by_weeks_from_the_start() -> None:
    found = batches(date(2025, 6, 4), sr.BatchDay.MONDAY, date(2025, 6, 30), {"value": 7, "per": "week"})  # a Wednesday
    assert found == [(date(2025, 6, day), 7) for day in (9, 16, 23, 30)]


def test_a_quarter_is_spread_over_its_months() -> None:
    found = batches(date(2025, 4, 1), LAST, date(2025, 9, 30), {"value": 100, "per": "quarter"}, cadence="monthly")
    assert [n for _, n in found] == [33, 33, 34, 33, 33, 34]  # never rounded up, and none is lost
    assert found[0][0] == date(2025, 4, 30)


def test_a_quarter_alone_is_one_batch() -> None:
    found = batches(date(2025, 4, 1), LAST, date(2025, 9, 30), {"value": 330, "per": "quarter"})
    assert found == [(date(2025, 6, 30), 330), (date(2025, 9, 30), 330)]


def test_a_month_is_spread_over_its_weeks() -> None:
    found = batches(date(2025, 9, 1), FIRST, date(2025, 10, 31), {"value": 35, "per": "month"}, cadence="weekly")
    # five Mondays in September (1, 8, 15, 22, 29) and four in October
    assert [n for _, n in found] == [7, 7, 7, 7, 7, 8, 9, 9, 9]
    assert sum(n for _, n in found) == 70


def test_weeks_in_monthly_batches_go_out_before_or_after_their_weeks() -> None:
    rate = {"value": 10, "per": "week"}
    # weeks from 1, 8, 15, 22 and 29 September, 6, 13, 20 and 27 October
    before = batches(date(2025, 9, 1), FIRST, date(2025, 10, 31), rate, cadence="monthly")
    assert before == [(date(2025, 9, 1), 50), (date(2025, 10, 1), 40)]
    # the weeks that end on 7, 14, 21 and 28 September; on 5, 12, 19 and 26 October
    after = batches(date(2025, 9, 1), LAST, date(2025, 10, 31), rate, cadence="monthly")
    assert after == [(date(2025, 9, 30), 40), (date(2025, 10, 31), 40)]


def test_no_batch_is_larger_than_the_contract_allows() -> None:
    found = batches(date(2025, 4, 1), LAST, date(2025, 5, 31), {"value": 40, "per": "month"}, batch=35)
    assert found == [(date(2025, 4, 30), 35), (date(2025, 5, 31), 35)]


def test_a_working_day_beyond_the_calendar_is_an_error_and_no_guess() -> None:
    with pytest.raises(sr.BeyondHorizonError):
        day_within(date(2060, 5, 1), date(2060, 5, 31), sr.BatchDay.LAST_WORKING_DAY)
