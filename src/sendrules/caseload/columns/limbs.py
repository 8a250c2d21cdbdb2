"""The exceptions that lift limits, on columns: ``statutory.limbs`` for the few starts that have a determination."""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from sendrules.caseload.columns.batch import Batch
from sendrules.caseload.columns.codes import BEYOND, NO_DAY, Days, Flags, Rows, places
from sendrules.caseload.columns.event_table import Codes
from sendrules.caseload.columns.limit import limit_days
from sendrules.caseload.columns.lives import contains
from sendrules.caseload.columns.occasions import Findings, Occasions
from sendrules.caseload.columns.occurrences import Occurrences
from sendrules.caseload.columns.spans import pairs
from sendrules.law.model.anchors import LimitOf
from sendrules.law.model.duty import Duty, Limb
from sendrules.law.model.life import TestedOn
from sendrules.law.model.limits import Limit

_NONE: Rows = np.empty(0, np.int64)


class Determined(NamedTuple):
    """The determinations of one limb.

    Attributes:
        case: the case of each.
        on: its day.
        trigger: the row of the start that it names, -1 where it names none, and -2 where that cannot be seen yet.
        cases: by case, whether it has any of them.
    """

    case: Rows
    on: Days
    trigger: Rows
    cases: Flags


def determinations(batch: Batch) -> Mapping[str, Determined]:
    """Give the determinations of a batch by the id of their limb, those too that are still to come."""
    if "determinations" not in batch.memo:
        grounds = batch.table.grounds
        trigger = _visible(batch, grounds.trigger)
        batch.memo["determinations"] = {
            limb: _determined(batch, grounds.determined_case[own], grounds.determined_on[own], trigger[own])
            for n, limb in enumerate(grounds.limbs)
            if len(own := places(grounds.limb == n))
        }
    found: Mapping[str, Determined] = batch.memo["determinations"]
    return found


def _determined(batch: Batch, case: Rows, on: Days, trigger: Rows) -> Determined:
    cases = np.zeros(batch.cases, bool)
    cases[case] = True
    return Determined(case, on, trigger, cases)


def _visible(batch: Batch, row: Rows) -> Rows:
    """The rows of a batch for rows of its table: -1 stays, and what cannot be seen becomes -2."""
    if not len(batch):
        return np.where(row < 0, row, -2)
    index = np.minimum(np.searchsorted(batch.source, row), len(batch) - 1)
    return np.where(row < 0, row, np.where(batch.source[index] == row, index, -2))


class Lifting(NamedTuple):
    """The exceptions that lift limits, by start.

    Attributes:
        limbs: the limbs, bit by bit in the order of the limbs of their duty.
        by: whose limbs they are: 0 for the duty's own, else an index from 1 into the law's ``ids``.
    """

    limbs: Codes
    by: Codes


def own_limbs(duty: Duty, at: Occurrences, which: Flags, limit: Days) -> Codes:
    """Give the limbs of a duty that are available and were determined, for some of its starts.

    Args:
        duty: the duty.
        at: its starts.
        which: the starts that are asked about.
        limit: by start the day of the limit.
    """
    found = np.zeros(len(at.starts), np.int32)
    named = determinations(at.batch)
    for n, limb in enumerate(duty.unless):
        if limb.id in named:  # what nobody determined lifts nothing
            found[_lifted(limb, named[limb.id], at, which, limit)] |= 1 << n
    return found


def _lifted(limb: Limb, determined: Determined, at: Occurrences, which: Flags, limit: Days) -> Rows:
    """The starts, of those asked about, whose limit one limb lifts."""
    started = at.starts.started
    asked = places(which & determined.cases.take(at.starts.case))
    tested = (limit if limb.in_force.tested_on is TestedOn.LIMIT else started)[asked]
    asked = asked[contains(limb.in_force, tested) & (limit[asked] != NO_DAY)]
    if not len(asked):
        return _NONE
    occasions = Occasions(at.batch, at.starts.row[asked], at.guard, started[asked] + 1, limit[asked])
    finding = at.test(limb.when, occasions)
    if not (finding.holds == 1).any():
        return _NONE
    start, on = _belonging(determined, at)
    of = np.minimum(asked.searchsorted(start), len(asked) - 1)
    counts = (asked[of] == start) & (on >= started[start]) & (on >= _since(finding, of))
    counts &= finding.holds[of] == 1
    found: Rows = start[counts]
    return found


