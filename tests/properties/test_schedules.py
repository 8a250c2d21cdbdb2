"""Whatever a contract states: never more than its volumes, its total or its cap, and no report before its allocation."""

from datetime import date, timedelta
from decimal import Decimal
from fractions import Fraction
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

import sendrules as sr
from contracts import buys
from policies import DOC
from sendrules.commissioning import Reading, Rejected, WhenFull, schedule_of
from sendrules.local.contracts.peaks import most_by as most_contract_by
from sendrules.local.contracts.portions import shorter

UNTIL = date(2027, 6, 30)
LAST_KNOWN = date(2028, 6, 30)  # the calendar of working days goes no further than some years
CALENDAR_DAYS = (sr.BatchDay.FIRST_DAY, sr.BatchDay.LAST_DAY)
PERS = st.sampled_from(list(sr.Per))
CADENCES = st.sampled_from([None, *sr.Cadence])
DAYS = st.sampled_from(list(sr.BatchDay))
STARTS = st.dates(date(2024, 1, 1), date(2025, 12, 31))
WITHIN = st.sampled_from([None, "6 weeks", "10 days", "3 months", "15 working days"])


@st.composite
def contracts(draw: st.DrawFn, id: str) -> dict[str, Any]:
    rate = {"value": draw(st.integers(1, 60)), "unit": "assessments", "per": draw(PERS)}
    handed = {
        "cadence": draw(CADENCES),
        "day": draw(DAYS),
        "batch": draw(st.none() | st.integers(1, 40)),
        "most_in_progress": draw(st.none() | st.integers(1, 150)),
        "provenance": DOC,
    }
    within = draw(WITHIN)
    turnaround = {"within": within, "starts": "allocation", "provenance": DOC} if within else None
    start = draw(STARTS)
    window = {"earliest": start, "latest": start + timedelta(draw(st.integers(0, 70)))}
    return {
        "id": id, "starts": window, "volumes": [{"rate": rate}], "allocation": handed, "turnaround": turnaround,
        "total": draw(st.none() | st.integers(1, 400)),
        "quality_gate": draw(st.none() | st.just({"resubmit_within": "5 working days", "provenance": DOC})),
    }  # fmt: skip


@st.composite
def policies(draw: st.DrawFn) -> sr.CommissioningPolicy:
    return buys(*(draw(contracts(f"lot-{n}")) for n in range(draw(st.integers(1, 2)))))


SHARES = st.decimals(0, 1, places=2)


