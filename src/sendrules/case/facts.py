"""Facts beyond the chronology: what an authority's policy may ask of a case, and the functions that derive it."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from sendrules.case.case import Case, FactValue

_NAME = re.compile(r"[a-z0-9_]+\.[a-z0-9_]+")


@dataclass(frozen=True, slots=True)
class FactDefinition:
    """A fact that an authority's policy reads, in the authority's namespace.

    Attributes:
        name: ``<authority>.<fact>``, such as ``milton_keynes.phase_transfer_year``.
        title: the fact in words a parent could read.
        read: gives the value for a case on a day, or None where it is not recorded. It must not guess.
        free_text: whether the value is whatever somebody wrote. It shows nothing by itself, so that a factor which reads it
            needs evidence.

    Raises:
        ValueError: the name has no namespace, or ``read`` is no function.
    """

    name: str
    title: str
    read: Callable[[Case, date], FactValue | None]
    free_text: bool = False

    def __post_init__(self) -> None:
        if not _NAME.fullmatch(self.name):
            raise ValueError(f"a fact is called <authority>.<fact> in small letters, not {self.name!r}")
        if not callable(self.read):
            raise ValueError(
                f"the fact {self.name!r} is read by a function of a case and a day, not {self.read!r}"
            )
