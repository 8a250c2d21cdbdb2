"""Parquet: one file, or a folder of files that have the same columns. It is read batch by batch, and only the columns that are needed."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq

from sendrules.caseload.reading.column_names import check_names
from sendrules.caseload.reading.pieces import Piece, Place, piece_of
from sendrules.caseload.reading.streams import as_type, has_texts, is_text, plain_type
from sendrules.errors import InputError, Problem
from sendrules.outside_files import unreadable

_ROWS = 32_768
"""How many rows a batch has at most: enough that a batch costs little by itself. A part of a source ends within a batch, and
the whole batch stays in memory, and goes to another process, with both parts that have a share in it."""
_KEPT = pa.dictionary(pa.int32(), pa.string())
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
        self._folder = path if path.is_dir() else path.parent
        schemas = [_schema(file) for file in self._files]
        self.names: Sequence[str] = tuple(schemas[0].names)
        self._types: dict[str, Any] = {name: schemas[0].field(name).type for name in self.names}
        for file, schema in zip(self._files[1:], schemas[1:], strict=True):
            self._check(file, schema)

    def _check(self, file: Path, schema: Any) -> None:
        """Refuse a file whose columns are not those of the others; a column without any value may have any type."""
        other = sorted(set(schema.names) ^ set(self.names))
        if other:
            message = f"its columns are not those of {self._files[0].name}: {', '.join(other)}."
            raise InputError(
                str(file), [Problem("", message, "Give files with the same columns, or read them one by one.")]
            )
        for name in self.names:
            known, own = self._types[name], schema.field(name).type
            if pa.types.is_null(known):
                self._types[name] = own
            elif not pa.types.is_null(own) and own != known:
                message = f"the column {name} is of type {own}, and in {self._files[0].name} of type {known}."
                raise InputError(str(file), [Problem("", message, "Write both files with the same types.")])

    def may_have_texts(self, name: str) -> bool:
        """Whether the type of a column is that of texts."""
        return has_texts(self._types[name])

    def keep(self, names: Sequence[str]) -> None:
        """Nothing has to be taken in."""

    def scan(self, names: Sequence[str]) -> Iterator[Piece]:
        """Go through the rows, with these columns only."""
        texts = [name for name in names if is_text(self._types[name])]
        kept = {name: _KEPT if name in texts else plain_type(self._types[name]) for name in names}
        for number, file in enumerate(self._files):
            first = 0
            with _opened(file, texts) as opened:
                for batch in _batches(file, opened, names):
                    columns = {name: pa.chunked_array([as_type(batch.column(name), kept[name])]) for name in names}
                    yield piece_of(columns, number, first)
                    first += batch.num_rows

    def place(self, file: int, row: int) -> Place:
        """Give the place of a row."""
        return Place(str(self._files[file].relative_to(self._folder)), row, "row")

    def close(self) -> None:
        """Nothing is kept on disk."""


def _schema(file: Path) -> Any:
    with _opened(file) as opened:
        schema = opened.schema_arrow
    check_names(schema.names, str(file))
    return schema


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
