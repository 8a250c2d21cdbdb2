"""What assessments cost: exactly, and a range where the source leaves open what a band is for."""

from decimal import Decimal
from typing import Any

import pytest

import sendrules as sr
from policies import DOC

BANDS = [
    {"from": 1, "per_assessment": 1250},
    {"from": 101, "per_assessment": 1100},
    {"from": 201, "per_assessment": 1000},
]


def price(**given: Any) -> sr.Price:
    return sr.Price.model_validate({"provenance": DOC} | given)


@pytest.mark.parametrize(
    ("n", "own", "every"),
    [
        (1, 1_250, 1_250),
        (100, 125_000, 125_000),
        (101, 126_100, 111_100),  # 125,000 + 1,100; 101 x 1,100
        (200, 235_000, 220_000),  # 125,000 + 100 x 1,100
        (201, 236_000, 201_000),
        (300, 335_000, 300_000),
    ],
)
def test_bands_in_both_ways(n: int, own: int, every: int) -> None:
    for rule, whole in ((sr.BandRule.IN_THE_BAND, own), (sr.BandRule.ALL, every)):
        found = sr.cost(price(bands=BANDS, bands_for=rule), n)
        assert (found.least, found.most, found.missing) == (whole, whole, ())
    open_ = sr.cost(price(bands=BANDS), n)
    assert (open_.least, open_.most) == (min(own, every), max(own, every))
    assert bool(open_.missing) == (own != every)


def test_the_reasons_say_what_was_done() -> None:
    found = sr.cost(price(bands=BANDS, vat_included=False, reviewed="annual market benchmarking"), 120)
    assert found.reasons == (
        "if each band is for its own: 100 at £1,250.00 (from number 1), 20 at £1,100.00 (from number 101): £147,000.00",
        "if the last band is for all: 120 at £1,100.00: £132,000.00",
        "VAT comes on top",
        "the price is reviewed (annual market benchmarking), so it may change",
    )


def test_no_digit_is_lost() -> None:
    each = Decimal("999999999999.000000000000000000000000000001")
    assert sr.cost(price(per_assessment=each), 999_999).most == Decimal(
        "999998999999000001.000000000000000000000000999999"
    )


def test_a_price_by_the_day_is_no_price_of_an_assessment() -> None:
    found = sr.cost(price(per_day=600), 10)
    assert (found.least, found.most, found.missing) == (None, None, ("the price of an assessment",))
    with pytest.raises(ValueError, match="one assessment or more"):
        sr.cost(price(per_assessment=1), 0)
