"""A template: what a person sees in it, and that it comes back as it was filled in, with every bad cell named."""

from datetime import date
from pathlib import Path

import openpyxl
import pytest

import sendrules as sr
from sendrules.caseload import evaluate
from sendrules.caseload.reading.read import read
from sendrules.caseload.reading.template_form import EXAMPLE, SHEET
from sendrules.report import write_template


def filled(path: Path, *rows: list[object], shape: str = "long", first: int = 3) -> Path:
    """Write a template and fill its rows in, after the worked one."""
    write_template(path, shape=shape)
    book = openpyxl.load_workbook(path)
    for n, row in enumerate(rows, first):
        for column, value in enumerate(row, 1):
            book[SHEET].cell(n, column).value = value
    book.save(path)
    return path


def wrong(path: Path) -> list[str]:
    with read(path) as reading:
        return [str(each) for _, invalid in reading.batches() for each in invalid]


def test_it_has_lists_date_cells_a_filter_and_a_frozen_heading(tmp_path):
    write_template(tmp_path / "cases.xlsx")
    book = openpyxl.load_workbook(tmp_path / "cases.xlsx")
    sheet = book[SHEET]
    assert [cell.value for cell in sheet[1]][:3] == ["case", "kind", "on"]
    assert (sheet.freeze_panes, sheet.auto_filter.ref) == ("B2", "A1:L5001")
    checks = {str(check.sqref): check for check in sheet.data_validations.dataValidation}
    assert checks["B2:B5001"].type == "list"
    column = book["lists"]["A"]
    assert checks["B2:B5001"].formula1 == f"lists!$A$2:$A${len(column)}"
    assert {"request", "final-plan", "case"} <= {cell.value for cell in column}
    assert checks["C2:C5001"].type == "date"
    assert sheet["C2"].is_date
    assert book["lists"].sheet_state == "hidden"
    assert "Not a name" in sheet["A1"].comment.text
    assert "=" not in {str(cell.value)[:1] for each in book for row in each for cell in row if cell.value}


def test_two_templates_are_the_same_bytes(tmp_path):
    write_template(tmp_path / "a.xlsx")
    write_template(tmp_path / "b.xlsx")
    assert (tmp_path / "a.xlsx").read_bytes() == (tmp_path / "b.xlsx").read_bytes()


@pytest.mark.parametrize("shape", ["long", "wide"])
def test_an_empty_one_has_no_cases_for_its_example_is_ignored(tmp_path, shape):
    write_template(tmp_path / "cases.xlsx", shape=shape)
    answers = evaluate(tmp_path / "cases.xlsx", as_of=date(2026, 1, 5))
    assert (answers.summary.cases_in, answers.summary.rows_invalid, len(answers.table)) == (0, 0, 0)


def test_a_filled_one_gives_the_dates_of_its_cases(tmp_path):
    path = filled(tmp_path / "cases.xlsx", ["A-17", "request", date(2025, 5, 21)], [1204, "request", "2025-06-04"])
    with read(path) as reading:
        ((table, invalid),) = reading.batches()
    assert (list(table.references), invalid) == (["A-17", "1204"], [])


def test_a_wide_one_gives_the_dates_of_its_cases(tmp_path):
    path = filled(tmp_path / "cases.xlsx", ["A-17", date(2025, 5, 21), date(2025, 7, 1)], shape="wide")
    table = evaluate(path, as_of=date(2026, 1, 5)).table
    rows = {row["duty"]: row for row in table.to_pylist()}
    assert rows["reg-13-2-final-plan-20-weeks"]["due"] == date(2025, 10, 8)  # 20 weeks from 21 May 2025
    assert rows["reg-5-1-decision-to-assess"]["compliance"] == "met"


@pytest.mark.parametrize(
    ("row", "column", "said"),
    [
        (["A-17", "reqest", date(2025, 5, 21)], "kind", "'reqest' is not known. Did you mean request"),
        (["A-17", "request", "soon"], "on", "this is not a date (given: 'soon')."),
        (["A-17", "request", 45000], "on", "this is a number, and a date is needed (given: 45000)"),
        (["A-17", "request", "=TODAY()"], "on", "this is a formula, and formulas are not worked out (given: '=TODAY()')"),
        (['=HYPERLINK("http://x")', "request", date(2025, 5, 21)], "case", "this is a formula"),
        (["#N/A", "request", date(2025, 5, 21)], "case", "this is an error of Excel (given: #N/A)"),
        ([EXAMPLE, "request", date(2025, 5, 22)], "case", "still has the label of the example"),
    ],
)  # fmt: skip
def test_a_bad_cell_is_named_by_file_sheet_row_and_column(tmp_path, row, column, said):
    (first, *_) = wrong(filled(tmp_path / "cases.xlsx", ["A-18", "request", date(2025, 5, 21)], row))
    assert first.startswith(f"cases.xlsx, sheet {SHEET}, row 4, column {column}, ")
    assert said in first


def test_rows_are_numbered_as_excel_does_where_blank_ones_come_first(tmp_path):
    path = filled(tmp_path / "cases.xlsx", ["A-17", "reqest", date(2025, 5, 21)], first=40)
    assert f"sheet {SHEET}, row 40, column kind" in wrong(path)[0]


def test_it_is_read_as_a_template_where_its_sheet_is_named_too(tmp_path):
    path = filled(tmp_path / "cases.xlsx", ["A-17", "request", date(2025, 5, 21)])
    with read(path, sheet=SHEET) as reading:
        ((table, invalid),) = reading.batches()
    assert (list(table.references), invalid) == (["A-17"], [])


def test_columns_may_be_added_and_the_example_deleted(tmp_path):
    path = filled(tmp_path / "cases.xlsx")
    book = openpyxl.load_workbook(path)
    book[SHEET].delete_rows(2)
    for column, value in ((1, "A-17"), (2, "request"), (3, date(2025, 5, 21)), (13, date(2025, 5, 20))):
        book[SHEET].cell(2, column).value = value
    book[SHEET]["M1"].value = "sent"
    book.save(path)
    assert wrong(path) == []


def test_a_broken_workbook_says_what_to_do(tmp_path):
    path = filled(tmp_path / "cases.xlsx")
    data = path.read_bytes()
    at = data.index(b"xl/worksheets/sheet1.xml") + 60
    path.write_bytes(data[:at] + b"\0" * 200 + data[at + 200 :])
    with pytest.raises(sr.InputError, match="Open it in Excel and save it again"):
        read(path)


def test_two_columns_of_one_name_are_refused(tmp_path):
    path = filled(tmp_path / "cases.xlsx")
    book = openpyxl.load_workbook(path)
    book[SHEET]["D1"].value = "on"
    book.save(path)
    with pytest.raises(sr.InputError, match="two columns are called on"):
        read(path)


def test_other_endings_and_shapes_are_refused(tmp_path):
    with pytest.raises(sr.InputError, match=r"a template ends in \.xlsx"):
        write_template(tmp_path / "cases.csv")
    with pytest.raises(sr.InputError, match="Give long or wide"):
        write_template(tmp_path / "cases.xlsx", shape="tall")
    assert not list(tmp_path.iterdir())
