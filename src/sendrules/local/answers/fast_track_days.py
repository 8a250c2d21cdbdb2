"""The days of a place on the fast track: by when it is decided, by when it is looked at again, and when it ends."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from sendrules.case.case import Case
from sendrules.case.subject import Subject
from sendrules.errors import BeyondHorizonError
from sendrules.explanation import words
from sendrules.local.declarations.fast_track import FastTrackPolicy
from sendrules.local.declarations.values import period_text
from sendrules.time.calendar import ENGLAND_AND_WALES, WorkingCalendar
from sendrules.time.periods import Period

ASKED = "fast_track_asked"
"""The fact that says when the fast track was asked for: a day, as YYYY-MM-DD."""
SINCE = "fast_track_since"
"""The fact that says since when a case is on it: a day, as YYYY-MM-DD."""


@dataclass(frozen=True, slots=True)
class FastTrackDays:
    """What follows from when it was asked for, and from when the place began.

    Attributes:
        decide_by: the last day for the decision; None where the policy sets none or the day of asking is not recorded.
        review_by: the last day for looking at the place again; None where no place, no period or no first day is known.
        ends: the last day of the place unless it is renewed; None likewise.
        reasons: how they came out, or what is not recorded.
    """

    decide_by: date | None = None
    review_by: date | None = None
    ends: date | None = None
    reasons: tuple[str, ...] = ()


def days_of(
    declared: FastTrackPolicy, case: Case | Subject, *, recorded: bool, calendar: WorkingCalendar = ENGLAND_AND_WALES
) -> FastTrackDays:
    """Count the days of one case.

    Args:
        declared: the fast track.
        case: the case.
        recorded: whether it is recorded as fast-tracked, so that it has been decided.
        calendar: the working days.
    """
    reasons: list[str] = []

    def by(period: Period | None, fact: str, what_ends: str) -> date | None:
        if period is None:
            return None
        start = recorded_day(case, fact)
        if start is None:
            reasons.append(f"{what_ends} within {period_text(period)}, and facts.{fact} is not recorded")
            return None
        try:
            day = period.last_day(start, calendar)
        except BeyondHorizonError as error:
            reasons.append(f"{what_ends} within {period_text(period)}, which cannot be counted: {error}")
            return None
        reasons.append(f"{what_ends} by {words(day)}: {period_text(period)} from {words(start)}")
        return day

    decision, review = declared.decision, declared.review
    if not recorded:
        decide_by = by(decision.within if decision else None, ASKED, "it is to be decided")
        return FastTrackDays(decide_by=decide_by, reasons=tuple(reasons))
    review_by = by(review.after if review else None, SINCE, "its place is to be looked at again")
    ends = by(review.expires_after if review else None, SINCE, "its place ends, unless renewed,")
    return FastTrackDays(review_by=review_by, ends=ends, reasons=tuple(reasons))


def recorded_day(case: Case | Subject, fact: str) -> date | None:
    """Give a day that a case's fact records as YYYY-MM-DD, or None."""
    value = case.facts.get(fact)
    try:
        return date.fromisoformat(value) if isinstance(value, str) else None
    except ValueError:
        return None
