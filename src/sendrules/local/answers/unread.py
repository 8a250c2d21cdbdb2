"""Facts that a case records and that nothing of a policy reads: a slip in a name would otherwise count as "not recorded" in silence.

No provision of the law reads a named fact. What a policy reads is found by asking: each function of a fact gets a case whose facts
remember what was looked up.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from typing import Any

from sendrules.case.case import Case
from sendrules.case.fact_values import FactValue
from sendrules.case.facts import FactDefinition
from sendrules.case.own_copy import own_copy
from sendrules.case.subject import Subject, whole
from sendrules.errors import near
from sendrules.local.answers.factors import orders_of
from sendrules.local.answers.fast_track import RECORDED, SATISFIED
from sendrules.local.answers.fast_track_days import ASKED, SINCE
from sendrules.local.declarations.facts import reads_one_name
from sendrules.local.declarations.policy import LocalPolicy
from sendrules.local.declarations.prioritisation import queues_of

_OF_EVERY_POLICY = frozenset({RECORDED, ASKED, SINCE, *SATISFIED})
_TRIED: tuple[FactValue | None, ...] = (None, True, False, 7, "text", ("a", "b"))
_ANY_DAY = date(2026, 1, 5)
_GENERIC = "generic"  # the plugin for no particular authority, whose name has no possessive


class AskedFacts(dict[str, Any]):
    """Facts that remember which names were looked up; ``value`` stands for each of them where it is given."""

    def __init__(self, facts: Mapping[str, FactValue], value: FactValue | None = None) -> None:
        super().__init__(facts)
        self.value = value
        self.asked: set[str] = set()
        self.went_through = False

    def get(self, key: str, default: Any = None) -> Any:
        """Remember the name, and give its value."""
        self.asked.add(key)
        return self.value if self.value is not None else super().get(key, default)

    def __getitem__(self, key: str) -> Any:
        self.asked.add(key)
        return self.value if self.value is not None else super().__getitem__(key)

    def __contains__(self, key: object) -> bool:
        self.asked.add(str(key))
        return self.value is not None or super().__contains__(key)

    def __iter__(self) -> Iterator[str]:
        self._all_asked()
        return super().__iter__()

    def keys(self) -> Any:
        """Remember that all were asked for."""
        self._all_asked()
        return super().keys()

    def values(self) -> Any:
        """Remember that all were asked for."""
        self._all_asked()
        return super().values()

    def items(self) -> Any:
        """Remember that all were asked for."""
        self._all_asked()
        return super().items()

    def _all_asked(self) -> None:
        """Whoever goes through all of them reads all of them."""
        self.went_through = True
        self.asked |= super().keys()


def unread(case: Case, policy: LocalPolicy, as_of: date) -> tuple[str, ...]:
    """Give a note for each fact of a case that nothing reads, with the nearest name that something does.

    Args:
        case: the case.
        policy: the policy, with those that stand in for it.
        as_of: the day of the question.
    """
    left, known = _left(case, _facts_of(policy), _known(policy), as_of)
    return tuple(f"{case.reference}: facts.{name} {_told(name, policy, known)}" for name in sorted(left))


def unread_in_several(cases: Iterable[Case | Subject], policy: LocalPolicy, as_of: date) -> tuple[str, ...]:
    """Give one note for each name of a fact that nothing reads, however many cases record it.

    Args:
        cases: the cases.
        policy: the policy, with those that stand in for it.
        as_of: the day of the question.
    """
    found: dict[str, list[str]] = {}
    names: set[str] = set()
    facts, of_policy = _facts_of(policy), _known(policy)
    for case in sorted(cases, key=lambda c: c.reference):
        left, known = _left(case, facts, of_policy, as_of)
        names |= known
        for name in left:
            found.setdefault(name, []).append(case.reference)
    return tuple(
        f"facts.{name} ({_where(references)}) {_told(name, policy, names - {name})}"
        for name, references in sorted(found.items())
    )


def _where(references: Sequence[str]) -> str:
    first, n = references[0], len(references)
    return f"in case {first}" if n == 1 else f"in {n:,} cases, the first {first}"


def _facts_of(policy: LocalPolicy) -> tuple[FactDefinition, ...]:
    """Give the facts of a policy and of those that stand in for it, each once."""
    return tuple({id(fact): fact for each in (policy, *policy.others) for fact in each.facts}.values())


def _known(policy: LocalPolicy) -> frozenset[str]:
    """Give the names that something reads, whatever a case records under them."""
    return frozenset().union(*map(names_read, _facts_of(policy)), _OF_EVERY_POLICY, _evidence(policy))


def _left(
    case: Case | Subject, facts: Iterable[FactDefinition], of_policy: frozenset[str], as_of: date
) -> tuple[set[str], set[str]]:
    """Give the names that a case records and nothing reads, and the names that something does."""
    left, known = set(case.facts.keys() - of_policy), set(of_policy if case.facts else ())
    if left:
        asked = (fact for fact in facts if not reads_one_name(fact))  # what such a fact reads is known already
        known |= {name for fact in asked for name in looked_up(fact, case, AskedFacts(case.facts), as_of)}
        left -= known
    return left, known


def _told(name: str, policy: LocalPolicy, known: set[str]) -> str:
    close = near(name, known)
    hint = f" Did you mean {' or '.join(f'facts.{each}' for each in close)}?" if close else ""
    authority = policy.authority
    whose = "the generic policy" if authority.key == _GENERIC else f"{authority.name}'s policy"
    return f"is read by nothing in {whose}, so it has no effect.{hint}"


def _evidence(policy: LocalPolicy) -> set[str]:
    """Give the facts by which a case records the evidence that a policy asks for."""
    found: set[str] = set()
    for each in (policy, *policy.others):
        for single in (order for queue in queues_of(each.prioritisation) for order in orders_of(queue)):
            found |= {shown.fact for factor in getattr(single, "factors", ()) for shown in factor.evidence}
        criteria = each.fast_track.criteria if each.fast_track else ()
        found |= {shown.fact for criterion in criteria for shown in criterion.evidence}
    return found


@dataclass(frozen=True, eq=False, slots=True)
class _Same:
    """A fact that is the same only as itself: its function may be an object that cannot be hashed or compared."""

    fact: FactDefinition

    def __hash__(self) -> int:
        return id(self.fact)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, _Same) and other.fact is self.fact


def names_read(fact: FactDefinition) -> frozenset[str]:
    """Give the names that a fact looks up in an empty case, whatever stands there."""
    return _names_read(_Same(fact))


@lru_cache(maxsize=1024)
def _names_read(same: _Same) -> frozenset[str]:
    bare = Case(reference="A")
    return frozenset(name for value in _TRIED for name in looked_up(same.fact, bare, AskedFacts({}, value), _ANY_DAY))


def looked_up(fact: FactDefinition, case: Case | Subject, facts: AskedFacts, as_of: date) -> set[str]:
    """Give the names that a fact looks up in a case with these facts."""
    try:
        fact.read(own_copy(whole(case)).model_copy(update={"facts": facts}), as_of)
    except KeyboardInterrupt:
        raise
    except BaseException:  # what it does with such a value is told where it is read
        pass
    return facts.asked
