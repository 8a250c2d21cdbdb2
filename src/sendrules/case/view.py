"""``View``: a case as it was known on one day. All matching looks through it, so that no later event is seen."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from collections.abc import Set as AbstractSet
from datetime import date
from typing import Any

from sendrules.case.case import Case
from sendrules.case.circumstances import Determination
from sendrules.case.events import Event
from sendrules.case.kinds import Dated, EventKind
from sendrules.case.meanings import KINDS
from sendrules.errors import BeyondHorizonError
from sendrules.time.calendar import ENGLAND_AND_WALES, WorkingCalendar

_COMES_BY_ITSELF = frozenset({EventKind.PHASE_TRANSFER, EventKind.TURNS_25, EventKind.TERM_STARTS})
"""What nobody has to do for it to happen, so that a plan for it is as good as a record."""

_REQUESTS = (EventKind.REQUEST, EventKind.DETAINED_REQUEST, EventKind.REASSESSMENT_REQUEST)
"""What can be withdrawn."""

_DETENTION = (
    EventKind.DETAINED,
    EventKind.DETAINED_REQUEST,
    EventKind.DETAINED_ATTENTION,
)


class View:
    """The part of a case that can be seen on ``as_of``, with the calendar of the question.

    Events dated later are hidden, except kinds that are scheduled in advance; planned events are hidden; a notice
    sent but not yet served is hidden from a provision that looks at service.
    """

    __slots__ = ("_kinds", "as_of", "calendar", "case", "memo")

    def __init__(self, case: Case, as_of: date, calendar: WorkingCalendar = ENGLAND_AND_WALES) -> None:
        self.case, self.as_of, self.calendar = case, as_of, calendar
        self.memo: dict[Any, Any] = {}  # findings that several limits share, such as a request held against a closure
        kinds: dict[EventKind, list[Event]] = {}
        for event in sorted(case.events, key=lambda e: (e.on, e.id or "")):
            if self.sees(event):
                kinds.setdefault(event.kind, []).append(event)
        self._kinds = kinds

    def sees(self, event: Event) -> bool:
        """Whether an event of the case can be seen on the day: done by then, or coming and scheduled."""
        ahead = KINDS[event.kind].scheduled and (event.on > self.as_of or event.kind in _COMES_BY_ITSELF)
        return ahead or (not event.planned and event.on <= self.as_of)

    def on(self, day: date) -> View:
        """Give the case as it was known on another day.

        Args:
            day: the other day.
        """
        return View(self.case, day, self.calendar)

    def events(self, *kinds: EventKind) -> Sequence[Event]:
        """Give the visible events of these kinds, in order of date."""
        if len(kinds) == 1:
            return self._kinds.get(kinds[0], ())
        found = [event for kind in kinds for event in self._kinds.get(kind, ())]
        return sorted(found, key=lambda e: (e.on, e.id or "")) if len(found) > 1 else found

    def has_any(self, kinds: AbstractSet[EventKind]) -> bool:
        """Whether an event of one of these kinds is visible."""
        return not self._kinds.keys().isdisjoint(kinds)

    def day(self, event: Event, by: Dated) -> date | None:
        """Give the date of an event that a provision looks at; None where service cannot be deemed in this calendar."""
        try:
            return event.day(by, self.calendar)
        except BeyondHorizonError:
            return None

    def withdrawn_by(self, withdrawal: Event) -> Event | None:
        """Give the request that a withdrawal takes back: the latest that no earlier one took.

        One made on the day of the withdrawal is taken only where there is none before: who withdraws and asks again on one
        day has not withdrawn the new request.
        """
        return next((request for taken, request in self._withdrawals() if taken is withdrawal), None)

    def withdrawn_on(self, request: Event) -> date | None:
        """Give the day on which a request was taken back, or None."""
        return next((taken.on for taken, other in self._withdrawals() if other is request), None)

    def _withdrawals(self) -> list[tuple[Event, Event]]:
        pairs: list[tuple[Event, Event]] = []
        for taken in self.events(EventKind.REQUEST_WITHDRAWN):
            gone = [request for _, request in pairs]
            left = [r for r in self.events(*_REQUESTS) if r.on <= taken.on and not any(r is g for g in gone)]
            before = [r for r in left if r.on < taken.on] or left
            if before:
                pairs.append((taken, before[-1]))
        return pairs

    def detained_on(self, day: date) -> bool:
        """Whether the person was detained in relevant youth accommodation, as far as recorded."""
        if self._kinds.keys().isdisjoint(_DETENTION):
            return False
        began = max((e.on for e in self.events(*_DETENTION) if e.on <= day), default=None)
        released = (e.on for e in self.events(EventKind.RELEASED) if began is not None and began <= e.on <= day)
        return began is not None and next(released, None) is None

    def can_be_told_apart(self, asked: Event) -> bool:
        """Whether an answer without ``about`` can be told to be the answer to this request for advice.

        It cannot where others were asked without ``about`` too.
        """
        if asked.kind is not EventKind.ADVICE_REQUEST or asked.about is not None:
            return True
        return all(e.to == asked.to for e in self.events(asked.kind) if e.about is None)

    def determinations(self, limb: str, trigger: Event, starts: Sequence[Event]) -> Iterator[Determination]:
        """Give the determinations for a limb that belong to the limit started by ``trigger``.

        One that names its start belongs to that start. Any other belongs to the last start on or before its day; where
        the starts concern different bodies or services, it belongs to none, since nobody can say which.

        Args:
            limb: the limb's id.
            trigger: the event that started the limit.
            starts: every event that started the same duty.
        """
        for determination in self.case.determinations:
            if determination.limb == limb and determination.on <= self.as_of:
                if determination.trigger is not None:
                    if determination.trigger == trigger.id:
                        yield determination
                elif trigger.on == _only_start(determination.on, starts):
                    yield determination


def concerned(starts: Sequence[Event]) -> int:
    """Count the bodies or services that starts concern."""
    return len({(tuple((e.about or "").casefold().split()), e.to) for e in starts})


def _only_start(day: date, starts: Sequence[Event]) -> date | None:
    before = [event for event in starts if event.on <= day]
    if not before or concerned(before) > 1:
        return None
    return max(event.on for event in before)
