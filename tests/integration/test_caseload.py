"""A whole caseload through the public function: the answers of the engine for one case, as one Arrow table."""

import subprocess
import sys
from dataclasses import replace
from datetime import date

import polars
import pyarrow as pa
import pytest
from pyarrow import csv, parquet

import sendrules as sr
from columns import days_of, drawn_cases
from sendrules.caseload.local.targets import Targets
from sendrules.testing.caseloads import caseload, caseload_cases

CASES = drawn_cases(60)
AS_OF = days_of(CASES, 1)[0]


def of_engine(engine, as_of):
    """What the engine for one case says of each occurrence, as rows."""
    for case in CASES:
        result = engine.evaluate(case, as_of=as_of)
        for id in result:
            for n, i in enumerate(result[id].instances, 1):
                yield (
                    case.reference, id, n, i.trigger.kind.value, i.trigger.on, i.started, i.due, i.outcome.name,
                    i.compliance.value, i.rule, i.limit, i.done_on, i.was_missed, i.practical, i.duty.provision.ref,
                )  # fmt: skip


FIELDS = (
    "case", "duty", "occurrence", "trigger", "trigger_on", "started", "due", "outcome", "compliance", "rule", "limit",
    "done_on", "was_missed", "practical", "provision",
)  # fmt: skip


@pytest.mark.parametrize(
    "engine",
    [sr.Engine(), sr.Engine(readings={"send": "delivered"}), sr.Engine.for_authority("generic")],
    ids=["law", "readings", "authority"],
)
def test_every_answer_is_that_of_the_engine_for_one_case(engine):
    table = sr.caseload.evaluate(CASES, as_of=AS_OF, engine=engine, contested=False).table
    assert table.schema == sr.caseload.SCHEMA
    assert [tuple(row[name] for name in FIELDS) for row in table.to_pylist()] == list(of_engine(engine, AS_OF))
    assert table["contested"].null_count == len(table)


def test_the_targets_of_an_authority_stand_beside_the_law(monkeypatch):
    engine = sr.Engine.from_policy("examples/policies/faster-decisions.toml")
    cases = caseload_cases(100, seed=11, as_of=date(2026, 1, 5))
    answers = sr.caseload.evaluate(cases, as_of=date(2026, 1, 5), engine=engine, contested=False, audit=5)
    rows = answers.table.to_pylist()
    own = [
        (case.reference, target.duty, target.on)
        for case in cases
        for target in engine.evaluate(case, as_of=date(2026, 1, 5)).local.targets
        if target.on is not None
    ]
    assert sorted((row["case"], row["duty"], row["target"]) for row in rows if row["target"]) == sorted(own)
    assert len(own) > 50
    assert {row["target_kept"] for row in rows} == {True, False, None}
    assert answers.summary.audited_cases > 10

    real = Targets.of

    def later(self, rows):
        found = real(self, rows)
        return replace(found, day=found.day + (found.kept >= 0))

    monkeypatch.setattr(Targets, "of", later)
    with pytest.raises(sr.AuditDifference, match="columns say target"):
        sr.caseload.evaluate(cases, as_of=date(2026, 1, 5), engine=engine, contested=False, audit=5)


def test_columns_answer_most_of_a_realistic_caseload_and_the_audit_agrees():
    cases = caseload_cases(300, seed=11, as_of=date(2026, 1, 5))
    answers = sr.caseload.evaluate(cases, as_of=date(2026, 1, 5), contested=False, audit=10)
    summary, table = answers.summary, answers.table
    assert summary.share_by_columns > 0.9
    assert summary.answers_by_columns == table["answered_by"].to_pylist().count("columns")
    assert summary.audited_cases > 10
    assert summary.audited_answers > 100
    alone = sr.caseload.evaluate(cases, as_of=date(2026, 1, 5), contested=False, on_columns=False)
    assert alone.summary.share_by_columns == 0
    assert table.drop(["answered_by"]).to_pylist() == alone.table.drop(["answered_by"]).to_pylist()


DAY = date(2026, 1, 5)
SAMPLE = caseload(120, seed=5, as_of=DAY)


