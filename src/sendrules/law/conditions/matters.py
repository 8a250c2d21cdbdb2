"""Conditions on what a family complains of: who did it, and whether it is over."""

from __future__ import annotations

from typing import ClassVar

from sendrules.case.conditions import Finding, Occasion
from sendrules.case.kinds import EventKind, Role
from sendrules.case.looks_at import LooksAt
from sendrules.explanation import Step
from sendrules.law.conditions.own_fields import Own, OwnFields
from sendrules.values import value


@value
class MatterOf(OwnFields):
    """The matter is one of these bodies'. Where it does not say whose it is, it is the authority's.

    Attributes:
        roles: the bodies besides the authority itself.
        what: the bodies in words.
        authority: whether the authority itself is one of them.
    """

    reads: ClassVar[tuple[str, ...]] = ("by",)

    roles: tuple[Role, ...]
    what: str
    authority: bool = False

    def of(self, at: Own) -> Finding:
        """Look at whose matter it is."""
        by = at.trigger.by if at.trigger else None
        holds = self.authority if by is None else by in self.roles
        assumed = " (assumed to be the authority's: not recorded)" if by is None else ""
        inputs = (("by", by),) if by is not None else ()
        return Finding(holds, Step("matter-of", f"the matter is that of {self.what}{assumed}", holds, inputs=inputs))


@value
class OverByThen:
    """What is complained of is over, or the right was used in time: else nobody can say that its time has passed.

    Attributes:
        used_by: what uses the right.
    """

    used_by: tuple[EventKind, ...]

    @property
    def looks_at(self) -> LooksAt:
        """What uses the right, and what the matter says of itself."""
        return LooksAt.at(*self.used_by) | LooksAt(own=frozenset({"continues"}))

    def test(self, at: Occasion) -> Finding:
        """Look at the matter, and at what was done about it by the last day."""
        event, title = at.trigger, "what is complained of is over"
        if event is None:
            return Finding(None, Step("over-by-then", title, None))
        used = any(
            e.on <= at.last for e in at.view.alike(event, *self.used_by) if at.last is not None and e.on >= event.on
        )
        if used or event.continues is False:
            return Finding(True, Step("over-by-then", title, True, inputs=(("continues", event.continues),)))
        name = f"{event.id}.continues"
        missing = (name,) if event.continues is None else ("when it ended; until then its time may run anew",)
        return Finding(None, Step("over-by-then", title, None, missing=missing))
