"""Interim support: what an authority offers while a child waits. It replaces nothing, and the law's limit runs on."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any

from sendrules.explanation import plain, words
from sendrules.local.answers.backdates import backdated
from sendrules.local.answers.facts import tested
from sendrules.local.declarations.interim import InterimSupport, SupportStart
from sendrules.local.declarations.policy import LocalPolicy
from sendrules.statutory.waiting import Part, Waiting
from sendrules.time.calendar import WorkingCalendar


@dataclass(frozen=True, slots=True)
class Offer:
    """Whether one offer is open to one case.

    Attributes:
        support: the offer.
        open: True, False, or None where a fact is missing.
        reason: in words a parent could read.
        backdated_to: the day to which it is backdated; None where none is promised, or none can be worked out.
        backdated: why it is that day, or none, in words a parent could read; empty where the offer promises no back-date, or is not
            open to the case. It is worked out too for a case whose plan came after that day.
    """

    support: InterimSupport
    open: bool | None
    reason: str
    backdated_to: date | None = None
    backdated: str = ""

    def to_dict(self) -> dict[str, Any]:
        """Give it as plain data."""
        s = self.support
        return {
            "id": s.id,
            "title": s.title,
            "kind": s.kind,
            "open": self.open,
            "reason": self.reason,
            "discretionary": s.discretionary,
            "amount": str(s.amount) if s.amount is not None else None,
            "backdated_to": plain(self.backdated_to),
            "backdated": self.backdated or None,
            "provenance": [p.model_dump(mode="json") for p in s.provenance],
        }


def offers(
    waiting: Waiting, as_of: date, policy: LocalPolicy, calendar: WorkingCalendar, notes: list[str]
) -> Iterator[Offer]:
    """Say of each offer whether it is open to a case, and to what day it is backdated.

    Args:
        waiting: how the case waits for its plan.
        as_of: the day of the question.
        policy: the authority's policy.
        calendar: the working days.
        notes: gets the reason for each fact that cannot be read.
    """
    declared = policy.standards
    if declared is None or not declared.in_force_on(as_of):
        return
    for support in declared.interim_support:
        found, why = _condition(support, waiting, policy, as_of, notes)
        is_open, reason = _open(support, waiting, as_of, found, why)
        given = waiting.given
        reaches = found is not False and waiting.received is not None and (is_open is not False or given is not None)
        day, said = None, ""
        if support.backdated_to is not None and reaches and waiting.part is Part.NOT_KNOWN:
            said = f"no day can be given: {waiting.reason}"
        elif support.backdated_to is not None and reaches:
            day, said = backdated(support.backdated_to, waiting, as_of, calendar, given=given)
        yield Offer(support, is_open, reason, day, said)


def _condition(
    support: InterimSupport, waiting: Waiting, policy: LocalPolicy, as_of: date, notes: list[str]
) -> tuple[bool | None, str]:
    """Say whether the condition of an offer holds of the case, and why not."""
    if support.when is None:
        return True, ""
    finding = tested(support.when, waiting.case, policy, as_of, notes)
    if finding.holds is True:
        return True, ""
    missing = ", ".join(finding.missing)
    return finding.holds, f"not recorded: {missing}" if missing else "its condition does not hold"


def _open(
    support: InterimSupport, waiting: Waiting, as_of: date, found: bool | None, why: str
) -> tuple[bool | None, str]:
    if waiting.finished:
        return False, waiting.reason
    if waiting.received is None:
        return False, "the case is not waiting for an assessment"
    if waiting.part is Part.NOT_KNOWN:
        return None, waiting.reason
    if support.starts is SupportStart.PAST_THE_LIMIT and (waiting.limit is None or as_of <= waiting.limit):
        return False, f"it begins past the law's limit, {words(waiting.limit)}"
    if found is not True:
        return found, why
    reason = f"waiting since {words(waiting.received)}"
    if support.starts is None:
        reason += "; the source does not say from when it is offered"
    if support.discretionary:
        reason += "; at the authority's discretion"
    return True, reason
