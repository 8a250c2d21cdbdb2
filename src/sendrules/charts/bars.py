"""Bars, one a line, with the range of each."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

import altair as alt

from sendrules.charts.chart import Chart
from sendrules.charts.data import Bar, check_bars
from sendrules.charts.described import of_bars as in_words
from sendrules.charts.frame import SMALL, rows, specification, top_of
from sendrules.charts.looks import LIGHT, Look
from sendrules.charts.svg import svg_of
from sendrules.charts.table import of_bars
from sendrules.charts.text import LONGEST_NAME, number, plain

_ROW, _THICK = 30, 18
_WHISKER = 8
RANGE = "The thin line across a bar runs from P10 to P90: 8 runs in 10 lie in it."
"""What a range is, in words that need no colour."""


def bar_chart(bars: Sequence[Bar], *, title: str, unit: str, about: str = "", look: Look = LIGHT) -> Chart:
    """Draw a bar a line, with its number beside it, and its range where it has one.

    Args:
        bars: the bars, from the top down.
        title: the title.
        unit: what the numbers count; ``%`` for shares in percent.
        about: a sentence below the title.
        look: the colours.

    Raises:
        InputError: it cannot be drawn; see ``sendrules.charts.data.check_bars``.

    >>> chart = bar_chart([Bar("under 5", 120, 100, 140), Bar("unknown", None)], title="Requests by age", unit="requests")
    >>> print(chart.description)
    under 5: 120 requests (from 100 to 140); unknown: not known.
    """
    bars = tuple(bars)
    check_bars(bars)
    layers = [layer for n, bar in enumerate(bars) for layer in _Row(n, bar, bars, unit, look).layers()]
    heading = "" if unit == "%" else f"{unit[:1].upper()}{unit[1:]}."
    ranges = RANGE if any(bar.low is not None for bar in bars) else ""
    subtitle = " ".join(part for part in (heading, about, ranges) if part)
    said = in_words(bars, unit)
    spec = specification(layers, title, subtitle, look, height=_ROW * len(bars))
    return Chart(svg_of(spec, title, said), of_bars(bars), title, said)


class _Row:
    """The layers of one bar: its name, itself, its range and its number."""

    def __init__(self, n: int, bar: Bar, bars: tuple[Bar, ...], unit: str, look: Look) -> None:
        self.bar, self.unit, self.look = bar, unit, look
        self.y = alt.value(_ROW * n + _ROW / 2)
        ends = [each for one in bars for each in (one.value, one.low, one.high) if each is not None]
        top, step = top_of([abs(each) for each in ends] or [0], 100 if unit == "%" else None)
        low = -top if min(ends, default=0) < 0 else 0
        ticks = [step * k for k in range(round(low / step), round(top / step) + 1)]
        axis = alt.Axis(values=ticks, format="~r" if unit == "%" else ",~r", title=None)
        self.x = alt.X("x", type="quantitative", axis=axis, scale=alt.Scale(domain=[low, top], nice=False))

    def layers(self) -> Iterator[alt.Chart]:
        """Give the layers from the back to the front."""
        bar, look = self.bar, self.look
        yield self._text(plain(bar.name, LONGEST_NAME), alt.value(-8), align="right")
        if bar.value is not None:
            shape = alt.Chart(rows({"x": 0, "x2": bar.value})).mark_rule(color=look.bar, strokeWidth=_THICK)
            yield shape.encode(x=self.x, x2="x2", y=self.y)
        if bar.low is not None and bar.high is not None:
            yield from self._whisker(bar.low, bar.high)
        told = number(bar.value, self.unit)
        told += "" if bar.low is None else f" ({number(bar.low, self.unit)} to {number(bar.high, self.unit)})"
        end = max([0, *(each for each in (bar.value, bar.high) if each is not None)])
        yield self._text(told, self.x, align="left", at=end)

    def _whisker(self, low: float, high: float) -> Iterator[alt.Chart]:
        line = alt.Chart(rows({"x": low, "x2": high})).mark_rule(color=self.look.ink, strokeWidth=2)
        yield line.encode(x=self.x, x2="x2", y=self.y)
        ends = alt.Chart(rows({"x": low}, {"x": high})).mark_tick(
            color=self.look.ink, thickness=2, size=_WHISKER, orient="vertical"
        )
        yield ends.encode(x=self.x, y=self.y)

    def _text(self, words: str, x: Any, *, align: Any, at: float | None = None) -> alt.Chart:
        text = alt.Chart(rows({"t": words, "x": at})).mark_text(
            align=align, baseline="middle", dx=0 if at is None else 8, color=self.look.ink, fontSize=SMALL
        )
        placed: alt.Chart = text.encode(x=x, y=self.y, text=alt.Text("t", type="nominal"))
        return placed
