"""Whether the parts of a commissioning policy agree: its volumes, its end dates, and the milestones that rest on them."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from datetime import date

from sendrules.case.refusals import undeclared
from sendrules.errors import Problem, Severity
from sendrules.explanation import words
from sendrules.local.checking.contracts import contract_findings
from sendrules.local.checking.findings import warning
from sendrules.local.contracts.ends import gaps
from sendrules.local.contracts.joint_cap import most_together
from sendrules.local.contracts.peaks import most_at_once, most_by
from sendrules.local.declarations.commissioning import Allocation, CommissioningPolicy, Contract
from sendrules.local.declarations.policy import LocalPolicy
from sendrules.local.declarations.providers import Supply
from sendrules.time.periods import Months

At = tuple[str | int, ...]
_ALLOCATION: At = ("commissioning", "allocation")
_LESS = "Hand out less at a time, or check the turnaround against the source."


def commissioning_findings(policy: LocalPolicy, broken: Collection[str] = ()) -> Iterator[Problem]:
    """Give everything that can be said of what is bought.

    Args:
        policy: the policy.
        broken: the hooks whose declaration is not whole; no name is said not to be in them.
    """
    declared = policy.commissioning
    yield from _milestones(policy, broken)
    if declared is None:
        return
    alone: list[str] = []
    checks = {c.id for c in policy.quality.report_checks} if policy.quality else set()
    for n, contract in enumerate(declared.contracts):
        at = ("commissioning", "contracts", n)
        for m, id in enumerate(contract.quality_gate.checks if contract.quality_gate else ()):
            if id not in checks and "quality" not in broken:
                yield undeclared((*at, "quality_gate", "checks", m), "check on a report", id, checks)
        yield from _ends(contract, at)
        yield from _volumes(contract, declared.allocation, at)
        too_many = list(_in_progress(contract, declared, at))
        alone += [contract.id] if too_many and contract.allocation is None else []
        yield from too_many
    yield from _in_progress_together(declared, alone)
    contradictions = tuple(contract_findings(declared))
    yield from contradictions
    if not any(found.severity is Severity.REFUSED for found in contradictions):
        yield from _gaps(declared)
    if declared.contracts and (declared.equality is None or declared.equality.assessment is None):
        yield warning(("commissioning",), "no equality assessment is recorded.", "Record one, if there is one.")
    agency = [p.id for p in declared.providers if p.supply is Supply.AGENCY and p.at_work]
    if declared.aimed_agency_share == 0 and agency:
        yield warning(
            ("commissioning", "aimed_agency_share"),
            f"the aim is to use no agency staff, and {', '.join(agency)} is agency supply.",
        )


def _ends(contract: Contract, at: At) -> Iterator[Problem]:
    """Warn where "within 18 months of its start" and "by June 2027" do not agree for every start that is possible."""
    start = contract.starts.latest or contract.starts.earliest if contract.starts else None
    end = contract.ends_by.latest if contract.ends_by else None
    if start is None or end is None or contract.within_months is None:
        return
    last = Months(contract.within_months).last_day(start)
    if last > end:
        yield warning(
            (*at, "within_months"),
            f"{contract.within_months} months from {start} end on {last}, after {end}.",
            "The earlier binds.",
        )


def _volumes(contract: Contract, allocation: Allocation | None, at: At) -> Iterator[Problem]:
    """Warn where the steps do not come to the total, or cannot come to it, or to a point of the series, in time."""
    stated, total = contract.stated_volume, contract.total
    if stated is not None and total is not None and stated != total:
        yield warning(
            (*at, "total"),
            f"the steps of the volumes come to {stated:f}, and the total is {total}.",
            "Say where the difference comes from, if the source does.",
        )
    end = contract.ends_by.latest if contract.ends_by else None
    if end is not None and total is not None:
        yield from _reached(contract, allocation, total, end, (*at, "ends_by"))
    for n, point in enumerate(contract.trajectory.points if contract.trajectory else ()):
        day = point.by.latest or point.by.earliest
        if contract.trajectory and contract.trajectory.cumulative and day is not None:
            yield from _reached(contract, allocation, int(point.value), day, (*at, "trajectory", "points", n))


def _reached(contract: Contract, allocation: Allocation | None, wanted: int, day: date, at: At) -> Iterator[Problem]:
    if contract.ended is not None:
        return
    most = most_by(contract, day, allocation)
    if most is not None and most < wanted:
        yield warning(
            at,
            f"{wanted} by {words(day)} cannot be met on the stated volumes of {contract.id}: at most {most} are done by then.",
            "Check the volumes, the turnaround and the day against the source.",
        )


def _in_progress(contract: Contract, policy: CommissioningPolicy, at: At) -> Iterator[Problem]:
    """Warn where more would be in progress at once than may be: under a cap of its own, or alone under that of all contracts."""
    allocation = contract.allocation or policy.allocation
    cap = allocation.most_in_progress if allocation else None
    peak = most_at_once(contract, allocation) if allocation and cap is not None else None
    if cap is not None and peak is not None and peak > cap:
        place = (*at, "allocation") if contract.allocation else _ALLOCATION
        yield warning(
            (*place, "most_in_progress"),
            f"at most {cap} may be in progress, and {contract.id} has {peak} in progress at its peak.",
            _LESS,
        )


def _in_progress_together(policy: CommissioningPolicy, alone: Collection[str]) -> Iterator[Problem]:
    """Warn where the contracts that share the policy's cap have more in progress together than it allows, and none has alone."""
    cap = policy.allocation.most_in_progress if policy.allocation else None
    peak, ids = most_together(policy)
    if cap is None or peak <= cap or alone:
        return
    message = f"at most {cap} may be in progress under all contracts together, and {' and '.join(ids)} have {peak} at their peak."
    yield warning((*_ALLOCATION, "most_in_progress"), message, _LESS)


