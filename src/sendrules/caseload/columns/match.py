"""What became of every start of a duty, for many cases: the twin of ``statutory.match``."""

from __future__ import annotations

from dataclasses import replace
from typing import NamedTuple

import numpy as np

from sendrules.case.kinds import EventKind
from sendrules.caseload.columns.alike import alike, matters
from sendrules.caseload.columns.batch import Batch, ending_with
from sendrules.caseload.columns.candidates import Candidates, candidates_of
from sendrules.caseload.columns.codes import LAST_DAY, NO_DAY, Days, Flags, Rows, some
from sendrules.caseload.columns.courses import Courses, Starts
from sendrules.caseload.columns.earlier import done_before
from sendrules.caseload.columns.event_table import Codes
from sendrules.caseload.columns.search import Search
from sendrules.caseload.columns.turning_25 import last_days
from sendrules.caseload.columns.twins import NoTwin
from sendrules.law.conditions.turning_25 import PowerEnds
from sendrules.law.model.discharge import EarlierAnswer
from sendrules.law.model.duty import Duty


def courses_of(duty: Duty, starts: Starts, guard: Flags) -> Courses:
    """Give what became of every start, found once for every duty that is answered by the same.

    Args:
        duty: the duty.
        starts: its starts, as ``starts_of`` gives them.
        guard: by case, whether the engine for one case has to answer; cases that a condition cannot tell are added.

    Raises:
        NoTwin: a condition, or what ends the duty by law, has no twin.
    """
    memo = starts.batch.memo
    key = ("courses", duty.answered_by.key)
    kept: _Kept | None = memo.get(key)
    if kept is None:  # what the key names by its identity is kept with it
        left = np.zeros(starts.batch.cases, bool)
        kept = memo[key] = _Kept(duty, _courses(duty, starts, left), left if some(left) else None)
    if kept.left is not None:
        guard |= kept.left
    return kept.courses


def courses_in(duty: Duty, starts: Starts, guard: Flags, cases: Flags) -> Courses:
    """Give what became of the starts of some cases alone.

    Args:
        duty: the duty.
        starts: its starts in every case.
        guard: by case, whether the engine for one case has to answer; cases that a condition cannot tell are added.
        cases: by case whether it is asked about.

    Raises:
        NoTwin: a condition, or what ends the duty by law, has no twin.
    """
    which = cases[starts.case]
    kept: _Kept | None = starts.batch.memo.get(("courses", duty.answered_by.key))
    if kept is None:
        return _courses(duty, starts.pick(which), guard)
    if kept.left is not None:
        guard |= kept.left
    return kept.courses.pick(which)


class _Kept(NamedTuple):
    """The courses for one way to be answered: a duty, the courses, and by case whether they cannot be told."""

    duty: object
    courses: Courses
    left: Flags | None


def _courses(duty: Duty, starts: Starts, guard: Flags) -> Courses:
    none, no_day = starts.no_row, starts.no_day
    lapsed_on = _lapsed_on(duty, starts)
    set_on = set_by(duty, starts)
    if isinstance(duty.discharged_by, EarlierAnswer) and len(starts):
        done, day = done_before(duty.discharged_by, starts, lapsed_on, guard)
        found = Courses(starts, done, day, none, no_day, none, none, none, none, set_on)
        return _until_they_lapse(found, lapsed_on)
    arose = none if not duty.arises_with else _arose(duty, starts)
    events = candidates_of(duty, starts) if len(starts) else ()
    if not isinstance(events, Candidates) or not len(events):
        found = Courses(starts, none, no_day, none, no_day, none, none, none, arose, set_on)
        return _until_they_lapse(found, lapsed_on)
    search = _searched(duty, starts, events, lapsed_on, guard)
    row = ending_with(events.row, -1)  # where the place is -1 the row is too

    def rows(places: Rows | None) -> Rows:
        return none if places is None else row.take(places, mode="wrap")

    ended, ended_day = (rows(search.ended), search.ended_day) if search.may_end else (none, no_day)
    revived, undone, in_transit = rows(search.revived), rows(search.undone), rows(search.in_transit)
    found = Courses(
        starts, rows(search.done), search.done_day, ended, ended_day, revived, undone, in_transit, arose, set_on
    )
    return _until_they_lapse(found, lapsed_on)


def _searched(duty: Duty, starts: Starts, events: Candidates, lapsed_on: Days | None, guard: Flags) -> Search:
    search = Search(duty, starts, events, guard)
    turns = _in_turn(starts, events.first, search.depends())
    for s in turns:
        search.run(s)
        if len(turns) > 1:
            search.use(s, lapsed_on)
    return search


def _in_turn(starts: Starts, first: Rows, s: Rows) -> list[Rows]:
    """Give the starts that have candidates: those that depend on no other, then the first in each case that does, and so on.

    Args:
        starts: every start.
        first: by start the place of its first candidate.
        s: the starts that depend on others.
    """
    free = first >= 0
    if not len(s):
        return [free.nonzero()[0]]
    free[s] = False
    case = starts.case[s]
    nth = np.arange(len(s)) - case.searchsorted(case)
    return [free.nonzero()[0], *(s[nth == n] for n in range(int(nth.max()) + 1))]


