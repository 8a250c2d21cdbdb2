"""Where cases begin: rows of one case that follow each other are a run. A row without a case is taken to belong to the case above it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc
from numpy.typing import NDArray

from sendrules.caseload.reading.cells import Cells, Column, trimmed
from sendrules.caseload.reading.values import Wrong, kept_text, plain_names
from sendrules.errors import Problem

Starts = NDArray[np.int64]


@dataclass(frozen=True, slots=True, eq=False)
class Runs:
    """The runs of some rows.

    Attributes:
        starts: the first row of each run.
        references: by run the reference of the case, in its one form; as it was given where it is wrong; empty where there is none.
        wrong: by run what is wrong with its reference.
        blank: the rows in which the case is missing.
        rows: how many rows there are.
    """

    starts: Starts
    references: Sequence[str]
    wrong: Mapping[int, Problem]
    blank: NDArray[np.int64]
    rows: int

    def __len__(self) -> int:
        return len(self.starts)

    @property
    def case(self) -> NDArray[np.int32]:
        """By row the number of its run."""
        lengths = np.diff(np.append(self.starts, self.rows))
        return np.repeat(np.arange(len(self.starts), dtype=np.int32), lengths)


def runs_of(column: Column) -> Runs:
    """Find the runs of a column of references.

    Args:
        column: the column.

    >>> runs = runs_of(pa.chunked_array([["A", "A", None, "B "]]))
    >>> runs.starts.tolist(), runs.references, runs.blank.tolist()
    ([0, 3], ['A', 'B'], [2])
    """
    changes, given = _changes(column)
    starts = np.flatnonzero(np.concatenate(([True], changes))) if len(column) else np.zeros(0, np.int64)
    values, plain = given(starts)
    if plain.all():
        return Runs(starts, values, {}, np.zeros(0, np.int64), len(column))
    return _tidied(starts, values, plain, len(column))


def _changes(column: Column) -> tuple[NDArray[np.bool_], Any]:
    """Say where a cell is not the same as the one above, and give what gives the values of rows, and which are plain."""
    if isinstance(column, Cells):
        codes = column.codes
        return codes[1:] != codes[:-1], lambda rows: _objects([column[row] for row in rows])
    array = column.combine_chunks() if column.num_chunks != 1 else column.chunk(0)
    if pa.types.is_dictionary(column.type):
        array = column.unify_dictionaries().combine_chunks() if column.num_chunks != 1 else array
        array = array.chunk(0) if isinstance(array, pa.ChunkedArray) else array
        indices = pc.fill_null(array.indices, -1).to_numpy() if array.null_count else array.indices.to_numpy()
        return indices[1:] != indices[:-1], lambda rows: _texts(array.take(pa.array(rows)).dictionary_decode())
    array = array.chunk(0) if isinstance(array, pa.ChunkedArray) else array
    if not len(array):
        return np.zeros(0, bool), lambda rows: _texts(array.take(pa.array(rows)))
    unequal = pc.fill_null(pc.not_equal(array.slice(1), array.slice(0, len(array) - 1)), True)
    return unequal.to_numpy(zero_copy_only=False), lambda rows: _texts(array.take(pa.array(rows)))


def _texts(array: Any) -> tuple[list[Any], NDArray[np.bool_]]:
    if not (pa.types.is_string(array.type) or pa.types.is_large_string(array.type)):
        return _objects(array.to_pylist())
    return array.to_pylist(), plain_names(array)


def _objects(values: list[Any]) -> tuple[list[Any], NDArray[np.bool_]]:
    return values, np.zeros(len(values), bool)


def _tidied(starts: Starts, values: list[Any], plain: NDArray[np.bool_], rows: int) -> Runs:
    """Put odd references into their one form, and join what is one case then."""
    kept: list[int] = []
    references: list[str] = []
    wrong: dict[int, Problem] = {}
    blank: list[NDArray[np.int64]] = []
    ends = np.append(starts[1:], rows)
    for n, value in enumerate(values):
        reference = value if plain[n] else _reference(value)
        if reference is None:
            blank.append(np.arange(starts[n], ends[n]))
            if kept:
                continue
            reference = ""
        if isinstance(reference, Wrong):
            wrong[len(kept)] = reference.problem
            reference = str(value)
        elif kept and reference == references[-1] and len(kept) - 1 not in wrong:
            continue
        kept.append(n)
        references.append(reference)
    every = np.concatenate(blank) if blank else np.zeros(0, np.int64)
    return Runs(starts[kept], references, wrong, every, rows)


def _reference(value: Any) -> str | Wrong | None:
    """Give the reference that a cell has; None where it is blank."""
    if value is None or (isinstance(value, str) and not trimmed(value)):
        return None
    return kept_text(value, "name")
