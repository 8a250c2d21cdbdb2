"""The work of each contract in one reading: its batches, and the last day on which it hands out anything."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import date, timedelta

from sendrules.commissioning.schedule.choices import Choice
from sendrules.commissioning.schedule.given import Rejected
from sendrules.commissioning.schedule.handing_out import Work
from sendrules.commissioning.schedule.reports import ReportCount
from sendrules.commissioning.schedule.rows import About, Remark
from sendrules.commissioning.schedule.starts import Start
from sendrules.commissioning.schedule.terms import Terms
from sendrules.explanation import words
from sendrules.local.contracts.batch_days import Handing, planned
from sendrules.local.contracts.ends import last_day
from sendrules.local.contracts.volumes import Batch
from sendrules.local.declarations.values import DateWindow
from sendrules.time.calendar import WorkingCalendar
from sendrules.time.periods import Months

_FARTHEST = Months(50 * 12)
"""How far a schedule without a last day goes at most, from its first start."""


def works_of(
    able: Sequence[Terms],
    choice: Choice,
    rejected: Mapping[str, Rejected],
    until: date | None,
    calendar: WorkingCalendar,
    *,
    extended: bool,
) -> Iterator[Work]:
    """Give the work of each contract in one reading.

    Args:
        able: the terms of the contracts that can be planned.
        choice: the reading.
        rejected: by contract, how many reports are rejected.
        until: the last day to look at.
        calendar: the working days.
        extended: whether every extension is taken.
    """
    starts = {start.contract: start for start in choice.starts}
    farthest = until or _FARTHEST.last_day(min(start.first for start in choice.starts))
    for terms in able:
        start = starts[terms.id]
        batches: Iterator[Batch] = iter(())
        if terms.between is not None:
            how = Handing(terms.steps, terms.between, terms.batch)
            batches = planned(how, start.first, terms.day or choice.day, farthest, calendar)
        reports = ReportCount(terms, rejected.get(terms.id), calendar)
        yield Work(terms, batches, _last(terms, start, able, starts, extended=extended), reports, terms.total)


def _last(
    terms: Terms, start: Start, able: Sequence[Terms], starts: Mapping[str, Start], *, extended: bool
) -> date | None:
    """Give the last day on which a contract can hand out work: its own, or the day before another takes over."""
    window = DateWindow(earliest=start.on, latest=start.on)
    own = last_day(terms.contract.model_copy(update={"starts": window}), extended=extended)
    over = [starts[other.id].first - timedelta(days=1) for other in _successors(terms, able)]
    return min((day for day in (own, *over) if day is not None), default=None)


def _successors(terms: Terms, able: Sequence[Terms]) -> list[Terms]:
    return [other for other in able if other.contract.supersedes == terms.id]


def taken_over(choice: Choice, able: Sequence[Terms]) -> Iterator[Remark]:
    """Say which contract takes over the volume of another, so that the two do not add up.

    Args:
        choice: the reading.
        able: the terms of the contracts that can be planned.
    """
    starts = {start.contract: start for start in choice.starts}
    for terms in able:
        for other in _successors(terms, able):
            first = starts[other.id].first
            says = f"{terms.id} hands out nothing from {words(first)}: {other.id} takes over its volume"
            yield Remark(About.TAKEN_OVER, terms.id, choice.id, first, says)
