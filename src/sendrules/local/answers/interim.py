"""Interim support: what an authority offers while a child waits. It replaces nothing, and the law's limit runs on."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any

from sendrules.explanation import words
from sendrules.local.answers.facts import tested
from sendrules.local.declarations.policy import LocalPolicy
from sendrules.local.declarations.standards import InterimSupport, SupportStart
from sendrules.statutory.waiting import Waiting


@dataclass(frozen=True, slots=True)
class Offer:
    """Whether one offer is open to one case.

    Attributes:
        support: the offer.
        open: True, False, or None where a fact is missing.
        reason: in words a parent could read.
    """

    support: InterimSupport
    open: bool | None
    reason: str

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
            "provenance": [p.model_dump(mode="json") for p in s.provenance],
        }


def offers(waiting: Waiting, as_of: date, policy: LocalPolicy, notes: list[str]) -> Iterator[Offer]:
    """Say of each offer whether it is open to a case.

    Args:
        waiting: how the case waits for its plan.
        as_of: the day of the question.
        policy: the authority's policy.
        notes: gets the reason for each fact that cannot be read.
    """
    declared = policy.standards
    if declared is None or not declared.in_force_on(as_of):
        return
    for support in declared.interim_support:
        yield _offer(support, waiting, policy, as_of, notes)


def _offer(support: InterimSupport, waiting: Waiting, policy: LocalPolicy, as_of: date, notes: list[str]) -> Offer:
    if waiting.finished or waiting.received is None:
        return Offer(
            support, False, waiting.reason if waiting.finished else "the case is not waiting for an assessment"
        )
    if support.starts is SupportStart.PAST_THE_LIMIT and (waiting.limit is None or as_of <= waiting.limit):
        return Offer(support, False, f"it begins past the law's limit, {words(waiting.limit)}")
    if support.when is not None:
        finding = tested(support.when, waiting.case, policy, as_of, notes)
        if finding.holds is not True:
            missing = ", ".join(finding.missing)
            return Offer(
                support, finding.holds, f"not recorded: {missing}" if missing else "its condition does not hold"
            )
    reason = f"waiting since {words(waiting.received)}"
    if support.starts is None:
        reason += "; the source does not say from when it is offered"
    if support.discretionary:
        reason += "; at the authority's discretion"
    return Offer(support, True, reason)
