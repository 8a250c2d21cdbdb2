"""Which events start a duty, for many cases: the twin of ``statutory.starts``."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from sendrules.case.kinds import DETENTION, Dated, EventKind
from sendrules.caseload.columns import twins
from sendrules.caseload.columns.batch import SCHEDULED, Batch
from sendrules.caseload.columns.codes import KIND_CODE, NO_DAY, Days, Flags, Rows, Truth, every, some
from sendrules.caseload.columns.courses import Starts
from sendrules.caseload.columns.event_table import Codes
from sendrules.caseload.columns.occasions import Occasions
from sendrules.law.model.duty import Duty, Trigger


def starts_of(duty: Duty, batch: Batch, guard: Flags) -> Starts:
    """Give the events that start a duty and that no condition excludes, found once for every duty with the same trigger.

    Args:
        duty: the duty.
        batch: the cases as known on the day of the question.
        guard: by case, whether the engine for one case has to answer; cases that a condition cannot tell are added.

    Raises:
        NoTwin: a condition of the trigger has no twin.
    """
    key = ("starts", id(duty.trigger), duty.detained)
    kept: _Kept | None = batch.memo.get(key)
    if kept is None:  # what the key names by its identity is kept with it
        left = np.zeros(batch.cases, bool)
        kept = batch.memo[key] = _Kept(duty.trigger, _starts(duty, batch, left), left if some(left) else None)
    if kept.left is not None:
        guard |= kept.left
    return kept.starts


class _Kept(NamedTuple):
    """The starts for one trigger: the trigger, the starts, and by case whether they cannot be told."""

    trigger: object
    starts: Starts
    left: Flags | None


class _Events(NamedTuple):
    """The events of a kind that have come by the date that counts: what is the same for every rule that starts with them."""

    row: Rows
    day: Days
    case: Codes
    on: Days
    key: NDArray[np.int64]

    def of(self, which: Rows) -> _Events:
        """Give these alone."""
        on = self.on.take(which)
        day = on if self.day is self.on else self.day.take(which)
        return _Events(self.row.take(which), day, self.case.take(which), on, self.key.take(which))


class _Part(NamedTuple):
    """What one of the rules of a trigger finds."""

    events: _Events
    holds: Truth
    since: Days | None
    rule: int

    def of_trigger(self) -> NDArray[np.int8]:
        """Give by event which of the rules it is."""
        found = np.zeros(len(self.holds), np.int8)
        if self.rule:
            found += np.int8(self.rule)
        return found


def _starts(duty: Duty, batch: Batch, guard: Flags) -> Starts:
    found = [
        _by(trigger, n, duty.detained, batch, guard)
        for n, trigger in enumerate(duty.trigger)
        if batch.has((trigger.kind,))
    ]
    parts = [part for part in found if len(part.holds)]
    if len(parts) > 1:
        return _in_order(parts, batch)
    if not parts:
        return _no_starts(batch)
    only = parts[0]
    row, day, case, on, key = only.events
    return Starts(batch, row, day, only.holds, only.since, only.of_trigger(), case, on, key)


def _no_starts(batch: Batch) -> Starts:
    found: Starts | None = batch.memo.get("no starts")
    if found is None:
        row, day, case, on, key = _of_rows(np.empty(0, np.int64), Dated.ON, batch)
        no_truth = np.empty(0, np.int8)
        found = batch.memo["no starts"] = Starts(batch, row, day, no_truth, None, no_truth, case, on, key)
    return found


def _by(trigger: Trigger, index: int, detained: bool | None, batch: Batch, guard: Flags) -> _Part:
    events = _events(trigger.kind, trigger.by, detained if trigger.detained is None else trigger.detained, batch)
    if trigger.when is None or not len(events.row):
        return _Part(events, np.ones(len(events.row), np.int8), None, index)
    told = twins.test(trigger.when, Occasions(batch, events.row, guard))
    may = told.holds != 0
    if every(may):
        return _Part(events, told.holds, told.since, index)
    which = may.nonzero()[0]
    since = None if told.since is None else told.since[which]
    return _Part(events.of(which), told.holds[which], since, index)


def _events(kind: EventKind, by: Dated, detained: bool | None, batch: Batch) -> _Events:
    """Give the events of a kind that may start a duty, found once.

    Args:
        kind: the kind.
        by: which of their dates counts.
        detained: whether only those of a person who was detained, only those of others, or all.
        batch: the cases as known on the day of the question.
    """
    key = ("starting", kind, by, detained)
    found: _Events | None = batch.memo.get(key)
    if found is None:
        row = batch.rows((kind,))
        in_detention = None if detained is None else _in_detention(kind, batch)
        if in_detention is not None:  # else other Regulations apply, or another provision of the Act
            row = row[in_detention == detained]
        elif detained:
            row = row[:0]
        found = _of_rows(row, by, batch)
        if by is not Dated.ON and not SCHEDULED[KIND_CODE[kind]]:
            served = found.day <= batch.as_of  # the others were sent, and not yet served
            if not every(served):
                found = found.of(served.nonzero()[0])
        batch.memo[key] = found
    return found


def _of_rows(row: Rows, by: Dated, batch: Batch) -> _Events:
    on = batch.on.take(row)
    day = on if by is Dated.ON else batch.days(by).take(row)
    return _Events(row, day, batch.case.take(row), on, batch.key.take(row))


def _in_detention(kind: EventKind, batch: Batch) -> Flags | None:
    """Whether the person was detained on the day of each event of a kind; None where nobody was."""
    if not batch.has(DETENTION):
        return None
    key = ("in detention", kind)
    if key not in batch.memo:
        row = batch.rows((kind,))
        found = batch.detained_on(batch.case[row], batch.on[row])
        batch.memo[key] = found if some(found) else None
    kept: Flags | None = batch.memo[key]
    return kept


def _in_order(parts: list[_Part], batch: Batch) -> Starts:
    """Give all in order; an event that starts the duty by two rules stands twice, in the order of the rules."""
    row, day, case, on, key = (np.concatenate(column) for column in zip(*(part.events for part in parts), strict=True))
    order = row.argsort(kind="stable")
    on = on.take(order)
    day = on if all(part.events.day is part.events.on for part in parts) else day.take(order)
    since = None
    if any(part.since is not None for part in parts):
        each = (np.full(len(p.holds), NO_DAY, np.int32) if p.since is None else p.since for p in parts)
        since = np.concatenate([*each]).take(order)
    holds = np.concatenate([part.holds for part in parts]).take(order)
    trigger = np.concatenate([part.of_trigger() for part in parts]).take(order)
    return Starts(batch, row.take(order), day, holds, since, trigger, case.take(order), on, key.take(order))
