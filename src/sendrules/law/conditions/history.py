"""Conditions on the events before the start."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from sendrules.case.conditions import Finding, Occasion
from sendrules.case.kinds import ORDERING, EventKind, Order
from sendrules.case.looks_at import LooksAt
from sendrules.explanation import Step
from sendrules.law.conditions.appeals import REPLACES_THE_WEEKS
from sendrules.time.periods import Months
from sendrules.values import value

if TYPE_CHECKING:  # the models load pydantic, which a timetable does without
    from collections.abc import Sequence

    from sendrules.case.events import Event
    from sendrules.case.view import View

FOUR_MONTHS = Months(4)
"""About the longest time for appealing, with a certificate and August."""


@value
class Preceded:
    """An event of these kinds came on or before the trigger's day, or none did.

    Attributes:
        kinds: the kinds of event.
        title: the condition in words.
        ever: True if an event must have come, False if none may have come.
    """

    kinds: tuple[EventKind, ...]
    title: str
    ever: bool = True

    @property
    def looks_at(self) -> LooksAt:
        """The kinds that came before."""
        return LooksAt.at(*self.kinds)

    def test(self, at: Occasion) -> Finding:
        """Look back from the trigger."""
        day = at.trigger.on if at.trigger else at.view.as_of
        before = [e for e in at.view.events(*self.kinds) if e.on <= day]
        holds = bool(before) is self.ever
        inputs = ((before[-1].title, before[-1].on),) if before else ()
        return Finding(holds, Step("preceded", self.title, holds, inputs=inputs))


@value
class Recorded:
    """An event that a limit needs is recorded on or before the trigger's day. Without it the answer is not known.

    Attributes:
        kinds: the kinds of event, one of which is enough.
        what: what is missing, in words.
    """

    kinds: tuple[EventKind, ...]
    what: str

    @property
    def looks_at(self) -> LooksAt:
        """The kinds that it needs."""
        return LooksAt.at(*self.kinds)

    def test(self, at: Occasion) -> Finding:
        """Look back from the trigger."""
        day = at.trigger.on if at.trigger else at.view.as_of
        found = [e for e in at.view.events(*self.kinds) if e.on <= day]
        missing = () if found else (self.what,)
        inputs = ((found[-1].title, found[-1].on),) if found else ()
        holds = True if found else None
        return Finding(holds, Step("recorded", f"the case records {self.what}", holds, inputs=inputs, missing=missing))


@value
class LastWas:
    """Of several kinds of event, the last before the trigger was of this kind: for example the decision that an appeal
    is against.

    Attributes:
        kind: the kind that the last event must be.
        among: the kinds of event among which the last is found.
        unclear: a kind that may stand for that kind: a decision whose kind is not recorded.
        title: the condition in words.
    """

    kind: EventKind
    among: tuple[EventKind, ...]
    unclear: EventKind
    title: str

    @property
    def looks_at(self) -> LooksAt:
        """The kinds that it is looked for among, and the end of a plan."""
        return LooksAt.at(*self.among, EventKind.PLAN_CEASED)

    def test(self, at: Occasion) -> Finding:
        """Look back from the trigger; where nothing is recorded, the condition does not hold."""
        before = [e for e in at.view.events(*self.among) if at.trigger is None or e.on <= at.trigger.on]
        last = before[-1] if before else None
        holds = None if last and last.kind is self.unclear else bool(last and last.kind is self.kind)
        if last and holds is False and self._still_open(at, before):
            holds = None  # nobody can say which of the two it is about
        inputs = ((last.title, last.on),) if last else ()
        missing: tuple[str, ...] = ()
        if last and holds is None:
            about = at.trigger.id if at.trigger else "it"
            unnamed = last.kind is self.unclear
            missing = (f"what {last.id} decided" if unnamed else f"which decision {about} is about",)
        return Finding(holds, Step("last-was", self.title, holds, inputs=inputs, missing=missing))

    def _still_open(self, at: Occasion, before: Sequence[Event]) -> bool:
        """Whether an event of the kind lies not long before the trigger, and no plan has ceased since that event."""
        day = at.trigger.on if at.trigger else at.view.as_of
        first = FOUR_MONTHS.latest_before(day)
        since = [e.on for e in before if e.kind is self.kind and first <= e.on]
        done = [e.on for e in at.view.events(EventKind.PLAN_CEASED) if e.on <= day]
        return bool(since) and not (done and done[-1] >= since[-1])


@value
class Stands:
    """An event of these kinds came on or before the trigger's day, and nothing has undone it since.

    Attributes:
        kinds: the kinds of event.
        undone_by: the kinds of event that undo it.
        title: the condition in words.
    """

    kinds: tuple[EventKind, ...]
    undone_by: tuple[EventKind, ...]
    title: str

    @property
    def looks_at(self) -> LooksAt:
        """The kinds, and what undoes them."""
        return LooksAt.at(*self.kinds, *self.undone_by)

    def test(self, at: Occasion) -> Finding:
        """Look back from the trigger; an event of the same day undoes only an earlier one."""
        day = at.trigger.on if at.trigger else at.view.as_of
        came = [e for e in at.view.events(*self.kinds) if e.on <= day]
        undone = [e for e in at.view.events(*self.undone_by) if came and came[-1].on < e.on <= day]
        inputs = tuple((e.title, e.on) for e in (*came[-1:], *undone[:1]))
        holds = bool(came) and not undone
        return Finding(holds, Step("stands", self.title, holds, inputs=inputs))


@value
class OfItsOwn:
    """The decision does more than carry out an order, a mediation agreement or a concession, which have weeks of their
    own.

    Attributes:
        order: what the order, agreement or concession is about.
        answered_by: the kinds of event that carry it out, so that a later decision is a decision of its own.
        asked_by: the kinds of request that the decision may answer instead.
        title: the condition in words.
    """

    order: Order
    answered_by: tuple[EventKind, ...]
    asked_by: tuple[EventKind, ...]
    title: str

    @property
    def looks_at(self) -> LooksAt:
        """The orders, what answers them, and whether a concession came in time."""
        return LooksAt.at(*ORDERING, *self.answered_by, *self.asked_by) | REPLACES_THE_WEEKS.looks_at

    def test(self, at: Occasion) -> Finding:
        """Look back from the decision; an order that does not say what it is about leaves the answer not known."""
        day = at.trigger.on if at.trigger else at.view.as_of
        done = [e.on for e in at.view.events(*self.answered_by) if e.on < day]
        done += [e.on for e in at.view.events(*self.asked_by) if e.on <= day]
        last = max(done, default=date.min)
        orders = [e for e in at.view.events(*ORDERING) if last < e.on <= day]  # not yet answered
        mine = [e for e in orders if e.order is self.order]
        in_time = {e.id: _in_time(e, at.view) for e in mine}
        carried = [e for e in mine if in_time[e.id].holds]
        unknown = [e for e in orders if e.order is None or (e in mine and in_time[e.id].holds is None)]
        holds = False if carried else None if unknown else True
        inputs = tuple((e.title, e.on) for e in (carried or unknown)[-1:])
        needed = [(f"{e.id}.order",) if e.order is None else in_time[e.id].missing for e in unknown]
        missing = () if carried else tuple(name for names in needed for name in names)
        return Finding(holds, Step("of-its-own", self.title, holds, inputs=inputs, missing=missing))


def _in_time(event: Event, view: View) -> Finding:
    """Whether it has weeks of its own: a concession has them only if it came before the response."""
    if event.kind is EventKind.APPEAL_CONCEDED:
        return REPLACES_THE_WEEKS.test(Occasion(view, event))
    return Finding(True, Step("order", "an order or an agreement", True))


@value
class CameLast:
    """Of several kinds of event, the last up to the trigger was one of these.

    Attributes:
        kinds: the kinds that the last event must be one of.
        among: the kinds among which the last is found.
        title: the condition in words.
        where_none: what holds where there is none of them.
    """

    kinds: tuple[EventKind, ...]
    among: tuple[EventKind, ...]
    title: str
    where_none: bool = False

    @property
    def looks_at(self) -> LooksAt:
        """The kinds that it is looked for among."""
        return LooksAt.at(*self.among)

    def test(self, at: Occasion) -> Finding:
        """Look back from the trigger."""
        before = [e for e in at.view.events(*self.among) if at.trigger is None or e.on <= at.trigger.on]
        holds = before[-1].kind in self.kinds if before else self.where_none
        inputs = tuple((e.title, e.on) for e in before[-1:])
        return Finding(holds, Step("came-last", self.title, holds, inputs=inputs))
