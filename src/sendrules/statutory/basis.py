"""The basis of a date in words: so many weeks from what, on which day, counted how; from the leg that gave the date."""

from __future__ import annotations

from calendar import month_name
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from sendrules.case.events import Event
from sendrules.case.kinds import Dated, EventKind
from sendrules.case.meanings import KINDS
from sendrules.case.view import View
from sendrules.explanation import words
from sendrules.law.model.anchors import (
    Anchor,
    Anchors,
    CertificateOf,
    DecisionOf,
    Last,
    LastReview,
    LimitOf,
    Next,
    Revival,
    Stated,
)
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
from sendrules.law.statute import Statute
from sendrules.statutory.limit import anchors_for, event_at, version
from sendrules.statutory.match import Answer, Course, courses, set_by
from sendrules.statutory.outcome import Instance
from sendrules.time.periods import Counting, Period

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
}
"""Kinds whose title does not read as what a period runs from. One that ends in "on" needs no word for how it is dated."""

_STATED = {
    "aware": "the old authority became aware of the move",
    "commissioner_aware": "the original commissioning body became aware of the move",
    "course_ends": "the course or training is to end",
    "closes": "the notice gives as the last for representations",
}
_SETS = {
    EventKind.TRIBUNAL_DIRECTION: "the direction of the Tribunal",
    EventKind.TIME_AGREED: "the agreement on another time",
}
_COUNTED = {Counting.AFTER: "from", Counting.CLEAR: "after"}
_YEARS = ("in the year", "in the year after that", "in the second year after that")


def basis_of(instance: Instance, view: View, law: Statute) -> str:
    """Say from what the limit of an instance was reckoned, and how: the leg that gave its day, with anchor and counting.

    Where a direction or an agreement set the day, that is said instead. The text is empty where there is no limit.

    Args:
        instance: the instance.
        view: the case as known on the day of the question, as it was evaluated.
        law: the statute it was evaluated under.

    Raises:
        BeyondHorizonError: never for an instance that has a limit, whose days the calendar knew.

    >>> import sendrules as sr
    >>> case = sr.Case(reference="B-1", events=[sr.Event(kind="request", on=date(2025, 5, 21))])
    >>> result = sr.evaluate(case, as_of=date(2025, 6, 1)).statutory
    >>> basis_of(result["reg-13-2-final-plan-20-weeks"].instances[0], result.view, result.law)
    '20 weeks from the request received on Wed 21 May 2025'
    """
    found = courses(instance.duty, view)
    course = next((c for c in found if c.start.event is instance.trigger), None)
    if course is None or instance.limit is None:
        return ""
    directed = set_by(course.start, instance.duty, [c.start for c in found], view)
    if directed is not None and directed.sets == instance.limit:  # what came later may give a later day
        what = _SETS.get(directed.kind, f"the {directed.title}")
        return f"set by {what} of {words(directed.on)}"
    if instance.duty.limit is None:
        return ""
    text = _Teller(course, found, view, law).said(instance.duty.limit)
    return text.removeprefix(f"{words(instance.limit)}, ")  # a day that is stated is its own basis


