"""Tables in CSV: the texts of every cell, and nothing guessed of what they are."""

from __future__ import annotations

import csv
import io
from collections.abc import Callable
from enum import Enum
from pathlib import Path

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.csv as pa_csv

from sendrules.errors import InputError, Problem
from sendrules.sen2.forms.tables import Table
from sendrules.sen2.raw import Rows

_BLOCK = 1 << 24
_LINE_FEED = 10
_OTHER_BLANKS = (b"\t", b"\v", b"\f")
"""The signs of ASCII that people see as blank, and that are no space."""
_HEADING = 100_000
"""Within so many bytes the line with the headings ends."""
_NOT_UTF_8 = Problem(
    "", "the file is not in UTF-8.", 'Save it as UTF-8; in Excel choose "CSV UTF-8 (Comma delimited)".'
)


class Cells(Enum):
    """How a column is read."""

    NONE = 0
    """Not at all: it says nothing of a person."""
    FEW = 1
    """By its distinct texts, which recur."""
    MANY = 2
    """As texts that differ in nearly every row."""


def headings_of(name: str, data: bytes) -> list[str]:
    """Give the headings of a table in CSV.

    Args:
        name: the file, for messages.
        data: what is in it.

    Raises:
        InputError: it is empty, or not in UTF-8.
    """
    first = data[:_HEADING].removeprefix(b"\xef\xbb\xbf")
    if not first.strip():
        raise InputError(name, [Problem("", "the file is empty.", "Check that it is the right file.")])
    try:
        text = first.decode("utf-8", errors="strict" if len(data) <= len(first) + 3 else "ignore")
    except UnicodeDecodeError:
        raise InputError(name, [_NOT_UTF_8]) from None
    return next(csv.reader(io.StringIO(text, newline=""), delimiter=_delimiter(data)), [])


def _delimiter(data: bytes) -> str:
    """What stands between the cells: what the line with the headings has most of."""
    line = data[:_HEADING].lstrip().partition(b"\n")[0]
    return max(",;\t|", key=lambda sign: line.count(sign.encode()))


def _check_quotes(name: str, data: bytes) -> None:
    """Refuse a file with a quote that is not closed: all rows up to the next quote would be one cell, and nobody would be told."""
    if data.count(b'"') % 2 == 0:
        return
    row = next(n for n, line in enumerate(data.split(b"\n"), 1) if line.count(b'"') % 2)
    raise InputError(name, [Problem("", "a quote is not closed.", f"Look at row {row} first.", line=row)])


def table_of(name: str, data: bytes, wanted: Callable[[str], Cells] = lambda _: Cells.FEW) -> Table:
    """Read a table in CSV. A cell with nothing but spaces is blank.

    Args:
        name: the file, for messages.
        data: what is in it.
        wanted: says by heading whether a column is read, and whether its texts recur.

    Raises:
        InputError: it is empty, not in UTF-8, or a row has not as many cells as there are headings.
    """
    headings = headings_of(name, data)
    if not data.endswith((b"\n", b"\r")):
        data += b"\n"  # pyarrow refuses a file of headings only that does not end its line
    quoted = b'"' in data
    if quoted:
        _check_quotes(name, data)
    delimiter = _delimiter(data)
    numbered = [str(n) for n in range(len(headings))]
    wrong: list[tuple[int, int]] = []

    def uneven(row: pa_csv.InvalidRow) -> str:
        wrong.append((row.number or 0, row.actual_columns))
        return "error"

    few, many = pa.dictionary(pa.int32(), pa.string()), pa.string()
    kinds = {number: wanted(heading) for number, heading in zip(numbered, headings, strict=True)}
    kept = [number for number in numbered if kinds[number] is not Cells.NONE]
    try:
        read = pa_csv.read_csv(
            pa.BufferReader(data),
            read_options=pa_csv.ReadOptions(
                use_threads=False, column_names=numbered, skip_rows_after_names=1, block_size=min(len(data) + 1, _BLOCK)
            ),
            parse_options=pa_csv.ParseOptions(
                delimiter=delimiter,
                quote_char='"' if quoted else False,
                newlines_in_values=quoted,
                invalid_row_handler=uneven,
            ),
            convert_options=pa_csv.ConvertOptions(
                include_columns=kept,
                column_types={number: few if kinds[number] is Cells.FEW else many for number in kept},
                null_values=[""],
                strings_can_be_null=True,
                check_utf8=True,
            ),
        )
    except pa.ArrowInvalid as error:
        raise InputError(name, [_why(str(error), wrong, len(headings))]) from None
    columns = [_in_one(column) for column in read.columns]
    if quoted or not _is_trim(data, delimiter):
        columns = [_trimmed(column) for column in columns]
    named = [headings[int(number)] for number in kept]
    return Table(name, named, columns, _rows(data, delimiter, len(read)))


