"""Of which cases another answer to a contested question can change anything: ``statutory.contested.may_differ`` for many.

It looks closer than one case does, since every case that it leaves out saves the answers of that case: of an act that counts
otherwise, whether it can still change anything; of a limit, whether it moves.
"""

from __future__ import annotations

from functools import partial
from typing import NamedTuple

import numpy as np

from sendrules.case.kinds import Dated, EventKind
from sendrules.case.receipt import RECEIVED, first_working_day
from sendrules.caseload.columns.answers import Settled
from sendrules.caseload.columns.batch import Batch
from sendrules.caseload.columns.changes import changes_of
from sendrules.caseload.columns.codes import BEYOND, Days, Flags, Rows
from sendrules.caseload.columns.courses import Starts
from sendrules.caseload.columns.gaps import gaps_of
from sendrules.caseload.columns.limit import limit_days
from sendrules.caseload.columns.moved import moved
from sendrules.caseload.columns.occurrences import Occurrences
from sendrules.caseload.columns.reached import reached
from sendrules.caseload.columns.standing import Standing
from sendrules.caseload.columns.starts import starts_of
from sendrules.law.model.anchors import LimitOf, other_limit
from sendrules.law.model.duty import Duty, Trigger
from sendrules.law.other_answers import OtherAnswer, id_of

COURSES = frozenset({"discharged_by", "ends_with", "revived_by", "overtaken_by", "moves_with"})
"""The fields that decide what became of a start, and nothing else, save where a record has a gap and in detention."""


_EXCEPTIONS = frozenset({"unless"})
_NONE: Rows = np.empty(0, np.int64)


class MayDiffer(NamedTuple):
    """Where another answer can change anything.

    Attributes:
        cases: by case, whether it can.
        limits: for each version for which limits were settled the days of its limits under the other answer, where they were
            found on the way.
        surely: the occurrences that surely differ, by index; their cases are among the others only for another reason.
    """

    cases: Flags
    limits: tuple[Days | None, ...] = ()
    surely: Rows = _NONE


def can_meet(other: OtherAnswer, batch: Batch) -> bool:
    """Whether a batch has anything at all that another answer can change.

    Args:
        other: the answer, and what it changes of the duty.
        batch: the cases.
    """
    if not batch.has(other.started_by):
        return False
    return other.changes is None or any(_can_meet(name, other, batch) for name in other.changes)


def _can_meet(changed: str, other: OtherAnswer, batch: Batch) -> bool:
    match changed:
        case "unless":
            return not other.excepted_otherwise.isdisjoint(_determined_limbs(batch))
        case "discharged_by" if len(_gaps_naming(other.answered_otherwise, batch)):
            return True
        case "discharged_by" | "ends_with" | "revived_by":
            return batch.has(other.answered_otherwise) or batch.has(kind for kind, _, _ in other.dated_otherwise)
        case "overtaken_by" | "moves_with":
            return batch.has(other.overtaken_otherwise)
        case "trigger":
            return batch.has(other.starting_otherwise)
    return True


def may_differ(other: OtherAnswer, standing: Standing) -> MayDiffer:
    """Give by case whether another answer can change anything in it.

    Args:
        other: the answer, and what it changes of the duty.
        standing: how the duty stands under the answer taken.

    Raises:
        NoTwin: a limit, or a condition of a start, under the other answer has no twin.
    """
    batch = standing.batch
    may = batch.cases_with(_in_order(other.started_by)) & ~standing.answers.guard
    if other.same_starts:
        may &= standing.started
    if other.reading in _MATTERS:
        may &= _MATTERS[other.reading](batch)
    if other.changes is None or not may.any():
        return MayDiffer(may)
    changed, limits, surely = np.zeros(batch.cases, bool), tuple[Days | None, ...](), _NONE
    for name in sorted(other.changes - COURSES - {"limit"}):
        changed |= _may_matter(name, other, standing, may)
    if "limit" in other.changes:
        limits, surely = _limits_move(other, standing, changed)
        surely = surely[may[standing.answers.instances.case[surely]]]
    if other.changes & COURSES:
        _courses_differ(other, standing, may, changed)
    return MayDiffer(may & changed, limits, surely)


def _in_order(kinds: frozenset[EventKind]) -> tuple[EventKind, ...]:
    return tuple(sorted(kinds))


def _may_matter(changed: str, other: OtherAnswer, standing: Standing, may: Flags) -> Flags:
    """By case, whether one changed field of a duty can change anything; where that cannot be told at once, it may."""
    match changed:
        case "not_owed_if":  # whether it was missed before it ended
            return standing.ended
        case "unless":  # an exception that nobody determined lifts nothing
            determined = _determined(other.excepted_otherwise, standing.batch)
            return determined & standing.open_to_exceptions if other.changes == _EXCEPTIONS else determined
        case "doubt":
            may_move = other.changes is not None and "limit" in other.changes
            return standing.open_to_doubt | standing.ended if may_move else standing.open_to_doubt
        case "trigger":
            return _starts_differ(other, standing, may)
    return may


def _determined_limbs(batch: Batch) -> frozenset[str]:
    """The exceptions that somebody determined."""
    found: frozenset[str] | None = batch.memo.get("determined limbs")
    if found is None:
        grounds = batch.table.grounds
        codes = np.unique(grounds.limb[: len(grounds.determined_case)]).tolist()
        found = batch.memo["determined limbs"] = frozenset(grounds.limbs[code] for code in codes)
    return found


def _determined(limbs: frozenset[str], batch: Batch) -> Flags:
    """By case, whether somebody determined one of these exceptions."""
    grounds = batch.table.grounds
    codes = [n for n, limb in enumerate(grounds.limbs) if limb in limbs]
    found = np.zeros(batch.cases, bool)
    found[grounds.determined_case[np.isin(grounds.limb, codes)]] = True
    return found


