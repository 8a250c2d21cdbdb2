"""Every duty of a batch on columns; and what they leave: cases of a duty, or a duty of which a class has no twin."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field

import numpy as np

from sendrules.case.kinds import EventKind
from sendrules.caseload.columns.answers import Answers
from sendrules.caseload.columns.batch import Batch
from sendrules.caseload.columns.codes import Flags, some
from sendrules.caseload.columns.twins import NoTwin
from sendrules.caseload.results.of_columns import ContestedRows, DutyAnswers
from sendrules.law.other_answers import other_answers
from sendrules.law.statute import Statute

AnswersOf = Callable[[str, Batch, Statute], Answers]
"""Gives the answers of a duty by its id; it may raise ``NoTwin``."""
ContestedOf = Callable[[str, Batch, Statute, Answers], ContestedRows]
"""Says which of these answers are contested; it may raise ``NoTwin``."""


@dataclass(slots=True)
class OnColumns:
    """What columns answer of a batch, and what they leave.

    Attributes:
        answers: the answers, a duty after the other in the order of the law.
        left: by case the ids of the duties that the engine for one case has to answer, in the order of the law.
        guarded: by duty, of how many cases columns cannot tell the answer.
        undecided: by duty, of how many cases columns cannot tell whether the answer is contested.
        no_twin: by class without a twin, how many answers about one duty of one case are left for it.
    """

    answers: list[DutyAnswers] = field(default_factory=list)
    left: dict[int, list[str]] = field(default_factory=dict)
    guarded: Counter[str] = field(default_factory=Counter)
    undecided: Counter[str] = field(default_factory=Counter)
    no_twin: Counter[str] = field(default_factory=Counter)

    def taken(self, rows: int) -> Iterator[list[DutyAnswers]]:
        """Give away the answers, some duties at a time, so that they need not all be held beside what is made of them.

        Args:
            rows: how many occurrences are given at once, save that a duty is never divided.
        """
        self.answers.reverse()
        while self.answers:
            some, many = [], 0
            while self.answers and many < rows:
                some.append(self.answers.pop())
                many += len(some[-1].instances)
            yield some

    def leave(self, id: str, cases: Flags) -> None:
        """Leave a duty of these cases to the engine for one case.

        Args:
            id: the id of the duty.
            cases: by case, whether it is left.
        """
        for case in np.flatnonzero(cases).tolist():
            self.left.setdefault(case, []).append(id)


def on_columns(batch: Batch, law: Statute, answers_of: AnswersOf, contested_of: ContestedOf | None) -> OnColumns:
    """Answer every duty for a batch, as far as columns can.

    Args:
        batch: the cases.
        law: the statute.
        answers_of: gives the answers of a duty.
        contested_of: says which of them are contested; None where that is not asked.
    """
    found = OnColumns()
    for id, kinds in _starting(law, contested=contested_of is not None):
        if not batch.has(kinds):
            continue
        try:
            _answer(id, kinds, batch, law, found, answers_of, contested_of)
        except NoTwin as error:
            may_start = batch.cases_with(kinds)
            found.no_twin[str(error)] += int(np.count_nonzero(may_start))
            found.leave(id, may_start)
    return found


def _answer(
    id: str,
    kinds: tuple[EventKind, ...],
    batch: Batch,
    law: Statute,
    found: OnColumns,
    answers_of: AnswersOf,
    contested_of: ContestedOf | None,
) -> None:
    answers = answers_of(id, batch, law)
    contested = contested_of(id, batch, law, answers) if contested_of is not None else None
    if not some(answers.guard) and (contested is None or not some(contested.guard)):
        found.answers.append(DutyAnswers(id, answers.instances, contested))
        return
    may_start = batch.cases_with(kinds)
    left = answers.guard & may_start
    if left.any():
        for why in answers.no_twin:
            found.no_twin[why] += int(np.count_nonzero(left))
        if not answers.no_twin:
            found.guarded[id] += int(np.count_nonzero(left))
    if contested is not None:
        undecided = contested.guard & may_start & ~left
        if undecided.any():
            found.undecided[id] += int(np.count_nonzero(undecided))
            left = left | undecided
    if left.any():
        found.leave(id, left)
    found.answers.append(_without(left, DutyAnswers(id, answers.instances, contested), batch))


def _without(left: Flags, answers: DutyAnswers, batch: Batch) -> DutyAnswers:
    """The answers without those of the cases that are left."""
    if not left.any():
        return answers
    keep = ~left[answers.instances.case]
    contested = answers.contested
    if contested is not None:
        others = ~left[batch.case[contested.row]]
        contested = ContestedRows(
            contested.readings[keep], contested.row[others], contested.by[others], contested.guard
        )
    return DutyAnswers(answers.id, answers.instances.pick(keep), contested)


def _starting(law: Statute, *, contested: bool) -> tuple[tuple[str, tuple[EventKind, ...]], ...]:
    """The id of each duty with the kinds of event that start it, or would under another answer where that is asked too."""
    key = ("starting on columns", contested)
    kept: tuple[tuple[str, tuple[EventKind, ...]], ...] | None = law.memo.get(key)
    if kept is None:
        kept = law.memo[key] = tuple((id, _kinds(id, law, contested=contested)) for id in law.ids)
    return kept


def _kinds(id: str, law: Statute, *, contested: bool) -> tuple[EventKind, ...]:
    kinds = law.started_by(id)
    return tuple(sorted(kinds.union(*(other.started_by for other in other_answers(law, id))) if contested else kinds))
