"""CSV as it is really saved: other signs between the cells, rows that are too short, quotes that are not closed, days in figures."""

from datetime import date
from pathlib import Path

import pytest

from broken_returns import Change, changed_folder, not_read, problem, refusals
from sendrules.sen2 import Return, read
from sendrules.sen2.items import MODULES, Form

ROW = 3
"""The row of the third request, from 0."""


def changed_row(change: Change, row: int = ROW) -> Change:
    def of_all(text: str) -> str:
        lines = text.split("\r\n")
        lines[row] = str(change(lines[row]))
        return "\r\n".join(lines)

    return of_all


def blade(folder: Path, **changes: Change) -> Return:
    return read(changed_folder(folder, {f"{name}.csv": change for name, change in changes.items()}))


def refused(folder: Path, change: Change, name: str = "requests") -> str:
    return problem(lambda: blade(folder, **{name: change}))


def same(found: Return, whole: Return) -> bool:
    return (found.people, found.refused, found.not_read) == (10, (), ()) and all(
        found[module].columns == whole[module].columns
        and found[module].parent.tolist() == whole[module].parent.tolist()
        for module in MODULES
    )


@pytest.mark.parametrize(
    "change",
    [
        lambda text: "\ufeff" + text,
        lambda text: text.replace(",", ";"),
        lambda text: text.replace(",", "\t"),
        lambda text: text.replace("\r\n", "\n"),
        lambda text: text + "\r\n\r\n",
        lambda text: text + "," * text.split("\r\n")[0].count(",") + "\r\n",
        lambda text: text.replace("-Sep-", "-Sept-"),
        lambda text: text.replace("true", "1").replace("false", "0"),
        lambda text: (
            text.replace(",Y,", ", Y ,").replace("Synthetic1,", " Synthetic1\u00a0,").replace("1,1,1,1", " 1,1,1,1")
        ),
        lambda text: text.replace("2025-", " 2025-").replace("\r\n", " \r\n"),
    ],
    ids=[
        "byte order mark",
        "semicolons",
        "tabs",
        "line feeds",
        "empty lines",
        "blank row",
        "Sept",
        "flags in figures",
        "blanks",
        "spaces",
    ],
)
def test_what_says_the_same(change: Change, tmp_path: Path) -> None:
    whole = read(changed_folder(tmp_path, {}))
    assert same(blade(tmp_path, **{module.lower(): change for module in (*MODULES, "sen2")}), whole)


@pytest.mark.parametrize("encoding", ["latin-1", "utf-16"])
def test_another_encoding(encoding: str, tmp_path: Path) -> None:
    said = 'the file is not in UTF-8. Save it as UTF-8; in Excel choose "CSV UTF-8 (Comma delimited)".'
    assert refused(tmp_path, lambda text: text.replace("Child", "Zoë").encode(encoding), "person") == said


def test_an_empty_file(tmp_path: Path) -> None:
    assert refused(tmp_path, lambda _: "") == "the file is empty. Check that it is the right file."


def test_a_row_of_another_length(tmp_path: Path) -> None:
    fix = "Put a cell that has a comma in it into quotes, and write the file again."
    longer = refused(tmp_path, changed_row(lambda row: row + ",x"))
    assert longer == f"a row (4) has 14 cells, and there are 13 headings. {fix}"
    shorter = refused(tmp_path, changed_row(lambda row: row.rpartition(",")[0]))
    assert shorter == f"a row (4) has 12 cells, and there are 13 headings. {fix}"


@pytest.mark.parametrize(
    "change", [lambda row: row + '"', lambda row: '"' + row], ids=["at its end", "at its beginning"]
)
def test_a_quote_that_is_not_closed_swallows_no_rows(change: Change, tmp_path: Path) -> None:
    assert refused(tmp_path, changed_row(change)) == "line 4: a quote is not closed. Look at row 4 first."


