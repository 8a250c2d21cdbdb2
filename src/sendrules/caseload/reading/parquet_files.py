"""Parquet: one file, or a folder of files that have the same columns. It is read batch by batch, and only the columns that are needed."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq

from sendrules.caseload.reading.pieces import Piece, Place, piece_of
from sendrules.errors import InputError, Problem
from sendrules.outside_files import unreadable

_ROWS = 131_072
"""How many rows a batch has at most: enough that a batch costs little by itself, and few in memory."""
_NOT_WHOLE = "Write the file again. It was perhaps not finished or not copied whole."


class ParquetSource:
    """Files of Parquet. The rows of each are counted from 0.

    Args:
        path: a file, or a folder in which every file that ends in ``.parquet`` is read, in order of their names.

    Raises:
        InputError: a file cannot be read or is no whole Parquet file, there is none, or their columns are not the same.
    """

    typed = True

    def __init__(self, path: Path) -> None:
        self.name = str(path)
        self._files = _files(path)
        self.names: Sequence[str] = ()
        for file in self._files:
            with _opened(file) as opened:
                names = tuple(opened.schema_arrow.names)
                self._texts = [
                    f.name
                    for f in opened.schema_arrow
                    if pa.types.is_string(f.type) or pa.types.is_large_string(f.type)
                ]
            if file != self._files[0] and set(names) != set(self.names):
                other = sorted(set(names) ^ set(self.names))
                message = f"its columns are not those of {self._files[0].name}: {', '.join(other)}."
                raise InputError(
                    str(file), [Problem("", message, "Give files with the same columns, or read them one by one.")]
                )
            self.names = self.names or names

    def scan(self, names: Sequence[str]) -> Iterator[Piece]:
        """Go through the rows, with these columns only."""
        for number, file in enumerate(self._files):
            first = 0
            with _opened(file, [name for name in names if name in self._texts]) as opened:
                for batch in _batches(file, opened, names):
                    yield piece_of({name: pa.chunked_array([batch.column(name)]) for name in names}, number, first)
                    first += batch.num_rows

    def place(self, file: int, row: int) -> Place:
        """Give the place of a row."""
        return Place(self._files[file].name, row, "row")

    def close(self) -> None:
        """Nothing is kept on disk."""


def _files(path: Path) -> list[Path]:
    if not path.is_dir():
        return [path]
    found = sorted(file for file in path.rglob("*") if file.suffix.casefold() in (".parquet", ".pq") and file.is_file())
    found = [file for file in found if not file.name.startswith((".", "_"))]
    if not found:
        problem = Problem(
            "", "the folder has no Parquet file.", "Name a folder of files that end in .parquet, or one file."
        )
        raise InputError(str(path), [problem])
    return found


def _opened(file: Path, dictionary: Sequence[str] = ()) -> Any:
    try:
        return pq.ParquetFile(file, read_dictionary=list(dictionary), memory_map=False)
    except OSError as error:
        if error.errno is not None:
            raise InputError(str(file), [unreadable(error, file)]) from None
        raise _broken(file) from None
    except (pa.ArrowException, ValueError):
        raise _broken(file) from None


def _broken(file: Path) -> InputError:
    empty = file.is_file() and not file.stat().st_size
    message = "the file is empty." if empty else "this is not a whole Parquet file."
    return InputError(str(file), [Problem("", message, _NOT_WHOLE)])


def _batches(file: Path, opened: Any, names: Sequence[str]) -> Iterator[Any]:
    stream = opened.iter_batches(_ROWS, columns=list(names), use_threads=False)
    while True:
        try:
            batch = next(stream, None)
        except (OSError, pa.ArrowException):
            raise _broken(file) from None
        if batch is None:
            return
        if batch.num_rows:
            yield batch
