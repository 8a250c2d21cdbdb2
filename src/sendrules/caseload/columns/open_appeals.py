"""Which appeals are open on a day, of many cases: the functions of ``law/conditions/appeals.py``, worked out once a batch.

Of several open appeals an ending ends the first. So the appeals of a case are a queue, and what is open on a day follows
from two numbers: how many were brought, and how many endings found one to end. What opens an appeal again breaks the
queue; the few cases that have it are gone through event by event.
"""

from __future__ import annotations

from typing import Any

import numpy as np
from numpy.typing import NDArray

from sendrules.case.kinds import EventKind
from sendrules.caseload.columns.batch import Batch
from sendrules.caseload.columns.chosen import Chosen
from sendrules.caseload.columns.codes import KIND_CODE, Flags, Rows, is_one_of
from sendrules.law.conditions.appeals import ENDINGS
from sendrules.law.conditions.endings import REOPENINGS
from sendrules.values import quick

_APPEAL, _RECEIVED = KIND_CODE[EventKind.APPEAL], KIND_CODE[EventKind.APPEAL_RECEIVED]
_BROUGHT = (EventKind.APPEAL, EventKind.APPEAL_RECEIVED)


@quick(eq=False)
class OpenAppeals:
    """The appeals that were open on a day: how many, and the row of the first, or -1."""

    count: Rows
    first: Rows


def brought(batch: Batch) -> Chosen:
    """Give each appeal by the first event that shows it: the day it reached the Tribunal, or else the authority."""
    found: Chosen | None = batch.memo.get("brought")
    if found is None:
        rows = batch.rows(_BROUGHT)
        appeal = batch.kind[rows] == _APPEAL
        # on one day an appeal comes before what was received, whatever their ids
        order = np.lexsort((~appeal, batch.key[rows]))
        unpaired = np.zeros(len(rows), bool)
        unpaired[order] = _finds_nothing(batch.case[rows[order]], appeal[order])
        found = batch.memo["brought"] = Chosen(batch, rows[appeal | unpaired])
    return found


def _finds_nothing(case: NDArray[Any], adds: Flags) -> Flags:
    """Say which takers find their case's store empty, where the events of each case add one or take one, in order.

    Args:
        case: the case of each event, in order.
        adds: whether an event adds to the store of its case, or takes from it.
    """
    if not len(case):
        return np.zeros(0, bool)
    total = np.cumsum(np.where(adds, 1, -1))
    begins = np.flatnonzero(np.concatenate(([True], case[1:] != case[:-1])))
    nth = np.repeat(np.arange(len(begins)), np.diff(np.append(begins, len(case))))
    before = np.concatenate(([0], total[:-1]))[begins]
    level = total - before[nth]
    # a taker finds nothing where the level falls below all before it in its case, and below nothing at all
    drop = np.int64(2 * len(case) + 2)
    lowest = np.minimum.accumulate(np.minimum(level, 0) - drop * nth) + drop * nth
    previous = np.where(np.arange(len(case)) == begins[nth], 0, np.concatenate(([0], lowest[:-1])))
    return ~adds & (level < previous)


def open_appeals(batch: Batch, case: NDArray[Any], until: NDArray[Any]) -> OpenAppeals:
    """Give the appeals that were open on a day before anything ended one.

    Args:
        batch: the cases.
        case: the case of each question.
        until: the day of each.
    """
    appeals = brought(batch)
    if not len(appeals):
        return OpenAppeals(np.zeros(len(case), np.int64), np.full(len(case), -1, np.int64))
    opened = appeals.count(case, 0, until)
    ended = _effective(batch).count(case, 0, until - 1)
    begin = np.searchsorted(appeals.keys, batch.at(case, 0))
    count = opened - ended
    first = np.where(count > 0, appeals.rows[np.minimum(begin + ended, len(appeals) - 1)], -1)
    if batch.has(REOPENINGS):
        again = np.flatnonzero(batch.cases_with(REOPENINGS)[case] & (opened > 0))
        for n in again.tolist():
            still = _still_open(batch, int(case[n]), int(until[n]))
            count[n], first[n] = len(still), still[0] if still else -1
    return OpenAppeals(count, first)


def _effective(batch: Batch) -> Chosen:
    """The endings that found an open appeal, in cases in which nothing is opened again."""
    found: Chosen | None = batch.memo.get("effective endings")
    if found is None:
        appeals, endings = brought(batch).rows, batch.rows(ENDINGS)
        rows = np.concatenate((appeals, endings))
        ends = np.repeat([False, True], [len(appeals), len(endings)])
        order = np.lexsort((ends, batch.key[rows]))
        rows, ends = rows[order], ends[order]
        effective = rows[ends & ~_finds_nothing(batch.case[rows], ~ends)]
        found = batch.memo["effective endings"] = Chosen(batch, np.sort(effective))
    return found


def _still_open(batch: Batch, case: int, until: int) -> list[int]:
    """The appeals of one case that were open on a day, where some were opened again."""
    appeals = brought(batch)
    first_day, day = batch.at(np.array([case, case]), np.array([0, until])).tolist()
    begins, ends = np.searchsorted(appeals.keys, first_day), np.searchsorted(appeals.keys, day, "right")
    opened: list[int] = appeals.rows[begins:ends].tolist()
    closed: list[int] = []
    for row in range(int(np.searchsorted(batch.key, first_day)), int(np.searchsorted(batch.key, day))):
        if _REOPENS[batch.kind[row]]:
            opened += closed[-1:]
            del closed[-1:]
        elif _ENDS[batch.kind[row]]:
            first = next((n for n, appeal in enumerate(opened) if batch.on[appeal] <= batch.on[row]), None)
            if first is not None:
                closed.append(opened.pop(first))
    return sorted(opened)


_REOPENS, _ENDS = is_one_of(REOPENINGS), is_one_of(ENDINGS)
