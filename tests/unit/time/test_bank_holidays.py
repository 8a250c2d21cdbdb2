"""The frozen table of bank holidays against ``holidays``."""

from datetime import date

import pytest

from sendrules.time.calendar import ENGLAND_AND_WALES, WorkingCalendar

FIRST, LAST = date(2012, 1, 1), date(2028, 12, 31)  # the whole years of the official table; both are Sundays


def test_the_frozen_table_is_what_holidays_says_day_by_day_and_name_by_name():
    built = WorkingCalendar.from_holidays(2012, 2028)
    assert (built.first, built.last, built.name) == (FIRST, LAST, "projected")
    assert built.days_off == ENGLAND_AND_WALES.days_off


@pytest.mark.parametrize(
    ("day", "off"),
    [
        (date(2012, 5, 28), False),  # the spring bank holiday moved to 4 June
        (date(2012, 6, 4), True),
        (date(2012, 6, 5), True),  # Diamond Jubilee
        (date(2020, 5, 4), False),  # May Day moved to the 8th
        (date(2020, 5, 8), True),
        (date(2022, 5, 30), False),  # moved to 2 June
        (date(2022, 6, 2), True),
        (date(2022, 6, 3), True),  # Platinum Jubilee
        (date(2022, 9, 19), True),  # State Funeral
        (date(2023, 5, 1), True),
        (date(2023, 5, 8), True),  # Coronation
        (date(2021, 12, 27), True),  # substitutes for Christmas Day and Boxing Day
        (date(2021, 12, 28), True),
    ],
)
def test_one_off_days(day, off):
    assert ENGLAND_AND_WALES.is_working_day(day) is not off
    assert (day in ENGLAND_AND_WALES.days_off) is off


def test_a_projection_has_the_name_and_the_years_asked_for():
    built = WorkingCalendar.from_holidays(2027, 2035, name="to 2035")
    assert (built.first, built.last) == (date(2027, 1, 1), date(2035, 12, 31))
    assert built.id.startswith("to 2035/")
    assert not built.is_working_day(date(2035, 12, 25))  # a Tuesday
    assert [day for day in built.days_off if day.weekday() >= 5] == []
