"""Lines over time, each with the range that it may lie in."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from typing import Any

import altair as alt

from sendrules.charts.chart import Chart
from sendrules.charts.data import Mark, Point, Series, check_series
from sendrules.charts.described import of_marks, of_series
from sendrules.charts.frame import (
    HEIGHT,
    day_marks,
    height_of,
    months_axis,
    numbers_axis,
    rows,
    specification,
    top_of,
)
from sendrules.charts.labels import DASHES, EndLabel, end_labels
from sendrules.charts.looks import LIGHT, Look
from sendrules.charts.svg import svg_of
from sendrules.charts.table import of_lines
from sendrules.charts.text import LONGEST_NAME, number, plain

RANGE = "The band between the dashed lines holds 8 runs in 10 (P10 to P90); the thick line is the middle one (P50)."
"""What a band is, in words that need no colour."""
_EDGE = (4, 3)
_FAINT = 0.22


def line_chart(
    series: Sequence[Series],
    *,
    title: str,
    unit: str,
    marks: Sequence[Mark] = (),
    about: str = "",
    band: str = RANGE,
    look: Look = LIGHT,
) -> Chart:
    """Draw lines over time from nought, with a band from P10 to P90 where a line has one.

    Args:
        series: the lines, at most six. Where there is one with a range, its ends are named P10, P50 and P90.
        title: the title.
        unit: what the numbers count, such as "cases"; ``%`` for shares in percent.
        marks: days to point out.
        about: a sentence below the title.
        band: what the thick line and the band between the dashed lines are; said where there is a band.
        look: the colours.

    Raises:
        InputError: it cannot be drawn; see ``sendrules.charts.data.check_series``.

    >>> from datetime import date
    >>> waiting = Series("waiting", (Point(date(2026, 12, 1), 200, 200, 200), Point(date(2027, 1, 1), 165, 150, 180)))
    >>> chart = line_chart([waiting], title="Waiting cases", unit="cases")
    >>> chart.svg[:4], chart.table.num_rows
    ('<svg', 2)
    >>> print(chart.description)
    waiting: 200 cases in December 2026; 165 cases in January 2027 (from 150 to 180).
    """
    series = tuple(series)
    check_series(series)
    drawn = Lines(series, unit, tuple(marks), look)
    said = " ".join((*of_series(series, unit), *of_marks(marks)))
    spec = specification(drawn.layers(), title, drawn.subtitle(about, band), look)
    return Chart(svg_of(spec, title, said), of_lines(series), title, said)


class Lines:
    """The layers of lines over time.

    Args:
        series: the lines.
        unit: what the numbers count.
        marks: days to point out.
        look: the colours.
    """

    def __init__(self, series: tuple[Series, ...], unit: str, marks: tuple[Mark, ...], look: Look) -> None:
        self.series, self.unit, self.marks, self.look = series, unit, marks, look
        points = [point for one in series for point in one.points]
        self.days: list[date] = sorted({point.on for point in points} | {mark.on for mark in marks})
        values = [each for point in points for each in (point.value, point.high) if each is not None]
        self.top, step = top_of(values or [0], 100 if unit == "%" else None)
        self.encoded: dict[str, Any] = {
            "x": months_axis(self.days),
            "y": numbers_axis(self.top, step, percent=unit == "%"),
        }

    def subtitle(self, about: str, band: str = RANGE) -> str:
        """Say what the numbers are, and what a band is where there is one."""
        unit = "" if self.unit == "%" else f"{self.unit[:1].upper()}{self.unit[1:]}."
        ranges = any(point.low is not None for one in self.series for point in one.points)
        return " ".join(part for part in (unit, about, band if ranges else "") if part)

    def layers(self) -> list[alt.Chart]:
        """Give the layers from the back to the front."""
        bands = [layer for n in range(len(self.series)) for layer in self._band(n)]
        lines = [layer for n in range(len(self.series)) for layer in self._line(n)]
        names = end_labels(list(self._names()), self.look)
        return [*bands, *lines, *day_marks(self.marks, self.days, self.look), *names]

    def _band(self, n: int) -> Iterator[alt.Chart]:
        colour, pieces = self.look.series[n], _pieces(self.series[n].points, ranges=True)
        data = [
            {"x": str(point.on), "y": point.low, "y2": point.high, "p": p}
            for p, piece in enumerate(pieces)
            for point in piece
        ]
        if not data:
            return
        detail = alt.Detail("p", type="nominal")
        area = alt.Chart(rows(*data)).mark_area(color=colour, opacity=_FAINT)
        yield area.encode(**self.encoded, y2=alt.Y2("y2"), detail=detail)
        for end in ("y", "y2"):
            edge = alt.Chart(rows(*({"x": row["x"], "y": row[end], "p": row["p"]} for row in data)))
            shown = edge.mark_line(color=colour, strokeWidth=1.25, strokeDash=list(_EDGE))
            yield shown.encode(**self.encoded, detail=detail)

    def _line(self, n: int) -> Iterator[alt.Chart]:
        colour, pieces = self.look.series[n], _pieces(self.series[n].points)
        data = [{"x": str(point.on), "y": point.value, "p": p} for p, piece in enumerate(pieces) for point in piece]
        alone = [{"x": str(piece[0].on), "y": piece[0].value} for piece in pieces if len(piece) == 1]
        if data:
            line = alt.Chart(rows(*data)).mark_line(color=colour, strokeWidth=2.5, strokeDash=list(DASHES[n]))
            yield line.encode(**self.encoded, detail=alt.Detail("p", type="nominal"))
        if alone:  # a point between two gaps is no line
            yield alt.Chart(rows(*alone)).mark_point(color=colour, filled=True, opacity=1).encode(**self.encoded)

    def _names(self) -> Iterator[EndLabel]:
        for n, one in enumerate(self.series):
            colour, last = self.look.series[n], _last_known(one.points)
            if last is None:
                yield EndLabel(HEIGHT, f"{plain(one.name, LONGEST_NAME)}: not known", colour, DASHES[n], 2.5)
                continue
            ends = [(last.value, DASHES[n], 2.5, plain(one.name, LONGEST_NAME))]
            if len(self.series) == 1 and last.low is not None:
                ends = [
                    (last.high, _EDGE, 1.25, "P90"),
                    (last.value, DASHES[0], 2.5, "P50"),
                    (last.low, _EDGE, 1.25, "P10"),
                ]
            for at, dash, width, name in ends:
                text = f"{name}: {number(at, self.unit)}"
                yield EndLabel(height_of(at or 0, self.top), text, colour, dash, width)


def _pieces(points: Sequence[Point], *, ranges: bool = False) -> list[list[Point]]:
    """Cut a line at its gaps; for its band, at the points without a range."""
    pieces: list[list[Point]] = [[]]
    for point in points:
        if (point.low if ranges else point.value) is None:
            pieces.append([])
        else:
            pieces[-1].append(point)
    return [piece for piece in pieces if piece]


def _last_known(points: Sequence[Point]) -> Point | None:
    return next((point for point in reversed(points) if point.value is not None), None)
