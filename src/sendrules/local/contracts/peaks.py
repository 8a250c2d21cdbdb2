"""What a contract's stated volumes come to at most: work in progress at once, and reports by a day."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta

from sendrules.errors import BeyondHorizonError
from sendrules.local.contracts.volumes import (
    Batch,
    DayOfMonth,
    allocated_by,
    batches,
    peak_in_progress,
    reported_by,
    up_to,
)
from sendrules.local.declarations.commissioning import Allocation, Cadence, ClockStart, Contract

_MONTHS, _WEEKS = (
    36,
    60,
)  # as far as a contract that goes on is looked at: its peak comes within its first months
_COMMON_YEAR = date(2025, 1, 1)  # where no start is stated; only the lengths of the months count


def most_at_once(contract: Contract, allocation: Allocation) -> int | None:
    """Give the most work in progress on any day, where the volumes and the turnaround from allocation are stated.

    Args:
        contract: the contract.
        allocation: how its work is handed out.
    """
    turnaround = contract.turnaround
    if turnaround is None or turnaround.within is None or turnaround.starts is not ClockStart.ALLOCATION:
        return None
    within = turnaround.within
    try:
        return max((peak_in_progress(given, within) for given in _handed_out(contract, allocation)), default=None)
    except BeyondHorizonError:
        return None


def most_by(contract: Contract, day: date) -> int | None:
    """Give the most that can be delivered by a day: the first month's work handed out on the first day, and each later
    month's on the first of its month. None where the start or the volumes are not stated.

    Args:
        contract: the contract.
        day: the day.
    """
    start = contract.starts.earliest or contract.starts.latest if contract.starts else None
    if start is None or not contract.volumes:
        return None
    months = max(0, (day.year - start.year) * 12 + day.month - start.month) + 1
    amounts = up_to(contract.total, contract.volumes, months)
    given = [
        Batch(max(batch.on, start), batch.n) for batch in batches(amounts, start.year, start.month, DayOfMonth.FIRST)
    ]
    within = contract.turnaround.within if contract.turnaround else None
    try:
        return allocated_by(day, given) if within is None else reported_by(day, given, within)
    except BeyondHorizonError:
        return None


def _handed_out(contract: Contract, allocation: Allocation) -> Iterator[tuple[Batch, ...]]:
    """Give each way in which the work may be handed out."""
    start = contract.starts.earliest or contract.starts.latest if contract.starts else None
    first = start or _COMMON_YEAR
    if allocation.cadence is Cadence.WEEKLY:
        if allocation.batch is not None:
            weeks = _WEEKS if contract.total is None else min(_WEEKS, -(-contract.total // allocation.batch))
            yield tuple(Batch(first + timedelta(weeks=n), allocation.batch) for n in range(weeks))
        return
    amounts = (
        up_to(contract.total, contract.volumes, _MONTHS) if contract.volumes else (allocation.batch or 0,) * _MONTHS
    )
    for day in DayOfMonth:
        yield batches(amounts, first.year, first.month, day)
