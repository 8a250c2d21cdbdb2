"""One batch: an ``EventTable`` in, an Arrow batch of answers out, with what is said of it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

import numpy as np
import pyarrow as pa

from sendrules.caseload.columns.batch import Batch
from sendrules.caseload.columns.codes import FIRST_DAY, LAST_DAY, to_day
from sendrules.caseload.columns.day_tables import DayTables
from sendrules.caseload.columns.duty import answers_of
from sendrules.caseload.columns.event_table import EventTable
from sendrules.caseload.results.arrow import batch_of_rows, no_rows
from sendrules.caseload.results.law_tables import tables_of
from sendrules.caseload.results.of_columns import rows_of_columns
from sendrules.caseload.results.of_one_case import OneAnswer, rows_of_one_case
from sendrules.caseload.results.rows import BY_COLUMNS, AnswerRows, Words
from sendrules.caseload.results.summary import Summary
from sendrules.caseload.running.audit import audit, chosen
from sendrules.caseload.running.contested import contested_rows
from sendrules.caseload.running.on_columns import AnswersOf, ContestedOf, OnColumns, on_columns
from sendrules.caseload.running.one_case import all_of_one, answered_one_by_one
from sendrules.caseload.running.question import Question
from sendrules.caseload.running.stopwatch import Stopwatch


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
        in_reach = FIRST_DAY <= to_day(question.as_of) <= LAST_DAY
        self.answers_of = answers_of if question.on_columns and in_reach else None
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
            columns, parts = self._by_columns(table, words)
        with watch.during("one-case"):
            parts.append(rows_of_one_case(self._left(table, columns), law, words))
        with watch.during("evaluate"):
            some = [part for part in parts if part is not None]
            rows = AnswerRows.joined(some).in_order(tables_of(law).duty) if some else None
            batch = no_rows() if rows is None else batch_of_rows(rows, table.references, law, words)
        summary = Summary(answers=len(batch))
        if columns is not None:
            summary.guarded, summary.undecided, summary.no_twin = columns.guarded, columns.undecided, columns.no_twin
            if rows is not None:
                summary.answers_by_columns = int(np.count_nonzero(rows.answered_by == BY_COLUMNS))
            with watch.during("audit"):
                self._audit(table, rows, batch, summary)
        summary.seconds = watch.seconds
        return BatchAnswers(batch, summary)

    def _by_columns(self, table: EventTable, words: Words) -> tuple[OnColumns | None, list[AnswerRows | None]]:
        if self.answers_of is None:
            return None, []
        batch = Batch(table, self.question.as_of, self.days)
        found = on_columns(batch, self.question.law, self.answers_of, self.contested_of)
        return found, [rows_of_columns(found.answers, batch, self.question.law, words)]

    def _left(self, table: EventTable, columns: OnColumns | None) -> Iterator[OneAnswer]:
        if columns is not None:
            return answered_one_by_one(table, columns.left, self.question)
        return (answer for case in range(table.cases) for answer in all_of_one(table, case, self.question))

    def _audit(self, table: EventTable, rows: AnswerRows | None, batch: pa.RecordBatch, summary: Summary) -> None:
        case = rows.case if rows is not None else np.empty(0, np.int32)
        for number in chosen(table, self.question).tolist():
            first, end = np.searchsorted(case, [number, number + 1]).tolist()
            mine = batch.slice(first, end - first).to_pylist()
            summary.audited_answers += audit(table, number, mine, self.question)
            summary.audited_cases += 1
