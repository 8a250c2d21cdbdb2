"""A decision after a review without the day of its letter."""

from sendrules.sen2.checks.by_request import by_request
from sendrules.sen2.checks.check import Example
from sendrules.sen2.items import ACTIVE_PLANS

_OUTCOME, _DAY = (ACTIVE_PLANS, "ReviewOutcome"), (ACTIVE_PLANS, "LastReview")

CHECK = by_request(
    "SR209",
    lambda asked: asked.given(*_OUTCOME) & ~asked.given(*_DAY),
    says="There is a decision after the review (ReviewOutcome), and no day of the letter with it (LastReview).",
    fix="Give the day on which the authority wrote with its decision.",
    reads=(_OUTCOME, _DAY),
    points_at=_DAY,
    examples=(
        Example(found=True, says={"ActivePlans.ReviewOutcome": "M"}),
        Example(found=False, says={"ActivePlans.ReviewOutcome": "M", "ActivePlans.LastReview": "2025-10-01"}),
        Example(found=False, says={}),
    ),
)
