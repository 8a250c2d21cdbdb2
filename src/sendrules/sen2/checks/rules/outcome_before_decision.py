"""The outcome of an assessment before the decision to assess."""

from sendrules.sen2.checks.order import in_order
from sendrules.sen2.items import ASSESSMENT, REQUESTS

CHECK = in_order(
    "SR103",
    (REQUESTS, "RequestOutcomeDate"),
    (ASSESSMENT, "AssessmentOutcomeDate"),
    says="The outcome of the assessment is dated before the decision to assess.",
)
