"""HESC Rules r.12: how to count time in the Tribunal. Functions for the other rules; no duty.

https://www.legislation.gov.uk/uksi/2008/2699/article/12

An act must be done by 5 pm on its day (r.12(1)), so date an event by the working day on which it arrived in time. Two
rules are easy to confuse. The time for starting a case runs on through August and Christmas, and only an end in those
days moves (r.12(3)(a)). For every other act those days are left out of the count (r.12(3)(b)). Neither rule applies to
the SEND Regulations. An end on a Saturday 31 July moves by r.12(2) into August, and no further (reading
`rule-12-31-july`).

>>> from datetime import date
>>> start_of_proceedings(date(2021, 7, 31), ENGLAND_AND_WALES)      # a Saturday, and not in August
datetime.date(2021, 8, 2)
>>> start_of_proceedings(date(2021, 8, 2), ENGLAND_AND_WALES)
datetime.date(2021, 9, 1)
>>> start_of_proceedings(date(2024, 12, 27), ENGLAND_AND_WALES)
datetime.date(2025, 1, 2)
"""

from datetime import date

from sendrules.time.calendar import ENGLAND_AND_WALES, WorkingCalendar

NOT_COUNTED = "August and 25 December to 1 January"
BY_5_PM = "the Tribunal must receive it by 5 pm (r.12(1))"


def next_working_day(day: date, calendar: WorkingCalendar = ENGLAND_AND_WALES) -> date:
    """Give the day, or the next working day if the day is not a working day (r.12(2))."""
    return day if calendar.is_working_day(day) else calendar.add(day, 1)


def start_of_proceedings(day: date, calendar: WorkingCalendar = ENGLAND_AND_WALES) -> date:
    """Give the last day for starting a case whose time ends on ``day`` (r.12(3)(a), else r.12(2))."""
    if day.month == 8:
        return calendar.add(date(day.year, 8, 31), 1)
    if not_counted(day):
        return calendar.add(date(day.year + (day.month == 12), 1, 1), 1)
    return next_working_day(day, calendar)


def not_counted(day: date) -> bool:
    """Say whether a day is left out when other time is counted (r.12(3)(b))."""
    return day.month == 8 or (day.month, day.day) >= (12, 25) or (day.month, day.day) == (1, 1)
