"""A plan that was issued, without the day it started: the official measure then counts it as not on time."""

from sendrules.sen2.checks.by_request import by_request
from sendrules.sen2.checks.check import Example
from sendrules.sen2.items import ASSESSMENT, NAMED_PLAN

_OUTCOME, _DAY, _START = (
    (ASSESSMENT, "AssessmentOutcome"), (ASSESSMENT, "AssessmentOutcomeDate"), (NAMED_PLAN, "StartDate"),
)  # fmt: skip

CHECK = by_request(
    "SR207",
    lambda asked: asked.says(*_OUTCOME, "Y") & asked.given(*_DAY) & ~asked.given(*_START),
    says="A plan was issued (Y with a date), and has no day on which it started: it counts as not on time.",
    fix="Give the day the plan started, or remove the date if no plan was issued yet.",
    reads=(_OUTCOME, _DAY, _START),
    points_at=_DAY,
    examples=(
        Example(found=True, says={"NamedPlan.StartDate": ""}),
        Example(found=True, says={"NamedPlan": ""}),
        Example(
            found=False,
            says={"NamedPlan": "", "Assessment.AssessmentOutcomeDate": ""},
            why="decided, and not issued yet",
        ),
        Example(found=False, says={}),
    ),
)
