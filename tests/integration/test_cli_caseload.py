"""``sendrules caseload``: a table of cases into a file, as a person types it."""

import csv
import json
from pathlib import Path

import pyarrow.parquet as pq
import pytest
from click.testing import CliRunner, Result

from sendrules.cli.main import cli

LONG = """case,kind,on
A-17,request,2025-05-21
A-17,decision-to-assess,2025-07-01
B-2,request,2025-06-04
B-2,final-plan,2025-10-01
"""
WIDE = """Pupil,Request,Final plan
A-17,2025-05-21,
B-2,2025-06-04,2025-10-01
"""
FINAL = "reg-13-2-final-plan-20-weeks"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "long.csv").write_text(LONG, encoding="utf-8")
    (tmp_path / "wide.csv").write_text(WIDE, encoding="utf-8")
    return tmp_path


def run(*arguments: object) -> Result:
    return CliRunner().invoke(cli, ["caseload", *map(str, arguments), "--as-of", "2026-01-05"])


def plans(path: Path) -> dict[str, str]:
    with path.open(encoding="utf-8", newline="") as file:
        return {row["case"]: row["compliance"] for row in csv.DictReader(file) if row["duty"] == FINAL}


def test_a_long_table_is_answered_into_csv(folder):
    result = run(folder / "long.csv", "--out", folder / "out.csv")
    assert result.exit_code == 0, result.output
    assert plans(folder / "out.csv") == {"A-17": "overdue", "B-2": "met"}
    assert "4 rows of 2 cases came in; 2 cases were answered." in result.output


def test_a_wide_table_with_columns_that_are_named(folder):
    result = run(folder / "wide.csv", "--column", "Pupil=case", "--out", folder / "out.csv")
    assert result.exit_code == 0, result.output
    assert plans(folder / "out.csv") == {"A-17": "overdue", "B-2": "met"}


def test_several_files_are_one_caseload_and_a_case_may_stand_in_two(folder):
    (folder / "more.csv").write_text(
        "case,kind,on\nA-17,final-plan,2025-10-10\nC-3,request,2025-12-01\n", encoding="utf-8"
    )
    result = run(folder / "long.csv", folder / "more.csv", "--out", folder / "out.csv")
    assert result.exit_code == 0, result.output
    assert plans(folder / "out.csv") == {"A-17": "met-late", "B-2": "met", "C-3": "pending"}


def test_files_with_other_columns_are_refused(folder):
    result = run(folder / "long.csv", folder / "wide.csv", "--out", folder / "out.csv")
    assert result.exit_code == 1
    assert "wide.csv" in result.output
    assert "its columns are not those of" in result.output
    assert not (folder / "out.csv").exists()


def test_a_wrong_row_is_told_with_its_place_and_its_case_is_left_out(folder):
    (folder / "bad.csv").write_text(LONG + "C-3,request,31/02/2025\n", encoding="utf-8")
    result = run(folder / "bad.csv", "--out", folder / "out.csv")
    assert result.exit_code == 1
    assert "line 6" in result.output
    assert set(plans(folder / "out.csv")) == {"A-17", "B-2"}


def test_the_summary_as_json(folder):
    result = run(folder / "long.csv", "--out", folder / "out.parquet", "--json")
    assert result.exit_code == 0, result.output
    found = json.loads(result.stdout)
    assert found["cases_answered"] == 2
    assert found["answers"] == pq.read_table(folder / "out.parquet").num_rows


def test_without_contested_that_column_is_empty(folder):
    assert run(folder / "long.csv", "--out", folder / "out.parquet", "--no-contested").exit_code == 0
    assert pq.read_table(folder / "out.parquet")["contested"].null_count > 0


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["--column", "Pupil"], "write THEIRS=OURS"),
        (["--column", "a=case", "--column", "a=kind"], "twice"),
        (["--authority", "kent", "--policy", "x.toml"], "Choose one"),
        (["--fallback", "generic"], "--fallback goes with"),
    ],
)
def test_what_is_typed_wrong_is_refused_before_anything_is_read(folder, arguments, said):
    result = run(folder / "long.csv", "--out", folder / "out.csv", *arguments)
    assert result.exit_code == 2
    assert said in result.output


def test_an_ending_that_is_no_format_is_refused(folder):
    result = run(folder / "long.csv", "--out", folder / "out.docx")
    assert result.exit_code == 1
    assert ".parquet" in result.output


def test_a_determination_that_names_no_exception_is_told(folder):
    (folder / "judged.csv").write_text(
        "case,kind,on,limb,by,reason\nA-17,request,2025-05-21,,,\nA-17,determination,2025-10-01,reg-10-4-a-excepton,head of SEND,closed\n",
        encoding="utf-8",
    )
    result = run(folder / "judged.csv", "--out", folder / "out.csv")
    assert result.exit_code == 0, result.output
    assert "it excuses nothing. Did you mean reg-10-4-a-exception" in " ".join(result.output.split())
