"""``rank``: the order in which cases are taken under a policy, each place with its reasons. Nothing drops a case."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any

from sendrules.case.case import Case, FactValue
from sendrules.case.facts import FactDefinition
from sendrules.errors import InputError, NoPublishedPolicy, Problem
from sendrules.explanation import words
from sendrules.local.declarations.base import Status
from sendrules.local.declarations.prioritisation import Factor, FactorKind, Lexicographic
from sendrules.local.policy import LocalPolicy
from sendrules.local.said import said


@dataclass(frozen=True, slots=True)
class FactorFinding:
    """How one factor bears on one case.

    Attributes:
        factor: the factor.
        weight: what it counts: days for a wait, 1 or 0 for the others.
        known: whether the fact is recorded; one that is not counts 0.
        reason: in words a parent could read.
    """

    factor: Factor
    weight: int
    known: bool
    reason: str


@dataclass(frozen=True, slots=True)
class Waiting:
    """What the ranking needs of a case: when it started and when the law's limit falls.

    Attributes:
        case: the case.
        received: the day of the request, or of becoming responsible.
        limit: the limit of the finalised plan as if nothing were disapplied.
    """

    case: Case
    received: date | None
    limit: date | None


@dataclass(frozen=True, slots=True)
class Place:
    """One case's place.

    Attributes:
        place: from 1.
        reference: the case's.
        reasons: in words a parent could read, in the order in which they counted.
    """

    place: int
    reference: str
    reasons: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Ranking:
    """An order of all the cases given, and of no others.

    Attributes:
        places: first to last.
        mode: how it was made.
        policy: the declaration's id.
        source: whose policy it is, and for whom it stands in.
        notes: assumptions that the order rests on, and facts that could not be read.
    """

    places: tuple[Place, ...]
    mode: str
    policy: str
    source: str
    notes: tuple[str, ...]

    @property
    def references(self) -> tuple[str, ...]:
        """The references in order."""
        return tuple(place.reference for place in self.places)

    def to_dict(self) -> dict[str, Any]:
        """Give the ranking as plain data."""
        return {
            "mode": self.mode, "policy": self.policy, "source": self.source, "notes": list(self.notes),
            "places": [{"place": p.place, "reference": p.reference, "reasons": list(p.reasons)} for p in self.places],
        }  # fmt: skip


def rank(waiting: Iterable[Waiting], policy: LocalPolicy, as_of: date) -> Ranking:
    """Put cases in order under an authority's policy.

    Args:
        waiting: the cases, with the law's dates.
        policy: the authority's policy, with its fallback.
        as_of: the day of the question.

    Raises:
        NoPublishedPolicy: the authority has none and no fallback was given, or it is not in force on the day.
        InputError: two cases share a reference, so that no order could be total.
    """
    declared = policy.prioritisation
    if declared is None or not declared.in_force_on(as_of):
        raise NoPublishedPolicy(policy.authority.key, "prioritisation")
    cases = list(waiting)
    twice = [ref for ref, n in Counter(w.case.reference for w in cases).items() if n > 1]
    if twice:
        raise InputError(
            "cases", [Problem(ref, "two cases have this reference.", "Give each its own.") for ref in twice]
        )
    back = dict(policy.fallen_back).get("prioritisation")
    source = f"{back}, standing in for {policy.authority.key}" if back else policy.authority.key
    notes: list[str] = []
    keyed: list[tuple[tuple[int, ...], tuple[date, date, str], Place]] = []
    for item in cases:
        findings: tuple[FactorFinding, ...] = ()
        tiers: tuple[int, ...] = ()
        if isinstance(declared, Lexicographic):
            findings = factor_findings(item, policy, as_of, notes)
            weight = {f.factor.id: f.weight for f in findings}
            tiers = tuple(-sum(weight[id] for id in tier) for tier in declared.tiers)
        reasons = (*(f.reason for f in findings), _dates(item))
        keyed.append((tiers, _date_order(item), Place(0, item.case.reference, reasons)))
    keyed.sort(key=lambda k: k[:2])
    if isinstance(declared, Lexicographic):
        notes[:0] = [
            f"the order of the tiers is an assumption: {p.place}"
            for p in declared.mode_provenance
            if p.status is Status.ASSUMPTION
        ]
    places = tuple(Place(n, k[2].reference, k[2].reasons) for n, k in enumerate(keyed, start=1))
    return Ranking(places, declared.mode, declared.id, source, tuple(dict.fromkeys(notes)))


def factor_findings(
    item: Waiting, policy: LocalPolicy, as_of: date, notes: list[str]
) -> tuple[FactorFinding, ...]:
    """Find how each factor of a lexicographic policy bears on a case, in the order of the tiers.

    A fact that cannot be read counts as not recorded, and ``notes`` gets the reason.
    """
    declared = policy.prioritisation
    if not isinstance(declared, Lexicographic):
        return ()
    known = {factor.id: factor for factor in declared.factors}
    facts = {fact.name: fact for fact in policy.facts}
    return tuple(
        _wait(known[id], item, as_of) if known[id].kind is FactorKind.WAIT
        else _fact(known[id], facts[known[id].fact or ""], item, as_of, notes)
        for tier in declared.tiers for id in tier
    )  # fmt: skip


def _wait(factor: Factor, item: Waiting, as_of: date) -> FactorFinding:
    if item.received is None or item.received > as_of:
        return FactorFinding(factor, 0, False, f"{factor.title}: no request is recorded")
    days = (as_of - item.received).days
    return FactorFinding(factor, days, True, f"{factor.title}: {days} days, since {words(item.received)}")


def _fact(
    factor: Factor, fact: FactDefinition, item: Waiting, as_of: date, notes: list[str]
) -> FactorFinding:
    value, why = read_fact(fact, item.case, as_of)
    if why:
        notes.append(f"{item.case.reference}: {fact.name} {why}")
    if value is None:
        return FactorFinding(factor, 0, False, f"{factor.title}: not recorded, so it counts as no")
    holds = value is True if factor.kind is FactorKind.FLAG else _names_a_group(value)
    shown = words(value) if holds and factor.kind is FactorKind.GROUP else "yes" if holds else "no"
    return FactorFinding(factor, int(holds), True, f"{factor.title}: {shown}")


def read_fact(fact: FactDefinition, case: Case, as_of: date) -> tuple[FactValue | None, str]:
    """Read a fact from a copy of a case, so that a plugin's function changes nobody else's.

    Args:
        fact: the fact.
        case: the case.
        as_of: the day of the question.

    Returns:
        The value, or None where there is none to count; and why not, where something went wrong.
    """
    try:
        value = fact.read(case.model_copy(deep=True), as_of)
    except KeyboardInterrupt:
        raise
    except BaseException as error:  # a plugin may do anything, and the law's answer must not be lost
        return None, f"could not be read ({said(error)})"
    if value is None or _is_fact_value(value):
        return value, ""
    return None, f"gave {type(value).__name__}, which is none of bool, int, float, str and tuple of str"


def _is_fact_value(value: object) -> bool:
    """Whether a value is exactly of a known type: a subclass could behave in any way."""
    if type(value) is tuple:
        return all(type(part) is str for part in value)
    return type(value) in (bool, int, float, str)


def _names_a_group(value: FactValue) -> bool:
    return bool(value) and isinstance(value, str | tuple)


def _date_order(item: Waiting) -> tuple[date, date, str]:
    return item.limit or date.max, item.received or date.max, item.case.reference


def _dates(item: Waiting) -> str:
    if item.limit is None:
        return "no limit for a finalised plan runs, so it comes after those with one"
    received = f", received {words(item.received)}" if item.received else ""
    return f"finalised plan due in law {words(item.limit)}{received}"
