"""The charts of the report: ageing and timeliness, each drawn for a light and for a dark page, with the table behind it."""

from __future__ import annotations

import calendar
from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace
from datetime import date

from sendrules.charts import DARK, LIGHT, Bar, Chart, Look, Point, Series, bar_chart, line_chart
from sendrules.scorecard import Scorecard
from sendrules.scorecard.breakdowns import Breakdown
from sendrules.scorecard.figures import figure_of
from sendrules.scorecard.journeys import Journeys
from sendrules.values import value

RATES = {
    "plans-within-20-weeks-without-exceptions": "without exceptions",
    "plans-within-20-weeks-with-exceptions": "with exceptions",
}
"""The measures that are drawn month by month, with the names of their lines."""
NO_MONTH = "The period has no whole month."


@value
class Picture:
    """One chart of the page.

    Attributes:
        id: its id on the page.
        title: its title.
        description: what it shows, in words.
        light: the SVG for a light page and for paper; empty where there is nothing to draw.
        dark: the SVG for a dark page.
        heads: the headings of the table behind it.
        rows: the rows of that table.
        why_none: why there is nothing to draw; empty where there is.
    """

    id: str
    title: str
    description: str
    light: str
    dark: str
    heads: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    why_none: str = ""


def pictures(card: Scorecard, journeys: Journeys) -> tuple[Picture, ...]:
    """Draw the charts of a scorecard.

    Args:
        card: the scorecard, of which no small number is hidden.
        journeys: the requests that it was counted on.
    """
    found = {one.id: one for one in card.breakdowns}
    return (
        _bars(found["open-by-age"], "Open requests, by age"),
        _bars(found["open-by-wait"], "Open requests, by what they wait for"),
        _rates(card, journeys),
        _months(
            {"requests received": found["requests-by-month"], "plans issued": found["plans-by-month"]},
            tuple(_months_of(card.frame.first, min(card.frame.last, card.frame.as_of))),
        ),
    )


def _bars(found: Breakdown, title: str) -> Picture:
    if found.why_none or not any(found.counts.values()):
        return _none(found.id, title, found.why_none or "There is no open request.")
    bars = [Bar(name, count) for name, count in found.counts.items()]
    rows = tuple((name, _told(count)) for name, count in found.counts.items())
    return _both(
        found.id, ("Group", "Requests"), rows, lambda look: bar_chart(bars, title=title, unit="requests", look=look)
    )


def _rates(card: Scorecard, journeys: Journeys) -> Picture:
    """The share within 20 weeks by month. A month in which nobody is left to count has no point."""
    title = "Plans issued within 20 weeks, by month"
    months = tuple(_months_of(card.frame.first, min(card.frame.last, card.frame.as_of)))
    frames = [replace(card.frame, first=first, last=last) for first, last in months]
    figures = {name: [figure_of(card[id].measure, journeys, frame) for frame in frames] for id, name in RATES.items()}
    if not any(figure.value is not None for found in figures.values() for figure in found):
        return _none("rate-by-month", title, "No plan was issued in the period, or the source cannot say it.")
    if not any(_is_whole(*month) for month in months):
        return _none("rate-by-month", title, NO_MONTH)
    series = [
        Series(
            name,
            tuple(
                Point(day, _number(one.value))
                for (day, end), one in zip(months, found, strict=True)
                if _is_whole(day, end)
            ),
        )
        for name, found in figures.items()
    ]
    heads = ("Month", *(f"{name}: {what}" for name in figures for what in ("share", "counted")))
    rows = tuple(
        (_month(day, end), *(cell for found in figures.values() for cell in _share(found[n].value, found[n].numerator, found[n].denominator)))
        for n, (day, end) in enumerate(months)
    )  # fmt: skip
    about = "Of the plans issued in each whole month. A month with few plans moves much."
    return _both(
        "rate-by-month", heads, rows, lambda look: line_chart(series, title=title, unit="%", about=about, look=look)
    )


def _months(found: Mapping[str, Breakdown], months: tuple[tuple[date, date], ...]) -> Picture:
    """The counts of each month. A month that the period cuts stands in the table, and is not drawn: it would look like a fall."""
    title = "Requests received and plans issued, by month"
    if why := next((one.why_none for one in found.values() if one.why_none), ""):
        return _none("by-month", title, why)
    if not any(_is_whole(*month) for month in months):
        return _none("by-month", title, NO_MONTH)
    series = [
        Series(name, tuple(Point(day, one.counts[f"{day:%Y-%m}"]) for day, end in months if _is_whole(day, end)))
        for name, one in found.items()
    ]
    rows = tuple(
        (_month(day, end), *(_told(one.counts[f"{day:%Y-%m}"]) for one in found.values())) for day, end in months
    )
    heads = ("Month", *(name[:1].upper() + name[1:] for name in found))
    about = "Whole months of the period."
    return _both(
        "by-month", heads, rows, lambda look: line_chart(series, title=title, unit="cases", about=about, look=look)
    )


def _both(id: str, heads: tuple[str, ...], rows: tuple[tuple[str, ...], ...], draw: Callable[[Look], Chart]) -> Picture:
    light, dark = draw(LIGHT), draw(DARK)
    return Picture(id, light.title, light.description, light.svg, dark.svg, heads, rows)


def _none(id: str, title: str, why: str) -> Picture:
    return Picture(id, title, "", "", "", (), (), why)


def _months_of(first: date, last: date) -> Iterator[tuple[date, date]]:
    """Each calendar month of a period, cut to it; the first day says which month it is."""
    day = first
    while day <= last:
        end = day.replace(day=calendar.monthrange(day.year, day.month)[1])
        yield day, min(end, last)
        day = date.fromordinal(end.toordinal() + 1)


def _share(value: object, counted: int | None, of: int | None) -> tuple[str, str]:
    return ("none" if value is None else f"{value}%", "none" if not of else f"{counted:,} of {of:,}")


def _number(value: object) -> float | None:
    return None if value is None else float(str(value))


def _told(count: int | None) -> str:
    return "hidden" if count is None else f"{count:,}"


def _is_whole(first: date, last: date) -> bool:
    """Whether a period has a whole month."""
    return first.day == 1 and last.day == calendar.monthrange(last.year, last.month)[1]


def _month(first: date, last: date) -> str:
    return f"{first:%B %Y}" + ("" if _is_whole(first, last) else f" ({first.day} to {last.day} only)")
