"""From a template to answers that can be filtered, as a person types it; and no cell on the way is a formula."""

from datetime import date

import openpyxl

from command_line import run
from sendrules.caseload.reading.template_form import SHEET

HOSTILE = ["+1+2", "-2", "@SUM(1)", "<script>alert(1)</script>", "a,b;c", "'=x"]


def test_a_template_is_filled_in_and_answered_into_a_workbook(tmp_path):
    cases, out = tmp_path / "cases.xlsx", tmp_path / "answers.xlsx"
    assert run("template", str(cases)).exit_code == 0
    book = openpyxl.load_workbook(cases)
    book[SHEET].append(["A-17", "request", date(2025, 5, 21)])
    book.save(cases)
    result = run("caseload", str(cases), "--as-of", "2026-01-05", "--out", str(out))
    assert result.exit_code == 0, result.output
    sheet = openpyxl.load_workbook(out)["answers"]
    assert sheet.freeze_panes == "A2"
    assert sheet.auto_filter.ref == sheet.dimensions
    due = [cell.value for cell in sheet[1]].index("due")
    assert any(row[due].is_date for row in sheet.iter_rows(min_row=2))


def test_a_file_that_is_there_is_not_written_over(tmp_path):
    cases = tmp_path / "cases.xlsx"
    run("template", str(cases))
    again = run("template", str(cases), "--shape", "wide")
    assert again.exit_code == 2
    assert "is there already. Add --force to write over it." in again.output
    assert run("template", str(cases), "--shape", "wide", "--force").exit_code == 0


def test_hostile_references_stay_texts_both_ways(tmp_path):
    cases, out = tmp_path / "cases.xlsx", tmp_path / "answers.xlsx"
    run("template", str(cases))
    book = openpyxl.load_workbook(cases)
    for n, text in enumerate([*HOSTILE, "=HYPERLINK(1)"], 3):
        for column, value in enumerate((text, "request", date(2025, 5, 21)), 1):
            cell = book[SHEET].cell(n, column)
            cell.value = value
            cell.data_type = "s" if column == 1 else cell.data_type
    book.save(cases)
    result = run("caseload", str(cases), "--as-of", "2026-01-05", "--out", str(out))
    assert result.exit_code == 0, result.output
    cells = [row[0] for row in openpyxl.load_workbook(out)["answers"].iter_rows(min_row=2)]
    assert {cell.value for cell in cells} == {*HOSTILE, "=HYPERLINK(1)"}
    assert {cell.data_type for cell in cells} == {"s"}
