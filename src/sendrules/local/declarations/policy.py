"""``LocalPolicy``: all that one authority declares, frozen, one field a hook. Nothing beyond the loader sees pluggy."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from sendrules.case.facts import FactDefinition
from sendrules.local.declarations.authority import Authority
from sendrules.local.declarations.base import Declaration, Declared
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
        others: the policies of those that may stand in, first choice first.
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
    others: tuple[LocalPolicy, ...] = ()

    def __repr__(self) -> str:
        return f"<LocalPolicy {self.authority.key}>"

    def or_else(self, other: LocalPolicy) -> LocalPolicy:
        """Give this policy with another authority's where this one has none, or none in force; the result records where.

        Where this one has none, the other's stands in at once; where this one is published and not in force, on those days
        (``on``).
        """
        missing = [hook for hook in HOOKS if getattr(self, hook) is None]
        return replace(self._with(other, missing), others=(*self.others, other))

    def on(self, day: date) -> LocalPolicy:
        """Give the policy as it stands on a day: another's stands in for what is published and not in force.

        Where no other is in force either, what is published is kept; whoever reads it sees that it is not in force.

        Args:
            day: the day.
        """
        policy = self
        for other in self.others:
            gone = [h for h in HOOKS if (d := getattr(policy, h)) is not None and not d.in_force_on(day)]
            policy = policy._with(other, [h for h in gone if _in_force(getattr(other, h), day)])
        return policy

    def _with(self, other: LocalPolicy, hooks: Iterable[str]) -> LocalPolicy:
        taken: dict[str, Any] = {h: getattr(other, h) for h in hooks if getattr(other, h) is not None}
        if not taken:
            return self
        known = {fact.name for fact in self.facts}
        facts = self.facts + tuple(fact for fact in other.facts if fact.name not in known)
        back = dict(self.fallen_back) | dict.fromkeys(taken, other.authority.key)
        return replace(self, **taken, facts=facts, fallen_back=tuple(back.items()))

    def status(self, day: date | None = None) -> dict[str, str]:
        """Say for each hook whether the authority has a policy, has none, or another's stands in.

        Args:
            day: the day of the question; None for what is published, in force or not.
        """
        stands = self if day is None else self.on(day)
        return {hook: self._status(hook, day, dict(stands.fallen_back).get(hook)) for hook in HOOKS}

    def _status(self, hook: str, day: date | None, other: str | None) -> str:
        declared: Declaration | None = getattr(self, hook)
        own = "no published policy" if declared is None or hook in dict(self.fallen_back) else "declared"
        if own == "declared" and declared is not None and day is not None and not declared.in_force_on(day):
            own = f"published, {declared.life}"
        return f"{own}; {other} stands in" if other else own


def _in_force(declared: Declaration | None, day: date) -> bool:
    return declared is not None and declared.in_force_on(day)
