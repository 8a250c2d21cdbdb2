"""Notices what a plugin changes of the law, or of the code that works it out, while it is loaded.

A plugin is code, and runs in this process. It can replace a method, or write into a duty. Before the first plugin is imported, all the
functions, classes and fixed tables of the packages that work out the law are written down, with the digest of the duties. After each load they
are compared, and dates and cases that are known by hand are worked again. What a plugin does later, such as in the
function of a fact, is not seen here; nor is what it does to Python itself.
"""

from __future__ import annotations

import pkgutil
import sys
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from enum import EnumType
from functools import cached_property
from importlib import import_module
from operator import is_
from types import FunctionType, MappingProxyType, MemberDescriptorType, ModuleType
from typing import Any

from sendrules.law.digest import Read, as_read, digest_of, read_for
from sendrules.law.model.duty import Duty
from sendrules.law.statute import statute
from sendrules.local.loading.canaries import wrong_answers
from sendrules.time.calendar import WorkingCalendar

GUARDED = ("sendrules.case", "sendrules.law", "sendrules.statutory", "sendrules.time", "sendrules.wording")
"""The packages that work out the law's answer and put it into words."""
_WHOLE = ("sendrules.statutory", "sendrules.wording")  # imported whole, so that nothing of them comes in unseen later
_MOST_NAMED = 5

Parts = dict[str, tuple[Any, ...]]
"""By its name in a module, a thing and what it is made of, to be compared by identity."""


_Names = tuple[Any, list[str], list[Any]]
"""A module or class, the names in it, and what each name stands for."""


@dataclass(slots=True)
class _First:
    """How the law stood before the first plugin was imported in this process.

    Attributes:
        digest: of the duties.
        parts: by module, its parts by name.
        flat: by module, all that its parts are made of, which is quicker to compare.
        duties: those duties.
        read: all that the digest was made from.
        names: by module, what stands in it and in each of its own classes, with its name: quicker still.
        inner: by identity, each thing in which something can be exchanged, and what it is made of.
    """

    digest: str = ""
    duties: tuple[Duty, ...] = ()
    read: Read = field(default_factory=list)
    names: dict[str, list[_Names]] = field(default_factory=dict)
    inner: dict[int, tuple[Any, tuple[Any, ...]]] = field(default_factory=dict)
    parts: dict[str, Parts] = field(default_factory=dict)
    flat: dict[str, list[Any]] = field(default_factory=dict)


_FIRST = _First()


def is_written_down() -> bool:
    """Whether it is known how the law stood before the first plugin."""
    return bool(_FIRST.digest)


def moved() -> tuple[str, ...]:
    """Name what of the law is no longer as it was before the first plugin, or is not what was worked by hand; empty where nothing.

    The first call writes down how it stands. Later calls compare, and add the modules that have come in since.

    >>> moved()
    ()
    """
    if not _FIRST.digest:
        _import_whole()
        _FIRST.duties = statute().duties
        _FIRST.digest, _FIRST.read = digest_of(_FIRST.duties), read_for(_FIRST.duties)
    duties = statute().duties
    same = (duties is _FIRST.duties and as_read(_FIRST.read)) or digest_of(duties) == _FIRST.digest
    found = [] if same else ["a duty, a limit or an exception"]
    within = all(_same(made, _made_of(thing)) for thing, made in list(_FIRST.inner.values()))
    for name in [name for name in sys.modules if _is_guarded(name)]:
        if not within or not _has_the_same_names(name):
            found += _moved_in(name, sys.modules[name])
    found += wrong_answers(statute())
    more = [f"and {len(found) - _MOST_NAMED} more"] if len(found) > _MOST_NAMED else []
    return (*found[:_MOST_NAMED], *more)


def _import_whole() -> None:
    for name in _WHOLE:
        for module in pkgutil.iter_modules(import_module(name).__path__, f"{name}."):
            import_module(module.name)


