"""The basis of a date in words: so many weeks from what, on which day, counted how; from the leg that gave the date."""

from __future__ import annotations

from calendar import month_name
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from sendrules.case.events import Event
from sendrules.case.kinds import Dated, EventKind
from sendrules.case.meanings import KINDS
from sendrules.explanation import words
from sendrules.law.conditions.receipt import WorkingDayOfReceipt
from sendrules.law.conditions.reviews import LastReview
from sendrules.law.model.anchors import Anchor, LimitOf, Revival, Stated
from sendrules.law.model.limits import (
    After,
    AfterCounted,
    Before,
    BeforeDate,
    EarliestOf,
    FirstKnown,
    LatestOf,
    Limit,
    Moved,
    NextDate,
    OnTheDay,
)
from sendrules.statutory.instance import Instance
from sendrules.statutory.limit import Occurrence
from sendrules.time.periods import Counting, Period
from sendrules.wording.limit import amount

_CALLED = {
    EventKind.REQUEST: "the request",
    EventKind.RESPONSIBLE: "the authority's becoming responsible",
    EventKind.PLAN_TRANSFERRED: "the transfer of the plan on",
    EventKind.NEW_COMMISSIONER_AWARE: "the new commissioning body becoming aware of the move",
    EventKind.COMMISSIONER_CHANGE_KNOWN: "the change of commissioning body becoming known",
    EventKind.NEW_COMMISSIONER_AWARE_OF_CHANGE: "the new commissioning body becoming aware of the change",
    EventKind.DECISION_SENT: "the written notice of the decision",
    EventKind.MEDIATION_DECLINED: "the family's declining mediation",
    EventKind.MEDIATION_WANTED: "the family's asking for mediation",
    EventKind.COMMISSIONERS_TOLD: "the notice to the commissioning bodies",
    EventKind.MEDIATION_CONCLUDED: "the conclusion of the mediation",
    EventKind.MEDIATION_NOT_POSSIBLE: "the finding that mediation cannot be arranged in time",
    EventKind.ADVISER_TOLD: "the notice to the mediation adviser",
    EventKind.APPEAL: "the appeal received by the Tribunal on",
    EventKind.APPEAL_RECEIVED: "the application notice received by the authority on",
    EventKind.APPEAL_CONCEDED: "the concession of the appeal",
    EventKind.APPEAL_ENDED: "the end of the appeal without an order",
    EventKind.PERMISSION_REFUSED: "the refusal of permission",
    EventKind.PERMISSION_GRANTED: "the notice of permission",
    EventKind.UPPER_TRIBUNAL_PERMISSION_REFUSED: "the refusal of permission by the Upper Tribunal",
    EventKind.UPPER_TRIBUNAL_PERMISSION_GRANTED: "the permission of the Upper Tribunal",
    EventKind.UPPER_TRIBUNAL_APPEAL: "the copy of the notice of appeal",
    EventKind.DECISION_REVIEWED: "the outcome of the review",
    EventKind.SET_ASIDE_REFUSED: "the refusal to set the decision aside",
    EventKind.DETAINED: "the beginning of detention",
    EventKind.DETAINED_ATTENTION: "the detained person coming to attention",
    EventKind.DETENTION_KNOWN: "the detention becoming known",
    EventKind.ACCOMMODATION_CHANGED: "the move to other youth accommodation becoming known",
    EventKind.RELEASE_KNOWN: "the release to another authority becoming known",
    EventKind.KEPT_PLAN_RECEIVED: "the plan received after release on",
    EventKind.SCHOOL_CONSULTED: "the consultation of the school",
    EventKind.SENCO_APPOINTED: "the appointment of the SEN co-ordinator",
    EventKind.SENCO_COURSE_BEGAN: "the SEN co-ordinator's beginning the course",
    EventKind.INFORMATION_REPORT: "the publication of the SEN information report",
    EventKind.LOCAL_OFFER_COMMENTS: "the publication of the comments on the local offer",
    EventKind.NEEDS_INFORMATION: "the publication of special needs information",
    EventKind.APPROVAL_WITHDRAWN: "the withdrawal of approval notified on",
    EventKind.TRANSFER_REVIEW: "the beginning of the transfer review",
    EventKind.TRANSITIONAL_REASSESSMENT: "the request or order for the re-assessment of",
}
"""Kinds whose title does not read as what a period runs from. One that ends in "on" needs no word for how it is dated."""

_NOTICE_OF = {EventKind.TRANSFER_REVIEW: "the notice of the transfer review"}
"""Kinds that begin with a notice, where a period runs from the day that it was sent."""

