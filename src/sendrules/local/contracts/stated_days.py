"""The batches of a contract where the day on which work is handed out is stated, as its schedule has them before any cap."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date

from sendrules.local.contracts.batch_days import Handing, planned
from sendrules.local.contracts.first_batches import First, firsts_of
from sendrules.local.contracts.portions import each
from sendrules.local.contracts.volumes import Batch
from sendrules.local.declarations.commissioning import Allocation, BatchDay, Contract, VolumeStep
from sendrules.local.declarations.rates import Rate
from sendrules.time.calendar import ENGLAND_AND_WALES

UNIT = "assessments"


def by_batch(allocation: Allocation | None) -> tuple[VolumeStep, ...]:
    """Give batches of one size at the stated cadence as volumes; none where no size or no cadence is stated.

    Args:
        allocation: how work is handed out.
    """
    if allocation is None or allocation.batch is None or allocation.cadence is None:
        return ()
    return (VolumeStep(rate=Rate(value=allocation.batch, unit=UNIT, per=allocation.cadence.per)),)


def firsts(contract: Contract, allocation: Allocation, rule: BatchDay) -> tuple[First, ...]:
    """Give every way to read the start of a contract.

    Args:
        contract: the contract, with volumes; without a start there is none.
        allocation: how its work is handed out.
        rule: the stated day.
    """
    if contract.starts is None:
        return ()
    return firsts_of(contract.starts, each(allocation, contract.volumes), rule, ENGLAND_AND_WALES)


def batches_on(
    contract: Contract, steps: Sequence[VolumeStep], allocation: Allocation, rule: BatchDay, first: date, until: date
) -> Iterator[Batch]:
    """Give the batches of a contract up to its total.

    Args:
        contract: the contract.
        steps: its volumes.
        allocation: how its work is handed out.
        rule: the stated day.
        first: from when batches are counted.
        until: the last day to look at.

    Raises:
        BeyondHorizonError: the rule is about working days, and the calendar does not know them so far ahead.
    """
    left = contract.total
    for batch in planned(
        Handing(steps, each(allocation, steps), allocation.batch), first, rule, until, ENGLAND_AND_WALES
    ):
        if left is None:
            yield batch
            continue
        if not left:
            return
        n = min(batch.n, left)
        left -= n
        yield Batch(batch.on, n)
