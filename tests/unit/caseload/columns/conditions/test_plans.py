"""Whether a plan is maintained, on columns."""

from datetime import date

from sendrules.law.conditions.plans import FirstPlan, NoPlanMaintained, NotCeased, PlanKept, PlanMaintained
from sendrules.law.model.limits import Before, BeforeDate, EarliestOf
from sendrules.time.periods import Counting, Months, WorkingDays
from tried_rows import Row, check, e, left


def test_no_plan_is_maintained() -> None:
    check(
        NoPlanMaintained(),
        [
            Row("nothing is recorded", [e("request", 100)], True),
            Row("a plan was made before", [e("request", 100), e("final-plan", 99)], False),
            Row("a plan was made on the day", [e("request", 100), e("final-plan", 100)], True),
            Row("a plan was made later", [e("request", 100), e("final-plan", 101)], True),
            Row("an amended plan shows one", [e("request", 100), e("amended-plan", 50)], False),
            Row("it ceased on the day", [e("request", 100), e("final-plan", 50), e("plan-ceased", 100)], True),
            Row("it ceased later", [e("request", 100), e("final-plan", 50), e("plan-ceased", 101)], False),
            Row("it ceased on its own day", [e("request", 100), e("final-plan", 50), e("plan-ceased", 50)], True),
            Row("one was made since", [e("request", 100), e("plan-ceased", 50), e("reassessed-plan", 51)], False),
            Row("only an end is recorded", [e("request", 100), e("plan-ceased", 50)], True),
        ],
    )


def test_no_plan_is_maintained_where_no_case_has_one() -> None:
    check(NoPlanMaintained(), [Row("one", [e("request", 100)], True), Row("another", [e("request", 101)], True)])


def test_the_plan_has_not_ceased() -> None:
    check(
        NotCeased(),
        [
            Row("nothing is recorded", [e("review-meeting", 100)], True),
            Row("it ceased the day before", [e("review-meeting", 100), e("plan-ceased", 99)], False),
            Row("it ceases on the day", [e("review-meeting", 100), e("plan-ceased", 100)], True),
            Row(
                "one was made on the day it ceased",
                [e("review-meeting", 100), e("plan-ceased", 90), e("final-plan", 90)],
                True,
            ),
            Row(
                "one was made on the day", [e("review-meeting", 100), e("plan-ceased", 90), e("final-plan", 100)], True
            ),
            Row(
                "one was made only before", [e("review-meeting", 100), e("final-plan", 89), e("plan-ceased", 90)], False
            ),
            Row(
                "one was made only later", [e("review-meeting", 100), e("plan-ceased", 90), e("final-plan", 101)], False
            ),
        ],
    )


def test_a_plan_is_maintained_on_the_day() -> None:
    check(
        PlanMaintained(),
        [
            Row("nothing is recorded", [e("appeal", 100)], True),
            Row("it was made on the day", [e("appeal", 100), e("final-plan", 100)], True),
            Row("it was first made later", [e("appeal", 100), e("final-plan", 101)], False),
            Row("it was amended later", [e("appeal", 100), e("amended-plan", 101)], True),
            Row(
                "it was amended, then made anew", [e("appeal", 100), e("amended-plan", 101), e("final-plan", 200)], True
            ),
            Row("it is being asked for", [e("appeal", 100), e("request", 100)], False),
            Row(
                "it was amended and is asked for",
                [e("appeal", 100), e("responsible", 50), e("amended-plan", 120)],
                False,
            ),
            Row("it is asked for later", [e("appeal", 100), e("request", 101)], True),
            Row("it was made, and asked for before", [e("appeal", 100), e("request", 10), e("final-plan", 90)], True),
            Row("it ceased on the day", [e("appeal", 100), e("final-plan", 50), e("plan-ceased", 100)], False),
            Row("it ceased later", [e("appeal", 100), e("final-plan", 50), e("plan-ceased", 101)], True),
            Row("it ceased on its own day", [e("appeal", 100), e("final-plan", 50), e("plan-ceased", 50)], False),
            Row("it was made since", [e("appeal", 100), e("plan-ceased", 50), e("final-plan", 51)], True),
            Row("only its end is recorded", [e("appeal", 100), e("plan-ceased", 50)], False),
        ],
    )


def test_a_plan_is_maintained_on_the_last_day_of_a_limit() -> None:
    """The last day before 31 March, of the year of a transfer on 10 September 2025, is 30 March 2025."""
    start = e("phase-transfer", date(2025, 9, 10))
    check(
        PlanMaintained(BeforeDate(3, 31)),
        [
            Row("made on 30 March", [start, e("final-plan", date(2025, 3, 30))], True),
            Row("made on 31 March", [start, e("final-plan", date(2025, 3, 31))], False),
            Row("ceased on 30 March", [start, e("final-plan", 0), e("plan-ceased", date(2025, 3, 30))], False),
            Row("ceased on 31 March", [start, e("final-plan", 0), e("plan-ceased", date(2025, 3, 31))], True),
        ],
    )


