"""Which events start a duty, for many cases: the twin of ``statutory.starts``."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from sendrules.case.kinds import EventKind
from sendrules.caseload.columns import twins
from sendrules.caseload.columns.batch import SCHEDULED, Batch
from sendrules.caseload.columns.codes import KIND_CODE, NO_DAY, Days, Flags, Rows, Truth
from sendrules.caseload.columns.courses import Starts
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


class _Part(NamedTuple):
    """What one of the rules of a trigger finds."""

    row: Rows
    day: Days
    holds: Truth
    since: Days | None
    trigger: NDArray[np.int8]


def _starts(duty: Duty, batch: Batch, guard: Flags) -> Starts:
    found = [_by(trigger, n, duty.detained, batch, guard) for n, trigger in enumerate(duty.trigger)]
    parts = [part for part in found if len(part.row)]
    if not parts:
        nothing = np.empty(0, np.int64)
        parts = [_part(nothing, batch.on[nothing], np.empty(0, np.int8), None, 0)]
    whole = parts[0] if len(parts) == 1 else _in_order(parts)
    case, on = batch.case[whole.row], batch.on[whole.row]
    return Starts(batch, whole.row, whole.day, whole.holds, whole.since, whole.trigger, case, on, batch.key[whole.row])


def _by(trigger: Trigger, index: int, detained: bool | None, batch: Batch, guard: Flags) -> _Part:
    row = batch.rows((trigger.kind,))
    if not len(row):
        return _part(row, batch.on[row], np.empty(0, np.int8), None, index)
    detained = detained if trigger.detained is None else trigger.detained
    if detained is not None:  # else other Regulations apply, or another provision of the Act
        in_detention = _in_detention(trigger.kind, batch)
        if detained or in_detention is not None:
            row = row[in_detention == detained] if in_detention is not None else row[:0]
    day = batch.days(trigger.by)[row]
    if not SCHEDULED[KIND_CODE[trigger.kind]] and (day > batch.as_of).any():
        served = day <= batch.as_of  # the others were sent, and not yet served
        row, day = row[served], day[served]
    if trigger.when is None or not len(row):
        return _part(row, day, np.ones(len(row), np.int8), None, index)
    told = twins.test(trigger.when, Occasions(batch, row, guard))
    may = told.holds != 0
    since = None if told.since is None else told.since[may]
    return _part(row[may], day[may], told.holds[may], since, index)


def _in_detention(kind: EventKind, batch: Batch) -> Flags | None:
    """Whether the person was detained on the day of each event of a kind; None where nobody was."""
    key = ("in detention", kind)
    if key not in batch.memo:
        row = batch.rows((kind,))
        found = batch.detained_on(batch.case[row], batch.on[row])
        batch.memo[key] = found if found.any() else None
    kept: Flags | None = batch.memo[key]
    return kept


def _part(row: Rows, day: Days, holds: Truth, since: Days | None, index: int) -> _Part:
    return _Part(row, day, holds, since, np.full(len(row), index, np.int8))


def _in_order(parts: list[_Part]) -> _Part:
    """Give all in order; an event that starts the duty by two rules stands twice, in the order of the rules."""
    row = np.concatenate([part.row for part in parts])
    order = np.argsort(row, kind="stable")
    since = None
    if any(part.since is not None for part in parts):
        each = (np.full(len(p.row), NO_DAY, np.int32) if p.since is None else p.since for p in parts)
        since = np.concatenate([*each])[order]
    day = np.concatenate([part.day for part in parts])[order]
    holds, trigger = (
        np.concatenate(column)[order] for column in zip(*((p.holds, p.trigger) for p in parts), strict=True)
    )
    return _Part(row[order], day, holds, since, trigger)
