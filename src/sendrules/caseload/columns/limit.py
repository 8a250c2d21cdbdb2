"""Step two on columns: the day on which the limit of each start falls. It asks the anchors and the calendar only."""

from __future__ import annotations

from dataclasses import replace
from functools import partial, reduce
from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from sendrules.caseload.columns.codes import BEYOND, NO_DAY, Days
from sendrules.caseload.columns.day_tables import DayTables
from sendrules.caseload.columns.occurrences import Occurrences
from sendrules.caseload.columns.twins import NoTwin
from sendrules.law.model.limits import (
    After,
    AfterCounted,
    Before,
    BeforeDate,
    EarliestOf,
    FirstKnown,
    LatestOf,
    Limit,
    Moved,
    NextDate,
    OnTheDay,
)

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import date

    from sendrules.law.model.anchors import Anchor
    from sendrules.time.calendar import WorkingCalendar


def limit_days(limit: Limit | None, at: Occurrences) -> Days:
    """Give the day of a limit for each start: ``Limit.day`` for many.

    Args:
        limit: the rule; None where there is no date.
        at: the starts.

    Returns:
        The days; ``NO_DAY`` where an anchor is absent, and ``BEYOND`` where the rule raises ``BeyondHorizonError``.

    Raises:
        NoTwin: an anchor has no twin.
    """
    match limit:
        case None:
            return np.full(len(at.starts), NO_DAY, np.int32)
        case FirstKnown():
            return _first_known(limit, at)
        case EarliestOf():
            return reduce(_earlier, (limit_days(part, at) for part in limit.limits))
        case LatestOf():  # beyond the calendar is later than any day, and no day is earlier
            return reduce(np.maximum, (limit_days(part, at) for part in limit.limits))
        case OnTheDay():
            return at.day_of(limit.of)
        case Moved(limit=inner) if _is_several(inner):
            rule = partial(_moved, limit, at.batch.tables.calendar)
            return at.batch.tables.apply(("moved", limit.rule), rule, limit_days(inner, at))
    tables = at.batch.tables
    counted = _as_table(limit, tables)
    return tables.apply(counted.key, counted.rule, at.day_of(counted.leg))


class _AsTable(NamedTuple):
    """A limit of one leg as a table from day to day.

    Attributes:
        limit: the limit, which is known by its identity and so kept.
        leg: the anchor that it counts from; None for the start.
        key: what the table is known by: all that count alike from a day share one.
        rule: what gives the day for a day.
    """

    limit: Limit
    leg: Anchor | None
    key: tuple[str, int]
    rule: Callable[[date], date | None]


def _as_table(limit: Limit, tables: DayTables) -> _AsTable:
    """Give a limit of one leg as a table, made once."""
    key = ("limit", id(limit))
    found: _AsTable | None = tables.memo.get(key)
    if found is None:
        bare = _bare(limit)
        rule = partial(_counted, bare, tables.calendar)
        number = tables.memo.setdefault(("bare", bare), len(tables.memo))
        found = tables.memo[key] = _AsTable(limit, limit.legs()[0], ("limit", number), rule)
    return found


def _first_known(limit: FirstKnown, at: Occurrences) -> Days:
    """The first day that is known: what comes after it is not asked, so that it cannot be beyond the calendar."""
    found = limit_days(limit.limits[0], at)
    for part in limit.limits[1:]:
        absent = found == NO_DAY
        if not absent.any():
            break
        found = np.where(absent, limit_days(part, at), found)
    return found


def _earlier(one: Days, other: Days) -> Days:
    """The earlier of two days; one that is absent is left out, and where one is beyond the calendar nobody can tell."""
    found = np.where(one == NO_DAY, other, np.where(other == NO_DAY, one, np.minimum(one, other)))
    return np.where((one == BEYOND) | (other == BEYOND), np.int32(BEYOND), found)


def _is_several(limit: Limit) -> bool:
    return isinstance(limit, FirstKnown | EarliestOf | LatestOf) or (
        isinstance(limit, Moved) and _is_several(limit.limit)
    )


def _bare(limit: Limit) -> Limit:
    """A limit of one leg without its anchor, so that all that count alike from a day share one table."""
    match limit:
        case Moved():
            return replace(limit, limit=_bare(limit.limit))
        case After() | AfterCounted() | Before() | OnTheDay() | BeforeDate() | NextDate():
            return limit if limit.of is None else replace(limit, of=None)
    raise NoTwin(limit)


def _counted(limit: Limit, calendar: WorkingCalendar, day: date) -> date | None:
    return limit.day(lambda _: day, calendar)


def _moved(limit: Moved, calendar: WorkingCalendar, day: date) -> date | None:
    return limit.rule(day, calendar)
