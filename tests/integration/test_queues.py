"""A policy with several queues, from a file and on the command line."""

import json
from datetime import date
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

import sendrules as sr
from sendrules.cli.main import cli
from sendrules.local.loading.policy_file import check_policy

TWO = """
[authority]
key = "anywhere"
name = "Anywhere Council"
[source]
document = "Invented"
place = "p. 1"
[prioritisation]
mode = "queues"
title = "Two queues"
[[prioritisation.queues]]
mode = "date_order"
id = "psychologist"
title = "For a psychologist"
for = { act = "advice-received", from = "educational-psychologist" }
[[prioritisation.queues]]
mode = "date_order"
id = "reviews"
title = "For a review"
for = { act = "review" }
in_force_from = 2025-06-01
"""
CASES = [
    {"reference": "A", "events": [{"kind": "request", "on": "2025-01-06"}, {"kind": "decision-to-assess", "on": "2025-02-10"}]},
    {"reference": "B", "events": [{"kind": "request", "on": "2024-01-08"}, {"kind": "final-plan", "on": "2024-05-20"}]},
]  # fmt: skip


@pytest.fixture
def files(tmp_path: Path) -> tuple[str, str]:
    (tmp_path / "policy.toml").write_text(TWO, encoding="utf-8")
    (tmp_path / "cases.json").write_text(json.dumps(CASES), encoding="utf-8")
    return str(tmp_path / "cases.json"), str(tmp_path / "policy.toml")


def run(*args: str, columns: int = 120) -> Result:
    return CliRunner(env={"COLUMNS": str(columns)}).invoke(cli, ["queue", *args])


def parts(result: Result) -> dict[str, str]:
    assert result.exit_code == 0, result.output
    return {place["reference"]: place["part"] for place in json.loads(result.stdout)["places"]}


def test_each_queue_has_its_own_cases(files: tuple[str, str]) -> None:
    asked = (files[0], "--policy", files[1], "--as-of", "2025-07-01", "--json", "--queue")
    assert parts(run(*asked, "psychologist")) == {"A": "waiting", "B": "not-waiting"}
    assert parts(run(*asked, "reviews")) == {"A": "not-waiting", "B": "waiting"}
    assert json.loads(run(*asked, "reviews").stdout)["waits_for"] == "a review of the plan"


def test_where_several_are_in_force_one_has_to_be_named(files: tuple[str, str]) -> None:
    several = run(files[0], "--policy", files[1], "--as-of", "2025-07-01")
    assert several.exit_code == 1
    assert "the policy has 2 queues, and none was named. Name one: psychologist, reviews." in several.output
    wrong = run(files[0], "--policy", files[1], "--as-of", "2025-07-01", "--queue", "review")
    assert "the policy has no queue 'review'. Did you mean reviews?" in wrong.output
    only = run(files[0], "--policy", files[1], "--as-of", "2025-05-01", "--json")
    assert parts(only) == {"A": "waiting", "B": "not-waiting"}
    early = run(files[0], "--policy", files[1], "--as-of", "2025-05-01", "--queue", "reviews")
    assert "in force from Sun 1 Jun 2025" in early.output


def test_the_three_parts_are_told_apart_on_the_screen(files: tuple[str, str]) -> None:
    shown = run(files[0], "--policy", files[1], "--as-of", "2025-07-01", "--queue", "psychologist").stdout
    assert "Waiting for advice from an educational psychologist: 1\n" in shown
    assert "Not waiting: 1\n" in shown
    assert "Not known" not in shown
    none = run(files[0], "--policy", files[1], "--as-of", "2024-07-01", "--queue", "psychologist").stdout
    assert "Waiting for advice from an educational psychologist: nobody\n" in none
    assert "note: none of these cases is known to wait for advice from an educational psychologist" in none


def test_one_case_stands_in_both_queues(files: tuple[str, str]) -> None:
    case = sr.Case.model_validate(CASES[0])
    local = sr.Engine.from_policy(files[1]).evaluate(case, as_of=date(2025, 7, 1)).local
    assert local is not None
    assert [(s.queue, s.part.value) for s in local.queues] == [("psychologist", "waiting"), ("reviews", "not-waiting")]


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        (', from = "educational-psychologist"', "", "a queue for advice says whose advice is waited for."),
        ('act = "review"', 'act = "review", from = "parent"', "only a queue for advice has from."),
        ('id = "reviews"', 'id = "psychologist"', "two queues share an id: psychologist."),
        ('act = "review"', 'act = "reviews"', "reviews"),
    ],
)
def test_what_cannot_be_a_queue_is_refused_once_with_its_line(old: str, new: str, said: str) -> None:
    report = check_policy(TWO.replace(old, new))
    (refusal,) = report.refused
    assert said in refusal.message
    assert refusal.line is not None
    assert refusal.line >= 13
