"""Volumes of a commissioning policy worked out: schedules, ramps, report dates, work in progress. Ranges where sources leave gaps.

Nothing here moves a date of the law: a report on time under a contract can be late in law, and the reverse.
"""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import ROUND_CEILING, Decimal
from enum import StrEnum
from itertools import accumulate, islice

from sendrules.local.declarations.commissioning import CommissioningPolicy, Contract, VolumeStep
from sendrules.local.declarations.values import period_text
from sendrules.time.calendar import ENGLAND_AND_WALES, WorkingCalendar
from sendrules.time.periods import Months, Period


class DayOfMonth(StrEnum):
    """On which day of the month work is handed out, where a source says only "monthly"."""

    FIRST = "first"
    LAST = "last"


@dataclass(frozen=True, slots=True)
class Batch:
    """So many cases handed out on one day."""

    on: date
    n: int


def schedule(total: int, per_month: int) -> tuple[int, ...]:
    """Spread a total over months; the last month takes what is left.

    Args:
        total: how many in all.
        per_month: how many a month at most.

    Raises:
        ValueError: one of them is less than one.

    >>> schedule(200, 35)
    (35, 35, 35, 35, 35, 25)
    """
    if total < 1 or per_month < 1:
        raise ValueError(f"a schedule needs a total and a number a month of at least one, not {total} and {per_month}")
    whole, rest = divmod(total, per_month)
    return (per_month,) * whole + ((rest,) if rest else ())


def by_month(steps: Sequence[VolumeStep], months: int | None = None) -> tuple[int, ...]:
    """Give how many each month under a ramp.

    Args:
        steps: the steps of the ramp.
        months: how many months; None for as long as the steps say.

    Raises:
        ValueError: the last step goes on, and no number of months is given.

    >>> by_month((VolumeStep(per_month=40, months=3), VolumeStep(per_month=35)), 5)
    (40, 40, 40, 35, 35)
    """
    if months is None and any(step.months is None for step in steps):
        raise ValueError("the last step goes on without an end; say for how many months")
    return tuple(islice(_each_month(steps), months))


def _each_month(steps: Sequence[VolumeStep]) -> Iterator[int]:
    for step in steps:
        if step.months is None:
            while True:
                yield step.per_month
        yield from (step.per_month,) * step.months


def cumulative(amounts: Iterable[int]) -> tuple[int, ...]:
    """Add up as it goes.

    >>> cumulative((40, 40, 40, 35, 35))
    (40, 80, 120, 155, 190)
    """
    return tuple(accumulate(amounts))


def per_month(n: int, months: int) -> Decimal:
    """Give a rate a month.

    >>> per_month(330, 3)
    Decimal('110')
    """
    return Decimal(n) / months


def batches(amounts: Iterable[int], year: int, month: int, day: DayOfMonth) -> tuple[Batch, ...]:
    """Put monthly amounts on days.

    Args:
        amounts: how many each month.
        year: the year of the first month.
        month: the first month.
        day: the first or the last day of each month.
    """
    out = []
    for n, amount in enumerate(amounts):
        y, m0 = divmod(year * 12 + month - 1 + n, 12)
        out.append(Batch(date(y, m0 + 1, 1 if day is DayOfMonth.FIRST else monthrange(y, m0 + 1)[1]), amount))
    return tuple(out)


def report_due(allocated: date, turnaround: Period, calendar: WorkingCalendar = ENGLAND_AND_WALES) -> date:
    """Give the day that a report is due under the contract. Its clock is not the law's.

    >>> from sendrules.time.periods import Weeks
    >>> report_due(date(2025, 4, 30), Weeks(6))
    datetime.date(2025, 6, 11)
    """
    return turnaround.last_day(allocated, calendar)


def latest_allocation(reported_by: date, turnaround: Period) -> date:
    """Give the last day on which work can be handed out for its report to be due by a day.

    >>> from sendrules.time.periods import Weeks
    >>> latest_allocation(date(2025, 6, 30), Weeks(6))
    datetime.date(2025, 5, 19)
    """
    return turnaround.latest_before(reported_by)


def reported_by(day: date, given: Iterable[Batch], turnaround: Period) -> int:
    """Count the reports due on or before a day."""
    return sum(batch.n for batch in given if report_due(batch.on, turnaround) <= day)


def allocated_by(day: date, given: Iterable[Batch]) -> int:
    """Count what is handed out on or before a day."""
    return sum(batch.n for batch in given if batch.on <= day)


