"""How each case of a table waits for what a queue is for: on columns where they tell, else by the engine for one case."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field, replace

import numpy as np

from sendrules.caseload.columns.answers import Answers
from sendrules.caseload.columns.batch import Batch
from sendrules.caseload.columns.duty import answers_of
from sendrules.caseload.local.facts import FactSheet
from sendrules.caseload.local.rows import Row
from sendrules.caseload.local.wait_by_duties import AnswersOf, ByDuties
from sendrules.caseload.local.wait_columns import Texts, WaitColumns
from sendrules.caseload.local.wait_gaps import unless_in_a_gap
from sendrules.caseload.local.wait_once_agreed import once_agreed
from sendrules.law.statute import Statute
from sendrules.statutory.result import some_answers
from sendrules.statutory.waited_for import WaitingFor
from sendrules.statutory.waiting import Waiting, waiting_of

LEFT = "columns cannot tell whether it waits"


@dataclass(slots=True)
class Told:
    """Who told how cases wait, and how their steps and panels stand: columns, or the engine for one case, and why it had to.

    Attributes:
        by_columns: how many cases columns answered.
        one_by_one: by the reason, how many cases the engine for one case answered.
    """

    by_columns: int = 0
    one_by_one: Counter[str] = field(default_factory=Counter)


class Waits:
    """How the cases of a table wait, for whatever is asked about.

    Args:
        sheet: the table and its facts.
        batch: its cases as known on the day of the question.
        law: the statute.
        answers_of: gives the answers of a duty on columns.

    Attributes:
        rows: the cases.
        told: counts who told it.
        texts: the texts of the reasons of its columns.
        answers_of: gives the answers of a duty on columns, each once.
    """

    def __init__(self, sheet: FactSheet, batch: Batch, law: Statute, answers_of: AnswersOf = answers_of) -> None:
        self.sheet, self.batch, self.law = sheet, batch, law
        self.rows = [Row(sheet, case) for case in range(sheet.table.cases)]
        self.told = Told()
        self.texts = Texts()
        self.answers_of = _kept(answers_of)
        self._by_duties = ByDuties(batch, law, self.answers_of, self.texts)

    def columns(self, waits_for: WaitingFor) -> WaitColumns:
        """Say how each case waits, as columns.

        Args:
            waits_for: what is waited for.
        """
        by_duties = self._by_duties
        found = once_agreed(by_duties, waits_for) if waits_for.once_agreed else by_duties.of(waits_for)
        unless_in_a_gap(by_duties, found, waits_for)
        return found

    def of(self, waits_for: WaitingFor) -> list[Waiting]:
        """Say how each case waits, in the order of the table.

        Args:
            waits_for: what is waited for.
        """
        columns = self.columns(waits_for)
        found = columns.waitings(self.rows, waits_for, self.texts)
        out = [self._one(n, waits_for) if waiting is None else waiting for n, waiting in enumerate(found)]
        left = int(np.count_nonzero(columns.guard))
        self.told.by_columns += len(out) - left
        if left:
            self.told.one_by_one[LEFT] += left
        return out

    def _one(self, case: int, waits_for: WaitingFor) -> Waiting:
        law = some_answers(self.sheet.table.case_of(case), self.law, self.sheet.as_of, self.batch.tables.calendar)
        return replace(waiting_of(law, waits_for), case=self.rows[case])


def _kept(answers_of: AnswersOf) -> AnswersOf:
    """Give a function that answers each duty once: several things that a policy asks rest on the same duty."""
    found: dict[str, Answers] = {}

    def kept(id: str, batch: Batch, law: Statute) -> Answers:
        if id not in found:
            found[id] = replace(answers_of(id, batch, law), settled=())  # which is large, and is for contested answers
        return found[id]

    return kept
