"""A maintained plan without a placement of the first rank."""

import numpy as np

from sendrules.sen2.checks.asked import Asked
from sendrules.sen2.checks.check import Check, Example, Hits, Severity
from sendrules.sen2.items import ACTIVE_PLANS, PLACEMENT_DETAIL


def _finds(asked: Asked) -> Hits:
    placements = asked.found[PLACEMENT_DETAIL]
    first = placements.parent[placements.says("PlacementRank", "1") & (placements.parent >= 0)]
    has = np.zeros(len(asked.found[ACTIVE_PLANS]), bool)
    has[first] = True
    return Hits(ACTIVE_PLANS, "", np.flatnonzero(~has).astype(np.int32))


CHECK = Check(
    code="SR308",
    severity=Severity.ERROR,
    says="The plan is maintained, and has no placement of rank 1.",
    fix="Give the placement; where there is none, give the reason in SENsetting (NIEO, for example).",
    reads=((PLACEMENT_DETAIL, "PlacementRank"), (ACTIVE_PLANS, "LastReview")),
    finds=_finds,
    examples=(
        Example(found=True, says={"PlacementDetail": ""}),
        Example(found=True, says={"PlacementDetail.PlacementRank": "2"}),
        Example(found=False, says={}),
        Example(found=False, says={"ActivePlans": ""}),
    ),
)