def _arose(duty: Duty, starts: Starts) -> Rows:
    """Give what shows that a duty is owed that depends on a decision. One decision answers several meetings (reg 20(10))."""
    batch = starts.batch
    if not batch.has(duty.arises_with):
        return starts.no_row
    shown = alike(batch, duty.arises_with).first_from(matters(batch).take(starts.row), starts.on)
    return np.where(batch.on_of(shown) <= batch.as_of, shown, -1)


def _lapsed_on(duty: Duty, starts: Starts) -> Days | None:
    """Give the day on which the law itself ends the duty of each start, ``LAST_DAY`` where it does not; None where it ends none."""
    if duty.lapses is None:
        return None
    if not isinstance(duty.lapses, PowerEnds):
        raise NoTwin(duty.lapses)
    power = last_days(starts.batch)
    first, last = power.first[starts.case], power.last[starts.case]
    ends = (first == last) & (starts.on <= last) & (last < starts.batch.as_of)
    return np.where(ends, last, np.int32(LAST_DAY)) if some(ends) else None


def _until_they_lapse(found: Courses, lapsed_on: Days | None) -> Courses:
    """Let a day on which the law itself ends a duty prevail over whatever was done after it."""
    if lapsed_on is None:
        return found
    batch = found.starts.batch
    first = np.minimum(batch.on_of(found.done, LAST_DAY), batch.on_of(found.ended, LAST_DAY))
    lapsed = (first > lapsed_on).nonzero()[0]
    if not len(lapsed):
        return found
    done, ended = found.done.copy(), found.ended.copy()
    done_day, ended_day = found.done_day.copy(), found.ended_day.copy()
    done[lapsed], done_day[lapsed] = -1, NO_DAY
    ended[lapsed], ended_day[lapsed] = last_days(batch).birthday[found.starts.case[lapsed]], lapsed_on[lapsed]
    return replace(found, done=done, done_day=done_day, ended=ended, ended_day=ended_day)


def set_by(duty: Duty, starts: Starts) -> Rows:
    """Give for each start the direction or agreement that sets another date for what it began; -1 for none.

    Args:
        duty: the duty.
        starts: its starts.
    """
    found, batch = starts.no_row, starts.batch
    for kinds in {trigger.set_by for trigger in duty.trigger if trigger.set_by}:
        row = _that_name(duty, kinds, batch) if batch.has(kinds) and len(starts) else found[:0]
        if len(row):
            last = _last_that_names(isinstance(duty.discharged_by, EarlierAnswer), row, starts)
            mine = np.array([trigger.set_by == kinds for trigger in duty.trigger]).take(starts.trigger)
            found = np.where(mine, last, found)
    return found


class _Directions(NamedTuple):
    """Directions and agreements that set a date, in order of case and day; of one day those with the earliest date first.

    Attributes:
        row: the row of each.
        duty: the code of the duty that each names.
    """

    row: Rows
    duty: Codes


def _directions(batch: Batch, kinds: tuple[EventKind, ...]) -> _Directions:
    """Give the directions and agreements of these kinds, found once."""
    key = ("directions", kinds)
    found: _Directions | None = batch.memo.get(key)
    if found is None:
        row = batch.rows(kinds)
        sets = batch.field("sets", row)
        row, sets = row[sets != NO_DAY], sets[sets != NO_DAY]
        row = row[np.lexsort((row, sets, batch.key[row]))]
        found = batch.memo[key] = _Directions(row, batch.code("duty", row))
    return found


def _that_name(duty: Duty, kinds: tuple[EventKind, ...], batch: Batch) -> Rows:
    """Give the directions and agreements that name the duty, one for each case and day: the one with the earliest date."""
    directions, named = _directions(batch, kinds), _named(batch)
    mine = np.zeros(len(directions.row), bool)
    for id in (duty.id, *duty.timed_with):
        if id in named:
            mine |= directions.duty == named[id]
    row = directions.row[mine]
    # of two on one day that set it differently, the earlier date is the safe one
    first = np.ones(len(row), bool)
    first[1:] = batch.key[row[1:]] != batch.key[row[:-1]]
    found: Rows = row[first]
    return found


def _named(batch: Batch) -> dict[str | None, int]:
    """By the id of a duty that a direction or an agreement of the table names its code."""
    found: dict[str | None, int] | None = batch.memo.get("duties named")
    if found is None:
        codes = batch.table.codes.get("duty")
        named = [] if codes is None else np.unique(codes[codes.nonzero()[0]]).tolist()
        found = batch.memo["duties named"] = {batch.table.names[code]: code for code in named}
    return found


def _last_that_names(before: bool, row: Rows, starts: Starts) -> Rows:
    """Give the last of these that is about each start: up to its day where the act comes before it, else from its day on."""
    batch = starts.batch
    if before:  # consent to shorter notice of what is to come, and of that alone
        place = np.searchsorted(batch.key[row], starts.key, "right") - 1
        near = batch.on[row[place]] > starts.before
    else:
        place = np.searchsorted(batch.key[row], batch.at(starts.case, starts.after), "left") - 1
        near = batch.on[row[place]] >= starts.on
    return np.where((place >= 0) & (batch.case[row[place]] == starts.case) & near, row[place], -1)
