"""``evaluate``: the answers of a caseload as one Arrow table, with a summary."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

import pyarrow as pa

from sendrules.caseload.results.schema import SCHEMA
from sendrules.caseload.results.summary import Summary
from sendrules.caseload.running.progress import with_progress
from sendrules.caseload.running.question import AUDIT, Question
from sendrules.caseload.running.sources import BATCH_CASES, parts_of
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
    audit: int = AUDIT,
    columns: bool = True,
    processes: int = 1,
    batch_cases: int = BATCH_CASES,
    progress: bool = False,
) -> CaseloadAnswers:
    """Answer a whole caseload at once. Every answer is that of ``engine.evaluate`` for the case alone.

    Args:
        source: the cases: ``Case`` objects.
        as_of: the day of the question; nothing later is seen.
        engine: the law, with the readings and the calendar chosen.
        contested: whether it is asked which answers are contested; without it that column is null.
        audit: of how many cases one is answered again by the engine for one case; 0 for none.
        columns: whether columns may answer; otherwise the engine for one case answers everything.
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
    question = Question(as_of, engine, contested, audit, columns)
    total = Summary()
    batches: list[pa.RecordBatch] = []
    found = answers_of_parts(parts_of(source, batch_cases), question, processes)
    for batch in with_progress(found, show=progress):
        batches.append(batch.rows)
        total.add(batch.summary)
    return CaseloadAnswers(pa.Table.from_batches(batches, SCHEMA), total)