def _rows(data: bytes, delimiter: str, many: int) -> Rows:
    """By record, the line on which it begins. Lines without anything, and line breaks within cells, shift it."""
    if np.count_nonzero(np.frombuffer(data, np.uint8) == _LINE_FEED) == many + data.endswith(b"\n"):
        return np.arange(2, many + 2, dtype=np.int32)
    reader = csv.reader(io.StringIO(data.decode("utf-8-sig"), newline=""), delimiter=delimiter)
    begins = [1]
    for row in reader:
        if not row:
            begins[-1] = reader.line_num + 1
        else:
            begins.append(reader.line_num + 1)
    found = np.array(begins[1:-1], np.int32)
    return found if len(found) == many else np.arange(2, many + 2, dtype=np.int32)


def _in_one(column: pa.ChunkedArray) -> pa.Array:
    if column.num_chunks > 1:
        column = column.unify_dictionaries().combine_chunks()
    if not isinstance(column, pa.ChunkedArray):
        return column
    return column.chunk(0) if column.num_chunks else pa.array([], column.type)


def _is_trim(data: bytes, delimiter: str) -> bool:
    """Whether no cell of a file without quotes begins or ends with a blank: then no column need be looked at."""
    if not data.isascii() or any(sign in data for sign in _OTHER_BLANKS if sign != delimiter.encode()):
        return False
    signs = np.frombuffer(data, np.uint8)
    spaces = np.flatnonzero(signs == ord(" "))
    ends = np.zeros(256, bool)
    ends[[ord(delimiter), _LINE_FEED, ord("\r")]] = True
    return not (ends[signs[spaces - 1]].any() or ends[signs[np.minimum(spaces + 1, len(signs) - 1)]].any())


def _trimmed(column: pa.Array) -> pa.Array:
    """The column with its texts trimmed; null where nothing is left."""
    if pa.types.is_string(column.type):
        plain = pc.utf8_trim_whitespace(column)
        return column if plain.equals(column) else pc.if_else(pc.equal(plain, ""), None, plain)
    texts = pc.utf8_trim_whitespace(column.dictionary)
    if texts.equals(column.dictionary):
        return column
    kept = pc.if_else(pc.equal(texts, ""), None, texts).dictionary_encode()
    return pa.DictionaryArray.from_arrays(kept.indices.take(column.indices), kept.dictionary)


def _why(error: str, wrong: list[tuple[int, int]], many: int) -> Problem:
    if "utf8" in error.casefold():
        return _NOT_UTF_8
    if wrong:
        row, cells = wrong[0]
        message = f"a row{f' ({row})' if row else ''} has {cells} cells, and there are {many} headings."
        return Problem("", message, "Put a cell that has a comma in it into quotes, and write the file again.")
    return Problem("", "this cannot be read as comma-separated values.", "Look for a quote that is not closed.")


def csv_files(path: Path) -> list[Path]:
    """Give the CSV files of a folder, in order of their names.

    Args:
        path: the folder.
    """
    return sorted(
        file
        for file in path.iterdir()
        if file.suffix.lower() == ".csv" and file.is_file() and not file.name.startswith("._")
    )
