"""Excel: one sheet of a workbook (.xlsx), whose first row names the columns. Cells have types: a date is a date, a formula is refused."""

from __future__ import annotations

import zipfile
from pathlib import Path
from typing import Any

from sendrules.caseload.reading.cells import NoValue, cells_of_objects
from sendrules.caseload.reading.column_names import names_of
from sendrules.caseload.reading.sheet_rows import SheetRows
from sendrules.errors import InputError, Problem, SendrulesError, near
from sendrules.outside_files import unreadable

_OLD = b"\xd0\xcf\x11\xe0"
_NO_OPENPYXL = "Excel files need openpyxl. Install sendrules[excel], or save the sheet as CSV."


class ExcelSource(SheetRows):
    """A sheet of a workbook. Its rows are counted from 1, as Excel does; the first names the columns.

    Args:
        path: the workbook.
        sheet: the name of the sheet; it may be left out where only one sheet has cells.

    Raises:
        InputError: it cannot be read, is no workbook, or it is not clear which sheet is meant.
        SendrulesError: openpyxl is not installed.
    """

    def __init__(self, path: Path, sheet: str | None = None) -> None:
        names, rows, numbers = _read(path, sheet)
        columns = {
            name: cells_of_objects(row[n] if n < len(row) else None for row in rows) for n, name in enumerate(names)
        }
        super().__init__(str(path), path.name, numbers, columns)


def _read(path: Path, sheet: str | None) -> tuple[list[str], list[list[Any]], list[int]]:
    """Give the names of the columns, the rows that say something, and by row its number in Excel."""
    workbook = _opened(path)
    try:
        found = _sheet(path, workbook, sheet)
        found.reset_dimensions()
        every = [(n, [_value(cell) for cell in row]) for n, row in enumerate(found.iter_rows(), 1)]
    except InputError:
        raise
    except Exception:  # what a broken workbook raises is not told by the library
        raise _broken(path) from None
    finally:
        workbook.close()
    said = [(n, row) for n, row in every if any(value is not None for value in row)]
    if not said:
        raise InputError(
            str(path), [Problem("", "the sheet is empty.", "Write the names of the columns into its first row.")]
        )
    first, heading = said[0]
    names = names_of(heading, str(path), f"row {first}: ")
    return names, [row for _, row in said[1:]], [n for n, _ in said[1:]]


def _opened(path: Path) -> Any:
    try:
        from openpyxl import load_workbook
    except ImportError:
        raise SendrulesError(_NO_OPENPYXL) from None
    try:
        with path.open("rb") as file:
            start = file.read(4)
    except OSError as error:
        raise InputError(str(path), [unreadable(error, path)]) from None
    if start == _OLD:
        fix = "Save it as .xlsx, and without a password."
        raise InputError(str(path), [Problem("", "this is an old workbook (.xls), or one with a password.", fix)])
    if not zipfile.is_zipfile(path):
        raise _broken(path)
    try:
        return load_workbook(path, read_only=True, data_only=False, keep_links=False)
    except Exception:  # of many kinds, by what is broken
        raise _broken(path) from None


def _broken(path: Path) -> InputError:
    empty = path.is_file() and not path.stat().st_size
    message = "the file is empty." if empty else "this is not a whole workbook of Excel (.xlsx)."
    return InputError(str(path), [Problem("", message, "Save it again, or save the sheet as CSV.")])


def _sheet(path: Path, workbook: Any, sheet: str | None) -> Any:
    names = [found.title for found in workbook.worksheets]
    if sheet is not None:
        if sheet in names:
            return workbook[sheet]
        close = near(sheet, names)
        fix = f"Did you mean {' or '.join(close)}?" if close else f"The sheets are: {', '.join(names)}."
        raise InputError(str(path), [Problem("sheet", f"there is no sheet called {sheet!r}.", fix)])
    filled = [found for found in workbook.worksheets if found.sheet_state == "visible" and _says_something(found)]
    if len(filled) == 1 or not filled:
        return (filled or workbook.worksheets)[0]
    listed = ", ".join(found.title for found in filled)
    raise InputError(
        str(path),
        [Problem("sheet", f"several sheets have cells: {listed}.", f'Say which, such as sheet="{filled[0].title}".')],
    )


def _says_something(sheet: Any) -> bool:
    return any(cell.value is not None for row in sheet.iter_rows() for cell in row)


def _value(cell: Any) -> Any:
    """Give what stands in a cell: a formula is not worked out, and what a workbook kept of it may be old."""
    value = cell.value
    if value is None:
        return None
    if cell.data_type == "f":
        text = getattr(value, "text", value)
        problem = Problem("", f"this is a formula, and formulas are not worked out (given: {text!r}).", _AS_VALUES)
        return NoValue(problem, str(text))
    if cell.data_type == "e":
        problem = Problem("", f"this is an error of Excel (given: {value}).", "Write the value, or empty the cell.")
        return NoValue(problem, str(value))
    return value


_AS_VALUES = "Copy the column and paste it as values, or save the sheet as CSV."
