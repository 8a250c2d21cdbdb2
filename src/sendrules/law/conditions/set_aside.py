"""Whether a refusal to set a decision aside starts the time for permission anew (HESC Rules r.46(2)(c), (3)).

https://www.legislation.gov.uk/uksi/2008/2699/article/46
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from datetime import date, timedelta
from typing import TYPE_CHECKING

from sendrules.case.conditions import Finding, Occasion
from sendrules.case.kinds import Dated, EventKind
from sendrules.case.looks_at import LooksAt
from sendrules.errors import BeyondHorizonError
from sendrules.explanation import Step
from sendrules.law.model.anchors import Found, Occurrence
from sendrules.law.model.limits import Limit
from sendrules.values import value

if TYPE_CHECKING:
    from sendrules.case.events import Event
    from sendrules.case.view import View

SET_ASIDE_ID = "hesc-45-3-set-aside-28-days"


@value
class RefusedInTime:
    """The last refusal to set the decision aside, of an application that came within the time of rule 45.

    That time is the limit of rule 45, or the day that a direction set for it.
    """

    @property
    def by(self) -> Dated:
        """Which of the notice's dates counts: the day it was sent."""
        return Dated.SENT

    @property
    def names(self) -> tuple[str, ...]:
        """The kind of event, by which its day may be given."""
        return (EventKind.SET_ASIDE_REFUSED.value,)

    @property
    def looks_at(self) -> LooksAt:
        """The refusals, the applications, and directions on the time for them."""
        return LooksAt.at(EventKind.SET_ASIDE_REFUSED, EventKind.SET_ASIDE_SOUGHT, EventKind.TRIBUNAL_DIRECTION)

    @property
    def other_limit(self) -> str:
        """The duty on whose limit it turns."""
        return SET_ASIDE_ID

    def find(self, at: Occurrence) -> Found | None:
        """Look on from the decision, and no further than the next."""
        start, view = at.event.on, at.view
        refusals = refused_before(_next(at.other_starts, start), start, view)
        if not refusals:
            return None
        refusal = refusals[-1]
        sought = view.between(start, refusal.on, EventKind.SET_ASIDE_SOUGHT)
        last = self._time(at, refusal)
        in_time = bool(sought) and last is not None and sought[0].on <= last
        return Found(view.day(refusal, Dated.SENT), refusal) if in_time else None

    def _time(self, at: Occurrence, refusal: Event) -> date | None:
        """The last day for an application to set aside."""
        directed = at.view.between(at.event.on, refusal.on, EventKind.TRIBUNAL_DIRECTION)
        sets = [e.sets for e in directed if e.duty == SET_ASIDE_ID and e.sets is not None]
        try:
            return sets[-1] if sets else at.limit_of(SET_ASIDE_ID)
        except BeyondHorizonError:
            return None


@value
class SetAsideSettled:
    """No refusal to set the decision aside may have given more time, for want of the day of the application.

    Attributes:
        again: the time that such a refusal gives, from the day it was sent.
    """

    again: Limit

    @property
    def looks_at(self) -> LooksAt:
        """The decisions, the refusals, the applications, and what has to fall inside the time."""
        return LooksAt.at(
            EventKind.SET_ASIDE_REFUSED,
            EventKind.SET_ASIDE_SOUGHT,
            EventKind.PERMISSION_SOUGHT,
            EventKind.TRIBUNAL_ORDER,
        )

    def test(self, at: Occasion) -> Finding:
        """Look for a refusal whose application is not recorded, where that would decide whether the time is over."""
        title = "no refusal to set the decision aside may give more time"
        found = self._open(at)
        missing = (EventKind.SET_ASIDE_SOUGHT.value,) if found else ()
        inputs = ((found.title, found.on),) if found else ()
        holds = None if found else True
        return Finding(holds, Step("set-aside-settled", title, holds, inputs=inputs, missing=missing))

    def _open(self, at: Occasion) -> Event | None:
        start, view = at.trigger, at.view
        if start is None or at.last is None:
            return None
        used = (e.on for e in view.events(EventKind.PERMISSION_SOUGHT) if e.on >= start.on)
        asked = min(used, default=view.as_of)
        if asked <= at.last or view.between(start.on, asked, EventKind.SET_ASIDE_SOUGHT):
            return None
        later = view.events(EventKind.TRIBUNAL_ORDER)
        for refusal in reversed(refused_before(_next([e.on for e in later], start.on), start.on, view)):
            sent = view.day(refusal, Dated.SENT)
            if sent is not None and asked <= self._last(sent, view):
                return refusal
        return None

    def _last(self, sent: date, view: View) -> date:
        try:
            return self.again.day(lambda _: sent, view.calendar) or date.max
        except BeyondHorizonError:
            return date.max


def refused_before(end: date, start: date, view: View) -> Sequence[Event]:
    """Give the refusals to set aside from one decision to the next.

    Args:
        end: the day of the next decision.
        start: the day of the decision.
        view: the case as known on the day of the question.
    """
    last = end - timedelta(1) if end < date.max else end
    return view.between(start, last, EventKind.SET_ASIDE_REFUSED)


def _next(days: Sequence[date], day: date) -> date:
    index = bisect_right(days, day)
    return days[index] if index < len(days) else date.max
