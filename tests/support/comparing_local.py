"""What a policy says of a table beside what it says of each case: the orders, and every part of the authority's view."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from datetime import date
from functools import cache
from itertools import cycle

import sendrules as sr
from caseload_policies import queues_in_force
from sendrules.case.fact_values import FactValue
from sendrules.caseload.columns.batch import Batch
from sendrules.caseload.columns.day_tables import DayTables
from sendrules.caseload.local.facts import FactSheet
from sendrules.caseload.local.queue import prioritised
from sendrules.caseload.local.views import local_views
from sendrules.caseload.local.waits import Told, Waits
from sendrules.caseload.tables.of_cases import table_of
from sendrules.local.declarations.policy import LocalPolicy
from sendrules.local.declarations.prioritisation import queues_of
from sendrules.testing.policies import facts_for, sample
from sendrules.time.calendar import ENGLAND_AND_WALES, WorkingCalendar

FIELDS = ("factors", "interim_support", "updates", "queues", "steps", "panels")


@cache
def _days(calendar: WorkingCalendar = ENGLAND_AND_WALES) -> DayTables:
    return DayTables(calendar)


def differing_views(engine: sr.Engine, cases: Sequence[sr.Case], as_of: date, told: Told) -> Iterator[str]:
    """Give each part of the authority's view of a case that is not what ``evaluate`` says of it.

    Args:
        engine: the engine, with a policy.
        cases: the cases.
        as_of: the day of the question.
        told: gets who told it.
    """
    policy, table = engine.policy, table_of(cases)
    assert policy is not None
    waits = Waits(FactSheet(table, as_of), Batch(table, as_of, _days(engine.calendar)), engine.law)
    waits.told = told
    for case, view in zip(cases, local_views(waits, policy), strict=True):
        alone = engine.evaluate(case, as_of=as_of).local
        assert alone is not None
        assert alone.fast_track is not None
        mine = {name: getattr(view, name) for name in FIELDS} | {"fast_track": view.fast_track}
        theirs = {name: getattr(alone, name) for name in FIELDS} | {"fast_track": replace(alone.fast_track, targets=())}
        for name, found in mine.items():
            if found != theirs[name]:
                yield f"{case.reference} on {as_of}, {name}: table {found}, one case {theirs[name]}"
        if not set(view.notes) <= set(alone.notes) or view.reference != case.reference:
            yield f"{case.reference} on {as_of}, notes: table {view.notes}, one case {alone.notes}"


def differing_orders(engine: sr.Engine, cases: Sequence[sr.Case], as_of: date, told: dict[str, Told]) -> Iterator[str]:
    """Give the queues of a policy whose order for a table is not that for its cases.

    Args:
        engine: the engine, with a policy.
        cases: the cases.
        as_of: the day of the question.
        told: gets, by what a queue is for, who told whether its cases wait.
    """
    half = len(cases) // 2
    tables = [table_of(cases[:half]), table_of(cases[half:])]
    assert engine.policy is not None
    titles = {queue.id: queue.waits_for.title for queue in queues_of(engine.policy.on(as_of).prioritisation)}
    for queue in queues_in_force(engine, as_of):
        found = prioritised(tables, engine=engine, as_of=as_of, queue=queue)
        counted = told.setdefault(titles[queue], Told())
        counted.by_columns += found.summary.by_columns
        counted.one_by_one.update(found.summary.one_by_one)
        if found.ranking != engine.prioritise(cases, as_of=as_of, queue=queue):
            yield f"the order of {queue} on {as_of}"


def drawn_facts(policy: LocalPolicy) -> list[dict[str, FactValue]]:
    """Draw facts that a policy reads, the same in every run."""
    return sample(facts_for(policy), 97)


def with_facts(cases: Sequence[sr.Case], facts: Iterable[dict[str, FactValue]]) -> tuple[sr.Case, ...]:
    """Give cases facts, in turn; as a text, in every other case, the day of an event."""
    found, drawn = [], cycle(facts)
    for n, case in enumerate(cases):
        of = dict(next(drawn))
        if case.events and n % 2:
            of["story"] = case.events[n % len(case.events)].on.isoformat()
        found.append(case.model_copy(update={"facts": of}))
    return tuple(found)
