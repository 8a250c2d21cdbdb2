"""A digest of the encoded law: the same for the same rules on every machine, and different when a rule changes.

Titles, notices and explanations are words about a rule, and not the rule itself: they do not count.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import fields, is_dataclass
from datetime import date
from enum import Enum
from hashlib import sha256
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
    text = "\n".join(_plain(duty) for duty in duties)
    return sha256(text.encode()).hexdigest()[:16]


def _plain(value: Any) -> str:
    """Give a value in a form that does not depend on the process, the version or an address."""
    if isinstance(value, Enum):
        return str(value.value)
    if value is None or isinstance(value, str | int | date):
        return repr(value)
    if isinstance(value, tuple):
        return f"({', '.join(map(_plain, value))})"
    if is_dataclass(value):
        parts = [f"{f.name}={_plain(getattr(value, f.name))}" for f in fields(value) if f.init and f.name not in _WORDS]
        return f"{type(value).__name__}({', '.join(parts)})"
    if isinstance(value, Kinds):
        own = [f"{name}={_plain(getattr(value, name))}" for name in value.more]
        return f"{type(value).__name__}({_plain(value.kinds)}, {value.by.value}, {', '.join(own)})"
    return str(value.__qualname__)  # a rule that is a function