@pytest.fixture(scope="module")
def of_objects():
    cases = caseload_cases(120, seed=5, as_of=DAY)
    return sr.caseload.evaluate(cases, as_of=DAY, contested=False).table.drop(["answered_by"]).to_pylist()


def given_as(form, folder):
    match form:
        case "arrow":
            return SAMPLE
        case "polars":
            return polars.from_arrow(SAMPLE)
        case "csv":
            csv.write_csv(SAMPLE, folder / "cases.csv")
        case "parquet":
            parquet.write_table(SAMPLE, folder / "cases.parquet")
    return folder / f"cases.{form}"


@pytest.mark.parametrize("form", ["arrow", "polars", "csv", "parquet"])
def test_a_file_or_a_table_gives_the_same_answers_as_the_cases_in_it(form, tmp_path, of_objects):
    answers = sr.caseload.evaluate(given_as(form, tmp_path), as_of=DAY, contested=False)
    assert answers.table.drop(["answered_by"]).to_pylist() == of_objects
    summary = answers.summary
    assert summary.rows_in == summary.rows_answered == len(SAMPLE)
    assert (summary.cases_answered, summary.rows_invalid) == (120, 0)


def test_a_file_goes_through_several_processes_into_a_file(tmp_path, of_objects):
    summary = sr.caseload.evaluate_to(
        given_as("csv", tmp_path), tmp_path / "out.parquet", as_of=DAY, contested=False, batch_cases=50, processes=2
    )
    found = parquet.read_table(tmp_path / "out.parquet")
    assert found.drop(["answered_by"]).to_pylist() == of_objects
    assert summary.answers == len(found)


def test_an_invalid_row_is_told_with_its_place_and_its_case_is_left_out(tmp_path):
    path = tmp_path / "cases.csv"
    path.write_text(
        "Case ref,kind,on\nA-17,request,2025-05-21\nB-2,request,31/02/2025\nB-2,final-plan,2025-08-01\nC-3,request,2025-05-22\n"
    )
    answers = sr.caseload.evaluate(path, as_of=date(2025, 10, 9), batch_cases=1)
    summary = answers.summary
    assert set(answers.table["case"].to_pylist()) == {"A-17", "C-3"}
    assert (summary.rows_in, summary.rows_answered, summary.rows_invalid, summary.rows_left_out) == (4, 2, 1, 1)
    assert (summary.cases_in, summary.cases_answered, summary.cases_invalid) == (3, 2, 1)
    (found,) = summary.invalid
    assert (found.file, found.counted, found.row, found.column, found.case) == ("cases.csv", "line", 3, "on", "B-2")
    assert summary.notes == ["'Case ref' is read as `case` (guessed)."]


def test_what_is_contested_is_said_of_each_occurrence():
    rows = sr.caseload.evaluate(CASES, as_of=AS_OF).table.to_pylist()
    found = {}
    for row in rows:
        found.setdefault((row["case"], row["duty"]), []).append(row)
    contested = 0
    for case in CASES:
        result = sr.evaluate(case, as_of=AS_OF)
        for id in result:
            mine = found.get((case.reference, id), [])
            assert any(row["contested"] for row in mine) == result[id].contested, (case.reference, id)
            by = {name for row in mine for name in (row["contested_by"] or "").split()}
            assert by == {a.reading for a in result[id].alternatives}
            contested += result[id].contested
            assert sum(row["occurrence"] is not None for row in mine) == len(result[id].instances)
    assert contested > 5
    only_other = [row for row in rows if row["occurrence"] is None]
    assert {row["outcome"] for row in only_other} <= {"not-triggered"}


def test_several_processes_give_the_same_table():
    one = sr.caseload.evaluate(CASES, as_of=AS_OF, contested=False, batch_cases=25)
    two = sr.caseload.evaluate(CASES, as_of=AS_OF, contested=False, batch_cases=25, processes=2)
    assert one.table.equals(two.table)
    assert one.table.column("case").num_chunks == 3
    mine, theirs = one.summary.to_dict(), two.summary.to_dict()
    assert {**mine, "seconds": None} == {**theirs, "seconds": None}
    assert mine["cases_in"] == mine["cases_answered"] == 60
    assert mine["answers"] == len(one.table)


