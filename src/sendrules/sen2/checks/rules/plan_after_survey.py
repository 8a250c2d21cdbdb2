"""The plan starts after the survey day."""

from sendrules.sen2.checks.after_survey import not_after_survey
from sendrules.sen2.items import NAMED_PLAN

CHECK = not_after_survey("SR124", NAMED_PLAN, "StartDate", "The plan starts after the survey day.")
