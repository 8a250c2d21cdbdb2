"""The outcome of the assessment is dated after the survey day."""

from sendrules.sen2.checks.after_survey import not_after_survey
from sendrules.sen2.items import ASSESSMENT

CHECK = not_after_survey(
    "SR123", ASSESSMENT, "AssessmentOutcomeDate", "The outcome of the assessment is dated after the survey day."
)
