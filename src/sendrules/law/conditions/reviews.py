"""Which review meeting led to a decision."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from sendrules.case.conditions import Finding, Occasion
from sendrules.explanation import Step
from sendrules.law.model.anchors import LastReview

if TYPE_CHECKING:  # the models load pydantic, which a timetable does without
    from sendrules.case.events import Event
    from sendrules.case.view import View


@dataclass(frozen=True, slots=True)
class ReviewLedToIt:
    """A review meeting led to the decision.

    Attributes:
        rule: which meeting leads to which decision.
    """

    rule: LastReview

    def test(self, at: Occasion) -> Finding:
        """Look back from the decision."""
        meeting = meeting_of(self.rule, at.trigger, at.view) if at.trigger else None
        inputs = ((meeting.title, meeting.on),) if meeting else ()
        holds = meeting is not None
        return Finding(holds, Step("review-led-to-it", "a review led to it", holds, inputs=inputs))


def meeting_of(rule: LastReview, decision: Event, view: View) -> Event | None:
    """Give the meeting that led to a decision after a review, or None where none is recorded.

    It is the last before the decision, since the plan was made. One that has led to a decision already may have led to a
    second thought too, and not to what came long after.
    """
    made = max((e.on for e in view.events(*rule.since) if e.on < decision.on), default=date.min)
    held = [e for e in view.events(rule.meeting) if made <= e.on <= decision.on]
    if not held:
        return None
    decided = any(held[-1].on <= e.on < decision.on for e in view.events(*rule.decisions))
    within = rule.again if decided else rule.within
    return held[-1] if held[-1].on >= within.latest_before(decision.on, view.calendar) else None
