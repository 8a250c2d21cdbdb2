"""Twins of the anchors of ``law.model.anchors``: what each means for every start at once."""

from __future__ import annotations

import numpy as np

from sendrules.case.kinds import ADVERSE, Dated
from sendrules.caseload.columns.alike import Keys, alike, matters, on_day
from sendrules.caseload.columns.batch import SCHEDULED, Batch
from sendrules.caseload.columns.codes import BEYOND, DAY_FIELDS, LAST_DAY, NO_DAY, Days, Flags, Rows, is_one_of
from sendrules.caseload.columns.limit import limit_days
from sendrules.caseload.columns.lives import contains
from sendrules.caseload.columns.occurrences import FoundRows, Occurrences, finds
from sendrules.caseload.columns.twins import NoTwin
from sendrules.law.model.anchors import Begun, Coming, Kinds, Last, Latest, LimitOf, Next, Revival, Stated
from sendrules.values import quick


@quick(eq=False)
class Counted:
    """The events that a rule counts, in order of their matter, day and id: ``counted`` for many.

    Attributes:
        row: the row of each.
        day: the day that counts; ``NO_DAY`` where nobody can tell it.
        key: its matter and own day as one number, in order.
    """

    row: Rows
    day: Days
    key: Keys

    def __len__(self) -> int:
        return len(self.row)

    def found(self, index: Rows, there: Flags) -> FoundRows:
        """Give what lies at these places, and nothing where nothing is there."""
        index = np.where(there, index, 0)
        return FoundRows(np.where(there, self.day[index], np.int32(NO_DAY)), np.where(there, self.row[index], -1))


def counted(batch: Batch, rule: Kinds) -> Counted:
    """Give the events that a rule counts on the day of the question: each whose day has come, or that is scheduled.

    Args:
        batch: the cases.
        rule: the kinds, and which of their dates counts.
    """
    memo = ("counted", rule.kinds, rule.by)
    found: Counted | None = batch.memo.get(memo)
    if found is None:
        found = batch.memo[memo] = _counted(batch, rule)
    return found


def _counted(batch: Batch, rule: Kinds) -> Counted:
    events = alike(batch, rule.kinds)
    if rule.by is Dated.ON or not len(events):  # an event's own day has come, or it is scheduled: else it is not seen
        return Counted(events.rows, batch.on[events.rows], events.keys)
    day = batch.days(rule.by)[events.rows]
    has_come = (day <= batch.as_of) | SCHEDULED[batch.kind[events.rows]]
    return Counted(events.rows[has_come], day[has_come], events.keys[has_come])


def absent(at: Occurrences) -> FoundRows:
    """Give nothing for every start."""
    return FoundRows(np.full(len(at.starts), NO_DAY, np.int32), np.full(len(at.starts), -1, np.int64))


def _until(rule: Next, at: Occurrences) -> Days:
    """The last day up to which a look on from each start may reach."""
    starts = at.starts
    last = starts.after
    if rule.until and at.batch.has(rule.until):
        stop = at.batch.first_after(rule.until, starts.case, starts.on)
        last = np.minimum(last, at.batch.on_of(stop, LAST_DAY))
    return last


@finds(Next)
def _next(rule: Next, at: Occurrences) -> FoundRows:
    events, starts = counted(at.batch, rule), at.starts
    if not len(events) or not len(starts):
        return absent(at)
    index = np.searchsorted(events.key, on_day(matters(at.batch)[starts.row], starts.on), "left")
    last = on_day(matters(at.batch)[starts.row], _until(rule, at))
    there = index < len(events)
    there &= events.key[np.where(there, index, 0)] <= last
    return events.found(index, there)


@finds(Latest)
def _latest(rule: Latest, at: Occurrences) -> FoundRows:
    events, starts = counted(at.batch, rule), at.starts
    if not len(events) or not len(starts):
        return absent(at)
    index = np.searchsorted(events.key, on_day(matters(at.batch)[starts.row], _until(rule, at)), "right") - 1
    first = on_day(matters(at.batch)[starts.row], starts.on)
    return events.found(index, (index >= 0) & (events.key[np.maximum(index, 0)] >= first))


