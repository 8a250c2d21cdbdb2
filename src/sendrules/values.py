"""``value``: a frozen record with slots, like a dataclass, whose class costs next to nothing to make.

The law is written in about a hundred small classes. ``dataclasses`` writes six methods for each of them as source text and
compiles it, which took a third of the time of the shortest command (docs/adr/0066-values.md). Here every class shares the
same six methods. Use ``value`` for what the law is made of, and ``quick`` for what is made many times for each answer
(docs/adr/0086-quick.md).
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import MISSING, FrozenInstanceError, dataclass, field, fields
from operator import attrgetter
from typing import Any, TypeVar, dataclass_transform, overload

T = TypeVar("T")
_set = object.__setattr__


@overload
def value(cls: type[T]) -> type[T]: ...


@overload
def value(*, kw_only: bool) -> Callable[[type[T]], type[T]]: ...


@dataclass_transform(frozen_default=True, field_specifiers=(field,))
def value(cls: type[T] | None = None, *, kw_only: bool = False) -> type[T] | Callable[[type[T]], type[T]]:
    """Make a class a frozen record with slots. ``dataclasses.fields`` and ``replace`` read it as one of theirs.

    Args:
        cls: the class; its annotated names are its fields.
        kw_only: whether the fields are given by name only.

    >>> @value
    ... class Period:
    ...     weeks: int
    ...     days: int = 0
    >>> Period(6), Period(6) == Period(weeks=6, days=0)
    (Period(weeks=6, days=0), True)
    >>> Period(6).weeks = 7
    Traceback (most recent call last):
        ...
    dataclasses.FrozenInstanceError: cannot assign to field 'weeks'
    """
    if cls is None:
        return lambda cls: _made(cls, kw_only=kw_only)
    return _made(cls, kw_only=kw_only)


@overload
def quick(cls: type[T]) -> type[T]: ...


@overload
def quick(*, eq: bool = True, kw_only: bool = False) -> Callable[[type[T]], type[T]]: ...


@dataclass_transform(frozen_default=True, field_specifiers=(field,))
def quick(
    cls: type[T] | None = None, *, eq: bool = True, kw_only: bool = False
) -> type[T] | Callable[[type[T]], type[T]]:
    """Make a class a record with slots that is quick to make: type checkers hold it frozen, and at run time nothing does.

    A dataclass that is frozen at run time takes three to six times as long to make. Never change a field: others hold the
    record too, and its hash follows from its fields.

    Args:
        cls: the class; its annotated names are its fields.
        eq: whether two records with the same fields are equal, rather than each to itself alone.
        kw_only: whether the fields are given by name only.

    >>> @quick
    ... class Found:
    ...     day: int
    ...     event: str = ""
    >>> Found(6), Found(6) == Found(day=6), len({Found(6), Found(6)})
    (Found(day=6, event=''), True, 1)
    """

    def made(cls: type[T]) -> type[T]:
        record = dataclass(slots=True, eq=eq, unsafe_hash=eq, kw_only=kw_only)(cls)
        record.__quick__ = True  # type: ignore[attr-defined] # so that a test tells it from one that is not frozen by mistake
        return record

    return made if cls is None else made(cls)


def _made(cls: type[T], *, kw_only: bool) -> type[T]:
    own = vars(cls).keys()
    for name, method in _SHARED.items():
        if name not in own:
            setattr(cls, name, method)
    made = dataclass(init=False, repr=False, eq=False, slots=True, kw_only=kw_only)(cls)
    every = fields(made)  # type: ignore[arg-type]
    made.__value_fields__ = tuple((f.name, f.default, f.default_factory) for f in every if f.init)  # type: ignore[attr-defined]
    made.__value_by_place__ = sum(f.init and not f.kw_only for f in every)  # type: ignore[attr-defined]
    made.__value_setters__ = tuple(getattr(made, f.name).__set__ for f in every if f.init)  # type: ignore[attr-defined]
    made.__value_after__ = getattr(made, "__post_init__", None)  # type: ignore[attr-defined]
    made.__value_key__ = _key(tuple(f.name for f in every if f.compare))  # type: ignore[attr-defined]
    return made


def _key(names: tuple[str, ...]) -> Callable[[Any], Any]:
    """What gives of a record the fields that make it equal to another."""
    return attrgetter(*names) if names else _nothing


def _nothing(_: Any) -> tuple[()]:
    return ()


def _init(self: Any, *given: Any, **named: Any) -> None:
    kind = type(self)
    setters = kind.__value_setters__
    if len(given) == kind.__value_by_place__ == len(setters) and not named:  # the quick way
        for put, one in zip(setters, given, strict=True):
            put(self, one)
    else:
        for put, one in zip(setters, _in_order(kind, given, named), strict=True):
            put(self, one)
    if kind.__value_after__ is not None:
        kind.__value_after__(self)


def _in_order(kind: Any, given: tuple[Any, ...], named: dict[str, Any]) -> Iterator[Any]:
    """Give the value of each field in turn: as given, or its default.

    Raises:
        TypeError: one is missing, given twice or not known.
    """
    most = kind.__value_by_place__
    if len(given) > most:
        raise TypeError(f"{kind.__name__} takes {most} values without a name, and {len(given)} were given")
    for n, (name, default, factory) in enumerate(kind.__value_fields__):
        if n < len(given):
            if name in named:
                raise TypeError(f"{kind.__name__} got {name!r} twice")
            yield given[n]
        elif name in named:
            yield named.pop(name)
        elif default is not MISSING:
            yield default
        elif factory is not MISSING:
            yield factory()
        else:
            raise TypeError(f"{kind.__name__} needs {name!r}")
    if named:
        raise TypeError(f"{kind.__name__} has no field {', '.join(map(repr, named))}")


def _repr(self: Any) -> str:
    shown = ", ".join(f"{f.name}={getattr(self, f.name)!r}" for f in fields(self) if f.repr)
    return f"{type(self).__qualname__}({shown})"


def _eq(self: Any, other: Any) -> Any:
    if type(other) is not type(self):
        return NotImplemented
    key = type(self).__value_key__
    return self is other or key(self) == key(other)


def _hash(self: Any) -> int:
    return hash((type(self), type(self).__value_key__(self)))


def _setattr(_self: Any, name: str, _: Any) -> None:
    raise FrozenInstanceError(f"cannot assign to field {name!r}")


def _delattr(_self: Any, name: str) -> None:
    raise FrozenInstanceError(f"cannot delete field {name!r}")


def _getstate(self: Any) -> list[Any]:
    return [getattr(self, f.name) for f in fields(self)]


def _setstate(self: Any, state: list[Any]) -> None:
    for f, kept in zip(fields(self), state, strict=True):
        _set(self, f.name, kept)


_SHARED: dict[str, Any] = {
    "__init__": _init,
    "__repr__": _repr,
    "__eq__": _eq,
    "__hash__": _hash,
    "__setattr__": _setattr,
    "__delattr__": _delattr,
    "__getstate__": _getstate,
    "__setstate__": _setstate,
}
