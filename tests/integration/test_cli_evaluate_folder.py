"""``sendrules evaluate FOLDER``: what is overdue in any case of a folder, and what falls due soon."""

import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from sendrules.cli.main import cli


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    for reference, events in {
        "A-17": [{"kind": "request", "on": "2025-05-21"}],
        "B-2": [{"kind": "request", "on": "2025-12-03"}],
        "C-3": [{"kind": "request", "on": "2026-01-02"}],
    }.items():
        text = json.dumps({"reference": reference, "events": events})
        (tmp_path / f"{reference}.json").write_text(text, encoding="utf-8")
    return tmp_path


def run(folder: Path, *arguments: str) -> Result:
    return CliRunner().invoke(cli, ["evaluate", str(folder), "--as-of", "2026-01-05", *arguments])


def pressing(folder: Path, part: str, *arguments: str) -> set[tuple[str, str, str]]:
    result = run(folder, "--json", *arguments)
    assert result.exit_code == 0, result.output
    return {(row["case"], row["duty"], row["due"]) for row in json.loads(result.stdout)[part]}


def test_what_is_overdue(folder):
    found = pressing(folder, "overdue")
    assert ("A-17", "reg-13-2-final-plan-20-weeks", "2025-10-08") in found
    assert {case for case, *_ in found} == {"A-17"}


def test_what_falls_due_within_so_many_days(folder):
    decision = ("B-2", "reg-5-1-decision-to-assess", "2026-01-14")
    assert decision in pressing(folder, "coming")
    assert decision in pressing(folder, "coming", "--within", "9")
    assert decision not in pressing(folder, "coming", "--within", "8")


def test_the_table(folder):
    result = run(folder)
    assert "3 cases, as of" in result.output
    assert "Overdue:" in result.output
    assert "2025-10-08" in result.output


def test_a_case_that_cannot_be_read_stops_it_and_is_named(folder):
    (folder / "D-4.json").write_text('{"reference": "D-4", "events": [{"kind": "request"}]}', encoding="utf-8")
    result = run(folder)
    assert result.exit_code == 1
    assert "D-4.json" in result.output


@pytest.mark.parametrize("option", [["--explain"], ["--page", "family"], ["--all"], ["--json", "--full"]])
def test_what_is_for_one_case_is_refused(folder, option):
    result = run(folder, *option)
    assert result.exit_code == 2
    assert "this is a folder" in result.output


def test_within_is_refused_for_one_case(folder):
    result = CliRunner().invoke(cli, ["evaluate", str(folder / "A-17.json"), "--within", "9"])
    assert result.exit_code == 2
    assert "--within is for a folder" in result.output
