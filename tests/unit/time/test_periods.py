"""The four periods: golden dates worked by hand, the three countings, and what is refused."""

import pickle
from dataclasses import replace
from datetime import date, timedelta

import pytest

import sendrules as sr
from sendrules.errors import BeyondHorizonError
from sendrules.time.calendar import WorkingCalendar
from sendrules.time.periods import Counting, Days, Months, Weeks, WorkingDays
from tables import rows


def test_months_reach_the_first_year_there_is():
    assert Months(2, Counting.AFTER).latest_before(date(1, 3, 5)) == date(1, 1, 5)
    with pytest.raises(sr.BeyondHorizonError) as caught:
        Months(3, Counting.AFTER).latest_before(date(1, 3, 5))
    assert caught.value.before
    with pytest.raises(sr.BeyondHorizonError) as caught:
        Months(1).last_day(date(9999, 12, 5))
    assert not caught.value.before


AFTER, BEGINNING_WITH, CLEAR = Counting.AFTER, Counting.BEGINNING_WITH, Counting.CLEAR

PERIODS = (Days, Weeks, Months, WorkingDays)

EACH = pytest.mark.parametrize("kind", PERIODS, ids=lambda kind: kind.__name__)


def _named(row: dict[str, str]) -> str:
    return f"{row['start']}+{row['n']}-{row['counting']}"


@pytest.mark.parametrize("row", rows("golden/months.csv"), ids=_named)
def test_months_by_hand(row):
    period = Months(int(row["n"]), Counting(row["counting"]))
    assert period.last_day(date.fromisoformat(row["start"])) == date.fromisoformat(row["end"]), row["why"]


@pytest.mark.parametrize("row", rows("golden/working_days.csv"), ids=_named)
def test_working_days_by_hand(row):
    period = WorkingDays(int(row["n"]), Counting(row["counting"]))
    assert period.last_day(date.fromisoformat(row["start"])) == date.fromisoformat(row["end"]), row["why"]


@pytest.mark.parametrize(
    ("period", "start", "last"),
    [
        (Weeks(6, AFTER), date(2025, 5, 21), date(2025, 7, 2)),  # Wednesday to Wednesday
        (Weeks(6, BEGINNING_WITH), date(2025, 5, 21), date(2025, 7, 1)),
        (Weeks(20, AFTER), date(2025, 5, 21), date(2025, 10, 8)),
        (Days(15, AFTER), date(2026, 3, 2), date(2026, 3, 17)),
        (Days(15, BEGINNING_WITH), date(2026, 3, 2), date(2026, 3, 16)),
        (Days(1, BEGINNING_WITH), date(2026, 3, 2), date(2026, 3, 2)),
        (Days(1, AFTER), date(2024, 2, 28), date(2024, 2, 29)),
        (Days(1, AFTER), date(2023, 2, 28), date(2023, 3, 1)),
    ],
)
def test_days_and_weeks_from_a_day(period, start, last):
    assert period.last_day(start) == last


@pytest.mark.parametrize(
    ("period", "notice", "first_lawful"),
    [
        (Days(15, CLEAR), date(2026, 3, 1), date(2026, 3, 17)),  # 2 to 16 March lie between
        (Weeks(2, CLEAR), date(2026, 3, 2), date(2026, 3, 17)),  # 3 to 16 March
        (Months(1, CLEAR), date(2026, 1, 15), date(2026, 2, 16)),  # 16 January to 15 February
        (Months(1, CLEAR), date(2026, 1, 31), date(2026, 3, 1)),  # no 31 February: all of February
        (WorkingDays(5, CLEAR), date(2026, 5, 29), date(2026, 6, 6)),  # Mon 1 to Fri 5 June
    ],
)
def test_clear_forwards_is_the_first_day_on_which_the_act_may_be_done(period, notice, first_lawful):
    assert period.last_day(notice) == first_lawful


@pytest.mark.parametrize(
    ("period", "event", "last"),
    [
        (Days(15, AFTER), date(2025, 10, 8), date(2025, 9, 23)),
        (Days(15, CLEAR), date(2025, 10, 8), date(2025, 9, 22)),
        (Weeks(2, AFTER), date(2026, 3, 20), date(2026, 3, 6)),
        (Weeks(2, CLEAR), date(2026, 3, 20), date(2026, 3, 5)),  # 6 to 19 March are fourteen days
        (Months(6, AFTER), date(2025, 8, 31), date(2025, 2, 28)),  # no 31 February
        (Months(1, AFTER), date(2024, 3, 31), date(2024, 2, 29)),
        (Months(1, CLEAR), date(2024, 3, 31), date(2024, 2, 28)),
        (WorkingDays(3, AFTER), date(2026, 4, 9), date(2026, 4, 2)),  # 8, 7, then over Easter to 2 April
        (WorkingDays(3, CLEAR), date(2026, 4, 9), date(2026, 4, 1)),  # 2, 7 and 8 April lie between
        (WorkingDays(1, AFTER), date(2026, 4, 5), date(2026, 4, 2)),  # Easter Sunday to Maundy Thursday
    ],
)
def test_latest_before(period, event, last):
    assert period.latest_before(event) == last


