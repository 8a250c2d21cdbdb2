"""A contested question about onward appeals: when an appeal against ceasing is finally determined."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

from sendrules.case.kinds import Dated, EventKind
from sendrules.case.looks_at import LooksAt
from sendrules.law.model.anchors import Found, Next, Occurrence
from sendrules.law.model.duty import Duty
from sendrules.law.model.limits import Before
from sendrules.law.model.reading import Reading
from sendrules.law.si_2008_2699 import rule_46
from sendrules.values import value

_PLAN_KEPT = "act-45-4-no-cease-before-appeal-period/appeal"


@value
class OnwardAppealOver:
    """The day from which no onward appeal is open: after an order, once the time for asking for permission is over.

    Where permission was asked for, nothing recorded says when that ended, so the day is not known.

    Attributes:
        determined: what ends the appeal in the First-tier Tribunal.
    """

    determined: Next

    @property
    def names(self) -> tuple[str, ...]:
        """The kinds of event that end the appeal, by which its day may be given."""
        return self.determined.names

    @property
    def looks_at(self) -> LooksAt:
        """What ends the appeal, and the request for permission."""
        return self.determined.looks_at | LooksAt.at(EventKind.PERMISSION_SOUGHT)

    def find(self, at: Occurrence) -> Found | None:
        """Look on from what ended the appeal; a withdrawal or a concession leaves nothing to appeal further."""
        found = self.determined.find(at)
        if found is None or found.event is None or found.event.kind is not EventKind.TRIBUNAL_ORDER:
            return found
        order, view = found.event, at.view
        if any(e.on >= order.on for e in view.events(EventKind.PERMISSION_SOUGHT)):
            return None
        sent = view.day(order, Dated.SENT)
        rule = rule_46.DUTIES[0].limit
        last = rule.day(lambda _: sent, view.calendar) if rule else None
        return Found(last + timedelta(1)) if last else None


def _until_the_onward_appeal_is_over(duty: Duty) -> Duty:
    found = duty.limit
    if not isinstance(found, Before) or not isinstance(found.of, Next):
        return duty
    return replace(duty, limit=replace(found, of=OnwardAppealOver(found.of)))


READINGS = (
    Reading(
        id="finally-determined",
        question="An appeal against ceasing is dismissed: is it finally determined with that decision, or only once an appeal "
        "to the Upper Tribunal is over or out of time?",
        adopted="With the decision of the First-tier Tribunal: the plan may cease on that day.",
        authority="CFA 2014 s.45(4)(b) keeps the plan until the appeal under s.51 has been finally determined. Paragraph 247 "
        "of the Explanatory Notes says determined by the First-tier Tribunal, and reg 44(2)(a) wants the plan to cease "
        "immediately on dismissal (both texts seen). For the other answer: the word finally, which would protect the child "
        "while permission is sought; no decision on it was found. The Tribunal can suspend its decision on request (HESC "
        "Rules r.5(3)), which would be needless if the decision took no effect before.",
        seen="The text of CFA 2014 s.45, of paragraph 247 of its Explanatory Notes, and of reg 44.",
        duties=(_PLAN_KEPT,),
        alternatives={"onward": _until_the_onward_appeal_is_over},
        described={
            "onward": "the plan is kept until an appeal to the Upper Tribunal is over, or the time to ask for one"
        },
    ),
)