@dataclass(frozen=True, slots=True)
class _Teller:
    """Words for the limit of one start of a duty."""

    course: Course
    courses: Sequence[Course]
    view: View
    law: Statute

    @property
    def anchors(self) -> Anchors:
        return anchors_for(self.course, self.courses, self.view, self.law)

    def day(self, limit: Limit) -> date | None:
        return limit.day(self.anchors, self.view.calendar)

    def said(self, limit: Limit) -> str:
        """Say a limit by the leg that gave its day."""
        match limit:
            case After(period, of):
                return self._after(period, of)
            case AfterCounted(period, said=said, provision=provision, of=of):
                return f"{self._after(period, of)}, {said} not counted ({provision})"
            case Before(period, of):
                clear = period.counting is Counting.CLEAR
                return f"{'at least ' if clear else ''}{_amount(period)} before {self.anchor(of)}"
            case OnTheDay(of):
                return self.anchor(of) if isinstance(of, Stated) else f"the day of {self.anchor(of)}"
            case BeforeDate(of=of, years=years, year=year):
                whole = f"before {self._date(limit)}"
                return whole if year else f"{whole}, {_YEARS[years]} of {self.anchor(of)}"
            case NextDate(month, dom, of):
                return f"the first {dom} {month_name[month]} on or after {self.anchor(of)}"
            case EarliestOf(limits):
                return self._compared(limits, self.day(limit), "earlier")
            case LatestOf(limits):
                return self._compared(limits, self.day(limit), "later")
            case FirstKnown(limits):
                return next(self.said(one) for one in limits if self.day(one) is not None)
            case Moved(inner, provision=provision):
                before = self.day(inner)
                text = self.said(inner)
                return text if before == self.day(limit) else f"{text}, moved from {words(before)} by {provision}"

    def _after(self, period: Period, of: Anchor | None) -> str:
        """Say a period with the word that tells whether its first day is one of it."""
        if period.counting is not Counting.BEGINNING_WITH:
            return f"{_amount(period)} {_COUNTED[period.counting]} {self.anchor(of)}"
        the_day = "" if isinstance(of, Stated | LimitOf) else "the day of "
        return f"{_amount(period)} beginning with {the_day}{self.anchor(of)}"

    def _date(self, limit: BeforeDate) -> str:
        """The date of the calendar before which it is, with its year."""
        day = self.day(limit)
        year = limit.year or (day.year + ((limit.month, limit.dom) == (1, 1)) if day else "")
        return f"{limit.dom} {month_name[limit.month]} {year}"

    def _compared(self, limits: Sequence[Limit], day: date | None, how: str) -> str:
        """Say the leg that gave the day, and after it those that did not."""
        legs = [(self.day(one), self.said(one)) for one in limits if self.day(one) is not None]
        first = next(text for found, text in legs if found == day)
        rest = [text for found, text in legs if found != day]
        return f"{first}, which is {how} than {' or '.join(rest)}" if rest else first

    def anchor(self, anchor: Anchor | None) -> str:
        """Say what a period is counted from, with its day."""
        match anchor:
            case Stated(field):
                return f"{words(self.anchors(anchor))}, the day that {_STATED[field]}"
            case LimitOf(duty):
                other = version(self.law, duty, self.course.start.day)
                title = other.title if other else duty
                return f"{words(self.anchors(anchor))}, the last day to {title[0].lower()}{title[1:]}"
        found = event_at(anchor, self.course, self.courses, self.view)
        if found is None:
            return words(self.anchors(anchor))
        text = _event(found, self._dated(anchor))
        if isinstance(anchor, LastReview) and found.event.kind is not anchor.meeting:
            return f"{text} (no meeting that led to it is recorded)"
        return f"{text}, which reversed the refusal" if isinstance(anchor, Revival) else text

    def _dated(self, anchor: Next | Last | Revival | LastReview | CertificateOf | DecisionOf | None) -> Dated:
        if anchor is None:
            return self.course.start.trigger.by
        return Dated.ON if isinstance(anchor, Revival | LastReview) else anchor.by


def _amount(period: Period) -> str:
    clear = "clear " if period.counting is Counting.CLEAR else ""
    return f"{period.n} {clear}{period.unit}{'' if period.n == 1 else 's'}"


def _event(found: Answer, by: Dated) -> str:
    """Say an event and the day of it that counts, by the date that the provision looks at."""
    event, day = found.event, words(found.day)
    title = _CALLED.get(event.kind, f"the {KINDS[event.kind].title}")
    if title.endswith(" on"):
        return f"{title} {day}"
    recorded = by is not Dated.SERVED or event.service != "not recorded" or _happens(event)
    return f"{title} {_verb(event, by)} {day}" + ("" if recorded else " (no day of service is recorded)")


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
    return {Dated.SENT: "sent on", Dated.SERVED: "received on", Dated.ON: "on"}[own]
