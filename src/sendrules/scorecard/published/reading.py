"""Read one of the department's published CSV files: every row of totals, or an error that lists what is wrong."""

from __future__ import annotations

import csv
import hashlib
import io
from collections.abc import Callable, Iterator, Mapping
from enum import StrEnum
from pathlib import Path

from sendrules.errors import InputError, Problem
from sendrules.outside_files import MEGABYTE, bytes_of
from sendrules.scorecard.published.cells import number_or_symbol
from sendrules.scorecard.published.headings import dataset_of
from sendrules.values import value

_LARGEST = 50 * MEGABYTE
_MOST_TOLD = 20
"""How many problems an error lists; the rest are counted."""
_DOWNLOAD = "Give the CSV file as it was downloaded from Explore education statistics."


class Level(StrEnum):
    """What a row is about, in the department's words."""

    ENGLAND = "National"
    REGION = "Regional"
    AUTHORITY = "Local authority"


@value
class Row:
    """A row of totals.

    Attributes:
        line: the line of the file on which it ends.
        year: the calendar year.
        level: England, a region or an authority.
        code: the country's or region's GSS code, or the authority's three-digit code.
        name: its name.
        region: the GSS code of the region that it lies in; empty for England.
        cells: what stands in each column of figures, as text, by the column's name in small letters. Empty cells are not in it.
    """

    line: int
    year: int
    level: Level
    code: str
    name: str
    region: str
    cells: Mapping[str, str]

    @property
    def key(self) -> tuple[int, str, str]:
        """What may stand only once in a file."""
        return self.year, self.level.value, self.code


@value
class PublishedFile:
    """What was read from one file.

    Attributes:
        name: the file's name.
        digest: the SHA-256 of its bytes.
        dataset: the id of the data set.
        rows: the rows of totals, in the order of the file.
        left_out: how many rows of a breakdown were left out.
    """

    name: str
    digest: str
    dataset: str
    rows: tuple[Row, ...]
    left_out: int

    @property
    def years(self) -> tuple[int, ...]:
        """The calendar years in it, the earliest first."""
        return tuple(sorted({row.year for row in self.rows}))


def read_published(path: str | Path) -> PublishedFile:
    """Read a published file.

    Args:
        path: a CSV file, as it was downloaded.

    Raises:
        InputError: it cannot be read, is no file of a known data set, lacks columns, or has rows that are wrong or there twice.
            Every problem is listed with its line, the first twenty in full.
    """
    source, data = str(path), bytes_of(path, _LARGEST)
    table = _table(source, data)
    _, heading = next(table, (0, []))
    columns = [name.strip().casefold() for name in heading]
    dataset = dataset_of(source, columns)
    problems: list[Problem] = []
    rows, left_out = [], 0
    for line, cells in table:
        if len(cells) != len(columns):
            problem = Problem("", f"it has {len(cells)} cells, the heading {len(columns)}.", _DOWNLOAD, line=line)
            problems.append(problem)
            continue
        found = dict(zip(columns, (cell.strip() for cell in cells), strict=True))
        if not _is_total(found):
            left_out += 1
        elif (row := _row(line, found, problems.append)) is not None:
            rows.append(row)
    problems += _twice(rows)
    if not rows and not problems:
        problems.append(Problem("breakdown", 'no row is a total, such as "All EHC plans".', _DOWNLOAD))
    if problems:
        raise InputError(source, _shortened(problems))
    digest = hashlib.sha256(data).hexdigest()
    return PublishedFile(Path(path).name, digest, dataset.id, tuple(rows), left_out)


def _table(source: str, data: bytes) -> Iterator[tuple[int, list[str]]]:
    """Give each row of the file with its line; empty ones are passed over."""
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        problem = Problem("", "this is not UTF-8 text.", f"{_DOWNLOAD} A spreadsheet may have changed it.", line=line)
        raise InputError(source, [problem]) from None
    reader = csv.reader(io.StringIO(text, newline=""), strict=True)
    try:
        for cells in reader:
            if any(cell.strip() for cell in cells):
                yield reader.line_num, cells
    except csv.Error as error:
        raise InputError(source, [Problem("", f"{error}.", _DOWNLOAD, line=reader.line_num)]) from None


