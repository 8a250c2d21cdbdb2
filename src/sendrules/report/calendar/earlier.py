"""A calendar file that was written before, and what became of its entries: unchanged, changed or no longer asked for."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, timedelta
from typing import Any

from icalendar import Calendar, Event

from sendrules.errors import InputError, Problem
from sendrules.report.calendar.entry import Entry
from sendrules.report.calendar.ics import event_of, sequence_of, stamp_of
from sendrules.report.calendar.uids import is_ours
from sendrules.report.calendar.words import NO_LONGER

_SAME = ("DTSTART", "DTEND", "SUMMARY", "DESCRIPTION", "STATUS", "URL")
"""What makes an entry another version of itself. Reminders do not: they go as their days go by."""
_GIVE = "Give the file that `sendrules calendar` wrote."
_GONE = "Nothing has to be done on this day: the record no longer shows what this entry rested on."


def read_earlier(data: bytes, source: str) -> dict[str, Event]:
    """Read a calendar file that was written before.

    Args:
        data: the file.
        source: what to call it in an error.

    Returns:
        Its entries by UID.

    Raises:
        InputError: it is no such file, or holds an entry that was not written here.
    """
    try:
        calendar = Calendar.from_ical(data)
        if not isinstance(calendar, Calendar):
            raise ValueError("no calendar")
        if not str(calendar["prodid"]).startswith("-//sendrules//"):
            raise ValueError("another program wrote it")
        found = [each for each in calendar.subcomponents if isinstance(each, Event)]
        if len(found) != len(calendar.subcomponents) or calendar.errors:
            raise ValueError("it holds more than all-day events")
        by_uid = {_checked(event): event for event in found}
    except (ValueError, KeyError, TypeError, AttributeError, IndexError):
        raise InputError(source, [Problem("", "this is no calendar file that sendrules wrote.", _GIVE)]) from None
    if len(by_uid) != len(found):
        raise InputError(source, [Problem("", "two of its entries have one UID.", _GIVE)])
    return by_uid


def _checked(event: Event) -> str:
    """The UID of an entry; everything that is read of it is there."""
    uid, start = str(event["uid"]), event.start
    if not is_ours(uid) or event.errors or type(start) is not date or event.end != start + timedelta(1):
        raise ValueError("this is none of our entries")
    if not isinstance(event["sequence"], int) or any(
        name not in event for name in ("dtstamp", "summary", "last-modified")
    ):
        raise ValueError("this entry is not whole")
    return uid


def next_version(entry: Entry, before: Event | None) -> Event:
    """Give an entry as an event whose SEQUENCE and LAST-MODIFIED tell whether it was changed.

    Args:
        entry: the entry.
        before: its version in the earlier file; None where it had none.
    """
    event = event_of(entry)
    return event if before is None else _numbered(event, before, entry.as_of)


def _numbered(event: Event, before: Event, as_of: date) -> Event:
    same = all(_text(event, name) == _text(before, name) for name in _SAME)
    if same:
        event.sequence, written = before.sequence, before.DTSTAMP or stamp_of(as_of)
    else:
        event.sequence = max(before.sequence + 1, sequence_of(as_of))
        written = max(stamp_of(as_of), before.DTSTAMP or stamp_of(as_of))
    event.DTSTAMP = event.LAST_MODIFIED = written  # without a METHOD both tell when an entry was last changed
    return event


def cancelled(before: Event, not_asked: Mapping[str, Entry], as_of: date) -> Event:
    """Give an entry of the earlier file that is no longer asked for, as cancelled.

    Args:
        before: the entry.
        not_asked: by UID, what has a day in the case and is not asked for, with the reason.
        as_of: the day of the question.
    """
    entry = not_asked.get(str(before["uid"]))
    if entry is not None:
        return next_version(entry, before)
    if before.get("status") == "CANCELLED":
        return before
    event = Event()
    for name in ("uid", "dtstart", "dtend", "url", "transp"):
        if name in before:
            event[name] = before[name]
    event.add("dtstamp", stamp_of(as_of))
    event.add("last-modified", stamp_of(as_of))
    event.add("sequence", 0)
    event.add("summary", f"{NO_LONGER}: {before['summary']}")
    event.add("description", _GONE)
    event.add("status", "CANCELLED")
    return _numbered(event, before, as_of)


def _text(event: Event, name: str) -> Any:
    found = event.get(name)
    return found.to_ical() if found is not None and hasattr(found, "to_ical") else found
