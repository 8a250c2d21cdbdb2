"""Percentages are rounded half up from whole numbers, and a rate of nothing is no number."""

from decimal import Decimal
from fractions import Fraction

import pytest

from sendrules.errors import WrongType
from sendrules.scorecard.rounding import half_up, percentage
from sendrules.scorecard.symbols import Symbol


@pytest.mark.parametrize(
    ("part", "whole", "places", "said"),
    [
        (1, 3, 1, "33.3"),
        (1, 2, 1, "50.0"),
        (1, 16, 1, "6.3"),  # 6.25: a half goes up; round() gives 6.2
        (3, 80, 1, "3.8"),  # 3.75
        (1, 80, 1, "1.3"),  # 1.25
        (1, 2000, 1, "0.1"),  # 0.05
        (1, 2001, 1, "0.0"),
        (63, 248, 0, "25"),  # the 2020 report: 63 of 248 to 257 is 25%
        (63, 257, 0, "25"),
        (63 - 91, 91, 1, "-30.8"),  # the 2020 report: from 91 to 63
        (5, 5, 1, "100.0"),
    ],
)
def test_as_published(part, whole, places, said):
    assert str(percentage(part, whole, places)) == said


def test_a_rate_of_nothing_is_not_applicable():
    assert percentage(0, 0) is Symbol.NOT_APPLICABLE
    assert percentage(0, 7) == Decimal("0.0")


def test_a_float_is_refused():
    with pytest.raises(WrongType, match="a float is not exact"):
        half_up(0.25)


@pytest.mark.parametrize("places", [0, 1, 3])
def test_it_is_the_nearest_and_the_upper_of_two(places):
    """Every part of every whole up to 90, so every kind of half is met."""
    step = Fraction(1, 10**places)
    for whole in range(1, 91):
        for part in range(whole + 1):
            gap = Fraction(percentage(part, whole, places)) - Fraction(100 * part, whole)
            assert -step / 2 < gap <= step / 2


@pytest.mark.parametrize("places", [0, 1, 3])
def test_less_than_nothing_is_rounded_as_its_opposite(places):
    for whole in range(1, 41):
        for part in range(3 * whole):
            value = Fraction(part, whole)
            assert half_up(-value, places) == -half_up(value, places)
