"""Whether the person is a young person, on columns: the same as for one case, from what each case tells."""

from collections.abc import Sequence
from datetime import date

import numpy as np
import pytest

from sendrules.case.events import Event
from sendrules.case.view import View
from sendrules.caseload.columns.codes import to_day
from sendrules.caseload.columns.conditions.young_person import young_person
from sendrules.law.conditions import young_person as one_case
from tried_rows import Row, batch_of_rows, cases_of, day_of, e

OTHER = e("final-plan", 10)
CASES: Sequence[tuple[str, Sequence[Event], bool | None]] = (
    ("nothing told", [OTHER], False),
    ("a young person asked", [OTHER, e("request", 100, by="young-person")], True),
    ("an alternative person asked", [OTHER, e("detained-request", 99, by="alternative-person")], True),
    ("a young person asked later", [OTHER, e("request", 101, by="young-person")], False),
    ("a parent asked last", [OTHER, e("request", 50, by="young-person"), e("request", 60, by="parent")], True),
    ("a principal asked", [OTHER, e("request", 50, by="principal")], None),
    ("a principal asked on the day", [OTHER, e("request", 100, by="principal")], None),
    ("a parent asked after a principal", [OTHER, e("request", 50, by="principal"), e("request", 60, by="parent")], False),
    ("a principal asked later", [OTHER, e("request", 101, by="principal")], False),
    ("moved beyond school", [OTHER, e("phase-transfer", 100, to="post-16-institution")], True),
    ("moves beyond school later", [OTHER, e("phase-transfer", 101, to="post-16-institution")], False),
    ("moved to a school", [OTHER, e("phase-transfer", 50, to="school")], False),
    ("moved on after 16", [OTHER, e("post-16-move", 100)], True),
    ("moves on after 16 later", [OTHER, e("post-16-move", 101)], None),
    ("turned 25", [OTHER, e("turns-25", 50)], True),
    ("turns 25 in nine years", [OTHER, e("turns-25", day_of(100).replace(year=2034))], False),
    ("nothing but a move", [e("post-16-move", 100)], True),
    ("nothing but a birthday", [e("turns-25", 50)], True),
    ("a child by birth, who asked", [e("request", 20, by="young-person"), e("turns-25", day_of(9).replace(year=2035))], False),
)  # fmt: skip


def test_what_a_case_tells_beside_others() -> None:
    check(CASES)


@pytest.mark.parametrize("case", CASES, ids=lambda case: case[0])
def test_what_a_case_tells_alone(case: tuple[str, Sequence[Event], bool | None]) -> None:
    check([case])


def check(cases: Sequence[tuple[str, Sequence[Event], bool | None]]) -> None:
    rows = [Row(what, events, None) for what, events, _ in cases]
    batch, day = batch_of_rows(rows), day_of(100)
    case = np.arange(len(rows), dtype=np.int32)
    told = young_person(batch, case, np.full(len(rows), to_day(day), np.int32)).tolist()
    expected = {what: expected for what, _, expected in cases}
    assert {what: {1: True, 0: False, -1: None}[n] for what, n in zip(expected, told, strict=True)} == expected
    views = [View(each, day_of(700)) for each in cases_of(rows)]
    assert {w: one_case.young_person(view, day) for w, view in zip(expected, views, strict=True)} == expected


def test_the_last_day_of_compulsory_school_age() -> None:
    """Who turns 25 on 1 May 2034 turned 16 on 1 May 2025, and may leave on the last Friday in June: 27 June 2025."""
    batch = batch_of_rows([Row("one", [OTHER, e("turns-25", date(2034, 5, 1))], None)])
    days = np.array([to_day(date(2025, 6, 27)), to_day(date(2025, 6, 28))], np.int32)
    assert young_person(batch, np.zeros(2, np.int32), days).tolist() == [0, 1]
