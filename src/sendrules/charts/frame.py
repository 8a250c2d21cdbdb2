"""What every chart has around its shapes: size, title, axes, the day marks."""

from __future__ import annotations

import math
from collections.abc import Sequence
from datetime import date
from typing import Any

import altair as alt

from sendrules.charts.data import Mark
from sendrules.charts.looks import Look
from sendrules.charts.text import broken

WIDTH, HEIGHT = 620, 300
"""The plot itself, in pixels; names and axes stand around it."""
LINE = 15
"""From one line of small text to the next, in pixels."""
SMALL = 12
_LARGE = 17
_TITLE_WIDTH, _SUBTITLE_WIDTH, _MARK_WIDTH = 76, 112, 46
_STEPS = (1, 2, 2.5, 5, 10)
_TICKS = 5
_FONT = "Liberation Sans"
_MONTH_STEPS = (1, 2, 3, 6, 12, 24, 60)
_MOST_NAMES = 8


def rows(*data: dict[str, Any]) -> alt.Data:
    """Give rows as the data of one layer."""
    return alt.Data(values=list(data))  # type: ignore[no-untyped-call]


def top_of(values: Sequence[float], whole: float | None = None) -> tuple[float, float]:
    """Give where an axis from nought ends, and the step between its ticks.

    Args:
        values: every value that has to fit.
        whole: what it must reach in any case, such as 100 for a share in percent.

    >>> top_of([37, 812]), top_of([0]), top_of([12], 100)
    ((1000.0, 200.0), (1.0, 1.0), (100.0, 20.0))
    """
    most = max([*values, whole or 0])
    if most <= 0:
        return 1.0, 1.0
    rough = most / _TICKS
    size = 10.0 ** math.floor(math.log10(rough))
    step = next(size * one for one in _STEPS if size * one >= rough - size * 1e-9)
    if step < 1 and whole is None:
        step = 1.0  # cases are whole
    return math.ceil(most / step - 1e-9) * step, step


def height_of(value: float, top: float) -> float:
    """Give how far below the upper edge of the plot a value stands, in pixels."""
    return HEIGHT * (1 - value / top)


def x_of(day: date, days: Sequence[date]) -> float:
    """Give how far from the left edge a day stands, in pixels, on an axis from the first to the last of some days."""
    first, last = min(days), max(days)
    return WIDTH / 2 if first == last else WIDTH * (day - first).days / (last - first).days


def months_axis(days: Sequence[date]) -> alt.X:
    """Give an axis of time with a few months named on it. Days are days: no time zone of a machine moves them.

    Args:
        days: the days that it reaches over.
    """
    first, last = min(days), max(days)
    ticks = [_utc(month) for month in named_months(first, last)]
    axis = alt.Axis(format="%b %Y", grid=False, labelFlush=False, labelOverlap=False, title=None, values=ticks)
    return alt.X(
        "x", type="temporal", axis=axis, scale=alt.Scale(type="utc", domain=[_utc(first), _utc(last)], nice=False)
    )


def named_months(first: date, last: date) -> list[date]:
    """Give the months to name between two days: no more than there is room for, at even steps, with January among them.

    Args:
        first: the first day of the axis.
        last: the last day.

    >>> [str(month) for month in named_months(date(2026, 11, 30), date(2027, 12, 31))]
    ['2027-01-01', '2027-03-01', '2027-05-01', '2027-07-01', '2027-09-01', '2027-11-01']
    """
    begin, end = first.year * 12 + first.month - 1, last.year * 12 + last.month - 1
    step = next((step for step in _MONTH_STEPS if (end - begin) / step < _MOST_NAMES), _MONTH_STEPS[-1])
    months = [date(n // 12, n % 12 + 1, 1) for n in range(begin, end + 1) if n % step == 0]
    return [month for month in months if first <= month <= last] or [first]


def _utc(day: date) -> Any:
    return {"year": day.year, "month": day.month, "date": day.day, "utc": True}


def numbers_axis(top: float, step: float, *, percent: bool) -> alt.Y:
    """Give an axis of numbers from nought.

    Args:
        top: where it ends.
        step: from one tick to the next.
        percent: whether the numbers are shares in percent.
    """
    ticks = [step * n for n in range(round(top / step) + 1)]
    axis = alt.Axis(values=ticks, format=",~r" if step != int(step) else ",d", title=None)
    if percent:
        axis = alt.Axis(values=ticks, labelExpr="datum.label + '%'", format="~r", title=None)
    return alt.Y("y", type="quantitative", axis=axis, scale=alt.Scale(domain=[0, top], nice=False))


def day_marks(marks: Sequence[Mark], days: Sequence[date], look: Look) -> list[alt.Chart]:
    """Draw each day that is pointed out: a dashed line, with its words above the plot.

    Args:
        marks: the days.
        days: the days of the axis.
        look: the colours.
    """
    layers = []
    for n, mark in enumerate(marks):
        at, up = x_of(mark.on, days), -8 - LINE * (len(marks) - 1 - n)
        right = at > WIDTH * 0.55
        said = broken(mark.text, _MARK_WIDTH, 1)[0]
        rule = alt.Chart(rows({})).mark_rule(color=look.ink, strokeDash=[2, 3], strokeWidth=1.5)
        layers.append(rule.encode(x=alt.value(at), y=alt.value(up + 4), y2=alt.value(HEIGHT)))
        text = alt.Chart(rows({"t": said})).mark_text(
            align="right" if right else "left", baseline="bottom", dx=-3 if right else 3, color=look.ink, fontSize=SMALL
        )
        layers.append(text.encode(x=alt.value(at), y=alt.value(up + 8), text=alt.Text("t", type="nominal")))
    return layers


def specification(
    layers: Sequence[alt.Chart], title: str, subtitle: str, look: Look, height: int = HEIGHT
) -> dict[str, Any]:
    """Put layers into one chart, and give what the converter reads.

    Args:
        layers: what is drawn, from the back to the front.
        title: the title.
        subtitle: what the numbers are, below it.
        look: the colours.
        height: how high the plot is, in pixels.
    """
    heading = alt.TitleParams(
        text=broken(title, _TITLE_WIDTH, 2) or [""],
        subtitle=broken(subtitle, _SUBTITLE_WIDTH, 4),
        anchor="start",
        frame="bounds",
        offset=14,
    )
    chart = alt.layer(*layers).properties(width=WIDTH, height=height, title=heading)
    done = chart.configure(
        font=_FONT,
        background=look.background,
        padding={"left": 12, "right": 16, "top": 12, "bottom": 10},
        view=alt.ViewConfig(stroke=None),
        axis=alt.AxisConfig(
            labelColor=look.ink,
            labelFontSize=SMALL,
            gridColor=look.grid,
            tickColor=look.ink,
            domainColor=look.ink,
            labelFont=_FONT,
        ),
        title=alt.TitleConfig(
            font=_FONT,
            fontSize=_LARGE,
            color=look.ink,
            subtitleColor=look.quiet,
            subtitleFontSize=SMALL + 1,
            subtitleFont=_FONT,
            subtitlePadding=6,
        ),
        text=alt.MarkConfig(font=_FONT),
    )
    found: dict[str, Any] = done.to_dict(validate=False)  # each part was checked when it was made
    return found