def peak_in_progress(given: Sequence[Batch], turnaround: Period) -> int:
    """Give the most work in progress on any day, each piece from its allocation until its report is due.

    >>> from sendrules.time.periods import Weeks
    >>> peak_in_progress(batches(schedule(200, 35), 2024, 11, DayOfMonth.LAST), Weeks(6))
    70
    """
    days = [batch.on for batch in given]
    return max((sum(b.n for b in given if b.on <= day <= report_due(b.on, turnaround)) for day in days), default=0)


def on_time_needed(late: int, target: Decimal) -> int:
    """Give how many plans must be issued in time for a share to be reached, with so many issued late beside them.

    Raises:
        ValueError: the target is 1: no number makes up for one late plan.

    >>> on_time_needed(200, Decimal("0.85"))
    1134
    """
    if not 0 <= target < 1:
        raise ValueError("a target of every case cannot be reached once one is late")
    return int((late * target / (1 - target)).to_integral_value(ROUND_CEILING))


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
    contract: Contract, by: date, *, backlog: int | None = None, new_demand_elsewhere: bool | None = None
) -> Clearing:
    """Ask whether a backlog is cleared by a day under one contract, in each reading of when its work starts.

    Work that starts late in a month may be handed out at that month's end, at the start of the next month, or at its end.

    Args:
        contract: with its total, its volumes, its start and its turnaround.
        by: the day.
        backlog: how many wait; None where the sources do not say.
        new_demand_elsewhere: whether new requests are served by others; None where the sources do not say.

    Returns:
        The readings, and what is missing. Above the contract's own total the answer is None, with the missing inputs named.
    """
    missing = [
        name
        for name, value in (
            ("the contract's start", contract.starts),
            ("the contract's total", contract.total),
            ("the volume a month", contract.volumes or None),
            ("the turnaround", contract.turnaround and contract.turnaround.within),
            ("the size of the backlog", backlog),
            ("whether new requests use this capacity", new_demand_elsewhere),
        )
        if value is None
    ]
    start = contract.starts.latest or contract.starts.earliest if contract.starts else None
    within = contract.turnaround.within if contract.turnaround else None
    if start is None or contract.total is None or not contract.volumes or within is None:
        return Clearing((), None, tuple(missing))
    amounts = up_to(contract.total, contract.volumes)
    after = Months(1).last_day(start.replace(day=1))
    readings = []
    for first, day, handed_out in (
        (start, DayOfMonth.LAST, "handed out at the end of each month, from that of its start"),
        (after, DayOfMonth.FIRST, "handed out at the start of each month, from the next"),
        (after, DayOfMonth.LAST, "handed out at the end of each month, from the next"),
    ):
        last = batches(amounts, first.year, first.month, day)[-1].on
        due = report_due(last, within)
        readings.append(PossibleStart(f"{handed_out}; a report is due in {period_text(within)}", last, due, due <= by))
    stated = contract.stated_volume
    if stated is not None and stated < contract.total:
        missing.append("when the rest of the total is handed out")
        return Clearing((), None, tuple(missing))
    outcomes = {r.in_time for r in readings}
    certain = len(outcomes) == 1 and (backlog is None or backlog <= contract.total)
    return Clearing(tuple(readings), outcomes.pop() if certain else None, tuple(missing))


def up_to(total: int | None, steps: Sequence[VolumeStep], months: int | None = None) -> tuple[int, ...]:
    """Give how many each month under a ramp, until a total is reached or the months are over.

    Args:
        total: how many in all; None for as long as the steps and the months say.
        steps: the steps of the ramp.
        months: how many months at most; None for as long as it takes.

    Raises:
        ValueError: nothing ends it.

    >>> up_to(100, (VolumeStep(per_month=40),)), up_to(None, (VolumeStep(per_month=40),), 2)
    ((40, 40, 20), (40, 40))
    """
    if total is None:
        return by_month(steps, months)
    out: list[int] = []
    left = total
    for amount in islice(_each_month(steps), months):
        if left <= 0:
            break
        out.append(min(amount, left))
        left -= amount
    return tuple(out)


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


@dataclass(frozen=True, slots=True)
class Capacity:
    """What a policy can do in a month, as far as its sources say.

    Attributes:
        known: the sum of what is known.
        unknown: the providers whose volume no source gives. They are not nought.
    """

    known: Decimal
    unknown: tuple[str, ...]


def capacity(policy: CommissioningPolicy) -> Capacity:
    """Add up the monthly capacity that is known, of those who can sign advice and are in force."""
    able = [p for p in policy.providers if p.can_sign and not p.considered_only]
    known = sum((p.per_month.value for p in able if p.per_month), Decimal(0))
    return Capacity(known, tuple(p.id for p in able if p.per_month is None))