def _is_total(cells: Mapping[str, str]) -> bool:
    """Whether a row is about all, and not a part such as one age or one source. Its label differs between releases."""
    return cells["breakdown"] == cells["breakdown_topic"] and cells["breakdown"].casefold().startswith("all ")


def _row(line: int, cells: dict[str, str], tell: Callable[[Problem], None]) -> Row | None:
    """Give a row of totals; None where something in it is wrong, which is told."""
    wrong = list(_wrong(line, cells))
    for problem in wrong:
        tell(problem)
    if wrong:
        return None
    level = Level(cells["geographic_level"])
    return Row(
        line=line,
        year=int(cells["time_period"]),
        level=level,
        code=cells[_CODE[level]],
        name=cells[_NAME[level]],
        region=cells["region_code"],
        cells={name: text for name, text in cells.items() if name not in IDENTITY and text},
    )


_CODE = {Level.ENGLAND: "country_code", Level.REGION: "region_code", Level.AUTHORITY: "old_la_code"}
_NAME = {Level.ENGLAND: "country_name", Level.REGION: "region_name", Level.AUTHORITY: "la_name"}
IDENTITY = {
    "time_period", "time_identifier", "geographic_level", "country_code", "country_name", "region_code", "region_name",
    "new_la_code", "old_la_code", "la_name", "breakdown_topic", "breakdown",
}  # fmt: skip
"""The columns that say what a row is about; every other column holds figures."""


def _wrong(line: int, cells: dict[str, str]) -> Iterator[Problem]:
    """Give everything that is wrong with a row."""
    if not (len(cells["time_period"]) == 4 and cells["time_period"].isdecimal() and cells["time_period"].isascii()):
        yield Problem("time_period", f"{cells['time_period']!r} is not a year of four digits.", _DOWNLOAD, line=line)
    if cells["time_identifier"].casefold() != "calendar year":
        message = f"{cells['time_identifier']!r} is not the calendar year, so its figures cannot stand beside others."
        yield Problem("time_identifier", message, "Give a file of calendar years.", line=line)
    try:
        level = Level(cells["geographic_level"])
    except ValueError:
        message = f"{cells['geographic_level']!r} is none of {', '.join(Level)}."
        yield Problem("geographic_level", message, _DOWNLOAD, line=line)
    else:
        yield from _wrong_place(line, level, cells)
    for name, text in cells.items():
        if name not in IDENTITY and text and number_or_symbol(text) is None:
            yield Problem(name, f"{text!r} is neither a number nor x, z or c.", _DOWNLOAD, line=line)


def _wrong_place(line: int, level: Level, cells: dict[str, str]) -> Iterator[Problem]:
    code = cells[_CODE[level]]
    if level is Level.AUTHORITY and not (len(code) == 3 and code.isdecimal() and code.isascii()):
        yield Problem("old_la_code", f"{code!r} is not the three-digit code of an authority.", _DOWNLOAD, line=line)
    for column in {_CODE[level], _NAME[level]} | ({"region_code"} if level is Level.AUTHORITY else set()):
        if not cells[column]:
            yield Problem(column, "this is empty.", _DOWNLOAD, line=line)


def _twice(rows: list[Row]) -> Iterator[Problem]:
    first: dict[tuple[int, str, str], Row] = {}
    for row in rows:
        before = first.setdefault(row.key, row)
        if before is not row:
            message = f"{row.name} ({row.code}) has two rows for {row.year}: lines {before.line} and {row.line}."
            yield Problem("", message, "Leave one of them out.", line=row.line)


def _shortened(problems: list[Problem]) -> list[Problem]:
    more = len(problems) - _MOST_TOLD
    if more <= 0:
        return problems
    return [*problems[:_MOST_TOLD], Problem("", f"there are {more:,} problems more.", "Fix these first.")]