def test_a_file_is_the_same_byte_for_byte_however_many_processes_answer(tmp_path):
    for processes in (1, 2):
        out = tmp_path / f"{processes}.parquet"
        sr.caseload.evaluate_to(CASES, out, as_of=AS_OF, contested=False, batch_cases=25, processes=processes)
    one, two = (tmp_path / f"{processes}.parquet" for processes in (1, 2))
    assert one.read_bytes() == two.read_bytes()
    assert one.stat().st_size > 10_000


def test_no_case_gives_no_row():
    answers = sr.caseload.evaluate([], as_of=AS_OF)
    assert (len(answers.table), answers.table.schema) == (0, sr.caseload.SCHEMA)
    assert answers.summary.share_by_columns is None


CASE = sr.Case(reference="A-17", events=[sr.Event(kind="request", on=date(2025, 5, 21))])
AMENDED = sr.Engine(what_if=sr.read_amendment("examples/amendments/plan-in-16-weeks.toml"))


@pytest.mark.parametrize(
    ("ask", "said"),
    [
        (lambda: sr.caseload.evaluate(7, as_of=AS_OF), "or a list of Case objects, not int"),
        (
            lambda: sr.caseload.evaluate([7], as_of=AS_OF),
            "a list of Case objects is needed, and it has one of type int",
        ),
        (lambda: sr.caseload.evaluate(CASE, as_of=AS_OF), "or a list of Case objects, not Case"),
        (lambda: sr.caseload.evaluate([CASE], as_of=AS_OF, shape="long"), "Leave `shape` out."),
        (lambda: sr.caseload.evaluate("nowhere.csv", as_of=AS_OF), "nowhere.csv"),
        (lambda: sr.caseload.evaluate([CASE, CASE], as_of=AS_OF), "two cases have the reference 'A-17'."),
        (lambda: sr.caseload.evaluate([CASE], as_of="2025-10-09"), "as_of must be a date without a time, not str"),
        (lambda: sr.caseload.evaluate([CASE], as_of=date(1950, 1, 1)), "Give a day from 1970-01-01 to 2328-11-11."),
        (lambda: sr.caseload.evaluate([CASE], as_of=AS_OF, engine="law"), "engine must be an Engine, not str"),
        (lambda: sr.caseload.evaluate([CASE], as_of=AS_OF, engine=AMENDED), "Leave what_if out here"),
        (lambda: sr.caseload.evaluate([CASE], as_of=AS_OF, audit=-1), "-1 is negative."),
        (lambda: sr.caseload.evaluate([CASE], as_of=AS_OF, processes=0), "0 is not a number of processes."),
        (lambda: sr.caseload.evaluate([CASE], as_of=AS_OF, batch_cases=0), "0 is not a number of cases."),
    ],
)
def test_what_cannot_be_answered_is_one_clear_error(ask, said):
    with pytest.raises(sr.SendrulesError) as caught:
        ask()
    assert said in str(caught.value)


def test_without_the_extra_the_error_says_what_to_install():
    code = (
        "import sys; sys.modules['numpy'] = None\n"
        "import sendrules as sr\n"
        "try: sr.caseload.evaluate\n"
        "except sr.MissingExtra as error: print(error)"
    )
    out = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout
    assert (
        'sendrules.caseload.evaluate needs numpy, which is not installed. Run: pip install "sendrules[caseload]"' in out
    )


def test_the_package_alone_is_light():
    code = "import sys, sendrules; sendrules.caseload; print(sorted({'numpy', 'pyarrow', 'rich', 'pydantic'} & {*sys.modules}))"
    assert subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout == "[]\n"


def test_the_table_is_plain_arrow():
    table = sr.caseload.evaluate([CASE], as_of=AS_OF, contested=False).table
    assert isinstance(table, pa.Table)
    table.validate(full=True)
    assert [
        name for name in table.schema.names if table[name].null_count and not table.schema.field(name).nullable
    ] == []
