"""The request is dated after the survey day."""

from sendrules.sen2.checks.after_survey import not_after_survey
from sendrules.sen2.items import REQUESTS

CHECK = not_after_survey("SR121", REQUESTS, "ReceivedDate", "The request is dated after the survey day.")
