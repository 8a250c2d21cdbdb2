"""How cases wait for what is waited for only once an assessment was agreed or ordered, such as someone's advice, on columns."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from sendrules.case.kinds import EventKind, Role, name_key, same_name
from sendrules.caseload.columns.batch import Batch
from sendrules.caseload.columns.codes import NO_DAY, ROLE_CODE, Days, Flags, Rows
from sendrules.caseload.local.wait_by_duties import ByDuties
from sendrules.caseload.local.wait_columns import NOT_KNOWN, NOT_WAITING, WAITING, WaitColumns
from sendrules.law.conditions.in_words import a_role
from sendrules.statutory.agreed import NAMED, REFUSED
from sendrules.statutory.waited_for import AGREED, ASSESSMENT_ORDERED, DECISION, FINALISED_PLAN, WaitingFor
from sendrules.statutory.waiting import AFTER_ADVICE

_REFUSALS = (*REFUSED, EventKind.NO_PLAN_NOTICE)
_ASKED, _CAME, _ALLOCATED = EventKind.ADVICE_REQUEST, EventKind.ADVICE_RECEIVED, EventKind.ALLOCATED


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
    agreed = _agreed(by_duties, out, waits)
    out.leave(agreed.guard)
    decided = waits & (agreed.row >= 0) & ~agreed.guard
    undecided = waits & (agreed.row < 0) & ~agreed.guard
    if waits_for.from_role is None:
        _for_a_decision(by_duties, out, waits_for, agreed, decided)
        _undecided(by_duties, out, undecided, by_duties.of(waits_for))
        return out
    asked = out.received.copy()
    out.received[decided], out.since[decided] = agreed.day[decided], agreed.since[decided]
    advice = out.copy()
    _for_advice(by_duties, advice, _Adviser(by_duties.batch, waits_for.from_role, waits_for), asked, waits)
    _undecided(by_duties, out, undecided, advice)
    out.take(advice, decided)
    return out


@dataclass(frozen=True, slots=True, eq=False)
class _Agreed:
    """What secured the assessment of each case.

    Attributes:
        row: the row of the decision; -1 where there is none.
        day: its day.
        since: its title, as a text in brackets.
        guard: by case, whether the engine for one case has to tell.
    """

    row: Rows
    day: Days
    since: NDArray[Any]
    guard: Flags


def _agreed(by_duties: ByDuties, plan: WaitColumns, waits: Flags) -> _Agreed:
    batch, since = by_duties.batch, plan.received
    guard = waits & by_duties.any_from(_REFUSALS, since)
    guard |= waits & by_duties.cases_of(by_duties.any_ordering(ASSESSMENT_ORDERED))
    row = batch.first_from(AGREED, by_duties.every, since)
    day = batch.on_of(row)
    several = batch.count(AGREED, by_duties.every, day, day) > 1  # of two on one day the kind tells which
    code, named = by_duties.title(np.maximum(row, 0), " (", ")") if len(batch) else (row, row < 0)
    guard |= waits & (row >= 0) & (several | named)
    return _Agreed(row, day, np.where(row >= 0, code, 0), guard)


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
    out.leave(decided & found.guard)
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
    asked = batch.first_from((_ASKED,), by_duties.every, out.received)
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


class _Adviser:
    """Whose advice is waited for, and which events are of it.

    Args:
        batch: the cases as known on the day of the question.
        role: whose advice.
        waits_for: what is waited for; it may name the service.
    """

    def __init__(self, batch: Batch, role: Role, waits_for: WaitingFor) -> None:
        self.batch, self.role, self.waits_for = batch, role, waits_for
        self.own = ROLE_CODE[role]
        self.about = waits_for.from_about
        named = [n for n, name in enumerate(batch.table.names) if n and same_name(name, self.about)]
        self.name = named[0] if named else -1

    def advice(self, rows: Rows) -> tuple[Flags, Flags]:
        """Say of each piece of advice whether it is known to be theirs, and whether it may be.

        Args:
            rows: the rows of the advice.
        """
        sure, unsure = _theirs(self.batch, rows, self.role)
        if self.about is None:
            return sure, unsure
        by, about = self.batch.code("by", rows), self.batch.code("about", rows)
        theirs, of_it = (by == 0) | (by == self.own), about == self.name
        return of_it & theirs, (of_it & ~theirs) | ((about == 0) & (sure | unsure))

    def allocations(self, rows: Rows) -> tuple[Flags, Flags]:
        """Say of each allocation whether it is known to be to them, and whether it may be.

        Args:
            rows: the rows of the allocations.
        """
        to = self.batch.code("to", rows) == self.own
        if self.about is None:
            return to, np.zeros(len(rows), bool)
        about = self.batch.code("about", rows)
        named = about == self.name
        return to & named, (named & ~to) | (to & (about == 0))


def _for_advice(by_duties: ByDuties, out: WaitColumns, adviser: _Adviser, asked: Days, waits: Flags) -> None:
    """Say whether cases still wait for someone's advice. No refusal came since the request in any of them."""
    batch, text = by_duties.batch, by_duties.texts.code
    since = np.minimum(asked, out.received)
    drafts = batch.first_from(AFTER_ADVICE, by_duties.every, out.received)
    follows = " of {day} follows the assessment, and the advice is not recorded"
    code, named = by_duties.title(np.maximum(drafts, 0), "", follows)
    drafted = waits & (drafts >= 0)
    for kind in np.unique(code[drafted]).tolist():
        out.say(drafted & (code == kind), NOT_KNOWN, kind, batch.on_of(drafts))
    out.leave(drafted & named)

    def since_then(kind: EventKind) -> Rows:
        rows = batch.rows((kind,))
        return rows[batch.on[rows] >= since[batch.case[rows]]]

    def say(rows: Rows, part: int, why: int) -> Days:
        day = _first_days(batch, rows)
        out.say(waits & (day != NO_DAY), part, why, day)
        return day

    came, given = since_then(_CAME), since_then(_ALLOCATED)
    (theirs, perhaps), (to_them, to_someone) = adviser.advice(came), adviser.allocations(given)
    say(came[perhaps], NOT_KNOWN, text("advice came on {day}, and whose it was is not recorded"))
    unclear = f"it was allocated on {{day}}, and whether to {adviser.about} is not recorded"
    say(given[to_someone], NOT_KNOWN, text(unclear))
    say(given[to_them], NOT_WAITING, text(f"it was allocated to {a_role(adviser.role)} on {{day}}"))
    day = say(came[theirs], NOT_WAITING, text(adviser.waits_for.given))
    which = waits & (day != NO_DAY)
    out.given[which] = day[which]


