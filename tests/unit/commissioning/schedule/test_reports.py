"""When reports are due and delivered, with and without rejections. All invented; days counted by hand."""

from datetime import date
from decimal import Decimal
from typing import Any

import pytest

import sendrules as sr
from contracts import LOT, buys
from policies import DOC
from sendrules.commissioning import Rejected
from sendrules.commissioning.schedule.reports import ReportCount
from sendrules.commissioning.schedule.terms import terms_of
from sendrules.time.calendar import ENGLAND_AND_WALES

APRIL = date(2025, 4, 30)
DUE = date(2025, 6, 11)  # six weeks later, a Wednesday
AGAIN = date(2025, 6, 18)  # five working days later
THIRD = date(2025, 6, 25)
GATE: dict[str, Any] = {"resubmit_within": "5 working days", "provenance": DOC}


def counted(*at: Decimal | int, gate: dict[str, Any] | None = GATE, **change: Any) -> ReportCount:
    policy = buys(LOT | {"quality_gate": gate} | change)
    rejected = Rejected(at, source="tried") if at else None
    return ReportCount(terms_of(policy.contracts[0], policy), rejected, ENGLAND_AND_WALES)


def test_without_a_rate_nothing_is_rejected() -> None:
    found = counted().of(35, APRIL)
    assert (found.due, found.rejected, found.delivered, found.open) == (DUE, 0, ((DUE, 35),), 0)


def test_a_rejected_report_is_delivered_when_it_comes_back() -> None:
    found = counted(Decimal("0.1")).of(35, APRIL)  # 3.5: a part of a report counts as one
    assert (found.rejected, found.delivered, found.open) == (4, ((DUE, 31), (AGAIN, 4)), 0)


def test_where_all_are_rejected_none_is_delivered_before_it_comes_back() -> None:
    assert counted(Decimal(1)).of(35, APRIL).delivered == ((AGAIN, 35),)


def test_a_share_adds_up_over_the_batches() -> None:
    count = counted(Decimal("0.1"))
    assert [count.of(35, APRIL).rejected for _ in range(4)] == [4, 3, 4, 3]  # 3.5, 7, 10.5, 14


def test_a_number_is_of_each_batch_however_it_is_split() -> None:
    count = counted(4)
    assert [count.of(3, APRIL).rejected, count.of(32, APRIL).rejected, count.of(35, DUE).rejected] == [3, 1, 4]


def test_a_second_rejection_comes_back_again() -> None:
    assert counted(4, 1).of(35, APRIL).delivered == ((DUE, 31), (AGAIN, 3), (THIRD, 1))


def test_what_may_not_be_sent_again_is_never_delivered() -> None:
    found = counted(4, 1, gate=GATE | {"most_resubmissions": 1}).of(35, APRIL)
    assert (found.delivered, found.open) == (((DUE, 31), (AGAIN, 3)), 1)


@pytest.mark.parametrize("gate", [None, {"provenance": DOC}])
def test_without_a_time_to_send_it_again_no_day_is_known(gate: dict[str, Any] | None) -> None:
    found = counted(4, gate=gate).of(35, APRIL)
    assert (found.delivered, found.open) == (((DUE, 31),), 4)


@pytest.mark.parametrize("starts", ["advice-request", "appointment", "not-stated"])
def test_a_clock_that_starts_elsewhere_gives_no_day(starts: str) -> None:
    found = counted(turnaround={"within": "6 weeks", "starts": starts, "provenance": DOC}).of(35, APRIL)
    assert (found.due, found.delivered, found.open) == (None, (), 35)


@pytest.mark.parametrize("at", [(Decimal("1.1"),), (Decimal("-0.1"),), (-1,), (True,), ("a tenth",), ()])
def test_a_share_that_is_none_is_refused(at: tuple[Any, ...]) -> None:
    with pytest.raises(sr.InputError, match="what is rejected"):
        Rejected(at, source="tried")


def test_a_rate_needs_its_source() -> None:
    with pytest.raises(sr.InputError, match="where the figure comes from"):
        Rejected((Decimal("0.1"),), source=" ")
