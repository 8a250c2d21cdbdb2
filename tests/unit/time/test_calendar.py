"""The working calendar: its two ends, arithmetic, overlays and its digest."""

import pickle
from concurrent.futures import ThreadPoolExecutor
from datetime import date, timedelta

import pytest

from sendrules.errors import BeyondHorizonError
from sendrules.time import bank_holidays
from sendrules.time.calendar import ENGLAND_AND_WALES, CalendarChange, WorkingCalendar
from tables import rows

ONE_DAY = timedelta(1)

FIRST, LAST = date(2012, 1, 1), date(2028, 12, 31)  # the whole years of the official table; both are Sundays

MONDAY, FRIDAY = date(2026, 1, 5), date(2026, 1, 9)


def official() -> WorkingCalendar:
    return WorkingCalendar("england-and-wales", bank_holidays.TABLE, bank_holidays.FIRST, bank_holidays.LAST)


def one_week() -> WorkingCalendar:
    return WorkingCalendar("one week", {}, MONDAY, FRIDAY)


# the ends


def test_the_official_calendar_knows_its_first_and_its_last_day():
    assert (ENGLAND_AND_WALES.first, ENGLAND_AND_WALES.last) == (FIRST, LAST)
    assert [ENGLAND_AND_WALES.is_working_day(day) for day in (FIRST, LAST)] == [False, False]
    assert ENGLAND_AND_WALES.name_of(FIRST) == ENGLAND_AND_WALES.name_of(LAST) == "Sunday"
    assert ENGLAND_AND_WALES.is_working_day(date(2028, 12, 29))


@pytest.mark.parametrize(
    ("day", "end"),
    [
        (FIRST - ONE_DAY, "before the first"),
        (date(2010, 6, 1), "before the first"),
        (LAST + ONE_DAY, "after the last"),
        (date(2031, 6, 1), "after the last"),
    ],
)
def test_a_day_outside_is_refused_by_name(day, end):
    for ask in (
        ENGLAND_AND_WALES.is_working_day,
        ENGLAND_AND_WALES.name_of,
        ENGLAND_AND_WALES.last_working_day,
        lambda day: ENGLAND_AND_WALES.add(day, 1),
        lambda day: ENGLAND_AND_WALES.add(day, -1),
        lambda day: ENGLAND_AND_WALES.count(day, date(2020, 1, 1)),
        lambda day: ENGLAND_AND_WALES.count(date(2020, 1, 1), day),
    ):
        with pytest.raises(BeyondHorizonError, match=end) as caught:
            ask(day)
        error = caught.value
        assert (error.day, error.first, error.last, error.calendar) == (
            day,
            FIRST,
            LAST,
            ENGLAND_AND_WALES.id,
        )


def test_the_ends_are_known_and_the_days_beside_them_are_not():
    days = (MONDAY - ONE_DAY, MONDAY, FRIDAY, FRIDAY + ONE_DAY)
    assert [one_week().knows(day) for day in days] == [False, True, True, False]
    assert one_week().is_working_day(MONDAY)
    assert one_week().is_working_day(FRIDAY)


def test_adding_stops_at_the_ends():
    week = one_week()
    assert week.add(MONDAY, 4) == FRIDAY
    assert week.add(FRIDAY, -4) == MONDAY
    for too_many in (5, 6, 100):
        with pytest.raises(BeyondHorizonError, match="after the last"):
            week.add(MONDAY, too_many)
    for too_many in (-5, -6, -8, -100):
        with pytest.raises(BeyondHorizonError, match="before the first"):
            week.add(FRIDAY, too_many)
    with pytest.raises(BeyondHorizonError):
        ENGLAND_AND_WALES.last_working_day(FIRST)


def test_a_calendar_ends_after_it_begins_and_holds_its_days_off():
    with pytest.raises(ValueError, match="before it begins"):
        WorkingCalendar("backwards", {}, FRIDAY, MONDAY)
    with pytest.raises(ValueError, match="2026-01-10"):
        WorkingCalendar("loose", {date(2026, 1, 10): "fair"}, MONDAY, FRIDAY)
    assert WorkingCalendar("one day", {}, MONDAY, MONDAY).is_working_day(MONDAY)


def test_a_calendar_of_every_day_that_python_knows_can_be_left_at_both_ends():
    for first, last, n, end in (
        (date.min, date(1, 1, 5), -9, "before the first"),
        (date(9999, 12, 27), date.max, 9, "after the last"),
    ):
        with pytest.raises(BeyondHorizonError, match=f"the day asked for is {end}"):
            WorkingCalendar("edge", {}, first, last).add(last if n < 0 else first, n)


# arithmetic


