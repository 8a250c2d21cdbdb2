"""When a plan was last reviewed, and whether a review led to a decision."""

from dataclasses import replace
from datetime import date

import pytest

from matching import anchored
from sendrules.case.events import Event
from sendrules.case.kinds import EventKind
from sendrules.law.conditions.reviews import LastReview, ReviewLedToIt
from sendrules.time.periods import Months, Weeks
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


# the last review before a day

SHOWS = LastReview(
    EventKind.REVIEW_MEETING,
    (EventKind.DECISION_TO_CONTINUE, EventKind.DECISION_TO_CEASE),
    not_alone=(EventKind.DECISION_TO_CEASE,),
    within=Months(12),
    again=Months(6),
)


def last_review(rule: LastReview, *events: Event) -> date | None:
    """The last review before 1 May 2025, where a move is what asks for it."""
    (found,) = anchored(rule, *events, E("moved", date(2025, 5, 1)), by=EventKind.MOVED)
    return found


@pytest.mark.parametrize(
    ("events", "day"),
    [
        ([], None),
        ([("review-meeting", date(2025, 2, 20))], None),  # without a decision it is not over
        ([("decision-to-continue", date(2025, 3, 10))], date(2025, 3, 10)),
        ([("review-meeting", date(2025, 2, 20)), ("decision-to-continue", date(2025, 3, 10))], date(2025, 2, 20)),
        ([("review-meeting", date(2025, 3, 10)), ("decision-to-continue", date(2025, 3, 10))], date(2025, 3, 10)),
        ([("review-meeting", date(2025, 3, 11)), ("decision-to-continue", date(2025, 3, 10))], date(2025, 3, 10)),
        ([("review-meeting", date(2024, 9, 9)), ("decision-to-continue", date(2025, 3, 10))], date(2024, 9, 9)),
        ([("review-meeting", date(2024, 3, 10)), ("decision-to-continue", date(2025, 3, 10))], date(2024, 3, 10)),
        ([("review-meeting", date(2024, 3, 9)), ("decision-to-continue", date(2025, 3, 10))], date(2025, 3, 10)),
        # a second thought within six months, and what is none
        ([("review-meeting", date(2024, 9, 10)), ("decision-to-continue", date(2024, 9, 20)),
          ("decision-to-continue", date(2025, 3, 10))], date(2024, 9, 10)),
        ([("review-meeting", date(2024, 9, 9)), ("decision-to-continue", date(2024, 9, 20)),
          ("decision-to-continue", date(2025, 3, 10))], date(2025, 3, 10)),
        ([("review-meeting", date(2025, 1, 6)), ("review-meeting", date(2025, 2, 20)),
          ("decision-to-continue", date(2025, 3, 10))], date(2025, 2, 20)),
        ([("decision-to-cease", date(2025, 3, 10))], None),  # may come without a review
        ([("review-meeting", date(2025, 2, 20)), ("decision-to-cease", date(2025, 3, 10))], date(2025, 2, 20)),
        ([("decision-to-continue", date(2024, 3, 11)), ("decision-to-cease", date(2025, 3, 10))], date(2024, 3, 11)),
        ([("decision-to-continue", date(2025, 5, 1))], date(2025, 5, 1)),
        ([("decision-to-continue", date(2024, 3, 11)), ("decision-to-continue", date(2025, 5, 2))], date(2024, 3, 11)),
    ],
)  # fmt: skip
def test_the_last_review_before_1_may(events, day):
    assert last_review(SHOWS, *(E(kind, on) for kind, on in events)) == day


@pytest.mark.parametrize(
    ("made", "day"),
    [(date(2025, 2, 20), date(2025, 2, 20)), (date(2025, 2, 21), date(2025, 3, 10)), (date(2025, 3, 10), date(2025, 2, 20)),
     (date(2025, 3, 11), None), (date(2025, 5, 1), None), (date(2025, 5, 2), date(2025, 2, 20))],
)  # fmt: skip
def test_a_review_of_an_earlier_plan_is_not_a_review_of_the_next(made, day):
    """Meeting 20 February, decided 10 March; asked on 1 May."""
    events = [E("review-meeting", date(2025, 2, 20)), E("decision-to-continue", date(2025, 3, 10))]
    rule = replace(SHOWS, since=(EventKind.FINAL_PLAN,))
    assert last_review(rule, *events, E("final-plan", made)) == day


def test_the_last_review_may_be_dated_by_its_decision():
    events = [E("review-meeting", date(2025, 2, 20)), E("decision-to-continue", date(2025, 3, 10))]
    assert last_review(replace(SHOWS, by_decision=True), *events) == date(2025, 3, 10)
    alone = E("decision-to-cease", date(2025, 3, 10))
    assert last_review(replace(SHOWS, by_decision=True), alone) is None