@finds(Coming)
def _coming(rule: Coming, at: Occurrences) -> FoundRows:
    """The first on the start's day that is not the start itself, or the first so long after it, of whatever matter."""
    batch, starts = at.batch, at.starts
    rows, day = _coming_events(batch, rule)
    first = starts.on if rule.beyond is None else batch.tables.after(rule.beyond, starts.on)
    found = absent(at)
    if len(rows) and len(starts):
        index = np.searchsorted(
            batch.key[rows], batch.at(starts.case, first), "left" if rule.beyond is None else "right"
        )
        index += (index < len(rows)) & (rows[np.minimum(index, len(rows) - 1)] == starts.row)
        last = np.minimum(index, len(rows) - 1)
        there = (index < len(rows)) & (batch.case[rows[last]] == starts.case)
        found = FoundRows(np.where(there, day[last], np.int32(NO_DAY)), np.where(there, rows[last], -1))
    return _unless_beyond(found, first == BEYOND)


def _coming_events(batch: Batch, rule: Coming) -> tuple[Rows, Days]:
    """The events that the rule counts in order of case, day and id, with the day that counts."""
    rows = batch.rows(rule.kinds)
    day = batch.days(rule.by)[rows] if len(rows) else batch.on[rows]
    has_come = (day <= batch.as_of) | SCHEDULED[batch.kind[rows]]
    return rows[has_come], day[has_come]


@finds(Last)
def _last(rule: Last, at: Occurrences) -> FoundRows:
    earliest = reach_back(at, rule)
    found = _last_since(rule, np.where(earliest == BEYOND, np.int32(0), earliest), at)
    return _unless_beyond(found, earliest == BEYOND)


def _last_since(rule: Last, earliest: Days, at: Occurrences) -> FoundRows:
    events, starts = counted(at.batch, rule), at.starts
    if not len(events) or not len(starts):
        return absent(at)
    index = np.searchsorted(events.key, on_day(matters(at.batch)[starts.row], starts.on), "right") - 1
    index = np.where((index >= 0) & (events.row[np.maximum(index, 0)] == starts.row), index - 1, index)
    first = on_day(matters(at.batch)[starts.row], earliest)
    return events.found(index, (index >= 0) & (events.key[np.maximum(index, 0)] >= first))


def reach_back(at: Occurrences, rule: Last) -> Days:
    """Give the earliest day that a look back from each start may reach; ``BEYOND`` where the calendar does not tell."""
    starts = at.starts
    earliest = np.full(len(starts), -1, np.int32) if rule.across_starts else starts.before
    return earliest if rule.within is None else np.maximum(earliest, at.batch.tables.before(rule.within, starts.on))


def _unless_beyond(found: FoundRows, beyond: Flags) -> FoundRows:
    """What was found, save where the calendar does not reach."""
    if not beyond.any():
        return found
    return FoundRows(np.where(beyond, np.int32(BEYOND), found.day), np.where(beyond, -1, found.row))


@finds(Begun)
def _begun(rule: Begun, at: Occurrences) -> FoundRows:
    since, starts, batch = at.starts.since, at.starts, at.batch
    if since is None:
        return absent(at)
    row = batch.first_from(rule.kinds, starts.case, since)
    same = (row >= 0) & (since != NO_DAY) & (batch.on_of(row) == since)
    return FoundRows(since, np.where(same, row, -1))


@finds(LimitOf)
def _limit_of(anchor: LimitOf, at: Occurrences) -> FoundRows:
    found, day = np.full(len(at.starts), NO_DAY, np.int32), at.starts.day
    for version in at.law.versions(anchor.duty):
        governs = contains(version.in_force, day)
        if version.limit is not None and governs.any():
            found = np.where(governs, limit_days(version.limit, at), found)
    return FoundRows(found, np.full(len(found), -1, np.int64))


@finds(Stated)
def _stated(anchor: Stated, at: Occurrences) -> FoundRows:
    if anchor.field not in DAY_FIELDS:
        raise NoTwin(anchor)
    return FoundRows(at.batch.field(anchor.field, at.starts.row), np.full(len(at.starts), -1, np.int64))


@finds(Revival)
def _revival(anchor: Revival, at: Occurrences) -> FoundRows:
    del anchor
    courses, batch, adverse = at.courses, at.batch, is_one_of(ADVERSE)
    back = (courses.undone >= 0) & (courses.revived >= 0)
    if not back.any():
        return absent(at)
    undone, revived = batch.kind_of(courses.undone), batch.kind_of(courses.revived)
    back &= adverse[undone] & ~adverse[revived]
    row = np.where(back, courses.revived, -1)
    return FoundRows(batch.on_of(row), row)
