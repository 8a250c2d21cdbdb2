"""Whole answers are compared: what differs is found and said."""

from dataclasses import replace
from datetime import date

import numpy as np
import pyarrow as pa
import pytest

from comparing_answers import by_one_case, compare_all, different
from comparing_columns import Asked
from sendrules.caseload.columns.codes import NO_DAY
from sendrules.caseload.columns.duty import answers_of
from sendrules.caseload.running.question import Question
from sendrules.engine import Engine
from sendrules.testing.caseloads import caseload_cases

AS_OF = date(2025, 11, 3)


@pytest.fixture(scope="module")
def asked() -> Asked:
    return Asked(caseload_cases(6, seed=3, as_of=AS_OF), AS_OF)


@pytest.fixture(scope="module")
def rows(asked: Asked) -> pa.RecordBatch:
    return by_one_case(asked, Question(AS_OF, Engine(), audit=0))


def changed(rows: pa.RecordBatch, name: str, value: object) -> pa.RecordBatch:
    """Give the rows with another value in a column of the first."""
    place = rows.schema.get_field_index(name)
    column = pa.array([value, *rows.column(name).to_pylist()[1:]], rows.schema.field(name).type)
    return rows.set_column(place, rows.schema.field(name), column)


def test_both_engines_say_the_same(asked):
    found = compare_all(asked)
    assert found.differences == 0
    assert found.cases == 6
    assert found.rows == found.by_columns > 6


@pytest.mark.parametrize(("name", "value"), [("limit", date(1999, 1, 1)), ("contested_by", "none"), ("days_late", 999)])
def test_one_value_that_differs_is_told_with_its_place(rows, name, value):
    (told,) = different(changed(rows, name, value), rows)
    first = rows.slice(0, 1).to_pylist()[0]
    assert told.startswith(f"{first['case']} {first['duty']} 1 {first['trigger_on']}")
    assert f"columns say [{{'{name}': {value!r}}}], one case says [{{'{name}': {first[name]!r}}}]" in told


def test_who_answered_does_not_matter(rows):
    assert list(different(changed(rows, "answered_by", "columns"), rows)) == []


@pytest.mark.parametrize("missing", ["columns", "one case"])
def test_a_row_that_one_engine_does_not_have_is_told(rows, missing):
    both = (rows.slice(1), rows) if missing == "columns" else (rows, rows.slice(1))
    (told,) = different(*both)
    said = "columns say []" if missing == "columns" else "one case says []"
    assert said in told


def test_a_field_that_differs_on_columns_is_found(asked, monkeypatch):
    def late(id, batch, law):
        found = answers_of(id, batch, law)
        limit = np.where(found.instances.limit == NO_DAY, NO_DAY, found.instances.limit + 1)
        return replace(found, instances=replace(found.instances, limit=limit))

    monkeypatch.setattr("comparing_answers.answers_of", late)
    found = compare_all(asked)
    assert found.differences > found.cases
    assert any(".limit: columns" in text for text in found.differing)
