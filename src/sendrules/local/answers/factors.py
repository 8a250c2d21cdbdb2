"""How each factor of a policy bears on one case: what it counts, and why, in words a parent could read."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from sendrules.case.fact_values import FactValue
from sendrules.explanation import words
from sendrules.local.answers.facts import facts_of, holds, missing_evidence
from sendrules.local.declarations.factors import Factor, FactorKind
from sendrules.local.declarations.policy import LocalPolicy
from sendrules.local.declarations.prioritisation import DateOrder, Lanes, Lexicographic, OneQueue, Points
from sendrules.local.declarations.values import period_text
from sendrules.statutory.waiting import Waiting

Single = DateOrder | Lexicographic | Points
"""The modes that give one order: all but lanes."""


@dataclass(frozen=True, slots=True)
class FactorFinding:
    """How one factor bears on one case.

    Attributes:
        factor: the factor.
        weight: what it counts: days for a wait, 1 or 0 for a flag, a group or a period reached, the band's count for a band.
        known: whether the fact is recorded, and what its condition reads; one that is not counts 0.
        reason: in words a parent could read.
        points: the points that it gives, where the order is by points.
        missing: the evidence that it needs and that is not recorded.
    """

    factor: Factor
    weight: int
    known: bool
    reason: str
    points: Decimal | None = None
    missing: tuple[str, ...] = ()


def factor_findings(
    item: Waiting, policy: LocalPolicy, as_of: date, notes: list[str], order: Single
) -> tuple[FactorFinding, ...]:
    """Find how each factor bears on a case, in the order of the tiers or of the list.

    Args:
        item: the case, with its dates.
        policy: the authority's policy.
        as_of: the day of the question.
        notes: gets the reason for each fact that cannot be read; it counts as not recorded.
        order: the order whose factors are asked for.
    """
    if not isinstance(declared := order, Lexicographic | Points):
        return ()
    known = {factor.id: factor for factor in declared.factors}
    ids = [id for tier in declared.tiers for id in tier] if isinstance(declared, Lexicographic) else known
    factors = [known[id] for id in ids]
    facts = facts_of(item.case, (f.fact for f in factors if f.fact), policy, as_of, notes)
    findings = tuple(factor_finding(factor, item, facts, policy, as_of, notes) for factor in factors)
    return _with_points(findings, declared) if isinstance(declared, Points) else findings


def orders_of(queue: OneQueue) -> tuple[Single, ...]:
    """Give every single order that a queue holds: its own, or those of its lanes."""
    return tuple(queue.orders.values()) if isinstance(queue, Lanes) else (queue,)


def total_points(findings: tuple[FactorFinding, ...], order: Points) -> Decimal:
    """Add the points up, with the cap on what all factors but the wait give together."""
    wait = sum((f.points or Decimal(0) for f in findings if f.factor.counts_days), Decimal(0))
    rest = sum((f.points or Decimal(0) for f in findings if not f.factor.counts_days), Decimal(0))
    return wait + (rest if order.most is None else min(rest, order.most))


def factor_finding(
    factor: Factor, item: Waiting, facts: dict[str, FactValue], policy: LocalPolicy, as_of: date, notes: list[str]
) -> FactorFinding:
    """Find how one factor bears on a case.

    Args:
        factor: the factor.
        item: the case, with its dates.
        facts: what is known of the facts that factors read, by name.
        policy: the authority's policy.
        as_of: the day of the question.
        notes: gets the reason for each fact that cannot be read.
    """
    finding = _days(factor, item, as_of) if factor.reads_dates else _fact(factor, facts.get(factor.fact or ""))
    if not finding.weight:
        return finding
    if factor.when is not None:
        so, why = holds(factor.when, item.case, policy, as_of, notes)
        if not so:
            return FactorFinding(factor, 0, so is not None, f"{finding.reason}, but it counts as no: {why}")
    missing = missing_evidence(factor.evidence, item.case, as_of)
    if missing:
        reason = f"{finding.reason}, but it needs evidence and counts as no: {'; '.join(missing)}"
        return FactorFinding(factor, 0, True, reason, missing=missing)
    return finding


def _days(factor: Factor, item: Waiting, as_of: date) -> FactorFinding:
    if item.finished:
        return FactorFinding(factor, 0, True, f"{factor.title}: {item.reason}")
    overdue = factor.kind is FactorKind.OVERDUE
    since = item.limit if overdue else item.received
    if since is None or since > as_of:
        why = (
            "not past the law's limit"
            if overdue and since
            else ("no limit runs" if overdue else "the day from which it waits is not recorded")
        )
        return FactorFinding(factor, 0, overdue and since is not None, f"{factor.title}: {why}")
    days = (as_of - since).days
    lifted = "; that limit is lifted, and counts here as if it were not" if overdue and item.lifted else ""
    if factor.at_least is not None:
        reached = as_of >= factor.at_least.last_day(since)
        only = "" if reached else f"; it counts from {period_text(factor.at_least)} on"
        told = f"{factor.title}: {'yes' if reached else 'no'}, {days} days, since {words(since)}{only}{lifted}"
        return FactorFinding(factor, int(reached), True, told)
    counted = days if factor.at_most_weeks is None else min(days, factor.at_most_weeks * 7)
    capped = f"; {factor.at_most_weeks} weeks is the most that counts" if counted < days else ""
    return FactorFinding(factor, counted, True, f"{factor.title}: {days} days, since {words(since)}{capped}{lifted}")


def _fact(factor: Factor, value: FactValue | None) -> FactorFinding:
    if value is None:
        return FactorFinding(factor, 0, False, f"{factor.title}: not recorded, so it counts as no")
    if factor.kind is FactorKind.BAND:
        if isinstance(value, bool) or not isinstance(value, int | float):
            return FactorFinding(
                factor, 0, False, f"{factor.title}: {words(value)} is not a number, so it counts as no"
            )
        number = Decimal(str(value))
        counts = max((b.counts for b in factor.bands if b.at_least <= number), default=0)
        return FactorFinding(factor, counts, True, f"{factor.title}: {value}")
    if factor.kind is FactorKind.GROUP:
        return _group(factor, value)
    return FactorFinding(factor, int(value is True), True, f"{factor.title}: {words(value is True)}")


def _group(factor: Factor, value: FactValue) -> FactorFinding:
    """Count one where a group is named that counts, and no more where several are."""
    if not value or not isinstance(value, str | tuple):
        return FactorFinding(factor, 0, True, f"{factor.title}: no")
    named = value if isinstance(value, tuple) else (value,)
    counted = tuple(name for name in named if not factor.values or name in factor.values)
    answer = words(counted) if counted else f"no, {words(named)} does not count"
    return FactorFinding(factor, int(bool(counted)), True, f"{factor.title}: {answer}")


def _with_points(findings: tuple[FactorFinding, ...], order: Points) -> tuple[FactorFinding, ...]:
    return tuple(_points(finding, order) for finding in findings)


def _points(finding: FactorFinding, order: Points) -> FactorFinding:
    factor = finding.factor
    counts = finding.weight // 7 if factor.counts_days else finding.weight
    points = order.capped(factor, counts)
    weeks = f"{counts} whole week{'' if counts == 1 else 's'}, " if factor.counts_days else ""
    reason = f"{finding.reason} ({weeks}{points.normalize():f} points)"
    return FactorFinding(factor, finding.weight, finding.known, reason, points, finding.missing)
