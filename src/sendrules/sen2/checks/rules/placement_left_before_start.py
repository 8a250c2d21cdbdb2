"""A placement that was left before it began."""

import numpy as np

from sendrules.sen2.checks.asked import Asked, before
from sendrules.sen2.checks.check import Check, Example, Hits, Severity
from sendrules.sen2.items import PLACEMENT_DETAIL


def _finds(asked: Asked) -> Hits:
    placements = asked.found[PLACEMENT_DETAIL]
    wrong = before(placements.days("LeavingDate"), placements.days("EntryDate"))
    return Hits(PLACEMENT_DETAIL, "LeavingDate", np.flatnonzero(wrong).astype(np.int32))


CHECK = Check(
    code="SR109",
    severity=Severity.ERROR,
    says="The placement was left before it began.",
    fix="Check both dates.",
    reads=((PLACEMENT_DETAIL, "EntryDate"), (PLACEMENT_DETAIL, "LeavingDate")),
    finds=_finds,
    examples=(
        Example(
            found=True, says={"PlacementDetail.EntryDate": "2025-09-02", "PlacementDetail.LeavingDate": "2025-09-01"}
        ),
        Example(
            found=False, says={"PlacementDetail.EntryDate": "2025-09-02", "PlacementDetail.LeavingDate": "2025-09-02"}
        ),
        Example(found=False, says={"PlacementDetail.EntryDate": "2025-09-02"}),
    ),
)
