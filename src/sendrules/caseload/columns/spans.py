"""Pairs of a row with each of the events that it looks at: what a loop over a few events is to one case."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

import numpy as np
from numpy.typing import NDArray

from sendrules.case.kinds import EventKind
from sendrules.caseload.columns.batch import Batch
from sendrules.caseload.columns.chosen import Chosen
from sendrules.caseload.columns.codes import Flags, Rows


def pairs(low: NDArray[Any], high: NDArray[Any]) -> tuple[Rows, Rows]:
    """Give every pair of a row and a number from its ``low`` up to its ``high``, that one not included.

    Args:
        low: by row the first number.
        high: by row the number after the last; there is none where it is not above ``low``.

    >>> pairs(np.array([3, 8, 5]), np.array([5, 7, 6]))
    (array([0, 0, 2]), array([3, 4, 5]))
    """
    count = np.maximum(high - low, 0)
    row = np.repeat(np.arange(len(low)), count)
    within = np.arange(len(row)) - np.repeat(np.cumsum(count) - count, count)
    return row, within + low[row]


def each_between(
    batch: Batch,
    kinds: Iterable[EventKind],
    case: NDArray[Any],
    first: NDArray[Any] | int,
    last: NDArray[Any] | int,
) -> tuple[Rows, Rows]:
    """Give every pair of an index into ``case`` and the row of an event of its case from one day to another.

    Args:
        batch: the cases.
        kinds: the kinds of event.
        case: the cases, which may be there several times.
        first: the first day, or one for each.
        last: the last day, which counts too.
    """
    key = tuple(kinds)
    return _each(batch, batch.rows(key), batch.keys(key), (case, first, last))


def each_chosen(
    batch: Batch, chosen: Chosen, case: NDArray[Any], first: NDArray[Any] | int, last: NDArray[Any] | int
) -> tuple[Rows, Rows]:
    """Give the same of some rows of a batch, instead of certain kinds of event."""
    return _each(batch, chosen.rows, chosen.keys, (case, first, last))


def _each(batch: Batch, rows: Rows, keys: NDArray[np.int64], span: tuple[NDArray[Any], Any, Any]) -> tuple[Rows, Rows]:
    case, first, last = span
    low, high = (
        np.searchsorted(keys, batch.at(case, first), "left"),
        np.searchsorted(keys, batch.at(case, last), "right"),
    )
    which, index = pairs(low, high)
    return which, rows[index]


def any_of_each(which: Rows, fits: Flags, how_many: int) -> Flags:
    """Say for each row whether one of its pairs fits.

    Args:
        which: by pair the row.
        fits: by pair whether it fits.
        how_many: how many rows there are.

    >>> any_of_each(np.array([0, 0, 2]), np.array([False, True, False]), 3)
    array([ True, False, False])
    """
    found = np.zeros(how_many, bool)
    found[which[fits]] = True
    return found
