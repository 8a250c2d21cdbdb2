"""Entries as iCalendar (RFC 5545), by the library icalendar.

A due day is an all-day event. Its end is the day after, as the format wants it: DTEND is the first moment that is no longer part of
it. A reminder is counted back from the start, which is midnight at the beginning of the day. One counted back from the end would
come on the day itself.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import UTC, date, datetime, time, timedelta
from importlib.metadata import version

from icalendar import Alarm, Calendar, Event

from sendrules.report.calendar.entry import Entry, Status

_AT = timedelta(hours=9)
"""When on its day a reminder comes, by the clock of the calendar that shows it."""
_FIRST = date(2014, 9, 1)
"""The day on which the Act came into force. Versions of an entry are numbered by days from it."""


def calendar_of(events: Iterable[Event]) -> bytes:
    """Give a calendar file.

    Args:
        events: its entries, in order.
    """
    found = Calendar()
    found.add("prodid", f"-//sendrules//sendrules {version('sendrules')}//EN")
    found.add("version", "2.0")
    found.add("calscale", "GREGORIAN")
    found.add("x-wr-calname", "Time limits of EHC plans")
    for event in events:
        found.add_component(event)
    data: bytes = found.to_ical()
    return data


def sequence_of(as_of: date) -> int:
    """Give the number of the version of an entry that answers a question of a day: an answer of a later day has a higher one.

    Args:
        as_of: the day of the question.

    >>> sequence_of(date(2014, 9, 1)), sequence_of(date(2025, 10, 9))
    (0, 4056)
    """
    return max(0, (as_of - _FIRST).days)


def stamp_of(as_of: date) -> datetime:
    """Give the time at which an entry counts as written: the beginning of the day of the question, so that no clock is read.

    Args:
        as_of: the day of the question.
    """
    return datetime.combine(as_of, time(), UTC)


def event_of(entry: Entry) -> Event:
    """Give an entry as an event of the format.

    Args:
        entry: the entry.
    """
    event, stamp = Event(), stamp_of(entry.as_of)
    event.add("uid", entry.uid)
    event.add("dtstamp", stamp)
    event.add("last-modified", stamp)
    event.add("sequence", sequence_of(entry.as_of))
    event.add("dtstart", entry.day)
    event.add("dtend", entry.day + timedelta(1))
    event.add("summary", entry.summary)
    event.add("description", entry.description)
    event.add("status", entry.status.value)
    event.add("url", entry.url)
    event.add("transp", "TRANSPARENT")  # a due day leaves the day free for meetings
    if entry.status is not Status.CANCELLED:
        for day in entry.reminders:
            event.add_component(_alarm(entry, day))
    return event


def _alarm(entry: Entry, day: date) -> Alarm:
    alarm = Alarm()
    alarm.add("action", "DISPLAY")
    alarm.add("description", entry.summary)
    alarm.add("trigger", day - entry.day + _AT, parameters={"RELATED": "START"})
    return alarm
