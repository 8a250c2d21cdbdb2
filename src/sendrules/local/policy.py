"""``LocalPolicy``: all that one authority declares, frozen, one field a hook. Nothing beyond the loader sees pluggy."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Any

from sendrules.case.facts import FactDefinition
from sendrules.local.declarations.authority import Authority
from sendrules.local.declarations.base import Declared
from sendrules.local.declarations.commissioning import CommissioningPolicy
from sendrules.local.declarations.fast_track import FastTrackPolicy
from sendrules.local.declarations.performance import PerformancePolicy
from sendrules.local.declarations.prioritisation import PrioritisationPolicy
from sendrules.local.declarations.quality import QualityPolicy
from sendrules.local.declarations.standards import StandardsPolicy

HOOKS = ("standards", "prioritisation", "fast_track", "commissioning", "performance", "quality")
"""The hooks on which an authority may have a policy, by the word that hook, table and field share."""


@dataclass(frozen=True, slots=True, kw_only=True, repr=False)
class LocalPolicy:
    """What an authority declares.

    Attributes:
        authority: who it is.
        settings: the settings that the hooks were given.
        facts: the facts that its policy reads.
        prioritisation: in what order cases are taken; None where nothing is published.
        standards: internal limits, communication standards, interim support; None where nothing is published.
        fast_track: who is taken faster; None where nothing is published.
        commissioning: what is bought and how it is handed out; None where nothing is published.
        performance: measures, targets and milestones; None where nothing is published.
        quality: checks on a report or a plan; None where there are none.
        distribution: the distribution and version that the plugin came from.
        fallen_back: by hook, the authority whose policy stands in.
    """

    authority: Authority
    settings: Declared
    facts: tuple[FactDefinition, ...] = ()
    prioritisation: PrioritisationPolicy | None = None
    standards: StandardsPolicy | None = None
    fast_track: FastTrackPolicy | None = None
    commissioning: CommissioningPolicy | None = None
    performance: PerformancePolicy | None = None
    quality: QualityPolicy | None = None
    distribution: str = ""
    fallen_back: tuple[tuple[str, str], ...] = ()

    def __repr__(self) -> str:
        return f"<LocalPolicy {self.authority.key}>"

    def or_else(self, other: LocalPolicy) -> LocalPolicy:
        """Give this policy with another authority's where this one has none; the result records where."""
        taken: dict[str, Any] = {
            hook: getattr(other, hook)
            for hook in HOOKS
            if getattr(self, hook) is None and getattr(other, hook) is not None
        }
        if not taken:
            return self
        back = tuple((hook, other.authority.key) for hook in taken)
        return replace(self, **taken, facts=self.facts + other.facts, fallen_back=self.fallen_back + back)

    def status(self) -> dict[str, str]:
        """Say for each hook whether the authority has a policy, has none, or another's stands in."""
        back = dict(self.fallen_back)
        return {
            hook: f"no published policy; {back[hook]} stands in" if hook in back
            else "no published policy" if getattr(self, hook) is None else "declared"
            for hook in HOOKS
        }  # fmt: skip
