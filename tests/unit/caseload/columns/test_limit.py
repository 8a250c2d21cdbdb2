"""The day of a limit on columns is the day of the same limit for one case."""

from __future__ import annotations

from datetime import date, timedelta
from itertools import product

import numpy as np
import pytest

from column_anchors import courses_on_columns
from columns import all_laws, batch_of
from sendrules.caseload.columns.codes import BEYOND, NO_DAY, maybe_date, to_day
from sendrules.caseload.columns.limit import limit_days
from sendrules.caseload.columns.occurrences import FoundRows, Occurrences
from sendrules.errors import BeyondHorizonError
from sendrules.law.model.anchors import Anchor, Stated
from sendrules.law.model.limits import After, EarliestOf, FirstKnown, LatestOf, Limit, OnTheDay
from sendrules.law.statute import statute
from sendrules.time.calendar import ENGLAND_AND_WALES
from sendrules.time.periods import Days, WorkingDays

ONE, OTHER = Stated("closes"), Stated("sets")
MAY, JUNE, LATE = date(2025, 5, 21), date(2025, 6, 2), date(2028, 12, 20)
FAR = After(WorkingDays(30), OTHER)
"""A limit that the calendar does not know where the anchor is ``LATE``."""


def _given(days: dict[Anchor | None, list[date | int | None]]) -> Occurrences:
    """Occurrences whose anchors have been found: the start's own day is that of the anchor None."""
    found = {a: np.array([_day(d) for d in given], np.int32) for a, given in days.items()}
    duty = statute().duty("reg-13-2-final-plan-20-weeks")
    none = courses_on_columns(batch_of([], MAY), duty, [], {})
    at = Occurrences(none, statute(), np.zeros(0, bool))
    own = found.pop(None, np.full(max(map(len, found.values()), default=0), NO_DAY, np.int32))
    object.__setattr__(at.courses.starts, "day", own)
    object.__setattr__(at.courses.starts, "row", np.zeros(len(own), np.int64))
    at.anchors.update({a: FoundRows(day, np.full(len(day), -1)) for a, day in found.items() if a is not None})
    return at


def _day(day: date | int | None) -> int:
    return NO_DAY if day is None else day if isinstance(day, int) else to_day(day)


def _one(limit: Limit, days: dict[Anchor | None, date | None]) -> date | int | None:
    try:
        return limit.day(days.get, ENGLAND_AND_WALES)
    except BeyondHorizonError:
        return BEYOND


EDGES = (None, date(2012, 1, 3), date(2016, 2, 29), date(2025, 7, 28), date(2025, 12, 24), LATE, date(2031, 8, 31))


def _limits() -> list[Limit]:
    found = {d.limit: None for law in all_laws() for d in law.duties if d.limit is not None}
    return list(found)


def test_every_limit_of_the_law_and_its_other_answers() -> None:
    found = _limits()
    assert len(found) > 100
    for limit in found:
        legs = list(dict.fromkeys(limit.legs()))
        tried = [dict(zip(legs, days, strict=True)) for days in product(EDGES, repeat=len(legs))][:400]
        at = _given({leg: [days[leg] for days in tried] for leg in legs})
        told = [day if day == BEYOND else maybe_date(day) for day in limit_days(limit, at).tolist()]
        assert told == [_one(limit, days) for days in tried], limit


def _told(limit: Limit, one: date | None, other: date | None) -> date | int | None:
    day = int(limit_days(limit, _given({ONE: [one], OTHER: [other]}))[0])
    return BEYOND if day == BEYOND else maybe_date(day)


@pytest.mark.parametrize(
    ("shape", "one", "other", "expected"),
    [
        (EarliestOf, MAY, JUNE, MAY),
        (EarliestOf, JUNE, MAY, MAY),
        (EarliestOf, None, JUNE, JUNE),
        (EarliestOf, MAY, None, MAY),
        (EarliestOf, None, None, None),
        (LatestOf, MAY, JUNE, JUNE),
        (LatestOf, MAY, None, MAY),
        (LatestOf, None, JUNE, JUNE),
        (LatestOf, None, None, None),
        (FirstKnown, JUNE, MAY, JUNE),
        (FirstKnown, None, MAY, MAY),
        (FirstKnown, None, None, None),
    ],
)
def test_a_part_whose_anchor_is_absent_is_left_out(
    shape: type[EarliestOf], one: date | None, other: date | None, expected: date | None
) -> None:
    assert _told(shape((OnTheDay(ONE), OnTheDay(OTHER))), one, other) == expected  # type: ignore[arg-type]


@pytest.mark.parametrize(("shape", "expected"), [(EarliestOf, BEYOND), (LatestOf, BEYOND), (FirstKnown, MAY)])
def test_the_first_that_is_known_asks_no_further_and_the_others_ask_every_part(
    shape: type[EarliestOf], expected: date | int
) -> None:
    assert _told(shape((OnTheDay(ONE), FAR)), MAY, LATE) == expected


@pytest.mark.parametrize("shape", [EarliestOf, LatestOf, FirstKnown])
def test_what_the_calendar_does_not_know_in_the_first_part_is_not_known(shape: type[EarliestOf]) -> None:
    assert _told(shape((FAR, OnTheDay(ONE))), MAY, LATE) == BEYOND


def test_limits_that_count_alike_from_other_anchors_share_a_table() -> None:
    at = _given({None: [MAY], ONE: [JUNE]})
    tables = at.batch.tables
    limit_days(After(Days(17)), at)
    before = len(tables._tables)
    assert limit_days(After(Days(17), ONE), at).tolist() == [to_day(JUNE + timedelta(17))]
    assert len(tables._tables) == before


def test_a_duty_without_a_limit_has_no_day() -> None:
    assert limit_days(None, _given({None: [MAY, JUNE]})).tolist() == [NO_DAY, NO_DAY]
