"""A refusal to issue a plan without its day. A plan that is decided and not issued yet has none, which is no mistake."""

from sendrules.sen2.checks.by_request import by_request
from sendrules.sen2.checks.check import Example
from sendrules.sen2.items import ASSESSMENT

_OUTCOME, _DAY = (ASSESSMENT, "AssessmentOutcome"), (ASSESSMENT, "AssessmentOutcomeDate")

CHECK = by_request(
    "SR203",
    lambda asked: asked.says(*_OUTCOME, "N") & ~asked.given(*_DAY),
    says="The decision not to issue a plan (N) has no date.",
    fix="Give the day on which the family was told.",
    reads=(_OUTCOME, _DAY),
    points_at=_DAY,
    examples=(
        Example(found=True, says={"Assessment.AssessmentOutcome": "N", "Assessment.AssessmentOutcomeDate": ""}),
        Example(found=False, says={"Assessment.AssessmentOutcome": "Y", "Assessment.AssessmentOutcomeDate": ""}),
        Example(
            found=False, says={"Assessment.AssessmentOutcome": "N", "Assessment.AssessmentOutcomeDate": "2025-06-02"}
        ),
    ),
)
