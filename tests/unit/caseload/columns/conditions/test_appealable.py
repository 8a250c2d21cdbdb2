"""Decisions told by telephone, and their written notices, on columns."""

from sendrules.case.kinds import EventKind
from sendrules.law.conditions.appealable import InWriting, WrittenNoticeOf
from tried_rows import Row, check, e

TOLD = e("decision-to-cease", 100, method="by-telephone")


def test_in_writing() -> None:
    check(
        InWriting((EventKind.DECISION_TO_CEASE,)),
        [
            Row("written", [e("decision-to-cease", 100)], True),
            Row("sent by post", [e("decision-to-cease", 100, method="first-class-post")], True),
            Row("told, and nothing since", [TOLD], None),
            Row("written before", [TOLD, e("decision-to-cease", 99)], None),
            Row("written the day after", [TOLD, e("decision-to-cease", 101)], False),
            Row("written later", [TOLD, e("decision-to-cease", 120)], False),
            Row("told again", [TOLD, e("decision-to-cease", 120, method="by-telephone")], None),
            Row("a notice of no named kind", [TOLD, e("decision-sent", 100)], False),
            Row("one before", [TOLD, e("decision-sent", 99)], None),
            Row("a notice of another kind", [TOLD, e("decision-to-continue", 120)], None),
        ],
    )


def test_each_kind_has_notices_of_its_own() -> None:
    check(
        InWriting(),
        [
            Row("told and continued", [e("decision-to-continue", 100, method="by-telephone"), e("decision-to-continue", 110)], False),
            Row("told and ceased", [e("decision-to-continue", 100, method="by-telephone"), e("decision-to-cease", 110)], None),
            Row("the other, written", [TOLD, e("decision-to-cease", 110)], False),
            Row("the other, not written", [TOLD, e("decision-to-continue", 110)], None),
        ],
    )  # fmt: skip


NOTICE = e("decision-sent", 150)


def test_the_written_notice_of_what_was_told() -> None:
    check(
        WrittenNoticeOf(EventKind.DECISION_TO_CEASE),
        [
            Row("nothing was told", [NOTICE], False),
            Row("it was told", [NOTICE, TOLD], True),
            Row("it was told on the day", [NOTICE, e("decision-to-cease", 150, method="by-telephone")], True),
            Row("it was told later", [NOTICE, e("decision-to-cease", 151, method="by-telephone")], False),
            Row("it was written", [NOTICE, e("decision-to-cease", 100)], False),
            Row("something else was told", [NOTICE, e("refusal-to-assess", 100, method="by-telephone")], False),
            Row(
                "what is later in the list was told",
                [NOTICE, e("refusal-to-reassess", 100, method="by-telephone")],
                False,
            ),
            Row("it was written in between", [NOTICE, TOLD, e("decision-to-cease", 120)], False),
            Row("another notice came first", [NOTICE, TOLD, e("decision-sent", 149)], False),
            Row("the first of two counts", [NOTICE, TOLD, e("refusal-to-assess", 110, method="by-telephone")], True),
            Row("the second of two", [NOTICE, TOLD, e("refusal-to-assess", 90, method="by-telephone")], False),
        ],
    )
