"""Which appeals are open on a day, and whether a concession came before the response (reg 45(1)).

https://www.legislation.gov.uk/uksi/2014/1530/regulation/45
"""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from sendrules.case.conditions import AllOf, Finding, Occasion
from sendrules.case.kinds import EventKind, Order
from sendrules.case.looks_at import LooksAt
from sendrules.explanation import Step
from sendrules.law.conditions.endings import REOPENINGS
from sendrules.law.model.life import CONCESSIONS
from sendrules.values import value

if TYPE_CHECKING:
    from sendrules.case.events import Event
    from sendrules.case.view import View

ENDINGS = (EventKind.APPEAL_CONCEDED, EventKind.APPEAL_ENDED, EventKind.TRIBUNAL_ORDER)
"""What ends an appeal."""

BROUGHT_LOOKS_AT = LooksAt.at(EventKind.APPEAL, EventKind.APPEAL_RECEIVED)
"""What ``brought`` reads."""

OPEN_APPEALS_LOOK_AT = BROUGHT_LOOKS_AT | LooksAt.at(*ENDINGS, *REOPENINGS)
"""What ``open_appeals`` reads."""


def brought(view: View) -> list[Event]:
    """Give each appeal by the first event that shows it: the day it reached the Tribunal, or else the authority."""
    kept: list[Event] | None = view.memo.get("brought")
    if kept is None:
        kept = view.memo["brought"] = _brought(view)
    return kept


def _brought(view: View) -> list[Event]:
    found = list(view.events(EventKind.APPEAL))
    unpaired = list(found)
    for received in view.events(EventKind.APPEAL_RECEIVED):
        of = next((e for e in unpaired if e.on <= received.on), None)
        if of is None:
            found.append(received)
        else:
            unpaired.remove(of)
    return sorted(found, key=lambda e: (e.on, e.id or ""))


def open_appeals(view: View, until: date) -> list[Event]:
    """Give the appeals that were open on a day before anything ended one; of several, an ending is assumed to end the first.

    A decision that was set aside, or a reinstatement, opens the appeal again that was the last to end.

    Args:
        view: the case as known on the day of the question.
        until: the day.
    """
    opened = [e for e in brought(view) if e.on <= until]
    closed: list[Event] = []
    for event in view.before(until, *ENDINGS, *REOPENINGS) if opened else ():
        if event.kind in REOPENINGS:
            opened += closed[-1:]
            del closed[-1:]
            continue
        first = next((n for n, e in enumerate(opened) if e.on <= event.on), None)
        if first is not None:
            closed.append(opened.pop(first))
    return sorted(opened, key=lambda e: (e.on, e.id or ""))


@value
class BeforeTheResponse:
    """Before it submitted a response, the authority told the Tribunal that it will not oppose the appeal."""

    @property
    def looks_at(self) -> LooksAt:
        """The appeals, what ended them, and the responses."""
        return OPEN_APPEALS_LOOK_AT | LooksAt.at(EventKind.APPEAL_RESPONSE)

    def test(self, at: Occasion) -> Finding:
        """Look for a response in the same appeal. Where both came on one day, nobody can say which came first."""
        title = "the concession came before any response to the appeal"
        conceded = at.trigger
        if conceded is None:
            return Finding(None, Step("before-the-response", title, None))
        opened = open_appeals(at.view, conceded.on)
        ended = at.view.before(conceded.on, *ENDINGS)
        since = opened[0].on if opened else ended[-1].on if ended else date.min
        responses = [e for e in at.view.events(EventKind.APPEAL_RESPONSE) if since <= e.on <= conceded.on]
        before = [e for e in responses if e.on < conceded.on]
        holds: bool | None
        missing: tuple[str, ...] = ()
        if not responses:
            holds = True
        elif len(before) >= max(len(opened), 1):
            holds = False
        else:
            holds = None
            which = f"which appeal {conceded.id} is about"
            missing = (f"whether {conceded.id} came before {responses[-1].id}",) if not before else (which,)
        inputs = tuple((e.title, e.on) for e in responses[-1:])
        return Finding(holds, Step("before-the-response", title, holds, inputs=inputs, missing=missing))


