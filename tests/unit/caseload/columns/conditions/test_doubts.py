"""What has to be known before a limit is said to be missed, on columns."""

from sendrules.case.kinds import EventKind, Order
from sendrules.law.conditions.matters import OverByThen
from sendrules.law.conditions.own_dates import NoticeRecorded
from sendrules.law.conditions.phases import NothingToAmend
from sendrules.law.conditions.plans import ClearlyAnswered, MayHaveCeased
from sendrules.law.conditions.reviews import ReassessedInstead
from sendrules.time.periods import Months
from tried_rows import Row, check, e


def test_the_notice_is_recorded() -> None:
    rows = [Row("it is", [e("transfer-review", 10, sent=5)], True), Row("it is not", [e("transfer-review", 10)], None)]
    check(NoticeRecorded(), rows)


def test_the_notice_of_no_event_of_the_batch_is_recorded() -> None:
    check(NoticeRecorded(), [Row("it is not", [e("transfer-review", 10)], None)])


def test_what_is_complained_of_is_over() -> None:
    over, on = e("matter-arose", 100, continues=False), e("matter-arose", 100, continues=True)
    elm = e("matter-arose", 100, about="Elm")
    check(
        OverByThen((EventKind.CLAIM_FILED,)),
        [
            Row("it says so", [over], True, last=190),
            Row("it goes on", [on], None, last=190),
            Row("it does not say", [e("matter-arose", 100)], None, last=190),
            Row("used on the last day", [on, e("claim-filed", 190)], True, last=190),
            Row("used a day later", [on, e("claim-filed", 191)], None, last=190),
            Row("used on its own day", [on, e("claim-filed", 100)], True, last=190),
            Row("used before", [on, e("claim-filed", 99)], None, last=190),
            Row("used about another matter", [elm, e("claim-filed", 150, about="Oak")], None, last=190),
            Row("used about this matter", [elm, e("claim-filed", 150, about="ELM")], True, last=190),
            Row("used about none", [elm, e("claim-filed", 150)], None, last=190),
            Row("no last day", [on, e("claim-filed", 150)], None),
        ],
    )


def test_without_a_last_day_no_right_was_used_by_then() -> None:
    on = e("matter-arose", 100)
    check(OverByThen((EventKind.CLAIM_FILED,)), [Row("used", [on, e("claim-filed", 150)], None)])


CEASING = MayHaveCeased(
    EventKind.DECISION_TO_CEASE,
    Months(2),
    (EventKind.REVIEW_MEETING, EventKind.TRIBUNAL_ORDER),
    EventKind.APPEAL_ENDED,
)
PLAN = e("final-plan", 0)


def test_the_plan_may_have_ceased() -> None:
    """Two months after day 31, 1 February 2025, is 1 April, day 90."""
    decided = e("decision-to-cease", 31)
    check(
        CEASING,
        [
            Row("no decision", [PLAN], True, last=300),
            Row("decided", [PLAN, decided], None, last=91),
            Row("two months are not over", [PLAN, decided], True, last=90),
            Row("no last day", [PLAN, decided], None),
            Row("decided before the start", [e("final-plan", 32), decided], True, last=300),
            Row("decided on the day of the start", [e("final-plan", 31), decided], None, last=300),
            Row("a review since", [PLAN, decided, e("review-meeting", 60)], True, last=300),
            Row("a review on the day", [PLAN, decided, e("review-meeting", 31)], True, last=300),
            Row("a review before", [PLAN, decided, e("review-meeting", 30)], None, last=300),
            Row("the appeal ended", [PLAN, decided, e("appeal-ended", 60)], None, last=300),
            Row("a review after the end of the appeal", [PLAN, decided, e("appeal-ended", 60), e("review-meeting", 61)], True, last=300),
            Row("the appeal ended after a review", [PLAN, decided, e("review-meeting", 60), e("appeal-ended", 61)], None, last=300),
            Row("ordered to cease", [PLAN, decided, e("tribunal-order", 60, order="cease")], None, last=300),
            Row("ordered to go on", [PLAN, decided, e("tribunal-order", 60, order="continue")], True, last=300),
            Row("a later decision after the review", [PLAN, decided, e("review-meeting", 60), e("decision-to-cease", 70)], None, last=300),
            Row("a later decision too late to count", [PLAN, decided, e("review-meeting", 60), e("decision-to-cease", 70)], True, last=100),
            Row("all on one day", [e("final-plan", 31), decided, e("review-meeting", 31, id="a")], True, last=300),
        ],
    )  # fmt: skip


