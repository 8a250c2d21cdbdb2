"""Rule 12 of the Tribunal, and the limits that it moves or counts. Dates worked by hand."""

from datetime import date, timedelta

import pytest

import sendrules as sr
from sendrules.citation import rule
from sendrules.law.shared.tribunal_time import next_working_day, not_counted, start_of_proceedings

LAW = sr.statute()

TWO_MONTHS, ONE_MONTH = "hesc-20-1-c-i-appeal-2-months", "hesc-20-1-c-ii-appeal-1-month"

KEEP, RESPONSE, PERMISSION = (
    "act-45-4-no-cease-before-appeal-period",
    "hesc-21-1-c-response-30wd",
    "hesc-46-permission-28-days",
)


def limit(id: str, day: date, **others: date) -> date:
    return LAW.duty(id).limit_for(day, others={name.replace("_", "-"): d for name, d in others.items()})


# HESC Rules r.12


@pytest.mark.parametrize(
    ("day", "moved"),
    [
        (date(2025, 3, 7), date(2025, 3, 7)),  # a Friday
        (date(2025, 3, 8), date(2025, 3, 10)),  # a Saturday
        (date(2025, 3, 9), date(2025, 3, 10)),
        (date(2025, 3, 10), date(2025, 3, 10)),
        (date(2025, 4, 18), date(2025, 4, 22)),  # Good Friday
        (date(2025, 4, 21), date(2025, 4, 22)),  # Easter Monday
        (date(2025, 12, 25), date(2025, 12, 29)),  # Christmas Day, a Thursday
        (
            date(2022, 12, 24),
            date(2022, 12, 28),
        ),  # a Saturday; Monday and Tuesday stand for Boxing and Christmas Day
    ],
)
def test_an_end_on_no_working_day_moves_to_the_next(day, moved):
    assert next_working_day(day) == moved


def test_it_moves_on_the_calendar_that_is_given():
    closed = sr.ENGLAND_AND_WALES.overlay({date(2025, 3, 10): "proclaimed"})
    assert next_working_day(date(2025, 3, 8), closed) == date(2025, 3, 11)
    assert start_of_proceedings(date(2025, 3, 8), closed) == date(2025, 3, 11)
    first = sr.ENGLAND_AND_WALES.overlay({date(2025, 9, 1): "proclaimed", date(2026, 1, 2): "proclaimed"})
    assert start_of_proceedings(date(2025, 8, 20), first) == date(2025, 9, 2)
    assert start_of_proceedings(date(2025, 12, 30), first) == date(2026, 1, 5)


@pytest.mark.parametrize(
    ("day", "counted"),
    [
        (date(2025, 7, 31), True),
        (date(2025, 8, 1), False),
        (date(2025, 8, 31), False),
        (date(2025, 9, 1), True),
        (date(2025, 12, 24), True),
        (date(2025, 12, 25), False),
        (date(2025, 12, 31), False),
        (date(2026, 1, 1), False),
        (date(2026, 1, 2), True),
        (date(2025, 11, 25), True),
        (date(2025, 12, 1), True),
        (date(2025, 2, 1), True),
        (date(2025, 1, 31), True),
    ],
)
def test_the_days_that_are_left_out(day, counted):
    assert not_counted(day) is not counted


def test_thirty_nine_days_of_a_year_are_left_out():
    for year in (2024, 2025):
        days = (date(year, 1, 1) + timedelta(n) for n in range(366 if year == 2024 else 365))
        assert sum(map(not_counted, days)) == 31 + 7 + 1


@pytest.mark.parametrize(
    ("day", "last"),
    [
        (date(2025, 7, 31), date(2025, 7, 31)),  # a Thursday, and not in August
        (date(2025, 8, 1), date(2025, 9, 1)),
        (date(2025, 8, 31), date(2025, 9, 1)),
        (date(2025, 9, 1), date(2025, 9, 1)),
        (date(2024, 8, 15), date(2024, 9, 2)),  # 1 September is a Sunday
        (date(2026, 8, 3), date(2026, 9, 1)),  # 31 August is the bank holiday
        (date(2022, 7, 31), date(2022, 8, 1)),  # a Sunday: moved into August, and no further
        (date(2022, 7, 30), date(2022, 8, 1)),
        (date(2025, 12, 24), date(2025, 12, 24)),
        (date(2025, 12, 25), date(2026, 1, 2)),
        (date(2025, 12, 29), date(2026, 1, 2)),  # a Monday
        (date(2025, 12, 31), date(2026, 1, 2)),
        (date(2026, 1, 1), date(2026, 1, 2)),
        (date(2026, 1, 2), date(2026, 1, 2)),
        (date(2026, 1, 3), date(2026, 1, 5)),  # a Saturday
        (date(2022, 12, 24), date(2022, 12, 28)),  # a Saturday: moved into the days left out, and no further
        (date(2022, 12, 25), date(2023, 1, 3)),  # 1 January is a Sunday and the 2nd stands for it
        (date(2023, 1, 1), date(2023, 1, 3)),
        (date(2027, 12, 31), date(2028, 1, 4)),  # 1 January is a Saturday, Monday the 3rd stands for it
        (date(2028, 1, 1), date(2028, 1, 4)),
    ],
)
def test_the_last_day_for_starting_a_case(day, last):
    assert start_of_proceedings(day) == last


# the limits that rest on it


