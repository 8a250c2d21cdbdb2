"""The day of receipt: on which day a request counts as received that came on a Sunday, a bank holiday or in the evening.

No provision of the SEND Regulations says. They count "within 6 weeks of receiving a request" (reg 5(1)), and name working
days only elsewhere. So there are two views, and this module gives both.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime, time
from enum import StrEnum
from types import MappingProxyType

from sendrules.case.kinds import EventKind, ServiceMethod
from sendrules.case.service import deemed_service
from sendrules.errors import BeyondHorizonError, UnknownNameError, WrongType
from sendrules.time.calendar import ENGLAND_AND_WALES, WorkingCalendar

OFFICE_CLOSES = time(17)
"""5 pm: what comes later counts as received on the next working day, in IPSEA's view."""

RECEIVED = frozenset(
    {
        EventKind.REQUEST,
        EventKind.DETAINED_REQUEST,
        EventKind.REASSESSMENT_REQUEST,
        EventKind.ADVICE_REQUEST,
        EventKind.MEDIATION_WANTED,
        EventKind.MEDIATION_DECLINED,
        EventKind.COMMISSIONERS_TOLD,
        EventKind.ADVISER_TOLD,
        EventKind.HE_DISCLOSURE_REQUEST,
        EventKind.HEALTH_RESPONSE,
        EventKind.KEPT_PLAN_RECEIVED,
        EventKind.KEPT_PLAN_PASSED_ON,
        EventKind.COMPLAINT_MADE,
        EventKind.COMPLAINT_ESCALATED,
        EventKind.TRAVEL_REVIEW_REQUEST,
        EventKind.TRAVEL_APPEAL,
    }
)
"""The kinds of event from which a body has so long to act since it received them, or was told, save before a tribunal, whose
rules are their own (HESC Rules rr.12, 21)."""

DAY_IT_ARRIVED = (
    "The provision counts from receiving it, whatever day that is (for a request for an assessment, SEND Regulations 2014 "
    "regs 4(1), 5(1), 10(1) and 13(2))."
)
NEXT_WORKING_DAY = (
    "IPSEA, template letter 9: what comes by email or by hand after 5 pm, or on a day that is no working day, is received "
    "on the next working day. It names no provision."
)
IN_THE_POST = (
    "Interpretation Act 1978 s.7: a letter arrives in the ordinary course of post, unless the contrary is proved. No provision "
    "says how long that takes; two working days for first class and four for second class are a convention."
)
SIGNED = "IPSEA, template letter 9: what is signed for is received on the day on which somebody of the authority signs."
FIRST_CLASS_NEXT_DAY = (
    "IPSEA, template letter 9: first class post is received on the next working day after it was posted."
)


class Means(StrEnum):
    """How something came to an authority."""

    EMAIL = "email"
    ONLINE = "online"
    BY_HAND = "by-hand"
    SIGNED_FOR = "signed-for"
    FIRST_CLASS_POST = "first-class-post"
    SECOND_CLASS_POST = "second-class-post"


class UnknownMeans(UnknownNameError):
    """Nothing comes by a means of this name."""

    what = "way to send a request"


_POST: Mapping[Means, ServiceMethod] = MappingProxyType(
    {
        Means.FIRST_CLASS_POST: ServiceMethod.FIRST_CLASS_POST,
        Means.SECOND_CLASS_POST: ServiceMethod.SECOND_CLASS_POST,
    }
)


@dataclass(frozen=True, slots=True)
class ReceiptDay:
    """On which day something counts as received, in each view.

    Attributes:
        record: the day to record as ``on``: the earliest day that can count, so that no date is later than the law allows.
        record_source: what it rests on.
        other: the day on the other view; the same day where the views agree.
        other_source: what that rests on.
    """

    record: date
    record_source: str
    other: date
    other_source: str

    @property
    def contested(self) -> bool:
        """Whether the two views give different days."""
        return self.record != self.other

    @property
    def safe_for_authority(self) -> date:
        """The day from which the authority should count what it has to do: the earlier."""
        return min(self.record, self.other)

    @property
    def safe_for_family(self) -> date:
        """The day from which the family should count before it says that the authority is late: the later."""
        return max(self.record, self.other)


