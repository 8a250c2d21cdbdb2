"""Circumstances: who can be absent, what can be closed, and days in the right order."""

from datetime import date

import pytest

from raw_cases import ABSENCE, CIRCUMSTANCES, CLOSURE, CORONAVIRUS, GAP, MISSED, problem, raw
from sendrules.case.circumstances import Absence, Closure


@pytest.mark.parametrize(
    ("circumstance", "words"),
    [
        (CLOSURE | {"reopens": "2025-07-18"}, "`reopens` (Fri 18 Jul 2025) is before `first_day_closed`"),
        (
            CLOSURE | {"reopens": "2025-07-19"},
            "`reopens` (Sat 19 Jul 2025) is the same as `first_day_closed`",
        ),
        (ABSENCE | {"last_day": "2025-06-30"}, "`last_day` (Mon 30 Jun 2025) is before `first_day`"),
        (CIRCUMSTANCES | {"last_day": "2025-05-31"}, "`last_day` (Sat 31 May 2025) is before `first_day`"),
        (CORONAVIRUS | {"last_day": "2020-04-30"}, "`last_day` (Thu 30 Apr 2020) is before `first_day`"),
        (GAP | {"last_day": "2025-01-05"}, "`last_day` (Sun 5 Jan 2025) is before `first_day`"),
    ],
)
def test_a_circumstance_that_ends_before_it_begins(circumstance, words):
    found = problem(raw(circumstances=[circumstance]))
    assert found.field == "circumstances.0"
    assert words in found.message


def test_a_circumstance_of_one_day_and_one_that_goes_on():
    Absence(who="child", first_day=date(2025, 7, 1), last_day=date(2025, 7, 1))
    assert Absence(who="child", first_day=date(2025, 7, 1)).last_day is None
    closed = Closure(institution="x", setting="school", first_day_closed=date(2025, 7, 1), reopens=date(2025, 7, 2))
    assert closed.reopens == date(2025, 7, 2)


def test_who_can_be_absent_and_what_can_be_closed():
    assert problem(raw(circumstances=[ABSENCE | {"who": "school"}])).field == "circumstances.0.who"
    assert problem(raw(circumstances=[MISSED | {"who": "parent"}])).field == "circumstances.0.who"
    assert problem(raw(circumstances=[CLOSURE | {"setting": "parent"}])).field == "circumstances.0.setting"
