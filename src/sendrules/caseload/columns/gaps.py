"""What a gap in the record leaves open, on columns: ``statutory.gaps`` for many starts."""

from __future__ import annotations

import numpy as np

from sendrules.caseload.columns.batch import Batch
from sendrules.caseload.columns.codes import BEYOND, NO_DAY, Days, Flags, Rows
from sendrules.caseload.columns.event_table import CIRCUMSTANCES
from sendrules.caseload.columns.occurrences import Occurrences
from sendrules.caseload.columns.spans import pairs
from sendrules.law.model.discharge import EarlierAnswer
from sendrules.law.model.duty import Duty

_GAP = CIRCUMSTANCES.index("record-gap")


def cases_with_gaps(duty: Duty, batch: Batch) -> Flags | None:
    """Give by case whether its record has a gap in which the act may lie; None where no record of the batch has one.

    Args:
        duty: the duty.
        batch: the cases.
    """
    if not len(gaps_of(batch)):
        return None
    # to look back from a start needs the calendar, whatever may lie in the gap
    backwards = isinstance(duty.discharged_by, EarlierAnswer)
    key = ("cases with gaps", None if backwards else duty.discharged_by.kinds)
    if key not in batch.memo:
        gaps, grounds = gaps_of(batch), batch.table.grounds
        if len(gaps) and not backwards:
            gaps = gaps[_concerns(duty, batch, named=False)[grounds.kinds[gaps]]]
        found = np.zeros(batch.cases, bool)
        found[grounds.case[gaps]] = True
        batch.memo[key] = found if len(gaps) else None
    kept: Flags | None = batch.memo[key]
    return kept


def in_a_gap(duty: Duty, at: Occurrences, which: Rows, limit: Days, *, named: bool = False) -> Flags:
    """Say whether the act may lie in a gap of the record and within the limit.

    Where the calendar does not reach back to the first day of the act, the case is left to the engine for one case.

    Args:
        duty: the duty.
        at: its starts.
        which: the starts that are asked about.
        limit: for each of these the day of its limit; ``NO_DAY`` where there is none, and nothing is left open.
        named: whether only a gap counts that names the kind of the act.
    """
    found = np.zeros(len(which), bool)
    gaps = gaps_of(at.batch)
    if not len(gaps) or not len(which):
        return found
    grounds, case = at.batch.table.grounds, at.starts.case[which]
    each, gap = pairs(*(np.searchsorted(grounds.case[gaps], case, side) for side in ("left", "right")))
    each, gap = each[limit[each] != NO_DAY], gaps[gap[limit[each] != NO_DAY]]
    if not len(each):
        return found
    first = _first_day(duty, at, which[each])
    at.guard[case[each[first == BEYOND]]] = True
    lies_open = (grounds.first[gap] <= limit[each]) & ((grounds.last[gap] == NO_DAY) | (grounds.last[gap] >= first))
    lies_open &= _concerns(duty, at.batch, named=named)[grounds.kinds[gap]]
    found[each[lies_open]] = True
    return found


def gaps_of(batch: Batch) -> Rows:
    """Give the places of the gaps among the circumstances, found once."""
    if "gaps" not in batch.memo:
        batch.memo["gaps"] = np.flatnonzero(batch.table.grounds.kind == _GAP)
    found: Rows = batch.memo["gaps"]
    return found


def _concerns(duty: Duty, batch: Batch, *, named: bool) -> Flags:
    """By the code of a set of kinds, whether what performs the duty may be missing."""
    performs = frozenset(duty.discharged_by.kinds)
    return np.array(
        [(not kinds and not named) or not performs.isdisjoint(kinds) for kinds in batch.table.grounds.kind_sets], bool
    )


def _first_day(duty: Duty, at: Occurrences, which: Rows) -> Days:
    """The first day on which the act could have been done."""
    on, rule = at.starts.on[which], duty.discharged_by
    if not isinstance(rule, EarlierAnswer):
        return on
    return at.batch.tables.before(rule.within, on) if rule.within else np.full(len(on), NO_DAY, np.int32)