def _since(finding: Findings, place: Rows) -> Days | int:
    """Since when the ground was there, for each of several places; ``NO_DAY`` comes before every day."""
    return NO_DAY if finding.since is None else finding.since[place]


def _belonging(determined: Determined, at: Occurrences) -> tuple[Rows, Days]:
    """Each start with the day of each determination that belongs to it: ``View.determinations``."""
    known = determined.on <= at.batch.as_of
    named, general = known & (determined.trigger >= 0), known & (determined.trigger == -1)
    row = determined.trigger[named]
    each, start = pairs(np.searchsorted(at.starts.row, row, "left"), np.searchsorted(at.starts.row, row, "right"))
    key = _only_start(determined, general, at)
    other, more = pairs(np.searchsorted(at.starts.key, key, "left"), np.searchsorted(at.starts.key, key, "right"))
    return np.concatenate((start, more)), np.concatenate((determined.on[named][each], determined.on[general][other]))


def _only_start(determined: Determined, general: Flags, at: Occurrences) -> NDArray[np.int64]:
    """The case and day, as one number, of the last start up to the day of each of some determinations.

    It is -1 where there is none, or several bodies were asked.
    """
    case, on = determined.case[general], determined.on[general]
    sure = places((at.starts.holds == 1) & determined.cases.take(at.starts.case))
    if not len(sure):
        return np.full(len(case), -1, np.int64)
    key, own = at.starts.key[sure], at.starts.case[sure]
    last = np.searchsorted(key, at.batch.at(case, on), "right") - 1
    there = (last >= 0) & (own[np.maximum(last, 0)] == case)
    last = np.where(there, last, 0)
    changes = np.cumsum(_differs(sure, at))
    first = np.searchsorted(own, own[last], "left")
    there &= changes[last] == changes[first]
    return np.where(there, key[last], -1)


def _differs(sure: Rows, at: Occurrences) -> Flags:
    """Whether each start concerns another body or service than the start before it."""
    row = at.starts.row[sure]
    to, about = at.batch.code("to", row), at.batch.code("about", row)
    found = np.zeros(len(sure), bool)
    found[1:] = (to[1:] != to[:-1]) | (about[1:] != about[:-1])
    return found


def may_excuse(duty: Duty, batch: Batch) -> bool:
    """Say whether a limb of the duty was determined in any case, or its limit counts from another, which one may lift."""
    named = determinations(batch)
    if not named:
        return False
    if any(limb.id in named for limb in duty.unless):
        return True
    return duty.limit is not None and counts_from_another(duty.limit, batch)


def counts_from_another(limit: Limit, batch: Batch) -> bool:
    """Say whether a limit counts from the limit of another duty, found once for a limit.

    Args:
        limit: the limit.
        batch: the cases.
    """
    key = ("counts from another", id(limit))
    kept: _Kept | None = batch.tables.memo.get(key)
    if kept is None:  # what the key names by its identity is kept with it
        kept = batch.tables.memo[key] = _Kept(limit, any(isinstance(leg, LimitOf) for leg in limit.legs()))
    return kept.holds


class _Kept(NamedTuple):
    """A limit, and whether it counts from another."""

    limit: Limit
    holds: bool


def excusing(duty: Duty, at: Occurrences, which: Flags, ended: Flags, limit: Days) -> Lifting:
    """Give the limbs that lift limits: of the duty itself, else of one that its limit is reckoned from.

    Args:
        duty: the duty.
        at: its starts.
        which: the starts that are asked about.
        ended: the starts that ended, for which the limbs of the duty itself alone tell whether it was missed before.
        limit: by start the day of the limit.
    """
    limbs = own_limbs(duty, at, which, limit)
    by = np.zeros(len(limbs), np.int32)
    for leg in duty.limit.legs() if duty.limit else ():
        if isinstance(leg, LimitOf) and determinations(at.batch):
            more = _of_another_limit(leg.duty, at, which & ~ended & (limbs == 0))
            by[more > 0] = at.law.ids.index(leg.duty) + 1
            limbs |= more
    return Lifting(limbs, by)


def _of_another_limit(id: str, at: Occurrences, which: Flags) -> Codes:
    """The limbs that lift the limit of another duty for the same starts."""
    found = np.zeros(len(at.starts), np.int32)
    for version in at.law.versions(id):
        governs = which & contains(version.in_force, at.starts.day)
        if governs.any():
            limit = limit_days(version.limit, at)
            at.guard[at.starts.case[governs & (limit == BEYOND)]] = True
            found |= own_limbs(version, at, governs & (limit != BEYOND), limit)
    return found
