"""A batch: what can be seen of many cases on one day, looked up by row."""

import numpy as np

from sendrules.case.kinds import EventKind, Role
from sendrules.caseload.columns.batch import Batch
from sendrules.caseload.columns.codes import KIND_CODE, NO_DAY, ROLE_CODE, to_day
from tried_rows import Row, batch_of_rows, day_of, e

ASKED = e("advice-request", 20, to="educational-psychologist", about="speech", served=22)
ROWS = [
    Row("first", [e("request", 10), e("final-plan", 15, planned=True), ASKED], None),
    Row("last", [e("request", 30)], None),
]
BATCH = batch_of_rows(ROWS, as_of=40)
REQUEST, ADVICE = EventKind.REQUEST, EventKind.ADVICE_REQUEST


def day(number: int) -> int:
    return to_day(day_of(number))


def test_a_row_that_is_absent_has_no_day_and_no_kind() -> None:
    rows = np.array([0, -1, 2, -1])
    assert BATCH.on_of(rows).tolist() == [day(10), NO_DAY, day(30), NO_DAY]
    assert BATCH.on_of(rows, 7).tolist() == [day(10), 7, day(30), 7]
    assert BATCH.kind_of(rows).tolist() == [KIND_CODE[REQUEST], -1, KIND_CODE[REQUEST], -1]


def test_nothing_is_absent_from_an_empty_list_of_rows() -> None:
    assert BATCH.on_of(np.empty(0, np.int64)).tolist() == BATCH.kind_of(np.empty(0, np.int64)).tolist() == []


def test_a_batch_in_which_nothing_can_be_seen_has_no_day_and_no_kind() -> None:
    early = batch_of_rows(ROWS, as_of=5)
    absent = np.array([-1, -1])
    assert len(early) == 0
    assert early.on_of(absent).tolist() == [NO_DAY, NO_DAY]
    assert early.kind_of(absent).tolist() == [-1, -1]


def test_what_an_event_says_is_its_own_though_one_before_it_is_not_seen() -> None:
    assert BATCH.kind.tolist() == [KIND_CODE[kind] for kind in (REQUEST, ADVICE, REQUEST)]
    every = np.arange(len(BATCH))
    assert BATCH.code("to", every).tolist() == [0, ROLE_CODE[Role.EDUCATIONAL_PSYCHOLOGIST], 0]
    assert BATCH.field("served", every).tolist() == [NO_DAY, day(22), NO_DAY]


def test_what_no_event_says_is_nothing() -> None:
    every = np.arange(len(BATCH))
    assert BATCH.code("sector", every).tolist() == [0, 0, 0]
    assert BATCH.field("sets", every).tolist() == [NO_DAY] * 3
    assert BATCH.stated("sets") is None


def test_events_of_some_kinds_are_told_by_row() -> None:
    assert BATCH.among((REQUEST,)).tolist() == [True, False, True]
    assert BATCH.rows((REQUEST, ADVICE)).tolist() == [0, 1, 2]
    assert BATCH.cases_with((ADVICE,)).tolist() == [True, False]


def test_the_key_of_a_row_is_its_case_and_day() -> None:
    assert isinstance(BATCH, Batch)
    assert BATCH.key.tolist() == BATCH.at(BATCH.case, BATCH.on).tolist()
