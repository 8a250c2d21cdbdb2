"""What a missing fact leaves open of each start: that its limit was missed, or that something is over."""

from __future__ import annotations

import numpy as np

from sendrules.caseload.columns.codes import Flags, Rows, places, some
from sendrules.caseload.columns.gaps import cases_with_gaps, in_a_gap
from sendrules.caseload.columns.instances import RULE_CODE
from sendrules.caseload.columns.judged import DOUBTFUL, UNSURE
from sendrules.caseload.columns.occasions import Occasions
from sendrules.caseload.columns.situations import Situations

_LATE = RULE_CODE["late"]


def doubt_and_be_sure(found: Situations) -> None:
    """See what a missing fact leaves open: that a limit was missed; then that something is over."""
    duty, gaps = found.duty, _near_gaps(found)
    if duty.doubt is not None or gaps is not None:
        asks = found.judged.asks_for_doubt
        doubtful = _in_doubt(found, gaps, asks)
        found.doubted(doubtful)
        found.judge_again(doubtful[asks[doubtful]], DOUBTFUL)
    if duty.unsure is not None or gaps is not None:
        unsure = _unsure(found, gaps)
        found.doubted(unsure)
        found.judge_again(unsure, UNSURE)  # without the doubt that it was missed


def _near_gaps(found: Situations) -> Flags | None:
    """Whether the record of each start has a gap in which the act may lie; None where none has."""
    gaps = cases_with_gaps(found.duty, found.at.batch)
    near = None if gaps is None else gaps.take(found.at.starts.case)
    return near if near is not None and some(near) else None


def _in_doubt(found: Situations, near: Flags | None, asks: Flags) -> Rows:
    """The starts of which something leaves open that their limits were missed."""
    duty, at = found.duty, found.at
    may = asks | (found.ended & found.ended_past_limit) if found.any_ended else asks
    if duty.doubt is None and near is not None:
        may = may & near
    which = may.nonzero()[0]
    which = which[found.owed[which] & found.known[which]]
    if not len(which):
        return which
    doubt, late = np.zeros(len(which), bool), found.judged.rule[which] == _LATE
    other = places(~late)
    if duty.doubt is not None and len(other):
        occasions = Occasions(at.batch, at.starts.row[which[other]], at.guard, last=found.limit[which[other]])
        doubt[other] = at.test(duty.doubt, occasions).holds < 0
    if near is not None:
        there = near[which]
        for named, asked in ((True, there & late), (False, there & ~late & ~doubt)):
            left = places(asked)
            doubt[left] = in_a_gap(duty, at, which[left], found.limit[which[left]], named=named)
    found_open: Rows = which[doubt]
    return found_open


def _unsure(found: Situations, near: Flags | None) -> Rows:
    """The starts of which a missing fact leaves open that a right lapsed or was used, a window is over, or a duty ended."""
    told, at = found.judged, found.at
    unsure = np.empty(0, np.int64)
    if found.duty.unsure is not None:
        which = places(found.owed & told.asks_if_sure)
        if len(which):
            first, last = at.starts.started[which], found.limit[which]
            occasions = Occasions(at.batch, at.starts.row[which], at.guard, first, last)
            unsure = which[at.test(found.duty.unsure, occasions).holds < 0]
    if near is None:
        return unsure
    lapsed = places(near & found.owed & told.lapsed)
    if not len(lapsed):
        return unsure
    lapsed = np.setdiff1d(lapsed, unsure, assume_unique=True)
    return np.concatenate((unsure, lapsed[in_a_gap(found.duty, at, lapsed, found.limit[lapsed])]))
