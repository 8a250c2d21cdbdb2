"""Some rows of a batch, and where they lie in time."""

import numpy as np

from sendrules.caseload.columns.chosen import Chosen
from sendrules.caseload.columns.codes import to_day
from tried_rows import Row, batch_of_rows, day_of, e

BATCH = batch_of_rows(
    [
        Row("first", [e("request", 10), e("request", 20), e("request", 30)], None),
        Row("none of the chosen", [e("request", 20)], None),
        Row("last", [e("request", 20), e("moved", 20), e("moved", 25)], None),
    ]
)
CHOSEN = Chosen(BATCH, np.array([0, 1, 2, 5, 6]))


def days(*days: int) -> np.ndarray:
    return np.array([to_day(day_of(day)) for day in days], np.int32)


def test_what_is_chosen() -> None:
    assert len(CHOSEN) == 5
    assert CHOSEN.keys.tolist() == BATCH.key[CHOSEN.rows].tolist()


def test_the_last_and_the_first() -> None:
    case = np.array([0, 0, 0, 1, 2, 2, 2])
    asked = days(9, 20, 40, 20, 24, 25, 26)
    assert CHOSEN.last_until(case, asked).tolist() == [-1, 1, 2, -1, 5, 6, 6]
    assert CHOSEN.last_before(case, asked).tolist() == [-1, 0, 2, -1, 5, 5, 6]
    assert CHOSEN.first_from(case, asked).tolist() == [0, 1, -1, -1, 6, 6, -1]


def test_how_many() -> None:
    case = np.array([0, 0, 0, 1, 2, 0, 0])
    assert CHOSEN.count(case, days(10, 11, 31, 0, 20, 20, 30), days(30, 29, 50, 99, 20, 10, 10)).tolist() == [
        3,
        1,
        0,
        0,
        1,
        0,
        0,
    ]


def test_none_is_chosen() -> None:
    none, case = Chosen(BATCH, np.empty(0, np.int64)), np.array([0, 2])
    assert none.last_until(case, days(20, 20)).tolist() == [-1, -1]
    assert none.first_from(case, days(20, 20)).tolist() == [-1, -1]
    assert none.count(case, days(0, 0), days(99, 99)).tolist() == [0, 0]
