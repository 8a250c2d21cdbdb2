"""Workbooks as people keep them: other sheets and tables, real dates, numbers, formulas that failed, rows with nothing in them."""

from collections.abc import Callable
from datetime import date, datetime
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from openpyxl.utils.datetime import CALENDAR_MAC_1904

from broken_returns import not_read, problem, refusals
from sendrules.sen2 import Return, check, read
from sendrules.sen2.forms.workbooks import TEMPLATE_SHEET
from sendrules.sen2.items import MODULES, Form
from sendrules.testing.returns.write import write
from ten_people import ten_people

Change = Callable[[Any], object]


def saved(folder: Path, change: Change, form: Form = Form.WORKBOOK) -> Path:
    path = write(ten_people(), form, folder / ("book.xlsm" if form is Form.TEMPLATE else "book.xlsx"))
    book = openpyxl.load_workbook(path)
    change(book)
    book.save(path)
    return path


def changed(folder: Path, change: Change, form: Form = Form.WORKBOOK) -> Return:
    return read(saved(folder, change, form), year=2026)


def unchanged(_: Any) -> None:
    """Leave the workbook as it is."""


def whole(found: Return) -> bool:
    return (found.people, found.refused) == (10, ()) and len(found["Requests"]) == 11


def cell(book: Any, sheet: str, heading: str, row: int) -> Any:
    headings = [one.value for one in book[sheet][1]]
    return book[sheet].cell(row, headings.index(heading) + 1)


def put(sheet: str, heading: str, row: int, value: object, number_format: str = "") -> Change:
    def change(book: Any) -> None:
        one = cell(book, sheet, heading, row)
        one.value = value
        if number_format:
            one.number_format = number_format

    return change


def at_title(book: Any, title: str) -> int:
    """The row of the template with a title."""
    return next(row[0].row for row in book[TEMPLATE_SHEET].iter_rows() if row[0].value == title)


def test_sheets_in_another_order_with_others_beside_them(tmp_path: Path) -> None:
    def change(book: Any) -> None:
        book.move_sheet("Person", 7)
        book["Requests"].title = " REQUESTS"
        book.create_sheet("Lookups", 0).append(["a"])
        book["SEN Need"].delete_rows(2, 99)

    found = changed(tmp_path, change)
    assert whole(found)
    assert [name.partition("sheet ")[2] for name, _, _ in not_read(found)] == ["Lookups"]
    assert len(found["SENneed"]) == 0


@pytest.mark.parametrize("number_format", ["dd/mm/yyyy", "yyyy-mm-dd", "[$-809]dd mmmm yyyy;@", "mmm yy"])
def test_a_real_date_is_read_however_it_is_shown(number_format: str, tmp_path: Path) -> None:
    found = changed(tmp_path, put("Requests", "receiveddate", 2, date(2025, 1, 13), number_format))
    assert whole(found)
    assert found["Requests"].columns["ReceivedDate"][0].as_py() == date(2025, 1, 13)


def test_a_workbook_that_counts_from_1904(tmp_path: Path) -> None:
    def change(book: Any) -> None:
        book.epoch = CALENDAR_MAC_1904

    found = changed(tmp_path, change)
    with_1900 = changed(tmp_path, unchanged)
    for module in MODULES:
        assert found[module].columns == with_1900[module].columns


def test_a_day_as_a_number_or_with_a_time_is_refused(tmp_path: Path) -> None:
    def change(book: Any) -> None:
        put("Requests", "receiveddate", 2, 45670, "General")(book)
        put("Requests", "receiveddate", 3, datetime.fromisoformat("2025-05-19T14:30"))(book)
        put("Requests", "receiveddate", 4, "31/02/2025")(book)

    found = changed(tmp_path, change)
    number = "this may be a day as Excel counts them, but the cell is a number."
    timed = "this has a time of the day in it."
    assert refusals(found) == [
        ("2 receiveddate", "45670", number, "Format the cell as a date."),
        ("3 receiveddate", "2025-05-19 14:30:00", timed, "Give the date only, in local time."),
        ("4 receiveddate", "31/02/2025", "there is no 31 February 2025.", "Check the day and the month."),
    ]
    assert found.refused[0].spot.file.endswith("book.xlsx, sheet Requests")
    assert (found.people, found.people_refused) == (10, 3)


def test_flags_as_numbers_truths_and_words(tmp_path: Path) -> None:
    def change(book: Any) -> None:
        for row, value in enumerate((True, False, 1, 0.0, "true", "Yes", 2), 2):
            put("Requests", "rya", row, value)(book)

    found = changed(tmp_path, change)
    assert found["Requests"].columns["RYA"].to_pylist()[:7] == [True, False, True, False, True, None, None]
    assert [(row, value) for row, value, _, _ in refusals(found)] == [("7 rya", "Yes"), ("8 rya", "2")]


@pytest.mark.parametrize("error", ["#N/A", "#DIV/0!", "#REF!"])
def test_a_formula_that_failed_is_not_blank(error: str, tmp_path: Path) -> None:
    """python-calamine gives such a cell as blank."""
    found = changed(tmp_path, put("Requests", "requestoutcomedate", 4, error))
    assert [(row, value) for row, value, _, _ in refusals(found)] == [("4 requestoutcomedate", error)]
    assert found["Requests"].was_refused("RequestOutcomeDate").tolist()[2]
    code = changed(tmp_path, put("Requests", "requestoutcome", 3, error))
    assert [(row, value) for row, value, _, _ in refusals(code)] == [("3 requestoutcome", error)]


