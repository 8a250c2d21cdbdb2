"""The end of a plan without its day or without its reason."""

from sendrules.sen2.checks.by_request import by_request
from sendrules.sen2.checks.check import Example
from sendrules.sen2.items import NAMED_PLAN

_DAY, _WHY = (NAMED_PLAN, "CeaseDate"), (NAMED_PLAN, "CeaseReason")

CHECK = by_request(
    "SR208",
    lambda asked: asked.given(*_DAY) ^ asked.given(*_WHY),
    says="The plan has the day of its end without a reason, or a reason without the day.",
    fix="Give both, or neither if the plan is maintained.",
    reads=(_DAY, _WHY),
    points_at=_DAY,
    examples=(
        Example(found=True, says={"NamedPlan.CeaseDate": "2025-09-01"}),
        Example(found=True, says={"NamedPlan.CeaseReason": "4"}),
        Example(found=False, says={"NamedPlan.CeaseDate": "2025-09-01", "NamedPlan.CeaseReason": "4"}),
        Example(found=False, says={}),
    ),
)
