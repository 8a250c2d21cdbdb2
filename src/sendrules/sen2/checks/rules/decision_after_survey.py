"""The decision whether to assess is dated after the survey day."""

from sendrules.sen2.checks.after_survey import not_after_survey
from sendrules.sen2.items import REQUESTS

CHECK = not_after_survey(
    "SR122", REQUESTS, "RequestOutcomeDate", "The decision whether to assess is dated after the survey day."
)
