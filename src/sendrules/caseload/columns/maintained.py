"""Whether a plan was maintained on a day, of many cases, as far as recorded."""

from __future__ import annotations

from typing import Any

import numpy as np
from numpy.typing import NDArray

from sendrules.case.kinds import EventKind
from sendrules.caseload.columns.batch import Batch
from sendrules.caseload.columns.codes import Flags
from sendrules.law.conditions.plans import PLANS

CEASED = (EventKind.PLAN_CEASED,)
"""What ends a plan."""


def no_plan_on(batch: Batch, case: NDArray[Any], day: NDArray[Any]) -> Flags:
    """Say whether no plan was maintained for a start on a day: ``NoPlanMaintained``.

    Args:
        batch: the cases.
        case: the case of each start.
        day: the day of each.
    """
    if not batch.has(PLANS):
        return np.ones(len(case), bool)
    plan = batch.on_of(batch.last_before(PLANS, case, day))
    ceased = batch.on_of(batch.last_until(CEASED, case, day))
    found: Flags = plan <= ceased  # where none was made, no day is earlier
    return found
