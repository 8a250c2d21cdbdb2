"""The notices of decisions that can be appealed (CFA 2014 s.51(2); for detained persons s.73(2)), by kind of event.

https://www.legislation.gov.uk/ukpga/2014/6/section/51

A detained person may appeal against a refusal to assess or to make a plan, and about the plan only once: when it is first
finalised, and only about the school or other institution that it names, its type, or that it names none (s.73(2)(c), (3)).
So a plan that is amended in detention, or any decision about a plan that is kept, gives no right.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from sendrules.case.conditions import Occasion
from sendrules.case.kinds import EventKind
from sendrules.case.looks_at import LooksAt
from sendrules.law.conditions.plans import NoPlanMaintained
from sendrules.law.model.looks_at import DETENTION

if TYPE_CHECKING:
    from sendrules.case.events import Event
    from sendrules.case.view import View

APPEALABLE = (
    EventKind.NOT_NECESSARY_NOTICE,
    EventKind.REFUSAL_TO_ASSESS,
    EventKind.NO_PLAN_NOTICE,
    EventKind.FINAL_PLAN,
    EventKind.AMENDED_PLAN,
    EventKind.REASSESSED_PLAN,
    EventKind.NO_AMENDMENT_NOTICE,
    EventKind.REFUSAL_TO_REASSESS,
    EventKind.DECISION_TO_CONTINUE,
    EventKind.DECISION_TO_CEASE,
    EventKind.DECISION_SENT,
)
EITHER_WAY = (
    EventKind.NOT_NECESSARY_NOTICE,
    EventKind.REFUSAL_TO_ASSESS,
    EventKind.NO_PLAN_NOTICE,
    EventKind.DECISION_SENT,
)
"""Those of s.73(2)(a) and (b), which can be appealed in detention and out of it; in detention only with a certificate."""
ALWAYS_WITH_CERTIFICATE = (
    EventKind.NOT_NECESSARY_NOTICE,
    EventKind.REFUSAL_TO_ASSESS,
    EventKind.NO_PLAN_NOTICE,
    EventKind.REFUSAL_TO_REASSESS,
    EventKind.DECISION_TO_CEASE,
)
"""Those of which no appeal can be about the school or institution alone, so that each needs a certificate (s.55(2), (3))."""

FIRST_PLAN = NoPlanMaintained()
"""A plan is first finalised where none was maintained before it, as far as recorded (s.73(3))."""

NOTICES_LOOK_AT = LooksAt.at(*APPEALABLE) | DETENTION | FIRST_PLAN.looks_at
"""What ``can_be_appealed`` reads."""


def can_be_appealed(notice: Event, view: View) -> bool:
    """Whether a notice gives a right to appeal: in detention only some do.

    Args:
        notice: an event of one of the kinds ``APPEALABLE``.
        view: the case as known on the day of the question.
    """
    if notice.kind in EITHER_WAY or not view.detained_on(notice.on):
        return True
    return notice.kind is EventKind.FINAL_PLAN and FIRST_PLAN.test(Occasion(view, notice)).holds is True


def notices(view: View) -> list[Event]:
    """Give the notices that can be appealed, in order.

    Args:
        view: the case as known on the day of the question.
    """
    kept: list[Event] | None = view.memo.get("notices")
    if kept is None:
        kept = view.memo["notices"] = [e for e in view.events(*APPEALABLE) if can_be_appealed(e, view)]
    return kept
