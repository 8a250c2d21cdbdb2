"""Whether the parts of a policy agree: every name is declared, and free text alone is never evidence."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from dataclasses import replace
from decimal import Decimal

from sendrules.case.refusals import undeclared
from sendrules.errors import Problem, Severity
from sendrules.law.statute import Statute
from sendrules.local.checking.commissioning import commissioning_findings
from sendrules.local.checking.fact_types import condition_problems, factor_problems
from sendrules.local.checking.figures import figure_findings
from sendrules.local.checking.findings import accepted, refused, warning
from sendrules.local.checking.floor import floor_findings
from sendrules.local.checking.panels import panel_findings
from sendrules.local.checking.periods import fast_track_days, reply_findings
from sendrules.local.checking.steps import step_findings
from sendrules.local.declarations.conditions import When
from sendrules.local.declarations.factors import Factor
from sendrules.local.declarations.fast_track import Criterion, FastTrackPolicy, FastTrackStatus
from sendrules.local.declarations.lanes import Lane
from sendrules.local.declarations.ordering import Guarantee
from sendrules.local.declarations.performance import Cohort
from sendrules.local.declarations.policy import HOOKS, LocalPolicy
from sendrules.local.declarations.prioritisation import (
    Lanes,
    Lexicographic,
    OneQueue,
    Points,
    PrioritisationPolicy,
    Queues,
    queues_of,
)
from sendrules.local.declarations.standards import InternalLimit, StandardsPolicy
from sendrules.local.declarations.steps import InternalStep

At = tuple[str | int, ...]
A_YEAR = 52
"""A limit on being overtaken that is longer than this gets a warning."""


def findings_of(policy: LocalPolicy, law: Statute, broken: Collection[str] = ()) -> tuple[Problem, ...]:
    """Give everything that can be said of a policy whose declarations are each well formed.

    Args:
        policy: the policy.
        law: the statute that it is compared with.
        broken: the hooks whose declaration is not whole. Nothing is said of it as a whole, and no name is said not to be in it.
    """
    return (
        *floor_findings(policy, law),
        *step_findings(policy, law),
        *_prioritisation(policy, broken),
        *_fast_track(policy, broken),
        *_standards(policy),
        *(panel_findings(policy.standards, law) if policy.standards is not None else ()),
        *commissioning_findings(policy, broken),
        *_performance(policy),
        *_ids(policy),
    )


def refusals(policy: LocalPolicy, law: Statute) -> tuple[Problem, ...]:
    """Give only what makes a policy unusable."""
    return tuple(f for f in findings_of(policy, law) if f.severity is Severity.REFUSED)


def _prioritisation(policy: LocalPolicy, broken: Collection[str]) -> Iterator[Problem]:
    declared = policy.prioritisation
    if declared is None:
        return
    never = _ruled_out(declared)
    for n, queue in enumerate(queues_of(declared)):
        at: At = ("prioritisation", "queues", n) if isinstance(declared, Queues) else ("prioritisation",)
        yield from _queue(queue, at, policy, never, whole="prioritisation" not in broken)


def _queue(queue: OneQueue, at: At, policy: LocalPolicy, never: tuple[str, ...], *, whole: bool) -> Iterator[Problem]:
    """Check one queue: what its orders read, and how long a case can be overtaken in each."""
    orders: list[tuple[At, OneQueue]] = [(at, queue)]
    if isinstance(queue, Lanes):
        orders += [((*at, "orders", id), order) for id, order in queue.orders.items()]
    problems = [problem for place, order in orders for problem in _order(order, place, policy, never)]
    yield from problems
    if not whole:
        return
    for place, order in orders:
        if isinstance(order, Lanes) and order.without_shares:
            yield accepted(
                (*place, "lanes"),
                "no share is stated, so a batch is of one lane, and the order across lanes says nothing.",
            )
        if isinstance(order, Lanes) and order.starvation_bound is None:
            continue  # said of the order within the lane
        bound = _bound(order.starvation_bound, place, order, promised=any(g.when is None for g in queue.guarantees))
        if not problems or bound.severity is Severity.WARNING:
            yield bound


def _order(order: OneQueue, at: At, policy: LocalPolicy, never: tuple[str, ...]) -> Iterator[Problem]:
    """Check what one order reads: facts that are defined, and none that its equality record rules out."""
    for n, name in enumerate(order.equality.never_against if order.equality else ()):
        yield from _known(name, policy, (*at, "equality", "never_against", n))
    for n, guarantee in enumerate(order.guarantees):
        yield from _guarantee(guarantee, (*at, "guarantees", n), policy, never)
    if isinstance(order, Lanes):
        for n, lane in enumerate(order.lanes):
            if lane.when is not None:
                yield from _facts_in(lane.when, (*at, "lanes", n, "when"), policy, f"the lane {lane.id!r}", never)
    elif isinstance(order, Lexicographic | Points):
        for n, factor in enumerate(order.factors):
            yield from _factor(factor, (*at, "factors", n), policy, never)


def _guarantee(guarantee: Guarantee, at: At, policy: LocalPolicy, never: tuple[str, ...]) -> Iterator[Problem]:
    if guarantee.when is None:
        return
    who = f"the guarantee {guarantee.id!r}"
    yield from _facts_in(guarantee.when, (*at, "when"), policy, who, never)
    yield from _free_text(
        guarantee.when, (*at, "when"), policy, who, "Give the fact a type (flag, number, or a closed group)."
    )
    if guarantee.overdue_weeks is None and guarantee.max_share in (None, 1):
        yield warning(
            at,
            f"nothing limits how long other cases can be overtaken by those of {who}.",
            "Give max_share or overdue_weeks, if the source does.",
        )


def _free_text(when: When, at: At, policy: LocalPolicy, who: str, fix: str) -> Iterator[Problem]:
    """Refuse a condition on free text where nothing else shows what it says."""
    if any(fact.free_text and fact.name in when.facts for fact in policy.facts):
        yield refused(at, f"{who} reads free text, and asks for no evidence.", fix)


def _ruled_out(declared: PrioritisationPolicy | None) -> tuple[str, ...]:
    """Give the facts that an equality record rules out, of the order or of one within a lane."""
    queues = queues_of(declared)
    records = [*queues, *(order for queue in queues if isinstance(queue, Lanes) for order in queue.orders.values())]
    return tuple(name for order in records if order.equality for name in order.equality.never_against)


def _factor(factor: Factor, at: At, policy: LocalPolicy, never: tuple[str, ...]) -> Iterator[Problem]:
    if factor.when is not None:
        who = f"the factor {factor.id!r}"
        yield from _facts_in(factor.when, (*at, "when"), policy, who, never)
        if not factor.evidence:
            yield from _free_text(factor.when, (*at, "when"), policy, who, "Say what evidence shows it.")
    if factor.fact is None:
        return
    if factor.fact in never:
        yield refused(
            (*at, "fact"),
            f"the factor {factor.id!r} reads {factor.fact!r}, which the equality record rules out.",
            "Leave the factor out.",
        )
    known = {fact.name: fact for fact in policy.facts}
    fact = known.get(factor.fact)
    if fact is None:
        yield _no_fact((*at, "fact"), factor.fact, known)
    elif fact.free_text and not factor.evidence:
        yield refused(
            (*at, "fact"),
            f"the factor {factor.id!r} reads {factor.fact!r}, which is free text, and it asks for no evidence.",
            "Say what evidence shows it, or give the fact a type (flag, number, or a closed group).",
        )
    else:
        yield from factor_problems(factor, fact, at)


def _facts_in(when: When, at: At, policy: LocalPolicy, who: str, never: tuple[str, ...] = ()) -> Iterator[Problem]:
    for name in when.facts:
        yield from _known(name, policy, at)
        if name in never:
            yield refused(at, f"{who} reads {name!r}, which the equality record rules out.", "Leave the condition out.")
    yield from condition_problems(when, at, {fact.name: fact for fact in policy.facts}, who)


def _known(name: str, policy: LocalPolicy, at: At) -> Iterator[Problem]:
    known = {fact.name for fact in policy.facts}
    if name not in known:
        yield _no_fact(at, name, known)


def _no_fact(at: At, name: str, known: Collection[str]) -> Problem:
    found = undeclared(at, "fact", name, known)
    return replace(found, fix=f"{found.fix} Facts are declared in [[facts]], in Python in sendrules_facts.")


def _bound(weeks: int | None, at: At, order: OneQueue, *, promised: bool) -> Problem:
    """Say how long a case can be overtaken by later ones; a guarantee is a bound of its own."""
    where = ""
    if isinstance(order, Lanes):
        where = " in the same lane" if order.without_shares else " for the first place of a batch"
    if weeks is None and promised:
        return accepted(at, f"only the guarantee limits how long a case can be overtaken{where}.")
    if weeks is None:
        return warning(
            at,
            f"nothing limits how long a case can be overtaken by later ones{where}.",
            "Put the wait first, use points that grow with it, or give a guarantee.",
        )
    if weeks > A_YEAR:
        return warning(
            at,
            f"a case can be overtaken for {weeks:,} weeks by later ones{where}.",
            "Give each week more points, or cap what the other factors give (caps, most).",
        )
    later = f"received {weeks} weeks or more after it" if weeks > 1 else "received a week or more after it"
    return accepted(at, f"no case is overtaken by one {later if weeks else 'with later dates'}{where}.")


def _fast_track(policy: LocalPolicy, broken: Collection[str]) -> Iterator[Problem]:
    declared = policy.fast_track
    if declared is None:
        return
    for n, criterion in enumerate(declared.criteria):
        yield from _criterion(criterion, ("fast_track", "criteria", n, "when"), policy)
    if declared.status is not FastTrackStatus.NONE and not declared.criteria:
        yield accepted(("fast_track",), "no criteria are in force, and the answer on eligibility says so.")
    if declared.criteria and declared.published_at is None:
        yield warning(
            ("fast_track", "criteria"),
            "criteria must be public to be relied on, and no place is given.",
            "Give published_at.",
        )
    yield from fast_track_days(declared)
    if "standards" not in broken:
        yield from _offers(declared, policy)
    yield from _lane(declared, policy, broken)


def _criterion(criterion: Criterion, at: At, policy: LocalPolicy) -> Iterator[Problem]:
    if criterion.when is None:
        return
    never = _ruled_out(policy.prioritisation)
    yield from _facts_in(criterion.when, at, policy, f"the criterion {criterion.id!r}", never)
    if not criterion.evidence:
        yield from _free_text(
            criterion.when, at, policy, f"the criterion {criterion.id!r}", "Say what evidence shows it."
        )


def _offers(declared: FastTrackPolicy, policy: LocalPolicy) -> Iterator[Problem]:
    """Refuse interim support that is named and not declared."""
    offers = {offer.id for offer in policy.standards.interim_support} if policy.standards else set()
    for n, id in enumerate(declared.interim_support):
        if id not in offers:
            yield undeclared(("fast_track", "interim_support", n), "interim support", id, offers)


def _lane(declared: FastTrackPolicy, policy: LocalPolicy, broken: Collection[str]) -> Iterator[Problem]:
    """Refuse a lane that is named and not declared, or is given more than the fast track may take."""
    lanes = [lane for queue in queues_of(policy.prioritisation) if isinstance(queue, Lanes) for lane in queue.lanes]
    known = declared.lane is None or declared.lane in {lane.id for lane in lanes}
    if not known and "prioritisation" not in broken:
        yield undeclared(("fast_track", "lane"), "lane", declared.lane or "", {lane.id for lane in lanes})
    if declared.max_share is not None:
        yield from _most(declared.max_share, declared.lane, lanes)


def _most(most: Decimal, name: str | None, lanes: Sequence[Lane]) -> Iterator[Problem]:
    """Compare the most that a fast track may take with what its lane is given."""
    at = ("fast_track", "max_share")
    lane = next((lane for lane in lanes if lane.id == name), None)
    if name is None:
        yield warning(
            at,
            "nothing takes a share of the capacity, since no lane is named.",
            "Name the lane of its cases.",
        )
    elif lane is not None and not lane.states_capacity:
        yield warning(
            at,
            "it limits nothing: the lanes have no shares, so no batch is made across them.",
            "Keep it if the source says so. Give each lane its share too, if the source states it.",
        )
    elif lane is not None and lane.capacity / (sum(each.reserved or 0 for each in lanes) or 1) > most:
        yield refused(
            at, f"the fast track may take {most} at most, and its lane {name!r} is given more.", "Make the two agree."
        )


def _standards(policy: LocalPolicy) -> Iterator[Problem]:
    if policy.standards is not None:
        yield from reply_findings(policy.standards)
        yield from _for_some_cases(policy.standards, policy)
    for n, promise in enumerate(policy.standards.communication if policy.standards else ()):
        if promise.when is not None:
            at = ("standards", "communication", n, "when")
            yield from _facts_in(promise.when, at, policy, f"the communication standard {promise.id!r}")
    for n, offer in enumerate(policy.standards.interim_support if policy.standards else ()):
        if offer.when is not None:
            at = ("standards", "interim_support", n, "when")
            yield from _facts_in(offer.when, at, policy, f"the interim support {offer.id!r}")


def _for_some_cases(declared: StandardsPolicy, policy: LocalPolicy) -> Iterator[Problem]:
    """Check what limits and steps read: facts that are defined."""
    entries: dict[str, tuple[InternalLimit | InternalStep, ...]] = {"limits": declared.limits, "steps": declared.steps}
    for field, each in entries.items():
        for n, entry in enumerate(each):
            if entry.when is not None:
                who = f"the {field.removesuffix('s')} {entry.id!r}"
                yield from _facts_in(entry.when, ("standards", field, n, "when"), policy, who)
    for n, step in enumerate(declared.steps):
        if step.records is not None:
            yield from _known(step.records, policy, ("standards", "steps", n, "records"))


def _performance(policy: LocalPolicy) -> Iterator[Problem]:
    declared = policy.performance
    if declared is None:
        return
    yield from figure_findings(declared)
    for n, target in enumerate(declared.targets):
        at = ("performance", "targets", n)
        unit = next((m.unit for m in declared.measures if m.id == target.measure), None)
        level = f" of {target.level}{f' {unit}' if unit else ''}" if target.level else ""
        yield accepted(
            (*at, "at_most" if target.falls else "at_least") if level else at,
            f"the target{level} is not statutory. The law is about every case, and each case is still judged by the law.",
        )
        if target.cohort is Cohort.NOT_STATED and target.measure is None and target.unit is None:
            yield warning(
                at,
                "no cohort is named. Of the plans due and of the plans issued, the share on time differs.",
                "Name it, if the source does.",
            )


def _ids(policy: LocalPolicy) -> Iterator[Problem]:
    """Refuse a declaration that has the id of another of the same authority."""
    seen: dict[str, str] = {}
    own = [hook for hook in HOOKS if hook not in dict(policy.fallen_back)]
    for hook in own:
        declared = getattr(policy, hook)
        id = getattr(declared, "id", None)
        if id is None:
            continue
        if id in seen:
            message = f"[{hook}] has the id {id}, which [{seen[id]}] has."
            yield refused((hook, "id"), message, "Give this one another id.")
        seen[id] = hook
