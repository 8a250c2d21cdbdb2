"""``evaluate``: the answers of a caseload as one Arrow table, with a summary."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date

import pyarrow as pa

from sendrules.caseload.reading.headings import Shape
from sendrules.caseload.results.schema import SCHEMA
from sendrules.caseload.results.summary import Summary
from sendrules.caseload.running.progress import with_progress
from sendrules.caseload.running.question import AUDIT, Question
from sendrules.caseload.running.sources import BATCH_CASES, Opened, opened
from sendrules.caseload.running.streams import answers_of_parts
from sendrules.engine import Engine

THE_LAW = Engine()
"""The law alone."""


@dataclass(frozen=True, slots=True)
class CaseloadAnswers:
    """The answers of a caseload.

    Attributes:
        table: the answers in ``SCHEMA``, in order of case, duty and occurrence.
        summary: what came in, who answered it, and what was not answered.
    """

    table: pa.Table
    summary: Summary

    def __repr__(self) -> str:
        return f"<CaseloadAnswers {len(self.table)} answers of {self.summary.cases_answered} cases>"


def evaluate(
    source: object,
    *,
    as_of: date,
    engine: Engine = THE_LAW,
    contested: bool = True,
    columns: Mapping[str, str | None] | None = None,
    shape: Shape | str | None = None,
    day_format: str | None = None,
    sheet: str | None = None,
    audit: int = AUDIT,
    on_columns: bool = True,
    processes: int = 1,
    batch_cases: int = BATCH_CASES,
    progress: bool = False,
) -> CaseloadAnswers:
    """Answer a whole caseload at once. Every answer is that of ``engine.evaluate`` for the case alone.

    Args:
        source: the cases: the path of a CSV file, of a Parquet file, of a folder of Parquet files or of a workbook of Excel, or a list of such
            paths; a table
            that gives a stream of Arrow (pyarrow, polars, pandas, DuckDB); or ``Case`` objects.
        as_of: the day of the question; nothing later is seen.
        engine: the law, with the readings and the calendar chosen.
        contested: whether it is asked which answers are contested; without it that column is null.
        columns: by the name of a column in the source our name for it; None for one that is not to be read. What is not said is
            found by its name, or guessed and reported in the summary.
        shape: "long" for a row an event, "wide" for a row a case; found out where it is not said.
        day_format: how texts write days where they are not in ISO, such as "DD/MM/YYYY".
        sheet: of a workbook of Excel, the sheet.
        audit: of how many cases one is answered again by the engine for one case; 0 for none.
        on_columns: whether columns may answer; otherwise the engine for one case answers everything.
        processes: how many processes answer. With several, a script needs ``if __name__ == "__main__":`` around the call.
        batch_cases: how many cases are answered at once.
        progress: whether to show progress, where standard error is a terminal.

    Raises:
        WrongType: the source, ``as_of`` or ``engine`` is of another type.
        InputError: the source cannot be used, or the engine has an amendment: ``what_if`` is not answered for a caseload.
        AuditDifference: columns and the engine for one case differ about a case that was audited.

    >>> from sendrules import Case, Event
    >>> cases = [Case(reference="A-17", events=[Event(kind="request", on=date(2025, 5, 21))])]
    >>> answers = evaluate(cases, as_of=date(2025, 10, 9))
    >>> late = [row for row in answers.table.to_pylist() if row["duty"] == "reg-13-2-final-plan-20-weeks"]
    >>> late[0]["compliance"], late[0]["due"], late[0]["days_late"]
    ('overdue', datetime.date(2025, 10, 8), 1)
    >>> answers.summary.cases_answered
    1
    """
    question = Question(as_of, engine, contested, audit, on_columns)
    batches: list[pa.RecordBatch] = []
    total = Summary()
    with opened(source, batch_cases, columns=columns, shape=shape, day_format=day_format, sheet=sheet) as cases:
        for answers in answered(cases, question, processes, total, progress=progress):
            batches.append(answers)
    return CaseloadAnswers(pa.Table.from_batches(batches, SCHEMA), total)


def answered(
    cases: Opened, question: Question, processes: int, total: Summary, *, progress: bool
) -> Iterator[pa.RecordBatch]:
    """Give the answers of an open source, batch by batch, and add up what is said of them.

    Args:
        cases: the source.
        question: what is asked.
        processes: how many processes answer.
        total: the summary that is added to.
        progress: whether to show progress, where standard error is a terminal.
    """
    total.notes.extend(cases.notes)
    found = answers_of_parts(cases.parts, question, 1 if cases.in_one else processes)
    for answers in with_progress(found, cases.rows, show=progress):
        answers.summary.invalid = list(cases.placed(answers.faults))
        total.add(answers.summary)
        yield answers.rows