def most_by(contract: sr.Contract, first: date, day: date) -> Fraction:
    """The most that the volumes come to by a day. What is for weeks in a longer time may go out at the start of that time."""
    rate = contract.volumes[0].rate
    cadence = contract.allocation.cadence if contract.allocation else None
    if cadence is not None and shorter(rate.per, cadence.per):
        day += timedelta(days=31 if cadence.per.in_months else 14)
    value = Fraction(rate.value)
    if rate.per.in_weeks is not None:
        return value * ((day - first).days // (7 * rate.per.in_weeks) + 1)
    months = day.year * 12 + day.month - first.year * 12 - first.month
    return value * (months // (rate.per.in_months or 1) + 1)


def in_progress(reading: Reading, id: str, day: date) -> int:
    return sum(row.in_progress_on(day) for row in reading.of(id))


@given(policies(), st.sampled_from(list(WhenFull)), st.none() | st.integers(0, 300), SHARES)
def test_bounds(policy: sr.CommissioningPolicy, when_full: WhenFull, backlog: int | None, share: Decimal) -> None:
    rejected = {c.id: Rejected((share,), source="invented") for c in policy.contracts}
    found = schedule_of(policy, until=UNTIL, when_full=when_full, backlog=backlog, rejected=rejected)
    assert found.readings
    for reading in found.readings:
        whole = sum(row.n for row in reading.rows)
        assert backlog is None or whole + (reading.waiting or 0) == backlog
        for contract, start in zip(policy.contracts, reading.starts, strict=True):
            keeps_to(contract, start.first, reading)


def keeps_to(contract: sr.Contract, first: date, reading: Reading) -> None:
    rows, handed = reading.of(contract.id), contract.allocation
    assert handed is not None
    left = dict(reading.left_over).get(contract.id, 0)
    assert contract.total is None or sum(row.n for row in rows) + left == contract.total
    for row in rows:
        assert first <= row.on <= UNTIL
        assert reading.commissioned_by(row.on, contract.id) <= most_by(contract, first, row.on)
        assert handed.most_in_progress is None or in_progress(reading, contract.id, row.on) <= handed.most_in_progress
        assert handed.batch is None or row.n <= handed.batch
        assert row.contract_report_due is None or row.contract_report_due >= row.on
        assert all(on >= (row.contract_report_due or row.on) for on, _ in row.delivered)
        assert 0 <= row.rejected <= row.n
        assert sum(n for _, n in row.delivered) <= row.n


@given(contracts("lot"), st.integers(1, 400), DAYS)
def test_the_whole_total_goes_out_where_there_is_time(lot: dict[str, Any], total: int, day: sr.BatchDay) -> None:
    free = lot | {
        "total": total,
        "allocation": None,
        "starts": {"earliest": date(2014, 1, 1), "latest": date(2014, 2, 10)},
    }
    free["volumes"] = [
        {"rate": lot["volumes"][0]["rate"] | {"value": 60}}
    ]  # at least 60 a year, so seven years are enough
    found = schedule_of(buys(free), day=day)
    assert {sum(reading.amounts()) for reading in found.readings} == {total}
    assert not any(reading.left_over for reading in found.readings)


@given(contracts("lot"))
def test_the_same_policy_gives_the_same_schedule(lot: dict[str, Any]) -> None:
    assert schedule_of(buys(lot), until=UNTIL) == schedule_of(buys(lot), until=UNTIL)


@given(policies(), st.lists(st.dates(date(2024, 1, 1), date(2025, 12, 31)), max_size=60))
def test_the_law_s_clock_is_the_same_whatever_the_contract_says(
    policy: sr.CommissioningPolicy, asked: list[date]
) -> None:
    for reading in schedule_of(policy, until=UNTIL, backlog=asked).readings:
        taken = iter(asked)
        for row in reading.of():
            days = [next(taken) for _ in range(row.n)]
            assert row.law_advice_due == min(days) + timedelta(weeks=6)
            due = row.contract_report_due
            assert row.late_in_law == (None if due is None else sum(day + timedelta(weeks=6) < due for day in days))


MONTHLY = st.builds(
    lambda value, start, total: {
        "id": "lot", "starts": start, "total": total, "turnaround": {"within": "6 weeks", "starts": "allocation", "provenance": DOC},
        "volumes": [{"rate": {"value": value, "unit": "assessments", "per": "month"}}],
    },
    st.integers(1, 60), STARTS, st.integers(1, 400),
)  # fmt: skip


@given(MONTHLY, st.dates(date(2024, 1, 1), UNTIL), DAYS)
def test_no_reading_lies_outside_what_the_contract_s_own_functions_allow(
    lot: dict[str, Any], by: date, day: sr.BatchDay
) -> None:
    policy = buys(lot)
    (contract,) = policy.contracts
    cleared = sr.clearing(contract, by, backlog=contract.total)
    assert cleared.earliest is not None
    assert cleared.latest is not None
    most = most_contract_by(contract, by)
    assert most is not None
    for reading in schedule_of(
        policy, day=day, until=date(2100, 1, 1) if day in CALENDAR_DAYS else LAST_KNOWN
    ).readings:
        if not reading.left_over:
            last = reading.last_report()
            assert last is not None
            assert cleared.earliest <= last <= cleared.latest
        assert (reading.reported_by(by) or 0) <= most


@given(MONTHLY, st.sampled_from(CALENDAR_DAYS), st.sampled_from([None, "weekly", "monthly"]))
def test_where_the_day_is_stated_clearing_has_the_days_of_the_schedule(
    lot: dict[str, Any], day: sr.BatchDay, cadence: str | None
) -> None:
    policy = buys(lot | {"allocation": {"day": day, "cadence": cadence, "provenance": DOC}})
    (contract,) = policy.contracts
    cleared = sr.clearing(contract, UNTIL)
    scheduled = schedule_of(policy, until=date(2100, 1, 1)).readings
    assert [r.last_allocation for r in cleared.readings] == [r.last_allocation() for r in scheduled]
    for reading in scheduled:
        assert reading.reported_by(UNTIL) <= (most_contract_by(contract, UNTIL) or 0)
