"""The names of columns, from a heading."""

import pytest

from sendrules.caseload.reading.cells import NoValue
from sendrules.caseload.reading.column_names import check_names, names_of
from sendrules.caseload.reading.pieces import unnamed
from sendrules.errors import InputError, Problem

NO_NAME = NoValue(Problem("", "this is a formula.", "Write a name."), "=A1")


def test_names_are_texts_without_space_around_them_and_empty_ends_are_no_columns():
    assert names_of([" case ", 2025, "on", None, None], "cases.xlsx") == ["case", "2025", "on"]
    assert names_of([], "cases.xlsx") == names_of([None], "cases.xlsx") == []


def test_a_column_without_a_name_is_told_by_its_place():
    assert names_of([None, "on", NO_NAME], "cases.xlsx") == [unnamed(0), "on", unnamed(2)]


def test_two_columns_with_one_name_are_refused():
    with pytest.raises(InputError, match=r"cases.xlsx: 1 problem\n  - row 3: two columns are called case, on\."):
        names_of(["case", "on", "on ", "case"], "cases.xlsx", "row 3: ")
    with pytest.raises(InputError, match=r"the table: 1 problem\n  - two columns are called on\."):
        check_names(["case", "on", "on"], "the table")
    check_names(["case", "on"], "the table")
