"""A digest of the encoded law: the same for the same rules on every machine, and different when a rule changes.

Titles, notices and explanations are words about a rule, and not the rule itself: they do not count.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import fields, is_dataclass
from datetime import date
from enum import Enum
from functools import cache
from hashlib import sha256
from operator import attrgetter, is_
from typing import Any

from sendrules.law.model.anchors import Kinds
from sendrules.law.model.duty import Duty

_WORDS = frozenset({"title", "notice", "only_if", "if_not_said", "said", "short", "brief"})


def digest_of(duties: Iterable[Duty]) -> str:
    """Give a digest of duties, in the form that a receipt keeps.

    >>> from sendrules.law.statute import statute
    >>> digest_of(statute().duties) == digest_of(tuple(statute().duties))
    True
    """
    known: _Known = {}
    text = "\n".join(_plain(duty, known) for duty in duties)
    return sha256(text.encode()).hexdigest()[:16]


Read = list[tuple[Any, "attrgetter[Any]", tuple[Any, ...]]]
"""Things that a digest was made from, each with what reads it and what that gave."""


def read_for(duties: Iterable[Duty]) -> Read:
    """Give every thing that a digest of duties is made from, each once: ``as_read`` is much quicker than another digest."""
    known: _Known = {}
    for duty in duties:
        _plain(duty, known)
    readers = ((thing, _reader(thing)) for thing, _ in known.values() if not isinstance(thing, tuple))
    return [(thing, reader, reader(thing)) for thing, reader in readers]


def as_read(read: Read) -> bool:
    """Whether every part of every thing is the very object that it was, so that the digest is the same.

    Args:
        read: the things, as ``read_for`` found them.

    >>> from sendrules.law.statute import statute
    >>> as_read(read_for(statute().duties))
    True
    """
    return all(all(map(is_, was, reader(thing))) for thing, reader, was in read)


def _reader(thing: Any) -> attrgetter[Any]:
    """Give what reads of a thing all that its plain form is made from, and its class."""
    if isinstance(thing, Enum):
        return attrgetter("__class__", "_value_")
    if is_dataclass(thing):
        kind: Any = type(thing)
        return attrgetter("__class__", "__class__", *_names(kind))
    if isinstance(thing, Kinds):
        return attrgetter("__class__", "kinds", "by._value_", *thing.more)
    return attrgetter("__class__", "__qualname__")


_Known = dict[int, tuple[Any, str]]
"""What was put in plain form already, by identity: duties share their provisions and conditions. The thing itself is kept beside
its form, so that no other thing can get its identity."""


def _plain(value: Any, known: _Known) -> str:
    """Give a value in a form that does not depend on the process, the version or an address."""
    if value is None or (isinstance(value, str | int | date) and not isinstance(value, Enum)):
        return repr(value)
    if id(value) not in known:
        known[id(value)] = value, _made_plain(value, known)
    return known[id(value)][1]


def _made_plain(value: Any, known: _Known) -> str:
    if isinstance(value, Enum):
        return str(value.value)
    if isinstance(value, tuple):
        return f"({', '.join(_plain(part, known) for part in value)})"
    if is_dataclass(value):
        kind: Any = type(value)
        parts = [f"{name}={_plain(getattr(value, name), known)}" for name in _names(kind)]
        return f"{kind.__name__}({', '.join(parts)})"
    if isinstance(value, Kinds):
        own = [f"{name}={_plain(getattr(value, name), known)}" for name in value.more]
        return f"{type(value).__name__}({_plain(value.kinds, known)}, {value.by.value}, {', '.join(own)})"
    return str(value.__qualname__)  # a rule that is a function


@cache
def _names(kind: Any) -> tuple[str, ...]:
    return tuple(field.name for field in fields(kind) if field.init and field.name not in _WORDS)
