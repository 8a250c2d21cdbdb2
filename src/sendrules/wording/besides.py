"""What stands outside the law of plans, and what a person may do next rather than has to: told apart, and last."""

from __future__ import annotations

from sendrules.citation import (
    CIVIL_PROCEDURE_RULES,
    COMPLAINT_HANDLING_CODE,
    EQUALITY_ACT,
    HEALTH_SERVICE_COMMISSIONERS_ACT,
    LOCAL_GOVERNMENT_ACT,
    TRAVEL_GUIDANCE,
)
from sendrules.law.model.duty import Duty

BESIDES = frozenset(
    {
        LOCAL_GOVERNMENT_ACT, HEALTH_SERVICE_COMMISSIONERS_ACT, COMPLAINT_HANDLING_CODE, CIVIL_PROCEDURE_RULES,
        EQUALITY_ACT, TRAVEL_GUIDANCE,
    }
)  # fmt: skip
"""What stands outside the law of plans: complaints, claims and travel."""


def is_next_step(duty: Duty) -> bool:
    """Whether a duty is told under "what may be done next": a right, or what stands outside the law of plans.

    Args:
        duty: the duty.
    """
    return duty.right or duty.provision.instrument in BESIDES
