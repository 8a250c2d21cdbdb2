"""The audit finds what columns say otherwise, what they leave out and what they add; and names the row."""

import pickle
from dataclasses import replace
from datetime import date, timedelta

import numpy as np
import pytest

from caseloads import answers_by_one_case
from sendrules.case.case import Case
from sendrules.case.events import Event
from sendrules.caseload.running.audit import chosen
from sendrules.caseload.running.batches import Runner
from sendrules.caseload.running.question import Question
from sendrules.caseload.tables.of_cases import table_of
from sendrules.engine import Engine
from sendrules.errors import AuditDifference

DUTY = "reg-13-2-final-plan-20-weeks"
AS_OF = date(2025, 10, 9)
TABLE = table_of([Case(reference=f"A-{n}", events=[Event(kind="request", on=date(2025, 5, 1 + n))]) for n in range(12)])


def run(change, *, audit=1):
    def answers_of(id, batch, law):
        answers = answers_by_one_case(id, batch, law)
        return replace(answers, instances=change(answers.instances)) if id == DUTY else answers

    return Runner(Question(AS_OF, Engine(), False, audit), answers_of).answer(TABLE)


def test_nothing_differs_where_nothing_is_changed():
    summary = run(lambda found: found).summary
    assert summary.audited_cases == 12
    assert summary.audited_answers == summary.answers_by_columns == summary.answers > 12


def later(found):
    return replace(found, limit=found.limit + np.int32(found.case == 7))


def test_a_field_that_differs_is_an_error_that_names_the_row():
    with pytest.raises(AuditDifference) as caught:
        run(later)
    error = caught.value
    assert (error.case, error.duty, error.occurrence) == ("A-7", DUTY, 1)
    assert error.columns == {"due": date(2025, 9, 26), "limit": date(2025, 9, 26), "days_late": 13}
    assert error.one_case == {"due": date(2025, 9, 25), "limit": date(2025, 9, 25), "days_late": 14}
    assert f"case 'A-7', duty {DUTY}, occurrence 1: columns say due 2025-09-26" in str(error)
    assert str(pickle.loads(pickle.dumps(error))) == str(error)


def test_an_occurrence_that_columns_leave_out_is_found():
    with pytest.raises(AuditDifference, match=r"case 'A-3'.*columns say nothing; the engine for one case says duty"):
        run(lambda found: found.pick(found.case != 3))


def test_an_occurrence_that_columns_make_up_is_found():
    def twice(found):
        return found.pick(np.sort(np.concatenate((np.arange(len(found)), np.flatnonzero(found.case == 3)))))

    with pytest.raises(
        AuditDifference, match=r"case 'A-3'.*occurrence 2: columns say duty.*engine for one case says nothing"
    ):
        run(twice)


def test_without_an_audit_nothing_is_looked_at():
    assert run(later, audit=0).summary.audited_cases == 0


@pytest.fixture(scope="module")
def many():
    """The same 500 cases six times over, with other references."""
    days = [date(2020, 1, 1) + timedelta(n) for n in range(500)] * 6
    return table_of([Case(reference=f"C-{n}", events=[Event(kind="request", on=day)]) for n, day in enumerate(days)])


def ask(audit, as_of=AS_OF):
    return Question(as_of, Engine(), False, audit)


def test_the_cases_follow_from_what_is_recorded_and_from_the_day(many):
    first = chosen(many, ask(10)).tolist()
    assert first == chosen(many, ask(10)).tolist()
    assert first != chosen(many, ask(10, date(2025, 10, 10))).tolist()
    assert {n % 500 for n in first} == set(first[: len(first) // 6])  # the same case is chosen wherever it stands
    assert 200 < len(first) < 400  # of 3,000 about one in ten


def test_a_batch_of_a_hundred_has_one_audited_and_a_small_one_none(many):
    assert len(chosen(many, ask(10**12))) == 1
    assert len(chosen(TABLE, ask(10**12))) == 0
    assert len(chosen(table_of([]), ask(1))) == 0
