"""Of which cases another answer to a contested question can change anything: ``statutory.contested.may_differ`` for many."""

from __future__ import annotations

from functools import partial

import numpy as np

from sendrules.case.kinds import Dated, EventKind
from sendrules.case.receipt import RECEIVED, first_working_day
from sendrules.caseload.columns.answers import Answers, Settled
from sendrules.caseload.columns.batch import Batch
from sendrules.caseload.columns.codes import BEYOND, Flags
from sendrules.caseload.columns.instances import OUTCOMES
from sendrules.caseload.columns.limit import limit_days
from sendrules.caseload.columns.occurrences import Occurrences
from sendrules.law.model.anchors import LimitOf
from sendrules.law.model.duty import Duty
from sendrules.law.other_answers import OtherAnswer, id_of
from sendrules.statutory.outcome import Ended

_ENDED = OUTCOMES.index(Ended.name)


def may_differ(other: OtherAnswer, answers: Answers, batch: Batch) -> Flags:
    """Give by case whether another answer can change anything in it.

    Args:
        other: the answer, and what it changes of the duty.
        answers: the answers of the duty under the answer taken.
        batch: the cases.

    Raises:
        NoTwin: a limit under the other answer counts from what has no twin.
    """
    may = batch.cases_with(_in_order(other.started_by)) & ~answers.guard
    mine = np.zeros(batch.cases, bool)
    mine[answers.instances.case] = True
    if other.same_starts:
        may &= mine
    if other.reading in _MATTERS:
        may = may & _MATTERS[other.reading](batch)
    if other.changes is None or not may.any():
        return may
    changed = np.zeros(batch.cases, bool)
    for name in sorted(other.changes):
        changed |= _may_matter(name, other, answers, batch)
    return may & changed


def _in_order(kinds: frozenset[EventKind]) -> tuple[EventKind, ...]:
    return tuple(sorted(kinds))


def _may_matter(changed: str, other: OtherAnswer, answers: Answers, batch: Batch) -> Flags:
    """By case, whether one changed field of a duty can change anything; where that cannot be told at once, it may."""
    match changed:
        case "not_owed_if":  # whether it was missed before it ended
            ended = np.zeros(batch.cases, bool)
            ended[answers.instances.case[answers.instances.outcome == _ENDED]] = True
            return ended
        case "unless":  # an exception that nobody determined lifts nothing
            return _determined(other.excepted_otherwise, batch)
        case "discharged_by" | "ends_with" | "revived_by":
            return batch.cases_with(_in_order(other.answered_otherwise)) | _counts_otherwise(other, batch)
        case "limit":
            return _limits_move(other, answers, batch)
        case "overtaken_by" | "moves_with":
            return batch.cases_with(_in_order(other.overtaken_otherwise))
        case "trigger":
            return batch.cases_with(_in_order(other.starting_otherwise))
    return np.ones(batch.cases, bool)


def _determined(limbs: frozenset[str], batch: Batch) -> Flags:
    """By case, whether somebody determined one of these exceptions."""
    grounds = batch.table.grounds
    codes = [n for n, limb in enumerate(grounds.limbs) if limb in limbs]
    found = np.zeros(batch.cases, bool)
    found[grounds.determined_case[np.isin(grounds.limb, codes)]] = True
    return found


def _counts_otherwise(other: OtherAnswer, batch: Batch) -> Flags:
    """By case, whether an act that answers under both counts by another day under one."""
    found = np.zeros(batch.cases, bool)
    for kind, here, there in other.dated_otherwise:
        found |= _dated_otherwise(kind, here, there, batch)
    return found


def _dated_otherwise(kind: EventKind, here: Dated, there: Dated, batch: Batch) -> Flags:
    key = ("dated otherwise", kind, here, there)
    found: Flags | None = batch.memo.get(key)
    if found is None:
        rows = batch.rows((kind,))
        found = np.zeros(batch.cases, bool)
        if len(rows):
            found[batch.case[rows[batch.days(here)[rows] != batch.days(there)[rows]]]] = True
        batch.memo[key] = found
    return found


def _limits_move(other: OtherAnswer, answers: Answers, batch: Batch) -> Flags:
    """By case, whether another answer gives an occurrence another limit; where that cannot be told at once, it may."""
    found = np.zeros(batch.cases, bool)
    known = answers.instances
    found[known.case[~known.reckoned]] = True
    for settled in answers.settled:
        part = settled.part
        twin = other.twins.get(id_of(part.duty))
        moved = np.ones(len(part.which), bool) if twin is None else _moved(settled, twin, other)
        moved |= part.at.courses.set_by >= 0
        found[part.at.starts.case[moved & part.which]] = True
    return found


def _moved(settled: Settled, twin: Duty, other: OtherAnswer) -> Flags:
    """By start, whether the limit of the twin of a version falls on another day, or on one that the calendar does not know."""
    at = settled.part.at
    if twin.limit == settled.part.duty.limit and not _counts_from_others(twin):
        kept: Flags = settled.limit == BEYOND
        return kept
    # what an anchor means does not turn on the answer, save for the limit of another duty
    anchors = {anchor: rows for anchor, rows in at.anchors.items() if not isinstance(anchor, LimitOf)}
    left = np.zeros(at.batch.cases, bool)
    limit = limit_days(twin.limit, Occurrences(at.courses, other.law, left, anchors))
    at.anchors.update((a, rows) for a, rows in anchors.items() if not isinstance(a, LimitOf))
    found: Flags = (limit != settled.limit) | (limit == BEYOND) | left[at.starts.case]
    return found


def _counts_from_others(duty: Duty) -> bool:
    return duty.limit is not None and any(isinstance(leg, LimitOf) for leg in duty.limit.legs())


def received_on_no_working_day(batch: Batch) -> Flags:
    """By case, whether a request or a notice came on no working day: what the question of the day of receipt is about."""
    found: Flags | None = batch.memo.get("received on no working day")
    if found is None:
        found = np.zeros(batch.cases, bool)
        for kind in RECEIVED:
            rows = batch.rows((kind,))
            for day in (batch.on[rows], batch.days(Dated.SERVED)[rows]) if len(rows) else ():
                rule = partial(first_working_day, kind=kind, calendar=batch.tables.calendar)
                first = batch.tables.apply(("first working day", kind), rule, day)
                found[batch.case[rows[first != day]]] = True
        batch.memo["received on no working day"] = found
    return found


_MATTERS = {"day-of-receipt": received_on_no_working_day}
"""By the id of a question its quick look at a case, where it has one and there is a twin: without it every case is tried."""