_STATED = {
    "aware": "the old authority became aware of the move",
    "commissioner_aware": "the original commissioning body became aware of the move",
    "course_ends": "the course or training is to end",
    "sets": "the direction sets",
    "closes": "the notice gives as the last for representations",
    "review_by": "the plan or the decision states for the next review",
}
_SETS = {
    EventKind.TRIBUNAL_DIRECTION: "the direction of the Tribunal",
    EventKind.TIME_AGREED: "the agreement on another time",
}
_VERBS = {Dated.SENT: "sent on", Dated.SERVED: "received on", Dated.ON: "on"}
_COUNTED = {Counting.AFTER: "from", Counting.CLEAR: "after"}
_YEARS = ("in the year", "in the year after that", "in the second year after that")


def basis_of(instance: Instance) -> str:
    """Say from what the limit of an occurrence was reckoned, and how: the leg that gave its day, with anchor and counting.

    Where a direction or an agreement set the day, that is said instead. The text is empty where there is no limit.

    Args:
        instance: the occurrence.

    >>> import sendrules as sr
    >>> case = sr.Case(reference="B-1", events=[sr.Event(kind="request", on=date(2025, 5, 21))])
    >>> result = sr.evaluate(case, as_of=date(2025, 6, 1))
    >>> basis_of(result["reg-13-2-final-plan-20-weeks"].instances[0])
    '20 weeks from the request received on Wed 21 May 2025'
    """
    if instance.limit is None:
        return ""
    directed = instance.occurrence.course.set_by
    if directed is not None and directed.sets == instance.limit:  # what came later may give a later day
        what = _SETS.get(directed.kind, f"the {directed.title}")
        return f"set by {what} of {words(directed.on)}"
    if instance.duty.limit is None:
        return ""
    text = _Teller(instance.occurrence).limit(instance.duty.limit)
    return text.removeprefix(f"{words(instance.limit)}, ")  # a day that is stated is its own basis


@dataclass(frozen=True, slots=True)
class _Teller:
    """Words for the limit of one occurrence."""

    occurrence: Occurrence

    def day(self, limit: Limit) -> date | None:
        return limit.day(self.occurrence.day_of, self.occurrence.view.calendar)

    def limit(self, limit: Limit) -> str:
        """Say a limit by the leg that gave its day."""
        return _LIMITS[type(limit)](self, limit)

    def period(self, period: Period, of: Anchor | None) -> str:
        """Say a period with the word that tells whether its first day is one of it."""
        if period.counting is not Counting.BEGINNING_WITH:
            return f"{_amount(period)} {_COUNTED[period.counting]} {self.anchor(of)}"
        the_day = "" if isinstance(of, Stated | LimitOf) else "the day of "
        return f"{_amount(period)} beginning with {the_day}{self.anchor(of)}"

    def after_counted(self, limit: AfterCounted) -> str:
        return f"{self.period(limit.period, limit.of)}, {limit.said} not counted ({limit.provision})"

    def before(self, limit: Before) -> str:
        clear = limit.period.counting is Counting.CLEAR
        return f"{'at least ' if clear else ''}{_amount(limit.period)} before {self.anchor(limit.of)}"

    def on_the_day(self, limit: OnTheDay) -> str:
        return self.anchor(limit.of) if isinstance(limit.of, Stated) else f"the day of {self.anchor(limit.of)}"

    def before_date(self, limit: BeforeDate) -> str:
        """Say the date of the calendar before which it is, with its year."""
        day = self.day(limit)
        year = limit.year or (day.year + ((limit.month, limit.dom) == (1, 1)) if day else "")
        whole = f"before {limit.dom} {month_name[limit.month]} {year}"
        return whole if limit.year else f"{whole}, {_YEARS[limit.years]} of {self.anchor(limit.of)}"

    def next_date(self, limit: NextDate) -> str:
        return f"the first {limit.dom} {month_name[limit.month]} on or after {self.anchor(limit.of)}"

    def first_known(self, limit: FirstKnown) -> str:
        return next(self.limit(one) for one in limit.limits if self.day(one) is not None)

    def moved(self, limit: Moved) -> str:
        before, text = self.day(limit.limit), self.limit(limit.limit)
        return text if before == self.day(limit) else f"{text}, moved from {words(before)} by {limit.provision}"

    def compared(self, limit: EarliestOf | LatestOf, how: str) -> str:
        """Say the leg that gave the day, and after it those that did not."""
        day = self.day(limit)
        legs = [(self.day(one), self.limit(one)) for one in limit.limits if self.day(one) is not None]
        first = next(text for found, text in legs if found == day)
        rest = [text for found, text in legs if found != day]
        return f"{first}, which is {how} than {' or '.join(rest)}" if rest else first

    def anchor(self, anchor: Anchor | None) -> str:
        """Say what a period is counted from, with its day."""
        day = words(self.occurrence.day_of(anchor))
        if isinstance(anchor, Stated):
            return f"{day}, the day that {_STATED[anchor.field]}"
        if isinstance(anchor, LimitOf):
            started = self.occurrence.day
            other = self.occurrence.law.in_force(anchor.duty, started) if started else None
            title = other.title if other else anchor.duty
            return f"{day}, the last day to {title[0].lower()}{title[1:]}"
        found = self.occurrence.find(anchor)
        if found is None or found.event is None:
            return day
        text = event_in_words(found.event, found.day, self.dated(anchor))
        if isinstance(anchor, LastReview) and found.event.kind is not anchor.meeting:
            return f"{text} (no meeting that led to it is recorded)"
        if isinstance(anchor, WorkingDayOfReceipt) and found.day != (came := self.occurrence.day_of(anchor.of)):
            return f"{text} (it came on {words(came)})"
        return f"{text}, which reversed the refusal" if isinstance(anchor, Revival) else text

    def dated(self, anchor: Anchor | None) -> Dated:
        """Give which date of its event an anchor looks at."""
        if isinstance(anchor, WorkingDayOfReceipt):
            anchor = anchor.of
        if anchor is None:
            return self.occurrence.course.start.trigger.by
        return getattr(anchor, "by", Dated.ON)


