"""``Piece``: some rows of what is read, by the names of their columns there, each row with its place."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Protocol

import numpy as np
import pyarrow as pa
from numpy.typing import NDArray

from sendrules.caseload.reading.cells import Cells, Column, as_cells, as_one

Files = NDArray[np.int32]


@dataclass(frozen=True, slots=True, eq=False)
class Piece:
    """Some rows.

    Attributes:
        columns: the columns by their names in the source.
        file: by row the number of the file.
        row: by row its number among the rows of the file, from 0.
    """

    columns: Mapping[str, Column]
    file: Files
    row: NDArray[np.int64]

    def __len__(self) -> int:
        return len(self.row)

    def slice(self, start: int, stop: int) -> Piece:
        """Give the rows from one to before another."""
        columns = {
            name: Cells(column.codes[start:stop], column.values)
            if isinstance(column, Cells)
            else column.slice(start, stop - start)
            for name, column in self.columns.items()
        }
        return Piece(columns, self.file[start:stop], self.row[start:stop])

    def __reduce__(self) -> tuple[Any, ...]:
        """For another process its own rows alone: Arrow would send all that its slices were cut from."""
        columns = {
            name: column if isinstance(column, Cells) else pa.chunked_array([as_one(column)])
            for name, column in self.columns.items()
        }
        return Piece, (columns, self.file, self.row)

    def take(self, rows: NDArray[Any]) -> Piece:
        """Give these rows, in this order."""
        return Piece(
            {name: column.take(rows) for name, column in self.columns.items()}, self.file[rows], self.row[rows]
        )


def piece_of(columns: Mapping[str, Column], file: int, first: int) -> Piece:
    """Give a piece whose rows follow each other in one file.

    Args:
        columns: its columns.
        file: the number of the file.
        first: the number of its first row.
    """
    rows = len(next(iter(columns.values()), ()))
    return Piece(columns, np.full(rows, file, np.int32), np.arange(first, first + rows, dtype=np.int64))


def joined(pieces: Sequence[Piece]) -> Piece:
    """Give several pieces as one."""
    if len(pieces) == 1:
        return pieces[0]
    names = pieces[0].columns
    return Piece(
        {name: _joined_columns([piece.columns[name] for piece in pieces]) for name in names},
        np.concatenate([piece.file for piece in pieces]),
        np.concatenate([piece.row for piece in pieces]),
    )


def _joined_columns(columns: Sequence[Any]) -> Column:
    if not any(isinstance(column, Cells) or column.type != columns[0].type for column in columns):
        return pa.chunked_array([chunk for column in columns for chunk in column.chunks], columns[0].type)
    values: list[Any] = [None]
    codes: list[NDArray[np.int32]] = []
    for cells in map(as_cells, columns):  # files may have a column in different types
        codes.append(np.where(cells.codes > 0, cells.codes + np.int32(len(values) - 1), np.int32(0)))
        values += cells.values[1:]
    return Cells(np.concatenate(codes), values)


def unnamed(column: int) -> str:
    """Give what a column without a name is called.

    >>> unnamed(0)
    '(column 1, without a name)'
    """
    return f"(column {column + 1}, without a name)"


@dataclass(frozen=True, slots=True)
class Place:
    """Where a row stands, as the user's program shows it.

    Attributes:
        file: the name of the file; empty for a table in memory.
        row: the number of the row or line.
        counted: "line" or "row".
    """

    file: str
    row: int
    counted: str


class Source(Protocol):
    """What a caseload is read from. It can be gone through more than once.

    Attributes:
        name: what it is called in an error.
        names: the names of its columns.
        typed: whether it tells a number or a flag from a text.
    """

    @property
    def name(self) -> str:
        """What it is called in an error."""
        ...

    @property
    def names(self) -> Sequence[str]:
        """The names of its columns."""
        ...

    @property
    def typed(self) -> bool:
        """Whether it tells a number or a flag from a text."""
        ...

    def may_have_texts(self, name: str) -> bool:
        """Whether a column may hold texts, as far as its type tells."""
        ...

    def keep(self, names: Sequence[str]) -> None:
        """Take in what can be read only once, with these columns only. It comes before the first ``scan``."""
        ...

    def scan(self, names: Sequence[str]) -> Iterator[Piece]:
        """Go through the rows, with these columns only."""
        ...

    def place(self, file: int, row: int) -> Place:
        """Give the place of a row, of which the number of the file and the number within it are known."""
        ...

    def close(self) -> None:
        """Remove what was kept on disk."""
        ...
