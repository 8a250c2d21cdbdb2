"""How far back a review, its notices and its decision are looked for. No provision says: the readings adopted."""

from datetime import date

import pytest

import sendrules as sr
from events import E
from matching import anchored
from sendrules.case.kinds import EventKind
from sendrules.law.shared.reviews import LAST_REVIEW


def kept(duty: str, *events: sr.Event, as_of: date) -> bool:
    (found,) = sr.evaluate(sr.Case(reference="B", events=events), as_of=as_of)[duty].instances
    return found.done is not None


@pytest.mark.parametrize(("on", "counts"), [(date(2025, 6, 9), True), (date(2025, 6, 8), False)])
@pytest.mark.parametrize(
    ("duty", "kind", "more"),
    [
        ("reg-20-3-meeting-notice", "review-meeting-notice", {"attends": True}),
        ("reg-20-4-circulate-advice", "review-advice-circulated", {"attends": True}),
        ("reg-21-3-meeting-notice", "review-meeting-notice", {"attends": False}),
        ("reg-21-4-circulate-advice", "review-advice-circulated", {"attends": False}),
        ("reg-37-2-notice-5wd", "mediation-notice", {}),
    ],
)
def test_what_was_sent_up_to_twelve_weeks_before_a_meeting_was_about_it(on, counts, duty, kind, more):
    # twelve weeks before Monday 1 September 2025: Monday 9 June
    meeting = E("review-meeting" if more else "mediation", date(2025, 9, 1), **more)
    assert kept(duty, E(kind, on), meeting, as_of=date(2025, 9, 2)) is counts


PLAN, MEETING = E("final-plan", date(2024, 1, 8)), E("review-meeting", date(2025, 3, 3))


@pytest.mark.parametrize(
    ("decisions", "reviewed"),
    [
        # a decision up to twelve months after the meeting
        ([date(2026, 3, 3)], date(2025, 3, 3)),
        ([date(2026, 3, 4)], date(2026, 3, 4)),
        # a second thought up to six months after it
        ([date(2025, 3, 20), date(2025, 9, 3)], date(2025, 3, 3)),
        ([date(2025, 3, 20), date(2025, 9, 4)], date(2025, 9, 4)),
    ],
)
def test_the_meeting_that_led_to_a_decision(decisions, reviewed):
    events = [PLAN, MEETING, *(E("decision-to-continue", on) for on in decisions), E("moved", date(2026, 6, 1))]
    assert anchored(LAST_REVIEW, *events, by=EventKind.MOVED) == [reviewed]


@pytest.mark.parametrize(("decided", "told"), [(date(2024, 11, 6), False), (date(2024, 11, 7), True)])
def test_a_plan_can_have_ceased_two_months_after_the_decision(decided, told):
    # a review due by 7 January 2025: two months from 7 November end on it, from 6 November before it
    events = [PLAN, E("decision-to-cease", decided)]
    (found,) = sr.evaluate(sr.Case(reference="B", events=events), as_of=date(2025, 2, 1))[
        "act-44-1-a-first-review"
    ].instances
    assert (found.limit, found.doubt is None) == (date(2025, 1, 7), told)
