"""Who records something that came on no working day is told which day counts."""

from datetime import date

import pytest

import sendrules as sr
from sendrules.case.kinds import EventKind
from sendrules.wording.receipt import receipt_hint

SUNDAY = date(2026, 1, 4)


@pytest.mark.parametrize("kind", ["request", "reassessment-request", "mediation-wanted", "complaint-made"])
def test_of_what_is_received(kind: str) -> None:
    assert receipt_hint(EventKind(kind), SUNDAY).startswith("That is a Sunday. ")
    assert receipt_hint(EventKind(kind), date(2026, 1, 5)) == ""


@pytest.mark.parametrize(
    "kind", ["responsible", "draft-plan", "advice-request", "review-meeting", "appeal", "appeal-received"]
)
def test_of_nothing_else(kind: str) -> None:
    assert receipt_hint(EventKind(kind), SUNDAY) == ""


def test_nothing_where_the_calendar_does_not_know() -> None:
    assert receipt_hint(EventKind.REQUEST, date(2040, 1, 1)) == ""
    assert receipt_hint(EventKind.REQUEST, date(2028, 12, 31)) == ""


def test_a_proclaimed_bank_holiday_by_its_name() -> None:
    calendar = sr.ENGLAND_AND_WALES.overlay({date(2026, 1, 7): "invented jubilee"})
    assert receipt_hint(EventKind.REQUEST, date(2026, 1, 7), calendar).startswith("That is invented jubilee. ")
