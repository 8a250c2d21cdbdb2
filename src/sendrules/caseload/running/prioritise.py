"""``prioritise``: a whole caseload in the authority's order, as ``engine.prioritise`` gives it for cases."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

import pyarrow as pa

from sendrules.caseload.local.queue import QueueSummary, prioritised
from sendrules.caseload.local.queue_table import ranking_table
from sendrules.caseload.reading.headings import Shape
from sendrules.caseload.results.summary import Summary
from sendrules.caseload.running.sources import BATCH_CASES, opened
from sendrules.engine import Engine
from sendrules.local.ranking.overrides import PlaceOverride
from sendrules.local.ranking.places import Ranking


@dataclass(frozen=True, slots=True)
class CaseloadOrder:
    """A caseload in an authority's order.

    Attributes:
        ranking: the order, each place with its reasons.
        queue: who told whether each case waits, and how the facts of the policy were read.
        summary: what came in, and what cannot be used.
    """

    ranking: Ranking
    queue: QueueSummary
    summary: Summary

    def __repr__(self) -> str:
        return f"<CaseloadOrder of {len(self.ranking.places)} cases>"

    @property
    def table(self) -> pa.Table:
        """The order as a table in ``RANKING_SCHEMA``, a place a row."""
        return ranking_table(self.ranking)


def prioritise(
    source: object,
    *,
    engine: Engine,
    as_of: date,
    overrides: Iterable[PlaceOverride] = (),
    queue: str | None = None,
    columns: Mapping[str, str | None] | None = None,
    shape: Shape | str | None = None,
    day_format: str | None = None,
    sheet: str | None = None,
    batch_cases: int = BATCH_CASES,
) -> CaseloadOrder:
    """Put a whole caseload in the authority's order. Places, parts and reasons are those of ``engine.prioritise``.

    Args:
        source: the cases, as for ``evaluate``.
        engine: the engine, with the authority's policy.
        as_of: the day of the question; nothing later is seen.
        overrides: persons' decisions that put a case elsewhere, each with role, reason and last day.
        queue: the id of the queue, where the policy has several.
        columns: by the name of a column in the source our name for it, as for ``evaluate``.
        shape: "long" for a row an event, "wide" for a row a case; found out where it is not said.
        day_format: how texts write days where they are not in ISO, such as "DD/MM/YYYY".
        sheet: of a workbook of Excel, the sheet.
        batch_cases: how many cases are read at once.

    Raises:
        NoPublishedPolicy: there is no authority, or it has none in force on the day, and no fallback stands in.
        InputError: the source cannot be used, two cases share a reference, an override is not allowed by the policy, or there
            is no such queue, or several and none was named.
        WrongType: the source or ``as_of`` is of another type.

    >>> from sendrules import Case, Engine, Event
    >>> cases = [
    ...     Case(reference="A-17", events=[Event(kind="request", on=date(2025, 5, 21))]),
    ...     Case(reference="A-18", events=[Event(kind="request", on=date(2025, 3, 3))]),
    ... ]
    >>> order = prioritise(cases, engine=Engine.for_authority("generic"), as_of=date(2025, 6, 9))
    >>> order.ranking.references, order.queue.by_columns
    (('A-18', 'A-17'), 2)
    """
    total, tables = Summary(), []
    with opened(source, batch_cases, columns=columns, shape=shape, day_format=day_format, sheet=sheet) as cases:
        total.notes.extend(cases.notes)
        for part in cases.parts:
            read = part.read()
            tables.append(read.table)
            read.summary.invalid = list(cases.placed(read.faults))
            total.add(read.summary)
    found = prioritised(tables, engine=engine, as_of=as_of, overrides=overrides, queue=queue)
    return CaseloadOrder(found.ranking, found.summary, total)
