"""The review meeting is dated after the survey day."""

from sendrules.sen2.checks.after_survey import not_after_survey
from sendrules.sen2.items import ACTIVE_PLANS

CHECK = not_after_survey("SR125", ACTIVE_PLANS, "ReviewMeeting", "The review meeting is dated after the survey day.")