def _moved_in(name: str, module: ModuleType) -> list[str]:
    """Name what of a module was exchanged; where it is new, write down how it stands."""
    parts = list(_parts(module))
    flat = [part for _, made in parts for part in made]
    before = _FIRST.flat.get(name)
    if before is None:
        _FIRST.parts[name], _FIRST.flat[name] = dict(parts), flat
        _FIRST.inner |= {
            id(thing): (thing, inner)
            for _, (thing, *_) in parts
            if (inner := _made_of(thing)) or isinstance(thing, MappingProxyType)
        }
    if before is None or _same(before, flat):
        _FIRST.names[name] = [(each, list(vars(each)), list(vars(each).values())) for each in _with_classes(module)]
        return []
    old, now = _FIRST.parts[name], dict(parts)
    return [f"{name}.{part}" for part in old | now if not _same(old.get(part, ()), now.get(part, ()))]


def _has_the_same_names(name: str) -> bool:
    """Whether every name in a module and in its classes stands for the very thing that it stood for."""
    return (
        name in _FIRST.names
        and _FIRST.names[name][0][0] is sys.modules[name]
        and all(
            _same(things, list(vars(owner).values())) and names == list(vars(owner))
            for owner, names, things in _FIRST.names[name]
        )
    )


def _with_classes(module: ModuleType) -> Iterator[Any]:
    yield module
    for value in vars(module).values():
        if isinstance(value, type) and value.__module__ == module.__name__:
            yield value


def _same(before: Sequence[Any], now: Sequence[Any]) -> bool:
    return len(before) == len(now) and all(map(is_, before, now))


def _is_guarded(name: str) -> bool:
    return any(name == each or name.startswith(f"{each}.") for each in GUARDED)


def _parts(module: ModuleType) -> Iterator[tuple[str, tuple[Any, ...]]]:
    """Give each thing of a module; the code of a function, and what stands in a class of its own."""
    for key, value in list(vars(module).items()):
        if key.startswith("__") or isinstance(value, ModuleType):
            continue
        yield key, (value, *_made_of(value))
        if isinstance(value, type) and value.__module__ == module.__name__:
            for inner, attribute in list(vars(value).items()):
                if _is_written(inner, attribute):
                    yield f"{key}.{inner}", (attribute, *_made_of(attribute))


def _is_written(name: str, attribute: Any) -> bool:
    """Whether an attribute of a class was written there. Python keeps notes of its own beside it, as copying does."""
    return not name.startswith(("_abc_", "__")) or isinstance(attribute, _METHODS)


def _made_of(value: Any) -> tuple[Any, ...]:
    """Give what decides how a thing behaves, and can be exchanged within it."""
    kind = type(value)
    if kind in _WHOLE_ALREADY:
        return ()
    if kind is FunctionType:
        return value.__code__, value.__defaults__, *(value.__kwdefaults__ or {}).values()
    if kind is MappingProxyType:
        return (*value.keys(), *value.values())
    if kind in (tuple, frozenset):
        return tuple(value)
    if kind in _INNER:
        return tuple(part for inner in _INNER[kind](value) if inner is not None for part in (inner, *_made_of(inner)))
    if kind is WorkingCalendar:
        return (
            *(getattr(value, slot) for slot in kind.__slots__ if slot != "_digest"),
            *value._off,
            *value._off.values(),
        )
    wrapped = getattr(value, "__wrapped__", None) if kind.__module__ == "functools" else None
    return (wrapped, *_made_of(wrapped)) if wrapped is not None else ()


_WHOLE_ALREADY = frozenset({str, int, bool, float, type, MemberDescriptorType, EnumType})
"""What is nothing but itself."""
_METHODS = (FunctionType, property, classmethod, staticmethod)
_INNER: Mapping[type, Callable[[Any], tuple[Any, ...]]] = {
    property: lambda value: (value.fget,),
    classmethod: lambda value: (value.__func__,),
    staticmethod: lambda value: (value.__func__,),
    cached_property: lambda value: (value.func,),
}