def test_a_line_break_in_a_cell_shifts_no_row(tmp_path: Path) -> None:
    change = changed_row(lambda row: row.replace(",Child,", ',"Child\nof, ""somebody""",'), 2)
    found = blade(
        tmp_path,
        person=lambda text: str(change(text)).replace("2017-Mar-09", "2017-Feb-30").replace("\r\n", "\r\n\r\n", 1),
    )
    assert found["Person"].columns["Forename"][1].as_py() == 'Child\nof, "somebody"'
    # row 2 has nothing, so the people stand in rows 3, 4 (and 5), 6
    fix = "Check the day and the month."
    assert refusals(found) == [("6 personbirthdate", "2017-Feb-30 00:00:00", "there is no 30 February 2017.", fix)]


def test_files_with_headings_only(tmp_path: Path) -> None:
    def first_line(text: str) -> str:
        return text.partition("\r\n")[0]

    nobody = problem(lambda: blade(tmp_path, **{module.lower(): first_line for module in MODULES}))
    assert nobody == "there is no person in it. Check that it is the right file, and whole."
    later = blade(tmp_path, senneed=first_line, placementdetail=first_line, plandetail=first_line)
    assert (later.people, later.refused, len(later["SENneed"])) == (10, (), 0)


def test_a_column_of_one_letter_is_no_flag(tmp_path: Path) -> None:
    """DuckDB reads a column of only F as false, and Yes and No as flags."""
    found = blade(tmp_path, person=lambda text: text, requests=lambda text: text.replace("true", "Yes"))
    assert found["Person"].columns["Sex"].to_pylist() == ["F"] * 10
    said = "this is neither 1 (yes) nor 0 (no)."
    assert refusals(found) == [
        ("5 requestmediation", "Yes", said, "Write 1 or 0."), ("5 requesttribunal", "Yes", said, "Write 1 or 0."),
    ]  # fmt: skip
    assert found["Requests"].columns["RequestMediation"][3].as_py() is None


def test_a_column_that_stands_there_twice_is_listed(tmp_path: Path) -> None:
    found = blade(tmp_path, requests=changed_row(lambda row: row.replace("rya", "receiveddate"), 0))
    assert not_read(found) == [("Requests receiveddate", 1, None)]
    assert found["Requests"].columns["ReceivedDate"][0].as_py() == date(2025, 1, 13)
    assert not found.carries("Requests", "RYA")


def five(folder: Path, change: Change, day_format: str | None = None) -> Return:
    return read(changed_folder(folder, {"m2.csv": change}, Form.FIVE), year=2026, day_format=day_format)


def received(found: Return) -> dict[str, tuple[str, str]]:
    return {one.value: (one.message, one.fix) for one in found.refused if one.item == "ReceivedDate"}


def test_days_in_figures_that_contradict_each_other(tmp_path: Path) -> None:
    """13/01/2025 has the day first, 05/19/2025 the month: those that may be either cannot be told. Two figures are no year."""

    def change(text: str) -> str:
        return text.replace("19/05/2025", "05/19/2025").replace("20/01/2025", "20/01/25")

    found = five(tmp_path, change)
    either = ("this may be two different days.", "Say which: give day_format DD/MM/YYYY, or write it as YYYY-MM-DD.")
    assert received(found) == {
        "05/19/2025": ("the month seems to come first.", "Give day_format MM/DD/YYYY, or write it as YYYY-MM-DD."),
        "05/02/2024": either, "06/01/2025": either, "10/08/2025": either, "03/02/2025": either, "06/09/2021": either,
        "20/01/25": ("the year needs four figures.", "Write it as YYYY-MM-DD."),
    }  # fmt: skip
    assert found["Requests"].columns["ReceivedDate"][0].as_py() == date(2025, 1, 13)
    told = five(tmp_path, change, "DD/MM/YYYY")
    assert set(received(told)) == {"05/19/2025", "20/01/25"}
    assert told["Requests"].columns["ReceivedDate"][2].as_py() == date(2024, 2, 5)


def test_a_day_that_the_month_has_not_and_a_day_as_a_number(tmp_path: Path) -> None:
    found = five(
        tmp_path, lambda text: text.replace("13/01/2025", "31/02/2025").replace("19/05/2025", "45796"), "DD/MM/YYYY"
    )
    assert received(found) == {
        "31/02/2025": ("there is no 31 February 2025.", "Check the day and the month."),
        "45796": ("this may be a day as Excel counts them, but the cell is a number.", "Format the cell as a date."),
    }
    assert (found.people, found.people_refused) == (10, 2)
