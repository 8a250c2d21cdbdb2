"""HESC Rules r.12 and Upper Tribunal Rules r.12: how to count time in the Tribunals. Functions for the other rules.

https://www.legislation.gov.uk/uksi/2008/2699/article/12

An act must be done by 5 pm on its day (r.12(1)), so date an event by the working day on which it arrived in time. Two
rules are easy to confuse. The time for starting a case runs on through August and Christmas, and only an end in those
days moves (r.12(3)(a)). For every other act those days are left out of the count (r.12(3)(b)). Neither rule applies to
the SEND Regulations. An end on a Saturday 31 July moves by r.12(2) into August, and no further (reading
`rule-12-31-july`).

The Upper Tribunal starts no special educational needs case of its own, and its rule 12(3) has one limb: the same days
"must not be counted when calculating the time by which an act must be done", for every act, those that begin an appeal
there as well (text of SI 2008/2698 read). In both, a date that the Tribunal specifies is not moved (r.12(4)).

>>> from datetime import date
>>> start_of_proceedings(date(2021, 7, 31), ENGLAND_AND_WALES)      # a Saturday, and not in August
datetime.date(2021, 8, 2)
>>> start_of_proceedings(date(2021, 8, 2), ENGLAND_AND_WALES)
datetime.date(2021, 9, 1)
>>> start_of_proceedings(date(2024, 12, 27), ENGLAND_AND_WALES)
datetime.date(2025, 1, 2)
"""

from collections.abc import Callable
from datetime import date

from sendrules.citation import Provision, rule
from sendrules.law.model.anchors import Anchor
from sendrules.law.model.limits import After, AfterCounted, LatestOf, Limit, Moved
from sendrules.law.model.safe import SafeDay
from sendrules.time.calendar import ENGLAND_AND_WALES, WorkingCalendar
from sendrules.time.periods import Days, Months

Cited = Callable[[str], Provision]
"""Cites a rule of one of the two sets of Rules, such as ``rule`` of ``citation.py``."""

NOT_COUNTED = "August and 25 December to 1 January"
UNADORNED = "counted with no day left out"
UPPER_BY_5_PM = "the Upper Tribunal must receive it by 5 pm (r.12(1))"
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


def within(period: Days | Months, *more: Anchor, cited: Cited = rule) -> Moved:
    """Give the time for an act that starts no case: the days that rule 12 leaves out are not counted, nor the end on them.

    Args:
        period: the period, from the start; where there are more anchors, from the latest of them all.
        more: further days from which the period runs anew.
        cited: cites the set of Rules.
    """
    left_out = cited("12(3)(b)" if cited is rule else "12(3)")
    legs = tuple(AfterCounted(period, not_counted, NOT_COUNTED, left_out, of) for of in (None, *more))
    return Moved(LatestOf(legs) if more else legs[0], next_working_day, cited("12(2)"))


def flat(period: Days | Months, *more: Anchor, said: str = UNADORNED, source: str = "") -> SafeDay:
    """Give the same time as a stricter count that leaves no day out.

    Args:
        period: the period.
        more: further days from which the period runs anew.
        said: who counts so.
        source: where that can be read.
    """
    legs: tuple[Limit, ...] = tuple(After(period, of) for of in (None, *more))
    return SafeDay(LatestOf(legs) if more else legs[0], said, source)
