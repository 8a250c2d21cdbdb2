"""The updates that an authority promises to each family that waits: the next one, from which day they count, and when they end.

A case records no update, so nothing here says that one was given, or late.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from sendrules.errors import BeyondHorizonError
from sendrules.explanation import plain, words
from sendrules.local.answers.applies import Applies, applies
from sendrules.local.answers.replies import with_closures
from sendrules.local.declarations.base import Provenance
from sendrules.local.declarations.communication import Basis, CommunicationStandard
from sendrules.local.declarations.policy import LocalPolicy
from sendrules.local.declarations.standards import StandardsPolicy
from sendrules.local.declarations.values import period_text
from sendrules.statutory.waiting import Part, Waiting
from sendrules.time.calendar import WorkingCalendar
from sendrules.time.periods import Months, Period, Weeks

_FEWEST_DAYS = {Weeks: 7, Months: 28}


@dataclass(frozen=True, slots=True, kw_only=True)
class UpdateTarget:
    """The updates that one standard promises to a family that waits.

    Attributes:
        standard: the standard's id.
        title: it in words a parent could read.
        every: how often, such as "14 days".
        channels: the channels that it is for; empty for all.
        counted_from: the first day of the wait; None where the case does not wait.
        next: the last day for the next update, on or after the day of the question; None where none is promised.
        ended: why the updates are over; empty while the case waits.
        applies: whether the standard applies to the case; None where a fact is missing.
        missing: the facts that are missing.
        reasons: in words a parent could read.
        provenance: where the standard comes from.
    """

    standard: str
    title: str
    every: str
    channels: tuple[str, ...]
    counted_from: date | None
    next: date | None
    ended: str
    applies: bool | None
    missing: tuple[str, ...]
    reasons: tuple[str, ...]
    provenance: tuple[Provenance, ...]

    def to_dict(self) -> dict[str, Any]:
        """Give it as plain data."""
        return {
            "standard": self.standard,
            "title": self.title,
            "every": self.every,
            "channels": list(self.channels),
            "counted_from": plain(self.counted_from),
            "next": plain(self.next),
            "ended": self.ended or None,
            "applies": self.applies,
            "missing": list(self.missing),
            "reasons": list(self.reasons),
            "provenance": [p.model_dump(mode="json") for p in self.provenance],
        }


def updates(
    waiting: Waiting, as_of: date, policy: LocalPolicy, calendar: WorkingCalendar, notes: list[str]
) -> Iterator[UpdateTarget]:
    """Say for each standard that promises updates from the wait when the next one is due.

    Args:
        waiting: how the case waits for its plan.
        as_of: the day of the question.
        policy: what the authority declares, as it stands on the day.
        calendar: the working days; the office's own closures are laid over them here.
        notes: gets the reason for each fact that cannot be read.
    """
    declared = policy.standards
    if declared is None or not declared.in_force_on(as_of):
        return
    promised = [(each, each.repeats) for each in declared.communication if each.basis is Basis.WAIT and each.repeats]
    if not promised:
        return
    open_days = with_closures(calendar, declared.closures)
    for standard, every in promised:
        found = applies(standard.when, waiting.case, policy, as_of, notes)
        yield _update(standard, every, waiting, as_of, declared, open_days, found)


def _update(
    standard: CommunicationStandard,
    every: Period,
    waiting: Waiting,
    as_of: date,
    declared: StandardsPolicy,
    calendar: WorkingCalendar,
    found: Applies,
) -> UpdateTarget:
    start, following, reasons = waiting.received, None, [found.reason] if found.reason else []
    if waiting.finished:
        reasons.append(f"the updates are over: {waiting.why}")
    elif start is None:
        reasons.append("nothing is recorded that the case waits for")
    elif found.holds is not False:
        following, why = _promised(every, start, as_of, declared, calendar)
        reasons.insert(0, why)
        if waiting.part is Part.NOT_KNOWN:
            reasons.append(waiting.reason)
    return UpdateTarget(
        standard=standard.id,
        title=standard.title,
        every=period_text(every),
        channels=standard.channels,
        counted_from=start,
        next=following,
        ended=waiting.why if waiting.finished else "",
        applies=found.holds,
        missing=found.missing,
        reasons=tuple(reasons),
        provenance=standard.provenance,
    )


def _promised(
    every: Period, start: date, as_of: date, declared: StandardsPolicy, calendar: WorkingCalendar
) -> tuple[date | None, str]:
    """Give the next day that the standard promises, and why it is that day or none."""
    often = f"every {period_text(every)} from the first day of the wait, {words(start)}"
    day = next_update(every, start, as_of, calendar)
    if day is None:
        return None, f"{often}: the next cannot be counted, since the calendar does not reach"
    if declared.in_force_to is not None and day > declared.in_force_to:
        return None, f"{often}: the next would be {words(day)}, and the standard ends on {words(declared.in_force_to)}"
    return day, f"{often}: the next is due by {words(day)}"


def next_update(every: Period, start: date, as_of: date, calendar: WorkingCalendar) -> date | None:
    """Give the last day for the first update that is due on or after a day. Each is a multiple of the period after the start.

    Args:
        every: how often.
        start: the first day of the wait.
        as_of: the day of the question; not before the start.
        calendar: the working days.

    Returns:
        The day, or None where the calendar does not reach.

    >>> from sendrules.time.calendar import ENGLAND_AND_WALES
    >>> from sendrules.time.periods import Days
    >>> next_update(Days(14), date(2026, 5, 11), date(2026, 6, 8), ENGLAND_AND_WALES)
    datetime.date(2026, 6, 8)
    >>> next_update(Days(14), date(2026, 5, 11), date(2026, 6, 9), ENGLAND_AND_WALES)
    datetime.date(2026, 6, 22)
    >>> next_update(Months(1), date(2026, 1, 31), date(2026, 3, 1), ENGLAND_AND_WALES)
    datetime.date(2026, 3, 31)
    """

    def due(n: int) -> date:
        try:
            return replace(every, n=every.n * n).last_day(start, calendar)
        except BeyondHorizonError:
            return date.max

    most = (as_of - start).days // (every.n * _FEWEST_DAYS.get(type(every), 1)) + 2
    found = due(1 + bisect_left(range(1, most), as_of, key=due))
    return None if found == date.max else found
