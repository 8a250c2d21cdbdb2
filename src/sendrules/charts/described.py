"""What a chart shows, in words, for those who do not see it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from sendrules.charts.data import Bar, Mark, Point, Series
from sendrules.charts.text import month, number, plain


def of_series(series: Sequence[Series], unit: str) -> Iterator[str]:
    """Say where each line begins and ends, and where it is highest and lowest between.

    Args:
        series: the lines.
        unit: what the numbers count.
    """
    for one in series:
        known = [point for point in one.points if point.value is not None]
        if not known:
            yield f"{plain(one.name)}: not known."
            continue
        told = [known[0], *(_turns(known)), known[-1]]
        told = [point for n, point in enumerate(told) if point not in told[:n]]
        missing = len(one.points) - len(known)
        gap = f"; not known in {missing} of {len(one.points)} points" if missing else ""
        yield f"{plain(one.name)}: {'; '.join(_point(point, unit) for point in told)}{gap}."


def of_marks(marks: Sequence[Mark]) -> Iterator[str]:
    """Say which days are pointed out."""
    for mark in marks:
        yield f"Pointed out: {plain(mark.text)}, {mark.on.day} {month(mark.on)}."


def of_bars(bars: Sequence[Bar], unit: str) -> str:
    """Say how long each bar is."""
    return "; ".join(f"{plain(bar.name)}: {_value(bar, unit)}" for bar in bars) + "."


def _turns(known: Sequence[Point]) -> list[Point]:
    """The highest and the lowest point where they are neither the first nor the last value, in the order of their days."""
    ends = {known[0].value, known[-1].value}
    extremes = [pick(known, key=lambda point: point.value or 0) for pick in (max, min)]
    return sorted((point for point in extremes if point.value not in ends), key=lambda point: point.on)


def _point(point: Point, unit: str) -> str:
    return f"{_value(point, unit)} in {month(point.on)}{_range(point, unit)}"


def _value(one: Point | Bar, unit: str) -> str:
    shown = number(one.value, unit)
    words = shown if one.value is None or unit in ("", "%") else f"{shown} {unit}"
    return words + (_range(one, unit) if isinstance(one, Bar) else "")


def _range(one: Point | Bar, unit: str) -> str:
    return (
        "" if one.low is None or one.low == one.high else f" (from {number(one.low, unit)} to {number(one.high, unit)})"
    )
