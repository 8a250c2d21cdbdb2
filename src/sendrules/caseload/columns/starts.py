"""Which events start a duty, for many cases: the twin of ``statutory.starts``."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from sendrules.case.kinds import Dated, EventKind
from sendrules.caseload.columns import twins
from sendrules.caseload.columns.batch import SCHEDULED, Batch
from sendrules.caseload.columns.codes import KIND_CODE, NO_DAY, Days, Flags, Rows, Truth
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
        kept = batch.memo[key] = _Kept(duty.trigger, _starts(duty, batch, left), left if left.any() else None)
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
        return _Events(
            self.row.take(which), self.day.take(which), self.case.take(which), self.on.take(which), self.key.take(which)
        )


class _Part(NamedTuple):
    """What one of the rules of a trigger finds."""

    events: _Events
    holds: Truth
    since: Days | None
    rule: int

    def of_trigger(self) -> NDArray[np.int8]:
        """Give by event which of the rules it is."""
        return np.full(len(self.holds), self.rule, np.int8)


def _starts(duty: Duty, batch: Batch, guard: Flags) -> Starts:
    found = [_by(trigger, n, duty.detained, batch, guard) for n, trigger in enumerate(duty.trigger)]
    parts = [part for part in found if len(part.holds)]
    if len(parts) > 1:
        return _in_order(parts, batch)
    only = (
        parts[0]
        if parts
        else _Part(_of_rows(np.empty(0, np.int64), batch.on[:0], batch), np.empty(0, np.int8), None, 0)
    )
    row, day, case, on, key = only.events
    return Starts(batch, row, day, only.holds, only.since, only.of_trigger(), case, on, key)


def _by(trigger: Trigger, index: int, detained: bool | None, batch: Batch, guard: Flags) -> _Part:
    events = _events(trigger.kind, trigger.by, detained if trigger.detained is None else trigger.detained, batch)
    if trigger.when is None or not len(events.row):
        return _Part(events, np.ones(len(events.row), np.int8), None, index)
    told = twins.test(trigger.when, Occasions(batch, events.row, guard))
    may = told.holds != 0
    if may.all():
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
        day = batch.days(by)[row]
        if not SCHEDULED[KIND_CODE[kind]] and (day > batch.as_of).any():
            served = day <= batch.as_of  # the others were sent, and not yet served
            row, day = row[served], day[served]
        found = batch.memo[key] = _of_rows(row, day, batch)
    return found


def _of_rows(row: Rows, day: Days, batch: Batch) -> _Events:
    return _Events(row, day, batch.case.take(row), batch.on.take(row), batch.key.take(row))


def _in_detention(kind: EventKind, batch: Batch) -> Flags | None:
    """Whether the person was detained on the day of each event of a kind; None where nobody was."""
    key = ("in detention", kind)
    if key not in batch.memo:
        row = batch.rows((kind,))
        found = batch.detained_on(batch.case[row], batch.on[row])
        batch.memo[key] = found if found.any() else None
    kept: Flags | None = batch.memo[key]
    return kept


def _in_order(parts: list[_Part], batch: Batch) -> Starts:
    """Give all in order; an event that starts the duty by two rules stands twice, in the order of the rules."""
    row, day, case, on, key = (np.concatenate(column) for column in zip(*(part.events for part in parts), strict=True))
    order = np.argsort(row, kind="stable")
    since = None
    if any(part.since is not None for part in parts):
        each = (np.full(len(p.holds), NO_DAY, np.int32) if p.since is None else p.since for p in parts)
        since = np.concatenate([*each])[order]
    holds = np.concatenate([part.holds for part in parts])[order]
    trigger = np.concatenate([part.of_trigger() for part in parts])[order]
    return Starts(batch, row[order], day[order], holds, since, trigger, case[order], on[order], key[order])
