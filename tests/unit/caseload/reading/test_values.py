from datetime import date
from decimal import Decimal

import numpy as np
import pyarrow as pa
import pytest

from sendrules.caseload.columns.codes import NO, YES
from sendrules.caseload.reading.cells import NoValue, cells_of, cells_of_objects
from sendrules.caseload.reading.facts import CaseFacts
from sendrules.caseload.reading.values import (
    Wrong,
    as_text,
    fact_of,
    flag,
    kept_codes,
    kept_text,
    no_flag,
    plain_names,
    plain_texts,
)
from sendrules.errors import Problem

FORMULA = NoValue(Problem("", "this is a formula.", "Paste values."))


@pytest.mark.parametrize(
    ("column", "codes", "values"),
    [
        (pa.chunked_array([["a", None], ["b", "a"]]), [1, 0, 2, 1], [None, "a", "b"]),
        (pa.chunked_array([["", " ", "\u00a0", "a"]]), [0, 0, 0, 4], [None, None, None, None, "a"]),
        (pa.chunked_array([pa.array(["a", "b"]).dictionary_encode(), pa.array(["b", None]).dictionary_encode()]), [1, 2, 2, 0], [None, "a", "b"]),
        (pa.chunked_array([[1, 2, 1]]), [1, 2, 1], [None, 1, 2]),
        (pa.chunked_array([[["a"], None, ["a"]]]), [1, 0, 1], [None, ("a",)]),
        (pa.chunked_array([pa.nulls(2)]), [0, 0], [None]),
        (pa.chunked_array([], pa.string()), [], [None]),
        (pa.chunked_array([], pa.dictionary(pa.int32(), pa.string())), [], [None]),
    ],
)  # fmt: skip
def test_a_column_by_its_distinct_values(column, codes, values):
    cells = cells_of(column)
    assert (cells.codes.tolist(), list(cells.values)) == (codes, values)


def test_values_of_different_types_are_not_one():
    cells = cells_of_objects([1, True, 1.0, "1", None, 1])
    assert cells.codes.tolist() == [1, 2, 3, 4, 0, 1]


@pytest.mark.parametrize(
    ("value", "code"), [(True, YES), (False, NO), ("TRUE", YES), (" false ", NO), ("yes", -1), (1, -1), (FORMULA, -1)]
)
def test_flags(value, code):
    assert flag(value) == code


def test_what_is_no_flag_says_the_fix():
    assert no_flag("yes").fix == "Write true or false, or leave the cell empty."
    assert no_flag(FORMULA) is FORMULA.problem


@pytest.mark.parametrize(("value", "text"), [(" A ", "A"), (12, "12"), (Decimal(12), "12")])
def test_what_is_a_text(value, text):
    assert as_text(value) == text


@pytest.mark.parametrize("value", [1.0, True, Decimal("1.5"), date(2025, 5, 21), FORMULA])
def test_what_is_no_text(value):
    assert isinstance(as_text(value), Wrong)


@pytest.mark.parametrize(
    ("text", "how", "kept"),
    [("St Mary’s  School", "name", "St Mary's School"), ("a  b", "text", "a  b"), ("a\nb", "lines", "a\nb")],
)
def test_a_text_is_kept_as_a_record_keeps_it(text, how, kept):
    assert kept_text(text, how) == kept


@pytest.mark.parametrize(
    ("text", "how"), [("a\u200bb", "name"), ("a\nb", "text"), ("x" * 2001, "name"), ("a\x07", "lines")]
)
def test_a_text_that_no_record_keeps(text, how):
    found = kept_text(text, how)
    assert isinstance(found, Wrong)
    assert found.problem.fix


def test_a_text_is_plain_only_if_its_one_form_is_itself():
    texts = ["A-17", "A  17", " A", "A ", "", "É", "x" * 2001, "a\tb", "~!", "O'Neil"]
    plain = plain_names(pa.array(texts)).tolist()
    assert plain == [True, False, False, False, False, False, False, False, True, True]
    assert all(kept_text(text, "name") == text for text, one in zip(texts, plain, strict=True) if one)
    assert plain_texts(pa.array(["a  b £", "a\u200b", None])).tolist() == [True, False, False]


@pytest.mark.parametrize(
    ("value", "typed", "fact"),
    [
        (True, True, True), (7, True, 7), (0.5, True, 0.5), ("7", True, "7"), ("true", True, "true"), (Decimal(7), True, 7),
        (("a", "b"), True, ("a", "b")), ("true", False, True), ("FALSE", False, False), ("7", False, 7), ("-0.5", False, -0.5),
        ("007", False, "007"), ("1e5", False, "1e5"), ('["a", "b"]', False, ("a", "b")), ("looked-after", False, "looked-after"),
    ],
)  # fmt: skip
def test_a_fact(value, typed, fact):
    found = fact_of(value, typed)
    assert (type(found), found) == (type(fact), fact)


@pytest.mark.parametrize(
    "value", [float("nan"), float("inf"), 10**18, "a\u200bb", "x" * 2001, date(2025, 5, 21), b"a", FORMULA, ("a", 1)]
)
def test_what_cannot_be_a_fact(value):
    found = fact_of(value, True)
    assert isinstance(found, Wrong)
    assert found.problem.message


def test_a_list_that_is_not_closed_is_no_fact():
    assert isinstance(fact_of('["a" "b"]', False), Wrong)


def test_two_names_that_are_one_have_one_code():
    codes, texts, wrong = kept_codes(
        cells_of(pa.chunked_array([["Oak  School", "Oak School", "a\u200b", None]])), "name"
    )
    assert codes.tolist() == [1, 1, -1, 0]
    assert texts == [None, "Oak School"]
    assert list(wrong) == [3]


def test_a_fact_has_one_value_a_case():
    cells = {"x": cells_of_objects([None, 1, 1, 2, 1, None, "1", 1]), "empty": cells_of_objects([None] * 8)}
    facts = CaseFacts(cells, np.array([0, 0, 0, 1, 1, 2, 3, 3]), 4, typed=True)
    assert [facts.of(case) for case in (0, 2)] == [{"x": 1}, {}]
    assert {case: [row for row, _, _ in wrong] for case, wrong in facts.wrong.items()} == {1: [4], 3: [7]}
    assert facts.columns(np.array([0, 2])) == {"x": [1, None]}
