"""Limits in words: the rule itself, and the steps by which a day came out of it."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest

from sendrules.case.kinds import EventKind
from sendrules.law.model.anchors import Anchor, Latest, Stated
from sendrules.law.model.limits import (
    After,
    BeforeDate,
    EarliestOf,
    FirstKnown,
    LatestOf,
    Limit,
    NextDate,
    OnTheDay,
)
from sendrules.time.calendar import ENGLAND_AND_WALES
from sendrules.time.periods import Days, Weeks
from sendrules.wording.limit import limit_step, rule_in_words

START = date(2025, 1, 6)

REPORT = Latest(EventKind.REVIEW_REPORT)
TWO, SIX = After(Weeks(2)), After(Weeks(6))


@pytest.mark.parametrize(
    ("limit", "words"),
    [
        (OnTheDay(Stated("closes")), "the day that the notice states"),
        (OnTheDay(Stated("effective_on")), "the day stated as `effective_on`"),
        (BeforeDate(9, 1, year=2018), "before 1 September 2018"),
        (BeforeDate(2, 15), "before 15 February of the year"),
        (BeforeDate(2, 15, years=1), "before 15 February of the year 1 after"),
        (NextDate(7, 31), "the next 31 July"),
        (
            EarliestOf((TWO, SIX)),
            "the earlier of 2 weeks, the first day not counted; 6 weeks, the first day not counted",
        ),
        (LatestOf((TWO, SIX)), "the later of 2 weeks, the first day not counted; 6 weeks, the first day not counted"),
        (
            FirstKnown((TWO, SIX)),
            "2 weeks, the first day not counted; where there is none, 6 weeks, the first day not counted",
        ),
    ],
)
def test_each_rule_has_words(limit: Limit, words: str) -> None:
    assert rule_in_words(limit) == words


@pytest.mark.parametrize(
    ("kind", "rule", "title", "day"),
    [
        (EarliestOf, "limit-earliest-of", "the earliest of", date(2025, 1, 20)),
        (LatestOf, "limit-latest-of", "the latest of", date(2025, 2, 17)),
        (FirstKnown, "limit-first-known", "the first that is known of", date(2025, 1, 20)),
    ],
)
def test_a_limit_of_several_is_explained_with_each_of_them(
    kind: Callable[[tuple[Limit, ...]], Limit], rule: str, title: str, day: date
) -> None:
    step = limit_step(kind((TWO, SIX)), _only_the_start, ENGLAND_AND_WALES)
    assert (step.rule, step.title, step.value) == (rule, title, day)
    assert [(s.rule, s.value) for s in step.steps] == [
        ("limit-after", date(2025, 1, 20)),
        ("limit-after", date(2025, 2, 17)),
    ]


def test_a_limit_whose_anchor_is_absent_shows_as_not_known() -> None:
    step = limit_step(LatestOf((TWO, After(Days(15), of=REPORT))), _only_the_start, ENGLAND_AND_WALES)
    assert [s.value for s in step.steps] == [date(2025, 1, 20), None]
    assert step.value == date(2025, 1, 20)


def _only_the_start(anchor: Anchor | None) -> date | None:
    return START if anchor is None else None
