"""Whether a decision is key, from when it can be taken, and from when it takes effect."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from sendrules.citation import Provision
from sendrules.commissioning.gates.gate import Gate, GateKind, GateState, place_of
from sendrules.explanation import words
from sendrules.law.si_2012_2089 import EXECUTIVE_ARRANGEMENTS, PROVISION, first_day_for_decision
from sendrules.local.contracts.key_decisions import (
    KeyDecision,
    check_decision,
    effective_after_call_in,
    key_decision,
    whole_value,
)
from sendrules.local.declarations.commissioning import CommissioningPolicy, Contract
from sendrules.local.declarations.governance import Decision
from sendrules.local.declarations.values import MoneyRange
from sendrules.time.calendar import WorkingCalendar
from sendrules.time.periods import WorkingDays

KEY: Provision = Provision(EXECUTIVE_ARRANGEMENTS, "reg 8")
_SHORT_CUTS = ", unless the general exception or special urgency is used (regs 10 and 11)"
_NO_THRESHOLD = "the value above which the authority calls a decision key: the regulation fixes none"


@dataclass(frozen=True, slots=True)
class Taken:
    """What happened to a decision, as far as it is known.

    Attributes:
        on: the day it was or is to be taken.
        published: the day the decision itself was published, from which the call-in counts.
    """

    on: date | None = None
    published: date | None = None


def decision_gates(
    policy: CommissioningPolicy,
    decision: Decision,
    taken: Taken,
    call_in: WorkingDays | None,
    calendar: WorkingCalendar,
) -> Iterator[Gate]:
    """Give the gates of one decision.

    Args:
        policy: the policy, with its thresholds and contracts.
        decision: the decision.
        taken: what is known of it beside the policy.
        call_in: how long it may be called in, where the policy does not say.
        calendar: the working days.
    """
    contract = next((c for c in policy.contracts if c.id == decision.contract), None)
    key = _key(policy, decision, contract)
    yield key
    notice = _notice(decision, taken, _needs_notice(policy, decision, key.state))
    yield notice
    if decision.committee is not None:
        yield _committee(decision, taken.on or decision.not_before or notice.day)
    effect = _call_in(policy, decision, taken, notice.day, call_in, calendar)
    yield effect
    if contract is not None:
        yield _start(contract, effect.day)


def _needs_notice(policy: CommissioningPolicy, decision: Decision, by_value: GateState) -> bool | None:
    """Say whether a decision needs notice; None where that is not known. A low value does not excuse what is key on another ground."""
    if by_value is GateState.APPLIES:
        return True
    elsewhere = any(threshold.other_grounds for threshold in policy.thresholds)
    if decision.key is not None or by_value is GateState.NOT_KNOWN or elsewhere:
        return decision.key
    return False


def contract_gate(policy: CommissioningPolicy, contract: Contract) -> Gate:
    """Say whether a decision to let a contract would be key, where the policy holds no decision on it.

    Args:
        policy: the policy, with its thresholds.
        contract: the contract.
    """
    if not policy.thresholds:
        return _without_threshold(contract.id)
    threshold = policy.thresholds[0]
    found = key_decision(whole_value(contract, extended=threshold.including_extensions), threshold)
    return _key_gate(contract.id, found, _values(contract, None), place_of(threshold.provenance))


def _key(policy: CommissioningPolicy, decision: Decision, contract: Contract | None) -> Gate:
    if not policy.thresholds:
        return _without_threshold(decision.id, said=decision.key)
    threshold = policy.thresholds[0]
    found = check_decision(decision, policy).key
    said = list(_values(contract, decision.value)) if contract is not None and decision.whole_value is None else []
    if decision.key is not None and found.key is not None and decision.key is not found.key:
        said.append(f"its source calls it {'key' if decision.key else 'not key'}: check the two")
    if threshold.other_grounds:
        said.append(f"it can be key on another ground too: {'; '.join(threshold.other_grounds)}")
    return _key_gate(decision.id, found, said, place_of(threshold.provenance))


def _key_gate(about: str, found: KeyDecision, said: list[str], rule: str) -> Gate:
    state = {True: GateState.APPLIES, False: GateState.NOT_NEEDED, None: GateState.NOT_KNOWN}[found.key]
    words_of = {True: "key", False: "not key by its value", None: "not known whether it is key"}[found.key]
    reasons = (f"{words_of}: {'; '.join(found.reasons)}", *said)
    return Gate(GateKind.KEY_DECISION, about, state, None, reasons, KEY, rule, found.missing)


def _without_threshold(about: str, *, said: bool | None = None) -> Gate:
    stated = () if said is None else (f"its source calls it {'key' if said else 'not key'}",)
    reasons = ("not known whether it is key by its value", *stated)
    return Gate(GateKind.KEY_DECISION, about, GateState.NOT_KNOWN, None, reasons, KEY, "", (_NO_THRESHOLD,))


def _values(contract: Contract | None, a_year: MoneyRange | None) -> list[str]:
    """Say what a contract is worth without and with its extensions."""
    if contract is None or contract.term_months is None:
        return []
    months = contract.term_months
    terms = [(months, False)] if not contract.extensions else [(months, False), (months + _more(contract), True)]
    out = []
    for length, extended in terms:
        value = whole_value(contract, a_year, extended=extended)
        if value is not None:
            out.append(f"over {length} months{' with every extension' if extended else ''}: {_pounds(value)}")
    return out


def _more(contract: Contract) -> int:
    return sum(each.months for each in contract.extensions)


def _pounds(value: MoneyRange) -> str:
    if value.least == value.most and value.least is not None:
        return f"£{value.least:,.0f}"
    least = "not known" if value.least is None else f"£{value.least:,.0f}"
    return f"{least} to {'not known' if value.most is None else f'£{value.most:,.0f}'}"


def _notice(decision: Decision, taken: Taken, needed: bool | None) -> Gate:
    published, on = decision.notice_published, taken.on or decision.not_before
    if needed is False:
        said = "a decision that is not key needs no notice of 28 clear days"
        return Gate(GateKind.NOTICE, decision.id, GateState.NOT_NEEDED, None, (said,), PROVISION)
    if published is None:
        missing = ("the day on which its notice was first published",)
        reasons = ("a key decision needs 28 clear days' published notice",)
        return Gate(GateKind.NOTICE, decision.id, GateState.NOT_KNOWN, None, reasons, PROVISION, "", missing)
    first = first_day_for_decision(published)
    said = f"notice of {words(published)} and 28 clear days: a key decision from {words(first)}"
    if on is None:
        missing = ("the day of the decision",)
        return Gate(GateKind.NOTICE, decision.id, GateState.NOT_KNOWN, first, (said,), PROVISION, "", missing)
    kept = on >= first
    told = f"it can be taken on {words(on)}" if kept else f"on {words(on)} it would be too early{_SHORT_CUTS}"
    state = GateState.MET if kept else GateState.NOT_MET
    return Gate(GateKind.NOTICE, decision.id, state, first, (said, told), PROVISION)


def _committee(decision: Decision, on: date | None) -> Gate:
    seen = decision.committee
    before = None if on is None or seen is None else seen <= on
    state = {True: GateState.MET, False: GateState.NOT_MET, None: GateState.NOT_KNOWN}[before]
    reasons = [f"a committee looks at it on {words(seen)}"] if seen else []
    reasons += [f"the decision can be taken from {words(on)}"] if on else []
    missing = () if on else ("the day of the decision",)
    rule = place_of(decision.provenance)
    return Gate(GateKind.COMMITTEE, decision.id, state, seen, tuple(reasons), None, rule, missing)


def _call_in(
    policy: CommissioningPolicy,
    decision: Decision,
    taken: Taken,
    first: date | None,
    given: WorkingDays | None,
    calendar: WorkingCalendar,
) -> Gate:
    threshold = policy.thresholds[0] if policy.thresholds else None
    own = threshold.call_in if threshold else None
    period, rule = own or given, place_of(threshold.provenance) if threshold and own else ""
    published = taken.published or taken.on or max(filter(None, (first, decision.not_before)), default=None)
    unknown = [] if period else ["for how many working days a decision can be called in"]
    unknown += [] if taken.published else ["the day on which the decision was published"]
    missing = tuple(unknown)
    if period is None or published is None:
        said = "it takes effect the day after it can no longer be called in"
        return Gate(GateKind.CALL_IN, decision.id, GateState.NOT_KNOWN, None, (said,), None, rule, missing)
    day = effective_after_call_in(published, period, calendar)
    how = "published on" if taken.published else "if it is published on"
    reasons = (
        f"{how} {words(published)}: {period.n} working days to call it in end on {words(day - timedelta(days=1))}",
        f"unless it is called in, it takes effect on {words(day)}",
    )
    state = GateState.MET if taken.published else GateState.NOT_KNOWN
    return Gate(GateKind.CALL_IN, decision.id, state, day, reasons, None, rule, missing)


def _start(contract: Contract, effect: date | None) -> Gate:
    """Say whether a contract starts only once the decision on it takes effect."""
    first = contract.starts.earliest if contract.starts else None
    last = contract.starts.latest if contract.starts else None
    missing = [] if first or last else [f"when {contract.id} starts"]
    missing += [] if effect else ["the day from which the decision takes effect"]
    reasons = [f"the decision takes effect on {words(effect)} at the earliest"] if effect else []
    reasons += [f"{contract.id} starts on {words(day)}" for day in dict.fromkeys((first, last)) if day]
    state = GateState.NOT_KNOWN
    if effect is not None and not missing:
        after = {day >= effect for day in (first, last) if day is not None}
        state = GateState.DEPENDS if len(after) == 2 else GateState.MET if True in after else GateState.NOT_MET
    return Gate(GateKind.START, contract.id, state, effect, tuple(reasons), None, "", tuple(missing))
