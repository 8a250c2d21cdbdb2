"""When a plan was last reviewed, and which review meeting led to a decision."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING

from sendrules.case.conditions import Finding, Occasion
from sendrules.case.kinds import ORDERING, EventKind, Order
from sendrules.case.looks_at import LooksAt
from sendrules.explanation import Step
from sendrules.law.model.anchors import Found, Occurrence
from sendrules.time.periods import Period
from sendrules.values import value

if TYPE_CHECKING:  # the models load pydantic, which a timetable does without
    from sendrules.case.events import Event
    from sendrules.case.view import View


@value
class LastReview:
    """When a plan was last reviewed: the meeting that led to the last decision on or before the start's day.

    Where no meeting is recorded that may have led to it, the decision's own day; a decision that may come without a
    review (to cease) then shows none.

    Attributes:
        meeting: the kind of event that is the meeting.
        decisions: the kinds that decide after it.
        not_alone: those of them that show a review only with a meeting.
        within: how long before the decision the meeting may lie.
        again: how long, where another decision followed the meeting already: a second thought is about the same review.
        since: what makes a plan or ends one, so that what came before it was no review of this one.
        by_decision: whether it is the day of that decision, whenever the meeting was.
    """

    meeting: EventKind
    decisions: tuple[EventKind, ...]
    not_alone: tuple[EventKind, ...]
    within: Period
    again: Period
    since: tuple[EventKind, ...] = ()
    by_decision: bool = False

    @property
    def names(self) -> tuple[str, ...]:
        """The meeting, by which its day may be given."""
        return (self.meeting.value,)

    @property
    def looks_at(self) -> LooksAt:
        """Meetings, decisions, and what makes a plan or ends one."""
        return LooksAt.at(self.meeting, *self.decisions, *self.since)

    def find(self, at: Occurrence) -> Found | None:
        """Look back from the start; a review of a plan before this one shows nothing."""
        day, view = at.event.on, at.view
        made = view.until(day, *self.since)
        for decision in reversed(view.between(made[-1].on if made else date.min, day, *self.decisions)):
            meeting = self.meeting_before(decision, view)
            if meeting is not None and not self.by_decision:
                return Found(meeting.on, meeting)
            if meeting is not None or decision.kind not in self.not_alone:
                return Found(decision.on, decision)
        return None

    def meeting_before(self, decision: Event, view: View) -> Event | None:
        """Give the meeting that led to a decision after a review, or None where none is recorded.

        It is the last before the decision, since the plan was made. One that has led to a decision already may have led to a
        second thought too, and not to what came long after.

        Args:
            decision: the decision.
            view: the case as known on the day of the question.
        """
        made = view.before(decision.on, *self.since)
        held = view.between(made[-1].on if made else date.min, decision.on, self.meeting)
        if not held:
            return None
        decided = any(e.on < decision.on for e in view.between(held[-1].on, decision.on, *self.decisions))
        within = self.again if decided else self.within
        return held[-1] if held[-1].on >= within.latest_before(decision.on, view.calendar) else None


@value
class ReviewLedToIt:
    """A review meeting led to the decision.

    Attributes:
        rule: which meeting leads to which decision.
    """

    rule: LastReview

    @property
    def looks_at(self) -> LooksAt:
        """What shows which meeting led to which decision."""
        return self.rule.looks_at

    def test(self, at: Occasion) -> Finding:
        """Look back from the decision."""
        meeting = self.rule.meeting_before(at.trigger, at.view) if at.trigger else None
        inputs = ((meeting.title, meeting.on),) if meeting else ()
        holds = meeting is not None
        return Finding(holds, Step("review-led-to-it", "a review led to it", holds, inputs=inputs))


@value
class ReassessedInstead:
    """No re-assessment was under way on the last day for a review.

    A review need not be held where it falls due during a re-assessment that does in substance what the review would have
    done. Whether it does is for people to say.

    Attributes:
        order: what an order, an agreement or a concession is about that begins a re-assessment.
        concluded: what concludes a re-assessment.
        ended: what ends one otherwise.
    """

    order: Order
    concluded: tuple[EventKind, ...]
    ended: tuple[EventKind, ...]

    @property
    def looks_at(self) -> LooksAt:
        """What begins, concludes or ends a re-assessment."""
        return LooksAt.at(EventKind.DECISION_TO_REASSESS, *ORDERING, *self.concluded, *self.ended)

    def test(self, at: Occasion) -> Finding:
        """Look back from the limit for a re-assessment that was still under way."""
        title = "no re-assessment was under way on the last day for the review"
        limit, view = at.last or at.view.as_of, at.view
        begun = [
            e
            for e in view.until(limit, EventKind.DECISION_TO_REASSESS, *ORDERING)
            if e.kind is EventKind.DECISION_TO_REASSESS or e.order is self.order
        ]
        if not begun or view.between(begun[-1].on, limit - timedelta(1), *self.concluded, *self.ended):
            return Finding(True, Step("reassessed-instead", title, True))
        missing = ("whether the re-assessment did what the review would have done",)
        inputs = ((begun[-1].title, begun[-1].on),)
        return Finding(None, Step("reassessed-instead", title, None, inputs=inputs, missing=missing))


@value
class ReleasedWithin:
    """The person was released from detention before a period that begins in detention was over.

    Attributes:
        period: the period.
    """

    period: Period

    @property
    def looks_at(self) -> LooksAt:
        """Releases."""
        return LooksAt.at(EventKind.RELEASED)

    def test(self, at: Occasion) -> Finding:
        """Look on from the start to the first release."""
        title = "the person was released before the period was over"
        since = at.trigger.on if at.trigger else at.view.as_of
        released = at.view.between(since, at.view.as_of, EventKind.RELEASED)[:1]
        holds = any(e.on <= self.period.last_day(since, at.view.calendar) for e in released)
        inputs = tuple((e.title, e.on) for e in released)
        return Finding(holds, Step("released-within", title, holds, inputs=inputs))
