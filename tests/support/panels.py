"""Panels and school terms that tests share, and a plain way to say on which days a panel meets. All invented."""

from __future__ import annotations

from calendar import monthrange
from datetime import date, timedelta
from typing import Any

from hypothesis import strategies as st

import sendrules as sr
from policies import DOC
from sendrules.local.declarations.panels import LAST

DECIDE, NO_PLAN, PLAN = "reg-5-1-decision-to-assess", "reg-10-1-no-plan-decision", "reg-13-2-final-plan-20-weeks"
WEEKLY = {
    "every": "1 week",
    "weekday": "wednesday",
    "papers": {"weekday": "thursday", "hour": "17:00"},
    "told_within": "1 week",
}


def panel(**declared: Any) -> sr.Panel:
    """Make a panel; without further words it says nothing of when it meets."""
    return sr.Panel.model_validate({"id": "panel", "title": "The panel", "provenance": DOC} | declared)


def term(first: str, last: str, title: str = "A term") -> sr.SchoolTerm:
    """Make a term."""
    return sr.SchoolTerm.model_validate({"first": first, "last": last, "title": title, "provenance": DOC})


YEAR = (
    term("2025-09-01", "2025-10-24"), term("2025-11-03", "2025-12-19"), term("2026-01-05", "2026-02-13"),
    term("2026-02-23", "2026-03-27"), term("2026-04-13", "2026-05-22"), term("2026-06-01", "2026-07-21"),
)  # fmt: skip


def standards(*panels: sr.Panel, terms: tuple[sr.SchoolTerm, ...] = (), **more: Any) -> sr.StandardsPolicy:
    """Make standards with panels."""
    return sr.StandardsPolicy(id="s", title="S", provenance=DOC, panels=panels, terms=terms, **more)


def meets(declared: sr.Panel, terms: tuple[sr.SchoolTerm, ...], day: date) -> bool | None:
    """Say from the words of a declaration whether a panel meets on a day, without moving anything; None where nobody knows."""
    if day in declared.extra:
        return True
    assert declared.weekday is not None
    if declared.first and day < declared.first:
        return False
    if list(sr.Weekday)[day.weekday()] is not declared.weekday or day in declared.not_on:
        return False
    every = declared.every
    if isinstance(every, sr.Weeks):
        if declared.first and (day - declared.first).days % (7 * every.n):
            return False
    elif not _in_its_week(declared, day):
        return False
    if not sr.ENGLAND_AND_WALES.is_working_day(day):
        return False
    if not declared.term_time_only:
        return True
    if not terms or day < min(t.first for t in terms) or day > max(t.last for t in terms):
        return None
    return any(t.first <= day <= t.last for t in terms)


def _in_its_week(declared: sr.Panel, day: date) -> bool:
    if LAST in declared.week_of_month and day.day + 7 > monthrange(day.year, day.month)[1]:
        return True
    return (day.day + 6) // 7 in declared.week_of_month


DAYS = st.dates(date(2025, 9, 1), date(2026, 9, 30))


@st.composite
def panels(draw: st.DrawFn) -> sr.Panel:
    """Panels of every kind whose days can be known."""
    weekday = draw(st.sampled_from(list(sr.Weekday)[:5]))
    declared: dict[str, Any] = {"weekday": weekday, "term_time_only": draw(st.none() | st.booleans())}
    if draw(st.booleans()):
        begins = draw(st.dates(date(2025, 6, 1), date(2025, 12, 1)))
        first = begins + timedelta((weekday.number - begins.weekday()) % 7)
        declared |= {"every": f"{draw(st.integers(1, 5))} weeks", "first": first}
    else:
        weeks = st.sampled_from([1, 2, 3, 4, LAST])
        declared |= {"every": "1 month", "week_of_month": draw(weeks | st.lists(weeks, min_size=1, max_size=3))}
    before = draw(st.none() | st.tuples(st.integers(1, 15), st.sampled_from(["working days", "days"])))
    if before:
        declared["papers"] = {"before": f"{before[0]} {before[1]}", "hour": draw(st.none() | st.just("12:00"))}
    elif draw(st.booleans()):
        declared["papers"] = {"weekday": draw(st.sampled_from(sr.Weekday))}
    declared["told_within"] = draw(st.none() | st.sampled_from(["1 week", "5 working days", "10 days", "1 month"]))
    declared["extra"] = draw(st.lists(DAYS, max_size=2))
    declared["not_on"] = [
        d for d in draw(st.lists(DAYS, max_size=2)) if d not in declared["extra"] and d != declared.get("first")
    ]
    declared["decides"] = (DECIDE, NO_PLAN, PLAN)
    return panel(**declared)


def some_terms() -> st.SearchStrategy[tuple[sr.SchoolTerm, ...]]:
    """The year, a part of it, or no terms."""
    return st.integers(0, len(YEAR)).map(lambda n: YEAR[:n])
