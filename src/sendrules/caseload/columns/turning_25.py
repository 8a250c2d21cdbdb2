"""The last day of the power to maintain a plan, for many cases: the twin of ``last_day`` in ``law.conditions.turning_25``."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np

from sendrules.case.kinds import EventKind, Sector
from sendrules.caseload.columns.batch import Batch
from sendrules.caseload.columns.codes import NO_DAY, SECTOR_CODE, Days, Rows
from sendrules.caseload.columns.day_tables import DayTables
from sendrules.law.conditions.turning_25 import EVE_OF_26, FURTHER_EDUCATION
from sendrules.law.model.limits import After, NextDate

_TURNS_25 = (EventKind.TURNS_25,)


class LastDays(NamedTuple):
    """By case the last day of the power, as far as known; a day is ``NO_DAY`` where no birthday is recorded.

    Attributes:
        birthday: the row of the birthday; -1 for none.
        first: the first day that may be the last.
        last: the last day that may be.
    """

    birthday: Rows
    first: Days
    last: Days


def last_days(batch: Batch) -> LastDays:
    """Give by case the last day of the power to maintain a plan.

    Args:
        batch: the cases as known on the day of the question.
    """
    found: LastDays | None = batch.memo.get("last days")
    if found is None:
        found = batch.memo["last days"] = _last_days(batch)
    return found


def _last_days(batch: Batch) -> LastDays:
    every = batch.rows(_TURNS_25)
    case, place = np.unique(batch.case[every], return_index=True)
    row = every[place]  # the first birthday of each case
    on, ends, sector = batch.on[row], batch.field("course_ends", row), batch.code("sector", row)
    further, eve = (_day(limit, on, batch.tables) for limit in (FURTHER_EDUCATION, EVE_OF_26))
    in_further, other = (sector == SECTOR_CODE[each] for each in (Sector.FURTHER_EDUCATION, Sector.OTHER))
    stated = (ends != NO_DAY) & (ends >= on)
    known = [in_further, stated, other]
    ended = np.minimum(ends, eve)
    birthday, first, last = np.full(batch.cases, -1, np.int64), *(np.full(batch.cases, NO_DAY, np.int32) for _ in "12")
    birthday[case] = row
    first[case] = np.select(known, [further, ended, on], np.minimum(further, eve))
    last[case] = np.select(known, [further, ended, eve], np.maximum(further, eve))
    return LastDays(birthday, first, last)


def _day(limit: After | NextDate, on: Days, tables: DayTables) -> Days:
    return tables.apply(("turning 25", limit), lambda day: limit.day(lambda _: day, tables.calendar), on)
