"""A plan that ended before it started."""

from sendrules.sen2.checks.order import in_order
from sendrules.sen2.items import NAMED_PLAN

CHECK = in_order(
    "SR105", (NAMED_PLAN, "StartDate"), (NAMED_PLAN, "CeaseDate"), says="The plan ended before it started."
)
