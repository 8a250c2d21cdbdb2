"""The written notices of decisions, of many cases: what can be appealed, and what was told by telephone alone.

They are the functions of ``law/conditions/appealable.py``, worked out once a batch.
"""

from __future__ import annotations

import numpy as np

from sendrules.case.kinds import EventKind, ServiceMethod
from sendrules.caseload.columns.batch import Batch
from sendrules.caseload.columns.chosen import Chosen
from sendrules.caseload.columns.codes import KIND_CODE, KINDS, METHOD_CODE, Flags, Rows, is_one_of
from sendrules.caseload.columns.maintained import no_plan_on
from sendrules.law.conditions.appealable import APPEALABLE, EITHER_WAY, TOLD_BY_TELEPHONE

_BY_TELEPHONE = METHOD_CODE[ServiceMethod.BY_TELEPHONE]
_NO_KIND = EventKind.DECISION_SENT


def told_only(batch: Batch, rows: Rows) -> Flags:
    """Say whether decisions were told by telephone."""
    found: Flags = batch.code("method", rows) == _BY_TELEPHONE
    return found


def written_after(batch: Batch, rows: Rows) -> Rows:
    """Give the written notice of each decision that was told: that of the same kind, or one of no named kind; -1 for none."""
    found = np.full(len(rows), -1, np.int64)
    kinds = batch.kind[rows]
    for code in np.unique(kinds).tolist():
        which = kinds == code
        notices = in_writing(batch, (KINDS[code], _NO_KIND))
        found[which] = notices.first_from(batch.case[rows[which]], batch.on[rows[which]])
    return found


def in_writing(batch: Batch, kinds: tuple[EventKind, ...]) -> Chosen:
    """Give the events of these kinds that were not told by telephone alone.

    Args:
        batch: the cases.
        kinds: the kinds of event.
    """
    key = ("in writing", kinds)
    found: Chosen | None = batch.memo.get(key)
    if found is None:
        rows = batch.rows(kinds)
        found = batch.memo[key] = Chosen(batch, rows[~told_only(batch, rows)])
    return found


def told_before(batch: Batch, rows: Rows) -> Rows:
    """Give the decision, told by telephone, of which each event is the written notice; -1 for none."""
    if "told" not in batch.memo:
        told = batch.rows(TOLD_BY_TELEPHONE)
        told = told[told_only(batch, told)]
        of = np.full(len(batch), -1, np.int64) if len(told) else None
        if of is not None:
            written = written_after(batch, told)
            # of several that one notice is of, the first counts: it is set last
            told, written = told[written >= 0][::-1], written[written >= 0][::-1]
            of[written] = told
        batch.memo["told"] = of
    of = batch.memo["told"]
    return np.full(len(rows), -1, np.int64) if of is None else of[rows]


def given_in_writing(batch: Batch, rows: Rows, kinds: tuple[EventKind, ...]) -> Flags:
    """Say whether acts were done in writing; a notice of no named kind is that of a decision told before.

    Args:
        batch: the cases.
        rows: the acts.
        kinds: the kinds of decision that an act may be the written notice of.
    """
    found = ~told_only(batch, rows)
    unnamed = np.flatnonzero(batch.kind[rows] == KIND_CODE[_NO_KIND])
    if len(unnamed):
        told = told_before(batch, rows[unnamed])
        found[unnamed] = (told >= 0) & is_one_of(kinds)[batch.kind_of(told)]
    return found


def can_be_appealed(batch: Batch, rows: Rows) -> Flags:
    """Say whether notices give a right to appeal: in detention only some do.

    Args:
        batch: the cases.
        rows: events of the kinds ``APPEALABLE``.
    """
    kind, case, on = batch.kind[rows], batch.case[rows], batch.on[rows]
    found = is_one_of(EITHER_WAY)[kind] | ~batch.detained_on(case, on)
    first = np.flatnonzero(~found & (kind == KIND_CODE[EventKind.FINAL_PLAN]))
    found[first] = no_plan_on(batch, case[first], on[first])
    return found


def notices(batch: Batch) -> Chosen:
    """Give the written notices that can be appealed, in order."""
    found: Chosen | None = batch.memo.get("notices")
    if found is None:
        rows = batch.rows(APPEALABLE)
        found = batch.memo["notices"] = Chosen(batch, rows[can_be_appealed(batch, rows) & ~told_only(batch, rows)])
    return found
