"""How cases wait for what is waited for only once an assessment was agreed or ordered, on columns."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from sendrules.case.kinds import EventKind
from sendrules.caseload.columns.codes import KINDS, NO_DAY, Days, Flags, Rows
from sendrules.caseload.local.wait_by_duties import ByDuties
from sendrules.caseload.local.wait_columns import NOT_KNOWN, NOT_WAITING, WAITING, WaitColumns
from sendrules.caseload.local.wait_for_advice import Adviser, for_advice
from sendrules.caseload.local.wait_since import last_days
from sendrules.statutory.agreed import REFUSED
from sendrules.statutory.waited_for import AGREED, ASSESSMENT_ORDERED, DECISION, FINALISED_PLAN, WaitingFor

_PLACE = np.argsort(np.argsort([kind.value for kind in KINDS]))
"""By the code of a kind its place in the order of the alphabet."""


def once_agreed(by_duties: ByDuties, waits_for: WaitingFor) -> WaitColumns:
    """Say how each case waits.

    Args:
        by_duties: how cases wait for what duties are about.
        waits_for: what is waited for.
    """
    out = by_duties.of(FINALISED_PLAN)
    waits = (out.part == WAITING) & ~out.guard
    if not waits.any():
        return out
    agreed = _agreed(by_duties, out.received, waits)
    decided, undecided = waits & (agreed.row >= 0), waits & (agreed.row < 0)
    if waits_for.from_role is None:
        _for_a_decision(by_duties, out, waits_for, agreed, decided)
        _undecided(by_duties, out, undecided, by_duties.of(waits_for))
        return out
    asked = out.received.copy()
    out.received[decided], out.since[decided] = agreed.day[decided], agreed.since[decided]
    advice = out.copy()
    for_advice(by_duties, advice, Adviser(by_duties.batch, waits_for.from_role, waits_for), asked, waits)
    _undecided(by_duties, out, undecided, advice)
    out.take(advice, decided)
    out.leave(decided & agreed.named)
    return out


@dataclass(frozen=True, slots=True, eq=False)
class _Agreed:
    """What secured the assessment of each case.

    Attributes:
        row: the row of the decision; -1 where there is none.
        day: its day.
        since: its title, as a text in brackets.
        named: by case, whether its title has a name that the table has not in full.
    """

    row: Rows
    day: Days
    since: NDArray[Any]
    named: Flags


def _agreed(by_duties: ByDuties, since: Days, waits: Flags) -> _Agreed:
    """Give the decision, order, agreement or concession that secures each assessment: ``agreed_to_assess`` on columns."""
    batch = by_duties.batch

    def from_then(rows: Rows) -> Rows:
        case = batch.case[rows]
        return rows[waits[case] & (batch.on[rows] >= since[case])]

    rows = from_then(np.concatenate((batch.rows(AGREED), by_duties.any_ordering(ASSESSMENT_ORDERED))))
    refused = last_days(batch, from_then(batch.rows(REFUSED)))
    over = last_days(batch, from_then(batch.rows((EventKind.NO_PLAN_NOTICE,))))
    rows = rows[batch.on[rows] >= refused[batch.case[rows]]]
    rows = rows[np.lexsort((_PLACE[batch.kind[rows]], batch.on[rows], batch.case[rows]))]
    anew = rows[batch.on[rows] > over[batch.case[rows]]]  # an assessment after the one that led to no plan
    row = np.full(batch.cases, -1, np.int64)
    for some in (rows, anew):
        row[batch.case[some[::-1]]] = some[::-1]  # the first of each case stands
    code, named = by_duties.title(np.maximum(row, 0), " (", ")") if len(batch) else (row, row < 0)
    return _Agreed(row, batch.on_of(row), np.where(row >= 0, code, 0), named & (row >= 0))


def _for_a_decision(
    by_duties: ByDuties, out: WaitColumns, waits_for: WaitingFor, agreed: _Agreed, decided: Flags
) -> None:
    """Say how cases wait for the decision whether to make a plan, whose assessment was agreed."""
    found, plan = by_duties.of(waits_for), out.copy()
    waits = decided & (found.part == WAITING)
    given = by_duties.given(waits_for).found
    latest = np.full(len(plan.part), NO_DAY, np.int32)
    np.maximum.at(latest, given.case, given.started)
    of_another = decided & ~waits & (latest < plan.received)  # each of another assessment
    out.take(found, decided & ~of_another)
    out.received[waits], out.since[waits] = agreed.day[waits], agreed.since[waits]
    out.leave(decided & (found.guard | agreed.named))
    at = np.flatnonzero(of_another)
    for case, day in zip(at.tolist(), agreed.day[at].tolist(), strict=True):
        title = by_duties.texts.said(int(agreed.since[case]), NO_DAY).removeprefix(" (").removesuffix(")")
        text = by_duties.texts.code(f"no {waits_for.title} is due in law since the {title} of {{day}}")
        out.part[case], out.why[case], out.why_day[case] = NOT_WAITING, text, day


def _undecided(by_duties: ByDuties, out: WaitColumns, undecided: Flags, without: WaitColumns) -> None:
    """Say how cases stand whose assessment nobody is recorded to have agreed.

    Args:
        by_duties: how cases wait for what duties are about.
        out: how the cases wait for the plan; it is changed.
        undecided: which cases they are.
        without: how they would stand if it had been agreed: who is not waiting there is not waiting.
    """
    if not undecided.any():
        return
    batch, text = by_duties.batch, by_duties.texts.code
    over = undecided & (without.part == NOT_WAITING)
    out.take(without, over)
    out.leave(undecided & without.guard)
    rest = undecided & ~over
    asked = batch.first_from((EventKind.ADVICE_REQUEST,), by_duties.every, out.received)
    sought = rest & (asked >= 0)
    why = "advice was asked for on {day}, and no decision or order to assess is recorded"
    out.say(sought, NOT_KNOWN, text(why), batch.on_of(asked))
    rest &= ~sought
    decision = by_duties.of(DECISION)
    out.leave(rest & decision.guard)
    owed = rest & (decision.part == WAITING) & (decision.limit != NO_DAY) & ~decision.lifted
    out.say(rest & ~owed, NOT_KNOWN, text("no decision or order to assess is recorded"))
    early = owed & (decision.limit >= batch.as_of)
    due = "the decision whether to assess is due by {day}"
    out.say(early, NOT_WAITING, text(f"not decided yet; {due}"), decision.limit, not_yet=True)
    late = "no decision or order to assess is recorded, and the decision was due by {day}"
    out.say(owed & ~early, NOT_KNOWN, text(late), decision.limit)