def _first_days(batch: Batch, rows: Rows) -> Days:
    """Give by case the day of the first of some events, which are in order; ``NO_DAY`` for none."""
    found = np.full(batch.cases, NO_DAY, np.int32)
    found[batch.case[rows[::-1]]] = batch.on[rows[::-1]]
    return found


def _theirs(batch: Batch, rows: Rows, role: Role) -> tuple[Flags, Flags]:
    """Say of each piece of advice whether it is known to be from a role, and whether it may be."""
    by, about = batch.code("by", rows), batch.code("about", rows)
    own = ROLE_CODE[role]
    asked = batch.rows((_ASKED,))
    names = len(batch.table.names) + 1
    # requests for advice in order of case, name and day, so that those up to a day are a run of them
    key = _key(batch.case[asked], batch.code("about", asked), names, batch.on[asked])
    order = np.argsort(key, kind="stable")
    key, to = key[order], batch.code("to", asked)[order]
    first = np.searchsorted(key, _key(batch.case[rows], about, names, np.zeros(len(rows), np.int32)), "left")
    last = np.searchsorted(key, _key(batch.case[rows], about, names, batch.on[rows]), "right")
    count = last - first
    mine, nobody = _run(to == own, first, last), _run(to == 0, first, last)
    told = (count > 0) & (nobody == 0)
    named = np.array([0, *(_named(name) for name in batch.table.names[1:])], np.int32)[about]
    sure = np.where(by != 0, by == own, np.where(told, mine == count, named == own))
    unsure = (by == 0) & np.where(told, (mine > 0) & (mine < count), named == 0)
    return sure, unsure


def _key(case: NDArray[Any], about: NDArray[Any], names: int, day: NDArray[Any]) -> Rows:
    found: Rows = ((case.astype(np.int64) * names + about) << 17) | day
    return found


def _run(flags: NDArray[Any], first: NDArray[Any], last: NDArray[Any]) -> Rows:
    """Count the flags from one place up to another."""
    sums = np.concatenate(([0], np.cumsum(flags)))
    found: Rows = sums[last] - sums[first]
    return found


def _named(name: str | None) -> int:
    """Give the code of the role that a name is the name of; 0 for none."""
    role = NAMED.get(name_key(name))
    return 0 if role is None else ROLE_CODE[role]
