"""Deemed service: golden dates worked by hand, and how an event's day of service is known."""

from datetime import date

import pytest

from sendrules.case.events import Event
from sendrules.case.kinds import Dated, ServiceMethod
from sendrules.case.service import deemed_service
from sendrules.errors import BeyondHorizonError
from sendrules.time.calendar import ENGLAND_AND_WALES
from tables import rows

FIRST_CLASS, SECOND_CLASS = ServiceMethod.FIRST_CLASS_POST, ServiceMethod.SECOND_CLASS_POST


@pytest.mark.parametrize("row", rows("golden/deemed_service.csv"), ids=lambda row: f"{row['posted']}-{row['method']}")
def test_by_hand(row):
    served = deemed_service(date.fromisoformat(row["posted"]), ServiceMethod(row["method"]))
    assert served == date.fromisoformat(row["served"]), row["why"]


@pytest.mark.parametrize("method", [ServiceMethod.BY_HAND, ServiceMethod.EMAIL_AGREED])
@pytest.mark.parametrize("day", [date(2026, 4, 2), date(2026, 4, 5), date(2035, 1, 1)])
def test_by_hand_or_agreed_email_is_the_day_itself_even_a_sunday_or_past_the_calendar(method, day):
    assert deemed_service(day, method) == day


@pytest.mark.parametrize(("method", "last"), [(FIRST_CLASS, date(2028, 12, 27)), (SECOND_CLASS, date(2028, 12, 21))])
def test_post_is_not_deemed_past_the_calendar(method, last):
    # Fri 29 December 2028 is the last working day known; 25 and 26 December are days off
    assert deemed_service(last, method) == date(2028, 12, 29)
    with pytest.raises(BeyondHorizonError):
        deemed_service(date(2028, 12, 28), method)


def test_a_newly_proclaimed_day_makes_service_later():
    proclaimed = ENGLAND_AND_WALES.overlay({date(2026, 6, 9): "proclaimed"})
    assert deemed_service(date(2026, 6, 8), FIRST_CLASS) == date(2026, 6, 10)
    assert deemed_service(date(2026, 6, 8), FIRST_CLASS, proclaimed) == date(2026, 6, 11)


DRAFT = {"kind": "draft-plan", "on": date(2026, 4, 2)}  # sent on Maundy Thursday


@pytest.mark.parametrize(
    ("event", "served", "how"),
    [
        (Event(**DRAFT), date(2026, 4, 2), "not recorded"),
        (Event(**DRAFT, method="first-class-post"), date(2026, 4, 8), "deemed"),
        (Event(**DRAFT, method="second-class-post"), date(2026, 4, 10), "deemed"),
        (Event(**DRAFT, method="by-hand"), date(2026, 4, 2), "deemed"),
        (Event(**DRAFT, method="first-class-post", served=date(2026, 4, 9)), date(2026, 4, 9), "recorded"),
        (Event(kind="request", on=date(2026, 4, 2)), date(2026, 4, 2), "recorded"),
        (Event(kind="request", on=date(2026, 4, 2), sent=date(2026, 3, 31)), date(2026, 4, 2), "recorded"),
    ],
)
def test_the_day_of_service_of_an_event(event, served, how):
    assert (event.day(Dated.SERVED), event.service) == (served, how)


def test_the_day_sent_is_recorded_or_the_day_itself():
    assert Event(**DRAFT, served=date(2026, 4, 9)).day(Dated.SENT) == date(2026, 4, 2)
    received = Event(kind="request", on=date(2026, 4, 2), sent=date(2026, 3, 31))
    assert received.day(Dated.SENT) == date(2026, 3, 31)
    assert received.day(Dated.ON) == date(2026, 4, 2)
