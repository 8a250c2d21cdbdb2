"""When the power to maintain a plan ends on columns: twins of ``PowerEnds`` and ``PowerGoesOn``."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np

from sendrules.case.kinds import EventKind, Sector
from sendrules.caseload.columns.batch import Batch
from sendrules.caseload.columns.codes import NO_DAY, SECTOR_CODE, Days, Rows
from sendrules.caseload.columns.conditions.doubts import sure_unless
from sendrules.caseload.columns.occasions import Findings, Occasions
from sendrules.caseload.columns.occurrences import FoundRows, Occurrences, finds
from sendrules.caseload.columns.twins import tests
from sendrules.law.conditions.turning_25 import EVE_OF_26, FURTHER_EDUCATION, WENT_ON, PowerEnds, PowerGoesOn


class LastDays(NamedTuple):
    """By case the last day of the power to maintain the plan, as far as known.

    Attributes:
        birthday: the row of the twenty-fifth birthday; -1 where none is recorded.
        first: the first day that may be the last; ``NO_DAY`` where no birthday is recorded.
        last: the last day that may be.
    """

    birthday: Rows
    first: Days
    last: Days


def last_days(batch: Batch) -> LastDays:
    """Give for every case of a batch the last day of the power: ``turning_25.last_day``."""
    kept: LastDays | None = batch.memo.get("last days of the power")
    if kept is None:
        kept = batch.memo["last days of the power"] = _last_days(batch)
    return kept


def _last_days(batch: Batch) -> LastDays:
    birthdays = batch.rows((EventKind.TURNS_25,))
    case, first_of_case = np.unique(batch.case[birthdays], return_index=True)
    rows = birthdays[first_of_case]
    on, sector, ends = batch.on[rows], batch.code("sector", rows), batch.field("course_ends", rows)
    tables = batch.tables
    july = tables.apply("31 July", lambda day: FURTHER_EDUCATION.day(lambda _: day, tables.calendar), on)
    eve = tables.apply("eve of 26", lambda day: EVE_OF_26.day(lambda _: day, tables.calendar), on)
    in_fe, stated = sector == SECTOR_CODE[Sector.FURTHER_EDUCATION], (ends != NO_DAY) & (ends >= on)
    course = np.minimum(ends, eve)
    elsewhere = sector == SECTOR_CODE[Sector.OTHER]
    first = np.where(elsewhere, on, np.minimum(july, eve))
    last = np.where(elsewhere, eve, np.maximum(july, eve))
    found = LastDays(
        np.full(batch.cases, -1, np.int64),
        np.full(batch.cases, NO_DAY, np.int32),
        np.full(batch.cases, NO_DAY, np.int32),
    )
    found.birthday[case] = rows
    found.first[case] = np.where(in_fe, july, np.where(stated, course, first))
    found.last[case] = np.where(in_fe, july, np.where(stated, course, last))
    return found


@finds(PowerEnds)
def _power_ends(anchor: PowerEnds, at: Occurrences) -> FoundRows:
    del anchor
    case, found = at.starts.case, last_days(at.batch)
    day = found.last[case]
    # a case without a birthday has ``NO_DAY``, which lies before every start
    ended = (found.first[case] == day) & (at.starts.on <= day) & (day < at.batch.as_of)
    return FoundRows(np.where(ended, day, np.int32(NO_DAY)), np.where(ended, found.birthday[case], -1))


@tests(PowerGoesOn)
def _power_goes_on(condition: PowerGoesOn, at: Occasions) -> Findings:
    del condition
    batch, case, limit = at.batch, at.case, at.last_or_as_of()
    if not batch.has((EventKind.TURNS_25,)):
        return sure_unless(np.zeros(len(at), bool))
    first = last_days(batch).first[case]
    open_ = (first != NO_DAY) & (limit > first)
    if open_.any():
        open_[open_] = batch.first_from(WENT_ON, case[open_], limit[open_]) < 0
    return sure_unless(open_)
