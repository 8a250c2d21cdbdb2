"""Conditions on the days that an event states of itself: when a notice was sent, who was aware of a move, and since when."""

from __future__ import annotations

from datetime import date
from typing import ClassVar

from sendrules.case.conditions import Finding
from sendrules.case.looks_at import LooksAt
from sendrules.errors import BeyondHorizonError
from sendrules.explanation import Step
from sendrules.law.conditions.in_words import counted, on_day
from sendrules.law.conditions.own_fields import Own, OwnFields, own_finding
from sendrules.time.periods import WorkingDays
from sendrules.values import value

FIFTEEN_WORKING_DAYS = WorkingDays(15)


@value
class ClosingDayStated(OwnFields):
    """The notice with the draft plan states the last day for representations."""

    reads: ClassVar[tuple[str, ...]] = ("closes",)

    def of(self, at: Own) -> Finding:
        """Look at the trigger's own closing day."""
        closes = at.trigger.closes if at.trigger else None
        stated = closes is not None
        inputs = (("closes", closes),) if stated else ()
        return Finding(stated, Step("closing-day-stated", "the notice states its closing day", stated, inputs=inputs))


@value
class OnDay(OwnFields):
    """The trigger falls on this day, or on any other.

    Attributes:
        day: the day.
        not_on: whether it must be any other day.
    """

    reads: ClassVar[tuple[str, ...]] = ("on",)

    day: date
    not_on: bool = False

    def of(self, at: Own) -> Finding:
        """Compare the day."""
        on = at.trigger.on if at.trigger else None
        holds = None if on is None else (on == self.day) is not self.not_on
        return own_finding(at, "on", on, holds, f"the day is {'not ' if self.not_on else ''}{on_day(self.day)}")


@value
class Since(OwnFields):
    """The trigger falls on this day or later, or before this day.

    Attributes:
        day: the day.
        earlier: whether it must fall before the day.
    """

    reads: ClassVar[tuple[str, ...]] = ("on",)

    day: date
    earlier: bool = False

    def of(self, at: Own) -> Finding:
        """Compare the day."""
        on = at.trigger.on if at.trigger else None
        holds = None if on is None else (on < self.day) is self.earlier
        return own_finding(
            at, "on", on, holds, f"the day is {'before' if self.earlier else 'on or after'} {on_day(self.day)}"
        )


@value
class AwareInTime(OwnFields):
    """A body became aware of the move at least so many working days before it, or did not.

    Attributes:
        field: which day of awareness the provision looks at.
        in_time: True if the body must have been aware in time, False if it must have been aware too late.
        days: how long before the move; "at least 15 working days prior" is met on the fifteenth working day before.
    """

    field: str
    in_time: bool
    days: WorkingDays = FIFTEEN_WORKING_DAYS

    @property
    def looks_at(self) -> LooksAt:
        """The day of awareness, and the day of the move."""
        return LooksAt(own=frozenset({self.field, "on"}))

    def of(self, at: Own) -> Finding:
        """Compare the day of awareness with the move; a day after the day of the question is not seen yet."""
        aware = getattr(at.trigger, self.field, None) if at.trigger else None
        seen = aware is not None and aware <= at.as_of
        who = "the original commissioning body" if self.field == "commissioner_aware" else "the old authority"
        title = f"{who} was aware at least {counted(self.days.n, 'working day')} before the move"
        if at.trigger is None or aware is None or not seen:
            return own_finding(at, self.field, None, None, title)
        try:
            last = self.days.latest_before(at.trigger.on, at.calendar)
        except BeyondHorizonError:  # nobody can say how many working days lie between
            return Finding(None, Step("own-field", title, None, missing=("a calendar that knows the move",)))
        holds = (aware <= last) is self.in_time
        return own_finding(
            at, self.field, aware, holds, title if self.in_time else title.replace(" was ", " was not ", 1)
        )


@value
class ReviewDayStated(OwnFields):
    """The plan, or the decision after a review, states the day by which the next review will be."""

    reads: ClassVar[tuple[str, ...]] = ("review_by",)

    def of(self, at: Own) -> Finding:
        """Look at the trigger's own field."""
        day = at.trigger.review_by if at.trigger else None
        return own_finding(at, "review_by", day, day is not None, "the day of the next review is stated")


@value
class NoticeSent(OwnFields):
    """The notice of the transfer review was sent before a day, or on or after that day.

    Attributes:
        before: the day.
        earlier: whether the notice must have been sent before the day.
        stated: whether the day itself must be recorded, for a limit that counts from it.
    """

    reads: ClassVar[tuple[str, ...]] = ("sent", "on")

    before: date
    earlier: bool
    stated: bool = False

    def of(self, at: Own) -> Finding:
        """Look at the day the notice was sent; it was certainly sent before a review that began before the day."""
        sent = at.trigger.sent if at.trigger else None
        began_before = at.trigger is not None and at.trigger.on < self.before and not self.stated
        known = sent or (at.trigger.on if at.trigger and began_before else None)
        holds = None if known is None else (known < self.before) is self.earlier
        title = f"the notice was sent {'before' if self.earlier else 'on or after'} {on_day(self.before)}"
        return own_finding(at, "sent", known, holds, title)


@value
class NoticeRecorded(OwnFields):
    """The day on which the notice of the transfer review was sent is recorded. Otherwise the answer is not known."""

    reads: ClassVar[tuple[str, ...]] = ("sent",)

    def of(self, at: Own) -> Finding:
        """Look at the day."""
        sent = at.trigger.sent if at.trigger else None
        return own_finding(at, "sent", sent, None if sent is None else True, "the day of the notice is recorded")
