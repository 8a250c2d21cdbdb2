"""A decision whether to assess before the request."""

from sendrules.sen2.checks.order import in_order
from sendrules.sen2.items import REQUESTS

CHECK = in_order(
    "SR102",
    (REQUESTS, "ReceivedDate"),
    (REQUESTS, "RequestOutcomeDate"),
    says="The decision whether to assess is dated before the request.",
)
