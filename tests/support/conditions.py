"""The conditions of the law, each once, with the kinds of event that it is tested on."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import cache

from columns import all_laws
from sendrules.case.conditions import AllOf, AnyOf, Condition, Not
from sendrules.case.kinds import EventKind
from sendrules.law.model.discharge import EarlierAnswer
from sendrules.law.model.duty import Duty


def parts(condition: Condition) -> Iterator[Condition]:
    """Give a condition and the conditions that it is made of."""
    yield condition
    match condition:
        case AllOf(conditions=several) | AnyOf(conditions=several):
            for part in several:
                yield from parts(part)
        case Not(condition=one):
            yield from parts(one)


def of_starts(duty: Duty) -> Iterator[tuple[EventKind, Condition]]:
    """Give the conditions of a duty's starts, of what overtakes it and of what performs it before, by kind of event."""
    for trigger in duty.trigger:
        if trigger.when is not None:
            yield trigger.kind, trigger.when
    if duty.overtaken_by is not None:
        yield from duty.overtaken_by.when
    if isinstance(duty.discharged_by, EarlierAnswer):
        yield from duty.discharged_by.when


@cache
def conditions_of_starts() -> dict[Condition, frozenset[EventKind]]:
    """Give every such condition of every law, and of each its parts, with the kinds of event that it is tested on."""
    return _by_kinds(pair for law in all_laws() for duty in law.duties for pair in of_starts(duty))


def _by_kinds(found: Iterable[tuple[EventKind, Condition]]) -> dict[Condition, frozenset[EventKind]]:
    kinds: dict[Condition, set[EventKind]] = {}
    for kind, condition in found:
        for part in parts(condition):
            kinds.setdefault(part, set()).add(kind)
    return {condition: frozenset(of) for condition, of in kinds.items()}
