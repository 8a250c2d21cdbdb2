"""An assessment without an outcome yet, with the day of its outcome."""

from sendrules.sen2.checks.by_request import by_request
from sendrules.sen2.checks.check import Example
from sendrules.sen2.items import ASSESSMENT

_OUTCOME, _DAY = (ASSESSMENT, "AssessmentOutcome"), (ASSESSMENT, "AssessmentOutcomeDate")

CHECK = by_request(
    "SR204",
    lambda asked: asked.says(*_OUTCOME, "A") & asked.given(*_DAY),
    says="The assessment has no outcome yet (A), and has the date of an outcome.",
    fix="Give the outcome, or remove the date.",
    reads=(_OUTCOME, _DAY),
    points_at=_OUTCOME,
    examples=(
        Example(
            found=True, says={"Assessment.AssessmentOutcome": "A", "Assessment.AssessmentOutcomeDate": "2025-06-02"}
        ),
        Example(found=False, says={"Assessment.AssessmentOutcome": "A", "Assessment.AssessmentOutcomeDate": ""}),
        Example(
            found=False, says={"Assessment.AssessmentOutcome": "H", "Assessment.AssessmentOutcomeDate": "2024-06-02"}
        ),
    ),
)
