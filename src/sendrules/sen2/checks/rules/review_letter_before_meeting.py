"""The letter after a review before its meeting: the two columns may be crossed, as one public reader has them."""

from sendrules.sen2.checks.order import in_order
from sendrules.sen2.items import ACTIVE_PLANS

CHECK = in_order(
    "SR106",
    (ACTIVE_PLANS, "ReviewMeeting"),
    (ACTIVE_PLANS, "LastReview"),
    says="The letter with the decision after the review (LastReview) is dated before the review meeting.",
    fix="Check both dates. LastReview is the day of the letter, ReviewMeeting that of the meeting; the two may be crossed.",
)
