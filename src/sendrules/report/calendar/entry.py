"""``Entry``: one day in a calendar file, before it is written."""

from __future__ import annotations

from datetime import date
from enum import StrEnum

from sendrules.values import value


class Status(StrEnum):
    """How sure an entry is, in the words of the format."""

    CONFIRMED = "CONFIRMED"
    TENTATIVE = "TENTATIVE"
    CANCELLED = "CANCELLED"


@value
class Entry:
    """One day in a calendar file.

    Attributes:
        uid: the name by which a calendar knows it again.
        day: the day.
        summary: its heading, on one line.
        description: what it is about, with lines.
        status: confirmed; tentative where it is contested, not known or owed only on a condition; or cancelled.
        url: the page of the provision.
        reminders: the days on which a reminder comes, earliest first.
        as_of: the day of the question.
    """

    uid: str
    day: date
    summary: str
    description: str
    status: Status
    url: str
    reminders: tuple[date, ...]
    as_of: date
