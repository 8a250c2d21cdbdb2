"""The bands of age in which projections are asked for, and the age on a day."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from types import MappingProxyType

BANDS: Mapping[str, tuple[int, int]] = MappingProxyType(
    {"under 5": (0, 4), "5 to 10": (5, 10), "11 to 15": (11, 15), "16 to 19": (16, 19), "20 to 25": (20, 25)}
)
"""By band, its first and its last whole year of age."""
NOT_KNOWN = "age not known, or over 25"
"""The row of those whose age nobody recorded, or who are in no band."""
ALL = "all ages"
"""The row of everybody. The bands and those whose age is not known add up to it."""
_GROWN = 25


def age_on(day: date, turns_25: date) -> int:
    """Give the age on a day, in whole years completed, of a person whose 25th birthday is known.

    Someone born on 29 February has a 25th birthday on 1 March.

    Args:
        day: the day, such as that of the request.
        turns_25: the day of the 25th birthday.

    >>> age_on(date(2026, 11, 30), date(2046, 11, 30)), age_on(date(2026, 11, 29), date(2046, 11, 30))
    (5, 4)
    """
    had = (day.month, day.day) >= (turns_25.month, turns_25.day)
    return _GROWN - (turns_25.year - day.year) - (0 if had else 1)


def band_of(age: int) -> str:
    """Give the band of an age; ``NOT_KNOWN`` where no band has it, as of somebody over 25.

    Args:
        age: whole years.

    >>> band_of(4), band_of(5), band_of(26)
    ('under 5', '5 to 10', 'age not known, or over 25')
    """
    return next((name for name, (first, last) in BANDS.items() if first <= age <= last), NOT_KNOWN)
