"""What an authority owes when a commissioning body asks for an assessment or a review: the request must be met.

Regs 15(8) and 16(3), and SI 2015/62 reg 16(4), each end with it, and give no period. Which of them a request falls under
shows from what came before it: a move, a release to another area, or neither.
"""

from __future__ import annotations

from functools import partial

from sendrules.case.kinds import Dated, EventKind
from sendrules.law.conditions.history import CameLast
from sendrules.law.model.discharge import Answer
from sendrules.law.model.duty import Duty, Trigger
from sendrules.law.shared.reviews import REVIEW_DECISIONS

MOVE = (EventKind.MOVED, EventKind.PLAN_TRANSFERRED, EventKind.NEW_COMMISSIONER_AWARE)
CHANGE = (EventKind.COMMISSIONER_CHANGE_KNOWN, EventKind.NEW_COMMISSIONER_AWARE_OF_CHANGE)
RELEASE = (EventKind.RELEASE_KNOWN, EventKind.KEPT_PLAN_RECEIVED, EventKind.KEPT_PLAN_PASSED_ON)


def asked_after(kinds: tuple[EventKind, ...], what: str) -> tuple[Trigger, ...]:
    """Give the start: a request of a commissioning body, where the last thing that explains it is of these kinds."""
    last = CameLast(kinds, (*MOVE, *CHANGE, *RELEASE), f"the request follows {what}", where_none=kinds is CHANGE)
    return (Trigger(EventKind.COMMISSIONER_REQUEST, by=Dated.SERVED, when=last, only_if=f"if it follows {what}"),)


complying = partial(
    Duty,
    title="Make the assessment or the review that the commissioning body asked for",
    limit=None,
    residual="the authority must comply, and no period is given",
    # an assessment of one who has a plan is a re-assessment; once it is decided, its own weeks run
    discharged_by=Answer(
        *REVIEW_DECISIONS,
        EventKind.DECISION_TO_ASSESS,
        EventKind.DECISION_TO_REASSESS,
        EventKind.REASSESSED_PLAN,
    ),
    ends_with=Answer(EventKind.PLAN_CEASED),
    detained=None,
)
"""The duty, save for its id, its holder, to whom it is owed, where it stands, its start and its life."""
