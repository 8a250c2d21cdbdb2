"""Milestones, and the points of a contract's own series, against what its schedule delivers by then."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date
from itertools import accumulate

from sendrules.commissioning.gates.gate import Gate, GateKind, GateState, place_of
from sendrules.commissioning.schedule.answer import Schedule
from sendrules.explanation import words
from sendrules.local.declarations.commissioning import CommissioningPolicy, Contract
from sendrules.local.declarations.performance import Milestone


def milestone_gates(policy: CommissioningPolicy, milestones: Sequence[Milestone], schedule: Schedule) -> Iterator[Gate]:
    """Give a gate for each point of a contract's series, and for each milestone that counts the work of a contract.

    Args:
        policy: the policy.
        milestones: the milestones of the authority's performance policy.
        schedule: the schedule, up to the last of their days at least.
    """
    contracts = {contract.id: contract for contract in policy.contracts}
    for contract in policy.contracts:
        series = contract.trajectory
        if series is None or contract.ended is not None:
            continue
        for point, whole in zip(series.points, accumulate(series.increments()), strict=True):
            day, wanted = point.by.latest or point.by.earliest, int(whole)
            yield _gate(f"{contract.id}: {wanted:,}", contract, wanted, day, schedule, place_of(contract.provenance))
    for milestone in milestones:
        named = contracts.get(milestone.contract or "")
        if named is not None:
            found = _gate(
                milestone.id,
                named,
                _wanted(milestone, named),
                milestone.by.latest,
                schedule,
                place_of(milestone.provenance),
            )
            yield found if milestone.quantity else _by_total(found, named)


def _wanted(milestone: Milestone, contract: Contract) -> int | None:
    if milestone.quantity is None:
        return contract.total
    return int(milestone.quantity.least) if milestone.cumulative else None


def _by_total(gate: Gate, contract: Contract) -> Gate:
    """Say that a milestone without a number is held against the contract's whole total."""
    if contract.total is None or contract.ended is not None:
        return gate
    reason = f"it gives no number, so it is held against the whole of {contract.id}: {contract.total:,}"
    return replace(gate, reasons=(reason, *gate.reasons), missing=(*gate.missing, f"how many {gate.about} is about"))


def _gate(about: str, contract: Contract, wanted: int | None, day: date | None, schedule: Schedule, rule: str) -> Gate:
    if contract.ended is not None:
        ended = f"it counts the work of {contract.id}, which was {contract.ended.in_words}"
        return Gate(GateKind.MILESTONE, about, GateState.NOT_MET, day, (ended,), None, rule)
    missing = [
        what
        for what, value in (("how many are to be done", wanted), ("the day by which they are to be done", day))
        if value is None
    ]
    reasons: list[str] = []
    found: set[bool | None] = set()
    if wanted is not None and day is not None:
        for reading in schedule.readings:
            if any(start.contract == contract.id for start in reading.starts):
                given = reading.commissioned_by(day, contract.id)
                reported = reading.reported_by(day, contract.id)
                found.add(_reached(wanted, given, reported))
                said = "when reports are due is not known" if reported is None else f"{reported:,} reported"
                reasons.append(
                    f"by {words(day)} {given:,} handed out and {said}, of {wanted:,} ({reading.said_of(contract.id)})"
                )
    if not found or None in found:
        missing += [what for what in schedule.missing if contract.id in what]
    state = _state(found)
    return Gate(GateKind.MILESTONE, about, state, day, tuple(dict.fromkeys(reasons)), None, rule, tuple(missing))


def _reached(wanted: int, given: int, reported: int | None) -> bool | None:
    """Whether so many are done; what was not handed out cannot be done, whenever its report is due."""
    if given < wanted:
        return False
    return None if reported is None else reported >= wanted


def _state(found: set[bool | None]) -> GateState:
    if found == {True}:
        return GateState.MET
    if found == {False}:
        return GateState.NOT_MET
    return GateState.DEPENDS if found == {True, False} else GateState.NOT_KNOWN
