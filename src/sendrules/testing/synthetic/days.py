"""The days of synthetic chronologies: school years, working weeks, and when requests come. A day is a number, from 1970."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta

import numpy as np
from numpy.typing import NDArray

from sendrules.testing.synthetic import shares

Ints = NDArray[np.int32]
NO_DAY = -(2**30)
_FIRST_YEAR, _LAST_YEAR = 1990, 2199
_EPOCH = date(1970, 1, 1).toordinal()


def number(day: date) -> int:
    """Give the number of a day."""
    return day.toordinal() - _EPOCH


def of_number(day: int) -> date:
    """Give the day of a number."""
    return date.fromordinal(int(day) + _EPOCH)


def _each_year(give: Callable[[int], date]) -> Ints:
    return np.array([number(give(year)) for year in range(_FIRST_YEAR, _LAST_YEAR + 1)], np.int32)


def _closes(year: int) -> date:
    """The first Saturday from 20 July."""
    found = date(year, 7, 20)
    return found + timedelta((5 - found.weekday()) % 7)


def _reopens(year: int) -> date:
    """The first weekday from 2 September."""
    found = date(year, 9, 2)
    return found + timedelta(max(7 - found.weekday(), 0) % 7 if found.weekday() > 4 else 0)


NEW_YEAR = _each_year(lambda year: date(year, 1, 1))
SUMMER_CLOSES, SUMMER_REOPENS = _each_year(_closes), _each_year(_reopens)
SEPTEMBER = _each_year(lambda year: date(year, 9, 1))
"""By the number of a year, from 1990: its first day, the summer closure of schools, and the day of transfers."""


def year_index(day: Ints) -> NDArray[np.intp]:
    """Give the year of days, as an index into the tables of years."""
    return np.searchsorted(NEW_YEAR, day, "right") - 1


def year_of(index: int) -> int:
    """Give the year of an index."""
    return _FIRST_YEAR + index


def index_of(year: int) -> int:
    """Give the index of a year."""
    return year - _FIRST_YEAR


def weekday(day: Ints) -> Ints:
    """Move days of a weekend back to the Friday: what came before stays before, or falls on the same day."""
    of_week = (day + 3) % 7  # 1 January 1970 was a Thursday
    return (day - np.maximum(of_week - 4, 0)).astype(np.int32)


def weekday_from(day: Ints) -> Ints:
    """Move days of a weekend on to the Monday."""
    of_week = (day + 3) % 7
    return (day + np.where(of_week > 4, 7 - of_week, 0)).astype(np.int32)


def request_weights(first: int, last: int) -> NDArray[np.float64]:
    """Give how many requests each day has, beside the others: more from year to year, few in August and at weekends.

    Args:
        first: the first day.
        last: the last day.
    """
    days = [of_number(day) for day in range(first, last + 1)]
    known = shares.REQUESTS
    weights = [
        known[min(max(day.year, min(known)), max(known))]
        * shares.BY_MONTH[day.month - 1]
        * (shares.ON_A_WEEKEND if day.weekday() > 4 else 1)
        for day in days
    ]
    found: NDArray[np.float64] = np.array(weights) / sum(weights)
    return found


def schools_open(day: Ints) -> NDArray[np.bool_]:
    """Say whether schools are open: not in the summer closure, and not in about two weeks at Christmas and in April."""
    year = year_index(day)
    summer = (day >= SUMMER_CLOSES[year]) & (day < SUMMER_REOPENS[year])
    of_year = day - NEW_YEAR[year]
    return ~(summer | (of_year < 4) | (of_year > 354) | ((of_year > 94) & (of_year < 109)))
