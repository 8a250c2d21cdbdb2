"""What contradicts itself in a commissioning policy: days out of order, a least above a most, contracts that replace each other."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from sendrules.errors import Problem
from sendrules.explanation import words
from sendrules.law.si_2012_2089 import PROVISION, first_day_for_decision
from sendrules.local.checking.findings import refused, warning
from sendrules.local.checking.providers import ended_findings
from sendrules.local.contracts.ends import last_day
from sendrules.local.contracts.portions import most_batches, shorter
from sendrules.local.declarations.commissioning import Allocation, CommissioningPolicy, Contract
from sendrules.local.declarations.governance import Decision
from sendrules.local.declarations.values import DateWindow

At = tuple[str | int, ...]
LONGEST_TERM = 1200
"""The most months of a contract with its extensions; more is a slip."""


def contract_findings(policy: CommissioningPolicy) -> Iterator[Problem]:
    """Give what cannot be so, and what hardly can.

    Args:
        policy: what is bought.
    """
    by_id = {contract.id: contract for contract in policy.contracts}
    for n, contract in enumerate(policy.contracts):
        at = ("commissioning", "contracts", n)
        yield from _days(contract, at)
        yield from _amounts(contract, at)
        older = by_id.get(contract.supersedes or "")
        if older is not None and _after(older.starts, contract.starts):
            message = f"{contract.id} takes over from {older.id}, which starts after it."
            yield warning((*at, "supersedes"), message, "Check the days, or exchange the two.")
    yield from ended_findings(policy)
    yield from _circles(policy, by_id)
    yield from _capacity(policy)
    yield from _batches(policy)
    for n, decision in enumerate(policy.decisions):
        yield from _decision(decision, ("commissioning", "decisions", n))
    if len(policy.thresholds) > 1:
        message = "only the first threshold decides whether a decision is key."
        yield warning(("commissioning", "thresholds", 1), message, "Put the one that counts first.")


def _after(one: DateWindow | None, other: DateWindow | None) -> bool:
    """Whether one window lies wholly after another."""
    first, last = _first(one), _last(other)
    return first is not None and last is not None and first > last


def _first(window: DateWindow | None) -> date | None:
    return window.earliest if window else None


def _last(window: DateWindow | None) -> date | None:
    return window.latest if window and not window.open_ended else None


def _days(contract: Contract, at: At) -> Iterator[Problem]:
    """Refuse an end before the start, and bids after it."""
    start = contract.starts
    if _after(start, contract.ends_by):
        yield refused((*at, "ends_by"), f"{contract.id} is to end before it starts.", "Check the two days.")
    yield from _last_day(contract, at)
    if _after(contract.tender_closes, start):
        yield refused((*at, "tender_closes"), f"bids for {contract.id} close after it starts.", "Check the two days.")
    for n, point in enumerate(contract.trajectory.points if contract.trajectory else ()):
        if _after(start, point.by):
            message = f"this is before {contract.id} starts."
            yield warning((*at, "trajectory", "points", n, "by"), message, "Check the two days.")
    months = (contract.term_months or 0) + sum(each.months for each in contract.extensions)
    if months > LONGEST_TERM:
        message = f"{contract.id} would run for {months:,} months with its extensions."
        yield refused((*at, "extensions"), message, f"Check the months: more than {LONGEST_TERM:,} is a slip.")


def _last_day(contract: Contract, at: At) -> Iterator[Problem]:
    """Refuse a last day before the start; warn of one that the term does not lead to."""
    first = _first(contract.starts)
    if contract.last_day is None or first is None:
        return
    if contract.last_day < first:
        yield refused((*at, "last_day"), f"{contract.id} ends before it starts.", "Check the two days.")
        return
    by_term = last_day(contract.model_copy(update={"last_day": None}))
    if by_term is not None and by_term != contract.last_day:
        message = f"by its term {contract.id} ends on {words(by_term)}, and its last day is {words(contract.last_day)}."
        yield warning((*at, "last_day"), message, "Check the days against the source. The last day counts.")


def _amounts(contract: Contract, at: At) -> Iterator[Problem]:
    guaranteed = contract.guaranteed
    if guaranteed is None:
        return
    if contract.total is not None and guaranteed > contract.total:
        message = f"{guaranteed:,} are guaranteed, and the total is {contract.total:,}."
        yield refused((*at, "guaranteed"), message, "Exchange the two, or fix one.")
    stated = contract.stated_volume
    if stated is not None and guaranteed > stated:
        message = f"{guaranteed:,} are guaranteed, and the steps of the volumes come to {stated:,f}."
        yield warning((*at, "guaranteed"), message, "Say where the difference comes from, if the source does.")


def _circles(policy: CommissioningPolicy, by_id: dict[str, Contract]) -> Iterator[Problem]:
    """Refuse contracts that take over from each other: each circle once, at its first contract."""
    told: set[str] = set()
    for n, contract in enumerate(policy.contracts):
        path, here = [contract.id], contract
        while (nxt := by_id.get(here.supersedes or "")) is not None and nxt.id not in path:
            path.append(nxt.id)
            here = nxt
        if nxt is contract and len(path) > 1 and not told & set(path):
            told |= set(path)
            message = f"{', '.join(path)} and {contract.id} again take over from each other in a circle."
            yield refused(("commissioning", "contracts", n, "supersedes"), message, "Leave one of them out.")


def _capacity(policy: CommissioningPolicy) -> Iterator[Problem]:
    for n, extra in enumerate(policy.surge):
        if extra.most is not None and extra.guaranteed > extra.most:
            message = f"{extra.guaranteed:,} are guaranteed, and {extra.most:,} is the most."
            yield refused(("commissioning", "surge", n, "guaranteed"), message, "Exchange the two, or fix one.")
    places: list[tuple[At, Allocation | None]] = [(("commissioning", "allocation"), policy.allocation)]
    places += [(("commissioning", "contracts", n, "allocation"), c.allocation) for n, c in enumerate(policy.contracts)]
    for at, allocation in places:
        batch, most = (allocation.batch, allocation.most_in_progress) if allocation else (None, None)
        if batch is not None and most is not None and batch > most:
            message = f"{batch:,} are handed out at a time, and {most:,} at most may be in progress."
            yield warning((*at, "batch"), message, "Hand out fewer at a time, or check the figures.")
    aimed, allowed = policy.aimed_agency_share, policy.most_agency_share
    if aimed is not None and allowed is not None and aimed > allowed:
        message = f"the share aimed at ({aimed}) is above the most that is allowed ({allowed})."
        yield warning(("commissioning", "aimed_agency_share"), message, "Check the two shares.")
    for n, month in enumerate(policy.seasonal_months):
        if month in policy.seasonal_months[:n]:
            yield warning(("commissioning", "seasonal_months", n), f"month {month} stands twice.", "List it once.")


def _batches(policy: CommissioningPolicy) -> Iterator[Problem]:
    """Warn of batches too small for the volume that is stated beside them."""
    for n, contract in enumerate(policy.contracts):
        allocation = contract.allocation or policy.allocation
        between = allocation.cadence.per if allocation and allocation.cadence else None
        if allocation is None or allocation.batch is None or between is None:
            continue
        place = (
            ("commissioning", "contracts", n, "allocation") if contract.allocation else ("commissioning", "allocation")
        )
        for step in contract.volumes:
            most = allocation.batch * most_batches(between, step.rate.per)
            if not shorter(step.rate.per, between) and most < step.rate.value:
                message = (
                    f"{allocation.batch:,} are handed out each {between.value}, at most {most:,} in a {step.rate.per.value}, and "
                    f"{contract.id} is for {step.rate}."
                )
                yield warning((*place, "batch"), message, "Check the two figures against the source.")
                break


def _decision(decision: Decision, at: At) -> Iterator[Problem]:
    """Warn of days that do not follow each other: the notice, the committee that looked at it before, the decision."""
    first = decision.not_before
    if first is None:
        return
    if decision.committee is not None and decision.committee > first:
        message = (
            f"a committee looked at it before the decision, on {words(decision.committee)}, and the decision can be "
            f"made from {words(first)}."
        )
        yield warning((*at, "committee"), message, "Check the two days.")
    notice = decision.notice_published
    if notice is None:
        return
    allowed = first_day_for_decision(notice)
    if notice > first or (decision.key and allowed > first):
        message = (
            f"the notice of {words(notice)} allows a key decision from {words(allowed)} ({PROVISION}: 28 clear days), and "
            f"this one can be made from {words(first)}."
        )
        yield warning((*at, "not_before"), message, "Check the two days.")
