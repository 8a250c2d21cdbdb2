"""Step one: which events start a duty, and which answer or end it. No limit is computed here."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from sendrules.case.conditions import Finding, Occasion
from sendrules.case.events import Event
from sendrules.case.view import View
from sendrules.law.limits import Last, Next
from sendrules.law.model import Duty, Trigger


@dataclass(frozen=True, slots=True)
class Start:
    """An event that starts a duty, or may.

    Attributes:
        trigger: the rule by which it does.
        event: the event.
        day: the day that counts.
        when: the finding of the trigger's condition, where it has one.
    """

    trigger: Trigger
    event: Event
    day: date
    when: Finding | None

    @property
    def holds(self) -> bool | None:
        """Whether it starts the duty: True, False, or None where a fact is missing."""
        return True if self.when is None else self.when.holds


def starts(duty: Duty, view: View) -> list[Start]:
    """Give every event of a kind that starts the duty, in order of day, with its condition tested.

    Raises:
        BeyondHorizonError: a day of service would have to be deemed beyond the calendar.
    """
    found: list[Start] = []
    for trigger in duty.trigger:
        for event in view.events(trigger.kind):
            day = event.day(trigger.by, view.calendar)
            if day > view.as_of and not event.planned:
                continue  # sent, and not yet served
            when = trigger.when.test(Occasion(view, event)) if trigger.when else None
            found.append(Start(trigger, event, day, when))
    found.sort(key=lambda s: (s.day, s.event.id or ""))
    return found


def answer(
    rule: Next | Last | None, start: Start, all_starts: Sequence[Start], view: View
) -> tuple[date, Event] | None:
    """Give the event that answers a start, and the day that counts.

    ``Next`` is the first on or after the start's day with the same ``about``, never the start itself; one event
    may answer several starts. An event on the start's own day that already answers an earlier start does not answer
    this one too: a family that asks again on the day of a refusal has not been refused again.

    ``Last`` is the last on or before the start's day, no further back than the start before it.

    Raises:
        BeyondHorizonError: a day of service would have to be deemed beyond the calendar.
    """
    if rule is None:
        return None
    candidates = view.dated(rule.kinds, rule.by, start.event.about)
    if isinstance(rule, Last):
        before = max((s.day for s in _others(start, all_starts) if s.day < start.day), default=date.min)
        found = [c for c in candidates if before <= c[0] <= start.day and c[1] is not start.event]
        return found[-1] if found else None
    for day, event in candidates:
        if day < start.day or event is start.event:
            continue
        if day == start.day and _answers_earlier(event, rule, start, all_starts, view):
            continue
        return day, event
    return None


def _answers_earlier(event: Event, rule: Next, start: Start, all_starts: Sequence[Start], view: View) -> bool:
    for other in _others(start, all_starts):
        if other.day < start.day:
            first = answer(rule, other, all_starts, view)
            if first is not None and first[1] is event:
                return True
    return False


def revival(
    rule: Next | None, ended: date, start: Start, all_starts: Sequence[Start], view: View
) -> tuple[date, Event] | None:
    """Give the event that undoes an ending: on or after it, and before any new start.

    Raises:
        BeyondHorizonError: a day of service would have to be deemed beyond the calendar.
    """
    if rule is None:
        return None
    later = min(
        (s.day for s in _others(start, all_starts) if s.day >= ended and s.day > start.day), default=None
    )
    for day, event in view.dated(rule.kinds, rule.by, start.event.about):
        if day >= ended and (later is None or day < later):
            return day, event
    return None


def _others(start: Start, all_starts: Sequence[Start]) -> list[Start]:
    """The other occurrences of the same duty about the same thing."""
    return [s for s in all_starts if s.event is not start.event and s.event.about == start.event.about]
