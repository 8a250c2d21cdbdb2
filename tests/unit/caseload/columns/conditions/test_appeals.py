"""Concessions, and directions that stand, on columns."""

from datetime import date

import pytest

from sendrules.law.conditions.appeals import BeforeTheResponse, DirectionStands, GivesWeeks, ReplacesNothing
from tried_rows import Row, check, e

CONCEDED = e("appeal-conceded", 100)


def test_before_the_response() -> None:
    check(
        BeforeTheResponse(),
        [
            Row("no response", [CONCEDED], True),
            Row("a response before", [CONCEDED, e("appeal", 50), e("appeal-response", 99)], False),
            Row("a response on the day", [CONCEDED, e("appeal", 50), e("appeal-response", 100)], None),
            Row("two responses before", [CONCEDED, e("appeal", 50), e("appeal-response", 60), e("appeal-response", 70)], False),
            Row("a response later", [CONCEDED, e("appeal", 50), e("appeal-response", 101)], True),
            Row("a response before the appeal", [CONCEDED, e("appeal", 50), e("appeal-response", 49)], True),
            Row("a response on the day of the appeal", [CONCEDED, e("appeal", 50), e("appeal-response", 50)], False),
            Row("a response and no appeal", [CONCEDED, e("appeal-response", 50)], False),
            Row("no appeal, and one on the day", [CONCEDED, e("appeal-response", 100)], None),
            Row("two appeals and one response", [CONCEDED, e("appeal", 50), e("appeal", 60), e("appeal-response", 70)], None),
            Row("two appeals and two responses", [CONCEDED, e("appeal", 50), e("appeal", 60), e("appeal-response", 70), e("appeal-response", 80)], False),
            Row("the first of two ended", [CONCEDED, e("appeal", 50), e("appeal-response", 55), e("appeal-ended", 60), e("appeal", 70)], True),
            Row("all ended before", [CONCEDED, e("appeal", 50), e("appeal-ended", 60), e("appeal-response", 59)], True),
            Row("all ended, a response since", [CONCEDED, e("appeal", 50), e("appeal-ended", 60), e("appeal-response", 60)], False),
            Row("an order ends one too", [CONCEDED, e("appeal", 50), e("tribunal-order", 60), e("appeal-response", 59)], True),
            Row("ended on the day", [CONCEDED, e("appeal", 50), e("appeal-ended", 100), e("appeal-response", 55)], False),
            Row("opened again", [CONCEDED, e("appeal", 50), e("appeal-response", 55), e("appeal-ended", 60), e("appeal-reinstated", 70)], False),
            Row("the second ended, opened again", [CONCEDED, e("appeal", 40), e("appeal-ended", 45), e("appeal-response", 44), e("appeal", 50), e("appeal-ended", 60), e("decision-set-aside", 70)], True),
            Row("received is the same appeal", [CONCEDED, e("appeal", 50), e("appeal-received", 55), e("appeal-response", 70)], False),
            Row("received alone", [CONCEDED, e("appeal-received", 55), e("appeal-response", 70)], False),
            Row("received before it was brought", [CONCEDED, e("appeal", 60), e("appeal-received", 55), e("appeal-response", 70)], None),
        ],
    )  # fmt: skip


DIRECTED = e("step-directed", 100, about="bundle", sets=130)


def test_a_direction_stands() -> None:
    check(
        DirectionStands(),
        [
            Row("nothing came later", [DIRECTED], True),
            Row("another of the same step", [DIRECTED, e("step-directed", 101, about="Bundle", sets=140)], False),
            Row("another of another step", [DIRECTED, e("step-directed", 101, about="evidence", sets=140)], True),
            Row("another of no named step", [DIRECTED, e("step-directed", 101, sets=140)], True),
            Row("another before", [DIRECTED, e("step-directed", 99, about="bundle", sets=140)], True),
            Row("another on the day", [DIRECTED, e("step-directed", 100, about="bundle", sets=140)], True),
            Row("of several the last", [DIRECTED, e("step-directed", 99, about="bundle", sets=140), e("step-directed", 102, about="bundle", sets=150)], False),
            Row("ended on the day", [DIRECTED, e("appeal-ended", 100)], True),
            Row("ended the day after", [DIRECTED, e("appeal-ended", 101)], False),
            Row("ended on the last day", [DIRECTED, e("tribunal-order", 130)], False),
            Row("ended after the last day", [DIRECTED, e("appeal-ended", 131)], True),
            Row("opened again", [DIRECTED, e("appeal-ended", 101), e("appeal-reinstated", 300)], True),
            Row("opened again on the day", [DIRECTED, e("appeal-ended", 101), e("appeal-reinstated", 101)], True),
            Row("opened again before", [DIRECTED, e("decision-set-aside", 100), e("appeal-ended", 101)], False),
        ],
    )  # fmt: skip


def test_a_direction_of_no_named_step() -> None:
    start = e("step-directed", 100, sets=130)
    check(
        DirectionStands(),
        [
            Row("another later", [start, e("step-directed", 101, sets=140)], False),
            Row("another before", [start, e("step-directed", 99, sets=140)], True),
            Row("none", [start], True),
            Row(
                "ended before the day of the question",
                [e("step-directed", 100, sets=300), e("appeal-ended", 120)],
                False,
            ),
        ],
        as_of=121,
    )


def test_directions_where_another_case_has_names() -> None:
    check(
        DirectionStands(),
        [
            Row("named", [DIRECTED], True),
            Row("unnamed, replaced", [e("step-directed", 100, sets=130), e("step-directed", 101, sets=140)], False),
            Row(
                "unnamed, one named",
                [e("step-directed", 100, sets=130), e("step-directed", 101, about="x", sets=140)],
                True,
            ),
        ],
    )


@pytest.mark.parametrize(
    ("order", "holds"), [("assess", False), ("reassess", False), ("make-plan", True), (None, True)]
)
def test_weeks_of_its_own(order: str | None, holds: bool) -> None:
    check(
        GivesWeeks(),
        [
            Row("before 23 March 2015", [e("appeal-conceded", date(2015, 3, 22), order=order)], holds),
            Row("a day later", [e("appeal-conceded", date(2015, 3, 24), order=order)], True),
            Row("from 23 March 2015", [e("appeal-conceded", date(2015, 3, 23), order=order)], True),
        ],
    )


def test_nothing_is_replaced() -> None:
    check(ReplacesNothing(), [Row("a concession", [CONCEDED], False), Row("another", [CONCEDED], False)])
