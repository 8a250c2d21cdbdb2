"""Whether an appeal was pending, or may be the one that ended, on columns."""

from sendrules.law.conditions.appeals import EndedItself
from sendrules.law.conditions.transition import NoAppealPending
from tried_rows import Row, check, e

START = e("statement", 10)


def test_no_appeal_was_pending_on_the_last_day() -> None:
    check(
        NoAppealPending(),
        [
            Row("none", [START], True, last=100),
            Row("brought on the last day", [START, e("appeal", 100)], None, last=100),
            Row("brought later", [START, e("appeal", 101)], True, last=100),
            Row("received", [START, e("appeal-received", 50)], None, last=100),
            Row("ended on the last day", [START, e("appeal", 50), e("appeal-ended", 100)], True, last=100),
            Row("ended later", [START, e("appeal", 50), e("appeal-ended", 101)], None, last=100),
            Row("one of two ended", [START, e("appeal", 50), e("appeal", 60), e("tribunal-order", 70)], None, last=100),
            Row("one ended, and one came later", [START, e("appeal", 50), e("tribunal-order", 70), e("appeal", 101)], True, last=100),
            Row("opened again", [START, e("appeal", 50), e("appeal-ended", 70), e("appeal-reinstated", 80)], None, last=100),
            Row("no last day", [START, e("appeal", 700)], None),
        ],
    )  # fmt: skip
    check(NoAppealPending(), [Row("no appeal anywhere", [START], True, last=100)])


def test_another_open_appeal_may_be_the_one_that_ended() -> None:
    start, other = e("appeal", 100), e("appeal", 90)
    ended, again = e("appeal-ended", 150), e("tribunal-order", 160)
    check(
        EndedItself(),
        [
            Row("none ended", [start, other], True, last=200),
            Row("the only one", [start, ended], True, last=200),
            Row("one of two", [start, other, ended], None, last=200),
            Row("both", [start, other, ended, again], True, last=200),
            Row("both, the second on the last day", [start, other, ended, again], True, last=160),
            Row("both, the second later", [start, other, ended, again], None, last=159),
            Row("both ended, with no last day", [start, other, ended, again], True),
            Row("another that had ended before", [start, other, e("appeal-ended", 95), ended], True, last=200),
            Row("an end on the day of the start", [start, other, e("appeal-ended", 100)], None, last=200),
            Row("another that came after", [start, ended, e("appeal", 151)], True, last=200),
            Row("the only one, which ended only later", [start, ended], True, last=140),
        ],
    )  # fmt: skip


def test_an_end_after_the_day_of_the_question_is_not_seen() -> None:
    rows = [Row("to come", [e("appeal", 100), e("appeal", 90), e("appeal-ended", 150)], True, last=200)]
    check(EndedItself(), rows, as_of=149)
    rows = [Row("today", [e("appeal", 100), e("appeal", 90), e("appeal-ended", 150)], None, last=200)]
    check(EndedItself(), rows, as_of=150)
    rows = [Row("both, one to come", [e("appeal", 100), e("appeal", 90), e("appeal-ended", 150), e("tribunal-order", 160)], None, last=200)]  # fmt: skip
    check(EndedItself(), rows, as_of=159)