def test_what_comes_after_the_day_of_the_question_shows_nothing() -> None:
    decided, later = e("decision-to-cease", 31), e("review-meeting", 201)
    check(CEASING, [Row("a review to come", [PLAN, decided, later], None, last=150)], as_of=200)
    check(CEASING, [Row("a review today", [PLAN, decided, later], True, last=150)], as_of=201)


REASSESSED = ReassessedInstead(Order.REASSESS, (EventKind.REASSESSED_PLAN,), (EventKind.PLAN_CEASED,))


def test_a_reassessment_was_under_way() -> None:
    begun = e("decision-to-reassess", 50)
    check(
        REASSESSED,
        [
            Row("none", [PLAN], True, last=100),
            Row("begun", [PLAN, begun], None, last=100),
            Row("begun on the last day", [PLAN, begun], None, last=50),
            Row("begun later", [PLAN, begun], True, last=49),
            Row("concluded", [PLAN, begun, e("reassessed-plan", 99)], True, last=100),
            Row("concluded on the last day", [PLAN, begun, e("reassessed-plan", 100)], None, last=100),
            Row("concluded on the day it began", [PLAN, begun, e("reassessed-plan", 50)], True, last=100),
            Row("concluded before", [PLAN, begun, e("reassessed-plan", 49)], None, last=100),
            Row("ended", [PLAN, begun, e("plan-ceased", 60)], True, last=100),
            Row("begun again", [PLAN, begun, e("plan-ceased", 60), e("decision-to-reassess", 70)], None, last=100),
            Row("ordered", [PLAN, e("tribunal-order", 50, order="reassess")], None, last=100),
            Row("another order", [PLAN, e("tribunal-order", 50, order="assess")], True, last=100),
            Row("agreed", [PLAN, e("mediation-agreement", 50, order="reassess")], None, last=100),
            Row("conceded", [PLAN, e("appeal-conceded", 50, order="reassess")], None, last=100),
            Row("no last day", [PLAN, begun, e("reassessed-plan", 600)], True),
            Row("begun on the day of the start", [e("final-plan", 50), begun], None, last=100),
        ],
    )  # fmt: skip
    check(REASSESSED, [Row("today", [PLAN, begun, e("reassessed-plan", 600)], None)], as_of=600)


def test_nothing_to_amend() -> None:
    """Twelve months before day 410, 15 February 2026, is 15 February 2025, day 45."""
    move = e("phase-transfer", 600)

    def plan(day: int, says: bool | None = None) -> Row:
        return Row(f"{day}, {says}", [move, e("final-plan", day, names_next=says)], None, last=410)

    check(
        NothingToAmend(),
        [
            Row("no plan", [move], True, last=410),
            plan(45),
            plan(410),
            plan(100, True),
            plan(100, False)._replace(holds=True),
            plan(44)._replace(holds=True),
            plan(411)._replace(holds=True),
            Row("changed since", [move, e("final-plan", 100), e("amendment-notice", 100)], True, last=410),
            Row("changed on the last day", [move, e("final-plan", 100), e("decision-to-amend", 410)], True, last=410),
            Row("changed later", [move, e("final-plan", 100), e("decision-to-amend", 411)], None, last=410),
            Row("changed before", [move, e("final-plan", 100), e("decision-to-amend", 99)], None, last=410),
            Row("left as it is, and it does not name it", [move, e("final-plan", 20, names_next=False), e("decision-to-continue", 100)], True, last=410),
            Row("left as it is, and it names it", [move, e("final-plan", 20, names_next=True), e("decision-to-continue", 100)], None, last=410),
            Row("no last day", [move, e("final-plan", 600)], None),
        ],
    )  # fmt: skip


