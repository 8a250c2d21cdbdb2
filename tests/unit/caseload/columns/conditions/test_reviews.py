"""Which meeting led to a decision, and releases, on columns."""

from dataclasses import replace
from datetime import date

from sendrules.case.kinds import EventKind
from sendrules.law.conditions.reviews import LastReview, ReleasedWithin, ReviewLedToIt
from sendrules.time.periods import Counting, Months, Weeks, WorkingDays
from tried_rows import Row, check, e, left

RULE = LastReview(
    EventKind.REVIEW_MEETING,
    (EventKind.DECISION_TO_CONTINUE, EventKind.DECISION_TO_CEASE),
    (EventKind.DECISION_TO_CEASE,),
    within=Weeks(20),
    again=Weeks(8),
    since=(EventKind.FINAL_PLAN,),
)
START = e("decision-to-cease", 200)


def test_a_review_led_to_it() -> None:
    check(
        ReviewLedToIt(RULE),
        [
            Row("no meeting", [START], False),
            Row("twenty weeks before", [START, e("review-meeting", 60)], True),
            Row("a day more", [START, e("review-meeting", 59)], False),
            Row("on the day", [START, e("review-meeting", 200)], True),
            Row("later", [START, e("review-meeting", 201)], False),
            Row("the last counts", [START, e("review-meeting", 10), e("review-meeting", 190)], True),
            Row("decided in between, eight weeks before", [START, e("review-meeting", 144), e("decision-to-continue", 150)], True),
            Row("decided in between, a day more", [START, e("review-meeting", 143), e("decision-to-continue", 150)], False),
            Row("decided the day before", [START, e("review-meeting", 143), e("decision-to-continue", 199)], False),
            Row("decided on the day of the meeting", [START, e("review-meeting", 143), e("decision-to-continue", 143)], False),
            Row("decided before the meeting", [START, e("review-meeting", 143), e("decision-to-continue", 142)], True),
            Row("decided on the day besides", [START, e("review-meeting", 143), e("decision-to-continue", 200)], True),
            Row("a plan was made since", [START, e("review-meeting", 150), e("final-plan", 151)], False),
            Row("a plan was made on the day of the meeting", [START, e("review-meeting", 150), e("final-plan", 150)], True),
            Row("a plan was made on the day", [START, e("review-meeting", 150), e("final-plan", 200)], True),
        ],
    )  # fmt: skip


def test_released_within_a_period() -> None:
    """Twelve months beginning with 1 March 2025 end on 28 February 2026."""
    start = e("final-plan", date(2025, 3, 1))
    check(
        ReleasedWithin(Months(12, Counting.BEGINNING_WITH)),
        [
            Row("not released", [start], False),
            Row("released before", [start, e("released", date(2025, 2, 28))], False),
            Row("released on the day", [start, e("released", date(2025, 3, 1))], True),
            Row("released on the last day", [start, e("released", date(2026, 2, 28))], True),
            Row("released a day later", [start, e("released", date(2026, 3, 1))], False),
            Row(
                "the first release counts",
                [start, e("released", date(2025, 4, 1)), e("released", date(2026, 4, 1))],
                True,
            ),
        ],
    )


def test_a_release_that_is_still_to_come() -> None:
    """It is known in advance, and nobody is released before its day."""
    row = [e("final-plan", date(2025, 3, 1)), e("released", date(2025, 6, 1))]
    check(ReleasedWithin(Months(12)), [Row("on its day", row, True)], as_of=date(2025, 6, 1))
    check(ReleasedWithin(Months(12)), [Row("the day before", row, False)], as_of=date(2025, 5, 31))


def test_what_the_calendar_does_not_know_is_left_to_the_other_engine() -> None:
    early = date(1991, 3, 1)
    rows = [
        Row("released", [e("final-plan", early), e("released", date(1991, 3, 2))], None),
        Row("never released", [e("final-plan", early)], None),
        Row("known", [e("final-plan", 100), e("released", 101)], None),
    ]
    assert left(ReleasedWithin(WorkingDays(5)), rows) == [True, False, False]
    rows = [
        Row("reviewed", [e("decision-to-cease", early), e("review-meeting", early)], None),
        Row("never reviewed", [e("decision-to-cease", early)], None),
        Row("known", [e("decision-to-cease", 100), e("review-meeting", 100)], None),
    ]
    assert left(ReviewLedToIt(replace(RULE, within=WorkingDays(5))), rows) == [True, False, False]


def test_nobody_was_released() -> None:
    check(ReleasedWithin(Months(12)), [Row("not released", [e("final-plan", 10)], False)])
