"""``Search``: what became of the starts of a duty, for all at once. The twin of ``_Search`` in ``statutory.match``.

Each start takes its candidates one by one until nothing can change any more. All starts take their next one in one step,
and go straight on to the next that may matter to them: to a start that is neither done nor ended, what may perform or end
the duty; to one that has ended, what may take it up again. Here ``s`` is a column of starts by number, ``e`` the place of
the candidate that each takes, and -1 stands for none.
"""

from __future__ import annotations

from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from sendrules.case.kinds import EventKind
from sendrules.caseload.columns.alike import dated
from sendrules.caseload.columns.candidates import (
    ADVERSE_ACT,
    ENDS,
    OVERTAKES,
    PERFORMS,
    REVIVES,
    SET_ASIDE,
    WITHDRAWN,
    Candidates,
)
from sendrules.caseload.columns.codes import (
    BEYOND,
    KIND_CODE,
    LAST_DAY,
    NO_DAY,
    Days,
    Flags,
    Rows,
    Truth,
    every,
    some,
)
from sendrules.caseload.columns.counted import backdated, come, counted
from sendrules.caseload.columns.courses import Starts
from sendrules.caseload.columns.led_to import led_to
from sendrules.caseload.columns.new_starts import FOR_GOOD, NONE, NewStarts
from sendrules.caseload.columns.overtaking import Overtaking
from sendrules.caseload.columns.reversals import Reversals
from sendrules.caseload.columns.turns import NOBODY, Turn, joined
from sendrules.caseload.columns.undone import set_aside_on, under_order
from sendrules.law.model.discharge import Answer
from sendrules.law.model.duty import Bound, Duty

