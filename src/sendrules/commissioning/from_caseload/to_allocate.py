"""``cases_to_allocate``: the cases of a caseload that wait, in the authority's own order, each with the law's limit, for ``allocate``."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime

from sendrules.caseload.running.sources import BATCH_CASES
from sendrules.commissioning.exact.given import CaseToAllocate
from sendrules.commissioning.what_if.policy_order import order_of, without_order
from sendrules.commissioning.what_if.queued import read_queued
from sendrules.engine import Engine
from sendrules.errors import InputError, NoPublishedPolicy, Problem, WrongType
from sendrules.local.ranking.queues import chosen_queue

_NO_WEIGHTS: Mapping[str, int] = {}


@dataclass(frozen=True, slots=True)
class ToAllocate:
    """The cases that can be allocated, and those that cannot be planned for.

    Attributes:
        cases: the cases that wait, in the authority's own order.
        without_limit: the references of cases that wait and have no limit that is known, in that order. Nothing says how late they are,
            so they are in no plan: somebody has to place them.
        not_known: of how many more cases it is not known whether they wait.
    """

    cases: tuple[CaseToAllocate, ...]
    without_limit: tuple[str, ...]
    not_known: int


def cases_to_allocate(
    source: object,
    *,
    engine: Engine,
    as_of: date,
    queue: str | None = None,
    weights: Mapping[str, int] = _NO_WEIGHTS,
    columns: Mapping[str, str | None] | None = None,
    batch_cases: int = BATCH_CASES,
) -> ToAllocate:
    """Give the cases that wait on a day, in the authority's own order, each with the law's limit.

    The limit is that of what the queue is for, as if nothing were disapplied. Of advice it is the limit for the plan that the advice is for, so
    ``done`` of the places must be the day of the plan too.

    Args:
        source: the cases, as for ``sendrules.caseload.evaluate``.
        engine: the engine, with the authority's policy.
        as_of: the day of the question; nothing later is seen.
        queue: the id of the queue, where the policy has several.
        weights: by reference how much each of the case's days late counts; 1 for all others.
        columns: by the name of a column in the source our name for it, as for ``evaluate``.
        batch_cases: how many cases are read at once.

    Raises:
        NoPublishedPolicy: there is no authority, or it has none in force on the day, and no fallback stands in.
        InputError: the source cannot be used, two cases share a reference, there is no such queue, or its lanes have no shares, so that there
            is no order across them; or a weight is for a case that is not there.
        WrongType: the source or ``as_of`` is of another type.

    >>> from sendrules import Case, Event
    >>> cases = [Case(reference=f"A-{n}", events=[Event(kind="request", on=date(2025, n, 3))]) for n in (3, 2)]
    >>> found = cases_to_allocate(cases, engine=Engine.for_authority("generic"), as_of=date(2025, 6, 2))
    >>> [(case.reference, case.due) for case in found.cases]
    [('A-2', datetime.date(2025, 6, 23)), ('A-3', datetime.date(2025, 7, 21))]
    """
    if not isinstance(as_of, date) or isinstance(as_of, datetime):
        raise WrongType(f"as_of must be a date without a time, not {type(as_of).__name__}")
    if engine.policy is None:
        raise NoPublishedPolicy("the law alone", "prioritisation")
    policy = engine.policy.on(as_of)
    declared = chosen_queue(policy, as_of, queue)
    if problem := without_order(declared, "queue"):
        raise InputError("an allocation", [problem])
    read = read_queued(source, declared.waits_for, engine=engine, as_of=as_of, columns=columns, batch_cases=batch_cases)
    strange = sorted(set(weights) - set(read.references))
    if strange:
        problems = [Problem(one, "a weight is given, and no such case waits.", "Leave it out.") for one in strange]
        raise InputError("an allocation", problems)
    ordered = [read.items[n] for n in order_of(declared, policy, read)]
    return ToAllocate(
        tuple(
            CaseToAllocate(reference=i.case.reference, due=i.limit, weight=weights.get(i.case.reference, 1))
            for i in ordered
            if i.limit is not None
        ),
        tuple(i.case.reference for i in ordered if i.limit is None),
        read.not_known,
    )
