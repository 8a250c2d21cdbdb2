"""Which first days a start that is not one day leaves open. All invented."""

from datetime import date
from typing import Any

import pytest

import sendrules as sr
from contracts import A_MONTH, buys
from sendrules.commissioning.schedule.starts import starts_of
from sendrules.commissioning.schedule.terms import terms_of
from sendrules.time.calendar import ENGLAND_AND_WALES

FIRST, LAST, LAST_WORKING = sr.BatchDay.FIRST_DAY, sr.BatchDay.LAST_DAY, sr.BatchDay.LAST_WORKING_DAY
A_WEEK = {"rate": {"value": 5, "unit": "assessments", "per": "week"}}
END_OF_NOVEMBER = {"latest": "2024-11-30", "stated": "at the end of November"}


def first_days(starts: Any, rule: sr.BatchDay, volume: dict[str, Any] = A_MONTH) -> list[date]:
    policy = buys({"id": "c", "starts": starts, "volumes": [volume]})
    return [start.first for start in starts_of(terms_of(policy.contracts[0], policy), rule, ENGLAND_AND_WALES)]


@pytest.mark.parametrize("rule", [FIRST, LAST])
def test_a_window_of_months_stands_for_its_first_and_its_last_month(rule: sr.BatchDay) -> None:
    assert first_days("2025-03/2025-04", rule) == [date(2025, 3, 1), date(2025, 4, 1)]
    assert first_days("2025-03", rule) == [date(2025, 3, 1)]


def test_by_the_week_a_window_stands_for_its_days() -> None:
    assert first_days("2025-03/2025-04", FIRST, A_WEEK) == [date(2025, 3, 1), date(2025, 4, 30)]


def test_a_window_of_days_stands_for_its_two_days() -> None:
    assert first_days("2025-03-10/2025-03-20", LAST) == [date(2025, 3, 10), date(2025, 4, 1), date(2025, 3, 20)]


def test_a_window_that_begins_in_a_month_stands_for_days() -> None:
    assert first_days("2025-03-10/2025-04-30", FIRST) == [
        date(2025, 3, 10), date(2025, 4, 1), date(2025, 4, 30), date(2025, 5, 1),
    ]  # fmt: skip


@pytest.mark.parametrize("rule", [FIRST, LAST])
def test_a_day_in_a_month_begins_with_it_or_a_month_later(rule: sr.BatchDay) -> None:
    assert first_days("2025-03-10", rule) == [date(2025, 3, 10), date(2025, 4, 1)]


def test_the_first_of_a_month_is_that_day() -> None:
    assert first_days("2025-03-01", LAST) == [date(2025, 3, 1)]


def test_where_only_the_last_day_is_known_nothing_goes_out_before() -> None:
    assert first_days(END_OF_NOVEMBER, LAST) == [date(2024, 11, 30), date(2024, 12, 1)]
    assert first_days(END_OF_NOVEMBER, LAST_WORKING) == [
        date(2024, 11, 29),
        date(2024, 12, 1),
    ]  # the 30th is a Saturday
    assert first_days(END_OF_NOVEMBER, FIRST) == [date(2024, 12, 1)]


def test_an_open_window_has_its_first_day_and_words_alone_have_none() -> None:
    assert first_days({"earliest": "2026-04-01", "open_ended": True}, LAST) == [date(2026, 4, 1)]
    assert first_days({"stated": "in the spring"}, LAST) == []
