"""Until when an act can still be done."""

from datetime import date

import pytest

import sendrules as sr
from events import event
from sendrules.statutory.instance import can_be_done

D51 = "reg-5-1-decision-to-assess"

NOTICE = "reg-20-3-meeting-notice"


def answer(*events: sr.Event, as_of: date, **more: object) -> sr.Result:
    return sr.evaluate(sr.Case(reference="A", events=events, **more), as_of=as_of)  # type: ignore[arg-type]


REQUEST = event("request", 1, 6, id="first")


@pytest.mark.parametrize(("meeting", "sense"), [(9, False), (10, True), (11, True)])
def test_notice_of_a_meeting_makes_sense_up_to_its_day(meeting: int, sense: bool) -> None:
    day = date(2025, 3, 10)
    (found,) = answer(event("review-meeting", 3, meeting, attends=True), as_of=day)[NOTICE].instances
    assert found.compliance == "overdue"
    assert can_be_done(found, day) is sense


@pytest.mark.parametrize(
    ("duty", "start"),
    [
        (D51, REQUEST),
        # late, a plan can still be transferred
        ("reg-15-2-transfer-plan-aware-early", event("moved", 2, 3, aware=date(2024, 12, 2))),
    ],
)
def test_what_may_come_after_its_start_makes_sense_however_late(duty: str, start: sr.Event) -> None:
    day = date(2025, 9, 1)
    (found,) = answer(start, as_of=day)[duty].instances
    assert found.compliance == "overdue"
    assert can_be_done(found, day)
