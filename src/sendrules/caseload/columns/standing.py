"""``Standing``: how a duty stands in a batch, with what every other answer to a contested question asks of it."""

from __future__ import annotations

from functools import cached_property

import numpy as np

from sendrules.caseload.columns.answers import Answers, Settled
from sendrules.caseload.columns.batch import Batch
from sendrules.caseload.columns.codes import LAST_DAY, NO_DAY, Days, Flags, Rows
from sendrules.caseload.columns.counted import backdated
from sendrules.caseload.columns.instances import COMPLIANCE_CODE, OUTCOMES
from sendrules.law.model.duty import Duty
from sendrules.statutory.judge import RULES
from sendrules.statutory.outcome import Compliance, Due, Ended

DUE, ENDED = OUTCOMES.index(Due.name), OUTCOMES.index(Ended.name)
_UNANSWERABLE = np.array(
    [r.id in ("not-commenced", "start-unknown", "not-in-force", "start-unsure", "text-not-found") for r in RULES], bool
)
"""By the code of a rule, whether it says that there is no answer before any limit is looked at."""
_OVERDUE = COMPLIANCE_CODE[Compliance.OVERDUE]


class Standing:
    """How a duty stands in a batch under the answers taken. What is asked of it is worked out once.

    Args:
        versions: every version of the duty.
        answers: the answers of the duty.
        batch: the cases.
    """

    def __init__(self, versions: tuple[Duty, ...], answers: Answers, batch: Batch) -> None:
        self.versions, self.answers, self.batch = versions, answers, batch
        self._reach: dict[int, Reach] = {}
        self._index: dict[int, Rows] = {}

    def reach(self, n: int) -> Reach:
        """Give how far events reach the starts of one of the versions for which limits were settled.

        Args:
            n: which of them.
        """
        if n not in self._reach:
            self._reach[n] = Reach(self.answers.settled[n])
        return self._reach[n]

    def index(self, n: int) -> Rows:
        """Give by start of one of the versions which occurrence it is; -1 where that is none, or cannot be told.

        Args:
            n: which of the versions for which limits were settled.
        """
        if n not in self._index:
            starts, found = self.answers.settled[n].part.at.starts, self.answers.instances
            own = np.flatnonzero(found.version == self.answers.settled[n].part.version)
            own = own[~self.started_twice[found.case[own]]]
            index = self._index[n] = np.full(len(starts), -1, np.int64)
            index[starts.row.searchsorted(found.row[own])] = own
        return self._index[n]

    @cached_property
    def due(self) -> Flags:
        """By occurrence, whether it has a due date that nobody set; one more than there are, which has none."""
        found = self.answers.instances
        due = np.zeros(len(found) + 1, bool)
        due[:-1] = (found.outcome == DUE) & (found.limit != NO_DAY) & (found.set_by < 0)
        return due

    @cached_property
    def unanswerable(self) -> Flags:
        """By occurrence, whether it has no answer, whatever its limit; one more than there are, which is none of these."""
        rule = self.answers.instances.rule
        found = np.zeros(len(rule) + 1, bool)
        found[:-1] = _UNANSWERABLE[rule]
        return found

    @cached_property
    def ended_on(self) -> Days:
        """By occurrence the day on which it ended, where nobody set its date; one more than there are, which never did."""
        found = self.answers.instances
        day = np.full(len(found) + 1, NO_DAY, np.int32)
        own = np.flatnonzero((found.outcome == ENDED) & (found.set_by < 0))
        counts = found.ended_day[own]
        day[own] = np.where(counts == NO_DAY, self.batch.on_of(found.ended[own]), counts)
        return day

    @cached_property
    def started(self) -> Flags:
        """By case, whether it has an occurrence."""
        return self._cases(np.ones(len(self.answers.instances), bool))

    @cached_property
    def ended(self) -> Flags:
        """By case, whether an occurrence ended."""
        return self._cases(self.answers.instances.outcome == ENDED)

    @cached_property
    def open_to_doubt(self) -> Flags:
        """By case, whether a missing fact may bear on an occurrence: one that ended past its limit, is overdue, or in doubt."""
        found = self.answers.instances
        ended_on = self.ended_on[:-1]  # absent where somebody set the date: then it may
        over = (found.outcome == ENDED) & ((ended_on == NO_DAY) | (ended_on > found.limit))
        return self._cases(over | (found.compliance == _OVERDUE) | found.doubt)

    @cached_property
    def open_to_exceptions(self) -> Flags:
        """By case, whether an exception may bear on an occurrence."""
        return self._cases(self.answers.instances.has_exceptions)

    @cached_property
    def not_reckoned(self) -> Flags:
        """By case, whether it has an occurrence of which it is not told what was done to it."""
        return self._cases(~self.answers.instances.reckoned)

    @cached_property
    def started_twice(self) -> Flags:
        """By case, whether one event starts two occurrences."""
        found = self.answers.instances
        row = np.sort(found.row)
        twice = np.zeros(self.batch.cases, bool)
        twice[self.batch.case[row[1:][row[1:] == row[:-1]]]] = True
        return twice

    def _cases(self, which: Flags) -> Flags:
        found = np.zeros(self.batch.cases, bool)
        found[self.answers.instances.case[which]] = True
        return found


class Reach:
    """Up to which day events can still change what became of the starts of a version.

    Of what was done or ended, nothing that came later is looked at, save an act that was sent again and may have been served
    first, and what takes up again what ended.

    Args:
        settled: the version with its limits.
    """

    def __init__(self, settled: Settled) -> None:
        self.settled = settled
        self.courses, self.starts = settled.part.at.courses, settled.part.at.starts
        self._lapses = settled.part.duty.lapses is not None
        self.done, self.ended = self.courses.done >= 0, self.courses.ended >= 0

    @cached_property
    def acts(self) -> Days:
        """By start the last day on which an act may perform or end it."""
        last = self.orders
        over = np.flatnonzero(self.ended & ~self.done & (self.courses.revived < 0))
        if self._lapses or not len(over):
            return last
        last = last.copy()
        last[over] = self.starts.batch.on[self.courses.ended[over]]
        return last

    @cached_property
    def orders(self) -> Days:
        """By start the last day on which an order may overtake it; one that does not is a change of mind after an ending."""
        last = np.full(len(self.starts), LAST_DAY, np.int32)
        done = np.flatnonzero(self.done)
        if not self._lapses and len(done):
            counts = np.maximum(self.starts.batch.on[self.courses.done[done]], self.courses.done_day[done])
            last[done] = counts + backdated(self.starts.batch)[self.starts.case[done]]
        return last

    @cached_property
    def reversals(self) -> Days:
        """By start the last day on which something may take it up again; -1 where it never ended."""
        back = self.ended | (self.courses.revived >= 0)
        return np.where(back & ~self.done, np.int32(LAST_DAY), np.where(self.done, self.orders, np.int32(-1)))
