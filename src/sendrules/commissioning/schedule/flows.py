"""What a queue needs when it flows evenly: the gap between demand and capacity, and Little's law. Exact, and no forecast."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction

from sendrules.errors import InputError, Problem

Number = int | Decimal | Fraction
WEEKS_A_MONTH = Fraction(52, 12)
"""The weeks of an even month, 52 to the year. A month of the calendar has 4 to 4 3/7."""


@dataclass(frozen=True, slots=True)
class CapacityGap:
    """By how much demand exceeds capacity, week by week, if both stay as they are.

    Attributes:
        a_week: demand less capacity, a week; below nought where there is capacity to spare.
        backlog: how many wait at the start.
    """

    a_week: Fraction
    backlog: int

    def backlog_after(self, weeks: Number) -> Fraction:
        """Give how many wait after so many weeks, if nothing is added; never fewer than none.

        Args:
            weeks: how many weeks.
        """
        return max(Fraction(0), self.backlog + self.a_week * Fraction(weeks))

    def extra_a_month(self, months: int, *, weeks: Number | None = None) -> Fraction:
        """Give the extra capacity a month, evenly, with which nobody waits after so many months.

        Args:
            months: how many months.
            weeks: how many weeks they have; None for even months, 52 weeks to the year.

        Raises:
            InputError: it is less than one month.
        """
        if months < 1:
            raise _refused("months", f"{months} is no number of months.", "Give one or more.")
        whole = months * WEEKS_A_MONTH if weeks is None else Fraction(weeks)
        return self.backlog_after(whole) / months


def capacity_gap(demand_a_week: Number, capacity_a_week: Number, *, backlog: int = 0) -> CapacityGap:
    """Give the gap between demand and capacity.

    Args:
        demand_a_week: how many come a week.
        capacity_a_week: how many can be done a week.
        backlog: how many wait at the start.

    Raises:
        InputError: a number is below nought.

    >>> gap = capacity_gap(Fraction(1886, 43), 27 + 11, backlog=729)
    >>> round(float(gap.a_week), 1), int(gap.backlog_after(43)), round(float(gap.extra_a_month(13)), 1)
    (5.9, 981, 81.5)
    """
    for name, value in (("demand_a_week", demand_a_week), ("capacity_a_week", capacity_a_week), ("backlog", backlog)):
        if value < 0:
            raise _refused(name, f"{value} is below nought.", "Give 0 or more.")
    return CapacityGap(Fraction(demand_a_week) - Fraction(capacity_a_week), backlog)


def littles_law(
    *, waiting: Number | None = None, a_week: Number | None = None, weeks: Number | None = None
) -> Fraction:
    """Give the one that is left out: how many wait = how many come a week × how many weeks each waits.

    It holds for a queue that neither grows nor shrinks over the time that is looked at, in whatever order it is served.

    Args:
        waiting: how many wait.
        a_week: how many come and go a week.
        weeks: how many weeks each waits, as a mean.

    Raises:
        InputError: not exactly two are given, or one of them is not above nought.

    >>> littles_law(waiting=130, weeks=20), littles_law(a_week=Fraction(13, 2), weeks=20)
    (Fraction(13, 2), Fraction(130, 1))
    """
    given = {n: Fraction(v) for n, v in (("waiting", waiting), ("a_week", a_week), ("weeks", weeks)) if v is not None}
    if len(given) != 2:
        message = f"Little's law needs two of waiting, a_week and weeks, and {len(given)} are given."
        raise _refused("waiting", message, "Give two of them.")
    for name, value in given.items():
        if value <= 0:
            raise _refused(name, f"{value} is not above nought.", "Give more than 0.")
    if "waiting" not in given:
        return given["a_week"] * given["weeks"]
    return given["waiting"] / given["weeks" if "weeks" in given else "a_week"]


def _refused(at: str, message: str, fix: str) -> InputError:
    return InputError("a flow", [Problem(at, message, fix)])
