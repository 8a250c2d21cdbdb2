"""On which day something counts as received, in each view: every day worked by hand."""

from datetime import UTC, date, datetime, time

import pytest

import sendrules as sr
from sendrules.case.kinds import EventKind
from sendrules.case.receipt import (
    DAY_IT_ARRIVED,
    FIRST_CLASS_NEXT_DAY,
    IN_THE_POST,
    NEXT_WORKING_DAY,
    SIGNED,
    first_working_day,
)

FRIDAY, SATURDAY, SUNDAY, MONDAY = (date(2026, 1, n) for n in (9, 10, 11, 12))
THURSDAY, GOOD_FRIDAY, TUESDAY = date(2026, 4, 2), date(2026, 4, 3), date(2026, 4, 7)  # Easter Monday is 6 April 2026

DAYS = [
    # day, means, at, the day to record, the day on the other view
    (FRIDAY, "email", None, FRIDAY, FRIDAY),
    (FRIDAY, "email", time(9), FRIDAY, FRIDAY),
    (FRIDAY, "email", time(17), FRIDAY, FRIDAY),
    (FRIDAY, "email", time(17, 0, 1), FRIDAY, MONDAY),
    (FRIDAY, "email", time(20), FRIDAY, MONDAY),
    (FRIDAY, "online", time(23, 59), FRIDAY, MONDAY),
    (FRIDAY, "by-hand", time(18), FRIDAY, MONDAY),
    (FRIDAY, "signed-for", time(18), FRIDAY, FRIDAY),
    (SATURDAY, "email", None, SATURDAY, MONDAY),
    (SATURDAY, "signed-for", None, SATURDAY, SATURDAY),
    (SUNDAY, "email", time(9), SUNDAY, MONDAY),
    (SUNDAY, "email", time(20), SUNDAY, MONDAY),
    (SUNDAY, "online", None, SUNDAY, MONDAY),
    (MONDAY, "email", None, MONDAY, MONDAY),
    (THURSDAY, "email", time(16, 59), THURSDAY, THURSDAY),
    (THURSDAY, "email", time(17, 30), THURSDAY, TUESDAY),
    (GOOD_FRIDAY, "email", time(9), GOOD_FRIDAY, TUESDAY),
    (date(2025, 12, 25), "email", None, date(2025, 12, 25), date(2025, 12, 29)),
    (date(2025, 12, 26), "email", None, date(2025, 12, 26), date(2025, 12, 29)),
    # posted on Maundy Thursday: the next working day is Tuesday, the second Wednesday, the fourth Friday
    (THURSDAY, "first-class-post", None, TUESDAY, date(2026, 4, 8)),
    (THURSDAY, "second-class-post", None, date(2026, 4, 10), date(2026, 4, 10)),
    (FRIDAY, "first-class-post", time(20), MONDAY, date(2026, 1, 13)),
]


@pytest.mark.parametrize(("day", "means", "at", "record", "other"), DAYS)
def test_the_day_in_each_view(day: date, means: str, at: time | None, record: date, other: date) -> None:
    found = sr.day_of_receipt(day, means, at=at)
    assert (found.record, found.other) == (record, other)
    assert found.contested is (record != other)
    assert (found.safe_for_authority, found.safe_for_family) == (record, other)


@pytest.mark.parametrize(
    ("means", "sources"),
    [
        ("email", (DAY_IT_ARRIVED, NEXT_WORKING_DAY)),
        ("online", (DAY_IT_ARRIVED, NEXT_WORKING_DAY)),
        ("by-hand", (DAY_IT_ARRIVED, NEXT_WORKING_DAY)),
        ("signed-for", (DAY_IT_ARRIVED, SIGNED)),
        ("first-class-post", (FIRST_CLASS_NEXT_DAY, IN_THE_POST)),
        ("second-class-post", (IN_THE_POST, IN_THE_POST)),
    ],
)
def test_each_view_has_its_source(means: str, sources: tuple[str, str]) -> None:
    found = sr.day_of_receipt(SUNDAY, means)
    assert (found.record_source, found.other_source) == sources


def test_email_is_the_usual_way() -> None:
    assert sr.day_of_receipt(SUNDAY) == sr.day_of_receipt(SUNDAY, sr.Means.EMAIL)


def test_another_calendar_decides_what_a_working_day_is() -> None:
    proclaimed = sr.ENGLAND_AND_WALES.overlay({MONDAY: "invented"})
    assert sr.day_of_receipt(SUNDAY, calendar=proclaimed).other == date(2026, 1, 13)


def test_what_is_refused() -> None:
    with pytest.raises(sr.UnknownMeans, match=r"no way to send a request called 'e-mail'. Did you mean email"):
        sr.day_of_receipt(SUNDAY, "e-mail")
    with pytest.raises(TypeError, match="give the time as `at`"):
        sr.day_of_receipt(datetime(2026, 1, 11, 20, tzinfo=UTC))
    with pytest.raises(TypeError, match="a date without a time is needed, not str"):
        sr.day_of_receipt("2026-01-11")  # type: ignore[arg-type]
    with pytest.raises(TypeError, match="`at` must be a time of day, not str"):
        sr.day_of_receipt(SUNDAY, at="20:00")  # type: ignore[arg-type]
    with pytest.raises(ValueError, match="without a time zone"):
        sr.day_of_receipt(SUNDAY, at=time(20, tzinfo=UTC))


@pytest.mark.parametrize("means", [means for means in sr.Means if means is not sr.Means.SIGNED_FOR])
def test_a_day_that_the_calendar_does_not_know_is_refused(means: sr.Means) -> None:
    with pytest.raises(sr.BeyondHorizonError):
        sr.day_of_receipt(date(2040, 1, 4), means)


def test_the_first_working_day_of_what_is_received_alone() -> None:
    law = sr.ENGLAND_AND_WALES
    assert first_working_day(GOOD_FRIDAY, EventKind.REQUEST, law) == TUESDAY
    assert first_working_day(THURSDAY, EventKind.REQUEST, law) == THURSDAY
    assert first_working_day(GOOD_FRIDAY, EventKind.RESPONSIBLE, law) == GOOD_FRIDAY
    assert first_working_day(date(2028, 12, 31), EventKind.REQUEST, law) == date(
        2028, 12, 31
    )  # Sunday, the last known day
