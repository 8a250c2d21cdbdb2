"""The kinds of event that a duty names: in its data, and in the code of the conditions that its data holds."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import fields, is_dataclass
from types import CodeType, FunctionType
from typing import Any

import sendrules as sr
from sendrules.case.view import View
from sendrules.law.model.anchors import LimitOf


def named_by(id: str, law: sr.Statute) -> frozenset[sr.EventKind]:
    """Give every kind of event that any version of a duty names.

    Args:
        id: the duty.
        law: the law, for the duty whose limit another looks at.
    """
    kinds: set[sr.EventKind] = set()
    for duty in law.versions(id):
        kinds |= set(_in(duty, law))
        if duty.detained is not None:
            kinds |= set(_in_code(View.detained_on, set()))
    if sr.EventKind.REQUEST_WITHDRAWN in kinds:
        kinds |= set(_in_code(View.withdrawn_by, set()))
    return frozenset(kinds)


def _in(value: Any, law: sr.Statute) -> Iterator[sr.EventKind]:
    if isinstance(value, sr.EventKind):
        yield value
    elif isinstance(value, LimitOf):
        for other in law.versions(value.duty):
            yield from _in((other.limit, other.unless), law)
    elif isinstance(value, Mapping):
        yield from _in(tuple(value.values()), law)
    elif isinstance(value, tuple | list | set | frozenset):
        for part in value:
            yield from _in(part, law)
    elif is_dataclass(value) and not isinstance(value, type):
        for field in fields(value):
            yield from _in(getattr(value, field.name), law)
        yield from _in_code(type(value), set())
    elif type(value).__module__ == LimitOf.__module__:  # an anchor: Next, Last and their like
        slots = {name for kind in type(value).__mro__ for name in getattr(kind, "__slots__", ())}
        yield from _in([getattr(value, name) for name in sorted(slots)], law)


def _in_code(thing: Any, seen: set[Any]) -> Iterator[sr.EventKind]:
    """The kinds that a condition's code names, itself or in what it calls."""
    if thing in seen or not getattr(thing, "__module__", "").startswith(("sendrules.law", "sendrules.case.view")):
        return
    seen.add(thing)
    if isinstance(thing, type):
        for method in vars(thing).values():
            if isinstance(method, FunctionType):
                yield from _in_code(method, seen)
    elif isinstance(thing, FunctionType):
        for name in _names(thing.__code__):
            if name in sr.EventKind.__members__:
                yield sr.EventKind[name]
            value = thing.__globals__.get(name, getattr(View, name, None))
            if isinstance(value, tuple | frozenset):
                yield from (kind for kind in value if isinstance(kind, sr.EventKind))
            elif isinstance(value, FunctionType) or (isinstance(value, type) and value is not View):
                yield from _in_code(value, seen)


def _names(code: CodeType) -> Iterator[str]:
    yield from code.co_names
    for const in code.co_consts:
        if isinstance(const, CodeType):
            yield from _names(const)