def _gaps(policy: CommissioningPolicy) -> Iterator[Problem]:
    """Warn of days without a contract, or of less overlap than the policy's own rule asks for."""
    positions = {contract.id: n for n, contract in enumerate(policy.contracts)}
    longest = {gap.after: gap for gap in gaps(policy, extended=True)}
    for gap in gaps(policy):
        if not gap.alert:
            continue
        days = f"{gap.days} day{'' if gap.days == 1 else 's'}"
        gap_or_overlap = (
            f"{days} without a contract" if gap.days > 0 else "they overlap by less than the policy asks for"
        )
        taken = "" if longest[gap.after].alert else " unless its extensions are taken"
        yield warning(
            ("commissioning", "contracts", positions[gap.after], "term_months"),
            f"{gap.after} ends on {words(gap.last_day)}, before {gap.before} starts: {gap_or_overlap}{taken}.",
            "Say what covers the time between, if the source does.",
        )


def _milestones(policy: LocalPolicy, broken: Collection[str]) -> Iterator[Problem]:
    """Compare each milestone that names a contract with that contract's stated volumes."""
    contracts = {c.id: c for c in policy.commissioning.contracts} if policy.commissioning else {}
    handed = policy.commissioning.allocation if policy.commissioning else None
    for n, milestone in enumerate(policy.performance.milestones if policy.performance else ()):
        at = ("performance", "milestones", n)
        if milestone.contract is None:
            continue
        contract = contracts.get(milestone.contract)
        if contract is None:
            if "commissioning" not in broken:
                yield undeclared((*at, "contract"), "contract", milestone.contract, contracts)
            continue
        if contract.ended is not None:
            yield warning(
                (*at, "contract"),
                f"it counts the work of {contract.id}, which was {contract.ended.in_words}: nothing is done under it.",
                "Name the contract that does the work now, or leave contract out.",
            )
            continue
        day = milestone.by.latest
        if milestone.quantity is not None:
            wanted = int(milestone.quantity.least) if milestone.cumulative else None
        else:
            wanted = contract.total
        if day is not None and wanted is not None:
            yield from _reached(contract, handed, wanted, day, (*at, "by"))
