"""The days that follow from how often a panel meets, before anything is known of holidays, terms or the life of its policy."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta

from sendrules.local.declarations.panels import Panel, Weekday, days_of_month
from sendrules.local.declarations.values import period_text
from sendrules.time.periods import Months, Weeks


def no_rule(panel: Panel) -> str:
    """Say why no day follows from how often a panel meets; nothing where days do.

    Args:
        panel: the panel.
    """
    if panel.every is None:
        return "the source does not say how often it meets"
    if panel.weekday is None and (panel.first is None or isinstance(panel.every, Months)):
        return "the source does not say on which day of the week it meets"
    if isinstance(panel.every, Months) and not panel.week_of_month:
        return "the source does not say in which week of the month it meets"
    if panel.every.n > 1 and panel.first is None:
        return f"it meets every {period_text(panel.every)}, and the source names no first meeting to count from"
    return ""


def by_rule(panel: Panel, first: date, last: date) -> Iterator[date]:
    """Give the days between two days on which a panel would meet, in order. Fortnights are counted through holidays.

    Args:
        panel: the panel.
        first: the first day; none is given before the panel's first meeting.
        last: the last day, included.

    >>> panel = Panel.model_validate({"id": "p", "title": "The panel", "every": "2 weeks", "first": "2026-09-02",
    ...     "provenance": {"document": "Web page", "place": "When we meet", "status": "published"}})
    >>> [str(day) for day in by_rule(panel, date(2026, 1, 1), date(2026, 10, 1))]
    ['2026-09-02', '2026-09-16', '2026-09-30']
    """
    if no_rule(panel):
        return
    begins = max(first, panel.first) if panel.first else first
    if isinstance(panel.every, Weeks):
        yield from _by_weeks(panel.every.n, panel.first, _weekday(panel).number, begins, last)
    elif isinstance(panel.every, Months):
        for month in _by_months(panel.every.n, panel.first, begins, last):
            days = days_of_month(month, _weekday(panel), panel.week_of_month)
            yield from (day for day in days if begins <= day <= last)


def _weekday(panel: Panel) -> Weekday:
    if panel.weekday is not None:
        return panel.weekday
    assert panel.first is not None
    return Weekday.of(panel.first)


def _by_weeks(n: int, counted_from: date | None, weekday: int, begins: date, last: date) -> Iterator[date]:
    day = begins + timedelta((weekday - begins.weekday()) % 7)
    if counted_from is not None:
        day += timedelta(weeks=-((day - counted_from).days // 7) % n)
    while day <= last:
        yield day
        day += timedelta(weeks=n)


def _by_months(n: int, counted_from: date | None, begins: date, last: date) -> Iterator[date]:
    """Give the first day of each month that counts."""
    phase = _months(counted_from) if counted_from else 0
    for month in range(_months(begins), _months(last) + 1):
        if (month - phase) % n == 0:
            yield date(month // 12, month % 12 + 1, 1)


def _months(day: date) -> int:
    return day.year * 12 + day.month - 1
