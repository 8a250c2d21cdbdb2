"""Whether the periods and days of an authority's standards and fast track follow each other as they must."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta

from sendrules.errors import BeyondHorizonError, Problem
from sendrules.explanation import words
from sendrules.local.checking.findings import refused, warning
from sendrules.local.declarations.communication import Basis
from sendrules.local.declarations.fast_track import FastTrackPolicy
from sendrules.local.declarations.standards import StandardsPolicy
from sendrules.local.declarations.values import period_text
from sendrules.time.periods import Period

_ANY_DAY = date(2025, 1, 2)  # two periods in different units are compared from here
_A_YEAR = 365


def reply_findings(policy: StandardsPolicy) -> Iterator[Problem]:
    """Warn of a full reply that is due before its acknowledgement.

    Args:
        policy: the standards.
    """
    for n, standard in enumerate(policy.communication):
        reply, acknowledge = standard.reply, standard.acknowledge
        if standard.basis is Basis.ACKNOWLEDGEMENT or reply is None or acknowledge is None:
            continue
        days = _sooner(reply, acknowledge)
        if not days:
            continue
        fix = 'Exchange the two, or count the reply from the acknowledgement: basis = "acknowledgement".'
        message = f"the reply is due in {period_text(reply)}, before the acknowledgement in {period_text(acknowledge)}"
        if len(days) < _A_YEAR:
            fix = "Give both in one unit, if the source does."
            message += f", where it is counted from {words(days[0])}, for one"
        yield warning(("standards", "communication", n, "reply"), f"{message}.", fix)


def fast_track_days(policy: FastTrackPolicy) -> Iterator[Problem]:
    """Refuse a fast track that is never in force; warn of a review after its end, or of criteria published too late.

    Args:
        policy: the fast track.
    """
    first, last = policy.first_day, policy.in_force_to
    if first is not None and last is not None and first > last:
        message = f"it ends on {words(last)}, before it is in force on {words(first)}."
        yield refused(("fast_track", "in_force_to"), message, "Check the days.")
    published = policy.published.earliest if policy.published else None
    if first is not None and published is not None and published > first:
        message = f"its criteria are published from {words(published)}, after it is in force on {words(first)}."
        yield warning(("fast_track", "published"), message, "Check the days.")
    after, ends = (policy.review.after, policy.review.expires_after) if policy.review else (None, None)
    if after is not None and ends is not None and _longer(after, ends):
        message = f"a place is reviewed after {period_text(after)}, and ends after {period_text(ends)}."
        yield warning(("fast_track", "review", "after"), message, "Review it before it ends.")


def _sooner(one: Period, other: Period) -> list[date]:
    """Give the days of a year from which one period ends before another.

    Those of different units are compared day by day: five working days are one week in most weeks, and more across a bank holiday.
    """
    days = [_ANY_DAY + timedelta(n) for n in range(_A_YEAR)]
    if type(one) is type(other) and one.counting is other.counting:
        return days if one.n < other.n else []
    return [day for day in days if _end(one, day) < _end(other, day)]


def _longer(one: Period, other: Period) -> bool:
    return _end(one, _ANY_DAY) > _end(other, _ANY_DAY)


def _end(period: Period, start: date) -> date:
    """Give the last day of a period; the last day of all for one so long that the calendar does not reach."""
    try:
        return period.last_day(start)
    except BeyondHorizonError:
        return date.max