_WITHDRAWAL = KIND_CODE[EventKind.REQUEST_WITHDRAWN]
_ANSWERS = PERFORMS | ENDS | OVERTAKES | SET_ASIDE
"""What may matter to a start that is neither done nor ended."""
_AFTER_AN_ENDING = REVIVES | OVERTAKES | SET_ASIDE | WITHDRAWN
"""What may matter to a start that has ended."""
Bits = NDArray[np.uint8]


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
        used: by candidate the day of the first start that it answered, ``BEYOND`` where it answered none; None where no turn
            looks at an earlier one.
    """

    def __init__(self, duty: Duty, starts: Starts, events: Candidates, guard: Flags) -> None:
        assert isinstance(duty.discharged_by, Answer)
        self.duty, self.starts, self.events = duty, starts, events
        self.new = NewStarts(starts)
        self.done, self.done_day = starts.no_row.copy(), starts.no_day.copy()
        self.ended, self.ended_day = starts.no_row.copy(), starts.no_day.copy()
        self.revived: Rows | None = None
        self.undone: Rows | None = None
        self.in_transit: Rows | None = None
        self.used: Days | None = None
        self._performs = duty.discharged_by
        self._may_be = int(np.bitwise_or.reduce(events.may))
        rule = duty.overtaken_by
        self._overtaking = None if rule is None else Overtaking(rule, starts, events, self.new, guard)
        self._reversals = None if duty.revived_by is None else Reversals(duty.revived_by, starts, events)

    @property
    def may_end(self) -> bool:
        """Whether a candidate may end a start at all."""
        return bool(self._may_be & (ENDS | OVERTAKES | SET_ASIDE))

    def run(self, s: Rows) -> None:
        """Let starts take their candidates, from the first on; each has one."""
        turn = Turn(s, self.events.first.take(s), self.events.end.take(s))
        while len(turn.s):
            done, ended = self._until_answered(turn)
            self._see_again(done)
            turn = NOBODY if self._reversals is None else self._taken_up(ended, self._reversals)

    def depends(self) -> Rows:
        """Give the starts of which what became depends on what became of earlier ones.

        An adverse decision of a start's own day that answered an earlier start does not answer it: a family that asks
        again on the day of a refusal has not been refused again.
        """
        if self.duty.bound is Bound.OPEN_UNTIL or not self._may_be & ADVERSE_ACT:
            return NOBODY.s
        first = self.events.first
        s = (first >= 0).nonzero()[0]
        s = s[self.events.on.take(first.take(s)) == self.starts.on.take(s)]  # something came on its own day
        if not len(s):
            return NOBODY.s
        adverse = dated(self.events.batch)[self.events.row[self.events.which(ADVERSE_ACT)]]
        own = self.new.own_keys[s]
        nearest = np.minimum(adverse.searchsorted(own), len(adverse) - 1)
        s = s[adverse[nearest] == own]
        found: Rows = s[self.new.has_earlier(s)]
        return found

    def use(self, s: Rows, lapsed_on: Days | None) -> None:
        """Note which candidates answered starts, which are in order, before the law itself ended the duty."""
        events, on = self.events, self.starts.on[s]
        if self.used is None:
            self.used = np.full(len(events), BEYOND, np.int32)
        first = np.minimum(self._on_of(self.done[s]), self._on_of(self.ended[s]))
        for answers in (self.done[s], self.ended[s]):
            counts = answers >= 0 if lapsed_on is None else (answers >= 0) & (first <= lapsed_on[s])
            there = counts.nonzero()[0][::-1]
            earliest = np.full(len(events), BEYOND, np.int32)
            earliest[answers[there]] = on[there]  # the first of several starts is written last
            np.minimum(self.used, earliest, out=self.used)

    def _on_of(self, places: Rows) -> Days:
        return np.where(places >= 0, self.events.on[places], np.int32(LAST_DAY))

    @cached_property
    def _to_answer(self) -> Rows | None:
        """By place the next that may matter to a start that is neither done nor ended."""
        # a later start may hide what is taken, and be taken back by the next: then each candidate matters
        return None if self.duty.latest_start_only else self.events.next_place(_ANSWERS)

    @cached_property
    def _to_take_up(self) -> Rows | None:
        """By place the next that may matter to a start that has ended."""
        return self.events.next_place(_AFTER_AN_ENDING)

    # starts that are neither done nor ended

    def _until_answered(self, turn: Turn) -> tuple[Turn, Turn]:
        """Let starts take candidates until they are done or ended; give those that are, at the place after."""
        all_done, all_ended = [], []
        turn = turn.at_next(self._to_answer)
        while len(turn.s):
            go_on = self._take(turn)
            done, ended = self.done.take(turn.s) >= 0, self.ended.take(turn.s) >= 0
            if self._sent_again:
                all_done.append(turn.after(done.nonzero()[0]))
            if self._reversals is not None:
                all_ended.append(turn.after((ended & go_on).nonzero()[0]))
            go_on &= ~(done | ended)
            turn = turn.after(go_on.nonzero()[0]).at_next(self._to_answer)
        return joined(all_done), joined(all_ended)

    def _take(self, turn: Turn) -> Flags:
        """Take one candidate for each start; give whether to go on."""
        s, e, _ = turn
        may = self.events.may.take(e)
        mine = self._is_mine(s, e, may)
        over = self._is_over(s, e, may, mine)[0]
        go_on = np.ones(len(s), bool)
        if over is not None and some(over):  # nothing is owed under this any more
            np.logical_not(over, out=go_on)
            self.ended[s[over]], self.ended_day[s[over]] = e[over], self.events.on[e[over]]
            mine &= go_on
        if self.duty.latest_start_only:
            later = mine.nonzero()[0]
            new = self.new.between(s[later], self.starts.on[s[later]], self.events.on[e[later]]) != NONE
            go_on[later[new]] = False
            mine[later[new]] = False
        self._answer(s, e, may, mine)
        return go_on

    def _answer(self, s: Rows, e: Rows, may: Bits, mine: Flags) -> None:
        """See whether events perform the duty or end it."""
        which = self._answering(self._performs, s, e, mine & ((may & PERFORMS) > 0))
        if len(which):
            of, acts = s.take(which), e.take(which)
            day, has_come = self._counted(self._performs, acts)
            if self.in_transit is not None or has_come is not None:
                if self.in_transit is None:
                    self.in_transit = self.starts.no_row.copy()
                has_come = np.ones(len(of), bool) if has_come is None else has_come
                self.in_transit[of] = np.where(has_come, -1, acts)
                of, acts, day = of[has_come], acts[has_come], day[has_come]
            self.done[of], self.done_day[of] = acts, day
        if self.duty.ends_with is not None:
            left = mine & ((may & ENDS) > 0)
            left[which] = False
            self._end(self.duty.ends_with, s, e, left)

    def _end(self, rule: Answer, s: Rows, e: Rows, left: Flags) -> None:
        """See whether events end the duty."""
        which = self._answering(rule, s, e, left)
        if not len(which):
            return
        of, acts = s.take(which), e.take(which)
        day, has_come = self._counted(rule, acts)
        if has_come is not None:
            of, acts, day = of[has_come], acts[has_come], day[has_come]
        self.ended[of], self.ended_day[of] = acts, day

    def _answering(self, rule: Answer, s: Rows, e: Rows, may: Flags) -> Rows:
        """Give those of the pairs that may answer by a rule and do, by index."""
        which = may.nonzero()[0]
        led = led_to(rule, self.starts, s.take(which), self.events.row.take(e.take(which))) if len(which) else None
        return which if led is None else which[led]

    def _counted(self, rule: Answer, acts: Rows) -> tuple[Days, Flags | None]:
        """Give the day that counts of each act by a rule, and whether it has come; None where all have."""
        batch = self.events.batch
        days = counted(rule, batch)
        if days is batch.on:  # a candidate was done by the day of the question
            return self.events.on.take(acts), None
        row = self.events.row.take(acts)
        day = days.take(row)
        has_come = come(batch, day, row)
        return day, None if every(has_come) else has_come

    # starts that are done

    @cached_property
    def _sent_again(self) -> bool:
        """Whether what was sent later may count sooner: not where each act counts on its own day."""
        return counted(self._performs, self.events.batch) is not self.events.batch.on

    def _see_again(self, turn: Turn) -> None:
        """Take what was sent again after what performed the duty, and may have been served first."""
        events, batch = self.events, self.events.batch
        while len(turn.s):
            turn = turn.at_next(None)
            on, day = events.on.take(turn.e), self.done_day.take(turn.s)
            first = np.where(day == NO_DAY, events.on.take(self.done.take(turn.s)), day)
            near = (on - first < backdated(batch).take(self.starts.case.take(turn.s))).nonzero()[0]
            if not len(near):
                return
            turn = turn.of(near)
            s, e, _ = turn
            may = events.may[e]
            mine = self._is_mine(s, e, may)
            go_on = ~mine
            again = mine & ((may & PERFORMS) > 0)
            over = self._is_over(s, e, may, mine)[0]
            which = self._answering(self._performs, s, e, again if over is None else again & ~over)
            self._take_again(s[which], e[which], first[near[which]])
            go_on[which] = True
            turn = turn.after(go_on.nonzero()[0])

    def _take_again(self, s: Rows, e: Rows, first: Days) -> None:
        row = self.events.row[e]
        day = counted(self._performs, self.events.batch)[row]
        sooner = come(self.events.batch, day, row) & (np.where(day == NO_DAY, self.events.on[e], day) < first)
        self.done[s[sooner]], self.done_day[s[sooner]] = e[sooner], day[sooner]

    # starts that have ended

    def _taken_up(self, turn: Turn, reversals: Reversals) -> Turn:
        """Let starts that have ended take candidates until one takes them up again; give those, at its place."""
        events, found = self.events, []
        # nothing brings a request back that was taken back
        turn = turn.of((events.kind[self.ended[turn.s]] != _WITHDRAWAL).nonzero()[0]).at_next(self._to_take_up)
        while len(turn.s):
            s, e, _ = turn
            may = events.may[e]
            mine = self._is_mine(s, e, may)
            over, overtakes = self._is_over(s, e, may, mine)
            go_on = np.ones(len(s), bool) if over is None else ~over
            after = (mine & go_on).nonzero()[0]
            contrary = None if overtakes is None else overtakes[after] < 0
            go_on[after], taken = self._after_ending(s[after], e[after], contrary, reversals)
            found.append(turn.of(after[taken]))
            go_on[after[taken]] = False
            turn = turn.after(go_on.nonzero()[0]).at_next(self._to_take_up)
        return joined(found)

    def _after_ending(self, s: Rows, e: Rows, contrary: Flags | None, reversals: Reversals) -> tuple[Flags, Rows]:
        """See whether events take ended duties up again: whether to go on, and the places of those that are taken up.

        Args:
            s: the starts.
            e: the candidates.
            contrary: whether each is a change of mind; None where none is.
            reversals: what takes up again what ended.
        """
        events, ended = self.events, self.ended[s]
        go_on = events.kind[e] != _WITHDRAWAL
        new = self.new.between(s, events.on[ended], events.on[e])
        go_on &= new != FOR_GOOD
        may = reversals.may(events.kind[e], events.kind[ended])
        if contrary is not None:
            may |= contrary
        places = (may & go_on & (new == NONE)).nonzero()[0]
        if self._overtaking is not None and len(places):  # the act carries an order out
            places = places[~self._overtaking.any_on(s[places], events.on[e[places]])]
        if not len(places):
            return go_on, places
        anew = reversals.anew(s[places], events.on[ended[places]], e[places])
        go_on[places[anew]] = False  # it belongs to what began anew
        places = places[~anew]
        of = s[places]
        if self.revived is None or self.undone is None:
            self.revived, self.undone = self.starts.no_row.copy(), self.starts.no_row.copy()
        self.undone[of], self.revived[of] = self.ended[of], e[places]
        self.ended[of], self.ended_day[of] = -1, NO_DAY
        return go_on, places

    # what a candidate is to a start

    def _is_mine(self, s: Rows, e: Rows, may: Bits) -> Flags:
        """Whether candidates are other events than the starts, and about them.

        An adverse event of a start's own day may belong to an earlier start, a withdrawal to another request, and a setting
        aside to another order.
        """
        events, starts = self.events, self.starts
        row = events.row.take(e)
        mine: Flags = row != starts.row.take(s)
        if self.used is not None:
            own_day = starts.on[s]
            mine &= ~(((may & ADVERSE_ACT) > 0) & (events.on[e] == own_day) & (self.used[e] < own_day))
        if not self._may_be & (WITHDRAWN | SET_ASIDE):
            return mine
        withdrawn = ((may & WITHDRAWN) > 0).nonzero()[0]
        if len(withdrawn):
            mine[withdrawn] &= events.batch.withdrawals()[0][row[withdrawn]] == starts.row[s[withdrawn]]
        aside = ((may & SET_ASIDE) > 0).nonzero()[0]
        if len(aside):
            ordered = under_order(self.duty)[starts.trigger[s[aside]]]
            mine[aside] &= ordered & (set_aside_on(events.batch, row[aside]) == starts.on[s[aside]])
        return mine

    def _is_over(self, s: Rows, e: Rows, may: Bits, mine: Flags) -> tuple[Flags | None, Truth | None]:
        """Whether candidates overtake starts or set aside what ordered them; and 1 where they overtake them, -1 where they
        are a change of mind only, else 0. Each is None where it is of none.
        """
        over, overtakes = None, None
        if self._overtaking is not None and self._may_be & OVERTAKES:
            which = (mine & ((may & OVERTAKES) > 0)).nonzero()[0]
            if len(which):
                overtakes = np.zeros(len(s), np.int8)
                overtakes[which] = self._overtaking.of(s[which], e[which])
                over = overtakes == 1
        if self._may_be & SET_ASIDE:
            aside = mine & ((may & SET_ASIDE) > 0)
            over = aside if over is None else over | aside
        return over, overtakes
