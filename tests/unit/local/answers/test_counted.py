"""What counts of a value that a fact's function gave: only what is of the declared type, and no larger than a case may record."""

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest

import sendrules as sr
from sendrules.local.answers.facts import counted
from sendrules.local.answers.unread import names_read

WRONG: list[tuple[str | None, tuple[str, ...], object, str]] = [
    ("flag", (), "yes", "gave 'yes'; it should give true or false"),
    ("flag", (), 1, "gave 1; it should give true or false"),
    ("flag", (), 0, "gave 0; it should give true or false"),
    ("number", (), True, "gave true; it should give a number"),
    ("number", (), "2026-01-05", "gave '2026-01-05'; it should give a number"),
    ("number", (), float("nan"), "gave nan, which is not a number that can be compared"),
    ("number", (), 10**5000, "gave a number of more than 18 digits"),
    ("number", (), -(10**18), "gave a number of more than 18 digits"),
    ("group", ("a", "b"), "c", "gave 'c'; it should give one or more of a, b"),
    ("group", ("a", "b"), ("a", "c"), "gave a list; it should give one or more of a, b"),
    ("text", (), ["a"], "gave a value of type list; it should give a bool, int, float, str or tuple of str"),
    ("text", (), date(2026, 1, 5), "gave a value of type date; it should give a bool, int, float, str or tuple of str"),
    ("text", (), "a" * 2001, "gave a text of more than 2,000 characters"),
    (None, (), ("a",) * 1001, "gave a list of more than 1,000 texts"),
    (None, (), 10**18, "gave a number of more than 18 digits"),
]


def fact(
    type_: str | None, values: tuple[str, ...], read: Callable[..., Any] = lambda _case, _day: None
) -> sr.FactDefinition:
    return sr.FactDefinition("a.b", "B", read, type=sr.FactType(type_) if type_ else None, values=values)


@pytest.mark.parametrize("n", range(len(WRONG)))
def test_a_wrong_value_does_not_count(n: int) -> None:
    type_, values, value, why = WRONG[n]  # by its place: pytest would write a number of 5,000 digits out
    assert counted(fact(type_, values), value) == (None, why)


@pytest.mark.parametrize(
    ("type_", "values", "value"),
    [
        ("flag", (), False),
        ("number", (), 0),
        ("number", (), 10**18 - 1),
        ("group", ("a",), "a"),
        ("text", (), ""),
        (None, (), ()),
    ],
)
def test_a_right_value_counts(type_: str | None, values: tuple[str, ...], value: object) -> None:
    assert counted(fact(type_, values), value) == (value, "")


def test_what_is_not_recorded_is_no_mistake() -> None:
    assert counted(fact("flag", ()), None) == (None, "")


class Reader:
    """Reads a fact, and cannot be hashed or compared."""

    __hash__: Any = None

    def __eq__(self, other: object) -> bool:
        raise RuntimeError("no comparison")

    def __call__(self, case: sr.Case, _as_of: date) -> Any:
        return case.facts.get("in_care")


def test_the_names_that_an_object_looks_up_are_found() -> None:
    assert names_read(fact("flag", (), Reader())) == {"in_care"}
