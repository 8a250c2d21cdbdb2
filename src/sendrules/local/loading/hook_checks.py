"""Whether a plugin's hooks are spelt and marked correctly, and take what they are given."""

from __future__ import annotations

import inspect
from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import Any

from sendrules.errors import near
from sendrules.local.loading import hookspecs
from sendrules.local.loading.plugin_host import PluginHost

PREFIX = "sendrules_"
_MARK = f"{hookspecs.PROJECT}_impl"  # what hookimpl leaves on a function
_SPECS = {name: spec for name, spec in vars(hookspecs).items() if name.startswith(PREFIX)}


def marked_functions(plugin: object) -> Iterator[tuple[str, Callable[..., object]]]:
    """Give what is marked as a hook, and what is not marked but called like one."""
    for name in dir(plugin):
        value = getattr(plugin, name, None)
        if not callable(value):
            continue
        word = name.removeprefix(PREFIX)
        if _mark(value) is not None or (word != name and near(word, [n.removeprefix(PREFIX) for n in _SPECS])):
            yield name, value


def _mark(function: object) -> Mapping[str, Any] | None:
    mark = getattr(function, _MARK, None)
    return mark if isinstance(mark, Mapping) and inspect.isroutine(function) else None


def check_hook(name: str, function: Callable[..., object], host: PluginHost) -> None:
    """Refuse a hook that is misspelt, not marked, or asks for what it will not get.

    Args:
        name: its name in the plugin.
        function: the hook.
        host: the plugin.

    Raises:
        BrokenPlugin: with the fix.
    """
    mark = _mark(function)
    if mark is None:
        raise host.broken(
            f"{name} is not marked as a hook, so it would never be called.",
            "Mark it with @sendrules.hookimpl, or give it another name.",
        )
    hook = hook_name(name, function)
    if hook not in _SPECS:
        close = near(hook, _SPECS)
        known = f"Did you mean {close[0]}?" if close else f"The hooks are {', '.join(sorted(_SPECS))}."
        raise host.broken(f"{hook} is not a hook.", known)
    given = list(inspect.signature(_SPECS[hook]).parameters)
    takes = "It may take settings, without a default, and nothing else." if given else "It takes nothing."
    for parameter in host.run(
        lambda: list(inspect.signature(function).parameters.values()), f"the arguments of {hook} cannot be read:"
    ):
        if _never_given(parameter, given):
            raise host.broken(f"{hook} would not be given its argument {str(parameter)!r}.", takes)


def check_taken(names: Iterable[str], taken: Iterable[str], host: PluginHost) -> None:
    """Refuse a plugin of which a hook was left out: pluggy takes plain functions and methods, and passes over the rest in silence.

    Args:
        names: the names of its hooks, by the mark on each.
        taken: the names of those that were registered.
        host: the plugin.

    Raises:
        BrokenPlugin: with the fix.
    """
    if left := sorted(set(names) - set(taken)):
        raise host.broken(
            f"{left[0]} would not be called, since it is no plain function.",
            "Mark a plain function or a method, without functools.cache or functools.partial over it.",
        )


def hook_name(name: str, function: Callable[..., object]) -> str:
    """Give the hook that a marked function implements: its own name, unless its mark says another."""
    mark = _mark(function)
    return str((mark or {}).get("specname") or name)


def _never_given(parameter: inspect.Parameter, given: Iterable[str]) -> bool:
    """Whether a hook asks for what it will not get.

    A release of pluggy may give nothing to an argument that has a default, and none gives anything to ``*args``, to ``**kwargs`` or
    to an argument that must be named.
    """
    has_default = parameter.default is not parameter.empty
    if parameter.kind not in (parameter.POSITIONAL_ONLY, parameter.POSITIONAL_OR_KEYWORD):
        return not has_default or parameter.name in given
    return has_default if parameter.name in given else not has_default
