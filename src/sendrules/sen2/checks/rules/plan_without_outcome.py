"""A plan after an assessment that has no outcome or was withdrawn. After a refusal there may be one: a refusal that was overturned."""

from sendrules.sen2.checks.by_request import by_request
from sendrules.sen2.checks.check import Example
from sendrules.sen2.items import ASSESSMENT, NAMED_PLAN

_OUTCOME, _POINT = (ASSESSMENT, "AssessmentOutcome"), (NAMED_PLAN, "StartDate")

CHECK = by_request(
    "SR206",
    lambda asked: asked.says(*_OUTCOME, "A", "W") & asked.there(NAMED_PLAN),
    says="The assessment has no outcome (A) or was withdrawn (W), and there is a plan.",
    fix="Correct the outcome of the assessment, or remove the plan.",
    reads=(_OUTCOME, _POINT),
    points_at=_POINT,
    examples=(
        Example(found=True, says={"Assessment.AssessmentOutcome": "A", "Assessment.AssessmentOutcomeDate": ""}),
        Example(found=True, says={"Assessment.AssessmentOutcome": "W"}),
        Example(
            found=False,
            says={"Assessment.AssessmentOutcome": "N"},
            why="a refusal that was overturned keeps its outcome",
        ),
        Example(found=False, says={"Assessment.AssessmentOutcome": "A", "NamedPlan": ""}),
    ),
)
