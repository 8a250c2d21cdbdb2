"""However the work is handed out, its last day lies between the two that ``clearing`` gives."""

from calendar import monthrange
from datetime import date, timedelta
from decimal import Decimal
from fractions import Fraction
from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

import sendrules as sr
from contracts import contract
from policies import DOC
from sendrules.local.contracts.portions import portions

UNTIL = date(2060, 1, 1)
STARTS = st.dates(date(2024, 1, 1), date(2027, 12, 31))


def cleared(start: date, total: int, value: int, per: str, cadence: str | None) -> sr.Clearing:
    handed = {"cadence": cadence, "provenance": DOC} if cadence else None
    volumes = [{"rate": {"value": value, "unit": "assessments", "per": per}}]
    return sr.clearing(contract(starts=start, total=total, volumes=volumes, allocation=handed), date(2100, 1, 1))


def between(found: sr.Clearing, last: date) -> bool:
    days = [reading.last_allocation for reading in found.readings]
    return min(days) <= last <= max(days)


@given(STARTS, st.integers(1, 400), st.integers(1, 60), st.integers(0, 6), st.sampled_from(["weekly", None]))
def test_by_the_week_on_any_day_of_it(start: date, total: int, value: int, offset: int, cadence: str | None) -> None:
    last = start + timedelta(offset + 7 * (-(-total // value) - 1))
    assert between(cleared(start, total, value, "week", cadence), last)


@given(STARTS, st.integers(1, 400), st.integers(1, 60), st.booleans())
def test_by_the_fortnight_before_or_after_its_weeks(start: date, total: int, value: int, before: bool) -> None:
    fortnights = -(
        -total // (2 * value)
    )  # the first is 0; in arrears a batch goes out on the last day of its two weeks
    last = start + timedelta(14 * (fortnights - 1)) if before else start + timedelta(14 * fortnights - 1)
    assert between(cleared(start, total, value, "week", "fortnightly"), last)


@given(STARTS, st.integers(1, 400), st.integers(1, 60), st.integers(1, 28))
def test_by_the_month_on_any_day_of_it(start: date, total: int, value: int, day: int) -> None:
    months = -(-total // value) - 1
    year, month0 = divmod(start.year * 12 + start.month - 1 + months, 12)
    last = max(start, date(year, month0 + 1, day))
    assert between(cleared(start, total, value, "month", None), last)


@given(STARTS, st.integers(1, 400), st.integers(1, 60), st.integers(0, 6))
def test_a_month_in_weekly_batches(start: date, total: int, value: int, offset: int) -> None:
    months = -(-total // value) - 1
    year, month0 = divmod(start.year * 12 + start.month - 1 + months, 12)
    first = max(start, date(year, month0 + 1, 1))
    end = date(year, month0 + 1, monthrange(year, month0 + 1)[1])
    last = min(first + timedelta(offset), end)  # the first batch of the month, on any weekday, can hold all of it
    assert between(cleared(start, total, value, "month", "weekly"), last)


@given(STARTS, st.integers(1, 2_000), st.decimals("0.1", 60, places=2), st.sampled_from(list(sr.Per)))
def test_portions_add_up_and_adjoin(start: date, total: int, value: Decimal, per: sr.Per) -> None:
    step = sr.VolumeStep.model_validate({"rate": {"value": value, "unit": "assessments", "per": per}})
    found = list(portions((step,), start, total, until=UNTIL))
    whole = sum(portion.n for portion in found)
    assert whole <= total
    assert found == sorted(found, key=lambda portion: portion.first)
    assert all(a.last < b.first for a, b in pairwise(found))
    if per.in_weeks is not None:
        periods = (UNTIL - start).days // (7 * per.in_weeks) + 1
    else:
        periods = (UNTIL.year * 12 + UNTIL.month - start.year * 12 - start.month) // (per.in_months or 1) + 1
    assert whole == min(total, int(Fraction(value) * periods))
