"""Whether the periods and days of an authority's standards and fast track follow each other as they must."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from sendrules.errors import Problem
from sendrules.explanation import words
from sendrules.local.checking.findings import refused, warning
from sendrules.local.declarations.fast_track import FastTrackPolicy
from sendrules.local.declarations.standards import Basis, StandardsPolicy
from sendrules.local.declarations.values import period_text
from sendrules.time.periods import Period

_ANY_DAY = date(2025, 1, 2)  # two periods in different units are compared from here


def reply_findings(policy: StandardsPolicy) -> Iterator[Problem]:
    """Warn of a full reply that is due before its acknowledgement.

    Args:
        policy: the standards.
    """
    for n, standard in enumerate(policy.communication):
        reply, acknowledge = standard.reply, standard.acknowledge
        if standard.basis is Basis.ACKNOWLEDGEMENT or reply is None or acknowledge is None:
            continue
        if reply.n < acknowledge.n:
            message = (
                f"the reply is due in {period_text(reply)}, before the acknowledgement in {period_text(acknowledge)}."
            )
            fix = 'Exchange the two, or count the reply from the acknowledgement: basis = "acknowledgement".'
            yield warning(("standards", "communication", n, "reply"), message, fix)


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


def _longer(one: Period, other: Period) -> bool:
    return one.last_day(_ANY_DAY) > other.last_day(_ANY_DAY)
