"""``local_answers``: what an authority's policy says of a whole caseload, beside the law's answers."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime

import pyarrow as pa

from sendrules.caseload.columns.batch import Batch
from sendrules.caseload.columns.day_tables import DayTables
from sendrules.caseload.local.facts import FactSheet
from sendrules.caseload.local.queue import QueueSummary, summary_of
from sendrules.caseload.local.view_tables import ViewTables
from sendrules.caseload.local.views import local_views
from sendrules.caseload.local.waits import Waits
from sendrules.caseload.reading.headings import Shape
from sendrules.caseload.results.summary import Summary
from sendrules.caseload.running.sources import BATCH_CASES, opened
from sendrules.engine import Engine
from sendrules.errors import NoPublishedPolicy, WrongType


@dataclass(frozen=True, slots=True)
class LocalAnswers:
    """What a policy says of a caseload.

    Attributes:
        tables: a table for each part of the answer.
        told: who told whether each case waits, and how the facts of the policy were read. A case is counted once for each
            thing that is waited for, and once more where the policy has steps or panels.
        summary: what came in, and what cannot be used.
    """

    tables: ViewTables
    told: QueueSummary
    summary: Summary

    def __repr__(self) -> str:
        return f"<LocalAnswers of {self.told.cases} cases>"


def local_answers(
    source: object,
    *,
    engine: Engine,
    as_of: date,
    columns: Mapping[str, str | None] | None = None,
    shape: Shape | str | None = None,
    day_format: str | None = None,
    sheet: str | None = None,
    batch_cases: int = BATCH_CASES,
) -> LocalAnswers:
    """Say what an authority's policy makes of a whole caseload: what ``engine.evaluate(case, as_of=...).local`` says of each case.

    The days of its own targets are not here: they stand beside the law's answers, in ``evaluate``.

    Args:
        source: the cases, as for ``evaluate``.
        engine: the engine, with the authority's policy.
        as_of: the day of the question; nothing later is seen.
        columns: by the name of a column in the source our name for it, as for ``evaluate``.
        shape: "long" for a row an event, "wide" for a row a case; found out where it is not said.
        day_format: how texts write days where they are not in ISO, such as "DD/MM/YYYY".
        sheet: of a workbook of Excel, the sheet.
        batch_cases: how many cases are read at once.

    Raises:
        NoPublishedPolicy: the engine has no authority.
        InputError: the source cannot be used.
        WrongType: the source or ``as_of`` is of another type.

    >>> from sendrules import Case, Engine, Event
    >>> cases = [Case(reference="A-17", events=[Event(kind="request", on=date(2025, 5, 21))])]
    >>> found = local_answers(cases, engine=Engine.for_authority("generic"), as_of=date(2025, 6, 9))
    >>> [(row["case"], row["part"]) for row in found.tables.queues.to_pylist()]
    [('A-17', 'waiting')]
    """
    if not isinstance(as_of, date) or isinstance(as_of, datetime):
        raise WrongType(f"as_of must be a date without a time, not {type(as_of).__name__}")
    policy = engine.policy
    if policy is None:
        raise NoPublishedPolicy("the law alone", "standards")
    total, days = Summary(), DayTables(engine.calendar)
    sheets, told, parts = [], [], []
    with opened(source, batch_cases, columns=columns, shape=shape, day_format=day_format, sheet=sheet) as cases:
        total.notes.extend(cases.notes)
        for part in cases.parts:
            read = part.read()
            read.summary.invalid = list(cases.placed(read.faults))
            total.add(read.summary)
            facts = FactSheet(read.table, as_of)
            waits = Waits(facts, Batch(read.table, as_of, days), engine.law)
            parts.append(ViewTables.of(local_views(waits, policy)))
            sheets.append(facts)
            told.append(waits.told)
    return LocalAnswers(_joined(parts), summary_of(sheets, told), total)


def _joined(parts: list[ViewTables]) -> ViewTables:
    some = parts or [ViewTables.of([])]
    return ViewTables(*(pa.concat_tables(of_part) for of_part in zip(*some, strict=True)))
