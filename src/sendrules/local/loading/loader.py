"""The plugin host: finds, loads and checks one authority's plugin. The only module, with the hookspecs, that knows pluggy.

One authority is loaded at a time and no other plugin is imported, so an unrelated broken one harms nobody. A broken
selected one is a loud error that names it.
"""

from __future__ import annotations

import inspect
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, replace
from importlib.metadata import EntryPoint, entry_points
from itertools import islice
from pathlib import Path
from types import SimpleNamespace
from typing import Any, NoReturn, TypeVar, cast

import pluggy
from pydantic import ValidationError

from sendrules.case.facts import FactDefinition
from sendrules.case.refusals import leads_nowhere
from sendrules.errors import (
    BrokenPlugin,
    ChangedLaw,
    FloorViolation,
    InputError,
    MissingPlugin,
    Problem,
    near,
)
from sendrules.law.statute import statute
from sendrules.local.checking.consistency import refusals
from sendrules.local.declarations.authority import HOOK_API, Authority
from sendrules.local.declarations.base import MOST_ENTRIES, Declared
from sendrules.local.declarations.commissioning import CommissioningPolicy
from sendrules.local.declarations.fast_track import FastTrackPolicy
from sendrules.local.declarations.performance import PerformancePolicy
from sendrules.local.declarations.policy import HOOKS, LocalPolicy
from sendrules.local.declarations.prioritisation import DateOrder, Lanes, Lexicographic, Points, Queues
from sendrules.local.declarations.quality import QualityPolicy
from sendrules.local.declarations.standards import StandardsPolicy
from sendrules.local.loading import hookspecs
from sendrules.local.loading.hook_checks import PREFIX, check_hook, check_taken, hook_name, marked_functions
from sendrules.local.loading.law_guard import is_written_down, moved
from sendrules.local.loading.plugin_errors import class_name, in_words, problems_of
from sendrules.local.loading.plugin_host import PluginHost
from sendrules.outside_text import on_one_line

