"""Whether a review led to a decision."""

import pytest

from sendrules.case.kinds import EventKind
from sendrules.law.conditions.reviews import ReviewLedToIt
from sendrules.law.model.anchors import LastReview
from sendrules.time.periods import Weeks
from triggers import E, day, found, shows, start

# a review led to it

REVIEW = LastReview(
    EventKind.REVIEW_MEETING,
    (EventKind.DECISION_TO_CEASE, EventKind.DECISION_TO_CONTINUE),
    (),
    within=Weeks(4),
    again=Weeks(2),
    since=(EventKind.FINAL_PLAN, EventKind.AMENDED_PLAN),
)


@pytest.mark.parametrize(
    ("events", "shown"),
    [
        ([], None),
        ([("review-meeting", 1)], None),
        ([("review-meeting", 0)], 0),
        ([("review-meeting", -28)], -28),  # four weeks before, and no longer
        ([("review-meeting", -29)], None),
        ([("review-meeting", -20), ("review-meeting", -5)], -5),
        ([("review-meeting", -20), ("review-meeting", 1)], -20),
        # since the plan was made; the decision of the day is not what made it
        ([("review-meeting", -20), ("final-plan", -19)], None),
        ([("review-meeting", -20), ("final-plan", -20)], -20),
        ([("review-meeting", -20), ("final-plan", -21)], -20),
        ([("review-meeting", -20), ("final-plan", 0)], -20),
        ([("review-meeting", -20), ("final-plan", 1)], -20),
        ([("review-meeting", -20), ("final-plan", -1)], None),
        ([("review-meeting", -40), ("review-meeting", -5)], -5),
        ([("final-plan", -25), ("review-meeting", -20), ("amended-plan", -10)], None),
        # it has led to another decision already
        ([("review-meeting", -15), ("decision-to-continue", -15)], None),
        ([("review-meeting", -15), ("decision-to-continue", -1)], None),
        ([("review-meeting", -14), ("decision-to-continue", -10)], -14),
        ([("review-meeting", -15), ("decision-to-continue", -16)], -15),
        ([("review-meeting", -15), ("decision-to-continue", 0)], -15),
        ([("review-meeting", -15), ("decision-to-continue", 1)], -15),
        ([("review-meeting", -25), ("decision-to-continue", -20), ("review-meeting", -15)], -15),
    ],
)
def test_a_review_led_to_it(events, shown):
    finding = found(ReviewLedToIt(REVIEW), start("decision-to-cease"), *(E(*e) for e in events))
    shows(finding, shown is not None, *([] if shown is None else [("review meeting", day(shown))]))


def test_no_review_led_to_what_is_not_recorded():
    shows(found(ReviewLedToIt(REVIEW), E("review-meeting", 0)), False)
