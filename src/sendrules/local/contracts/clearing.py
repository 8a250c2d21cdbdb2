"""When a contract's work is done: a backlog that is to be cleared by a day, and a deadline that is stated twice. Ranges where
sources leave gaps.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from sendrules.explanation import words
from sendrules.local.contracts.portions import Portion, each, earliest, last_of, latest, portions, shorter
from sendrules.local.contracts.stated_days import batches_on, firsts
from sendrules.local.contracts.volumes import report_due
from sendrules.local.declarations.commissioning import Allocation, BatchDay, Contract
from sendrules.local.declarations.rates import Per
from sendrules.local.declarations.values import period_text
from sendrules.time.periods import Months, Period

_FARTHEST = Months(50 * 12)
"""How far a contract is looked at, from its first batch."""
Handed = Callable[[Portion, Per, Per, date], date]


@dataclass(frozen=True, slots=True)
class PossibleStart:
    """One possible start of the work, and what follows from it.

    Attributes:
        described: it in words.
        last_allocation: the day of its last batch.
        last_report: the day that its last report is due.
        in_time: whether that is by the day asked about.
    """

    described: str
    last_allocation: date
    last_report: date
    in_time: bool


@dataclass(frozen=True, slots=True)
class Clearing:
    """When a backlog clears: a range, since the sources leave room, and never more certain than they are.

    Attributes:
        readings: what follows from each possible start.
        consistent: True where every start is in time, False where none is, None where it depends or is not known.
        missing: what the sources do not give.
        means: what "cleared" means here.
    """

    readings: tuple[PossibleStart, ...]
    consistent: bool | None
    missing: tuple[str, ...]
    means: str = "advice delivered under the contract; a plan takes longer"

    @property
    def earliest(self) -> date | None:
        """The earliest last report of any possible start."""
        return min((r.last_report for r in self.readings), default=None)

    @property
    def latest(self) -> date | None:
        """The latest last report of any possible start."""
        return max((r.last_report for r in self.readings), default=None)


def clearing(
    contract: Contract,
    by: date,
    *,
    backlog: int | None = None,
    new_demand_elsewhere: bool | None = None,
    allocation: Allocation | None = None,
) -> Clearing:
    """Ask whether a backlog is cleared by a day under one contract, in each reading of when its work starts and is handed out.

    Where the day of a batch is stated, every batch goes out on that day. Else monthly work that starts late in a month may be handed out at that month's end, at the start of the next month, or at its end.
    A week's work may be handed out on the first day of the week, or on its last.

    Args:
        contract: with its total, its volumes, its start and its turnaround.
        by: the day.
        backlog: how many wait; None where the sources do not say.
        new_demand_elsewhere: whether new requests are served by others; None where the sources do not say.
        allocation: how work is handed out, where the contract does not say.

    Returns:
        The readings, and what is missing. Above the contract's own total the answer is None, with the missing inputs named.

    Raises:
        BeyondHorizonError: the work goes on until there is no date.
    """
    missing = [
        name
        for name, value in (
            ("the contract's start", contract.starts),
            ("the contract's total", contract.total),
            ("the volume a week or a month", contract.volumes or None),
            ("the turnaround", contract.turnaround and contract.turnaround.within),
            ("the size of the backlog", backlog),
            ("whether new requests use this capacity", new_demand_elsewhere),
        )
        if value is None
    ]
    if contract.ended is not None:
        return Clearing((), None, (f"who does the work: the contract was {contract.ended.in_words}", *missing))
    first = contract.starts.earliest if contract.starts else None
    last = contract.starts.latest if contract.starts else None
    within = contract.turnaround.within if contract.turnaround else None
    if (first is None and last is None) or contract.total is None or not contract.volumes or within is None:
        return Clearing((), None, tuple(missing))
    readings: list[PossibleStart] = []
    for on, how in _last_batches(contract, contract.allocation or allocation, contract.total, first, last):
        if on is None:
            return Clearing((), None, (*missing, "when the rest of the total is handed out"))
        readings.append(_reading(how, on, within, by))
    if last is None:
        missing.append("the last day on which the contract can start")
    if new_demand_elsewhere is False:
        missing.append("how many new requests use this capacity")
    outcomes = {r.in_time for r in readings}
    certain = (
        len(outcomes) == 1
        and (backlog is None or backlog <= contract.total)
        and not (True in outcomes and (last is None or new_demand_elsewhere is False))
        and not (False in outcomes and backlog is not None and backlog < contract.total)  # its part may be done before
    )
    return Clearing(tuple(readings), outcomes.pop() if certain else None, tuple(missing))


def _last_batches(
    contract: Contract, allocation: Allocation | None, total: int, first: date | None, last: date | None
) -> Iterator[tuple[date | None, str]]:
    """Give the day of the last batch in each reading, None where not all of the total goes out, with the reading in words."""
    if allocation is not None and allocation.day is not None:
        yield from _on_the_stated_day(contract, allocation, allocation.day, total)
        return
    rate = contract.volumes[0].rate.per
    for start, handed, how in _ways(contract, allocation, first, last):
        found, n = last_of(portions(contract.volumes, start, total))
        known = found is not None and n >= total
        yield (handed(found, each(allocation, contract.volumes), rate, start) if found and known else None), how


def _on_the_stated_day(
    contract: Contract, allocation: Allocation, rule: BatchDay, total: int
) -> Iterator[tuple[date | None, str]]:
    per = each(allocation, contract.volumes).value
    for way in firsts(contract, allocation, rule):
        until = _FARTHEST.last_day(way.first)
        found = list(batches_on(contract, contract.volumes, allocation, rule, way.first, until))
        first = found[0].on if found else way.first
        how = f"handed out on the {rule.value.replace('-', ' ')} of each {per}, first on {words(first)}"
        yield (found[-1].on if sum(batch.n for batch in found) >= total else None), how


def _reading(how: str, on: date, within: Period, by: date) -> PossibleStart:
    due = report_due(on, within)
    return PossibleStart(f"{how}; a report is due in {period_text(within)}", on, due, due <= by)


def _ways(
    contract: Contract, allocation: Allocation | None, first: date | None, last: date | None
) -> Iterator[tuple[date, Handed, str]]:
    """Give each first day of the work, with how it is handed out, and that in words: the earliest way and the latest at least."""
    rate, between = contract.volumes[0].rate.per, each(allocation, contract.volumes)
    start = last or first or date.min
    if rate is between is Per.MONTH:
        after = Months(1).last_day(start.replace(day=1))
        if first is not None:
            yield first, earliest, f"handed out on {words(first)}, and then at the start of each month"
        yield start, latest, "handed out at the end of each month, from that of its start"
        yield after, earliest, "handed out at the start of each month, from the next"
        yield after, latest, "handed out at the end of each month, from the next"
        return
    rates = ", then ".join(str(step.rate) for step in contract.volumes)
    yield (
        first or start,
        _within_batches(allocation),
        f"{rates} from {words(first or start)}, {_how(rate, between, True)}",
    )
    yield start, latest, f"{rates} from {words(start)}, {_how(rate, between, False)}"


def _within_batches(allocation: Allocation | None) -> Handed:
    """Give the earliest day for the last piece of a portion: a later batch than the first, where one holds too few."""
    batch = allocation.batch if allocation else None

    def handed(portion: Portion, between: Per, rate: Per, start: date) -> date:
        on = earliest(portion, between, rate, start)
        if batch is None or not shorter(between, rate):
            return on
        more = -(-portion.n // batch) - 1
        if between.in_weeks is not None:
            return min(on + timedelta(weeks=more * between.in_weeks), portion.last)
        return min(Months(more).last_day(on.replace(day=1)), portion.last) if more else on

    return handed


def _how(rate: Per, between: Per, early: bool) -> str:
    """Say when in its week or month the work is handed out."""
    if rate is between:
        return f"handed out at the {'start' if early else 'end'} of each {rate.value}"
    if shorter(rate, between):
        return f"handed out each {between.value}, {'before' if early else 'after'} the {rate.value}s that it is for"
    which = "first" if early else "last"
    return f"handed out each {between.value}, and the number of a {rate.value} complete with its {which} batch that can hold it"


@dataclass(frozen=True, slots=True)
class Deadline:
    """By when a contract's work is to be done, where a source says it twice.

    Attributes:
        binds: the earlier of the two; None where neither is known.
        agree: whether they agree; None where one is not known.
        stated: the day stated.
        counted: the day counted from its start.
        missing: what the sources do not give.
    """

    binds: date | None
    agree: bool | None
    stated: date | None
    counted: date | None
    missing: tuple[str, ...]


def deadline(contract: Contract, *, established: date | None = None) -> Deadline:
    """Hold "by June 2027" against "within 18 months of the contract being established".

    Args:
        contract: the contract.
        established: the day it was established; None for its start, where that is one day.
    """
    start = established or (contract.starts.day if contract.starts else None)
    stated = contract.ends_by.latest if contract.ends_by else None
    counted = Months(contract.within_months).last_day(start) if contract.within_months and start else None
    missing = ("the day the contract was established",) if contract.within_months and start is None else ()
    known = [day for day in (stated, counted) if day is not None]
    agree = counted <= stated if stated and counted else None
    return Deadline(min(known, default=None), agree, stated, counted, missing)