@pytest.mark.parametrize(
    ("day", "n", "answer"),
    [
        (date(2026, 4, 9), -3, date(2026, 4, 2)),  # 8, 7 April, then back over Easter
        (date(2026, 4, 6), -1, date(2026, 4, 2)),  # from Easter Monday
        (date(2026, 6, 7), -1, date(2026, 6, 5)),  # from a Sunday
        (date(2026, 6, 6), 1, date(2026, 6, 8)),  # from a Saturday
        (date(2026, 6, 5), 0, date(2026, 6, 5)),
        (date(2021, 1, 4), -5, date(2020, 12, 23)),  # 31, 30, 29, 24, 23 December
    ],
)
def test_add(day, n, answer):
    assert ENGLAND_AND_WALES.add(day, n) == answer


def test_no_working_day_is_zero_working_days_from_a_sunday():
    with pytest.raises(ValueError, match="is not a working day"):
        ENGLAND_AND_WALES.add(date(2026, 6, 7), 0)


@pytest.mark.parametrize(
    ("start", "end", "n"),
    [
        (date(2026, 4, 2), date(2026, 4, 9), 3),
        (date(2026, 4, 9), date(2026, 4, 2), -3),
        (date(2026, 4, 2), date(2026, 4, 2), 0),
        (date(2026, 6, 5), date(2026, 6, 7), 0),  # Friday to Sunday
        (date(2026, 6, 7), date(2026, 6, 8), 1),  # the end counts
        (date(2026, 6, 8), date(2026, 6, 7), -1),
        (date(2024, 1, 1), date(2024, 12, 31), 254),  # 262 weekdays less 8 holidays
    ],
)
def test_count(start, end, n):
    assert ENGLAND_AND_WALES.count(start, end) == n


def test_last_working_day_and_names():
    assert ENGLAND_AND_WALES.last_working_day(date(2026, 4, 6)) == date(2026, 4, 2)
    assert ENGLAND_AND_WALES.last_working_day(date(2026, 4, 7)) == date(2026, 4, 7)
    assert [ENGLAND_AND_WALES.name_of(date(2026, 4, day)) for day in (2, 3, 4, 5, 6)] == [
        None, "Good Friday", "Saturday", "Sunday", "Easter Monday",
    ]  # fmt: skip


# overlays

JUBILEE = date(2027, 6, 4)  # a Friday with nothing on it


def test_an_overlay_adds_a_day_and_says_so():
    laid = ENGLAND_AND_WALES.overlay({JUBILEE: "invented jubilee"})
    assert laid.changes == (CalendarChange(JUBILEE, "invented jubilee", "added"),)
    assert laid.name_of(JUBILEE) == "invented jubilee"
    assert laid.add(date(2027, 6, 3), 1) == date(2027, 6, 7)
    assert ENGLAND_AND_WALES.add(date(2027, 6, 3), 1) == JUBILEE


def test_an_overlay_removes_a_day_and_says_so():
    laid = ENGLAND_AND_WALES.overlay(removed=[date(2027, 5, 3)])
    assert laid.changes == (CalendarChange(date(2027, 5, 3), "May Day", "removed"),)
    assert laid.is_working_day(date(2027, 5, 3))
    assert not ENGLAND_AND_WALES.is_working_day(date(2027, 5, 3))


def test_a_day_that_moves_is_removed_and_added_in_order():
    laid = ENGLAND_AND_WALES.overlay({JUBILEE: "moved"}, removed=[date(2027, 5, 31)])
    assert [(str(c.day), c.change) for c in laid.changes] == [
        ("2027-05-31", "removed"),
        ("2027-06-04", "added"),
    ]


@pytest.mark.parametrize(
    ("added", "removed", "why"),
    [
        ({date(2026, 12, 25): "again"}, (), r"2026-12-25 is a day off already \(Christmas Day\)"),
        ({}, [date(2026, 12, 24)], "2026-12-24 is not among the days off"),
        ({}, [date(2026, 12, 26)], "2026-12-26 is not among the days off"),  # a Saturday is none of them
        ({date(2029, 1, 1): "New Year"}, (), "2029-01-01"),
    ],
)
def test_an_overlay_refuses_what_changes_nothing_or_is_never_seen(added, removed, why):
    with pytest.raises(ValueError, match=why):
        ENGLAND_AND_WALES.overlay(added, removed)


def test_an_overlay_has_an_id_and_digest_of_its_own():
    laid = ENGLAND_AND_WALES.overlay({JUBILEE: "invented jubilee"})
    named_otherwise = ENGLAND_AND_WALES.overlay({JUBILEE: "another name"})
    assert len({ENGLAND_AND_WALES.digest, laid.digest, named_otherwise.digest}) == 3
    assert laid.id != ENGLAND_AND_WALES.id
    assert laid != ENGLAND_AND_WALES
    assert laid.overlay(removed=[JUBILEE]) == ENGLAND_AND_WALES


