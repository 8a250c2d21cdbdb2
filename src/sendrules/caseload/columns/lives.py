"""Whether a provision was in force on each of many days: ``InForce.contains`` for many."""

from __future__ import annotations

import numpy as np

from sendrules.caseload.columns.codes import BEYOND, NO_DAY, Days, Flags, to_day
from sendrules.law.model.life import InForce


def contains(life: InForce, day: Days) -> Flags:
    """Say by day whether a provision was in force; not on a day that is absent or beyond the calendar.

    Args:
        life: the life of the provision.
        day: the days.
    """
    if not life.commenced:
        return np.zeros(len(day), bool)
    last = BEYOND - 1 if life.last is None else to_day(life.last)
    found: Flags = (day >= max(to_day(life.first), NO_DAY + 1)) & (day <= last)
    return found


def contains_span(life: InForce, first: int, last: int) -> bool:
    """Say whether a provision was in force on every day from one to another; not on a day that is absent or beyond.

    Args:
        life: the life of the provision.
        first: the first day.
        last: the last.
    """
    if not life.commenced or first == NO_DAY or last == BEYOND:
        return False
    return to_day(life.first) <= first and (life.last is None or last <= to_day(life.last))
