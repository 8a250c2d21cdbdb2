"""What does not fit in a declaration: the place within it, what is wrong, and the fix. Several are told at once."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from pydantic_core import PydanticCustomError

KIND = "does_not_fit"
"""The type of pydantic's error that carries misfits, in its context under ``misfits``."""


@dataclass(frozen=True, slots=True)
class Misfit:
    """One thing that does not fit.

    Attributes:
        message: what is wrong, as a sentence without its full stop.
        fix: what to do, as a sentence.
        at: where in the declaration: fields and positions; empty for the whole of it.
    """

    message: str
    fix: str
    at: tuple[str | int, ...] = ()


def refuse(*found: Misfit) -> None:
    """Refuse a declaration for all that does not fit in it; do nothing where everything fits.

    Raises:
        PydanticCustomError: with every misfit.
    """
    if found:
        message = " ".join(f"{misfit.message}. {misfit.fix}" for misfit in found)
        raise PydanticCustomError(KIND, "{message}", {"message": message, "misfits": found})


def twice(field: str, entries: Sequence[Any], what: str) -> Iterator[Misfit]:
    """Find each entry of a list that has the id of one before it.

    Args:
        field: the list's field.
        entries: its entries, each with an id.
        what: what they are, in the plural.
    """
    yield from twice_in([(field, n, entry.id) for n, entry in enumerate(entries)], what)


def twice_in(places: Iterable[tuple[str, int, str]], what: str) -> Iterator[Misfit]:
    """Find each id that an entry before it has, in one list or in several that share their ids."""
    seen: Counter[str] = Counter()
    for field, n, id in places:
        if seen[id]:
            yield Misfit(
                f"two {what} share an id: {id}",
                "Give this one another id, or leave it out.",
                (field, n, "id"),
            )
        seen[id] += 1
