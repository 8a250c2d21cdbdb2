"""What a timetable says of one date beside the limits themselves. Dates worked by hand."""

from datetime import date

import pytest

import sendrules as sr
from sendrules.statutory.timetable import Row

FINAL = "reg-13-2-final-plan-20-weeks"


def rows(kind: str, on: date) -> dict[str, Row]:
    return {row.id: row for row in sr.timetable(kind, on)}


def test_two_timetables_are_equal_only_for_the_same_kind_and_day() -> None:
    one = sr.timetable("request", date(2025, 5, 21))
    assert one == sr.timetable("request", date(2025, 5, 21))
    assert one != sr.timetable("responsible", date(2025, 5, 21))
    assert one != sr.timetable("request", date(2025, 5, 22))
    assert one != sr.timetable(
        "request", date(2025, 5, 21), calendar=sr.ENGLAND_AND_WALES.overlay({date(2027, 6, 4): "x"})
    )
    assert one != "request"
    assert one.changes_from(sr.timetable("request", date(2025, 5, 21))) == ()


def test_notes() -> None:
    request = rows("request", date(2025, 5, 21))
    assert request["reg-3-consult-on-request"].note == "as soon as practicable"
    assert request[FINAL].note == ""
    assert request["derived-latest-draft-date"].note == "derived, not statutory"
    assert request["reg-10-1-no-plan-decision"].note.startswith("if the authority decides")
    asked = rows("advice-request", date(2025, 5, 21))["reg-8-1-cooperate-6-weeks"]
    assert (asked.due, asked.note) == (date(2025, 7, 2), "if a body listed in s.31 was asked")


def test_past_the_calendar_the_limit_is_known_and_the_working_day_is_not() -> None:
    # 1 November 2028 + 140: 29, 60, 91, 119, 140 on 21 March 2029
    far = rows("request", date(2028, 11, 1))[FINAL]
    assert (far.due, far.practical) == (date(2029, 3, 21), None)
    assert "whether it is a working day is not known" in far.note


def test_practical() -> None:
    assert rows("request", date(2025, 5, 21))[FINAL].practical is None  # 8 October 2025 is a Wednesday
    saturday = rows("request", date(2024, 12, 7))[FINAL]  # + 140: 24, 55, 83, 114, 26 April 2025
    assert (saturday.due, saturday.practical) == (date(2025, 4, 26), date(2025, 4, 25))


def test_window() -> None:
    row = rows("draft-plan", date(2025, 9, 1))["reg-13-1-a-draft-plan-15-days"]
    assert (row.window_first, row.due, row.lawful_from) == (
        date(2025, 9, 1),
        date(2025, 9, 15),
        date(2025, 9, 16),
    )


def test_before_commencement_nothing_is_in_force() -> None:
    found = sr.timetable("request", date(2014, 8, 31))
    assert len(found) == 7
    assert all(row.due is None and "in force from 2014-09-01" in row.note for row in found)


def test_an_unknown_kind_offers_the_nearest() -> None:
    with pytest.raises(sr.UnknownKind, match="Did you mean request"):
        sr.timetable("requets", date(2025, 5, 21))
