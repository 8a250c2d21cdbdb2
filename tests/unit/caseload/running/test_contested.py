"""Which answers of a duty are contested, and by which questions."""

from datetime import date
from types import SimpleNamespace

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from sendrules import Case, Engine, Event
from sendrules.caseload import evaluate
from sendrules.caseload.running.contested import _paired
from sendrules.statutory.contested import _paired as one_by_one

FINAL = "reg-13-2-final-plan-20-weeks"


def rows(*events, as_of=date(2026, 1, 30), engine=None):
    case = Case(reference="A-17", events=[Event(**event) for event in events])
    answers = evaluate([case], as_of=as_of, audit=0, **({"engine": engine} if engine else {}))
    assert answers.summary.share_by_columns == 1
    return answers.table.to_pylist()


def only(found, duty):
    return [row for row in found if row["duty"] == duty]


def test_a_request_on_a_sunday_is_contested_by_the_day_of_receipt():
    (row,) = only(rows({"kind": "request", "on": date(2025, 6, 1)}, as_of=date(2025, 10, 19)), FINAL)
    assert row["contested"]
    assert "day-of-receipt" in row["contested_by"].split()


def test_a_request_on_a_wednesday_is_not():
    (row,) = only(rows({"kind": "request", "on": date(2025, 6, 4)}, as_of=date(2025, 7, 1)), FINAL)
    assert row["contested"] is False
    assert row["contested_by"] is None


def test_with_the_other_answer_taken_the_adopted_one_is_the_other():
    engine = Engine(readings={"day-of-receipt": "next-working-day"})
    (row,) = only(rows({"kind": "request", "on": date(2025, 6, 1)}, as_of=date(2025, 10, 19), engine=engine), FINAL)
    assert "day-of-receipt" in row["contested_by"].split()


def test_what_only_another_answer_starts_has_a_row_that_did_not_start():
    moved = {"kind": "reassessment-request", "on": date(2025, 5, 21), "by": "responsible-commissioning-body"}
    found = [row for row in rows(moved) if row["occurrence"] is None]
    assert {row["contested_by"] for row in found} == {"reassessment-for-a-commissioning-body"}
    assert {(row["outcome"], row["contested"], row["trigger_on"]) for row in found} == {
        ("not-triggered", True, date(2025, 5, 21))
    }


@pytest.mark.parametrize(
    ("mine", "theirs", "pairs"),
    [
        ([0], [366], [(0, 0)]),
        ([0], [367], []),
        ([0, 100], [90], [(1, 0)]),
        ([0, 100], [90, 110], [(1, 0), (0, 1)]),
        ([50], [40, 60], [(0, 0)]),
    ],
)
def test_the_closest_days_are_one_matter_up_to_a_year_apart(mine, theirs, pairs):
    on = np.array(mine + theirs, np.int32)
    batch = SimpleNamespace(case=np.zeros(len(on), np.int32), on=on)
    found = _paired(batch, np.arange(len(mine)), np.arange(len(theirs)) + len(mine))
    assert [np.flatnonzero(each).tolist() for each in found] == [sorted(pair[n] for pair in pairs) for n in (0, 1)]


def test_days_of_two_cases_are_never_one_matter():
    batch = SimpleNamespace(case=np.array([0, 0, 1, 1], np.int32), on=np.array([5, 90, 5, 90], np.int32))
    assert [each.any() for each in _paired(batch, np.array([0, 1]), np.array([2, 3]))] == [False, False]


EVENTS = st.lists(st.tuples(st.integers(0, 2), st.integers(0, 900)), max_size=8)


@given(EVENTS, EVENTS)
def test_pairs_are_those_of_the_engine_for_one_case(mine, theirs):
    sides = sorted(mine), sorted(theirs)
    case, on = (np.array([event[n] for side in sides for event in side], np.int32) for n in (0, 1))
    rows = np.arange(len(mine)), np.arange(len(theirs)) + len(mine)
    found = _paired(SimpleNamespace(case=case, on=on), *rows)
    expected = set(), set()
    for number in range(3):
        for pair in one_by_one(*([_instance(n, on[n]) for n in side.tolist() if case[n] == number] for side in rows)):
            if None not in pair:
                expected[0].add(pair[0].trigger.id)
                expected[1].add(pair[1].trigger.id - len(mine))
    assert tuple(set(np.flatnonzero(each).tolist()) for each in found) == expected


def _instance(number, on):
    return SimpleNamespace(trigger=SimpleNamespace(id=number, on=date.fromordinal(int(on) + 700_000)))
