"""Panels from a policy file, through the public API, the command line and JSON."""

import json
from pathlib import Path

import pytest
from click.testing import CliRunner
from jsonschema import Draft202012Validator

import sendrules as sr
from panels import DECIDE
from sendrules.cli.main import cli
from sendrules.testing import ConformanceTests

ROOT = Path(__file__).parents[2]
POLICY = ROOT / "tests" / "golden" / "panels_policy.toml"
CASE = '{"reference": "one", "events": [{"kind": "request", "on": "2026-03-11"}]}'


def run(*args: str) -> str:
    done = CliRunner().invoke(cli, args, catch_exceptions=False)
    assert done.exit_code == 0, done.output
    return " ".join(done.output.split())


@pytest.fixture
def case(tmp_path: Path) -> str:
    path = tmp_path / "case.json"
    path.write_text(CASE, encoding="utf-8")
    return str(path)


def test_evaluate_shows_the_panel_beside_the_law(case: str) -> None:
    said = run("evaluate", case, "--as-of", "2026-04-10", "--policy", str(POLICY))
    assert (
        "Every Wednesday, papers on the Thursday before: Notify the decision whether to secure an EHC needs assessment"
        in said
    )
    assert (
        "last panel before the limit: Wed 15 Apr 2026 (papers by Thu 9 Apr 2026, 17:00; families told by Wed 22 Apr 2026)"
        in said
    )
    assert "It is too late for every panel that could keep the limit of Wed 22 Apr 2026" in said
    assert "no meeting on Thu 2 Apr 2026: out of term" in said
    assert "the source does not say what happens on a bank holiday; how many members it needs" in said


@pytest.mark.parametrize("more", [(), ("--full",)])
def test_json_has_the_panels_and_keeps_to_its_schema(case: str, more: tuple[str, ...]) -> None:
    done = CliRunner().invoke(
        cli, ["evaluate", case, "--as-of", "2026-04-10", "--policy", str(POLICY), "--json", *more]
    )
    answer = json.loads(done.output)
    Draft202012Validator(sr.result_schema()).validate(answer)
    weekly = next(p for p in answer["local"]["panels"] if (p["panel"], p["duty"]) == ("weekly", DECIDE))
    assert weekly["last"] == {
        "on": "2026-04-15", "papers_by": "2026-04-09", "papers_hour": "17:00", "told_by": "2026-04-22", "remarks": [],
    }  # fmt: skip
    assert (weekly["keeps_limit"], weekly["next"]["on"]) == (False, "2026-04-22")
    assert ("provenance" in weekly) is bool(more)


def test_check_policy_works_a_date_for_each_panel_and_warns_of_what_is_too_rare() -> None:
    said = run("check-policy", str(POLICY))
    assert said.count("The panel moves no date of the law.") == 3
    assert "standards.panels[2].decides[0]: it cannot always keep the limit of reg-5-1-decision-to-assess" in said
    assert said.count("it cannot always keep the limit") == 1


def test_a_panel_and_a_term_take_the_source_of_the_file() -> None:
    read = sr.read_policy(POLICY)
    assert read.standards is not None
    assert (len(read.standards.panels), len(read.standards.terms)) == (3, 6)
    assert read.standards.panels[0].provenance[0].document == "Invented policy"
    assert read.standards.terms[0].provenance[0].place == "p. 1"


class TestThePanelsConform(ConformanceTests):
    authority = POLICY
