"""The hooks that an authority's plugin may implement. Each runs once, while an engine is built; none sees a case.

A hook returns a declaration, or None, which means "no published policy". ``hookimpl`` marks an implementation::

    import sendrules as sr

    @sr.hookimpl
    def sendrules_authority():
        return sr.Authority(key="anywhere", name="Anywhere Council")
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, Final

import pluggy

if TYPE_CHECKING:
    from sendrules.case.facts import FactDefinition
    from sendrules.local.declarations.authority import Authority
    from sendrules.local.declarations.base import Declared
    from sendrules.local.declarations.commissioning import CommissioningPolicy
    from sendrules.local.declarations.fast_track import FastTrackPolicy
    from sendrules.local.declarations.performance import PerformancePolicy
    from sendrules.local.declarations.prioritisation import PrioritisationPolicy
    from sendrules.local.declarations.quality import QualityPolicy
    from sendrules.local.declarations.standards import StandardsPolicy

PROJECT: Final = "sendrules"
hookspec = pluggy.HookspecMarker(PROJECT)
hookimpl = pluggy.HookimplMarker(PROJECT)


@hookspec(firstresult=True)
def sendrules_authority() -> Authority:  # type: ignore[empty-body]
    """Say which authority the plugin speaks for. The one hook that every plugin has."""


@hookspec(firstresult=True)
def sendrules_facts(settings: Declared) -> Iterable[FactDefinition] | None:
    """Define the facts that the policy reads, in the authority's namespace. None: it reads none."""


@hookspec(firstresult=True)
def sendrules_prioritisation(settings: Declared) -> PrioritisationPolicy | None:
    """Declare in what order cases are taken. None: no published policy."""


@hookspec(firstresult=True)
def sendrules_standards(settings: Declared) -> StandardsPolicy | None:
    """Declare internal limits, communication standards and interim support. None: none is published."""


@hookspec(firstresult=True)
def sendrules_fast_track(settings: Declared) -> FastTrackPolicy | None:
    """Declare who is taken faster than the law requires. None: no published policy."""


@hookspec(firstresult=True)
def sendrules_commissioning(settings: Declared) -> CommissioningPolicy | None:
    """Declare what is bought, how it is handed out, and who decides. None: no published policy."""


@hookspec(firstresult=True)
def sendrules_performance(settings: Declared) -> PerformancePolicy | None:
    """Declare measures, targets and milestones; none of them is statutory. None: none is published."""


@hookspec(firstresult=True)
def sendrules_quality(settings: Declared) -> QualityPolicy | None:
    """Declare checks on a report or a plan. None: none beyond those of the core."""
