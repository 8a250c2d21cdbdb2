"""``View``: a case as it was known on one day. All matching looks through it, so that no later event is seen."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from collections.abc import Set as AbstractSet
from datetime import date, timedelta
from operator import attrgetter
from typing import Any

from sendrules.case.case import Case
from sendrules.case.circumstances import Determination
from sendrules.case.events import Event
from sendrules.case.kinds import DETENTION, Dated, EventKind, name_key
from sendrules.errors import BeyondHorizonError
from sendrules.time.calendar import ENGLAND_AND_WALES, WorkingCalendar

COMES_BY_ITSELF = frozenset(
    {EventKind.PHASE_TRANSFER, EventKind.KEY_STAGE_ENDS, EventKind.TURNS_25, EventKind.TERM_STARTS}
)
"""What nobody has to do for it to happen, so that a plan for it is as good as a record."""

REQUESTS = (EventKind.REQUEST, EventKind.DETAINED_REQUEST, EventKind.REASSESSMENT_REQUEST)
"""What can be withdrawn."""

_ON = attrgetter("on")


def _order(event: Event) -> tuple[date, str]:
    return event.on, event.id or ""


class View:
    """The part of a case that can be seen on ``as_of``, with the calendar of the question.

    Events dated later are hidden, except kinds that are scheduled in advance; planned events are hidden; a notice
    sent but not yet served is hidden from a provision that looks at service.

    Attributes:
        case: the case.
        as_of: the day of the question.
        calendar: the working days.
        memo: what was found once and is asked for again: a view never changes.
    """

    __slots__ = ("_alike", "_detains", "_kinds", "_names", "_several", "as_of", "calendar", "case", "memo")

    def __init__(self, case: Case, as_of: date, calendar: WorkingCalendar = ENGLAND_AND_WALES) -> None:
        self.case, self.as_of, self.calendar = case, as_of, calendar
        self.memo: dict[Any, Any] = {}
        self._several: dict[tuple[EventKind, ...], Sequence[Event]] = {}
        self._alike: dict[Any, Sequence[Event]] = {}
        kinds: dict[EventKind, list[Event]] = {}
        for event in sorted(case.events, key=_order):
            if self.sees(event):
                kinds.setdefault(event.kind, []).append(event)
        self._kinds = kinds
        self._detains = not kinds.keys().isdisjoint(DETENTION)
        self._names = {id(event): name_key(event.about) for event in case.events if event.about is not None}

    def sees(self, event: Event) -> bool:
        """Whether an event of the case can be seen on the day: done by then, or coming and scheduled."""
        ahead = event.on > self.as_of
        if ahead or event.planned:
            return event.scheduled and (ahead or event.kind in COMES_BY_ITSELF)
        return True

    def on(self, day: date) -> View:
        """Give the case as it was known on another day.

        Args:
            day: the other day.
        """
        return View(self.case, day, self.calendar)

    def events(self, *kinds: EventKind) -> Sequence[Event]:
        """Give the visible events of these kinds, in order of date."""
        own = self._kinds
        if len(kinds) == 1:
            return own.get(kinds[0], ())
        present = [kind for kind in kinds if kind in own]
        if not present:
            return ()
        if len(present) == 1:
            return own[present[0]]
        key = tuple(present)
        found = self._several.get(key)
        if found is None:
            found = sorted((e for kind in dict.fromkeys(key) for e in own[kind]), key=_order)
            self._several[key] = found
        return found

    def alike(self, event: Event, *kinds: EventKind) -> Sequence[Event]:
        """Give the visible events of these kinds that are about the same body or service as an event, in order of date."""
        found = self.events(*kinds)
        names = self._names
        if not found or (event.about is None and not names):
            return found
        name = None if event.about is None else names.get(id(event)) or name_key(event.about)
        key = (id(found), name)
        same = self._alike.get(key)
        if same is None:  # the view keeps the events, so their identity stands for them
            same = self._alike[key] = [e for e in found if names.get(id(e)) == name]
        return same

    def until(self, day: date, *kinds: EventKind) -> Sequence[Event]:
        """Give the visible events of these kinds up to a day, the day included, in order of date."""
        found = self.events(*kinds)
        return found[: bisect_right(found, day, key=_ON)]

    def before(self, day: date, *kinds: EventKind) -> Sequence[Event]:
        """Give the visible events of these kinds before a day, in order of date."""
        found = self.events(*kinds)
        return found[: bisect_left(found, day, key=_ON)]

    def between(self, first: date, last: date, *kinds: EventKind) -> Sequence[Event]:
        """Give the visible events of these kinds from one day to another, both included, in order of date."""
        found = self.events(*kinds)
        return found[bisect_left(found, first, key=_ON) : bisect_right(found, last, key=_ON)]

    @property
    def kinds(self) -> AbstractSet[EventKind]:
        """The kinds of which an event is visible."""
        return self._kinds.keys()

    def has_any(self, kinds: AbstractSet[EventKind]) -> bool:
        """Whether an event of one of these kinds is visible."""
        return not self._kinds.keys().isdisjoint(kinds)

    def day(self, event: Event, by: Dated) -> date | None:
        """Give the date of an event that a provision looks at; None where service cannot be deemed in this calendar."""
        if by is Dated.ON:
            return event.on
        try:
            return event.day(by, self.calendar)
        except BeyondHorizonError:
            return None

    @property
    def planned(self) -> AbstractSet[EventKind]:
        """The kinds of which an event was planned for a day up to the day of the question."""
        found: frozenset[EventKind] | None = self.memo.get("planned")
        if found is None:
            found = frozenset(e.kind for e in self.case.events if e.planned and e.on <= self.as_of)
            self.memo["planned"] = found
        return found

    @property
    def backdated(self) -> timedelta:
        """The longest time by which another date of a visible event lies before the event's own day."""
        found = self.memo.get("backdated")
        if found is None:
            notices = (e for events in self._kinds.values() for e in events if e.sent or e.written or e.served)
            apart = [e.on - min(d for d in (e.on, e.sent, e.written, e.served) if d) for e in notices]
            found = self.memo["backdated"] = max(apart, default=timedelta(0))
        assert isinstance(found, timedelta)
        return found

    def withdrawn_by(self, withdrawal: Event) -> Event | None:
        """Give the request that a withdrawal takes back: the latest that no earlier one took.

        One made on the day of the withdrawal is taken only where there is none before: who withdraws and asks again on one
        day has not withdrawn the new request.
        """
        return self._withdrawals()[0].get(id(withdrawal))

    def withdrawn_on(self, request: Event) -> date | None:
        """Give the day on which a request was taken back; None where it was not, or is no request."""
        return self._withdrawals()[1].get(id(request)) if request.kind in REQUESTS else None

    def _withdrawals(self) -> tuple[dict[int, Event], dict[int, date]]:
        """By the identity of each withdrawal its request, and by that of each request the day it was taken back."""
        kept = self.memo.get("withdrawals")
        if kept is None:
            kept = self.memo["withdrawals"] = self._pair_withdrawals()
        found: tuple[dict[int, Event], dict[int, date]] = kept
        return found

    def _pair_withdrawals(self) -> tuple[dict[int, Event], dict[int, date]]:
        taken_by: dict[int, Event] = {}
        taken_on: dict[int, date] = {}
        requests, still, index = self.events(*REQUESTS), list[Event](), 0
        for withdrawal in self.events(EventKind.REQUEST_WITHDRAWN):
            while index < len(requests) and requests[index].on <= withdrawal.on:
                still.append(requests[index])
                index += 1
            if still:
                before = bisect_left(still, withdrawal.on, key=_ON)
                request = still.pop(before - 1 if before else -1)
                taken_by[id(withdrawal)], taken_on[id(request)] = request, withdrawal.on
        return taken_by, taken_on

    def detained_on(self, day: date) -> bool:
        """Whether the person was detained in relevant youth accommodation, as far as recorded."""
        if not self._detains:
            return False
        began = self.until(day, *DETENTION)
        return bool(began) and not self.between(began[-1].on, day, EventKind.RELEASED)

    def detention_of(self, day: date) -> Event | None:
        """Give what first shows the detention that a day falls in; None where the person was not detained on it."""
        if not self.detained_on(day):
            return None
        shown = self.until(day, *DETENTION)
        released = self.until(day, EventKind.RELEASED)
        return next(event for event in shown if not released or event.on > released[-1].on)

    def can_be_told_apart(self, asked: Event) -> bool:
        """Whether an answer without ``about`` can be told to be the answer to this request for advice.

        It cannot where others were asked without ``about`` too.
        """
        if asked.kind is not EventKind.ADVICE_REQUEST or asked.about is not None:
            return True
        bodies = self.memo.get("bodies asked")
        if bodies is None:
            bodies = self.memo["bodies asked"] = {e.to for e in self.events(asked.kind) if e.about is None}
        return bool(bodies <= {asked.to})

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


def any_between(events: Sequence[Event], first: date, last: date, *, last_included: bool = True) -> bool:
    """Whether one of several events, in order of date, lies between two days.

    Args:
        events: the events, in order.
        first: the first day, which counts.
        last: the last day.
        last_included: whether the last day counts.
    """
    index = bisect_left(events, first, key=_ON)
    return index < len(events) and (events[index].on <= last if last_included else events[index].on < last)
