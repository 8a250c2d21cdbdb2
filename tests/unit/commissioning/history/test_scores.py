"""The interval score by hand, and what it must always be."""

from hypothesis import given
from hypothesis import strategies as st

from sendrules.commissioning.history import interval_score
from sendrules.commissioning.history.scores import held

numbers = st.integers(-(10**6), 10**6).map(lambda n: n / 8)  # sums of eighths are exact


def test_by_hand():
    # a width of 20; ten times the distance from the nearer end
    assert interval_score(40, 60, [50, 40, 60, 61, 38]).tolist() == [20, 20, 20, 30, 40]


@given(numbers, numbers, numbers)
def test_a_range_that_holds_costs_its_width_and_any_other_more(one, other, figure):
    low, high = min(one, other), max(one, other)
    score = interval_score(low, high, figure)
    if held(low, high, figure):
        assert score == high - low
    else:
        assert score > high - low
