"""``sendrules evaluate --json``: the compact form, the full one, and that of some duties."""

import json
from datetime import date

import pytest
from click.testing import CliRunner

import sendrules as sr
from sendrules.cli.main import cli

CASE = "examples/cases/late-plan.json"
EVALUATE = ("evaluate", CASE, "--as-of", "2026-01-05")
PLAN, DRAFT = "reg-13-2-final-plan-20-weeks", "derived-latest-draft-date"


def said(*args: str) -> dict[str, object]:
    result = CliRunner().invoke(cli, [*EVALUATE, "--json", *args])
    assert result.exit_code == 0, result.output
    found: dict[str, object] = json.loads(result.stdout)
    return found


def test_each_form_is_what_python_gives() -> None:
    result = sr.evaluate(sr.read_case_file(CASE), as_of=date(2026, 1, 5))
    assert said() == result.to_dict()
    assert said("--full") == result.to_dict(full=True)
    assert said("--duty", PLAN, "--duty", DRAFT) == result.to_dict(duties=[PLAN, DRAFT])


def test_each_form_has_a_name_of_its_own() -> None:
    assert [said(*args)["format"] for args in ((), ("--full",), ("--duty", PLAN))] == [
        "sendrules-result-2",
        "sendrules-result-full-2",
        "sendrules-duties-1",
    ]


@pytest.mark.parametrize(
    ("args", "fix"),
    [
        (("--full",), "Add --json, or see every row with --all"),
        (("--json", "--full", "--duty", PLAN), "Leave --full out"),
        (("--json", "--duty", PLAN, "--authority", "kent"), "Leave --authority out"),
        (("--json", "--duty", PLAN, "--policy", "examples/policies/improvement-plan-2026.toml"), "Leave --policy out"),
        (("--json", "--explain", "--duty", PLAN), "Choose one of --explain and --json"),
        (("--full", "--explain"), "--full goes with --json"),
    ],
)
def test_flags_that_do_not_go_together_are_refused(args: tuple[str, ...], fix: str) -> None:
    result = CliRunner().invoke(cli, [*EVALUATE, *args])
    assert result.exit_code == 2
    assert fix in " ".join(result.output.split())


def test_an_unknown_duty_is_refused_with_the_nearest() -> None:
    result = CliRunner().invoke(cli, [*EVALUATE, "--json", "--duty", "reg-13-2-finl-plan-20-weeks"])
    assert (result.exit_code, result.stdout) == (1, "")
    assert PLAN in result.stderr


def test_under_an_amendment_a_duty_has_both_answers() -> None:
    found = said("--duty", PLAN, "--under", "examples/amendments/plan-in-16-weeks.toml")
    assert "This is not the law." in found["what_if"]["note"]  # type: ignore[index]
    assert list(found["what_if"]["duties"]) == [PLAN]  # type: ignore[index]
