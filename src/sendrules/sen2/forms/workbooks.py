"""A return in an Excel workbook: the department's template, with all tables on one sheet, or a sheet for each module."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import date, datetime, time, timedelta
from pathlib import Path
from typing import Any

import numpy as np

from sendrules.errors import InputError, MissingExtra, Problem
from sendrules.outside_files import unreadable
from sendrules.sen2.forms.error_cells import error_cells
from sendrules.sen2.forms.tables import Assembly, Table, likeness, plain
from sendrules.sen2.items import (
    ACTIVE_PLANS,
    ASSESSMENT,
    HEADER,
    NAMED_PLAN,
    PERSON,
    PLACEMENT_DETAIL,
    PLAN_DETAIL,
    REQUESTS,
    SEN_NEED,
    Form,
)
from sendrules.sen2.places import NotRead, Spot
from sendrules.sen2.raw import RawReturn, encoded

LARGEST = 2_000_000_000
"""How many bytes all sheets of a workbook may have."""
TEMPLATE_SHEET = "Data Entry Template"
TITLES = {
    HEADER: "Header Record",
    PERSON: "Person Record",
    REQUESTS: "Requests Records",
    ASSESSMENT: "Assessments Records",
    NAMED_PLAN: "Named Plan Records",
    PLAN_DETAIL: "Plan Detail Records",
    ACTIVE_PLANS: "Active Plan Records",
    PLACEMENT_DETAIL: "Placement Detail Records",
    SEN_NEED: "SEN Need Records",
}
"""By module, the title above its table in the template."""
SHEETS = {
    PERSON: "Person",
    REQUESTS: "Requests",
    ASSESSMENT: "Assessments",
    NAMED_PLAN: "Named Plan",
    PLAN_DETAIL: "Plan Detail",
    ACTIVE_PLANS: "Active Plan",
    PLACEMENT_DETAIL: "Placement Detail",
    SEN_NEED: "SEN Need",
}
"""By module, its sheet in a workbook with a sheet for each."""
_Errors = Mapping[str, Mapping[tuple[int, int], str]]
_Sheet = list[tuple[int, list[Any]]]
_TITLE = {plain(title): module for module, title in TITLES.items()}
_SHEET = {plain(sheet): module for module, sheet in SHEETS.items()}


def read_workbook(path: Path) -> RawReturn:
    """Read a return from a workbook.

    Args:
        path: the file, ``.xlsm`` or ``.xlsx``.

    Raises:
        InputError: it cannot be read, or has no sheet of a return.
        MissingExtra: python-calamine is not installed.
    """
    try:
        import python_calamine
    except ModuleNotFoundError as error:
        raise MissingExtra("sendrules.sen2 for Excel", "python-calamine", "sen2") from error
    try:
        book = python_calamine.CalamineWorkbook.from_path(path)
    except OSError as error:
        raise InputError(str(path), [unreadable(error, path)]) from None
    except (python_calamine.CalamineError, python_calamine.PasswordError) as error:
        message = "the workbook is damaged, locked, or no Excel file."
        raise InputError(str(path), [Problem("", message, "Open it in Excel and save it again.")]) from error
    errors = error_cells(path, LARGEST)
    names = {plain(name): name for name in book.sheet_names}
    if (template := names.get(plain(TEMPLATE_SHEET))) is not None:
        return _template(path, errors, book, template)
    if not any(name in _SHEET for name in names):
        message = f"it has neither a sheet {TEMPLATE_SHEET!r} nor sheets such as 'Person' and 'Requests'."
        raise InputError(
            str(path),
            [Problem("", message, "Give the department's template, or a workbook with a sheet for each module.")],
        )
    return _sheet_each(path, errors, book, names)


def _sheet_each(path: Path, errors: _Errors, book: Any, names: dict[str, str]) -> RawReturn:
    found = Assembly(Form.WORKBOOK, str(path), [str(path)])
    for form, name in names.items():
        spot = f"{path}, sheet {name}"
        if form not in _SHEET:
            found.not_read.append(NotRead(Spot(spot), "", 1))
            continue
        module = _SHEET[form]
        rows = _from_headings(Form.WORKBOOK, module, _cells(errors, book, name))
        if rows:
            found.add(module, _table(spot, rows[0][1], rows[1:]))
    return found.found()


def _template(path: Path, errors: _Errors, book: Any, sheet: str) -> RawReturn:
    """The tables of the template, one below the other: a title, a row of headings, then records up to the next title."""
    found = Assembly(Form.TEMPLATE, str(path), [str(path)])
    spot = f"{path}, sheet {sheet}"
    for module, rows in _stacked(_cells(errors, book, sheet)):
        if module == HEADER and rows:
            found.add_header(_table(spot, rows[0][1], rows[1:]))
        elif module not in TITLES:
            found.not_read.append(NotRead(Spot(spot, None, module), "", 1))
        elif rows := _from_headings(Form.TEMPLATE, module, rows):
            found.add(module, _table(spot, rows[0][1], rows[1:]))
    return found.found()


def _stacked(rows: Sequence[tuple[int, list[Any]]]) -> Iterator[tuple[str, _Sheet]]:
    module = ""
    gathered: _Sheet = []
    for number, cells in rows:
        title = _title(cells)
        if title:
            if module:
                yield module, gathered
            module, gathered = title, []
        elif module:
            gathered.append((number, cells))
    if module:
        yield module, gathered


def _title(cells: Sequence[Any]) -> str:
    """The module whose title a row is; the title itself where nothing is known of it, and nothing where it is a row like others."""
    said = [str(cell) for cell in cells if cell not in ("", None)]
    if len(said) != 1:
        return ""
    form = plain(said[0])
    return _TITLE.get(form) or (said[0].strip() if form.endswith((" record", " records")) else "")


def _from_headings(form: Form, module: str, rows: _Sheet) -> _Sheet:
    """The rows from that with the headings on, which need not be the first one. None where there is no such row."""
    for n, (_, cells) in enumerate(rows):
        if likeness(form, module, [str(cell) for cell in cells]):
            return rows[n:]
    return []


def _cells(errors: _Errors, book: Any, sheet: str) -> _Sheet:
    """The rows of a sheet that have anything in them, each with its number as Excel counts."""
    rows = book.get_sheet_by_name(sheet).to_python(skip_empty_area=False)
    for (row, column), says in errors.get(sheet, {}).items():
        if row < len(rows) and column < len(rows[row]):
            rows[row][column] = says
    return [(number, cells) for number, cells in enumerate(rows, 1) if any(cell not in ("", None) for cell in cells)]


def _table(spot: str, headings: Sequence[Any], rows: Sequence[tuple[int, list[Any]]]) -> Table:
    names = [str(heading) for heading in headings]
    columns = [encoded([_text(cells[n]) if n < len(cells) else None for _, cells in rows]) for n in range(len(names))]
    return Table(spot, names, columns, np.array([number for number, _ in rows], np.int32))


def _text(cell: Any) -> str | None:
    """What a cell says as text: a day as ISO, a whole number without its point."""
    if cell is None or cell == "":
        return None
    if isinstance(cell, bool):
        return "1" if cell else "0"
    if isinstance(cell, float):
        return str(int(cell)) if cell.is_integer() else repr(cell)
    if isinstance(cell, datetime):
        return cell.date().isoformat() if cell.time() == time() else cell.isoformat(sep=" ", timespec="seconds")
    if isinstance(cell, date):
        return cell.isoformat()
    if isinstance(cell, time | timedelta):
        return str(cell)
    return str(cell)