@EACH
def test_beginning_with_looks_forward_only(kind):
    with pytest.raises(ValueError, match=r'cannot be counted "beginning with"'):
        kind(2, BEGINNING_WITH).latest_before(date(2026, 3, 20))


@EACH
@pytest.mark.parametrize("n", [0, -1, True, False, 1.5, 6.0, "6", None])
def test_n_is_a_whole_number_of_at_least_one(kind, n):
    with pytest.raises(ValueError, match=f"a whole number of at least one, not {n!r}"):
        kind(n)


@EACH
@pytest.mark.parametrize("counting", ["after", None, 1])
def test_counting_is_a_counting_and_not_a_word(kind, counting):
    with pytest.raises(ValueError, match="counting must be a Counting"):
        kind(6, counting)


@pytest.mark.parametrize(
    ("end", "ask"),
    [
        ("after the last", lambda: Days(1).last_day(date.max)),
        ("after the last", lambda: Days(10**12).last_day(date(2025, 1, 1))),
        ("after the last", lambda: Weeks(1, CLEAR).last_day(date.max - timedelta(7))),
        ("after the last", lambda: Months(1).last_day(date(9999, 12, 1))),
        ("after the last", lambda: Months(2, CLEAR).last_day(date(9999, 10, 31))),
        ("before the first", lambda: Days(1).latest_before(date.min)),
        ("before the first", lambda: Weeks(1).latest_before(date(1, 1, 7))),
        ("before the first", lambda: Months(1).latest_before(date(1, 1, 31))),
        ("before the first", lambda: Months(1, CLEAR).latest_before(date(1, 2, 1))),
    ],
)
def test_past_the_days_that_python_knows(end, ask):
    with pytest.raises(BeyondHorizonError, match=f"is {end} day") as caught:
        ask()
    assert (caught.value.first, caught.value.last) == (date.min, date.max)
    assert caught.value.before is (end == "before the first")
    assert "from_holidays" not in str(caught.value)  # no calendar reaches further


def test_up_to_the_last_day_that_python_knows():
    assert Days(1, BEGINNING_WITH).last_day(date.max) == date.max
    assert Weeks(1).last_day(date.max - timedelta(7)) == date.max
    assert Months(1).last_day(date(9999, 11, 30)) == date(9999, 12, 30)
    assert Days(1).latest_before(date(1, 1, 2)) == date.min


def test_working_days_past_the_calendar():
    week = WorkingCalendar("one week", {}, date(2026, 1, 5), date(2026, 1, 9))
    assert WorkingDays(4).last_day(date(2026, 1, 5), week) == date(2026, 1, 9)
    with pytest.raises(BeyondHorizonError):
        WorkingDays(5).last_day(date(2026, 1, 5), week)
    with pytest.raises(BeyondHorizonError):
        WorkingDays(5).latest_before(date(2026, 1, 9), week)


def test_the_calendar_given_is_the_one_counted_on():
    closed_monday = WorkingCalendar("a", {date(2026, 6, 8): "fair"}, date(2026, 6, 1), date(2026, 6, 30))
    assert WorkingDays(1).last_day(date(2026, 6, 5)) == date(2026, 6, 8)
    assert WorkingDays(1).last_day(date(2026, 6, 5), closed_monday) == date(2026, 6, 9)


def test_no_period_is_another():
    assert Days(14) != Weeks(2)
    assert Days(5) != WorkingDays(5)
    assert Days(15, AFTER) != Days(15, BEGINNING_WITH)
    assert len({Weeks(6), Weeks(6), Weeks(6, CLEAR)}) == 2


@EACH
def test_a_period_cannot_be_changed_and_can_be_copied(kind):
    with pytest.raises(AttributeError):
        kind(6).n = 7
    assert replace(kind(6, CLEAR), n=7) == kind(7, CLEAR)
    assert pickle.loads(pickle.dumps(kind(6, CLEAR))) == kind(6, CLEAR)


@pytest.mark.parametrize(
    ("period", "words"),
    [
        (Weeks(6, AFTER), "6 weeks, the first day not counted"),
        (Days(15, BEGINNING_WITH), "15 days, the first day counted"),
        (Months(1, AFTER), "1 month, the first day not counted"),
        (WorkingDays(10, CLEAR), "10 working days, clear"),
    ],
)
def test_a_period_in_words(period, words):
    assert str(period) == words
