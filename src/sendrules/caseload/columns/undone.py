"""What became of the effect of orders: suspended for a time, or set aside. The twin of ``statutory.undone``."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from sendrules.case.kinds import EventKind
from sendrules.caseload.columns.batch import Batch
from sendrules.caseload.columns.codes import NO_DAY, Days, Flags, Rows
from sendrules.caseload.columns.courses import Courses
from sendrules.law.model.duty import Duty

_ORDER, _SUSPENDED, _ENDED = (
    (EventKind.TRIBUNAL_ORDER,),
    (EventKind.DECISION_SUSPENDED,),
    (EventKind.SUSPENSION_ENDED,),
)


def set_aside_on(batch: Batch, row: Rows) -> Days:
    """Give the day of the orders that settings aside are of: the last before each; ``NO_DAY`` for none.

    What takes the place of an order on the day that it is set aside is a new order.

    Args:
        batch: the cases as known on the day of the question.
        row: the rows of the settings aside.
    """
    return batch.on_of(batch.last_before(_ORDER, batch.case[row], batch.on[row]))


def under_order(duty: Duty) -> NDArray[np.bool_]:
    """Give by trigger of a duty whether it starts what an order orders."""
    return np.array([trigger.under_order for trigger in duty.trigger])


def suspension(duty: Duty, courses: Courses, limit: Days) -> Rows:
    """Give for each start the suspension that leaves the time of what an order ordered open; -1 for none.

    Args:
        duty: the duty.
        courses: its starts, with the directions that set another date.
        limit: the day on which each limit falls; ``NO_DAY`` where there is none.
    """
    starts, batch = courses.starts, courses.starts.batch
    found = np.full(len(starts), -1, np.int64)
    by_order = under_order(duty)
    if not by_order.any() or not batch.has(_SUSPENDED):
        return found
    row, keys = batch.rows(_SUSPENDED), batch.keys(_SUSPENDED)
    ordered_on = batch.on_of(batch.last_until(_ORDER, batch.case[row], batch.on[row]))
    lasts = ~batch.any_between(_ENDED, batch.case[row], batch.on[row], batch.as_of)
    first = np.searchsorted(keys, starts.key, "left")
    last = np.searchsorted(keys, batch.at(starts.case, batch.as_of), "right") - 1  # the latest is looked at first
    directed_on = batch.on_of(courses.set_by)
    left = np.flatnonzero(by_order[starts.trigger] & (first <= last))
    while len(left):
        at = last[left]
        mine = (ordered_on[at] == starts.on[left]) & (directed_on[left] < batch.on[row[at]])
        mine &= lasts[at] | _passed_since(batch.on[row[at]], limit[left])
        found[left[mine]] = row[at[mine]]
        last[left] -= 1
        left = left[~mine & (first[left] <= last[left])]
    return found


def _passed_since(suspended: Days, limit: Days) -> Flags:
    found: Flags = (limit != NO_DAY) & (suspended <= limit)
    return found
