"""Where cases begin: rows of one case that follow each other are a run. A row without a case is taken to belong to the case above it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc
from numpy.typing import NDArray

from sendrules.caseload.reading.cells import Cells, Column, cells_of, listed, trimmed
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

    def slice(self, first: int, last: int) -> Runs:
        """Give the runs from one to before another, as the runs of their rows alone."""
        start = int(self.starts[first]) if first < len(self.starts) else self.rows
        stop = int(self.starts[last]) if last < len(self.starts) else self.rows
        blank = self.blank[(self.blank >= start) & (self.blank < stop)] - start
        wrong = {n - first: problem for n, problem in self.wrong.items() if first <= n < last}
        return Runs(self.starts[first:last] - start, self.references[first:last], wrong, blank, stop - start)

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


def joined_runs(several: Sequence[Runs]) -> Runs:
    """Give the runs of rows that follow each other as one. A run that goes on, or has no case, is joined to the one before.

    >>> joined_runs([runs_of(pa.chunked_array([["A"]])), runs_of(pa.chunked_array([["A", "B"]]))]).references
    ['A', 'B']
    """
    starts: list[Starts] = []
    references: list[str] = []
    wrong: dict[int, Problem] = {}
    rows = 0
    for runs in several:
        skipped = 0
        while (
            references
            and skipped < min(len(runs), 2)
            and _goes_on(references[-1], len(references) - 1 in wrong, runs, skipped)
        ):
            skipped += 1
        wrong |= {n + len(references) - skipped: problem for n, problem in runs.wrong.items() if n >= skipped}
        starts.append(runs.starts[skipped:] + rows)
        references += runs.references[skipped:]
        rows += runs.rows
    offsets = np.cumsum([0, *(runs.rows for runs in several)])
    blank = np.concatenate([runs.blank + offset for runs, offset in zip(several, offsets, strict=False)])
    return Runs(np.concatenate(starts), references, wrong, blank, rows)


def _goes_on(last: str, last_is_wrong: bool, runs: Runs, run: int) -> bool:
    """Whether a run belongs to the last one before it: the first may have no case, and the second the same as the last."""
    reference, wrong = runs.references[run], run in runs.wrong
    return not wrong if not reference else reference == last and wrong == last_is_wrong


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
    try:
        unequal = pc.fill_null(pc.not_equal(array.slice(1), array.slice(0, len(array) - 1)), True)
    except pa.ArrowNotImplementedError:  # a column of nulls, or of what is no reference at all
        return _changes(cells_of(column))
    return unequal.to_numpy(zero_copy_only=False), lambda rows: _texts(array.take(pa.array(rows)))


def _texts(array: Any) -> tuple[list[Any], NDArray[np.bool_]]:
    if not (pa.types.is_string(array.type) or pa.types.is_large_string(array.type)):
        return _objects(listed(array))
    return listed(array), plain_names(array)


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
        problem = reference.problem if isinstance(reference, Wrong) else None
        text = str(value) if isinstance(reference, Wrong) else reference
        if kept and text == references[-1] and (problem is not None) == (len(kept) - 1 in wrong):
            continue
        if problem is not None:
            wrong[len(kept)] = problem
        kept.append(n)
        references.append(text)
    every = np.concatenate(blank) if blank else np.zeros(0, np.int64)
    return Runs(starts[kept], references, wrong, every, rows)


def _reference(value: Any) -> str | Wrong | None:
    """Give the reference that a cell has; None where it is blank."""
    if value is None or (isinstance(value, str) and not trimmed(value)):
        return None
    return kept_text(value, "name")
