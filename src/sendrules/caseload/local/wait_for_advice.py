"""How cases wait for someone's advice, on columns."""

from __future__ import annotations

from typing import Any

import numpy as np
from numpy.typing import NDArray

from sendrules.case.kinds import EventKind, Role, name_key, same_name
from sendrules.caseload.columns.batch import Batch
from sendrules.caseload.columns.codes import NO_DAY, ROLE_CODE, Days, Flags, Rows
from sendrules.caseload.local.wait_by_duties import ByDuties
from sendrules.caseload.local.wait_columns import NOT_KNOWN, NOT_WAITING, WaitColumns
from sendrules.caseload.local.wait_since import last_days
from sendrules.law.conditions.in_words import a_role
from sendrules.statutory.agreed import NAMED, REFUSED
from sendrules.statutory.waited_for import WaitingFor
from sendrules.statutory.waiting import AFTER_ADVICE

_CAME, _ALLOCATED = EventKind.ADVICE_RECEIVED, EventKind.ALLOCATED
_BEFORE = "advice came on {day}, before the refusal of {other}, and whether it is enough is not recorded"


class Adviser:
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


def for_advice(by_duties: ByDuties, out: WaitColumns, adviser: Adviser, asked: Days, waits: Flags) -> None:
    """Say whether cases still wait for someone's advice: ``_for_advice`` of ``statutory/waiting.py`` on columns.

    Args:
        by_duties: how cases wait for what duties are about.
        out: how the cases wait if nothing has come; it is changed.
        adviser: whose advice.
        asked: by case the day of the request; advice that came since then counts.
        waits: by case, whether it waits for the plan.
    """
    batch, text = by_duties.batch, by_duties.texts.code
    since = np.minimum(asked, out.received)
    refused = _refused_before(batch, since, out.received)
    drafts = batch.first_from(AFTER_ADVICE, by_duties.every, out.received)
    follows = " of {day} follows the assessment, and the advice is not recorded"
    code, named = by_duties.title(np.maximum(drafts, 0), "", follows)
    drafted = waits & (drafts >= 0)
    out.say(drafted, NOT_KNOWN, code, batch.on_of(drafts))
    out.leave(drafted & named)

    def since_then(kind: EventKind) -> tuple[Rows, Flags]:
        """Give the events since the request, and whether each came after an assessment or a plan was last refused."""
        rows = batch.rows((kind,))
        rows = rows[batch.on[rows] >= since[batch.case[rows]]]
        return rows, batch.on[rows] > refused[batch.case[rows]]

    def say(rows: Rows, part: int, why: int) -> Days:
        day = _first_days(batch, rows)
        out.say(waits & (day != NO_DAY), part, why, day)
        return day

    (came, anew), (given, given_anew) = since_then(_CAME), since_then(_ALLOCATED)
    (theirs, perhaps), (to_them, to_someone) = adviser.advice(came), adviser.allocations(given)
    say(came[perhaps & anew], NOT_KNOWN, text("advice came on {day}, and whose it was is not recorded"))
    before = last_days(batch, came[theirs])
    out.say(waits & (before != NO_DAY), NOT_KNOWN, text(_BEFORE), before, refused)
    unclear = f"it was allocated on {{day}}, and whether to {adviser.about} is not recorded"
    say(given[to_someone & given_anew], NOT_KNOWN, text(unclear))
    say(given[to_them & given_anew], NOT_WAITING, text(f"it was allocated to {a_role(adviser.role)} on {{day}}"))
    day = say(came[theirs & anew], NOT_WAITING, text(adviser.waits_for.given))
    which = waits & (day != NO_DAY)
    out.given[which] = day[which]


def _refused_before(batch: Batch, since: Days, agreed: Days) -> Days:
    """Give by case the day on which an assessment or a plan was last refused before the one in hand; ``NO_DAY`` for none."""
    rows = batch.rows((*REFUSED, EventKind.NO_PLAN_NOTICE))
    case, on = batch.case[rows], batch.on[rows]
    return last_days(batch, rows[(on >= since[case]) & (on < agreed[case])])


def _first_days(batch: Batch, rows: Rows) -> Days:
    """Give by case the day of the first of some events, which are in order; ``NO_DAY`` for none."""
    found = np.full(batch.cases, NO_DAY, np.int32)
    found[batch.case[rows[::-1]]] = batch.on[rows[::-1]]
    return found


def _theirs(batch: Batch, rows: Rows, role: Role) -> tuple[Flags, Flags]:
    """Say of each piece of advice whether it is known to be from a role, and whether it may be."""
    by, about = batch.code("by", rows), batch.code("about", rows)
    own = ROLE_CODE[role]
    asked = batch.rows((EventKind.ADVICE_REQUEST,))
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
