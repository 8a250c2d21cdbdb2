"""Where contracts end: gaps up to the next, ends that are near, and a deadline that is stated twice."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta

from sendrules.commissioning.gates.gate import Gate, GateKind, GateState, place_of
from sendrules.commissioning.schedule.answer import Schedule
from sendrules.commissioning.schedule.remarks import gap_in_words
from sendrules.explanation import words
from sendrules.local.contracts.clearing import deadline
from sendrules.local.contracts.ends import end_alerts, gaps, last_day
from sendrules.local.declarations.commissioning import CommissioningPolicy, Contract
from sendrules.time.periods import Months


def gap_gates(policy: CommissioningPolicy, *, extended: bool) -> Iterator[Gate]:
    """Give a gate for each contract with a known end: whether the next begins in time.

    Args:
        policy: the policy.
        extended: whether every extension is taken.
    """
    longest = {gap.after: gap.alert for gap in gaps(policy, extended=True)}
    followed = set()
    for gap in gaps(policy, extended=extended):
        followed.add(gap.after)
        reasons = [gap_in_words(gap)]
        if gap.alert and not longest[gap.after]:
            reasons.append("with every extension there is none")
        if policy.gaps is not None and policy.gaps.least_overlap_days:
            reasons.append(f"the authority asks for an overlap of {policy.gaps.least_overlap_days} days")
        state = GateState.NOT_MET if gap.alert else GateState.MET
        yield Gate(GateKind.GAP, gap.after, state, gap.last_day, tuple(reasons), None, _where(policy, gap.after))
    for contract in policy.contracts:
        if contract.id not in followed and contract.ended is None:
            yield _not_followed(contract, last_day(contract, extended=extended))


def _not_followed(contract: Contract, end: date | None) -> Gate:
    rule = place_of(contract.provenance)
    if end is None:
        missing = (f"when {contract.id} ends",)
        return Gate(GateKind.GAP, contract.id, GateState.NOT_KNOWN, None, (), None, rule, missing)
    reasons = (f"{contract.id} ends on {words(end)}, and no contract with a known start follows it",)
    return Gate(
        GateKind.GAP, contract.id, GateState.NOT_KNOWN, end, reasons, None, rule, (f"what follows {contract.id}",)
    )


def _where(policy: CommissioningPolicy, id: str) -> str:
    return next((place_of(contract.provenance) for contract in policy.contracts if contract.id == id), "")


def end_gates(policy: CommissioningPolicy, as_of: date, *, extended: bool) -> Iterator[Gate]:
    """Give the contracts whose end is so near that the authority's own rule wants it said.

    Args:
        policy: the policy.
        as_of: the day of the question.
        extended: whether every extension is taken.
    """
    for alert in end_alerts(policy, as_of, extended=extended):
        following = f"{alert.followed_by} follows" if alert.followed_by else "nothing is known to follow"
        reasons = (f"{alert.contract} ends on {words(alert.last_day)}, said from {words(alert.since)}; {following}",)
        state = GateState.MET if alert.followed_by else GateState.NOT_MET
        yield Gate(GateKind.END, alert.contract, state, alert.last_day, reasons, None, _where(policy, alert.contract))


def deadline_gate(contract: Contract, schedule: Schedule, established: date | None) -> Gate | None:
    """Hold the deadline of a contract against itself where it is stated twice, and against its schedule.

    Args:
        contract: the contract.
        schedule: the schedule of the policy.
        established: the day on which the contract was set; None for its start, where that is one day.

    Returns:
        The gate; None where the contract states no deadline.
    """
    if contract.ended is not None or (contract.within_months is None and contract.ends_by is None):
        return None
    found = deadline(contract, established=established)
    reasons, missing = list(_stated(contract, found.counted)), list(found.missing)
    states = {GateState.NOT_MET} if found.agree is False else set()
    if found.agree is False and found.binds:
        reasons.append(f"the two do not agree, and the earlier binds: {words(found.binds)}")
    elif found.agree:
        reasons.append("the two agree")
        states.add(GateState.MET)
    kept = _kept(contract, schedule, found.stated, found.counted)
    reasons += [said for said, _ in kept]
    states |= {state for _, state in kept}
    if not states or GateState.NOT_KNOWN in states:
        state = GateState.NOT_KNOWN
    else:
        state = states.pop() if len(states) == 1 else GateState.DEPENDS
    if found.agree is False:
        state = GateState.NOT_MET
    if not kept:
        missing += [what for what in schedule.missing if contract.id in what]
    rule = place_of(contract.provenance)
    return Gate(GateKind.DEADLINE, contract.id, state, found.binds, tuple(reasons), None, rule, tuple(missing))


def _stated(contract: Contract, counted: date | None) -> Iterator[str]:
    stated = contract.ends_by.latest if contract.ends_by else None
    if stated is not None:
        yield f"to be done by {words(stated)}"
    if contract.within_months is None:
        return
    yield f"to be done within {contract.within_months} months of its start{f': {words(counted)}' if counted else ''}"
    if stated is not None:
        yield f"the two agree only for a contract that is set by {words(last_to_agree(contract.within_months, stated))}"


def last_to_agree(months: int, stated: date) -> date:
    """Give the last day on which a contract can be set for so many months to end by a day.

    Args:
        months: how many months.
        stated: the day.

    >>> last_to_agree(18, date(2027, 6, 30))
    datetime.date(2025, 12, 31)
    """
    period = Months(months)
    day = period.latest_before(stated)
    while period.last_day(day + timedelta(days=1)) <= stated:  # the last days of a long month end on the same day
        day += timedelta(days=1)
    return day


def _kept(
    contract: Contract, schedule: Schedule, stated: date | None, counted: date | None
) -> list[tuple[str, GateState]]:
    """Say for each reading whether its whole total is handed out and reported by the deadline."""
    out: dict[str, GateState] = {}
    if contract.total is None:
        return []
    for reading in schedule.readings:
        start = next((s.on for s in reading.starts if s.contract == contract.id), None)
        if start is None:
            continue
        within = Months(contract.within_months).last_day(start) if contract.within_months and not counted else counted
        by = min(day for day in (stated, within) if day is not None)
        given, reported = reading.last_allocation(contract.id), reading.last_report(contract.id)
        if any(id == contract.id for id, _ in reading.left_over) or given is None or given > by:
            out[f"by {words(by)} not all is handed out ({reading.said_of(contract.id)})"] = GateState.NOT_MET
        elif reported is None:
            out[f"all is handed out by {words(by)}; when the last report is due is not known"] = GateState.NOT_KNOWN
        elif reported > by:
            said = f"all is handed out by {words(by)}, and the last report is due on {words(reported)} ({reading.said_of(contract.id)})"
            out[said] = GateState.DEPENDS
        else:
            out[f"all is reported by {words(by)} ({reading.said_of(contract.id)})"] = GateState.MET
    return list(out.items())
