"""What a chart is drawn from."""

from __future__ import annotations

import math
from collections.abc import Iterable
from datetime import date
from itertools import pairwise

from sendrules.errors import InputError, Problem
from sendrules.values import value

MOST_SERIES = 6
"""How many lines of one chart can be told apart by their dashes and without colour."""


@value
class Point:
    """What a line says of one day.

    Attributes:
        on: the day; for a month its first.
        value: the value, or the middle one (P50) of many; None where it is not known, which leaves a gap.
        low: the low end of its range (P10); None where it has none.
        high: the high end of its range (P90); None likewise.
    """

    on: date
    value: float | None
    low: float | None = None
    high: float | None = None


@value
class Series:
    """One line of a chart.

    Attributes:
        name: what it is, as it stands at the end of the line.
        points: its points, in the order of their days.
    """

    name: str
    points: tuple[Point, ...]


@value
class Mark:
    """A day that a chart points out, such as a promised one.

    Attributes:
        on: the day.
        text: what it is, in a few words.
    """

    on: date
    text: str


@value
class Bar:
    """One bar.

    Attributes:
        name: what it is.
        value: how long it is; None where it is not known, and then the chart says so.
        low: the low end of its range; None where it has none.
        high: the high end; None likewise.
    """

    name: str
    value: float | None
    low: float | None = None
    high: float | None = None


def check_series(series: tuple[Series, ...]) -> None:
    """See that lines can be drawn.

    Raises:
        InputError: there is no line, or more than ``MOST_SERIES``; a line has no point, a day twice or days out of order; a number
            is not finite; a range has one end only, or its low end above its high one; two lines have one name.
    """
    problems = []
    if not series:
        problems.append(Problem("series", "there is nothing to draw.", "Give at least one series."))
    if len(series) > MOST_SERIES:
        message = f"there are {len(series)} series, and {MOST_SERIES} can be told apart without colour."
        problems.append(Problem("series", message, "Draw several charts."))
    if len({one.name for one in series}) < len(series):
        problems.append(Problem("series", "two series have the same name.", "Give each a name of its own."))
    for n, one in enumerate(series):
        days = [point.on for point in one.points]
        if not days:
            problems.append(Problem(f"series.{n}", "it has no point.", "Give its points, or leave it out."))
        if any(earlier >= later for earlier, later in pairwise(days)):
            message = "its days are not in order, or one stands twice."
            problems.append(Problem(f"series.{n}", message, "Sort the points by day."))
        problems += _ranges(f"series.{n}.points", one.points)
    if problems:
        raise InputError("chart", problems)


def check_bars(bars: tuple[Bar, ...]) -> None:
    """See that bars can be drawn.

    Raises:
        InputError: there is no bar, two have one name, or a number is wrong as for ``check_series``.
    """
    problems = []
    if not bars:
        problems.append(Problem("bars", "there is nothing to draw.", "Give at least one bar."))
    if len({one.name for one in bars}) < len(bars):
        problems.append(Problem("bars", "two bars have the same name.", "Give each a name of its own."))
    problems += _ranges("bars", bars)
    if problems:
        raise InputError("chart", problems)


def _ranges(place: str, given: Iterable[Point | Bar]) -> list[Problem]:
    """Say which numbers are not finite, and which ranges are no ranges."""
    problems = []
    for n, one in enumerate(given):
        numbers = [number for number in (one.value, one.low, one.high) if number is not None]
        if not all(math.isfinite(number) for number in numbers):
            problems.append(Problem(f"{place}.{n}", "a number is not finite.", "Give None for what is not known."))
        elif (one.low is None) != (one.high is None):
            problems.append(Problem(f"{place}.{n}", "its range has one end only.", "Give both ends, or neither."))
        elif one.low is not None and one.high is not None and one.low > one.high:
            message = f"its low end, {one.low:g}, is above its high end, {one.high:g}."
            problems.append(Problem(f"{place}.{n}", message, "Exchange them."))
    return problems
