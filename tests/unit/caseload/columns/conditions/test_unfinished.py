"""What was not finished at a release or a detention, on columns."""

from sendrules.case.kinds import EventKind
from sendrules.law.conditions.assessments import Unfinished
from tried_rows import Row, check, e

INSIDE = (EventKind.DETAINED_REQUEST, EventKind.DETAINED_ATTENTION)
RELEASED, DETAINED = e("released", 100), e("detained", 100)
CONDITION = Unfinished(
    began=(EventKind.REQUEST, *INSIDE),
    finished_by=(EventKind.FINAL_PLAN, EventKind.REFUSAL_TO_ASSESS),
    title="an assessment had begun and was not finished",
    resumed_by=(EventKind.APPEAL_REINSTATED,),
    overtaken_by=(EventKind.TRIBUNAL_ORDER,),
    in_detention=INSIDE,
)


def test_beginnings_and_what_finishes_them() -> None:
    check(
        CONDITION,
        [
            Row("nothing began", [RELEASED], False),
            Row("a request", [RELEASED, e("request", 50)], True, 50),
            Row("on the day", [RELEASED, e("request", 100)], True, 100),
            Row("later", [RELEASED, e("request", 101)], False),
            Row("finished", [RELEASED, e("request", 50), e("final-plan", 60)], False),
            Row("finished on its day", [RELEASED, e("request", 50), e("final-plan", 50)], False),
            Row("finished on the day", [RELEASED, e("request", 50), e("final-plan", 100)], False),
            Row("finished later", [RELEASED, e("request", 50), e("final-plan", 101)], True, 50),
            Row("finished before", [RELEASED, e("final-plan", 49), e("request", 50)], True, 50),
            Row("the first of two", [RELEASED, e("request", 50), e("request", 60)], True, 50),
            Row("the second is left", [RELEASED, e("request", 50), e("final-plan", 55), e("request", 60)], True, 60),
            Row("refused", [RELEASED, e("request", 50), e("refusal-to-assess", 60)], False),
            Row("refused on its day", [RELEASED, e("request", 50), e("refusal-to-assess", 50)], False),
            Row("refused, and asked again that day", [RELEASED, e("request", 50), e("request", 60), e("refusal-to-assess", 60)], True, 60),
            Row("finished, and asked again that day", [RELEASED, e("request", 50), e("request", 60), e("final-plan", 60)], False),
            Row("withdrawn", [RELEASED, e("request", 50), e("request-withdrawn", 60)], False),
            Row("withdrawn on the day", [RELEASED, e("request", 50), e("request-withdrawn", 100)], False),
            Row("withdrawn later", [RELEASED, e("request", 50), e("request-withdrawn", 101)], True, 50),
            Row("overtaken", [RELEASED, e("request", 50), e("tribunal-order", 60)], False),
        ],
    )  # fmt: skip


def test_what_is_taken_up_again() -> None:
    refused = (e("request", 50), e("refusal-to-assess", 60))
    check(
        CONDITION,
        [
            Row("after a refusal", [RELEASED, *refused, e("appeal-reinstated", 70)], True, 50),
            Row("after the day", [RELEASED, *refused, e("appeal-reinstated", 101)], False),
            Row("nothing had ended", [RELEASED, e("appeal-reinstated", 40), e("request", 50)], True, 50),
            Row("something began since", [RELEASED, *refused, e("request", 65), e("appeal-reinstated", 70)], True, 65),
            Row("something began on the day of the refusal", [RELEASED, *refused, e("request", 60), e("appeal-reinstated", 70)], True, 60),
            Row("something began on that day", [RELEASED, *refused, e("request", 70), e("appeal-reinstated", 70)], True, 70),
            Row("refused on its own day", [RELEASED, e("request", 60), e("refusal-to-assess", 60), e("appeal-reinstated", 70)], True, 60),
            Row("something began later", [RELEASED, *refused, e("appeal-reinstated", 70), e("request", 75)], True, 50),
            Row("overtaken in between", [RELEASED, *refused, e("tribunal-order", 65), e("appeal-reinstated", 70)], False),
            Row("only once", [RELEASED, *refused, e("appeal-reinstated", 70), e("final-plan", 75), e("appeal-reinstated", 80)], True, 50),
            Row("the ending after counts", [RELEASED, *refused, e("appeal-reinstated", 70), e("final-plan", 75)], False),
            Row("an empty ending changes nothing", [RELEASED, *refused, e("final-plan", 65), e("appeal-reinstated", 70)], True, 50),
            Row("before what is open still", [RELEASED, e("request", 40), e("request", 60), e("refusal-to-assess", 60), e("appeal-reinstated", 60)], True, 60),
        ],
    )  # fmt: skip


def test_what_began_in_detention() -> None:
    check(
        CONDITION,
        [
            Row("where no plan is kept", [RELEASED, e("detained-request", 50)], True, 50),
            Row("where one is kept", [RELEASED, e("final-plan", 10), e("detained-request", 50)], False),
            Row(
                "where one had ceased",
                [RELEASED, e("final-plan", 10), e("plan-ceased", 20), e("detained-request", 50)],
                True,
                50,
            ),
            Row("a request with a plan", [RELEASED, e("final-plan", 10), e("request", 50)], True, 50),
        ],
    )


def test_a_detention_does_not_interrupt_what_began_in_one() -> None:
    check(
        CONDITION,
        [
            Row("it began in one", [DETAINED, e("detained-request", 50)], False),
            Row("after a release", [DETAINED, e("detained-request", 50), e("released", 70)], True, 50),
            Row("released on its day", [DETAINED, e("detained-request", 50), e("released", 50)], True, 50),
            Row("released on the day", [DETAINED, e("detained-request", 50), e("released", 100)], True, 50),
            Row("released before", [DETAINED, e("released", 49), e("detained-request", 50)], False),
            Row("released later", [DETAINED, e("detained-request", 50), e("released", 101)], False),
            Row("it began outside", [DETAINED, e("request", 50)], True, 50),
        ],
    )


def test_an_earlier_start_has_interrupted_it_already() -> None:
    check(
        CONDITION,
        [
            Row("released before", [RELEASED, e("request", 50), e("released", 70)], False),
            Row("released on its day", [RELEASED, e("request", 50), e("released", 50)], False),
            Row("released the day before", [RELEASED, e("request", 50), e("released", 99)], False),
            Row("released before it began", [RELEASED, e("request", 50), e("released", 49)], True, 50),
            Row("detained before", [DETAINED, e("request", 50), e("detained", 70)], False),
            Row("detained before, inside", [DETAINED, e("detained-request", 50), e("detained", 60), e("released", 70)], True, 50),
            Row("detained before, released first", [DETAINED, e("detained-request", 50), e("released", 55), e("detained", 60), e("released", 70)], False),
            Row("the first counts", [RELEASED, e("request", 50), e("released", 70), e("request", 80)], False),
        ],
    )  # fmt: skip


def test_a_start_that_is_still_to_come() -> None:
    """A release is seen before its day where it is known in advance; nothing is unfinished on it yet."""
    begun = [RELEASED, e("request", 50)]
    check(CONDITION, [Row("on its day", begun, True, 50)], as_of=100)
    check(CONDITION, [Row("the day before", begun, False)], as_of=99)