def test_two_overlays_differ_in_their_ids():
    one = ENGLAND_AND_WALES.overlay({JUBILEE: "a"})
    other = ENGLAND_AND_WALES.overlay({date(2027, 6, 7): "b"})
    renamed = ENGLAND_AND_WALES.overlay(removed=[date(2027, 5, 3)]).overlay({date(2027, 5, 3): "another name"})
    assert len({ENGLAND_AND_WALES.id, one.id, other.id, renamed.id}) == 4
    assert one.overlay(removed=[JUBILEE]).id == ENGLAND_AND_WALES.id


def test_an_overlay_of_an_overlay_tells_every_change():
    twice = ENGLAND_AND_WALES.overlay({JUBILEE: "a"}).overlay({date(2027, 6, 7): "b"})
    assert twice.changes == (
        CalendarChange(JUBILEE, "a", "added"),
        CalendarChange(date(2027, 6, 7), "b", "added"),
    )
    assert twice.base is ENGLAND_AND_WALES
    assert twice.overlay(removed=[JUBILEE]).changes == (CalendarChange(date(2027, 6, 7), "b", "added"),)


def test_changes_are_told_for_days_that_both_calendars_know():
    later = WorkingCalendar(
        "later", {date(2029, 1, 1): "New Year", JUBILEE: "invented"}, date(2027, 6, 1), date(2029, 1, 31)
    )
    earlier = WorkingCalendar("earlier", {date(2027, 5, 3): "May Day"}, date(2027, 1, 1), date(2027, 6, 30))
    assert later.changes_from(earlier) == (CalendarChange(JUBILEE, "invented", "added"),)
    assert earlier.changes_from(later) == (CalendarChange(JUBILEE, "invented", "removed"),)
    assert WorkingCalendar.from_holidays(2027, 2035).changes_from(ENGLAND_AND_WALES) == ()


# the digest


def test_the_digest_depends_on_the_content_alone():
    backwards = dict(reversed(bank_holidays.TABLE.items()))
    again = WorkingCalendar("england-and-wales", backwards, FIRST, LAST)
    assert again.digest == official().digest == ENGLAND_AND_WALES.digest
    assert (again, hash(again)) == (ENGLAND_AND_WALES, hash(ENGLAND_AND_WALES))


@pytest.mark.parametrize(
    "other",
    [
        WorkingCalendar("another name", {}, MONDAY, FRIDAY),
        WorkingCalendar("one week", {}, MONDAY, FRIDAY + ONE_DAY),
        WorkingCalendar("one week", {}, MONDAY - ONE_DAY, FRIDAY),
        WorkingCalendar("one week", {FRIDAY: "fair"}, MONDAY, FRIDAY),
    ],
)
def test_everything_that_a_calendar_knows_is_in_its_digest(other):
    assert other.digest != one_week().digest
    assert other != one_week()


def test_a_calendar_survives_pickling():
    laid = ENGLAND_AND_WALES.overlay({JUBILEE: "invented jubilee"})
    again = pickle.loads(pickle.dumps(laid))
    assert (again.digest, again.id, again.changes) == (laid.digest, laid.id, laid.changes)
    assert again.add(date(2027, 6, 3), 1) == date(2027, 6, 7)


def test_the_days_off_given_out_are_a_copy():
    ENGLAND_AND_WALES.days_off.clear()
    assert ENGLAND_AND_WALES.days_off[date(2026, 12, 25)] == "Christmas Day"


# threads


def _wrong(calendar: WorkingCalendar, tries: int = 300) -> int:
    table = [row for row in rows("golden/working_days.csv") if row["counting"] == "after"]
    wrong = 0
    for i in range(tries):
        row = table[i % len(table)]
        end = calendar.add(date.fromisoformat(row["start"]), int(row["n"]))
        wrong += end != date.fromisoformat(row["end"])
    return wrong


@pytest.mark.parametrize("calendar", [ENGLAND_AND_WALES, official(), WorkingCalendar.from_holidays(2012, 2028)])
def test_four_threads_asking_one_calendar(calendar):
    with ThreadPoolExecutor(4) as pool:
        assert list(pool.map(_wrong, [calendar] * 4)) == [0, 0, 0, 0]


def test_four_threads_each_building_calendars_from_holidays():
    def build(_: int) -> int:
        return _wrong(WorkingCalendar.from_holidays(2012, 2028), tries=75)

    with ThreadPoolExecutor(4) as pool:
        assert list(pool.map(build, range(16))) == [0] * 16
