"""CSV: every cell is a text. It is read once, and kept by its distinct texts."""

from __future__ import annotations

import csv
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.csv as pa_csv

from sendrules.caseload.reading.column_names import check_names
from sendrules.caseload.reading.pieces import Piece, Place, unnamed
from sendrules.caseload.reading.streams import Kept, pieces_of
from sendrules.errors import InputError, Problem
from sendrules.outside_files import unreadable

_BLOCK = 8_000_000
_MOST_HEADING = 1_000_000
_SEPARATORS = (",", ";", "\t", "|")
_EMPTY = Problem("", "the file is empty.", "Write a line with the names of the columns, and a line for each row.")
_NOT_UTF_8 = Problem(
    "", "the file is not in UTF-8.", 'Save it as UTF-8; in Excel choose "CSV UTF-8 (Comma delimited)".'
)

_ZERO = Problem("", "the file has a byte of zero near its beginning: it is not in UTF-8, or damaged.", _NOT_UTF_8.fix)


class CsvSource:
    """A file of CSV: a line with the names of the columns, then a row a line. Commas, semicolons, tabs or bars may stand between cells.

    Args:
        path: the file. A byte-order mark is no part of it.
        long_texts: the columns whose texts differ in nearly every row.

    Raises:
        InputError: it cannot be read, is empty, or two columns have one name.
    """

    typed = False

    def __init__(self, path: Path, long_texts: Sequence[str] = ()) -> None:
        self._path, self.name = path, str(path)
        heading = _heading(path)
        self.separator = max(_SEPARATORS, key=heading.count)
        cells = next(csv.reader([heading], delimiter=self.separator), [])
        self.names: Sequence[str] = tuple(name.strip() or unnamed(n) for n, name in enumerate(cells))
        check_names(self.names, str(path))
        self._lines: dict[int, int] | None = None
        self._long_texts = long_texts
        self._kept: Kept | None = None

    def may_have_texts(self, name: str) -> bool:
        """Any column may."""
        del name
        return True

    def keep(self, names: Sequence[str]) -> None:
        """Read the file, with these columns only.

        Raises:
            InputError: it is not in UTF-8, or a row has not as many cells as there are columns.
        """
        self._kept = self._read(names)

    def _read(self, names: Sequence[str]) -> Kept:
        wrong: list[int] = []
        text, few = pa.string(), pa.dictionary(pa.int32(), pa.string())
        numbered = {name: f"{n}" for n, name in enumerate(self.names)}
        types = {numbered[name]: text if name.casefold() in self._long_texts else few for name in self.names}

        def keep(row: Any) -> str:
            wrong.append(row.actual_columns)
            return "skip" if len(wrong) <= 1 else "error"

        try:
            stream = pa_csv.open_csv(
                self._path,
                read_options=pa_csv.ReadOptions(
                    use_threads=False, block_size=_BLOCK, column_names=list(numbered.values()), skip_rows_after_names=0
                ),
                parse_options=pa_csv.ParseOptions(
                    delimiter=self.separator, newlines_in_values=True, invalid_row_handler=keep
                ),
                convert_options=pa_csv.ConvertOptions(
                    include_columns=[numbered[name] for name in names],
                    column_types=types,
                    null_values=[],
                    strings_can_be_null=False,
                    check_utf8=True,
                    auto_dict_encode=False,
                ),
            )
            schema = pa.schema([pa.field(name, types[numbered[name]]) for name in names])
            kept = Kept(schema, _without_heading(stream, schema))
        except OSError as error:
            raise InputError(self.name, [unreadable(error, self._path)]) from None
        except pa.ArrowInvalid as error:
            raise InputError(self.name, [self._why(str(error))]) from None
        if wrong:
            raise InputError(self.name, [self._uneven()])
        return kept

    def _why(self, error: str) -> Problem:
        if "UTF8" in error or "utf8" in error.casefold():
            return _NOT_UTF_8
        if "Empty CSV" in error:
            return _EMPTY
        return self._uneven()

    def _uneven(self) -> Problem:
        """Name the first line that has not as many cells as there are columns."""
        try:
            for line, cells in self._records():
                if len(cells) != len(self.names):
                    message = f"line {line} has {len(cells)} cells, and there are {len(self.names)} columns."
                    return Problem(
                        "", message, "Put a cell that has the separator in it into quotes, and write the file again."
                    )
        except (csv.Error, UnicodeError):
            pass
        return Problem(
            "", "this cannot be read as a table of comma-separated values.", "Look for a quote that is not closed."
        )

    def _records(self) -> Iterator[tuple[int, list[str]]]:
        """Go through the rows below the heading, each with the line on which it begins."""
        with self._path.open(encoding="utf-8-sig", newline="") as file:
            reader = csv.reader(file, delimiter=self.separator)
            before, first = 0, True
            for cells in reader:
                if cells and not first:
                    yield before + 1, cells
                first = first and not cells
                before = reader.line_num

    def scan(self, names: Sequence[str]) -> Iterator[Piece]:
        """Go through the rows, with these columns only."""
        return pieces_of(self._batches(), names)

    def place(self, file: int, row: int) -> Place:
        """Give the place of a row: the line on which it begins."""
        del file
        if self._lines is None:
            self._lines = dict(enumerate(self._starts())) if self._has_other_lines() else {}
        return Place(self._path.name, self._lines.get(row, row + 2), "line")

    def _starts(self) -> Iterator[int]:
        try:
            yield from (line for line, _ in self._records())
        except csv.Error:  # a cell longer than this module takes: the lines after it are counted as if each were a row
            return

    def _has_other_lines(self) -> bool:
        """Whether a row takes several lines, or a line is empty: then lines have to be counted."""
        with self._path.open("rb") as file:
            lines, ends = 0, b""
            while block := file.read(_BLOCK):
                lines, ends = lines + block.count(b"\n"), block[-1:]
        rows: int = sum(batch.num_rows for batch in self._batches())
        return lines + (ends != b"\n") != rows + 1

    def close(self) -> None:
        """Remove what was kept on disk."""
        if self._kept is not None:
            self._kept.close()

    def _batches(self) -> Iterator[Any]:
        return self._kept.batches() if self._kept is not None else iter(())


def _without_heading(stream: Any, schema: Any) -> Iterator[Any]:
    """Give the batches by the names of the columns, without the first row, which is the heading."""
    first = True
    for batch in stream:
        rows = batch.slice(1) if first and batch.num_rows else batch
        first = first and not batch.num_rows
        yield pa.RecordBatch.from_arrays(rows.columns, schema=schema)


def _heading(path: Path) -> str:
    """Give the line with the names of the columns."""
    try:
        with path.open("rb") as file:
            start = file.read(_MOST_HEADING)
    except OSError as error:
        raise InputError(str(path), [unreadable(error, path)]) from None
    if start.startswith((b"\xff\xfe", b"\xfe\xff")):
        raise InputError(str(path), [_NOT_UTF_8])
    if b"\0" in start[:1000]:
        raise InputError(str(path), [_ZERO])
    lines = (line for line in start.removeprefix(b"\xef\xbb\xbf").splitlines() if line.strip())
    try:
        heading = next(lines, b"").decode("utf-8")
    except UnicodeDecodeError:
        raise InputError(str(path), [_NOT_UTF_8]) from None
    if not heading:
        raise InputError(str(path), [_EMPTY])
    return heading
