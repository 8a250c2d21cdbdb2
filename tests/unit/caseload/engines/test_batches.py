"""Arrow batches in, Arrow batches out: a fixed schema, whatever the batches are cut like."""

from datetime import date

import pyarrow as pa
import pytest

import sendrules as sr
from sendrules.caseload.results.schema import PLAIN_SCHEMA, SCHEMA
from sendrules.testing.caseloads import caseload

AS_OF = date(2026, 1, 5)
SAMPLE = caseload(60, seed=3, as_of=AS_OF)
WHOLE = sr.caseload.evaluate(SAMPLE, as_of=AS_OF, contested=False).table.to_pylist()


def answers(batches, **options):
    return list(sr.caseload.evaluate_batches(batches, as_of=AS_OF, contested=False, **options))


def rows(batches):
    return [row for batch in batches for row in batch.to_pylist()]


@pytest.mark.parametrize("size", [7, 100, 10**6])
def test_the_cut_of_the_batches_changes_nothing(size):
    found = answers(SAMPLE.to_batches(size))
    assert {batch.schema for batch in found} == {SCHEMA}
    assert rows(found) == WHOLE


def test_many_cases_are_answered_in_several_batches():
    found = answers(SAMPLE.to_batches(), batch_cases=25)
    assert len(found) == 3
    assert rows(found) == WHOLE


def test_the_plain_schema_has_no_dictionary():
    found = answers(SAMPLE.to_batches(), plain=True)
    assert {batch.schema for batch in found} == {PLAIN_SCHEMA}
    assert rows(found) == WHOLE


def test_no_batch_gives_none_and_an_empty_one_no_row():
    assert answers([]) == []
    empty = pa.RecordBatch.from_pylist([], schema=SAMPLE.schema)
    assert rows(answers([empty])) == []
    for plain, schema in ((False, SCHEMA), (True, PLAIN_SCHEMA)):
        found = sr.caseload.evaluate_batch(empty, as_of=AS_OF, plain=plain)
        assert (len(found), found.schema) == (0, schema)


def test_one_batch_gives_one_batch():
    (batch,) = SAMPLE.combine_chunks().to_batches()
    assert sr.caseload.evaluate_batch(batch, as_of=AS_OF, contested=False).to_pylist() == WHOLE


WRONG = pa.RecordBatch.from_pydict(
    {"case": ["A-17", "B-2"], "kind": ["request", "reqest"], "on": [date(2025, 5, 21), date(2025, 5, 22)]}
)


def test_a_wrong_row_is_an_error_where_nobody_takes_it():
    with pytest.raises(sr.InputError, match=r"row 1, column kind, case B-2: .*Did you mean request"):
        answers([WRONG])


def test_a_wrong_row_is_given_to_who_takes_it_and_the_rest_is_answered():
    taken = []
    found = rows(answers([WRONG], on_invalid=taken.append))
    assert {row["case"] for row in found} == {"A-17"}
    assert [(each.case, each.column, each.row) for each in taken] == [("B-2", "kind", 1)]


def test_batches_of_other_schemas_are_refused_before_arrow_reads_them():
    batch = SAMPLE.to_batches()[0]
    other = pa.RecordBatch.from_pylist([{"case": "x", "kind": "request", "on": AS_OF}])
    with pytest.raises(sr.InputError, match="a later batch has other columns"):
        answers([batch, other])


@pytest.mark.parametrize("wrong", [[1], [SAMPLE], SAMPLE])
def test_what_is_no_batch_is_refused(wrong):
    with pytest.raises(sr.WrongType, match="batches of pyarrow"):
        answers(wrong)
