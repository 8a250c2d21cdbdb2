"""``LooksAt``: what a condition or an anchor reads of a case, declared beside its code.

Receipts keep no more of a case than what the law looks at, and two histories that are alike in it get the same answer.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import field
from typing import ClassVar

from sendrules.case.kinds import EventKind
from sendrules.values import value


@value
class Around:
    """A kind of circumstance that is looked at where it touches the period of a limit.

    Attributes:
        kind: the kind of circumstance, such as ``"closure"``.
        days_before: how many days before its own first day it may already matter; None for one of any day.
    """

    kind: str
    days_before: int | None = 0


@value
class LooksAt:
    """What is read of a case.

    Attributes:
        events: the kinds of event.
        circumstances: the kinds of circumstance, each with how far before the period it may lie.
        own: the fields of the event that starts the limit.

    >>> both = LooksAt(frozenset({EventKind.REQUEST})) | LooksAt(own=frozenset({"to"}))
    >>> sorted(both.events), sorted(both.own)
    ([<EventKind.REQUEST: 'request'>], ['to'])
    """

    events: frozenset[EventKind] = field(default=frozenset())
    circumstances: frozenset[Around] = field(default=frozenset())
    own: frozenset[str] = field(default=frozenset())

    NOTHING: ClassVar[LooksAt]

    def __or__(self, other: LooksAt) -> LooksAt:
        return LooksAt(self.events | other.events, self.circumstances | other.circumstances, self.own | other.own)

    @classmethod
    def at(cls, *kinds: EventKind) -> LooksAt:
        """Give what reads events of these kinds."""
        return cls(frozenset(kinds))

    @classmethod
    def all_of(cls, parts: Iterable[LooksAt]) -> LooksAt:
        """Give what several things read together."""
        found = cls()
        for part in parts:
            found |= part
        return found


LooksAt.NOTHING = LooksAt()
