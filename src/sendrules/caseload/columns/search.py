"""``Search``: what became of the starts of a duty, for all at once. The twin of ``_Search`` in ``statutory.match``.

Each start takes its candidates one by one until nothing can change any more. All starts take their next one in one step.
Here ``s`` is a column of starts by number, ``e`` the place of the candidate that each takes, and -1 stands for none.
"""

from __future__ import annotations

import numpy as np

from sendrules.case.kinds import EventKind
from sendrules.caseload.columns.candidates import (
    ADVERSE_ACT,
    ENDS,
    OVERTAKES,
    PERFORMS,
    SET_ASIDE,
    WITHDRAWN,
    Candidates,
    backdated,
)
from sendrules.caseload.columns.codes import BEYOND, KIND_CODE, LAST_DAY, NO_DAY, Days, Flags, Rows, Truth
from sendrules.caseload.columns.courses import Starts
from sendrules.caseload.columns.led_to import LedTo, led_to
from sendrules.caseload.columns.new_starts import FOR_GOOD, NONE, NewStarts
from sendrules.caseload.columns.overtaking import Overtaking
from sendrules.caseload.columns.reversals import Reversals
from sendrules.caseload.columns.undone import set_aside_on, under_order
from sendrules.law.model.discharge import Answer
from sendrules.law.model.duty import Bound, Duty

_WITHDRAWAL = KIND_CODE[EventKind.REQUEST_WITHDRAWN]
_IN_QUESTION = SET_ASIDE | WITHDRAWN | ADVERSE_ACT
"""What may be about another start."""


