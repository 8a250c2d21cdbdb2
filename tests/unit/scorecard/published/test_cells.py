"""A cell is a number or a symbol that is known, and nothing else."""

from decimal import Decimal

import pytest

from sendrules.scorecard.published.cells import count, number_or_symbol
from sendrules.scorecard.symbols import Symbol


@pytest.mark.parametrize(
    ("text", "cell"),
    [
        ("0", Decimal(0)),
        ("46.4", Decimal("46.4")),
        ("-447", Decimal(-447)),  # the annual reviews of 2024 have counts below 0
        ("x", Symbol.NOT_AVAILABLE),
        ("z", Symbol.NOT_APPLICABLE),
        ("c", Symbol.CONFIDENTIAL),
    ],
)
def test_a_cell(text, cell):
    assert number_or_symbol(text) == cell


@pytest.mark.parametrize("text", ["", "X", "-", "..", "1,234", "46.4%", "1e3", "inf", "١", "1.", ".5", "+1", "9" * 13])
def test_what_is_neither(text):
    assert number_or_symbol(text) is None


def test_a_count_is_whole():
    assert count(Decimal("8.0")) == 8
    assert count(Decimal("8.5")) is None
    assert count(Symbol.NOT_AVAILABLE) is Symbol.NOT_AVAILABLE
