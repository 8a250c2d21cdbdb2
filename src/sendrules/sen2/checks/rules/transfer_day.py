"""A day for a move between phases that is neither 15 February nor 31 March."""

from datetime import date

import numpy as np

from sendrules.sen2.checks.asked import Asked
from sendrules.sen2.checks.by_request import by_request
from sendrules.sen2.checks.check import Example, Severity
from sendrules.sen2.items import ACTIVE_PLANS
from sendrules.sen2.returns import NO_DAY, Flags

_DUE = (ACTIVE_PLANS, "PhaseTransferDueDate")
_DAYS = ((2, 15), (3, 31))
_EPOCH = date(1970, 1, 1).toordinal()


def _wrong(asked: Asked) -> Flags:
    days = asked.day(*_DUE)
    distinct = [day for day in np.unique(days).tolist() if day != NO_DAY]
    other = [
        day
        for day in distinct
        if (date.fromordinal(day + _EPOCH).month, date.fromordinal(day + _EPOCH).day) not in _DAYS
    ]
    found: Flags = np.isin(days, other)
    return found


CHECK = by_request(
    "SR301",
    _wrong,
    says="The day by which a plan must be amended for a move between phases is neither 15 February nor 31 March.",
    fix="Give 15 February, or 31 March for a move to a post-16 institution (reg 18).",
    severity=Severity.QUERY,
    reads=(_DUE,),
    points_at=_DUE,
    examples=(
        Example(found=True, says={"ActivePlans.PhaseTransferDueDate": "2026-02-14"}),
        Example(found=False, says={"ActivePlans.PhaseTransferDueDate": "2026-02-15"}),
        Example(found=False, says={"ActivePlans.PhaseTransferDueDate": "2026-03-31"}),
        Example(found=False, says={}),
    ),
)
