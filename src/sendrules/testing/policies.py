"""Cases that a policy has something to say on: with the facts that it reads, and the evidence that it asks for."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, timedelta
from typing import TypeVar

from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from sendrules.case.case import Case
from sendrules.case.fact_values import FactValue
from sendrules.local.answers.unread import names_read
from sendrules.local.declarations.conditions import EvidenceRequired, When
from sendrules.local.declarations.factors import Factor
from sendrules.local.declarations.policy import LocalPolicy
from sendrules.local.declarations.sources import declared_in
from sendrules.testing.strategies import cases, days

_T = TypeVar("_T")
_USUAL: tuple[FactValue, ...] = (
    True,
    False,
    0,
    1,
    6,
    11,
    16,
    "looked-after",
    "invented",
    ("a", "b"),
    "2026-01-05",
)


def facts_read(policy: LocalPolicy) -> tuple[str, ...]:
    """Give the names in ``case.facts`` that the policy's functions ask for, found by asking them."""
    return tuple(sorted({name for fact in policy.facts for name in names_read(fact)}))


def facts_for(policy: LocalPolicy) -> st.SearchStrategy[dict[str, FactValue]]:
    """Facts that a policy reads: recorded or not, of the right type or not, with or without their evidence.

    Args:
        policy: the policy.
    """
    named: set[FactValue] = set()
    evidence: set[str] = set()
    for _, part in declared_in(policy):
        if isinstance(part, EvidenceRequired):
            evidence.add(part.fact)
        elif isinstance(part, When):
            named |= {v for v in (part.equals, *(part.one_of or ()), part.at_least, part.at_most) if v is not None}
        elif isinstance(part, Factor):
            named |= {*part.values, *((part.values,) if len(part.values) > 1 else ())}
    values = st.sampled_from([*_USUAL, *sorted(named, key=str)])
    shown = st.just(True) | days(date(2024, 1, 1)).map(date.isoformat)
    of_policy = dict.fromkeys(facts_read(policy), values) | dict.fromkeys(sorted(evidence), shown)
    return st.fixed_dictionaries({}, optional={**of_policy, "fast_track": st.booleans()})


def cases_for(policy: LocalPolicy) -> st.SearchStrategy[Case]:
    """Whole cases with the facts that a policy reads.

    Args:
        policy: the policy.
    """
    return st.builds(lambda case, facts: case.model_copy(update={"facts": facts}), cases(), facts_for(policy))


def queues_for(policy: LocalPolicy, most: int = 12) -> st.SearchStrategy[tuple[Case, ...]]:
    """Several cases, each with a reference of its own, to be put in order.

    Args:
        policy: the policy.
        most: how many at most.
    """
    return st.lists(cases_for(policy), min_size=1, max_size=most).map(numbered)


def days_asked() -> st.SearchStrategy[date]:
    """Days on which one may ask, near those on which the generated cases happen."""
    return days(date(2015, 1, 1), date(2027, 12, 31)) | st.integers(0, 700).map(
        lambda n: date(2026, 1, 5) + timedelta(n)
    )


def numbered(cases: Iterable[Case]) -> tuple[Case, ...]:
    """Give each case a reference of its own."""
    return tuple(case.model_copy(update={"reference": f"K{n:03}"}) for n, case in enumerate(cases))


def sample(strategy: st.SearchStrategy[_T], n: int) -> list[_T]:
    """Draw ``n`` examples at most: the same every time.

    Args:
        strategy: what to draw from.
        n: how many.
    """
    found: list[_T] = []

    @settings(
        max_examples=n,
        derandomize=True,
        database=None,
        deadline=None,
        phases=[Phase.generate],
        suppress_health_check=list(HealthCheck),
    )
    @given(strategy)
    def gather(value: _T) -> None:
        found.append(value)

    gather()
    return found