def day_of_receipt(
    day: date,
    /,
    means: Means | str = Means.EMAIL,
    *,
    at: time | None = None,
    calendar: WorkingCalendar = ENGLAND_AND_WALES,
) -> ReceiptDay:
    """Say on which day something counts as received by an authority, in each view, with the safe day for each side.

    This is about what an authority has to act on: a request for an assessment, for instance. An appeal is another matter:
    the Tribunal must have it by 5 pm (HESC Rules r.12(1)), and a limit that ends on no working day moves to the next
    (r.12(2)).

    Args:
        day: for email, an online form, and what is handed in or signed for, the day it arrived; for a letter in the post,
            the day it was posted. Where you know on which day a letter arrived, give that day and ``by-hand``.
        means: how it came.
        at: the time at which it arrived, by the clock in England; None where it is not known, or was by 5 pm. In the post
            it says nothing.
        calendar: the working days.

    Raises:
        UnknownMeans: there is no such means, with the nearest.
        WrongType: ``day`` is no date without a time, or ``at`` no time.
        ValueError: ``at`` has a time zone.
        BeyondHorizonError: the calendar does not know the day, or the working days after it.

    >>> sunday = day_of_receipt(date(2026, 1, 4), "email")
    >>> sunday.record, sunday.other
    (datetime.date(2026, 1, 4), datetime.date(2026, 1, 5))
    >>> day_of_receipt(date(2026, 1, 9), "online", at=time(20)).safe_for_family      # a Friday, 8 pm
    datetime.date(2026, 1, 12)
    >>> day_of_receipt(date(2026, 1, 7)).contested                                   # a Wednesday
    False
    """
    if not isinstance(day, date) or isinstance(day, datetime):
        raise WrongType(f"a date without a time is needed, not {type(day).__name__}; give the time as `at`")
    if at is not None and not isinstance(at, time):
        raise WrongType(f"`at` must be a time of day, not {type(at).__name__}")
    if at is not None and at.tzinfo is not None:
        raise ValueError("`at` must be the time by the clock in England, without a time zone")
    how = _means(means)
    if how in _POST:
        return _posted(day, how, calendar)
    if how is Means.SIGNED_FOR:  # somebody took it on that day, so it was received then
        return ReceiptDay(day, DAY_IT_ARRIVED, day, SIGNED)
    return ReceiptDay(day, DAY_IT_ARRIVED, _in_office_hours(day, at, calendar), NEXT_WORKING_DAY)


def _means(name: Means | str) -> Means:
    try:
        return Means(name)
    except ValueError:
        raise UnknownMeans(str(name), list(Means)) from None


def _posted(day: date, how: Means, calendar: WorkingCalendar) -> ReceiptDay:
    """A letter whose day of arrival is not known: the next working day at the earliest, the ordinary course otherwise."""
    ordinary = deemed_service(day, _POST[how], calendar)
    if how is Means.SECOND_CLASS_POST:
        return ReceiptDay(ordinary, IN_THE_POST, ordinary, IN_THE_POST)
    return ReceiptDay(calendar.add(day, 1), FIRST_CLASS_NEXT_DAY, ordinary, IN_THE_POST)


def _in_office_hours(day: date, at: time | None, calendar: WorkingCalendar) -> date:
    late = at is not None and at > OFFICE_CLOSES
    return calendar.add(day, 1) if late or not calendar.is_working_day(day) else day


def first_working_day(day: date, kind: EventKind, calendar: WorkingCalendar) -> date:
    """Give the working day on or after the day on which something came, where it is of a kind that is received.

    Any other day is given unchanged, and so is one of which the calendar does not know the next working day.

    Args:
        day: the day on which it came.
        kind: what came.
        calendar: the working days.

    >>> first_working_day(date(2026, 4, 3), EventKind.REQUEST, ENGLAND_AND_WALES)      # Good Friday
    datetime.date(2026, 4, 7)
    """
    if kind not in RECEIVED:
        return day
    try:
        return day if calendar.is_working_day(day) else calendar.add(day, 1)
    except BeyondHorizonError:
        return day
