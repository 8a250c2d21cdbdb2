"""The twin of ``Unfinished`` in ``law/conditions/assessments.py``: what was not finished at a release or a detention.

Few cases have a detention, and fewer one that comes between a request and its answer. Those are gone through one by one.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

import numpy as np

from sendrules.case.kinds import ADVERSE, EventKind
from sendrules.caseload.columns.batch import Batch
from sendrules.caseload.columns.chosen import Chosen, chosen
from sendrules.caseload.columns.codes import KINDS, NO_DAY, Flags, is_one_of
from sendrules.caseload.columns.maintained import no_plan_on
from sendrules.caseload.columns.occasions import Findings, Occasions, yes_or_no
from sendrules.caseload.columns.twins import tests
from sendrules.law.conditions.assessments import Unfinished

_RELEASED = (EventKind.RELEASED,)


class _Event(NamedTuple):
    """An event of one case: its row, day and kind."""

    row: int
    on: int
    kind: EventKind


@tests(Unfinished)
def unfinished(condition: Unfinished, at: Occasions) -> Findings:
    """Look at the events between the beginnings and the start; a later beginning does not count."""
    batch, case, on = at.batch, at.case, at.on
    began = _began(condition, batch)
    which = np.flatnonzero((began.count(case, 0, on) > 0) & (on <= batch.as_of))
    holds, since = np.zeros(len(at), bool), np.full(len(at), NO_DAY, np.int32)
    if not len(which):
        return yes_or_no(holds)
    after = chosen(batch, (*condition.finished_by, *condition.resumed_by, *condition.overtaken_by))
    told: dict[int, int | None] = batch.memo.setdefault(
        ("unfinished", condition), {}
    )  # many duties ask about one event
    for n in which.tolist():
        row = int(at.trigger[n])
        if row not in told:
            told[row] = _first_unfinished(condition, batch, _event(batch, row), began, after)
        began_on = told[row]
        if began_on is not None:
            holds[n], since[n] = True, began_on
    return Findings(holds.astype(np.int8), since)


def _began(condition: Unfinished, batch: Batch) -> Chosen:
    """The beginnings, save those that begin in detention although a plan is kept; found once."""
    key = ("began", condition)
    if key not in batch.memo:
        batch.memo[key] = _beginnings(condition, batch)
    found: Chosen = batch.memo[key]
    return found


def _beginnings(condition: Unfinished, batch: Batch) -> Chosen:
    rows = batch.rows(condition.began)
    counts: Flags = ~is_one_of(condition.in_detention)[batch.kind[rows]]
    inside = np.flatnonzero(~counts)
    counts[inside] = no_plan_on(batch, batch.case[rows[inside]], batch.on[rows[inside]])
    return Chosen(batch, rows[counts])


def _first_unfinished(condition: Unfinished, batch: Batch, start: _Event, began: Chosen, after: Chosen) -> int | None:
    """Give the day of the first unfinished beginning; None where there is none, or an earlier start interrupted it."""
    withdrawn = batch.withdrawals()[1]
    case = int(batch.case[start.row])
    released = [event.on for event in _until(batch, chosen(batch, _RELEASED), case, start.on)]

    def interrupts(beginning: _Event, day: int) -> bool:
        in_detention = start.kind is EventKind.DETAINED and beginning.kind in condition.in_detention
        return not in_detention or any(beginning.on <= on <= day for on in released)

    begun = [
        event
        for event in _until(batch, began, case, start.on)
        if not NO_DAY < withdrawn[event.row] <= start.on and interrupts(event, start.on)
    ]
    still = _still(condition, begun, list(_until(batch, after, case, start.on)))
    if not still:
        return None
    found = still[0]
    earlier = _until(batch, chosen(batch, (start.kind,)), case, start.on - 1)
    # where an earlier one has interrupted it already, the weeks that started then still run
    return None if any(found.on <= event.on and interrupts(found, event.on) for event in earlier) else found.on


def _still(condition: Unfinished, begun: Sequence[_Event], after: Iterable[_Event]) -> list[_Event]:
    """Give the unfinished beginnings. A refusal on the day of a new request refuses an older request."""
    still: list[_Event] = []
    ended: list[_Event] = []  # what the last ending ended, and its day
    ended_on = 0
    for event in sorted([*begun, *after], key=lambda e: (e.on, e.kind not in condition.began)):
        if event.kind in condition.began:
            still.append(event)
        elif event.kind in condition.resumed_by:
            anew = [e.on for e in begun if ended_on <= e.on <= event.on]
            still = [e for e in ended if not any(on > e.on for on in anew)] + still
            ended = []
        else:
            older = [e for e in still if e.on < event.on] if event.kind in ADVERSE else []
            closed = older or still
            still = [e for e in still if e not in closed]
            if event.kind in condition.overtaken_by:
                ended = []
            elif closed:
                ended, ended_on = closed, event.on
    return still


def _event(batch: Batch, row: int) -> _Event:
    return _Event(row, int(batch.on[row]), KINDS[batch.kind[row]])


def _until(batch: Batch, chosen: Chosen, case: int, day: int) -> Iterator[_Event]:
    """The chosen events of one case up to a day."""
    first, end = np.searchsorted(chosen.keys, batch.at(np.array([case, case]), np.array([0, day + 1]))).tolist()
    return (_event(batch, int(row)) for row in chosen.rows[first:end])
