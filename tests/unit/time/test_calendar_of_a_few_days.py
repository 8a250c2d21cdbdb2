"""A calendar of a few days, tried whole: every day in it and beside it, against counting by hand."""

from datetime import date, timedelta

import pytest

import sendrules as sr
from sendrules.time.calendar import WorkingCalendar

FIRST, LAST = date(2026, 4, 1), date(2026, 4, 14)

OFF = {
    FIRST: "invented",
    date(2026, 4, 3): "Good Friday",
    date(2026, 4, 6): "Easter Monday",
    LAST: "invented",
}

SMALL = WorkingCalendar("small", OFF, FIRST, LAST)

DAYS = [FIRST + timedelta(n) for n in range((LAST - FIRST).days + 1)]

WORKING = [day for day in DAYS if day.weekday() < 5 and day not in OFF]

BESIDE = [FIRST - timedelta(1), LAST + timedelta(1)]


def test_days_off_may_lie_on_the_first_and_the_last_day():
    assert [date(2026, 4, n) for n in (2, 7, 8, 9, 10, 13)] == WORKING
    assert [day for day in DAYS if SMALL.is_working_day(day)] == WORKING
    for day in BESIDE:
        with pytest.raises(ValueError, match="would never be seen"):
            WorkingCalendar("small", {day: "beside"}, FIRST, LAST)


@pytest.mark.parametrize("day", BESIDE)
def test_the_days_beside_it_are_not_known(day):
    assert not SMALL.knows(day)
    for ask in (SMALL.is_working_day, SMALL.name_of, SMALL.last_working_day, lambda d: SMALL.add(d, 1), lambda d: SMALL.add(d, -1)):  # fmt: skip
        with pytest.raises(sr.BeyondHorizonError) as caught:
            ask(day)
        assert caught.value.day == day


@pytest.mark.parametrize("n", [n for n in range(-8, 9) if n])
@pytest.mark.parametrize("day", DAYS)
def test_adding_is_counting_along_the_days(day, n):
    after = [d for d in WORKING if d > day] if n > 0 else [d for d in reversed(WORKING) if d < day]
    if len(after) >= abs(n):
        assert SMALL.add(day, n) == after[abs(n) - 1]
        return
    with pytest.raises(sr.BeyondHorizonError) as caught:
        SMALL.add(day, n)
    assert caught.value.day == (BESIDE[1] if n > 0 else BESIDE[0])
    words = "before the first day" if n < 0 else "after the last day"
    assert caught.value.before is (n < 0)
    assert words in str(caught.value)


def test_counting_is_counting_along_the_days():
    for start in DAYS:
        for end in DAYS:
            low, high = sorted((start, end))
            between = sum(low < day <= high for day in WORKING)
            assert SMALL.count(start, end) == (between if start <= end else -between)


@pytest.mark.parametrize("known", [FIRST, LAST])
@pytest.mark.parametrize("beside", BESIDE)
def test_counting_names_the_day_that_is_not_known(known, beside):
    for start, end in ((known, beside), (beside, known)):
        with pytest.raises(sr.BeyondHorizonError) as caught:
            SMALL.count(start, end)
        assert caught.value.day == beside


@pytest.mark.parametrize("ends", [(date.min, 0), (date.min, 1), (date.max, -1), (date.max, 0)])
def test_beyond_the_first_and_the_last_date_there_is_none(ends):
    end, shift = ends
    edge = end + timedelta(shift)
    forward = end == date.max
    first, last = (edge - timedelta(9), edge) if forward else (edge, edge + timedelta(9))
    calendar = WorkingCalendar("edge", {}, first, last)
    with pytest.raises(sr.BeyondHorizonError) as caught:
        calendar.add(edge, 20 if forward else -20)
    assert caught.value.day == (None if shift == 0 else end)


def test_an_overlay_is_named_by_the_first_eight_signs_of_its_digest():
    over = SMALL.overlay({date(2026, 4, 8): "invented"})
    assert over.id == f"{SMALL.id}/overlay {over.digest[:8]}"
    assert len(over.id.rsplit(" ", 1)[1]) == 8


def test_changes_on_the_first_and_the_last_common_day_are_told():
    narrow = WorkingCalendar("narrow", {}, date(2026, 4, 3), date(2026, 4, 6))
    told = [("2026-04-03", "added"), ("2026-04-06", "added")]
    assert [(c.day.isoformat(), c.change) for c in SMALL.changes_from(narrow)] == told
    assert [(c.day.isoformat(), c.change) for c in narrow.changes_from(SMALL)] == [(d, "removed") for d, _ in told]
