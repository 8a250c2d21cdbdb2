"""How long groups wait, by hand; small numbers are hidden, and what would give them away."""

import pytest

from sendrules.commissioning.what_if.fairness import NOT_RECORDED, GroupWaits, fairness
from sendrules.errors import InputError

A, B = [70, 84, 91, 98, 140, 141, 147, 150, 160, 170], [200, 210, 220, 230, 240]
GROUPS = ["a"] * 10 + ["b"] * 5


def test_by_hand():
    found = fairness(A + B, GROUPS)
    # the ninth of ten, the fifth of ten; the fifth of five, the third of five
    assert found.groups == {"a": GroupWaits(10, 170, 160, 140, None), "b": GroupWaits(5, 240, 240, 220, None)}
    assert found.everyone == GroupWaits(15, 240, 230, 150, None)  # the fourteenth and the eighth of fifteen
    assert (found.spread.days, found.spread.longest, found.spread.shortest) == (80, "b", "a")
    assert found.rule == ""


def test_who_waits_longer_than_was_promised():
    found = fairness(A + B, GROUPS, guarantee_weeks=20)  # 140 days are 20 weeks, and not more
    assert (found.everyone.longer, found.groups["a"].longer, found.groups["b"].longer) == (10, 5, 5)


def test_a_small_group_and_what_would_tell_it_are_hidden():
    found = fairness([*A, *B, 900, 901], [*GROUPS, "c", "c"])
    assert found.groups["c"] == GroupWaits(None, None, None, None, None)
    assert found.groups["a"].cases is None  # the next in the order; the total less b would else be a and c
    assert found.rule
    assert fairness([*A, *B, 900, 901], [*GROUPS, "c", "c"], hide_small=False).groups["c"].longest == 901


def test_a_small_number_that_waits_longer_is_hidden():
    found = fairness(A + B, GROUPS, guarantee_weeks=30)  # 220, 230, 240: three of group b
    assert (found.everyone.longer, found.groups["a"].longer, found.groups["b"].longer) == (None, None, None)
    assert found.groups["b"].cases == 5
    assert found.rule


def test_all_but_a_few_that_wait_longer_are_hidden_too():
    found = fairness(A + B, GROUPS, guarantee_weeks=24)  # 168 days: one of a, and all of b
    assert (found.everyone.longer, found.groups["b"].longer) == (6, None)


def test_what_is_not_recorded():
    found = fairness([*A, None, -1, *B, 5, 5, 5, 5, 5], [*GROUPS[:10], "a", "b", *GROUPS[10:], *[None] * 5])
    assert found.groups[NOT_RECORDED].cases == 5
    assert found.not_known is None  # two cases


def test_the_table_and_no_case():
    table = fairness(A + B, GROUPS, guarantee_weeks=20).table()
    assert table.column_names == ["group", "cases", "longest", "p90", "median", "longer"]
    assert table["group"].to_pylist() == ["all", "a", "b"]
    empty = fairness([], [])
    assert (empty.everyone.cases, empty.everyone.longest, empty.spread) == (0, None, None)


def test_as_many_groups_as_cases():
    with pytest.raises(InputError, match="there are 2 waits and 1 groups"):
        fairness([1, 2], ["a"])


def test_a_group_may_be_called_as_the_row_of_everyone():
    rows = fairness(A + B, ["all"] * 10 + ["b"] * 5).table().to_pylist()
    assert [(row["group"], row["cases"]) for row in rows] == [("all", 15), ("all", 10), ("b", 5)]


def test_names_are_told_apart_to_their_last_sign_and_may_be_long():
    long = "x" * 1_000_000
    found = fairness([*A, *B, *B, *B], [*["a"] * 10, *["a\0"] * 5, *[long] * 5, *["b"] * 5])
    assert {name: group.cases for name, group in found.groups.items()} == {"a": 10, "a\0": 5, long: 5, "b": 5}


@pytest.mark.parametrize("weeks", [-1, "20", 2.5])
def test_a_promise_is_a_number_of_weeks(weeks):
    with pytest.raises(InputError, match="is no number of weeks"):
        fairness(A, ["a"] * 10, guarantee_weeks=weeks)
