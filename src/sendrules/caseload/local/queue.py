"""``prioritised``: the cases of tables in the authority's order, with the places, parts and reasons of ``engine.prioritise``."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from sendrules.caseload.columns.batch import Batch
from sendrules.caseload.columns.day_tables import DayTables
from sendrules.caseload.columns.event_table import EventTable
from sendrules.caseload.local.facts import FactSheet, HowRead
from sendrules.caseload.local.waits import Told, Waits
from sendrules.engine import Engine
from sendrules.errors import NoPublishedPolicy, WrongType
from sendrules.local.ranking.overrides import PlaceOverride
from sendrules.local.ranking.places import Ranking
from sendrules.local.ranking.queues import chosen_queue
from sendrules.local.ranking.rank import rank


@dataclass(frozen=True, slots=True, kw_only=True)
class QueueSummary:
    """How an order of a caseload was worked out.

    Attributes:
        cases: how many cases there are.
        by_columns: of how many of them columns told whether they wait, or how their steps and panels stand.
        one_by_one: by the reason, of how many the engine for one case told it.
        facts: by the name of each fact that was read, how.
        asked: by name, of how many cases a fact's function for one case was asked.
        left: by name, why a fact's function for columns was not used.
    """

    cases: int
    by_columns: int
    one_by_one: Mapping[str, int]
    facts: Mapping[str, HowRead]
    asked: Mapping[str, int]
    left: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Prioritised:
    """The order of a caseload.

    Attributes:
        ranking: the order, each place with its reasons: what ``engine.prioritise`` gives.
        summary: how it was worked out.
    """

    ranking: Ranking
    summary: QueueSummary


def prioritised(
    tables: Iterable[EventTable],
    *,
    engine: Engine,
    as_of: date,
    overrides: Iterable[PlaceOverride] = (),
    queue: str | None = None,
) -> Prioritised:
    """Put the cases of tables in the authority's order, as ``engine.prioritise`` does.

    Args:
        tables: the cases, each reference once in all of them.
        engine: the engine, with the authority's policy.
        as_of: the day of the question.
        overrides: persons' decisions that put a case elsewhere, each with role, reason and last day.
        queue: the id of the queue, where the policy has several.

    Raises:
        NoPublishedPolicy: there is no authority, or it has none in force on the day, and no fallback stands in.
        InputError: two cases share a reference, an override is not allowed by the policy, or there is no such queue, or
            several and none was named.
        WrongType: ``as_of`` is not a date.
    """
    if not isinstance(as_of, date) or isinstance(as_of, datetime):
        raise WrongType(f"as_of must be a date without a time, not {type(as_of).__name__}")
    policy = engine.policy
    if policy is None:
        raise NoPublishedPolicy("the law alone", "prioritisation")
    waits_for = chosen_queue(policy.on(as_of), as_of, queue).waits_for
    sheets = [FactSheet(table, as_of) for table in tables]
    days = DayTables(engine.calendar)
    waits = [Waits(sheet, Batch(sheet.table, as_of, days), engine.law) for sheet in sheets]
    waiting = [wait for each in waits for wait in each.of(waits_for)]
    ranking = rank(waiting, policy, as_of, overrides, queue)
    return Prioritised(ranking, summary_of(sheets, [each.told for each in waits]))


def summary_of(sheets: Sequence[FactSheet], told: Iterable[Told]) -> QueueSummary:
    """Say how the answers for some tables were worked out.

    Args:
        sheets: the tables and their facts.
        told: who told how their cases wait.
    """
    by_columns = 0
    asked, one_by_one = Counter[str](), Counter[str]()
    for each in told:
        one_by_one.update(each.one_by_one)
        by_columns += each.by_columns
    for sheet in sheets:
        asked.update(sheet.asked)
    return QueueSummary(
        cases=sum(sheet.table.cases for sheet in sheets),
        by_columns=by_columns,
        one_by_one=dict(one_by_one),
        facts={name: how for sheet in sheets for name, how in sheet.how.items()},
        asked=dict(asked),
        left={name: why for sheet in sheets for name, why in sheet.left.items()},
    )
