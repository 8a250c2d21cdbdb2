"""Whether a decision is key under an authority's own threshold, and what the national notice then asks."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal

from sendrules.explanation import words
from sendrules.law.si_2012_2089 import PROVISION, first_day_for_decision
from sendrules.local.declarations.commissioning import CommissioningPolicy, Contract
from sendrules.local.declarations.governance import Decision, Threshold
from sendrules.local.declarations.values import MoneyRange
from sendrules.time.calendar import ENGLAND_AND_WALES, WorkingCalendar
from sendrules.time.periods import WorkingDays


@dataclass(frozen=True, slots=True)
class KeyDecision:
    """Whether a decision is key by its value.

    Attributes:
        key: True, False, or None where the value is not known well enough.
        value: the value that was compared.
        threshold: the sum that it must exceed.
        reasons: in words a parent could read.
        missing: what would have decided it.
    """

    key: bool | None
    value: MoneyRange | None
    threshold: Decimal
    reasons: tuple[str, ...]
    missing: tuple[str, ...] = ()


def whole_value(contract: Contract, per_year: MoneyRange | None = None, *, extended: bool = True) -> MoneyRange | None:
    """Give what a contract is worth over its whole term: as stated, else by its value a year.

    A sum that is stated for the term says nothing of an extension. With one, it is the least that the contract can come to.

    Args:
        contract: the contract, with its term.
        per_year: its value a year, where the contract does not hold it.
        extended: whether every extension that may be taken counts.

    Returns:
        The range, or None where the term or the value is not known.
    """
    stated = contract.whole_value
    if stated is not None:
        if not (extended and contract.extensions):
            return stated
        return None if stated.least is None else MoneyRange(least=stated.least)
    value = contract.value or per_year
    if contract.term_months is None or value is None:
        return None
    months = contract.term_months + (sum(e.months for e in contract.extensions) if extended else 0)
    years = Decimal(months) / 12

    def over(sum_: Decimal | None) -> Decimal | None:
        return None if sum_ is None else sum_ * years

    return MoneyRange(least=over(value.least), most=over(value.most))


def key_decision(value: MoneyRange | Decimal | int | None, threshold: Threshold) -> KeyDecision:
    """Say whether a decision is key: its highest value is strictly more than the authority's threshold.

    Args:
        value: its value; a range is judged by its highest.
        threshold: the authority's threshold.

    >>> source = {"document": "Invented", "place": "p. 1", "status": "illustrative"}
    >>> key_decision(1_000_000, Threshold(id="t", more_than=1_000_000, provenance=source)).key
    False
    """
    held = value if isinstance(value, MoneyRange) or value is None else MoneyRange(least=value, most=value)
    line = threshold.more_than
    most, least = (held.most, held.least) if held else (None, None)
    if most is None:
        if least is not None and least > line:
            return KeyDecision(True, held, line, (f"at least {least:,.2f}, more than {line:,.2f}",))
        return KeyDecision(None, held, line, ("its highest value is not known",), ("the highest value",))
    if most > line:
        return KeyDecision(True, held, line, (f"up to {most:,.2f}, more than {line:,.2f}",))
    return KeyDecision(
        False,
        held,
        line,
        (f"up to {most:,.2f}, not more than {line:,.2f}: at the sum exactly it is not key",),
    )


@dataclass(frozen=True, slots=True)
class NoticeCheck:
    """How a decision stands against its notice.

    Attributes:
        key: whether it is key.
        not_before: the first day for it; None where the day of the notice is not known.
        kept: whether the day of the decision, as stated, keeps the notice; None where one of them is not known.
        reasons: in words a parent could read.
    """

    key: KeyDecision
    not_before: date | None
    kept: bool | None
    reasons: tuple[str, ...]


def check_decision(decision: Decision, policy: CommissioningPolicy, *, on: date | None = None) -> NoticeCheck:
    """Check a decision: its value with every extension, the threshold, and 28 clear days' notice.

    Args:
        decision: the decision.
        policy: the policy, for its contract and threshold.
        on: the day it is or was taken; None for the first day that is stated.

    Raises:
        ValueError: the policy declares no threshold.
    """
    if not policy.thresholds:
        raise ValueError("the policy declares no threshold, and the regulation fixes no sum")
    threshold = policy.thresholds[0]
    contract = next((c for c in policy.contracts if c.id == decision.contract), None)
    value = decision.whole_value or decision.value
    if contract is not None and decision.whole_value is None:
        value = whole_value(contract, decision.value, extended=threshold.including_extensions) or value
    key = key_decision(value, threshold)
    taken = on or decision.not_before
    if decision.notice_published is None:
        return NoticeCheck(key, None, None, ("the day on which its notice was published is not recorded",))
    first = first_day_for_decision(decision.notice_published)
    reason = f"notice of {words(decision.notice_published)}, 28 clear days ({PROVISION}): not before {words(first)}"
    kept = None if taken is None else taken >= first
    return NoticeCheck(key, first, kept, (*key.reasons, reason))


def effective_after_call_in(
    published: date, call_in: WorkingDays, calendar: WorkingCalendar = ENGLAND_AND_WALES
) -> date:
    """Give the day from which a decision takes effect unless it is called in: the day after the call-in period.

    >>> effective_after_call_in(date(2020, 12, 3), WorkingDays(5))
    datetime.date(2020, 12, 11)
    """
    return call_in.last_day(published, calendar) + timedelta(days=1)
