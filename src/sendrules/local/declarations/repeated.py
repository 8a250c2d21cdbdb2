"""Ids that a declaration uses more than once."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from sendrules.errors import Problem


def repeated_ids(field: str, entries: Sequence[Any], what: str) -> Iterator[Problem]:
    """Find each entry of a list that has the id of one before it.

    Args:
        field: the list's field.
        entries: its entries, each with an id.
        what: what they are, in the plural.
    """
    yield from repeated_ids_in([(field, n, entry.id) for n, entry in enumerate(entries)], what)


def repeated_ids_in(entries: Iterable[tuple[str, int, str]], what: str) -> Iterator[Problem]:
    """Find each id that an entry before it has, in one list or in several that share their ids.

    Args:
        entries: for each entry its field, its position and its id.
        what: what they are, in the plural.
    """
    seen: Counter[str] = Counter()
    for field, n, id in entries:
        if seen[id]:
            yield Problem(
                (field, n, "id"), f"two {what} share an id: {id}.", "Give this one another id, or leave it out."
            )
        seen[id] += 1
