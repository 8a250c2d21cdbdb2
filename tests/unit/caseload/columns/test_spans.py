"""Pairs of rows and events."""

import numpy as np

from sendrules.case.kinds import EventKind
from sendrules.caseload.columns.chosen import Chosen
from sendrules.caseload.columns.codes import to_day
from sendrules.caseload.columns.spans import any_of_each, each_between, each_chosen, pairs
from tried_rows import Row, batch_of_rows, day_of, e


def test_pairs_of_nothing() -> None:
    none = np.zeros(0, np.int64)
    assert [len(found) for found in pairs(none, none)] == [0, 0]
    which, number = pairs(np.array([5, 1]), np.array([4, 1]))
    assert (which.tolist(), number.tolist()) == ([], [])


def test_each_event_of_its_case_between_two_days() -> None:
    meetings = [e("review-meeting", day) for day in (10, 20, 30)]
    batch = batch_of_rows([Row("three", [e("final-plan", 1), *meetings], None), Row("one", [meetings[1]], None)])
    case, base = np.array([1, 0, 0], np.int32), to_day(day_of(0))
    first, last = np.array([0, 10, 21]) + base, np.array([400, 20, 29]) + base
    which, rows = each_between(batch, (EventKind.REVIEW_MEETING,), case, first, last)
    assert which.tolist() == [0, 1, 1]
    assert [(int(batch.case[row]), int(batch.on[row]) - base) for row in rows] == [(1, 20), (0, 10), (0, 20)]
    chosen = Chosen(batch, batch.rows((EventKind.REVIEW_MEETING,))[1:])
    which, rows = each_chosen(batch, chosen, case, first, last)
    assert which.tolist() == [0, 1]
    assert (batch.on[rows] - base).tolist() == [20, 20]


def test_one_pair_that_fits_is_enough() -> None:
    fits = np.array([True, False, False, True])
    assert any_of_each(np.array([1, 1, 2, 3]), fits, 5).tolist() == [False, True, False, True, False]
