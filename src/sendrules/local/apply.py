"""``LocalResult``: what an authority's policy says of one case, beside the statutory answer and never inside it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any

from sendrules.local.policy import LocalPolicy
from sendrules.local.ranking import FactorFinding, Waiting, factor_findings
from sendrules.local.said import said


@dataclass(frozen=True, slots=True)
class LocalResult:
    """The authority's view of one case.

    Attributes:
        authority: its name.
        distribution: the plugin it came from.
        policies: for each hook, whether there is a policy.
        factors: how each factor of its prioritisation bears on the case.
        notes: facts that could not be read, or why the policy could not be applied.
    """

    authority: str
    distribution: str
    policies: tuple[tuple[str, str], ...]
    factors: tuple[FactorFinding, ...]
    notes: tuple[str, ...]

    def to_dict(self) -> dict[str, Any]:
        """Give it as plain data."""
        return {
            "authority": self.authority,
            "distribution": self.distribution,
            "policies": dict(self.policies),
            "factors": [
                {"factor": f.factor.id, "weight": f.weight, "known": f.known, "reason": f.reason,
                 "provenance": [p.model_dump(mode="json") for p in f.factor.provenance]}
                for f in self.factors
            ],
            "notes": list(self.notes),
        }  # fmt: skip


def apply_policy(item: Waiting, policy: LocalPolicy, as_of: date) -> LocalResult:
    """Apply a policy to a case whose statutory answer stands already. What goes wrong is noted, and never raised."""
    notes: list[str] = []
    factors: tuple[FactorFinding, ...] = ()
    try:
        factors = factor_findings(item, policy, as_of, notes)
    except KeyboardInterrupt:
        raise
    except BaseException as error:
        notes.append(f"{item.case.reference}: the policy could not be applied ({said(error)})")
    return LocalResult(
        policy.authority.name, policy.distribution, tuple(policy.status().items()), factors, tuple(notes)
    )  # fmt: skip
