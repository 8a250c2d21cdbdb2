"""What a caseload may be read from: files by their ending, and whatever gives a stream of Arrow."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pyarrow as pa

from sendrules.caseload.reading.column_names import check_names
from sendrules.caseload.reading.csv_files import CsvSource
from sendrules.caseload.reading.excel_files import ExcelSource
from sendrules.caseload.reading.parquet_files import ParquetSource
from sendrules.caseload.reading.pieces import Source
from sendrules.caseload.reading.rules import LONG_TEXTS
from sendrules.caseload.reading.several import SeveralSources
from sendrules.caseload.reading.streams import ArrowSource
from sendrules.caseload.reading.template_files import TemplateSource, is_template
from sendrules.caseload.reading.template_form import SHEET
from sendrules.errors import InputError, Problem, WrongType
from sendrules.outside_files import unreadable
from sendrules.outside_text import on_one_line

_TEXT_FILES, _PARQUET, _EXCEL = (".csv", ".tsv", ".txt"), (".parquet", ".pq"), (".xlsx", ".xlsm")
_ENDINGS = "Name a file that ends in .csv, .parquet or .xlsx, or a folder of Parquet files."
_HEADS = ((b"PAR1", "Parquet", _PARQUET), (b"PK\x03\x04", "a workbook of Excel, or another zipped file", _EXCEL))


def source_of(given: Any, sheet: str | None = None) -> Source:
    """Give the source that something is.

    Args:
        given: the path of a file or a folder, or a list of such paths; or anything with ``__arrow_c_stream__``: a table or a reader of pyarrow, a data frame
            of polars or pandas, a result of DuckDB.
        sheet: of a workbook, the sheet.

    Raises:
        InputError: the file cannot be read as what its ending says.
        WrongType: it is none of these.
    """
    if isinstance(given, str | Path):
        return _file(Path(given), sheet)
    if are_paths(given):
        found = [_file(Path(path), sheet) for path in given]
        return found[0] if len(found) == 1 else SeveralSources(found)
    _check_no_sheet(sheet)
    if isinstance(given, pa.RecordBatch):
        given = pa.Table.from_batches([given])
    if not hasattr(given, "__arrow_c_stream__"):
        raise WrongType(
            f"a caseload is read from a path, or from a table that gives a stream of Arrow (pyarrow, polars, pandas, DuckDB), not from "
            f"{type(given).__name__!r}. Cases in Python: use `table_of(cases)`."
        )
    stream = _stream(given)
    check_names(stream.schema.names, "the table")
    return ArrowSource(stream.schema, stream)


def _stream(given: Any) -> Any:
    """Ask a table for its stream; a frame of pandas makes it only then, and cannot of a column with texts and numbers."""
    try:
        return pa.RecordBatchReader.from_stream(given)
    except pa.ArrowException as error:
        why = on_one_line("; ".join(map(str, error.args)))
        problem = Problem("", f"it gives no stream of Arrow: {why}.", "Let each column hold values of one type.")
        raise InputError("the table", [problem]) from None


def are_paths(given: object) -> bool:
    """Whether something is a list of paths."""
    return isinstance(given, list | tuple) and bool(given) and all(isinstance(path, str | Path) for path in given)


def _check_no_sheet(sheet: str | None) -> None:
    if sheet is not None:
        raise InputError("sheet", [Problem("sheet", "only a workbook has sheets.", "Leave `sheet` out.")])


def _file(path: Path, sheet: str | None) -> Source:
    start = _start(path)
    if start is None:
        _check_no_sheet(sheet)
        return ParquetSource(path)
    ending = path.suffix.casefold()
    if start:
        _check_ending(path, ending, start)
    if ending in _EXCEL and sheet in (None, SHEET) and is_template(path):
        return TemplateSource(path)
    if ending in _EXCEL:
        return ExcelSource(path, sheet)
    _check_no_sheet(sheet)
    if ending in _PARQUET:
        return ParquetSource(path)
    if ending in _TEXT_FILES:
        return CsvSource(path, LONG_TEXTS)
    fix = "Read cases in JSON with `read_cases`." if ending == ".json" else _ENDINGS
    raise InputError(
        str(path), [Problem("", f"a caseload is not read from a file that ends in {ending or 'nothing'}.", fix)]
    )


def _start(path: Path) -> bytes | None:
    """Give the first bytes of a file; None for a folder."""
    try:
        if path.is_dir():
            return None
        with path.open("rb") as file:
            return file.read(4)
    except OSError as error:
        raise InputError(str(path), [unreadable(error, path)]) from None
    except ValueError:  # a path cannot hold a NUL
        raise InputError(str(path), [Problem("", "there can be no such file.", _ENDINGS)]) from None


def _check_ending(path: Path, ending: str, start: bytes) -> None:
    """Refuse a file that is not what its ending says."""
    for head, what, endings in _HEADS:
        if start == head and ending not in endings and ending in (*_TEXT_FILES, *_PARQUET, *_EXCEL):
            fix = f"Give the file an ending that fits, such as {path.with_suffix(endings[0]).name}."
            raise InputError(str(path), [Problem("", f"the file ends in {ending}, and it is {what}.", fix)])
