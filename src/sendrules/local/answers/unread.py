"""Facts that a case records and that nothing of a policy reads: a slip in a name would otherwise count as "not recorded" in silence.

No provision of the law reads a named fact. What a policy reads is found by asking: each function of a fact gets a case whose facts
remember what was looked up.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date
from functools import lru_cache
from typing import Any

from sendrules.case.case import Case
from sendrules.case.fact_values import FactValue
from sendrules.case.facts import FactDefinition
from sendrules.errors import near
from sendrules.local.answers.fast_track import RECORDED, SATISFIED
from sendrules.local.answers.fast_track_days import ASKED, SINCE
from sendrules.local.declarations.policy import LocalPolicy
from sendrules.local.declarations.prioritisation import Lanes

_OF_EVERY_POLICY = frozenset({RECORDED, ASKED, SINCE, *SATISFIED})
_TRIED: tuple[FactValue | None, ...] = (None, True, False, 7, "text", ("a", "b"))
_ANY_DAY = date(2026, 1, 5)


class _Asked(dict[str, Any]):
    """Facts that remember which names were looked up; ``value`` stands for each of them where it is given."""

    def __init__(self, facts: Mapping[str, FactValue], value: FactValue | None = None) -> None:
        super().__init__(facts)
        self.value = value
        self.asked: set[str] = set()

    def get(self, key: str, default: Any = None) -> Any:
        self.asked.add(key)
        return self.value if self.value is not None else super().get(key, default)

    def __getitem__(self, key: str) -> Any:
        self.asked.add(key)
        return self.value if self.value is not None else super().__getitem__(key)

    def __contains__(self, key: object) -> bool:
        self.asked.add(str(key))
        return self.value is not None or super().__contains__(key)

    def __iter__(self) -> Iterator[str]:
        self.asked |= self.keys()  # whoever goes through all of them reads all of them
        return super().__iter__()

    def items(self) -> Any:
        self.asked |= self.keys()
        return super().items()


def unread(case: Case, policy: LocalPolicy, as_of: date) -> tuple[str, ...]:
    """Give a note for each fact of a case that nothing reads, with the nearest name that something does.

    Args:
        case: the case.
        policy: the policy, with those that stand in for it.
        as_of: the day of the question.
    """
    if not case.facts:
        return ()
    facts = tuple(dict.fromkeys(fact for each in (policy, *policy.others) for fact in each.facts))
    known = {name for fact in facts for name in _names_read(fact)} | _OF_EVERY_POLICY | _evidence(policy)
    left = case.facts.keys() - known
    if left:
        known |= {name for fact in facts for name in _looked_up(fact, case, _Asked(case.facts), as_of)}
        left -= known
    return tuple(_note(case, name, policy, known) for name in sorted(left))


def _note(case: Case, name: str, policy: LocalPolicy, known: set[str]) -> str:
    close = near(name, known)
    hint = f" Did you mean {' or '.join(f'facts.{each}' for each in close)}?" if close else ""
    return f"{case.reference}: nothing in {policy.authority.name}'s policy reads facts.{name}, so it counts for nothing.{hint}"


def _evidence(policy: LocalPolicy) -> set[str]:
    """Give the facts by which a case records the evidence that a policy asks for."""
    found: set[str] = set()
    for each in (policy, *policy.others):
        order = each.prioritisation
        for single in (order, *(order.orders.values() if isinstance(order, Lanes) else ())):
            found |= {shown.fact for factor in getattr(single, "factors", ()) for shown in factor.evidence}
        criteria = each.fast_track.criteria if each.fast_track else ()
        found |= {shown.fact for criterion in criteria for shown in criterion.evidence}
    return found


@lru_cache(maxsize=1024)
def _names_read(fact: FactDefinition) -> frozenset[str]:
    """Give the names that a fact looks up in an empty case, whatever stands there."""
    bare = Case(reference="A")
    return frozenset(name for value in _TRIED for name in _looked_up(fact, bare, _Asked({}, value), _ANY_DAY))


def _looked_up(fact: FactDefinition, case: Case, facts: _Asked, as_of: date) -> set[str]:
    try:
        fact.read(case.model_copy(update={"facts": facts}), as_of)
    except KeyboardInterrupt:
        raise
    except BaseException:  # what it does with such a value is told where it is read
        pass
    return facts.asked
