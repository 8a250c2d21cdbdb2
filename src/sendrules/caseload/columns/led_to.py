"""Whether what has to lie between a start and an act does, for many cases: the twin of ``statutory.led_to``."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from sendrules.caseload.columns.candidates import Candidates
from sendrules.caseload.columns.codes import BEYOND, NO_DAY, Days, Flags, Rows, is_one_of
from sendrules.caseload.columns.courses import Starts
from sendrules.caseload.columns.notices import given_in_writing
from sendrules.law.model.discharge import Answer, OpenMatter


@dataclass(frozen=True, slots=True, eq=False)
class LedTo:
    """What acts have to follow, for each candidate. None of the two days where it is asked of none.

    Attributes:
        own: by start 1 where what led to an act must be later than the start's own day, else 0.
        led_on: by candidate the day of what led to it: ``BEYOND`` where nothing need lie there, ``NO_DAY`` where the act
            never counts.
        open_since: by candidate since when the other matter that it answers has lain open: ``BEYOND`` where none does.
    """

    own: Days | None
    led_on: Days | None
    open_since: Days | None

    def __call__(self, starts: Starts, s: Rows, e: Rows) -> Flags | None:
        """Give for pairs of a start and a candidate whether the act counts; None where every one does."""
        found = None
        if self.led_on is not None and self.own is not None:
            found = self.led_on[e] >= starts.on[s] + self.own[s]
        if self.open_since is not None:
            mine = self.open_since[e] >= starts.on[s]
            found = mine if found is None else found & mine
        return found


def led_to(rule: Answer, starts: Starts, events: Candidates) -> LedTo:
    """Give what acts have to follow by a rule.

    Args:
        rule: what the acts have to follow.
        starts: the starts.
        events: the acts.
    """
    led_on = _led_on(rule, events) if rule.only_after else None
    if rule.in_writing:
        written = given_in_writing(events.batch, events.row, rule.kinds)
        if not written.all():
            led_on = np.full(len(events), BEYOND, np.int32) if led_on is None else led_on
            led_on[~written] = NO_DAY
    own = None if led_on is None else is_one_of(rule.kinds)[starts.batch.kind[starts.row]].astype(np.int32)
    return LedTo(own, led_on, None if rule.answers is None else _open_since(rule.answers, events))


def _led_on(rule: Answer, events: Candidates) -> Days:
    """Give by candidate the day of the last of what has to come before it."""
    batch, case, on = events.batch, events.batch.case[events.row], events.on
    led_on = batch.on_of(batch.last_until(rule.only_after, case, on))
    if rule.since and batch.has(rule.since):
        led_on[led_on < batch.on_of(batch.last_until(rule.since, case, on))] = NO_DAY  # recorded before all began anew
    always, alone = (is_one_of(kinds)[events.kind] for kinds in (rule.always, rule.alone))
    led_on[((led_on == NO_DAY) & ~always) | alone] = BEYOND
    return led_on


def _open_since(what: OpenMatter, events: Candidates) -> Days | None:
    """Give by candidate since when the matter that it answers has lain open."""
    batch = events.batch
    if not batch.has(what.kinds):
        return None
    found = np.full(len(events), BEYOND, np.int32)
    may = np.flatnonzero(is_one_of(what.answered_by)[events.kind])
    case, on = batch.case[events.row[may]], events.on[may]
    asked = batch.last_until(what.kinds, case, on)
    since = batch.on_of(asked)
    closed = batch.any_between((*what.answered_by, *what.closed_by), case, np.maximum(since, 0), on - 1)
    lies_open = (asked >= 0) & ~closed
    found[may[lies_open]] = since[lies_open] if what.own else NO_DAY
    return found
