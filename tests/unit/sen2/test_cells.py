"""What a cell says: the forms that real returns have, and no other."""

from datetime import date

import pytest

from sendrules.errors import InputError
from sendrules.sen2.cells import Wrong, day_format_named, days, values
from sendrules.sen2.items import ITEMS

SEPTEMBER = date(2022, 9, 28)


@pytest.mark.parametrize(
    "text",
    ["2022-09-28", "2022-09-28T00:00:00", "2022-09-28 00:00", "2022-09-28 00:00:00.000", "2022-Sep-28 00:00:00", "2022-Sept-28", "2022-SEP-28"],
)  # fmt: skip
def test_a_day_that_leaves_nothing_open(text: str) -> None:
    assert days([text]) == [SEPTEMBER]


@pytest.mark.parametrize("text", ["28/09/2022", "28.09.2022", "28-9-2022", "28/09/2022 00:00:00"])
def test_a_day_in_figures_that_can_only_have_the_day_first(text: str) -> None:
    assert days([text]) == [SEPTEMBER]
    assert days([text, "03/04/2025"])[1] == date(2025, 4, 3)


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("31/02/2025", "there is no 31 February 2025."), ("2025-02-29", "there is no 29 February 2025."),
        ("2025-Feb-30 00:00:00", "there is no 30 February 2025."), ("2025-13-01", "there is no such day."),
        ("2025-Okt-01", "Okt is no month."), ("03/04/2025", "this may be two different days."),
        ("03/14/2025", "the month seems to come first."), ("28/09/22", "the year needs four figures."),
        ("45670", "this may be a day as Excel counts them, but the cell is a number."),
        ("2025-05-19 14:30:00", "this has a time of the day in it."), ("1899-12-31", "the year 1899 cannot be right."),
        ("2101-01-01", "the year 2101 cannot be right."), ("tomorrow", "write the day itself."), ("soon", "this is not a date."),
        ("28/09-2022", "this is not a date."), ("٢٠٢٥-01-01", "this is not a date."), ("9" * 9_999, "this is not a date."),
    ],
)  # fmt: skip
def test_a_text_that_is_no_day(text: str, message: str) -> None:
    (found,) = days([text])
    assert isinstance(found, Wrong)
    assert (found.message, found.fix != "") == (message, True)


def test_who_says_which_figure_is_the_day_is_believed() -> None:
    texts = ["03/04/2025", "04/03/2025", "05/05/2025"]
    assert days(texts, True) == [date(2025, 4, 3), date(2025, 3, 4), date(2025, 5, 5)]
    assert days(texts, False) == [date(2025, 3, 4), date(2025, 4, 3), date(2025, 5, 5)]
    unsaid = days(texts)
    assert [isinstance(day, Wrong) for day in unsaid] == [True, True, False]  # 5 May is one day either way
    assert isinstance(days(["28/09/2022"], False)[0], Wrong)


def test_a_column_with_both_orders_tells_only_what_leaves_no_doubt() -> None:
    found = days(["28/09/2022", "09/28/2022", "03/04/2025"])
    assert found[0] == SEPTEMBER
    assert all(isinstance(day, Wrong) for day in found[1:])


def test_a_name_for_the_form_of_dates() -> None:
    assert (day_format_named(None), day_format_named(" mm/dd/yyyy ")) == (None, False)
    with pytest.raises(InputError, match="is not a form of dates here"):
        day_format_named("YYYY")


def told(module: str, item: str, text: str) -> object:
    (found,) = values(ITEMS[module][item], [text])
    return (found.message, found.fix) if isinstance(found, Wrong) else found


@pytest.mark.parametrize(("text", "flag"), [("0", False), ("1", True), ("1.0", True), ("TRUE", True), ("False", False)])
def test_flags(text: str, flag: bool) -> None:
    assert told("Assessment", "Week20", text) is flag


@pytest.mark.parametrize("text", ["Yes", "No", "Y", "N", "F", "2", "-1", "on"])
def test_what_is_no_flag(text: str) -> None:
    assert told("Assessment", "Week20", text) == ("this is neither 1 (yes) nor 0 (no).", "Write 1 or 0.")


@pytest.mark.parametrize(
    ("module", "item", "text", "code"),
    [("Requests", "RequestOutcome", "y", "Y"), ("Requests", "RequestSource", "2.0", "2"), ("SENneed", "SENtype", "Asd", "ASD"),
     ("Person", "Sex", "F", "F"), ("Person", "UPNunknown", "un10", "UN10")],
)  # fmt: skip
def test_codes(module: str, item: str, text: str, code: str) -> None:
    assert told(module, item, text) == code


def test_a_code_that_is_not_in_the_list() -> None:
    said = ("RequestOutcome has no such code.", "Use one of Y, N, A, W, H.")
    assert told("Requests", "RequestOutcome", "Yes") == told("Requests", "RequestOutcome", "1" * 9_000) == said
    assert told("Requests", "RequestSource", "2.5") == ("RequestSource has no such code.", "Use one of 1, 2, 3, 4, 5.")


@pytest.mark.parametrize("text", ["MMXXVI", "-1", "2026.5", "9" * 10])
def test_what_is_no_number(text: str) -> None:
    assert told("Header", "Year", text) == ("this is no whole number.", "Write it in figures.")


def test_a_number_that_a_workbook_made_a_decimal() -> None:
    assert told("Header", "Year", "2026.0") == "2026"
