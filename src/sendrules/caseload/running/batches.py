"""One batch: an ``EventTable`` in, an Arrow batch of answers out, with what is said of it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

import numpy as np
import pyarrow as pa

from sendrules.case.personal_numbers import looks_like
from sendrules.caseload.columns.batch import Batch
from sendrules.caseload.columns.day_tables import DayTables
from sendrules.caseload.columns.duty import answers_of
from sendrules.caseload.columns.event_table import EventTable
from sendrules.caseload.results.arrow import batch_of_rows
from sendrules.caseload.results.law_tables import tables_of
from sendrules.caseload.results.of_columns import rows_of_columns
from sendrules.caseload.results.of_one_case import OneAnswer, rows_of_one_case
from sendrules.caseload.results.rows import BY_COLUMNS, AnswerRows, Words
from sendrules.caseload.results.summary import Summary
from sendrules.caseload.running.audit import Answered, audit, chosen
from sendrules.caseload.running.contested import contested_rows
from sendrules.caseload.running.on_columns import AnswersOf, ContestedOf, OnColumns, on_columns
from sendrules.caseload.running.one_case import all_of_one, answered_one_by_one
from sendrules.caseload.running.question import Question
from sendrules.caseload.running.stopwatch import Stopwatch
from sendrules.caseload.running.targets import targets_beside
from sendrules.errors import near
from sendrules.law.statute import Statute

_AT_ONCE = 65_536
"""Of so many occurrences rows are made at once."""


class BatchAnswers(NamedTuple):
    """The answers of a batch.

    Attributes:
        rows: the answers, in order of case, duty and occurrence.
        summary: who answered, and what the audit compared.
    """

    rows: pa.RecordBatch
    summary: Summary


class Runner:
    """Answers one batch after the other; what was worked out for one serves the next.

    Args:
        question: what is asked.
        answers_of: gives the answers of a duty on columns; None where the engine for one case answers everything.
        contested_of: says which answers are contested.
    """

    def __init__(
        self,
        question: Question,
        answers_of: AnswersOf | None = answers_of,
        contested_of: ContestedOf = contested_rows,
    ) -> None:
        self.question = question
        self.answers_of = answers_of if question.on_columns else None
        self.contested_of = contested_of if question.contested else None
        self.days = DayTables(question.calendar)

    def answer(self, table: EventTable) -> BatchAnswers:
        """Answer a batch.

        Args:
            table: the cases.

        Raises:
            AuditDifference: columns and the engine for one case differ about a case that was audited.
        """
        watch, words, law = Stopwatch(), Words(), self.question.law
        with watch.during("evaluate"):
            batch = Batch(table, self.question.as_of, self.days)
            columns = self._by_columns(batch)
            batch.memo.clear()  # what the duties shared is large, and nobody asks for it again
            parts = [rows_of_columns(some, batch, law, words) for some in columns.taken(_AT_ONCE)]
        with watch.during("one-case"):
            parts.append(rows_of_one_case(self._left(table, columns), law, words))
        with watch.during("evaluate"):
            rows = AnswerRows.joined(parts).in_order(tables_of(law).duty)
            parts.clear()
        with watch.during("targets"):
            found = Answered(rows, words, targets_beside(rows, batch, self.question))
        with watch.during("evaluate"):
            answers = batch_of_rows(rows, table.references, law, words, found.targets)
        summary = Summary(
            answers=len(rows),
            answers_by_columns=int(np.count_nonzero(rows.answered_by == BY_COLUMNS)),
            guarded=columns.guarded,
            undecided=columns.undecided,
            no_twin=columns.no_twin,
            notes=[*_unknown_limbs(table, law), *_personal_references(table)],
        )
        if self.answers_of is not None:
            with watch.during("audit"):
                self._audit(table, found, summary)
        summary.seconds = watch.seconds
        return BatchAnswers(answers, summary)

    def _by_columns(self, batch: Batch) -> OnColumns:
        if self.answers_of is None:
            return OnColumns()
        return on_columns(batch, self.question.law, self.answers_of, self.contested_of)

    def _left(self, table: EventTable, columns: OnColumns) -> Iterator[OneAnswer]:
        if self.answers_of is not None:
            return answered_one_by_one(table, columns.left, self.question)
        return (answer for case in range(table.cases) for answer in all_of_one(table, case, self.question))

    def _audit(self, table: EventTable, found: Answered, summary: Summary) -> None:
        cases = chosen(table, self.question).astype(found.rows.case.dtype)  # of another size numpy would copy all rows
        starts, ends = (np.searchsorted(found.rows.case, cases, side).tolist() for side in ("left", "right"))
        for number, first, end in zip(cases.tolist(), starts, ends, strict=True):
            summary.audited_answers += audit(table, number, found.part(first, end), self.question)
            summary.audited_cases += 1


def _unknown_limbs(table: EventTable, law: Statute) -> Iterator[str]:
    """Say which determinations excuse nothing, since no exception has the id that they name."""
    for limb in table.grounds.limbs:
        if limb not in law.limbs:
            close = near(limb, law.limbs)
            fix = f"Did you mean {' or '.join(close)}?" if close else "`sendrules duties --limbs` lists the ids."
            yield f"A determination names {limb!r}, which is not the id of an exception: it excuses nothing. {fix}"


def _personal_references(table: EventTable) -> Iterator[str]:
    """Say that references look like numbers which name a child to everybody. None of them is shown."""
    for what in sorted({looks_like(reference) for reference in table.references} - {""}):
        yield f"Some references look like {what}, which is personal data. Use references of your own: they stand in every output."