_LIMITS: Mapping[type, Callable[[_Teller, Any], str]] = {
    After: lambda teller, limit: teller.period(limit.period, limit.of),
    AfterCounted: _Teller.after_counted,
    Before: _Teller.before,
    OnTheDay: _Teller.on_the_day,
    BeforeDate: _Teller.before_date,
    NextDate: _Teller.next_date,
    EarliestOf: lambda teller, limit: teller.compared(limit, "earlier"),
    LatestOf: lambda teller, limit: teller.compared(limit, "later"),
    FirstKnown: _Teller.first_known,
    Moved: _Teller.moved,
}


def _amount(period: Period) -> str:
    clear = "clear " if period.counting is Counting.CLEAR else ""
    return amount(period.n, f"{clear}{period.unit}")


def event_in_words(event: Event, counts_on: date | None, by: Dated) -> str:
    """Say an event and the day of it that counts, by the date that a provision or a standard looks at.

    Args:
        event: the event.
        counts_on: the day of it that counts.
        by: which of its dates that is.

    >>> event_in_words(Event(kind="request", on=date(2025, 1, 2)), date(2025, 1, 2), Dated.ON)
    'the request received on Thu 2 Jan 2025'
    """
    title = _CALLED.get(event.kind, f"the {KINDS[event.kind].title}")
    if by is Dated.SENT and event.sent:
        title = _NOTICE_OF.get(event.kind, title)
    if title.endswith(" on"):
        return f"{title} {words(counts_on)}"
    recorded = by is not Dated.SERVED or event.service != "not recorded" or _happens(event)
    return f"{title} {_verb(event, by)} {words(counts_on)}" + ("" if recorded else " (no day of service is recorded)")


def kind_in_words(kind: EventKind, on: date, by: Dated = Dated.ON) -> str:
    """Say an event of a kind that happened on a day, where nothing more is known of it: for an example.

    Args:
        kind: the kind of event.
        on: the day.
        by: which of its dates that is.

    >>> kind_in_words(EventKind.REQUEST, date(2025, 1, 2))
    'the request received on Thu 2 Jan 2025'
    >>> kind_in_words(EventKind.DRAFT_PLAN, date(2025, 1, 2), Dated.SERVED)
    'the draft plan served on Thu 2 Jan 2025'
    """
    if _CALLED.get(kind, "").endswith(" on"):
        return f"{_CALLED[kind]} {words(on)}"
    title, own = called(kind), KINDS[kind].on_is
    verb = "served on" if by is Dated.SERVED and own is Dated.SENT else _VERBS[own]
    return f"{title} {verb} {words(on)}"


def called(kind: EventKind) -> str:
    """Give what a kind of event is called where a period runs from it.

    >>> called(EventKind.REQUEST), called(EventKind.PLAN_TRANSFERRED)
    ('the request', 'the transfer of the plan')
    """
    return _CALLED.get(kind, f"the {KINDS[kind].title}").removesuffix(" on")


def _happens(event: Event) -> bool:
    return KINDS[event.kind].on_is is Dated.ON


def _verb(event: Event, by: Dated) -> str:
    own = KINDS[event.kind].on_is
    if by is Dated.WRITTEN and event.written == event.day(by):
        return "dated"
    if by is Dated.SENT and (own is Dated.SENT or event.sent):
        return "sent on"
    if by is Dated.SERVED and own is Dated.SENT:
        return {"recorded": "served on", "deemed": "taken as served on"}.get(event.service, "sent on")
    return _VERBS[own]
