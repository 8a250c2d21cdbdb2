"""The plugin host: finds, loads and checks one authority's plugin. The only module, with the hookspecs, that knows pluggy.

One authority is loaded at a time and no other plugin is imported, so an unrelated broken one harms nobody. A broken
selected one is a loud error that names it.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from importlib.metadata import EntryPoint, entry_points
from typing import Any

import pluggy
from pydantic import ValidationError

from sendrules.case.facts import FactDefinition
from sendrules.errors import BrokenPlugin, InputError, MissingPlugin, MistypedPlugin, Problem, near
from sendrules.local import hookspecs
from sendrules.local.declarations.authority import HOOK_API, Authority
from sendrules.local.declarations.base import Declared
from sendrules.local.declarations.prioritisation import DateOrder, Lexicographic
from sendrules.local.policy import HOOKS, LocalPolicy

GROUP = "sendrules.authorities"
_RETURNS: dict[str, tuple[type, ...]] = {"prioritisation": (DateOrder, Lexicographic)}


@dataclass(frozen=True, slots=True)
class InstalledAuthority:
    """An authority that some installed distribution offers.

    Attributes:
        key: its entry point's name, for ``Engine.for_authority``.
        distribution: who offers it.
        version: that distribution's version.
    """

    key: str
    distribution: str
    version: str


def installed_authorities() -> tuple[InstalledAuthority, ...]:
    """List the authorities that are installed, by key, without importing any of them."""
    return tuple(
        sorted(
            (InstalledAuthority(p.name, *_distribution(p)) for p in entry_points(group=GROUP)),
            key=lambda a: (a.key, a.distribution),
        )
    )


def load_policy(key: str, settings: Mapping[str, Any] | None = None) -> LocalPolicy:
    """Load one authority's plugin and call each of its hooks once.

    Args:
        key: the authority's key.
        settings: values for its settings, in place of the defaults.

    Raises:
        MissingPlugin: nothing installed offers it.
        BrokenPlugin: it cannot be imported or registered, or a hook raised.
        MistypedPlugin: a hook returned something other than what it promises.
        InputError: the settings are not the authority's.
    """
    found = [p for p in entry_points(group=GROUP) if p.name == key]
    if not found:
        installed = [a.key for a in installed_authorities()]
        close = near(key, installed)
        mend = f"Did you mean {' or '.join(close)}?" if close else (
            f"Installed: {', '.join(installed)}." if installed
            else "No authority is installed; install a plugin, such as sendrules-generic."
        )  # fmt: skip
        raise MissingPlugin(key, "no installed distribution offers it.", mend)
    if len(found) > 1:
        who = " and ".join(sorted(_distribution(p)[0] for p in found))
        raise BrokenPlugin(key, f"{who} both offer it.", "Uninstall one of them.")
    point = found[0]
    distribution, version = _distribution(point)
    try:
        plugin = point.load()
    except Exception as error:
        raise BrokenPlugin(
            key, f"it cannot be imported: {type(error).__name__}: {error}.", "Mend or uninstall it.", distribution
        ) from error  # fmt: skip
    return policy_of(plugin, key, settings, distribution=f"{distribution} {version}")


def policy_of(
    plugin: object, key: str, settings: Mapping[str, Any] | None = None, *, distribution: str = ""
) -> LocalPolicy:
    """Register one plugin object in a manager of its own, check it, and collect its declarations.

    Args:
        plugin: a module or object with hook implementations.
        key: the authority's key, which its ``Authority`` must bear.
        settings: values for its settings.
        distribution: where it came from, for errors and results.

    Raises:
        BrokenPlugin: it cannot be registered, or a hook raised.
        MistypedPlugin: a hook returned something other than what it promises.
        InputError: the settings are not the authority's.
    """
    manager = pluggy.PluginManager(hookspecs.PROJECT)
    manager.add_hookspecs(hookspecs)
    try:
        manager.register(plugin, key)
        manager.check_pending()
    except pluggy.PluginValidationError as error:
        raise BrokenPlugin(key, f"its hooks do not fit: {error}.", "Check names and arguments against the hook list.",
                           distribution) from error  # fmt: skip
    authority = _call(manager, "authority", key, distribution)
    if not isinstance(authority, Authority):
        raise _mistyped(key, "authority", authority, "an Authority", distribution)
    if authority.key != key:
        raise MistypedPlugin(key, f"its Authority has the key {authority.key!r}.",
                             "Make it the entry point's name.", distribution)  # fmt: skip
    if authority.hook_api != HOOK_API:
        raise MistypedPlugin(key, f"it is written for hook API {authority.hook_api}, and this is {HOOK_API}.",
                             "Install a version of the plugin for this one.", distribution)  # fmt: skip
    given = _settings(authority, settings)
    facts = _facts(_call(manager, "facts", key, distribution, given), key, distribution)
    policy = LocalPolicy(
        authority=authority, settings=given, facts=facts, distribution=distribution,
        **{hook: _declared(hook, _call(manager, hook, key, distribution, given), key, distribution) for hook in HOOKS},
    )  # fmt: skip
    _check_facts(policy, key, distribution)
    return policy


def _call(
    manager: pluggy.PluginManager, hook: str, key: str, distribution: str, settings: Declared | None = None
) -> Any:
    call = getattr(manager.hook, f"sendrules_{hook}")
    try:
        return call() if settings is None else call(settings=settings)
    except Exception as error:
        raise BrokenPlugin(
            key, f"its hook sendrules_{hook} raised {type(error).__name__}: {error}.", "Mend the plugin.", distribution
        ) from error  # fmt: skip


def _declared(hook: str, value: Any, key: str, distribution: str) -> Any:
    if value is None:
        return None
    wanted = _RETURNS.get(hook)
    if wanted is None:
        raise MistypedPlugin(key, f"sendrules_{hook} returned {type(value).__name__}, and this version of sendrules "
                             f"has no declaration for it yet.", "Return None.", distribution)  # fmt: skip
    if not isinstance(value, wanted):
        names = " or ".join(t.__name__ for t in wanted)
        raise _mistyped(key, hook, value, f"{names} or None", distribution)
    return value


def _facts(value: Any, key: str, distribution: str) -> tuple[FactDefinition, ...]:
    if value is None:
        return ()
    if isinstance(value, str) or not isinstance(value, Iterable):
        raise _mistyped(key, "facts", value, "FactDefinitions", distribution)
    facts = tuple(value)
    for fact in facts:
        if not isinstance(fact, FactDefinition):
            raise _mistyped(key, "facts", fact, "FactDefinitions", distribution)
        if not fact.name.startswith(f"{key}."):
            raise MistypedPlugin(key, f"the fact {fact.name!r} is outside its namespace.",
                                 f"Call it '{key}.{fact.name.split('.')[-1]}'.", distribution)  # fmt: skip
    return facts


def _check_facts(policy: LocalPolicy, key: str, distribution: str) -> None:
    if isinstance(policy.prioritisation, Lexicographic):
        known = {fact.name for fact in policy.facts}
        for factor in policy.prioritisation.factors:
            if factor.fact is not None and factor.fact not in known:
                raise MistypedPlugin(key, f"the factor {factor.id!r} reads {factor.fact!r}, which it does not define.",
                                     "Define it in sendrules_facts.", distribution)  # fmt: skip


def _settings(authority: Authority, settings: Mapping[str, Any] | None) -> Declared:
    try:
        return authority.settings_model(**dict(settings or {}))
    except ValidationError as error:
        problems = [Problem(".".join(map(str, e["loc"])), f"{e['msg']}.") for e in error.errors()]
        raise InputError(f"settings of {authority.key}", problems) from None


def _mistyped(key: str, hook: str, value: object, wanted: str, distribution: str) -> MistypedPlugin:
    got = "None" if value is None else type(value).__name__
    return MistypedPlugin(key, f"sendrules_{hook} returned {got}.", f"It must return {wanted}.", distribution)


def _distribution(point: EntryPoint) -> tuple[str, str]:
    return (point.dist.name, point.dist.version) if point.dist else ("unknown distribution", "")
