"""The letter after the review is dated after the survey day."""

from sendrules.sen2.checks.after_survey import not_after_survey
from sendrules.sen2.items import ACTIVE_PLANS

CHECK = not_after_survey(
    "SR126", ACTIVE_PLANS, "LastReview", "The letter after the review is dated after the survey day."
)
