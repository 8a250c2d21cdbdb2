"""The schema says of every column what it holds, and rows become it without a blank or a guess."""

import numpy as np
import pyarrow as pa
import pytest

from sendrules.caseload.columns.codes import KIND_CODE, NO_DAY
from sendrules.caseload.results.arrow import batch_of_rows
from sendrules.caseload.results.law_tables import tables_of
from sendrules.caseload.results.rows import NOTHING, AnswerRows, Words
from sendrules.caseload.results.schema import COLUMNS, PLAIN_SCHEMA, SCHEMA, plain
from sendrules.law.statute import statute

LAW = statute()
TABLES = tables_of(LAW)
PLAN = TABLES.first["reg-13-2-final-plan-20-weeks"]


def rows(**columns):
    """Two rows of which nothing is known but the start, save for what a test gives."""
    absent = {
        "case": [1, 0], "version": [PLAN, PLAN], "occurrence": [1, 0], "trigger": [KIND_CODE["request"]] * 2,
        "trigger_on": [0, 1], "rule": [NOTHING] * 2, "was_missed": [-1, -1], "lifted_by": [NOTHING] * 2,
        "set_by": [NOTHING] * 2, "contested": [-1, -1], "contested_by": [NOTHING] * 2, "answered_by": [0, 1],
    }  # fmt: skip
    days = dict.fromkeys(("started", "limit", "done_on", "days_late", "set_by_on", "practical"), [NO_DAY] * 2)
    sizes = {"version": np.int16, "trigger": np.int16, "rule": np.int8, "was_missed": np.int8, "contested": np.int8}
    every = {**absent, **days, **columns}
    return AnswerRows(**{name: np.array(values, sizes.get(name, np.int32)) for name, values in every.items()})


def test_what_is_absent_is_null_and_not_blank():
    batch = batch_of_rows(rows(), ["A", "B"], LAW, Words())
    batch.validate(full=True)
    assert batch.schema == SCHEMA
    one, other = batch.to_pylist()
    there = {
        "case",
        "duty",
        "provision",
        "instrument",
        "source",
        "binds",
        "trigger",
        "trigger_on",
        "outcome",
        "compliance",
    }
    assert {name for name, value in one.items() if value is not None} == there | {"occurrence", "answered_by"}
    assert {name for name, value in other.items() if value is not None} == there | {"answered_by"}
    assert (one["case"], one["duty"], one["provision"]) == ("B", "reg-13-2-final-plan-20-weeks", "reg 13(2)")
    assert (other["case"], other["outcome"], other["compliance"]) == ("A", "not-triggered", "not-applicable")
    assert [str(one["trigger_on"]), str(other["trigger_on"])] == ["1970-01-01", "1970-01-02"]


def test_three_values_stay_three():
    batch = batch_of_rows(rows(was_missed=[1, 0], contested=[0, 1]), ["A", "B"], LAW, Words())
    assert batch["was_missed"].to_pylist() == [True, False]
    assert batch["contested"].to_pylist() == [False, True]


def test_words_are_kept_once():
    words = Words()
    codes = [words.code(ids) for ids in [("a", "b"), (), ("c",), ("a", "b")]]
    assert codes == [0, NOTHING, 1, 0]
    batch = batch_of_rows(rows(lifted_by=[0, NOTHING], contested_by=[1, 0]), ["A", "B"], LAW, words)
    assert batch["lifted_by"].to_pylist() == ["a b", None]
    assert batch["contested_by"].to_pylist() == ["c", "a b"]


def test_what_a_dictionary_has_for_a_null_can_be_looked_up():
    # some readers look a code up before they ask whether it is there
    batch = batch_of_rows(rows(set_by=[NOTHING, KIND_CODE["request"]]), ["A", "B"], LAW, Words())
    raw = np.frombuffer(batch["set_by"].indices.buffers()[1], np.int16)
    assert raw[0] == 0


def test_rows_are_put_in_order_of_case_duty_and_start():
    last, first = len(TABLES.versions) - 1, 0
    found = rows(case=[1, 0], version=[last, first])
    both = AnswerRows.joined([found, rows(case=[1, 1], version=[first, last], occurrence=[1, 2])])
    ordered = both.in_order(TABLES.duty)
    assert ordered.case.tolist() == [0, 1, 1, 1]
    assert ordered.version.tolist() == [first, first, last, last]
    assert ordered.occurrence.tolist() == [0, 1, 1, 2]


def test_more_cases_than_two_bytes_hold_are_put_in_order_too():
    ordered = rows(case=[70_000, 4_464]).in_order(TABLES.duty)  # 70,000 - 65,536 = 4,464
    assert ordered.case.tolist() == [4_464, 70_000]


def test_no_rows_have_the_schema():
    batch = batch_of_rows(AnswerRows.joined([]), ["A"], LAW, Words())
    assert (len(batch), batch.schema) == (0, SCHEMA)
    assert plain(batch).schema == PLAIN_SCHEMA


@pytest.mark.parametrize("column", COLUMNS, ids=lambda column: column.name)
def test_every_column_says_what_it_holds(column):
    assert len(column.says) > 10
    field = SCHEMA.field(column.name)
    assert (field.type, field.nullable) == (column.type, column.nullable)
    assert not pa.types.is_dictionary(PLAIN_SCHEMA.field(column.name).type)


def test_every_version_of_every_duty_has_a_number():
    assert TABLES.versions == tuple(duty for id in LAW.ids for duty in LAW.versions(id))
    assert [TABLES.ids[n].as_py() for n in TABLES.duty] == [duty.id for duty in TABLES.versions]
    assert tables_of(LAW) is TABLES
    assert tables_of(LAW.under({"send": "delivered"})) is not TABLES
