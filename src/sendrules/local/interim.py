"""Interim support: what an authority offers while a child waits. It replaces nothing, and the law's limit runs on."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from sendrules.explanation import words
from sendrules.local.declarations.standards import InterimSupport, SupportStart
from sendrules.local.policy import LocalPolicy
from sendrules.local.reading import tested
from sendrules.statutory.outcome import Instance
from sendrules.statutory.result import StatutoryResult


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
            "id": s.id, "title": s.title, "kind": s.kind, "open": self.open, "reason": self.reason,
            "discretionary": s.discretionary, "amount": str(s.amount) if s.amount is not None else None,
            "provenance": [p.model_dump(mode="json") for p in s.provenance],
        }  # fmt: skip


def offers(law: StatutoryResult, final_plan: str, policy: LocalPolicy, notes: list[str]) -> Iterator[Offer]:
    """Say of each offer whether it is open to a case.

    Args:
        law: the law's answer.
        final_plan: the id of the duty that the child waits on.
        policy: the authority's policy.
        notes: gets the reason for each fact that cannot be read.
    """
    declared = policy.standards
    as_of = law.view.as_of
    if declared is None or not declared.in_force_on(as_of):
        return
    leading = law[final_plan].leading
    waiting = leading if leading is not None and leading.is_open else None
    for support in declared.interim_support:
        yield _offer(support, waiting, law, policy, notes)


def _offer(
    support: InterimSupport, waiting: Instance | None, law: StatutoryResult, policy: LocalPolicy, notes: list[str]
) -> Offer:  # fmt: skip
    if waiting is None:
        return Offer(support, False, "no assessment is waited for")
    limit, as_of = waiting.limit, law.view.as_of
    if support.starts is SupportStart.PAST_THE_LIMIT and (limit is None or as_of <= limit):
        return Offer(support, False, f"it begins past the law's limit, {words(limit)}")
    if support.when is not None:
        finding = tested(support.when, law.view.case, policy, as_of, notes)
        if finding.holds is not True:
            missing = ", ".join(finding.missing)
            return Offer(
                support, finding.holds, f"not recorded: {missing}" if missing else "its condition does not hold"
            )  # fmt: skip
    said = f"waiting since {words(waiting.started)}"
    if support.starts is None:
        said += "; the source does not say from when it is offered"
    if support.discretionary:
        said += "; at the authority's discretion"
    return Offer(support, True, said)