ANSWERED = ClearlyAnswered(
    EventKind.REASSESSED_PLAN,
    (EventKind.AMENDED_PLAN, EventKind.FINAL_PLAN),
    (EventKind.REVIEW_MEETING, EventKind.AMENDMENT_NOTICE, EventKind.TRIBUNAL_ORDER),
    "clearly answered",
    closed_by=((EventKind.REVIEW_MEETING, (EventKind.DECISION_TO_CONTINUE,)),),
    not_ordered=(Order.CEASE,),
    led_to_by=((EventKind.AMENDMENT_NOTICE, (EventKind.REVIEW_MEETING,)),),
)


def test_a_plan_may_be_the_answer() -> None:
    start, plan = e("decision-to-reassess", 100), e("amended-plan", 150)
    check(
        ANSWERED,
        [
            Row("no plan", [start], True, last=200),
            Row("a plan", [start, plan], None, last=200),
            Row("on the last day", [start, plan], None, last=150),
            Row("a day later", [start, plan], True, last=149),
            Row("no last day", [start, plan], None),
            Row("on the day of the start", [start, e("amended-plan", 100)], True, last=200),
            Row("a day after", [start, e("final-plan", 101)], None, last=200),
            Row("answered", [start, plan, e("reassessed-plan", 300)], True, last=200),
            Row("answered on the day", [start, plan, e("reassessed-plan", 100)], True, last=200),
            Row("answered before", [start, plan, e("reassessed-plan", 99)], None, last=200),
        ],
    )  # fmt: skip


def test_something_explains_a_plan() -> None:
    start, plan, met = e("decision-to-reassess", 100), e("amended-plan", 150), e("review-meeting", 120)
    check(
        ANSWERED,
        [
            Row("a review", [start, plan, met], True, last=200),
            Row("a review of its day", [start, plan, e("review-meeting", 150)], True, last=200),
            Row("a review after it", [start, plan, e("review-meeting", 151)], None, last=200),
            Row("a review before the last plan", [start, plan, e("final-plan", 130), met], None, last=129 + 21),
            Row("a review of the day of the last plan", [start, plan, e("final-plan", 90), e("review-meeting", 90)], True, last=200),
            Row("a review that changed nothing", [start, plan, met, e("decision-to-continue", 120)], None, last=200),
            Row("left as it is on the day of the plan", [start, plan, met, e("decision-to-continue", 150)], None, last=200),
            Row("left as it is before", [start, plan, met, e("decision-to-continue", 119)], True, last=200),
            Row("left as it is after", [start, plan, met, e("decision-to-continue", 151)], True, last=200),
            Row("an order", [start, plan, e("tribunal-order", 120, order="amend-provision")], True, last=200),
            Row("an order that does not say", [start, plan, e("tribunal-order", 120)], True, last=200),
            Row("an order to cease", [start, plan, e("tribunal-order", 120, order="cease")], None, last=200),
            Row("a notice with no review", [start, plan, e("amendment-notice", 120)], None, last=200),
            Row("a notice of the day of the start", [start, plan, e("amendment-notice", 100)], None, last=200),
            Row("a notice before the start", [start, plan, e("amendment-notice", 99)], True, last=200),
            Row("one of two plans", [start, plan, met, e("amended-plan", 160)], None, last=200),
        ],
    )  # fmt: skip


def test_a_notice_that_a_review_led_to() -> None:
    start, plan, notice = e("decision-to-reassess", 100), e("amended-plan", 150), e("amendment-notice", 120)
    left = e("decision-to-continue", 149)  # so that the review alone explains nothing
    check(
        ANSWERED,
        [
            Row("on the day of the start", [start, plan, notice, e("review-meeting", 100), left], True, last=200),
            Row("before the start", [start, plan, notice, e("review-meeting", 99), left], None, last=200),
            Row("on its day", [start, plan, notice, e("review-meeting", 120), left], True, last=200),
            Row("after it", [start, plan, notice, e("review-meeting", 121), left], None, last=200),
        ],
    )


def test_no_plan_of_the_batch_may_be_an_answer() -> None:
    check(ANSWERED, [Row("none", [e("decision-to-reassess", 100)], True, last=200)])
