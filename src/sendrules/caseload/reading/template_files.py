"""A template that somebody filled in, read by python-calamine: dates are dates, a formula is refused, the worked row is passed over."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime, time
from pathlib import Path
from typing import Any

from sendrules.case.columns import CASE
from sendrules.caseload.reading.cells import NoValue, cells_of_objects
from sendrules.caseload.reading.column_names import names_of
from sendrules.caseload.reading.sheet_rows import SheetRows
from sendrules.caseload.reading.template_form import EXAMPLE, SHEET, is_example
from sendrules.errors import InputError, MissingExtra, Problem
from sendrules.sen2.forms.error_cells import error_cells, formula_cells, sheet_names

_LARGEST = 2_000_000_000
_AS_VALUES = "Copy the column and paste it as values."
_STILL_EXAMPLE = Problem(
    "",
    "this row was changed, and still has the label of the example in place of a reference.",
    "Write the reference of the case there, or delete the row.",
)


def is_template(path: Path) -> bool:
    """Whether a workbook is a template for cases: it has the sheet of that name.

    Args:
        path: the workbook.
    """
    return SHEET in sheet_names(path)


class TemplateSource(SheetRows):
    """The sheet of a template that holds the cases. Its rows are counted from 1, as Excel does; the first names the columns.

    Args:
        path: the workbook.

    Raises:
        InputError: it cannot be read, or two columns have one name.
        MissingExtra: python-calamine is not installed.
    """

    def __init__(self, path: Path) -> None:
        rows = _read(path)
        names = names_of(rows[0][1] if rows else [], f"{path}, sheet {SHEET}")
        kept = [
            (n, row)
            for n, row in rows[1:]
            if any(cell is not None for cell in row) and not is_example(dict(zip(names, row, strict=False)))
        ]
        columns = {
            name: cells_of_objects(_labelled(name, row[n] if n < len(row) else None) for _, row in kept)
            for n, name in enumerate(names)
        }
        super().__init__(str(path), f"{path.name}, sheet {SHEET}", [n for n, _ in kept], columns)


def _read(path: Path) -> list[tuple[int, list[Any]]]:
    """Give the rows that say something, each with its number in Excel."""
    try:
        import python_calamine
    except ModuleNotFoundError as error:
        raise MissingExtra("a template for cases", "python-calamine", "template") from error
    try:
        book = python_calamine.CalamineWorkbook.from_path(path)
        # without the second argument a sheet that begins with blank rows has other numbers than in Excel
        rows: list[list[Any]] = book.get_sheet_by_name(SHEET).to_python(skip_empty_area=False)
    except (OSError, python_calamine.CalamineError, python_calamine.PasswordError):
        problem = Problem("", "the workbook is damaged or locked.", "Open it in Excel and save it again.")
        raise InputError(str(path), [problem]) from None
    cells = [[_value(cell) for cell in row] for row in rows]
    _refuse(cells, formula_cells(path, _LARGEST).get(SHEET, {}), _formula)
    _refuse(cells, error_cells(path, _LARGEST).get(SHEET, {}), _error)
    said = [(n, row) for n, row in enumerate(cells, 1) if any(cell is not None for cell in row)]
    if not said:
        problem = Problem("", f"the sheet {SHEET!r} is empty.", "Write a new template with `sendrules template`.")
        raise InputError(str(path), [problem])
    return said


def _refuse(cells: list[list[Any]], found: Mapping[tuple[int, int], str], say: Any) -> None:
    for (row, column), given in found.items():
        if row < len(cells) and column < len(cells[row]):
            cells[row][column] = NoValue(say(given), given)


def _formula(given: str) -> Problem:
    said = f" (given: {given!r})" if given else ""
    return Problem("", f"this is a formula, and formulas are not worked out{said}.", _AS_VALUES)


def _error(given: str) -> Problem:
    return Problem("", f"this is an error of Excel (given: {given}).", "Write the value, or empty the cell.")


def _value(cell: Any) -> Any:
    """What stands in a cell: a whole number is one, and a time of midnight is none."""
    if cell is None or cell == "":
        return None
    if isinstance(cell, float) and cell.is_integer():
        return int(cell)
    if isinstance(cell, datetime):
        return cell.date() if cell.time() == time() else cell
    return cell if isinstance(cell, str | bool | int | float | date) else str(cell)


def _labelled(column: str, cell: Any) -> Any:
    return NoValue(_STILL_EXAMPLE, EXAMPLE) if column == CASE and cell == EXAMPLE else cell
