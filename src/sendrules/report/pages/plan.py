"""The plan in a report: when the backlog clears, in a range of runs, with the charts of ``sendrules plan`` and the tables behind them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from typing import TYPE_CHECKING

import pyarrow as pa
from markupsafe import Markup

from sendrules.charts import DARK, LIGHT, Chart
from sendrules.charts.text import month, number
from sendrules.report.pages.pictures import Picture
from sendrules.values import value

if TYPE_CHECKING:
    from sendrules.commissioning.forecast.answer import Forecast
    from sendrules.commissioning.forecast.ranges import Range

_UNITS = {"on-time": "%"}
_AFTER = "after the last month"


@value
class Asked:
    """An input that is not known.

    Attributes:
        at: where it stands in a file of inputs; empty where there is none.
        ask: what to find out.
        without: what cannot be told without it.
    """

    at: str
    ask: str
    without: str


@value
class PlanPart:
    """What the page says of a plan.

    Attributes:
        first: the first month, by its first day.
        last: the last month, by its first day.
        runs: how many runs.
        determined: whether every input is known that a number needs.
        cleared: what has to be so, with P10, P50 and P90 of the month by whose end it is; empty where that is not determined.
        pictures: the charts, each with its table.
        missing: the inputs that are not known.
        notes: what was taken to be so, a sentence each.
    """

    first: date
    last: date
    runs: int
    determined: bool
    cleared: tuple[tuple[str, tuple[str, str, str]], ...]
    pictures: tuple[Picture, ...]
    missing: tuple[Asked, ...]
    notes: tuple[str, ...]

    @property
    def drawn(self) -> tuple[tuple[Picture, Markup, Markup], ...]:
        """The charts with their SVG as markup, for a light and for a dark page."""
        return tuple((one, Markup(one.light), Markup(one.dark)) for one in self.pictures)


def plan_part(
    forecast: Forecast,
    *,
    promise: date | None = None,
    ages_known: bool = True,
    missing: Iterable[Asked] | None = None,
    notes: Sequence[str] = (),
) -> PlanPart:
    """Make the part of a report that is about a plan.

    Where an input is missing that every number needs, the plan is undetermined: there is no range and no chart, and the part names what to
    find out.

    Args:
        forecast: the forecast.
        promise: a promised day, which the charts point out.
        ages_known: whether it is known how long those have waited who wait on the first day.
        missing: what is not known, in words; as the forecast has it where that is not given.
        notes: what was taken to be so.

    >>> from sendrules.commissioning.forecast import forecast
    >>> from sendrules.commissioning.inputs import PlanInputs
    >>> part = plan_part(forecast(PlanInputs(first_month=date(2026, 1, 1), months=12, source="nothing is known"), runs=10))
    >>> part.determined, part.pictures, part.missing[0].at
    (False, (), 'demand')
    """
    asked = missing
    if asked is None:
        asked = [Asked(one.at, one.ask, one.needed_for) for one in forecast.missing]
    return PlanPart(
        forecast.months[0],
        forecast.months[-1],
        forecast.draws.runs,
        forecast.determined,
        tuple(_cleared(forecast, ages_known=ages_known)),
        tuple(_pictures(forecast, promise, ages_known=ages_known)),
        tuple(asked),
        tuple(notes),
    )


def _cleared(forecast: Forecast, *, ages_known: bool) -> Iterator[tuple[str, tuple[str, str, str]]]:
    from sendrules.commissioning.projections.those_who_wait import month_ends, placed

    if not forecast.determined:
        return
    if forecast.some_rejected:
        yield "Each of those who wait now has had a place", _ends(placed(forecast, again=False))
    yield "None of those who wait now still waits for a place", _ends(placed(forecast))
    if ages_known:
        yield (
            "None of them waits past 20 weeks, from then on",
            _ends(month_ends(forecast, forecast.cleared_in())),
        )


def _ends(found: Range) -> tuple[str, str, str]:
    return _month(found.p10), _month(found.p50), _month(found.p90)


def _month(day: date | None) -> str:
    return f"end of {month(day)}" if day else _AFTER


def _pictures(forecast: Forecast, promise: date | None, *, ages_known: bool) -> Iterator[Picture]:
    from sendrules.commissioning.pictures.of_forecast import charts_of

    if not forecast.determined:
        return
    light, dark = (charts_of(forecast, promise=promise, ages_known=ages_known, look=look) for look in (LIGHT, DARK))
    for name, chart in light.items():
        heads, rows = _table(chart, _UNITS.get(name, ""))
        yield Picture(f"plan-{name}", chart.title, chart.description, chart.svg, dark[name].svg, heads, rows)


def _table(chart: Chart, unit: str) -> tuple[tuple[str, ...], tuple[tuple[str, ...], ...]]:
    """The table behind lines: a row a month, with P10, P50 and P90 of each line."""
    found: pa.Table = chart.table
    names = list(dict.fromkeys(found["series"].to_pylist()))
    days: dict[date, dict[str, tuple[float | None, ...]]] = {}
    for row in found.to_pylist():
        days.setdefault(row["on"], {})[row["series"]] = (row["low"], row["value"], row["high"])
    heads = ("Month", *(f"{name}: {end}" for name in names for end in ("P10", "P50", "P90")))
    none = (None, None, None)
    rows = tuple(
        (month(day), *(number(each, unit) for name in names for each in told.get(name, none)))
        for day, told in sorted(days.items())
    )
    return heads, rows
