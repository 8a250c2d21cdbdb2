"""Step two: the day on which the limit of one instance falls. It looks at the days of the anchors and the calendar only."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from sendrules.case.kinds import ADVERSE
from sendrules.case.view import View
from sendrules.law.conditions.certificates import certificate_of, decisions_of
from sendrules.law.model.anchors import (
    Anchor,
    Anchors,
    Begun,
    CertificateOf,
    DecisionOf,
    Last,
    LastReview,
    LimitOf,
    Next,
    Revival,
    Stated,
)
from sendrules.law.model.duty import Bound, Duty
from sendrules.law.statute import Statute
from sendrules.statutory.match import Answer, Course, anchored, last_review


def anchors_for(course: Course, all_courses: Sequence[Course], view: View, law: Statute) -> Anchors:
    """Give the function that finds the day of each anchor of a limit for one start of a duty."""
    start = course.start

    def day_of(anchor: Anchor | None) -> date | None:
        if isinstance(anchor, Stated):
            stated = getattr(start.event, anchor.field)
            return stated if isinstance(stated, date) else None
        if isinstance(anchor, LimitOf):
            other = version(law, anchor.duty, start.day)
            return other.limit.day(day_of, view.calendar) if other and other.limit else None
        if isinstance(anchor, Begun):
            return start.when.since if start.when else None
        found = event_at(anchor, course, all_courses, view)
        return found.day if found else None

    return day_of


def event_at(
    anchor: Next | Last | Revival | LastReview | CertificateOf | DecisionOf | None,
    course: Course,
    all_courses: Sequence[Course],
    view: View,
) -> Answer | None:
    """Give the event that an anchor of a limit means, with the day that counts; None where it is absent.

    Args:
        anchor: the anchor; None for the trigger.
        course: the start, and what became of it.
        all_courses: every start of the same duty.
        view: the case as known on the day of the question.
    """
    start = course.start
    if anchor is None:
        return Answer(start.event, start.day)
    if isinstance(anchor, Revival):
        reversed_ = course.undone is not None and course.undone.kind in ADVERSE
        back = course.revived if reversed_ else None
        return back if back and back.event.kind not in ADVERSE else None
    if isinstance(anchor, LastReview):
        return last_review(anchor, start.event.on, view)
    if isinstance(anchor, CertificateOf):
        certificate = certificate_of(start.event, view, contacted=anchor.contacted)
        return Answer(certificate, view.day(certificate, anchor.by)) if certificate else None
    if isinstance(anchor, DecisionOf):
        decisions = decisions_of(start.event, view)
        return Answer(decisions[0], view.day(decisions[0], anchor.by)) if decisions else None
    if isinstance(anchor, Begun):
        since = start.when.since if start.when else None
        began = [e for e in view.events(*anchor.kinds) if e.on == since]
        return Answer(began[0], since) if began else None
    return anchored(anchor, start, [c.start for c in all_courses], view)


def version(law: Statute, id: str, day: date | None) -> Duty | None:
    """Give the version of a duty in force for a trigger on ``day``, or None."""
    return next((d for d in law.versions(id) if day is not None and d.in_force.contains(day)), None)


def practical_day(duty: Duty, limit: date, view: View) -> date | None:
    """Give the last working day before a limit that falls on no working day; None where it falls on one.

    It is a service to people who work on working days. The limit itself does not move.
    """
    calendar = view.calendar
    if duty.bound is not Bound.NOT_LATER_THAN or not calendar.knows(limit) or calendar.is_working_day(limit):
        return None
    return calendar.add(limit, -1) if limit > calendar.first else None