class Search:
    """The search for what became of the starts of a duty.

    Args:
        duty: the duty; it is not one that has to be performed before its start.
        starts: every start.
        events: the candidates.
        guard: by case, whether the engine for one case has to answer; what a condition cannot tell is added.

    Attributes:
        done: by start the place of what performed it.
        done_day: the day on which that counts.
        ended: the place of what ended it.
        ended_day: the day on which that counts.
        revived: the place of what undid an ending, last.
        undone: the place of the ending that it undid.
        in_transit: the place of what will perform it once it is served. This and the last two are None where no start has one.
        used: by candidate the day of the first start that it answered; ``BEYOND`` where it answered none.
    """

    def __init__(self, duty: Duty, starts: Starts, events: Candidates, guard: Flags) -> None:
        assert isinstance(duty.discharged_by, Answer)
        self.duty, self.starts, self.events = duty, starts, events
        self.new = NewStarts(starts)
        self.done, self.ended = (np.full(len(starts), -1, np.int64) for _ in range(2))
        self.done_day, self.ended_day = (np.full(len(starts), NO_DAY, np.int32) for _ in range(2))
        self.revived: Rows | None = None
        self.undone: Rows | None = None
        self.in_transit: Rows | None = None
        self.used: Days = np.full(len(events), BEYOND, np.int32)
        self._performs = _Rule(duty.discharged_by, starts, events)
        self._ends = None if duty.ends_with is None else _Rule(duty.ends_with, starts, events)
        rule = duty.overtaken_by
        self._overtaking = None if rule is None else Overtaking(rule, starts, events, self.new, guard)
        self._reversals = None if duty.revived_by is None else Reversals(duty.revived_by, starts, events)
        self._under_order = under_order(duty)
        self._set_aside = np.full(len(events), NO_DAY, np.int32)
        places = events.which(SET_ASIDE)
        self._set_aside[places] = set_aside_on(events.batch, events.row[places])

    def run(self, s: Rows, first: Rows) -> None:
        """Let starts take their candidates, from the first on."""
        e = first
        while len(s):
            more = np.flatnonzero(self._take(s, e) & self.events.more[e])
            s, e = s[more], e[more] + 1

    def depends(self, first: Rows) -> Rows:
        """Give the starts of which what became depends on what became of earlier ones.

        An adverse decision of a start's own day that answered an earlier start does not answer it: a family that asks
        again on the day of a refusal has not been refused again.
        """
        adverse = self.events.key[self.events.which(ADVERSE_ACT)]
        if not len(adverse) or self.duty.bound is Bound.OPEN_UNTIL:
            return np.empty(0, np.int64)
        s = np.flatnonzero((first >= 0) & (self.events.on[first] == self.starts.on))  # something came on its own day
        own = self.new.own_keys[s]
        nearest = np.minimum(np.searchsorted(adverse, own), len(adverse) - 1)
        s = s[adverse[nearest] == own]
        found: Rows = s[self.new.has_earlier(s)]
        return found

    def use(self, s: Rows, lapsed_on: Days) -> None:
        """Note which candidates answered starts, which are in order, before the law itself ended the duty."""
        events, on = self.events, self.starts.on[s]
        first = np.minimum(self._on_of(self.done[s]), self._on_of(self.ended[s]))
        for answers in (self.done[s], self.ended[s]):
            there = np.flatnonzero((answers >= 0) & (first <= lapsed_on))[::-1]
            earliest = np.full(len(events), BEYOND, np.int32)
            earliest[answers[there]] = on[there]  # the first of several starts is written last
            np.minimum(self.used, earliest, out=self.used)

    def _on_of(self, places: Rows) -> Days:
        return np.where(places >= 0, self.events.on[places], np.int32(LAST_DAY))

    def _take(self, s: Rows, e: Rows) -> Flags:
        """Take one candidate for each start; give whether to go on."""
        events, may = self.events, self.events.may[e]
        mine = events.row[e] != self.starts.row[s]
        if (may & _IN_QUESTION).any():
            mine &= ~self._is_about_another_start(s, e)
        go_on = np.ones(len(s), bool)
        overtakes = self._overtakes(s, e, mine)
        over = mine & ((overtakes == 1) | ((may & SET_ASIDE) > 0))
        if over.any():  # nothing is owed under this any more
            self._end(s[over], e[over])
            go_on[over], mine = False, mine & ~over
        done, ended = self.done[s] >= 0, self.ended[s] >= 0
        again, after = np.flatnonzero(mine & done), np.flatnonzero(mine & ended)
        if len(again):
            go_on[again] = self._sent_again(s[again], e[again])
        unanswered = mine & ~done & ~ended
        if len(after):
            go_on[after], taken = self._after_ending(s[after], e[after], overtakes[after])
            unanswered[after[taken]] = True
        if self.duty.latest_start_only and unanswered.any():
            later = np.flatnonzero(unanswered)
            new = self.new.between(s[later], self.starts.on[s[later]], events.on[e[later]]) != NONE
            go_on[later[new]] = False
            unanswered[later[new]] = False
        self._answer(s[unanswered], e[unanswered])
        return go_on

    def _is_about_another_start(self, s: Rows, e: Rows) -> Flags:
        """Whether an adverse event of the start's own day belongs to an earlier start, a withdrawal to another request, or a
        setting aside to another order.
        """
        events, starts = self.events, self.starts
        may, own_day = events.may[e], starts.on[s]
        found: Flags = ((may & ADVERSE_ACT) > 0) & (events.on[e] == own_day) & (self.used[e] < own_day)
        withdrawn = np.flatnonzero(may & WITHDRAWN)
        if len(withdrawn):
            request = events.batch.withdrawals()[0][events.row[e[withdrawn]]]
            found[withdrawn] |= request != starts.row[s[withdrawn]]
        aside = np.flatnonzero(may & SET_ASIDE)
        if len(aside):
            ordered = self._under_order[starts.trigger[s[aside]]]
            found[aside] |= ~ordered | (self._set_aside[e[aside]] != own_day[aside])
        return found

    def _overtakes(self, s: Rows, e: Rows, mine: Flags) -> Truth:
        found = np.zeros(len(s), np.int8)
        if self._overtaking is not None:
            may = np.flatnonzero(mine & ((self.events.may[e] & OVERTAKES) > 0))
            if len(may):
                found[may] = self._overtaking.of(s[may], e[may])
        return found

    def _end(self, s: Rows, e: Rows) -> None:
        """End what is neither done nor ended, by the event's own day."""
        still = (self.done[s] < 0) & (self.ended[s] < 0)
        s, e = s[still], e[still]
        self.ended[s], self.ended_day[s] = e, self.events.on[e]

    def _answer(self, s: Rows, e: Rows) -> None:
        """See whether events perform the duty or end it."""
        performs = self._performs.answers(s, e, PERFORMS)
        acts, of = e[performs], s[performs]
        come = self._performs.come[acts]
        self.done[of[come]], self.done_day[of[come]] = acts[come], self._performs.day[acts[come]]
        if self.in_transit is not None or not come.all():
            if self.in_transit is None:
                self.in_transit = np.full(len(self.starts), -1, np.int64)
            self.in_transit[of] = np.where(come, -1, acts)
        if self._ends is not None:
            ends = self._ends.answers(s, e, ENDS) & ~performs
            acts, of = e[ends], s[ends]
            come = self._ends.come[acts]
            self.ended[of[come]], self.ended_day[of[come]] = acts[come], self._ends.day[acts[come]]

    def _sent_again(self, s: Rows, e: Rows) -> Flags:
        """Take what was sent again, and may have been served first; give whether another may still have been."""
        on, day = self.events.on[e], self.done_day[s]
        first = np.where(day == NO_DAY, self.events.on[self.done[s]], day)
        go_on = on - first < backdated(self.events.batch)[self.starts.case[s]]
        if go_on.any():
            go_on &= self._performs.answers(s, e, PERFORMS)
            day = self._performs.day[e]
            sooner = go_on & self._performs.come[e] & (np.where(day == NO_DAY, on, day) < first)
            self.done[s[sooner]], self.done_day[s[sooner]] = e[sooner], day[sooner]
        return go_on

    def _after_ending(self, s: Rows, e: Rows, overtakes: Truth) -> tuple[Flags, Flags]:
        """See whether events take ended duties up again: whether to go on, and whether each does so and may answer it too."""
        events, ended = self.events, self.ended[s]
        go_on = (events.kind[e] != _WITHDRAWAL) & (events.kind[ended] != _WITHDRAWAL)  # nothing brings a request back
        new = self.new.between(s, events.on[ended], events.on[e])
        go_on &= new != FOR_GOOD
        if self._reversals is None:
            return go_on, np.zeros(len(s), bool)
        may = go_on & (new == NONE) & ((overtakes < 0) | self._reversals.may(events.kind[e], events.kind[ended]))
        places = np.flatnonzero(may)
        if self._overtaking is not None and len(places):  # the act carries an order out
            places = places[~self._overtaking.any_on(s[places], events.on[e[places]])]
        anew = self._reversals.anew(s[places], events.on[ended[places]], e[places])
        go_on[places[anew]] = False  # it belongs to what began anew
        places = places[~anew]
        of = s[places]
        if len(of):
            if self.revived is None or self.undone is None:
                self.revived, self.undone = (np.full(len(self.starts), -1, np.int64) for _ in range(2))
            self.undone[of], self.revived[of] = self.ended[of], e[places]
        self.ended[of], self.ended_day[of] = -1, NO_DAY
        taken = np.zeros(len(s), bool)
        taken[places] = True
        return go_on, taken


class _Rule:
    """An answer to starts: which candidates count by it, and by which day."""

    def __init__(self, rule: Answer, starts: Starts, events: Candidates) -> None:
        self._starts, self._events = starts, events
        self.led_to: LedTo = led_to(rule, starts, events)
        self.day, self.come = events.counted(rule)

    def answers(self, s: Rows, e: Rows, bit: int) -> Flags:
        """Whether candidates answer starts."""
        found: Flags = (self._events.may[e] & bit) > 0
        led = self.led_to(self._starts, s, e)
        return found if led is None else found & led
