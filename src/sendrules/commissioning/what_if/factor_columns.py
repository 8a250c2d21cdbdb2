"""What each factor of a policy counts for every case: told once for each different thing that it reads."""

from __future__ import annotations

from collections.abc import Hashable, Iterator, Mapping, Sequence

import numpy as np

from sendrules.case.facts import FactDefinition
from sendrules.commissioning.what_if.queued import Positions, Queued
from sendrules.local.answers.factors import factor_finding
from sendrules.local.declarations.conditions import When
from sendrules.local.declarations.factors import Factor, FactorKind
from sendrules.local.declarations.policy import LocalPolicy
from sendrules.statutory.waiting import Waiting


def counts_of(factor: Factor, queued: Queued, policy: LocalPolicy) -> Positions:
    """Give what a factor counts for every case: the ``weight`` of ``factor_finding``.

    Args:
        factor: the factor.
        queued: the cases.
        policy: the policy, which defines its facts.
    """
    facts = facts_of(policy, [*([factor.fact] if factor.fact else []), *(factor.when.facts if factor.when else ())])
    key = ("factor", factor.model_dump_json(exclude={"id", "title", "provenance"}), *map(id, facts.values()))
    return queued.once(key, lambda: _made(factor, queued, policy, facts))


def facts_of(policy: LocalPolicy, names: Sequence[str]) -> Mapping[str, FactDefinition]:
    """Give the facts of some names.

    Args:
        policy: the policy, which defines them.
        names: their names.
    """
    known = {fact.name: fact for fact in policy.facts}
    return {name: known[name] for name in dict.fromkeys(names)}


def alike(queued: Queued, reads: Sequence[Sequence[Hashable]]) -> tuple[list[int], Positions]:
    """Give of each group of cases that are alike the first, and by case its group.

    Args:
        queued: the cases.
        reads: what is read of every case, one list for each thing.
    """
    groups: dict[tuple[Hashable, ...], int] = {}
    first: list[int] = []
    of = np.empty(len(queued.items), np.int64)
    for n, key in enumerate(zip(*reads, strict=True) if reads else ((),) * len(queued.items)):
        typed = tuple((type(part), part) for part in key)  # 1 and True are two values
        if (group := groups.setdefault(typed, len(groups))) == len(first):
            first.append(n)
        of[n] = group
    return first, of


def reads_of_when(
    when: When | None, queued: Queued, facts: Mapping[str, FactDefinition]
) -> Iterator[Sequence[Hashable]]:
    """Give what a condition reads of every case.

    Args:
        when: the condition; None where there is none.
        queued: the cases.
        facts: the facts that it reads, by name.
    """
    return (queued.read(facts[name]) for name in (when.facts if when is not None else ()))


def _made(factor: Factor, queued: Queued, policy: LocalPolicy, facts: Mapping[str, FactDefinition]) -> Positions:
    notes: list[str] = []
    own = queued.read(facts[factor.fact]) if factor.fact else _since(factor, queued)
    first, of = alike(queued, [own, *reads_of_when(factor.when, queued, facts), *_evidence(factor, queued)])

    def counts(n: int) -> int:
        item = queued.items[n]
        value = own[n]
        known = {factor.fact: value} if factor.fact and value is not None else {}
        return factor_finding(factor, item, known, policy, queued.as_of, notes).weight  # type: ignore[arg-type]

    return np.array([counts(n) for n in first], np.int64)[of]


def _since(factor: Factor, queued: Queued) -> Sequence[Hashable]:
    """The day from which a factor of dates counts."""
    name = "limit" if factor.kind is FactorKind.OVERDUE else "received"
    return queued.once(("day", name), lambda: [getattr(item, name) for item in queued.items])


def _evidence(factor: Factor, queued: Queued) -> Iterator[Sequence[Hashable]]:
    for each in factor.evidence:
        name = each.fact
        yield queued.once(("recorded", name), lambda name=name: [_recorded(item, name) for item in queued.items])  # type: ignore[misc]


def _recorded(item: Waiting, name: str) -> Hashable:
    return item.case.facts.get(name)
