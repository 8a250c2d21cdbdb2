"""Any small table as CSV, Excel or Parquet, whole or not at all. No text in it is a formula."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq
from pyarrow import csv

from sendrules.caseload.writing.no_formula import guarded
from sendrules.caseload.writing.whole import check_place, whole, writing
from sendrules.errors import InputError, MissingExtra, Problem

_ENDINGS = (".csv", ".xlsx", ".parquet")
_WIDEST = 60


def write_table(table: pa.Table, path: str | Path, about: Mapping[str, str]) -> Path:
    """Write a table. A text that a spreadsheet would take for a formula begins with an apostrophe in CSV, and is marked as text in Excel.

    Args:
        table: the table.
        path: the file; its name ends with ``.csv``, ``.xlsx`` or ``.parquet``. What has that name is replaced.
        about: what it rests on, a line each: a second sheet in Excel, metadata in Parquet. CSV has no place for it.

    Returns:
        The path.

    Raises:
        InputError: the file cannot be written, or its name has another ending.
        MissingExtra: Excel is asked for, and openpyxl is not installed.
    """
    path = Path(path)
    check_place(path)
    ending = path.suffix.lower()
    if ending not in _ENDINGS:
        message = f"a table cannot be written as {ending or 'a file without an ending'}."
        raise InputError(str(path), [Problem("", message, f"Let the name end with {', '.join(_ENDINGS)}.")])
    with whole(path) as beside, writing(path):
        if ending == ".csv":
            csv.write_csv(_harmless(table), beside, csv.WriteOptions(quoting_style="needed"))
        elif ending == ".parquet":
            pq.write_table(table.replace_schema_metadata(dict(about)), beside)
        else:
            _write_excel(table, beside, about)
    return path


def _harmless(table: pa.Table) -> pa.Table:
    """The same with an apostrophe before each text that a spreadsheet would take for a formula."""
    for n, field in enumerate(table.schema):
        if pa.types.is_string(field.type):
            table = table.set_column(n, field.name, guarded(table.column(n)))
    return table


def _write_excel(table: pa.Table, path: Path, about: Mapping[str, str]) -> None:
    try:
        from openpyxl import Workbook
        from openpyxl.utils import get_column_letter
    except ModuleNotFoundError as error:
        raise MissingExtra("an Excel file", "openpyxl", "excel") from error
    book = Workbook(write_only=True)
    sheet = book.create_sheet("table")
    sheet.freeze_panes = "A2"
    columns = [column.to_pylist() for column in table.columns]
    for n, (name, values) in enumerate(zip(table.column_names, columns, strict=True), 1):
        longest = max([len(name), *(len(str(value)) for value in values[:200] if value is not None)])
        sheet.column_dimensions[get_column_letter(n)].width = min(longest + 2, _WIDEST)
    if table.num_rows:
        sheet.auto_filter.ref = f"A1:{get_column_letter(len(columns))}{table.num_rows + 1}"
    sheet.append(table.column_names)
    for row in zip(*columns, strict=True):
        sheet.append([_cell(sheet, value) for value in row])
    other = book.create_sheet("about")
    for line in about.items():
        other.append([_cell(other, text) for text in line])
    book.save(path)


def _cell(sheet: Any, value: object) -> Any:
    """A cell that is text where its value is, whatever sign it begins with."""
    if not isinstance(value, str) or value[:1] not in "=+-@\t\r":
        return value
    from openpyxl.cell import WriteOnlyCell

    cell = WriteOnlyCell(sheet, value=value)
    cell.data_type, cell.quotePrefix = "s", True
    return cell