# what became of the starts


def _courses_differ(other: OtherAnswer, standing: Standing, may: Flags, changed: Flags) -> None:
    """Add the cases in which something else may have become of a start."""
    asked = may if other.changes is None or other.changes - COURSES else may & _has_such(other, standing.batch)
    if not asked.any():
        return
    for n, settled in enumerate(standing.answers.settled):
        case = settled.part.at.starts.case
        for starts in reached(changes_of(other, settled.part.duty), standing.reach(n), asked):
            changed[case[starts]] = True


def _has_such(other: OtherAnswer, batch: Batch) -> Flags:
    """By case, whether it has an event that counts otherwise, or may have one in a gap: what one case looks at."""
    kinds = other.answered_otherwise | other.overtaken_otherwise
    found = batch.cases_with(_in_order(kinds | {kind for kind, _, _ in other.dated_otherwise}))
    gaps = (
        _gaps_naming(other.answered_otherwise, batch) if other.changes and "discharged_by" in other.changes else _NONE
    )
    if len(gaps):
        found = found.copy()
        found[batch.table.grounds.case[gaps]] = True
    return found


def _gaps_naming(kinds: frozenset[EventKind], batch: Batch) -> Rows:
    """The gaps of records that name one of these kinds of event, by place."""
    gaps, grounds = gaps_of(batch), batch.table.grounds
    if not len(gaps):
        return gaps
    named = np.array([not kinds.isdisjoint(each) for each in grounds.kind_sets], bool)
    found: Rows = gaps[named[grounds.kinds[gaps]]]
    return found


# the limits


def _limits_move(other: OtherAnswer, standing: Standing, changed: Flags) -> tuple[tuple[Days | None, ...], Rows]:
    """Add the cases in which a limit moves; where that cannot be told at once, it may. Give the limits, and what surely differs."""
    limits, surely = [], [_NONE]
    for n, settled in enumerate(standing.answers.settled):
        changes = changes_of(other, settled.part.duty)
        limit = _limit_of(settled, changes.twin, other, changed) if changes.limit else None
        limits.append(limit)
        at, which = settled.part.at, settled.part.which
        if limit is not None:
            found = moved(other, standing, n, limit)
            surely.append(found.surely)
            changed[at.starts.case[found.asked]] = True
        if _counts_from_others(changes.twin) and len(at.batch.table.grounds.determined_case):
            # an exception of the other duty may lift it, and that duty's own limit may be another
            changed |= standing.not_reckoned
            unsure = (at.courses.set_by >= 0) | (settled.limit == BEYOND)
            changed[at.starts.case[unsure & which]] = True
    return tuple(limits), np.concatenate(surely)


def _limit_of(settled: Settled, twin: Duty, other: OtherAnswer, changed: Flags) -> Days | None:
    """By start the limit of the twin of a version; None where some cases have to be left: then all are added."""
    at = settled.part.at
    # what an anchor means does not turn on the answer, save where it turns on the limit of another duty
    anchors = {anchor: rows for anchor, rows in at.anchors.items() if other_limit(anchor) is None}
    left = np.zeros(at.batch.cases, bool)
    limit = limit_days(twin.limit, Occurrences(at.courses, other.law, left, anchors))
    at.anchors.update((a, rows) for a, rows in anchors.items() if other_limit(a) is None)
    if not left.any():
        return limit
    changed[at.starts.case] = True
    return None


def _counts_from_others(duty: Duty) -> bool:
    return duty.limit is not None and any(isinstance(leg, LimitOf) for leg in duty.limit.legs())


# the starts


def _starts_differ(other: OtherAnswer, standing: Standing, may: Flags) -> Flags:
    """By case, whether a version has other starts under the other answer."""
    batch = standing.batch
    asked = may & batch.cases_with(_in_order(other.starting_otherwise))
    if not asked.any():
        return asked
    found = np.zeros(batch.cases, bool)
    for duty in standing.versions:
        twin = other.twins[id_of(duty)]
        if duty.trigger == twin.trigger:
            continue
        if _read_otherwise(duty.trigger, twin.trigger):
            return asked
        left = np.zeros(batch.cases, bool)
        mine, theirs = starts_of(duty, batch, left), starts_of(twin, batch, left)
        found |= left
        _unlike(duty, mine, twin, theirs, found)
    return found & asked


def _read_otherwise(mine: tuple[Trigger, ...], theirs: tuple[Trigger, ...]) -> bool:
    """Whether what follows the starts looks at triggers as a whole, and finds something else."""
    asks = EventKind.ADVICE_REQUEST
    return any(
        any(found(trigger) for trigger in mine) != any(found(trigger) for trigger in theirs)
        for found in (lambda trigger: trigger.under_order, lambda trigger: trigger.kind is asks)
    )


def _unlike(duty: Duty, mine: Starts, twin: Duty, theirs: Starts, found: Flags) -> None:
    """Add the cases whose starts are not the same in both."""
    many = [np.bincount(starts.case, minlength=len(found)) for starts in (mine, theirs)]
    found |= many[0] != many[1]
    a, b = (starts.pick(~found[starts.case]) for starts in (mine, theirs))
    alike = (a.row == b.row) & (a.day == b.day) & (a.holds == b.holds)
    if a.since is not None or b.since is not None:
        alike &= (a.since == b.since) if a.since is not None and b.since is not None else False
    codes: dict[tuple[object, ...], int] = {}
    said = [
        np.array([codes.setdefault((t.set_by, t.under_order), len(codes)) for t in each.trigger])
        for each in (duty, twin)
    ]
    alike &= said[0][a.trigger] == said[1][b.trigger]
    found[a.case[~alike]] = True


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
