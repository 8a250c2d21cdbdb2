"""Ages: whole years on the day of the request, and shares that are stated or counted."""

from datetime import date
from decimal import Decimal
from fractions import Fraction

import pytest

from sendrules.commissioning.projections.ages import counted_ages, stated_ages
from sendrules.commissioning.projections.bands import BANDS, NOT_KNOWN, age_on, band_of
from sendrules.errors import InputError

FULL = dict(zip(BANDS, map(Decimal, ("0.2", "0.4", "0.3", "0.1", "0")), strict=True))


@pytest.mark.parametrize(
    ("born", "day", "age"),
    [
        (date(2021, 11, 30), date(2026, 11, 29), 4),  # the day before the fifth birthday
        (date(2021, 11, 30), date(2026, 11, 30), 5),  # the birthday itself
        (date(2015, 1, 1), date(2025, 12, 31), 10),
        (date(2015, 1, 1), date(2026, 1, 1), 11),
        (date(2001, 6, 15), date(2026, 6, 14), 24),
        (date(2001, 6, 15), date(2026, 6, 15), 25),
        (date(2001, 6, 15), date(2027, 6, 15), 26),
        (date(2026, 5, 1), date(2026, 4, 30), -1),
    ],
)
def test_the_age_follows_from_the_25th_birthday(born, day, age):
    assert age_on(day, born.replace(year=born.year + 25)) == age


def test_a_leap_days_child_is_a_year_older_on_1_march():
    turns_25 = date(2045, 3, 1)  # born on 29 February 2020
    assert (age_on(date(2025, 2, 28), turns_25), age_on(date(2025, 3, 1), turns_25)) == (4, 5)


@pytest.mark.parametrize(
    ("age", "band"),
    [(0, "under 5"), (4, "under 5"), (5, "5 to 10"), (10, "5 to 10"), (11, "11 to 15"), (15, "11 to 15"), (16, "16 to 19"),
     (19, "16 to 19"), (20, "20 to 25"), (25, "20 to 25"), (26, NOT_KNOWN), (-1, NOT_KNOWN)],
)  # fmt: skip
def test_every_age_has_its_band(age, band):
    assert band_of(age) == band


def test_what_is_left_of_one_is_not_known():
    some = FULL | {"under 5": Decimal("0.15")}
    assert stated_ages(some, "x").shares["requests"][NOT_KNOWN] == Fraction(1, 20)
    assert stated_ages(FULL, "x").shares["plans"][NOT_KNOWN] == 0


@pytest.mark.parametrize(
    ("changed", "said"),
    [
        ({"under 6": Decimal("0.1")}, "there is no such band of age. Use one of: under 5"),
        ({"under 5": Decimal("1.2")}, "a share is from 0 to 1 (given: 1.2). Write 0.25 for 25%."),
        ({"under 5": Decimal("NaN")}, "a share is from 0 to 1"),
        ({"under 5": Decimal("0.3")}, "the shares come to 1.1 and not to 1."),
        ({NOT_KNOWN: Decimal("0.1")}, "the shares come to 1.1 and not to 1."),
        ({"under 5": Decimal("0.1"), NOT_KNOWN: Decimal("0.05")}, "the shares come to 0.95 and not to 1."),
    ],
)
def test_wrong_shares_are_refused(changed, said):
    with pytest.raises(InputError) as caught:
        stated_ages(FULL | changed, "x")
    assert said in str(caught.value)


def test_a_missing_band_is_named():
    with pytest.raises(InputError, match="20 to 25: the share of this band is missing"):
        stated_ages({band: share for band, share in FULL.items() if band != "20 to 25"}, "x")


def test_counted_shares_are_exact_and_unknown_is_counted_too():
    found = counted_ages({"requests": {"under 5": 1, "5 to 10": 5, NOT_KNOWN: 1}}, "counted")
    assert found.shares["requests"]["under 5"] == Fraction(1, 7)
    assert found.shares["requests"][NOT_KNOWN] == Fraction(1, 7)
    assert found.small == ("requests",)
    assert "plans" not in found.shares


def test_a_record_without_ages_says_nothing_of_ages():
    assert counted_ages({"requests": {NOT_KNOWN: 40}}, "counted").shares == {}


@pytest.mark.parametrize("given", ["0.25", 0.25, None, True])
def test_a_share_that_is_no_exact_number_is_refused(given):
    with pytest.raises(InputError, match="under 5: a share is a Decimal, or the whole number 0 or 1"):
        stated_ages(FULL | {"under 5": given}, "x")


def test_a_whole_number_is_a_share():
    shares = dict.fromkeys(FULL, 0) | {"5 to 10": 1}
    assert stated_ages(shares, "x").shares["plans"]["5 to 10"] == 1
