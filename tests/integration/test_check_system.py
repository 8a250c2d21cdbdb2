"""``sendrules check-system``: the command, its three ways to get answers, and its exit codes."""

import json
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from sendrules.cli.main import cli
from sendrules.suite.items import suite
from sendrules.suite.own_answers import answers

OWN = ("--", sys.executable, "-m", "sendrules.suite")


def run(*args: str, **more: str) -> Result:
    return CliRunner().invoke(cli, ["check-system", *args], **more)


def test_a_system_that_counts_rightly() -> None:
    result = run("--duty", "reg-34-1", *OWN)
    assert result.exit_code == 0, result.output
    assert "Every answer is right." in result.stdout


def test_the_command_may_stand_without_dashes() -> None:
    assert run("--duty", "reg-34-1", "--level", "dates", *OWN[1:]).exit_code == 0


def test_a_system_that_counts_wrongly() -> None:
    program = """
import json, sys
from datetime import date, timedelta
for line in sys.stdin:
    question = json.loads(line)
    last = date.fromisoformat(question["day"]) + timedelta(weeks=20, days=-1)
    print(json.dumps({"id": question["id"], "last_day": last.isoformat()}))
"""
    args = ("--level", "dates", "--duty", "reg-13-2")
    result = run(*args, "--", sys.executable, "-c", program)
    assert result.exit_code == 1
    assert "1. The day of receipt is counted where it must not be." in result.stdout
    data = json.loads(run(*args, "--json", "--", sys.executable, "-c", program).stdout)
    assert data["passed"] is False
    assert data["mistakes"][0]["way"] == "first-day-counted"
    assert data["marks"]["failed"] == data["questions"] == len(data["items"])


def test_the_questions_alone() -> None:
    result = run("--questions", "--level", "dates")
    assert result.exit_code == 0
    ids = [json.loads(line)["id"] for line in result.stdout.splitlines()]
    assert ids == [item.id for item in suite().only(level="dates").items]


def test_a_file_of_answers(tmp_path: Path) -> None:
    lines = run("--questions", "--duty", "reg-34-1").stdout.splitlines()
    file = tmp_path / "answers.jsonl"
    file.write_text("\ufeff" + "\r\n".join(answers(lines)), encoding="utf-8")
    assert run("--duty", "reg-34-1", "--answers", str(file)).exit_code == 0
    assert run("--duty", "reg-34-1", "--answers", "-", input="\n".join(answers(lines))).exit_code == 0
    assert run("--duty", "reg-34-1", "--answers", "-", input="\n".join(list(answers(lines))[1:])).exit_code == 1


@pytest.mark.parametrize(
    "args", [(), ("--questions", *OWN), ("--questions", "--answers", "-"), ("--answers", "-", *OWN)]
)
def test_one_way_to_get_answers(args: tuple[str, ...]) -> None:
    result = run(*args)
    assert result.exit_code == 2
    assert "one of the three" in result.output


def test_a_command_that_cannot_be_started() -> None:
    result = CliRunner().invoke(cli, ["check-system", "--", "no-such-command-at-all"], standalone_mode=False)
    assert "cannot be started" in str(result.exception)


def test_nothing_to_ask() -> None:
    result = CliRunner().invoke(cli, ["check-system", "--duty", "no-such", "--questions"], standalone_mode=False)
    assert "no question is left to ask" in str(result.exception)


def test_what_is_wrong_is_listed_in_full_where_that_is_asked() -> None:
    few = run("--duty", "reg-34", "--answers", "-", input="")
    every = run("--duty", "reg-34", "--answers", "-", "--all", input="")
    assert "more. Use --all to see them." in few.stdout
    asked = suite().only(duties=("reg-34",)).items
    assert len(asked) > 10
    for item in asked:
        assert f"  {item.id}: no answer came" in every.stdout
