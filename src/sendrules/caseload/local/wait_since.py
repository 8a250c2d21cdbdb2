"""What was recorded since a limit began to run or closed, and what it says of the wait: parts of ``statutory/waiting.py`` on columns."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np

from sendrules.case.kinds import EventKind
from sendrules.caseload.columns.batch import Batch
from sendrules.caseload.columns.codes import KIND_CODE, KINDS, LAST_DAY, NO_DAY, Days, Flags, Rows, is_one_of
from sendrules.caseload.columns.event_table import Codes
from sendrules.caseload.local.wait_columns import NOT_KNOWN, NOT_WAITING, WAITING, WaitColumns
from sendrules.caseload.local.wait_records import Records
from sendrules.statutory.waited_for import AGREED, FINALISED_PLAN, WaitingFor
from sendrules.statutory.waiting import OVER, REQUESTS

_AFTER_THAT = "; the {title} of {other} came after that, and what it follows is not recorded"


class Running(NamedTuple):
    """Limits that run, one for each case that waits.

    Attributes:
        kind: the code of the kind of event that each runs from.
        started: the day that each runs from.
    """

    kind: Codes
    started: Days


def plan_recorded_since(records: Records, out: WaitColumns, waits: Flags, running: Running) -> None:
    """Leave open whether cases wait for a plan where a plan, or its end, is recorded since, and the limit runs on.

    Args:
        records: what is recorded in the cases.
        out: how the cases wait; it is changed.
        waits: by case, whether a limit runs.
        running: the limits that run, in the order of the cases.
    """
    batch, cases = records.batch, np.flatnonzero(waits)
    row = np.full(batch.cases, -1, np.int64)
    for code in np.unique(running.kind).tolist():
        own = running.kind == code
        row[cases[own]] = batch.first_after(_ends_since(KINDS[code]), cases[own], running.started[own])
    on = batch.on_of(row)
    recorded = (row >= 0) & (on <= batch.as_of)
    if not recorded.any():
        return
    given = recorded & (out.limit == NO_DAY) & is_one_of(FINALISED_PLAN.gives)[np.maximum(batch.kind_of(row), 0)]
    code, named = records.title(np.maximum(row, 0), "", " of {day} is recorded, and does not end the limit that runs")
    out.say(recorded & ~given, NOT_KNOWN, code, on)
    out.leave(recorded & named)
    out.say(given, NOT_WAITING, records.texts.code(FINALISED_PLAN.given), on)
    out.given[given] = on[given]


def _ends_since(start: EventKind) -> tuple[EventKind, ...]:
    """Give the kinds of event that leave open whether a plan is still waited for, where a limit runs from a kind of event."""
    kinds = {*FINALISED_PLAN.gives, *OVER} - {start}
    if start in REQUESTS:  # a withdrawal of this request would have ended the limit
        kinds.discard(EventKind.REQUEST_WITHDRAWN)
    return tuple(sorted(kinds))


def unless_answered(records: Records, out: WaitColumns, overtaken: Flags, on: Days, waits_for: WaitingFor) -> None:
    """Say that cases whose limit was overtaken wait on, save where that was answered since.

    Args:
        records: what is recorded in the cases.
        out: how the cases wait; it is changed.
        overtaken: by case, whether its last limit was overtaken.
        on: by case, the day on which that was.
        waits_for: what is waited for.
    """
    if not overtaken.any():
        return
    batch, texts = records.batch, records.texts
    out.part[overtaken], out.given[overtaken], out.why[overtaken] = WAITING, NO_DAY, 0
    out.basis[overtaken] = texts.code(", before it was overtaken")
    kinds = dict.fromkeys((*waits_for.gives, *waits_for.answers, *(kind for kind, _ in waits_for.ends)))
    row = batch.last_until(kinds, records.every, batch.as_of)
    day = batch.on_of(row)
    later = overtaken & (row >= 0) & (day > on)
    why = np.zeros(len(KINDS), np.int32)
    for kind, said in (*waits_for.ends, *((kind, waits_for.given) for kind in waits_for.gives)):
        why[KIND_CODE[kind]] = texts.code(said)
    kind_of = np.maximum(batch.kind_of(row), 0)
    given = later & is_one_of(waits_for.gives)[kind_of]
    told = later & (why[kind_of] != 0)
    out.say(told, NOT_WAITING, why[kind_of], day)
    out.given[given] = day[given]
    code, named = records.title(np.maximum(row, 0), "", " of {day} came after the limit was overtaken")
    out.say(later & ~told, NOT_KNOWN, code, day)
    out.leave(later & ~told & named)


def unless_agreed(records: Records, out: WaitColumns, over: Flags, on: Days) -> None:
    """Leave open whether cases wait where an assessment was agreed after the wait for the plan had ended.

    Args:
        records: what is recorded in the cases.
        out: how the cases wait; it is changed.
        over: by case, whether the wait ended.
        on: by case, the day on which it did.
    """
    batch, texts = records.batch, records.texts
    row = batch.last_until(AGREED, records.every, LAST_DAY)
    later = over & (row >= 0) & (batch.on_of(row) > on)
    if not later.any():
        return
    title, named = records.title(np.maximum(row, 0), "", "")
    code = out.why.copy()
    for why, what in np.unique(np.stack((out.why[later], title[later])), axis=1).T.tolist():
        said = texts.code(texts.text(why) + _AFTER_THAT.replace("{title}", texts.text(what)))
        code[later & (out.why == why) & (title == what)] = said
    out.say(later, NOT_KNOWN, code, other=batch.on_of(row))
    out.given[later] = NO_DAY
    out.leave(later & named)


def last_days(batch: Batch, rows: Rows) -> Days:
    """Give by case the day of the last of some events, which are in any order; ``NO_DAY`` for none.

    Args:
        batch: the cases.
        rows: the rows of the events.
    """
    found = np.full(batch.cases, NO_DAY, np.int32)
    np.maximum.at(found, batch.case[rows], batch.on[rows])
    return found
