"""A final plan for a move between phases before the review meeting."""

from sendrules.sen2.checks.check import Severity
from sendrules.sen2.checks.order import in_order
from sendrules.sen2.items import ACTIVE_PLANS

CHECK = in_order(
    "SR108",
    (ACTIVE_PLANS, "ReviewMeeting"),
    (ACTIVE_PLANS, "PhaseTransferFinalDate"),
    says="The final plan for a move between phases is dated before the latest review meeting.",
    fix="Check that it belongs to the round that is reported.",
    severity=Severity.QUERY,
)
