"""Charts as SVG text, each with the table behind it: lines with their ranges, burn-downs, bars.

A chart is one text that needs no other file, no network and no browser. Its title and description say in words what it shows.
The same data give the same text. It needs the extra ``sendrules[charts]``. Its names load what they need when they are first used.
"""

from typing import TYPE_CHECKING

from sendrules.lazy_names import lazy_names

if TYPE_CHECKING:
    from sendrules.charts.bars import bar_chart
    from sendrules.charts.burn_downs import Cleared, burn_down
    from sendrules.charts.chart import Chart
    from sendrules.charts.data import Bar, Mark, Point, Series
    from sendrules.charts.lines import line_chart
    from sendrules.charts.looks import DARK, LIGHT, Look

_HOMES = {
    "bars": "bar_chart",
    "burn_downs": "Cleared burn_down",
    "chart": "Chart",
    "data": "Bar Mark Point Series",
    "lines": "line_chart",
    "looks": "DARK LIGHT Look",
}

__all__ = [
    "DARK",
    "LIGHT",
    "Bar",
    "Chart",
    "Cleared",
    "Look",
    "Mark",
    "Point",
    "Series",
    "bar_chart",
    "burn_down",
    "line_chart",
]

if not TYPE_CHECKING:  # hidden from type checkers, which would otherwise accept any name
    __getattr__, __dir__ = lazy_names(
        __name__, _HOMES, extra="charts", needs=("altair", "vl_convert", "pyarrow", "numpy")
    )
