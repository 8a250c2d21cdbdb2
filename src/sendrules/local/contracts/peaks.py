"""What a contract's stated volumes come to at most: work in progress at once, and reports by a day."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from datetime import date, timedelta

from sendrules.errors import BeyondHorizonError
from sendrules.local.contracts.portions import each, earliest, latest, portions, shorter
from sendrules.local.contracts.stated_days import batches_on, by_batch, firsts
from sendrules.local.contracts.volumes import (
    Batch,
    DayOfMonth,
    allocated_by,
    batches,
    peak_in_progress,
    reported_by,
)
from sendrules.local.declarations.commissioning import Allocation, ClockStart, Contract
from sendrules.time.periods import Months, Period

_MONTHS, _WEEKS = (
    36,
    60,
)  # as far as a contract that goes on is looked at: its peak comes within its first months
_COMMON_YEAR = date(2025, 1, 1)  # where no start is stated; only the lengths of the months count


def most_at_once(contract: Contract, allocation: Allocation) -> int | None:
    """Give the most work in progress on any day, where the volumes and the turnaround from allocation are stated.

    Args:
        contract: the contract; one that was withdrawn or replaced has none.
        allocation: how its work is handed out.
    """
    turnaround = contract.turnaround
    if turnaround is None or turnaround.within is None or turnaround.starts is not ClockStart.ALLOCATION:
        return None
    within = turnaround.within
    try:
        return max((peak_in_progress(given, within) for given in handed_out(contract, allocation)), default=None)
    except BeyondHorizonError:
        return None


def most_by(contract: Contract, day: date, allocation: Allocation | None = None) -> int | None:
    """Give the most that can be delivered by a day: each week's or month's work handed out on the first day that it can be, or on the
    day that is stated. None where the start or the volumes are not stated.

    Args:
        contract: the contract; of one that was withdrawn or replaced nothing is delivered.
        day: the day.
        allocation: how work is handed out, where the contract does not say.
    """
    start = contract.starts.earliest or contract.starts.latest if contract.starts else None
    if contract.ended is not None:
        return 0
    if start is None or not contract.volumes:
        return None
    handed = contract.allocation or allocation
    between, rate = each(handed, contract.volumes), contract.volumes[0].rate.per
    within = contract.turnaround.within if contract.turnaround else None
    try:
        if handed is not None and handed.day is not None:
            ways = [
                list(batches_on(contract, contract.volumes, handed, handed.day, way.first, day))
                for way in firsts(contract, handed, handed.day)
            ]
            return max(_done_by(day, given, within) for given in ways)
        until = Months(1).last_day(day)  # a month's batch can go out before its last weeks
        given = [
            Batch(earliest(portion, between, rate, start), portion.n)
            for portion in portions(contract.volumes, start, contract.total, until)
        ]
        return _done_by(day, given, within)
    except BeyondHorizonError:
        return None


def _done_by(day: date, given: Sequence[Batch], within: Period | None) -> int:
    return allocated_by(day, given) if within is None else reported_by(day, given, within)


def handed_out(contract: Contract, allocation: Allocation) -> Iterator[tuple[Batch, ...]]:
    """Give each way in which the work of a contract may be handed out: early first, and late last.

    Args:
        contract: the contract; without a start its months are those of a common year.
        allocation: how its work is handed out.
    """
    start = contract.starts.earliest or contract.starts.latest if contract.starts else None
    first, cadence = start or _COMMON_YEAR, allocation.cadence
    if contract.ended is not None:
        return
    if allocation.day is not None and (steps := contract.volumes or by_batch(allocation)):
        starts = firsts(contract, allocation, allocation.day) if contract.volumes else ()
        for begin in [way.first for way in starts] or [first]:
            until = Months(_MONTHS).last_day(begin)
            yield tuple(batches_on(contract, steps, allocation, allocation.day, begin, until))
        return
    if not contract.volumes or (cadence is not None and shorter(cadence.per, contract.volumes[0].rate.per)):
        if allocation.batch is not None:
            yield from _alike(contract, allocation, allocation.batch, first)
        return
    between, rate = each(allocation, contract.volumes), contract.volumes[0].rate.per
    first = first if rate.in_weeks is not None else first.replace(day=1)
    until = Months(_MONTHS).last_day(first)
    for handed in (earliest, latest):
        days: Counter[date] = Counter()
        for portion in portions(contract.volumes, first, contract.total, until):
            days[handed(portion, between, rate, first)] += portion.n
        yield tuple(Batch(on, n) for on, n in sorted(days.items()))


def _alike(contract: Contract, allocation: Allocation, batch: int, first: date) -> Iterator[tuple[Batch, ...]]:
    """Give batches of one size, at the stated cadence, or by the month where none is stated."""
    weeks = allocation.cadence.per.in_weeks if allocation.cadence else None
    if weeks is not None:
        most = _WEEKS if contract.total is None else min(_WEEKS, -(-contract.total // batch))
        yield tuple(Batch(first + timedelta(weeks=n * weeks), batch) for n in range(most))
        return
    for day in DayOfMonth:
        yield batches((batch,) * _MONTHS, first.year, first.month, day)
