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
    from sendrules.local.declarations.prioritisation import PrioritisationPolicy

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
def sendrules_standards(settings: Declared) -> None:
    """Reserved for internal limits, communication standards and interim support. It can only return None yet."""


@hookspec(firstresult=True)
def sendrules_fast_track(settings: Declared) -> None:
    """Reserved for fast-track criteria. It can only return None yet."""


@hookspec(firstresult=True)
def sendrules_commissioning(settings: Declared) -> None:
    """Reserved for commissioning rules, thresholds, forums and roles. It can only return None yet."""


@hookspec(firstresult=True)
def sendrules_performance(settings: Declared) -> None:
    """Reserved for performance targets, trajectories and milestones. It can only return None yet."""


@hookspec(firstresult=True)
def sendrules_quality(settings: Declared) -> None:
    """Reserved for checks on a report or a plan. It can only return None yet."""