def test_a_plan_is_maintained_clear_months_before() -> None:
    """Five clear months before 10 September 2025 end on 9 April 2025."""
    start, limit = e("post-16-move", date(2025, 9, 10)), Before(Months(5, Counting.CLEAR))
    check(
        PlanMaintained(limit),
        [
            Row("made in time", [start, e("final-plan", date(2025, 4, 9))], True),
            Row("made a day later", [start, e("final-plan", date(2025, 4, 10))], False),
        ],
    )


def test_a_limit_without_a_day_is_the_day_of_the_start() -> None:
    check(
        PlanMaintained(EarliestOf(())),
        [
            Row("made on the day", [e("appeal", 100), e("final-plan", 100)], True),
            Row("made later", [e("appeal", 100), e("final-plan", 101)], False),
        ],
    )


def test_a_limit_that_the_calendar_does_not_know_is_left_to_the_other_engine() -> None:
    rows = [Row("known", [e("moved", 100)], None), Row("in 1991", [e("moved", date(1991, 1, 2))], None)]
    assert left(PlanMaintained(Before(WorkingDays(5))), rows) == [False, True]


def test_the_first_plan() -> None:
    check(
        FirstPlan(),
        [
            Row("nothing came before", [e("final-plan", 100)], True),
            Row("amended before", [e("final-plan", 100), e("amended-plan", 99)], None),
            Row("amended on the day", [e("final-plan", 100), e("amended-plan", 100)], True),
            Row("made before it was amended", [e("final-plan", 100), e("final-plan", 80), e("amended-plan", 90)], True),
            Row("amended before it was made", [e("final-plan", 100), e("amended-plan", 80), e("final-plan", 90)], True),
            Row(
                "amended, then re-assessed",
                [e("final-plan", 100), e("amended-plan", 80), e("reassessed-plan", 99)],
                True,
            ),
            Row(
                "amended, re-assessed on the day",
                [e("final-plan", 100), e("amended-plan", 80), e("reassessed-plan", 100)],
                None,
            ),
            Row(
                "amended, and ceased since", [e("final-plan", 100), e("amended-plan", 80), e("plan-ceased", 100)], True
            ),
            Row(
                "amended, ceased on one day", [e("final-plan", 100), e("amended-plan", 80), e("plan-ceased", 80)], True
            ),
            Row(
                "ceased before it was amended",
                [e("final-plan", 100), e("plan-ceased", 79), e("amended-plan", 80)],
                None,
            ),
            Row("amended, ceased later", [e("final-plan", 100), e("amended-plan", 80), e("plan-ceased", 101)], None),
            Row("amended only later", [e("final-plan", 100), e("amended-plan", 101)], True),
            Row("of another start, nothing", [e("appeal", 100)], True),
            Row("of another start, amended later", [e("appeal", 100), e("amended-plan", 101)], True),
            Row("of another start, amended before", [e("appeal", 100), e("amended-plan", 99)], None),
        ],
    )


def test_a_plan_was_kept() -> None:
    check(
        PlanKept(),
        [
            Row("nothing tells", [e("released", 100)], None),
            Row("a plan was made", [e("released", 100), e("final-plan", 100)], True),
            Row("a plan was made later", [e("released", 100), e("final-plan", 101)], None),
            Row("it ceased", [e("released", 100), e("final-plan", 90), e("plan-ceased", 100)], False),
            Row("it ceased on its own day", [e("released", 100), e("final-plan", 90), e("plan-ceased", 90)], False),
            Row("it ceased later", [e("released", 100), e("final-plan", 90), e("plan-ceased", 101)], True),
            Row("it ceased, and one was made", [e("released", 100), e("plan-ceased", 90), e("final-plan", 91)], True),
            Row("only its end is recorded", [e("released", 100), e("plan-ceased", 90)], False),
            Row("a kept plan was sent later", [e("released", 100), e("kept-plan-sent", 200)], True),
            Row("it ceased, and was sent", [e("released", 100), e("plan-ceased", 90), e("kept-plan-sent", 95)], False),
            Row("a plan was asked for", [e("released", 100), e("request", 200)], False),
            Row("a plan was asked for before", [e("released", 100), e("request", 20)], False),
            Row("asked for and kept", [e("released", 100), e("request", 20), e("kept-plan-received", 200)], True),
            Row("the detention was known", [e("released", 100), e("detention-known", 200)], True),
            Row(
                "known and asked for", [e("released", 100), e("detention-known", 50), e("detained-request", 60)], False
            ),
        ],
    )
