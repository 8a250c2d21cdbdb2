"""What a plan says of the next phase of education, where reg 18 asks to amend it only "where necessary"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sendrules.case.conditions import Finding, Occasion
from sendrules.case.kinds import EventKind
from sendrules.case.looks_at import LooksAt
from sendrules.explanation import Step
from sendrules.law.conditions.plans import PLANS
from sendrules.time.periods import Months
from sendrules.values import value

if TYPE_CHECKING:  # the models load pydantic, which a timetable does without
    from sendrules.case.events import Event
    from sendrules.case.view import View

SAYS = (*PLANS, EventKind.DECISION_TO_CONTINUE)
"""What leaves a plan that names the next institution, or does not."""
_A_YEAR = Months(12)
CHANGES = (EventKind.DECISION_TO_AMEND, EventKind.AMENDMENT_NOTICE)
"""What shows that the authority itself found a change necessary."""


def names_next(event: Event, view: View) -> bool | None:
    """Say whether a plan names the next institution after an event; a decision to continue leaves what the plan says.

    Args:
        event: a plan, or a decision to leave it as it is.
        view: the case as known on the day of the question.
    """
    if event.names_next is not None or event.kind is not EventKind.DECISION_TO_CONTINUE:
        return event.names_next
    before = view.until(event.on, *PLANS)
    return before[-1].names_next if before else None


@value
class NamesNext:
    """The plan names the school or institution, or its type, for the next phase.

    Attributes:
        assumed: whether it is taken to, where nothing says: a plan amended before the transfer.
    """

    assumed: bool = False

    @property
    def looks_at(self) -> LooksAt:
        """The plans, which a decision to continue leaves as they are."""
        return LooksAt.at(*PLANS)

    def test(self, at: Occasion) -> Finding:
        """Look at what the plan says, or the decision."""
        title = "the plan names the institution for the next phase"
        said = names_next(at.trigger, at.view) if at.trigger else None
        holds = True if said is None and self.assumed else said
        missing = (f"{at.trigger.id if at.trigger else 'plan'}.names_next",) if holds is None else ()
        return Finding(holds, Step("names-next", title, holds, missing=missing))


@value
class NothingToAmend:
    """Nothing on the last day of the limit leaves open that the plan had to be neither reviewed nor amended.

    A plan made or reviewed not long before, whose next yearly review was still to come, may have named the next
    institution already. An older one had to be reviewed in any case.

    Attributes:
        within: how long before the limit the plan was made or reviewed.
    """

    within: Months = _A_YEAR

    @property
    def looks_at(self) -> LooksAt:
        """What says whether the plan names the next institution, and what shows that it had to be changed."""
        return LooksAt.at(*SAYS, *CHANGES)

    def test(self, at: Occasion) -> Finding:
        """Look back from the limit to the last plan or decision."""
        title = "the plan had to be reviewed and amended before the transfer"
        limit = at.last or at.view.as_of
        stood = at.view.until(limit, *SAYS)
        last = stood[-1] if stood else None
        sure = Finding(True, Step("nothing-to-amend", title, True))
        if last is None or last.on < self.within.latest_before(limit):
            return sure
        if at.view.between(last.on, limit, *CHANGES):
            return sure
        said = names_next(last, at.view)
        if said is False:
            return sure
        missing = (f"{last.id}.names_next" if said is None else "whether the plan had to be reviewed again",)
        return Finding(None, Step("nothing-to-amend", title, None, inputs=((last.title, last.on),), missing=missing))


NOTHING_TO_AMEND = NothingToAmend()
