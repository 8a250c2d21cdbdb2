"""How a backlog goes down, and when it is gone."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date

import altair as alt

from sendrules.charts.chart import Chart
from sendrules.charts.data import Mark, Series, check_series
from sendrules.charts.described import of_marks, of_series
from sendrules.charts.frame import HEIGHT, WIDTH, rows, specification, x_of
from sendrules.charts.lines import Lines
from sendrules.charts.looks import LIGHT, Look
from sendrules.charts.svg import svg_of
from sendrules.charts.table import of_lines
from sendrules.charts.text import month
from sendrules.errors import InputError, Problem
from sendrules.values import value

_BAR, _TICK = 9, 18


@value
class Cleared:
    """When a backlog is gone, in a range of runs.

    Attributes:
        low: the day by which it is gone in one run of ten (P10); None where it is not gone by the last day shown.
        middle: the same of half of the runs (P50).
        high: the same of nine runs of ten (P90).
    """

    low: date | None
    middle: date | None
    high: date | None


def burn_down(
    waiting: Series,
    cleared: Cleared | None,
    *,
    title: str,
    unit: str = "cases",
    marks: Sequence[Mark] = (),
    about: str = "",
    look: Look = LIGHT,
) -> Chart:
    """Draw how many wait, month by month, and along the bottom the range of days on which nobody waits any more.

    Args:
        waiting: how many wait, with their ranges.
        cleared: when it is gone; None where that is not known.
        title: the title.
        unit: what is counted.
        marks: days to point out, such as one that was promised.
        about: a sentence below the title.
        look: the colours.

    Raises:
        InputError: it cannot be drawn: as ``line_chart`` says, or the days of ``cleared`` are not in order.

    >>> from sendrules.charts import Point
    >>> line = Series("waiting", (Point(date(2026, 12, 1), 70, 60, 80), Point(date(2027, 1, 1), 0, 0, 10)))
    >>> print(burn_down(line, Cleared(date(2027, 1, 1), date(2027, 1, 1), None), title="Backlog").description.split(". ")[1])
    None of them waits any more (the bar along the bottom): P10 January 2027, P50 January 2027, P90 later than the chart shows.
    """
    check_series((waiting,))
    if cleared is not None:
        _check(cleared)
    drawn = Lines((waiting,), unit, tuple(marks), look)
    told = _in_words(cleared)
    said = " ".join((*of_series((waiting,), unit), *of_marks(marks), told))
    layers = [*drawn.layers(), *(_along_the_bottom(cleared, drawn.days, look) if cleared else ())]
    spec = specification(layers, title, drawn.subtitle(" ".join(part for part in (about, told) if part)), look)
    return Chart(svg_of(spec, title, said), of_lines((waiting,)), title, said)


def _check(cleared: Cleared) -> None:
    """See that an early day is not after a late one; a day that is never reached is the latest."""
    days = [day or date.max for day in (cleared.low, cleared.middle, cleared.high)]
    if days != sorted(days):
        message = "the days on which nobody waits are not in order."
        raise InputError("chart", [Problem("cleared", message, "Give P10, P50 and P90, the earliest first.")])


def _in_words(cleared: Cleared | None) -> str:
    if cleared is None:
        return "When none of them waits any more is not known."
    days = (("P10", cleared.low), ("P50", cleared.middle), ("P90", cleared.high))
    if all(day is None for _, day in days):
        return "In nine runs of ten somebody still waits at the end."
    told = ", ".join(f"{name} {month(day) if day else 'later than the chart shows'}" for name, day in days)
    return f"None of them waits any more (the bar along the bottom): {told}."


def _along_the_bottom(cleared: Cleared, days: Sequence[date], look: Look) -> Iterator[alt.Chart]:
    """A bar from P10 to P90 on the line of nought, with a tick at P50; an open end runs to the edge."""
    if cleared.low is None:
        return
    end = x_of(cleared.high, days) if cleared.high else WIDTH
    bar = alt.Chart(rows({})).mark_rule(color=look.ink, strokeWidth=_BAR, opacity=0.5)
    yield bar.encode(x=alt.value(x_of(cleared.low, days)), x2=alt.value(end), y=alt.value(HEIGHT))
    if cleared.middle is not None:
        tick = alt.Chart(rows({})).mark_rule(color=look.ink, strokeWidth=3)
        at = alt.value(x_of(cleared.middle, days))
        yield tick.encode(x=at, y=alt.value(HEIGHT - _TICK / 2), y2=alt.value(HEIGHT + _TICK / 2))
