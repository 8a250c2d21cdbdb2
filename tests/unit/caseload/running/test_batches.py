"""One batch: the same rows whoever answers, in the same order."""

from collections import Counter
from datetime import date

import pytest

from caseloads import answers_by_one_case, answers_leaving
from columns import days_of, drawn_cases
from golden import golden_cases
from sendrules.caseload.columns.twins import NoTwin
from sendrules.caseload.running.batches import Runner
from sendrules.caseload.running.question import Question
from sendrules.caseload.tables.of_cases import table_of
from sendrules.engine import Engine

CASES = drawn_cases(150)
TABLE = table_of(CASES)
WORKED = table_of(
    [golden.case.model_copy(update={"reference": f"G-{n}"}) for n, golden in enumerate(golden_cases()[::4])]
)
"""Cases worked by hand have what is rare: exceptions, directions, endings after a limit."""


def rows(batch):
    return [{name: value for name, value in row.items() if name != "answered_by"} for row in batch.to_pylist()]


def answer(as_of, answers_of, table=TABLE, *, contested=False, audit=0):
    return Runner(Question(as_of, Engine(), contested, audit), answers_of).answer(table)


@pytest.mark.parametrize("as_of", days_of(CASES, 4))
def test_columns_and_the_engine_for_one_case_give_the_same_rows(as_of):
    one, columns = answer(as_of, None), answer(as_of, answers_by_one_case)
    assert rows(columns.rows) == rows(one.rows)
    assert set(one.rows["answered_by"].to_pylist()) == {"one-case"}
    assert set(columns.rows["answered_by"].to_pylist()) == {"columns"}


@pytest.mark.parametrize("as_of", [date(2021, 6, 1), date(2026, 3, 1)])
def test_cases_worked_by_hand_give_the_same_rows(as_of):
    one, columns = answer(as_of, None, WORKED), answer(as_of, answers_by_one_case, WORKED)
    assert rows(columns.rows) == rows(one.rows)
    for name in ("done_on", "days_late", "lifted_by", "practical"):
        assert one.rows[name].null_count < len(one.rows), name


def test_what_columns_leave_is_put_in_its_place():
    (as_of,) = days_of(CASES, 1)
    one, some = answer(as_of, None), answer(as_of, answers_leaving(*range(0, len(CASES), 3)))
    assert rows(some.rows) == rows(one.rows)
    by = Counter(row["answered_by"] for row in some.rows.to_pylist())
    assert by["columns"] > by["one-case"] > 0
    assert some.summary.answers_by_columns == by["columns"]
    assert sum(some.summary.guarded.values()) >= by["one-case"] / 3


def test_a_duty_without_a_twin_is_left_and_said_so():
    (as_of,) = days_of(CASES, 1)
    duty = "reg-13-2-final-plan-20-weeks"

    def answers_of(id, batch, law):
        if id == duty:
            raise NoTwin(law)
        return answers_by_one_case(id, batch, law)

    found = answer(as_of, answers_of)
    assert rows(found.rows) == rows(answer(as_of, None).rows)
    assert {row["duty"] for row in found.rows.to_pylist() if row["answered_by"] == "one-case"} == {duty}
    assert list(found.summary.no_twin) == ["Statute"]