def test_what_stands_above_the_headings_is_no_record(tmp_path: Path) -> None:
    def change(book: Any) -> None:
        book["Requests"].insert_rows(1, 2)
        book["Requests"].cell(1, 1, "Requests of 2025")

    found = changed(tmp_path, change)
    assert whole(found)
    assert found["Requests"].rows.tolist()[0] == 4


def test_a_sheet_without_headings(tmp_path: Path) -> None:
    said = "no table has Requests records. Give the whole return, with the ids of its records."
    assert problem(lambda: changed(tmp_path, lambda book: book["Requests"].delete_rows(1))) == said
    assert problem(lambda: changed(tmp_path, lambda book: book.remove(book["Requests"]))) == said


def test_ids_that_point_nowhere_in_a_workbook(tmp_path: Path) -> None:
    found = changed(tmp_path, put("Requests", "persontableid", 4, 99))
    assert [(row, message) for row, _, message, _ in refusals(found)] == [
        ("4", "no Person record has the id that this Requests record belongs to, or several have it.")
    ]


@pytest.mark.parametrize(
    "data", [b"", b"PK\3\4nothing", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600), b"<Message/>"]
)
def test_a_damaged_or_locked_workbook(data: bytes, tmp_path: Path) -> None:
    path = tmp_path / "book.xlsx"
    path.write_bytes(data)
    said = "the workbook is damaged, locked, or no Excel file. Open it in Excel and save it again."
    assert problem(lambda: read(path)) == said


def test_a_workbook_that_is_cut_off(tmp_path: Path) -> None:
    path = saved(tmp_path, unchanged)
    path.write_bytes(path.read_bytes()[:3000])
    assert problem(lambda: read(path)).startswith("the workbook is damaged")


def test_a_workbook_of_something_else(tmp_path: Path) -> None:
    path = tmp_path / "other.xlsx"
    openpyxl.Workbook().save(path)
    assert problem(lambda: read(path)).startswith("it has neither a sheet 'Data Entry Template' nor sheets such as")


# The template ---------------------------------------------------------------------------------------------------------


def test_a_template_with_other_sheets_and_unknown_tables(tmp_path: Path) -> None:
    def change(book: Any) -> None:
        book.create_sheet("Guidance", 0).append(["a"])
        for row in (["Advice Records"], ["Record Type", "Advice ID"], ["Advice", 1]):
            book[TEMPLATE_SHEET].append(row)

    found = changed(tmp_path, change, Form.TEMPLATE)
    assert whole(found)
    assert not_read(found) == [("Advice Records", 1, None)]
    assert found.header.authority == "999"


def test_a_template_with_empty_tables_and_rows_that_are_prepared(tmp_path: Path) -> None:
    def change(book: Any) -> None:
        sheet = book[TEMPLATE_SHEET]
        at = at_title(book, "SEN Need Records")
        sheet.delete_rows(at + 2, 99)
        for row in range(at + 2, at + 30):
            sheet.cell(row, 1, "SENneed")

    found = changed(tmp_path, change, Form.TEMPLATE)
    assert whole(found)
    assert len(found["SENneed"]) == 0


def test_a_template_that_begins_in_another_column(tmp_path: Path) -> None:
    assert whole(changed(tmp_path, lambda book: book[TEMPLATE_SHEET].insert_cols(1), Form.TEMPLATE))


def test_a_template_without_the_table_of_people(tmp_path: Path) -> None:
    def change(book: Any) -> None:
        at = at_title(book, "Person Record")
        book[TEMPLATE_SHEET].delete_rows(at, at_title(book, "Requests Records") - at)

    said = "no table has Person records. Give the whole return, with the ids of its records."
    assert problem(lambda: changed(tmp_path, change, Form.TEMPLATE)) == said


def test_the_columns_of_a_review_are_not_crossed(tmp_path: Path) -> None:
    """`EHC Plan Review Decisions Date` is the day of the letter; one public reader takes it for that of the meeting."""
    found = changed(tmp_path, unchanged, Form.TEMPLATE)
    active = found["ActivePlans"]
    reviewed = next(n for n, day in enumerate(active.columns["LastReview"].to_pylist()) if day is not None)
    assert active.columns["ReviewMeeting"][reviewed].as_py() == date(2025, 9, 29)
    assert active.columns["LastReview"][reviewed].as_py() == date(2025, 10, 24)
    assert active.spot(reviewed, "LastReview").field == "EHC Plan Review Decisions Date"
    assert "SR106" not in check(found).found


def test_a_file_whose_columns_of_a_review_are_crossed_is_found(tmp_path: Path) -> None:
    def change(book: Any) -> None:
        crossed = {"Annual Review Meeting Date": "EHC Plan Review Decisions Date"}
        crossed |= {new: old for old, new in crossed.items()}
        for one in book[TEMPLATE_SHEET][at_title(book, "Active Plan Records") + 1]:
            one.value = crossed.get(one.value, one.value)

    codes = set(check(changed(tmp_path, change, Form.TEMPLATE)).found)
    assert codes - set(check(changed(tmp_path, unchanged, Form.TEMPLATE)).found) == {"SR106"}
