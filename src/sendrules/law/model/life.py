"""``InForce``: from which day to which day a provision applies, and the lives that many provisions share."""

from __future__ import annotations

from datetime import date
from enum import StrEnum

from sendrules.values import value


class TestedOn(StrEnum):
    """Which day decides whether a version applies: the trigger's, or the day on which the limit falls."""

    TRIGGER = "trigger"
    LIMIT = "limit"


@value
class InForce:
    """The life of a duty or limb: both days inclusive; ``last`` None while it is in force.

    ``NOT_COMMENCED`` is the life of a provision that is enacted, and for which no first day is appointed: it has no day.

    >>> InForce(date(2020, 5, 1), date(2020, 9, 24)).contains(date(2020, 9, 25))
    False
    >>> NOT_COMMENCED.commenced, NOT_COMMENCED.contains(date(2026, 11, 29)), NOT_COMMENCED.dates
    (False, False, 'not commenced')
    """

    first: date
    last: date | None = None
    tested_on: TestedOn = TestedOn.TRIGGER

    def __post_init__(self) -> None:
        if self.last is not None and self.last < self.first:
            raise ValueError(f"a provision cannot end ({self.last}) before it begins ({self.first})")

    @property
    def commenced(self) -> bool:
        """Whether there is a day from which it applies."""
        return self.first != date.max

    @property
    def dates(self) -> str:
        """From which day to which, in figures, or that it is not commenced."""
        if not self.commenced:
            return "not commenced"
        return f"from {self.first.isoformat()}" + (f" to {self.last.isoformat()}" if self.last else "")

    def contains(self, day: date) -> bool:
        """Whether it was in force on the day."""
        return self.first <= day and (self.last is None or day <= self.last) and self.commenced

    def overlaps(self, other: InForce) -> bool:
        """Whether there is a day on which both were in force."""
        return (self.last is None or other.first <= self.last) and (other.last is None or self.first <= other.last)


NOT_COMMENCED = InForce(date.max)
"""Enacted, and no day appointed on which it comes into force: shown, and never counted."""

SINCE_2014 = InForce(date(2014, 9, 1))
"""CFA 2014 Part 3 and SI 2014/1530, both from 1 September 2014."""

CORONAVIRUS_2020 = InForce(date(2020, 5, 1), date(2020, 9, 24), TestedOn.LIMIT)
"""SI 2020/471 came into force on 1 May 2020 and ceased to have effect on 25 September 2020 (reading
`coronavirus-last-day`). A limit that falls on or after its end is not relaxed, so the limit's day is tested."""

HESC_RULES = InForce(date(2008, 11, 3))
"""The HESC Rules (SI 2008/2699), from 3 November 2008."""

UPPER_TRIBUNAL_RULES = InForce(date(2008, 11, 3))
"""The Upper Tribunal Rules (SI 2008/2698), from 3 November 2008."""

DETAINED_PERSONS = InForce(date(2015, 4, 1))
"""SI 2015/62, from 1 April 2015."""

RECOMMENDATIONS = InForce(date(2018, 4, 3))
"""SI 2017/1306, from 3 April 2018."""

CONCESSIONS = InForce(date(2015, 3, 23))
"""Reg 45(3) to (6A) as SI 2015/359 reg 8 substituted them."""