@value
class DirectionStands:
    """No later direction of the same step replaced it, and no end of the appeal came before the day that it sets.

    An appeal that is open again counts as one that had not ended.
    """

    @property
    def looks_at(self) -> LooksAt:
        """The directions, what ends an appeal, what opens it again, and the day that the direction sets."""
        own = LooksAt(own=frozenset({"sets", "about"}))
        return own | LooksAt.at(EventKind.STEP_DIRECTED, *ENDINGS, *REOPENINGS)

    def test(self, at: Occasion) -> Finding:
        """Look for an end up to the day of the step; one on the day of the direction came before it."""
        title = "the direction stands: the appeal goes on, and no later direction replaced it"
        start, view = at.trigger, at.view
        last = min(start.sets or view.as_of, view.as_of) if start else view.as_of
        ended = [e for e in view.until(last, *ENDINGS) if start and e.on > start.on]
        again = view.between(ended[-1].on, view.as_of, *REOPENINGS) if ended else ()
        later = [e for e in view.alike(start, EventKind.STEP_DIRECTED) if e.on > start.on] if start else []
        holds = (not ended or bool(again)) and not later
        inputs = tuple((e.title, e.on) for e in (*ended[-1:], *later[-1:]))
        return Finding(holds, Step("direction-stands", title, holds, inputs=inputs))


@value
class EndedItself:
    """The event that ended an appeal ended the appeal that the trigger began, and not another open appeal."""

    @property
    def looks_at(self) -> LooksAt:
        """The appeals, and what ended them."""
        return OPEN_APPEALS_LOOK_AT

    def test(self, at: Occasion) -> Finding:
        """Count the open appeals, and the endings up to the last day."""
        title = "no other open appeal may be the one that ended"
        start, view = at.trigger, at.view
        last = min(at.last or view.as_of, view.as_of)
        endings = [e for e in view.events(*ENDINGS) if start is not None and start.on <= e.on <= view.as_of]
        opened = open_appeals(view, endings[0].on) if endings else []
        sure = len(opened) < 2 or sum(e.on <= last for e in endings) >= len(opened)
        missing = () if sure else (f"which appeal {endings[0].id} ended",)
        inputs = tuple((e.title, e.on) for e in (() if sure else (*opened, endings[0])))
        holds = True if sure else None
        return Finding(holds, Step("ended-itself", title, holds, inputs=inputs, missing=missing))


@value
class GivesWeeks:
    """The regulation gives the concession weeks of its own, up to the plan.

    Before 23 March 2015 reg 45 gave four weeks for an assessment that was conceded, and none for what follows.
    """

    @property
    def looks_at(self) -> LooksAt:
        """The concession itself alone."""
        return LooksAt.NOTHING

    def test(self, at: Occasion) -> Finding:
        """Look at the day and the subject of the concession."""
        conceded = at.trigger
        early = conceded is not None and conceded.on < CONCESSIONS.first
        holds = not (early and conceded is not None and conceded.order in (Order.ASSESS, Order.REASSESS))
        return Finding(holds, Step("gives-weeks", "the concession has weeks of its own, up to the plan", holds))


@value
class ReplacesNothing:
    """No concession puts weeks of its own in the place of those that run: the other answer to `concession-before-response`."""

    @property
    def looks_at(self) -> LooksAt:
        """Nothing."""
        return LooksAt.NOTHING

    def test(self, at: Occasion) -> Finding:
        """Say that it does not."""
        del at
        return Finding(False, Step("replaces-nothing", "a concession takes the place of no weeks that run", False))


BEFORE_THE_RESPONSE = BeforeTheResponse()
REPLACES_THE_WEEKS = AllOf((BEFORE_THE_RESPONSE, GivesWeeks()))
"""When a concession puts weeks of its own in the place of those that run from a request or a decision."""
