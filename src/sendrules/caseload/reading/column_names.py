"""The names of a table's columns, from its heading: one for each, and none twice."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from sendrules.caseload.reading.cells import NoValue
from sendrules.caseload.reading.pieces import unnamed
from sendrules.errors import InputError, Problem


def names_of(heading: Sequence[Any], source: str, place: str = "") -> list[str]:
    """Give the names that stand in the heading of a sheet. Empty cells at its end are no columns.

    Args:
        heading: its cells.
        source: the file, for the error.
        place: what is said of its place in the file, such as "row 3: "; empty where that is the first row.

    Raises:
        InputError: two columns have one name.
    """
    last = max((n for n, value in enumerate(heading, 1) if value is not None), default=0)
    found = [
        unnamed(n) if value is None or isinstance(value, NoValue) else str(value).strip()
        for n, value in enumerate(heading[:last])
    ]
    check_names(found, source, place)
    return found


def check_names(names: Sequence[str], source: str, place: str = "") -> None:
    """Refuse two columns with one name.

    Args:
        names: the names.
        source: the file or the table, for the error.
        place: what is said of the place of the heading; empty where that is plain.

    Raises:
        InputError: two columns have one name.
    """
    if twice := sorted({name for name in names if names.count(name) > 1}):
        message = f"{place}two columns are called {', '.join(twice)}."
        raise InputError(source, [Problem("", message, "Give each column a name of its own.")])
