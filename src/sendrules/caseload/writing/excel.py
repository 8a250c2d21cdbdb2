"""Answers as one sheet of an Excel workbook that can be filtered, with real dates; and no text is a formula."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import suppress
from pathlib import Path
from typing import Any, Self

import pyarrow as pa

from sendrules.caseload.results.schema import COLUMNS, plain
from sendrules.errors import InputError, MissingExtra, Problem

MOST_ROWS = 1_048_575
"""A sheet has 1,048,576 rows, and the first is the heading."""
_CASE = next(n for n, column in enumerate(COLUMNS) if column.name == "case")
_WIDE = {"case": 16, "duty": 44, "provision": 16, "trigger": 24, "rule": 18}


class ExcelFile:
    """A workbook that is being written.

    Args:
        path: where.
        about: what the answers rest on; it becomes a second sheet.

    Raises:
        MissingExtra: openpyxl is not installed.
    """

    def __init__(self, path: Path, about: Mapping[str, str]) -> None:
        try:
            from openpyxl import Workbook
        except ModuleNotFoundError as error:
            raise MissingExtra("an Excel file", "openpyxl", "excel") from error
        self._path, self._rows, self._finished = path, 0, False
        self._book = Workbook(write_only=True)
        self._sheet = self._book.create_sheet("answers")
        self._sheet.freeze_panes = "A2"
        for n, column in enumerate(COLUMNS, 1):
            self._sheet.column_dimensions[_letter(n)].width = _WIDE.get(column.name, 13)
        self._sheet.append([column.name for column in COLUMNS])
        sheet = self._book.create_sheet("about")
        for line in about.items():
            sheet.append([_text(sheet, text) for text in line])

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *error: object) -> None:
        for sheet in self._book.worksheets if not self._finished else ():
            with suppress(OSError):  # what went wrong first is told
                sheet.close()  # else openpyxl complains when it is collected

    def write(self, batch: pa.RecordBatch) -> None:
        """Write a batch.

        Args:
            batch: answers in ``SCHEMA``.

        Raises:
            InputError: there are more rows than a sheet has.
        """
        self._rows += len(batch)
        if self._rows > MOST_ROWS:
            what = f"there are more than {MOST_ROWS:,} answers, and a sheet of Excel has no more rows."
            raise InputError(self._path.name, [Problem("", what, "Write Parquet (.parquet) or CSV (.csv).")])
        for row in self._lines(plain(batch)):
            self._sheet.append(row)

    def finish(self) -> None:
        """Write the workbook."""
        self._finished = True
        self._sheet.auto_filter.ref = f"A1:{_letter(len(COLUMNS))}{self._rows + 1}"
        self._book.save(self._path)

    def _lines(self, batch: pa.RecordBatch) -> Iterator[list[Any]]:
        for values in zip(*(column.to_pylist() for column in batch.columns), strict=True):
            row = list(values)
            row[_CASE] = _text(self._sheet, row[_CASE])
            yield row


def _text(sheet: Any, text: str) -> Any:
    """A cell that is text, whatever sign it begins with."""
    if text[:1] not in "=+-@\t\r":
        return text
    from openpyxl.cell import WriteOnlyCell

    cell = WriteOnlyCell(sheet, value=text)
    cell.data_type, cell.quotePrefix = "s", True
    return cell


def _letter(column: int) -> str:
    from openpyxl.utils import get_column_letter

    letter: str = get_column_letter(column)
    return letter