GROUP = "sendrules.authorities"
POLICY_FILE = "SENDRULES_POLICY"
"""The name in a plugin's module that gives the path of its policy file, in place of hooks."""
RETURNS: dict[str, tuple[type[Declared], ...]] = {
    "standards": (StandardsPolicy,),
    "prioritisation": (DateOrder, Lexicographic, Points, Lanes, Queues),
    "fast_track": (FastTrackPolicy,),
    "commissioning": (CommissioningPolicy,),
    "performance": (PerformancePolicy,),
    "quality": (QualityPolicy,),
}
"""What each hook may return besides None."""
_D = TypeVar("_D", bound=Declared)


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
        ChangedLaw: the law changed while it was loaded, or before.
        InputError: the settings are not the authority's.
    """
    found = [p for p in entry_points(group=GROUP) if p.name == key]
    if not found:
        raise MissingPlugin(
            key,
            f"no plugin for it is installed (none in the entry-point group {GROUP!r} has this name).",
            _instead(key),
        )
    if len(found) > 1:
        who = " and ".join(sorted(_name_version(p) for p in found))
        raise BrokenPlugin(key, f"{who} both offer it.", "Uninstall one of them.")
    host = PluginHost(key, _name_version(found[0]))
    with _law_unmoved(host):
        return _policy_of(_imported(found[0], host), settings, host)


def policy_of(
    plugin: object, key: str, settings: Mapping[str, Any] | None = None, *, distribution: str = ""
) -> LocalPolicy:
    """Register one plugin object in a manager of its own, check it, and collect its declarations.

    Args:
        plugin: a module or object with hook implementations.
        key: the authority's key, which its ``Authority`` must bear.
        settings: values for its settings.
        distribution: where it came from, as "name version", for errors and results.

    Raises:
        BrokenPlugin: it cannot be registered, or a hook raised.
        MistypedPlugin: a hook returned something other than what it promises, or names point nowhere.
        FloorViolation: a standard or target is looser than the law.
        ChangedLaw: the law changed while its hooks ran, or before.
        InputError: the settings are not the authority's.
    """
    host = PluginHost(key, distribution)
    with _law_unmoved(host):
        return _policy_of(plugin, settings, host)


@contextmanager
def _law_unmoved(host: PluginHost) -> Iterator[None]:
    """Refuse a plugin while whose loading the law moved; or before, so that nobody gets answers by a law that has moved."""
    if not is_written_down() and (found := moved()):
        raise ChangedLaw(host.key, found, before=True, distribution=host.distribution)
    yield
    if found := moved():
        raise ChangedLaw(host.key, found, before=False, distribution=host.distribution)


def _policy_of(plugin: object, settings: Mapping[str, Any] | None, host: PluginHost) -> LocalPolicy:
    file = host.run(lambda: getattr(plugin, POLICY_FILE, None), f"its {POLICY_FILE} cannot be read:")
    if file is not None:
        plugin = _of_file(plugin, file, host)
    manager = _manager(plugin, host)
    authority = _authority(_call(manager, "authority", host), host)
    given = _settings(authority, settings, host)
    facts = _facts(_call(manager, "facts", host, given), host)
    policy = LocalPolicy(
        authority=authority,
        settings=given,
        facts=facts,
        distribution=host.distribution,
        **{hook: _declared(hook, _call(manager, hook, host, given), host) for hook in HOOKS},
    )
    _check(policy, host)
    return policy


def _instead(key: str) -> str:
    installed = [a.key for a in installed_authorities()]
    if close := near(key, installed):
        return f"Did you mean {' or '.join(close)}?"
    if installed:
        return f"Installed: {', '.join(installed)}."
    return "No authority is installed; install a plugin, such as sendrules-generic."


def _imported(point: EntryPoint, host: PluginHost) -> object:
    plugin = host.run(point.load, "it cannot be imported:", "Fix or uninstall it.")
    if not inspect.ismodule(plugin):
        kind = "a function" if inspect.isroutine(plugin) else f"a {type(plugin).__name__}"
        raise host.broken(
            f"its entry point names {kind}, {point.value}, and not a module.",
            f'Name the module in pyproject.toml: {host.key} = "{point.module}".',
        )
    return plugin


def _of_file(plugin: object, file: object, host: PluginHost) -> object:
    """Give the hooks of a plugin whose policy is a TOML file beside its module."""
    from sendrules.local.loading.policy_file import RefusedPolicy, hooks_of

    if not issubclass(type(file), str | Path):
        raise host.broken(
            f"its {POLICY_FILE} is of type {class_name(file)}, and not a path.", "Give the path of the TOML file."
        )
    if own := host.run(lambda: sorted(name for name, _ in marked_functions(plugin)), "its functions cannot be listed:"):
        raise host.broken(f"it has a policy file, and the hook {own[0]} as well.", "Keep one of the two.")
    try:
        return SimpleNamespace(**hooks_of(cast("str | Path", file)))
    except RefusedPolicy as error:
        for finding in error.findings:
            _refuse(finding, host, _without_fix(finding))
        raise
    except InputError as error:
        why = " ".join(map(str, error.problems))
        raise host.broken(f"its policy file cannot be read: {why}", "Ship the file in the wheel.") from error


def _without_fix(finding: Problem) -> str:
    return str(replace(finding, fix=""))


def _manager(plugin: object, host: PluginHost) -> pluggy.PluginManager:
    """Register a plugin whose hooks have been checked."""
    marked = host.run(lambda: dict(marked_functions(plugin)), "its functions cannot be listed:")
    for name, function in marked.items():
        check_hook(name, function, host)
    manager = pluggy.PluginManager(hookspecs.PROJECT)
    manager.add_hookspecs(hookspecs)
    host.run(lambda: manager.register(plugin, host.key), "its hooks do not fit:")
    taken = [caller.name for caller in manager.get_hookcallers(plugin) or ()]
    check_taken([hook_name(name, function) for name, function in marked.items()], taken, host)
    return manager


def _call(manager: pluggy.PluginManager, hook: str, host: PluginHost, settings: Declared | None = None) -> Any:
    call = getattr(manager.hook, f"{PREFIX}{hook}")
    arguments = {} if settings is None else {"settings": settings}
    return host.run(lambda: call(**arguments), f"its hook sendrules_{hook} raised")


def _authority(value: Any, host: PluginHost) -> Authority:
    if type(value) is not Authority:
        raise host.returned("authority", value, "an Authority, and no class made from one")
    authority: Authority = _made_again(value, "sendrules_authority", host)
    if authority.key != host.key:
        raise host.mistyped(f"its Authority has the key {authority.key!r}.", "Make it the entry point's name.")
    if authority.hook_api != HOOK_API:
        raise host.mistyped(
            f"it is written for hook API {authority.hook_api}, and this is {HOOK_API}.",
            "Install a version of the plugin for this one.",
        )
    return authority


def _declared(hook: str, value: Any, host: PluginHost) -> Any:
    if value is None:
        return None
    wanted = RETURNS[hook]
    if type(value) not in wanted:
        raise host.returned(
            hook, value, f"{' or '.join(t.__name__ for t in wanted)} or None, and no class made from one"
        )
    return _made_again(value, f"sendrules_{hook}", host)


def _made_again(value: _D, hook: str, host: PluginHost) -> _D:
    """Make a declaration again from its fields, for whatever was made without the checks of its class, however deep."""
    try:
        return type(value).model_validate(value)
    except ValidationError as error:
        raise host.mistyped(
            f"{hook} gave a declaration that was made without its checks: {in_words(error)}.",
            "Make it by its class, not by model_construct.",
        ) from error
    except Exception as error:  # such as a value that cannot be compared or shown
        raise host.broken(f"what {hook} gave cannot be read: {in_words(error)}.") from error


def _facts(value: Any, host: PluginHost) -> tuple[FactDefinition, ...]:
    if value is None:
        return ()
    if not host.run(
        lambda: isinstance(value, Iterable) and not isinstance(value, str), "its hook sendrules_facts raised"
    ):
        raise host.returned("facts", value, "FactDefinitions")
    facts = host.run(lambda: tuple(islice(value, MOST_ENTRIES + 1)), "its hook sendrules_facts raised")
    if len(facts) > MOST_ENTRIES:
        raise host.mistyped(f"sendrules_facts gave more than {MOST_ENTRIES:,} facts.", "Give a list that ends.")
    for fact in facts:
        if type(fact) is not FactDefinition:
            raise host.returned("facts", fact, "FactDefinitions, and no class made from one")
        if not fact.name.startswith(f"{host.key}."):
            raise host.mistyped(
                f"the fact {fact.name!r} is outside its namespace.",
                f"Call it '{host.key}.{fact.name.split('.')[-1]}'.",
            )
    for name, n in Counter(fact.name for fact in facts).items():
        if n > 1:
            raise host.mistyped(f"it defines the fact {name!r} {n} times.", "Define each fact once.")
    return facts


def _check(policy: LocalPolicy, host: PluginHost) -> None:
    """Refuse a policy that is looser than the law, or whose names point nowhere."""
    for finding in host.run(lambda: refusals(policy, statute()), "its policy cannot be checked:"):
        at = f"{finding.where}: " if leads_nowhere(finding) else ""
        _refuse(finding, host, f"{at}{finding.message}")


def _refuse(finding: Problem, host: PluginHost, message: str) -> NoReturn:
    held = finding.compared
    if held is None:
        raise host.mistyped(message, finding.fix)
    raise FloorViolation(
        host.key,
        held.standard,
        held.duty,
        held.provision,
        held.value,
        held.limit,
        message,
        finding.fix,
        host.distribution,
    )


def _settings(authority: Authority, settings: Mapping[str, Any] | None, host: PluginHost) -> Declared:
    model, values = authority.settings_model, dict(settings or {})

    def make() -> Declared | ValidationError:
        try:
            return model.model_validate(values)
        except ValidationError as error:
            return error

    settings_made = host.run(make, "its settings raised")
    if type(settings_made) is model:
        return settings_made
    if type(settings_made) is not ValidationError:
        raise host.mistyped(
            f"its settings_model made a value of type {class_name(settings_made)}.", "Leave model_validate as it is."
        )
    if not values:
        raise host.broken(
            f"its settings have no good defaults: {in_words(settings_made)}.", "Give each setting a default."
        )
    problems = host.run(
        lambda: problems_of(settings_made, list(model.model_fields)), "what its settings refused cannot be told:"
    )
    raise InputError(f"settings of {authority.key}", problems)


def _distribution(point: EntryPoint) -> tuple[str, str]:
    """Give a distribution's name and version; one that was half removed has neither."""
    metadata = point.dist.metadata if point.dist else None
    if metadata is None or "Name" not in metadata or "Version" not in metadata:
        return "unknown distribution", ""
    return on_one_line(metadata["Name"]), on_one_line(metadata["Version"])


def _name_version(point: EntryPoint) -> str:
    return " ".join(_distribution(point)).strip()