@pytest.mark.parametrize(
    ("notice", "last"),
    [
        (date(2025, 5, 31), date(2025, 7, 31)),
        (date(2025, 6, 1), date(2025, 9, 1)),  # 1 August
        (date(2025, 6, 30), date(2025, 9, 1)),  # 30 August
        (date(2025, 7, 1), date(2025, 9, 1)),  # 1 September itself
        (date(2025, 7, 2), date(2025, 9, 2)),
        (date(2025, 10, 24), date(2025, 12, 24)),
        (date(2025, 10, 25), date(2026, 1, 2)),
        (date(2025, 11, 1), date(2026, 1, 2)),
        (date(2025, 11, 2), date(2026, 1, 2)),
        (date(2025, 11, 30), date(2026, 1, 30)),
        (date(2024, 12, 31), date(2025, 2, 28)),  # February has no 31st
        (date(2025, 1, 15), date(2025, 3, 17)),  # Saturday the 15th
    ],
)
def test_two_months_for_an_appeal_and_for_keeping_the_plan(notice, last):
    assert limit(TWO_MONTHS, notice) == last
    assert limit(KEEP, notice) == last


@pytest.mark.parametrize(
    ("notice", "certificate", "last"),
    [
        # the days are compared as they stand, and rule 12 moves the later of them
        (date(2025, 1, 15), date(2025, 2, 14), date(2025, 3, 17)),  # 14 March before Saturday the 15th
        (date(2025, 1, 15), date(2025, 2, 17), date(2025, 3, 17)),
        (date(2025, 1, 15), date(2025, 2, 18), date(2025, 3, 18)),
        (date(2025, 6, 10), date(2025, 7, 1), date(2025, 9, 1)),  # 1 August before the 10th
        (date(2025, 6, 10), date(2025, 8, 5), date(2025, 9, 5)),
        (date(2025, 5, 20), date(2025, 7, 15), date(2025, 9, 1)),  # 15 August after 20 July
    ],
)
def test_the_month_of_a_certificate(notice, certificate, last):
    assert limit(TWO_MONTHS, notice, mediation_certificate=certificate) == last
    assert limit(KEEP, notice, mediation_certificate=certificate) == last
    assert limit(ONE_MONTH, certificate, refusal_to_assess=notice) == last


def test_a_certificate_alone_gives_its_month():
    assert limit(ONE_MONTH, date(2025, 1, 31)) == date(2025, 2, 28)
    assert limit(ONE_MONTH, date(2025, 2, 28)) == date(2025, 3, 28)


@pytest.mark.parametrize(
    ("received", "last"),
    [
        # 4 in the first week of December, 9, 14, 17 on the 24th; 2 January, 23, 28 on the 16th, 30 on the 20th
        (date(2025, 12, 1), date(2026, 1, 20)),
        # 5, 10, 15, 20 in September, 25 on 3 October, 30 on the 10th
        (date(2025, 7, 31), date(2025, 10, 10)),
        (date(2025, 8, 1), date(2025, 10, 10)),
        (date(2025, 8, 31), date(2025, 10, 10)),
        (date(2025, 7, 30), date(2025, 10, 9)),  # 31 July is the first
        (date(2025, 9, 1), date(2025, 10, 13)),
        # 4 on 10 January, and five a week: 9, 14, 19, 24 on 7 February, 29 on the 14th, Monday
        (date(2025, 1, 6), date(2025, 2, 17)),
    ],
)
def test_thirty_working_days_for_a_response(received, last):
    assert limit(RESPONSE, received) == last


@pytest.mark.parametrize(
    ("sent", "last"),
    [
        (date(2025, 11, 26), date(2025, 12, 24)),  # 4 in November, 24 in December
        (date(2025, 11, 27), date(2026, 1, 2)),
        (date(2025, 11, 28), date(2026, 1, 5)),  # Saturday 3 January
        (date(2025, 11, 30), date(2026, 1, 5)),
        (date(2025, 12, 1), date(2026, 1, 6)),
        (date(2025, 7, 3), date(2025, 7, 31)),
        (date(2025, 7, 4), date(2025, 9, 1)),
        (date(2025, 8, 20), date(2025, 9, 29)),  # Sunday the 28th
        (date(2025, 3, 20), date(2025, 4, 17)),
        (date(2025, 3, 21), date(2025, 4, 22)),  # Good Friday, and Easter
    ],
)
def test_twenty_eight_days_for_permission(sent, last):
    assert limit(PERMISSION, sent) == last


def test_the_explanation_names_the_rule():
    case = sr.Case(reference="T-1", events=[sr.Event(kind="appeal-received", on=date(2025, 7, 14)),
                                            sr.Event(kind="refusal-to-assess", on=date(2025, 6, 10))])  # fmt: skip
    result = sr.evaluate(case, as_of=date(2025, 7, 20))
    moved = next(s for s in result.explain(TWO_MONTHS).walk() if s.rule == "limit-moved")
    assert (moved.provision, moved.value) == (rule("12"), date(2025, 9, 1))
    assert moved.steps[0].value == date(2025, 8, 10)
    counted = next(s for s in result.explain(RESPONSE).walk() if s.rule == "limit-after-counted")
    assert (counted.provision, counted.value) == (rule("12(3)(b)"), date(2025, 9, 23))
    assert "August and 25 December to 1 January not counted" in counted.title
