"""``Change``: one thing that is not as a receipt has it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from sendrules.outside_text import on_one_line


@dataclass(frozen=True, slots=True)
class Change:
    """One thing that is not as the receipt has it.

    Attributes:
        what: a version, a digest, a reading, an amendment, the encoding of a duty, or a duty with the event that started it.
        was: what the receipt says, or what its digests say that it rested on.
        found: what is so when it is replayed.
    """

    what: str
    was: Any
    found: Any

    def __str__(self) -> str:
        return on_one_line(f"{self.what}: was {self.was}, is {self.found}")
