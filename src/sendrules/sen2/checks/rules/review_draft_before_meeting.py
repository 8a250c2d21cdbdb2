"""A draft amended plan before the review meeting."""

from sendrules.sen2.checks.check import Severity
from sendrules.sen2.checks.order import in_order
from sendrules.sen2.items import ACTIVE_PLANS

CHECK = in_order(
    "SR107",
    (ACTIVE_PLANS, "ReviewMeeting"),
    (ACTIVE_PLANS, "ReviewDraft"),
    says="The draft amended plan was issued before the latest review meeting.",
    fix="Check that it belongs to this review and not to an earlier one.",
    severity=Severity.QUERY,
)
