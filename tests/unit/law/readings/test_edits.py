"""The edits by which another answer changes a limit, also one of several parts."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest

from sendrules.case.kinds import EventKind
from sendrules.law.conditions.reviews import LastReview
from sendrules.law.model.limits import After, EarliestOf, FirstKnown, LatestOf, Limit, OnTheDay
from sendrules.law.readings.edits import counted, last_review
from sendrules.time.periods import Days, Weeks

SEVERAL = [EarliestOf, LatestOf, FirstKnown]
"""The limits that have several parts."""


BY_MEETING = LastReview(EventKind.REVIEW_MEETING, (EventKind.DECISION_TO_CEASE,), (), Weeks(4), Weeks(8))


@pytest.mark.parametrize("kind", SEVERAL)
def test_every_period_of_a_limit_is_edited(kind: Callable[[tuple[Limit, ...]], Limit]) -> None:
    edited = counted(kind((After(Weeks(2)), OnTheDay())), lambda _: Days(15))
    assert edited == kind((After(Days(15)), OnTheDay()))


@pytest.mark.parametrize("kind", SEVERAL)
def test_the_rule_for_the_last_review_is_edited_wherever_a_limit_counts_from_it(
    kind: Callable[[tuple[Limit, ...]], Limit],
) -> None:
    after = replace(BY_MEETING, by_decision=True)
    edited = last_review(kind((After(Weeks(2), of=BY_MEETING), After(Weeks(3)))), lambda _: after)
    assert edited == kind((After(Weeks(2), of=after), After(Weeks(3))))
