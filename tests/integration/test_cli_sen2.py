"""``sendrules sen2 check``, as somebody types it."""

import csv
import json
from pathlib import Path

import pytest

from command_line import run
from sendrules.sen2.items import Form
from sendrules.testing.returns.model import PlainReturn
from sendrules.testing.returns.write import write
from ten_people import ten_people


def with_a_slip() -> PlainReturn:
    made = ten_people()
    made.records["Requests"][0] = {**made.records["Requests"][0], "RequestOutcomeDate": "2025-01-12"}
    return made


@pytest.fixture
def file(tmp_path: Path) -> str:
    return str(write(with_a_slip(), Form.XML, tmp_path / "return.xml"))


def test_a_finding_is_shown_with_its_place_and_what_to_do(file: str) -> None:
    found = run("sen2", "check", file)
    assert found.exit_code == 1
    assert "10 people in xml, version 1.3 or later, authority 999, survey day 2026-01-15." in found.stdout
    assert "SR102 error, 1 time: The decision whether to assess is dated before the request." in found.stdout
    assert "SR102 record 1-1" in found.stderr
    assert "RequestOutcomeDate: '2025-01-12'." in found.stderr
    assert "Z999" not in found.output


@pytest.mark.parametrize("ending", ["csv", "xlsx", "parquet"])
def test_every_finding_is_in_the_file(file: str, ending: str, tmp_path: Path) -> None:
    out = tmp_path / f"findings.{ending}"
    found = run("sen2", "check", file, "--out", str(out))
    assert (found.exit_code, out.exists()) == (1, True)
    if ending == "csv":
        rows = list(csv.DictReader(out.read_text(encoding="utf-8").splitlines()))
        assert ("SR102", "1-1") in {(row["code"], row["record"]) for row in rows}


def test_json_and_the_upn_on_request(file: str) -> None:
    found = json.loads(run("sen2", "check", file, "--upn", "--json").stdout)
    assert (found["people"], found["return"]["format"]) == (10, "xml")
    assert {row["upn"] for row in found["findings"] if row["code"] == "SR102"} == {"Z999000000001"}


def test_no_cell_of_a_finding_is_a_formula(tmp_path: Path) -> None:
    made = ten_people()
    made.records["Requests"][0] = {**made.records["Requests"][0], "RequestOutcome": "=1+1"}
    file, out = write(made, Form.XML, tmp_path / "a.xml"), tmp_path / "f.csv"
    assert run("sen2", "check", str(file), "--out", str(out)).exit_code == 1
    assert "'=1+1" in {row["value"] for row in csv.DictReader(out.read_text(encoding="utf-8").splitlines())}


def test_a_wrong_file_is_one_clear_problem(tmp_path: Path) -> None:
    found = run("sen2", "check", str(tmp_path / "nothing.xml"))
    assert (found.exit_code, "No such file" in found.stderr) == (1, True)


def test_a_return_becomes_a_table_of_cases(file: str, tmp_path: Path) -> None:
    events, answers = tmp_path / "events.csv", tmp_path / "answers.csv"
    found = run("sen2", "cases", file, "--out", str(events), columns=200)
    assert (found.exit_code, "11 cases, 62 rows" in found.stdout) == (0, True)
    assert f"Next: sendrules caseload {events} --as-of 2026-01-15" in found.stdout
    asked = run("caseload", str(events), "--as-of", "2026-01-15", "--out", str(answers), "--no-contested")
    assert asked.exit_code == 0
    rows = list(csv.DictReader(answers.read_text(encoding="utf-8").splitlines()))
    plans = {row["case"]: row["compliance"] for row in rows if row["duty"] == "reg-13-2-final-plan-20-weeks"}
    assert (plans["1-1"], plans["2-1"], plans["5-2"]) == ("met", "met-late", "overdue")


def test_requests_with_a_day_that_cannot_be_used_are_left_out_and_counted(tmp_path: Path) -> None:
    made = ten_people()
    made.records["Requests"][0] = {**made.records["Requests"][0], "ReceivedDate": "31/02/2025"}
    found = run("sen2", "cases", str(write(made, Form.XML, tmp_path / "a.xml")), "--out", str(tmp_path / "e.csv"))
    assert "10 cases" in found.stdout
    assert "1 request left out" in found.stderr
