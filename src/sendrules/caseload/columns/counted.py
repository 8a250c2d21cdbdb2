"""By which day acts count, and whether it has come, for many cases: the twin of ``counted``."""

from __future__ import annotations

from functools import cache

import numpy as np

from sendrules.case.kinds import Dated, EventKind
from sendrules.caseload.columns.batch import SCHEDULED, Batch
from sendrules.caseload.columns.codes import NO_DAY, Days, Flags, Rows
from sendrules.law.model.discharge import Answer


def counted(rule: Answer, batch: Batch) -> Days:
    """Give by row of a batch the day that counts by a rule, whatever the kind of the event.

    Args:
        rule: the rule.
        batch: the cases as known on the day of the question.
    """
    others = tuple(each for each in _by_other_dates(rule) if batch.has(each[:1]))
    if not others:
        return batch.days(rule.by)
    key = ("counted", rule.by, others)
    found: Days | None = batch.memo.get(key)
    if found is None:
        found = batch.memo[key] = batch.days(rule.by).copy()
        for kind, by in others:
            row = batch.rows((kind,))
            found[row] = batch.days(by)[row]
    return found


@cache
def _by_other_dates(rule: Answer) -> tuple[tuple[EventKind, Dated], ...]:
    """The kinds of a rule that count by another date than the rest."""
    return tuple((kind, rule.dated(kind)) for kind in dict.fromkeys(rule.kinds) if rule.dated(kind) is not rule.by)


def come(batch: Batch, day: Days, row: Rows) -> Flags:
    """Whether days that count have come; one that nobody can tell is taken to have come.

    Args:
        batch: the cases.
        day: the days.
        row: the row of the event of each.
    """
    found: Flags = day <= batch.as_of
    return found if found.all() else found | SCHEDULED[batch.kind[row]]


def backdated(batch: Batch) -> Days:
    """By case the longest time by which another date of an event lies before its own day: ``View.backdated``."""
    found: Days | None = batch.memo.get("backdated")
    if found is None:
        found = np.zeros(batch.cases, np.int32)
        for name in ("sent", "written", "served"):
            day = batch.stated(name)
            if day is not None:
                back = ((day < batch.on) & (day != NO_DAY)).nonzero()[0]
                np.maximum.at(found, batch.case[back], batch.on[back] - day[back])
        batch.memo["backdated"] = found
    return found
