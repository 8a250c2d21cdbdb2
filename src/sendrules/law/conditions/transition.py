"""What the Transitional Order asks of a case: from which day the weeks of a transfer review run."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import ClassVar

from sendrules.case.kinds import Dated
from sendrules.case.looks_at import LooksAt
from sendrules.law.model.anchors import Found, Occurrence


@dataclass(frozen=True, slots=True)
class NoticeBefore:
    """The notice of the transfer review, if it was sent before a day.

    Attributes:
        before: the day.
    """

    before: date
    by: ClassVar[Dated] = Dated.SENT

    @property
    def names(self) -> tuple[str, ...]:
        """The name by which its day may be given."""
        return ("notice",)

    @property
    def looks_at(self) -> LooksAt:
        """The day of the notice, which the start states."""
        return LooksAt(own=frozenset({"sent"}))

    def find(self, at: Occurrence) -> Found | None:
        """Read the start."""
        sent = at.event.sent
        return Found(sent, at.event) if sent is not None and sent < self.before else None
