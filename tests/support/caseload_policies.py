"""Engines with every policy that there is: the plugins, the examples, and orders that are drawn; and cases to ask them about."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from functools import cache
from pathlib import Path

import sendrules as sr
from sendrules.errors import NoPublishedPolicy
from sendrules.local.declarations.prioritisation import queues_of
from sendrules.testing.policies import cases_for, numbered, sample

EXAMPLES = Path(__file__).parents[2] / "examples" / "policies"
DAYS = (date(2019, 6, 3), date(2024, 9, 2), date(2026, 2, 27))


@cache
def engines() -> dict[str, sr.Engine]:
    """Give an engine for each plugin and each example, by name; the generic policy stands in for what is not published."""
    found = {key: sr.Engine.for_authority(key, fallback="generic") for key in ("milton_keynes", "kent")}
    found["generic"] = sr.Engine.for_authority("generic")
    for path in sorted(EXAMPLES.glob("*.toml")):
        found[path.stem] = sr.Engine.from_policy(path, fallback="generic")
    return found


@cache
def cases_of(name: str, how_many: int) -> tuple[sr.Case, ...]:
    """Give cases with the facts that a policy reads, the same in every run, each with a reference of its own."""
    policy = engines()[name].policy
    assert policy is not None
    return numbered(sample(cases_for(policy), how_many))


def queues_in_force(engine: sr.Engine, as_of: date) -> Iterator[str]:
    """Give the ids of the queues that may be asked about on a day."""
    assert engine.policy is not None
    declared = engine.policy.on(as_of).prioritisation
    for queue in queues_of(declared):
        try:
            engine.prioritise([], as_of=as_of, queue=queue.id)
        except NoPublishedPolicy:
            continue
        yield queue.id
