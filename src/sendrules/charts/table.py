"""The table behind a chart."""

from __future__ import annotations

from collections.abc import Sequence

import pyarrow as pa

from sendrules.charts.data import Bar, Series

LINES = pa.schema(
    [
        ("series", pa.string()),
        ("on", pa.date32()),
        ("value", pa.float64()),
        ("low", pa.float64()),
        ("high", pa.float64()),
    ]
)
"""The columns of a table behind lines."""
BARS = pa.schema([("name", pa.string()), ("value", pa.float64()), ("low", pa.float64()), ("high", pa.float64())])
"""The columns of a table behind bars."""


def of_lines(series: Sequence[Series]) -> pa.Table:
    """Give the table behind lines: a row a point. What is not known is null."""
    points = [
        {"series": one.name, "on": point.on, "value": point.value, "low": point.low, "high": point.high}
        for one in series
        for point in one.points
    ]
    return pa.Table.from_pylist(points, schema=LINES)


def of_bars(bars: Sequence[Bar]) -> pa.Table:
    """Give the table behind bars: a row a bar. What is not known is null."""
    told = [{"name": bar.name, "value": bar.value, "low": bar.low, "high": bar.high} for bar in bars]
    return pa.Table.from_pylist(told, schema=BARS)
