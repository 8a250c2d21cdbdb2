"""``--under FILE``: both answers side by side on the command line, and what it refuses."""

import json
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result

from sendrules.cli.main import cli

ROOT = Path(__file__).parents[2]
SIXTEEN = str(ROOT / "examples" / "amendments" / "plan-in-16-weeks.toml")
KEY_STAGES = str(ROOT / "examples" / "amendments" / "reviews-at-key-stages.toml")
NOT_LAW = "This is not the law."


def run(*args: str, width: int = 120) -> Result:
    return CliRunner(env={"COLUMNS": str(width)}).invoke(cli, list(args))


def words_of(text: str) -> str:
    return " ".join(text.split())


@pytest.fixture
def case(tmp_path: Path) -> Any:
    def write(*events: tuple[str, str]) -> str:
        data = {"reference": "W-1", "events": [{"kind": kind, "on": on} for kind, on in events]}
        path = tmp_path / "case.json"
        path.write_text(json.dumps(data), encoding="utf-8")
        return str(path)

    return write


def test_a_timetable_has_a_column_for_each_answer() -> None:
    found = run("timetable", "--request", "2027-09-06", "--under", SIXTEEN)
    assert found.exit_code == 0
    said = words_of(found.stdout)
    assert said.index(NOT_LAW) < said.index("Due in law What if What Provision")
    assert "Mon 24 Jan 2028 Mon 27 Dec 2027 Send the finalised EHC plan" in said
    assert "Mon 18 Oct 2027 the same Notify the decision whether to secure" in said


def test_a_narrow_timetable_has_a_line_for_each_answer() -> None:
    said = run("timetable", "--request", "2027-09-06", "--under", SIXTEEN, width=60).stdout
    assert "Mon 24 Jan 2028\n  what if: Mon 27 Dec 2027\n  Send the finalised EHC plan\n" in said


def test_without_an_amendment_a_timetable_is_as_it_was() -> None:
    assert "what if" not in run("timetable", "--request", "2027-09-06").stdout.lower()


def test_a_timetable_in_json_keeps_the_law_where_it_was() -> None:
    beside = json.loads(run("timetable", "--request", "2027-09-06", "--under", SIXTEEN, "--json").stdout)
    alone = json.loads(run("timetable", "--request", "2027-09-06", "--json").stdout)
    what_if = beside.pop("what_if")
    assert beside == alone
    assert what_if["amendment"]["label"] == "illustration"
    assert what_if["differences"] == ["derived-latest-draft-date", "reg-13-2-final-plan-20-weeks"]


def test_evaluate_shows_what_would_differ_after_the_law(case: Any) -> None:
    found = run("evaluate", case(("request", "2027-09-06")), "--as-of", "2028-01-10", "--under", SIXTEEN, width=139)
    assert found.exit_code == 0
    law, other = words_of(found.stdout).split(NOT_LAW)
    assert "Mon 24 Jan 2028 Send the finalised EHC plan" in law
    assert "Mon 24 Jan 2028: not yet done Mon 27 Dec 2027: not done" in other


def test_evaluate_says_why_an_old_case_stays_as_it_is(case: Any) -> None:
    said = words_of(
        run("evaluate", case(("request", "2027-08-31")), "--as-of", "2027-10-10", "--under", SIXTEEN).stdout
    )
    assert "It would change no answer in this case." in said
    assert "Send the finalised EHC plan, from Tue 31 Aug 2027: the old text: it starts before Wed 1 Sep 2027." in said


def test_evaluate_asks_for_the_day_that_decides(case: Any) -> None:
    events = case(("review-meeting", "2030-06-03"), ("decision-to-continue", "2030-06-24"))
    said = words_of(run("evaluate", events, "--as-of", "2031-07-10", "--under", KEY_STAGES, width=60).stdout)
    assert "which text governs is not known: record final-plan" in said
    assert "in law: Mon 2 Jun 2031: not done: 38 days overdue what if: not known; missing: final-plan" in said


def test_evaluate_in_json_has_both_answers(case: Any) -> None:
    path = case(("request", "2027-09-06"))
    beside = json.loads(run("evaluate", path, "--as-of", "2028-01-10", "--under", SIXTEEN, "--json").stdout)
    alone = json.loads(run("evaluate", path, "--as-of", "2028-01-10", "--json").stdout)
    what_if = beside.pop("what_if")
    assert beside == alone
    assert NOT_LAW in what_if["note"]
    plan = next(d for d in what_if["differences"] if d["duty"] == "reg-13-2-final-plan-20-weeks")
    assert (plan["law"]["due"], plan["what_if"]["due"], plan["text"]) == ("2028-01-24", "2027-12-27", "new")
    assert plan["decided_by"] == {"fact": "request for an assessment", "on": "2027-09-06"}


def test_explain_gives_both_reasons(case: Any) -> None:
    args = ("--as-of", "2028-01-10", "--under", SIXTEEN, "--duty", "reg-13-2-final-plan-20-weeks")
    law, other = words_of(run("evaluate", case(("request", "2027-09-06")), *args).stdout).split(NOT_LAW)
    assert "20 weeks" in law
    assert "16 weeks" in other


def test_the_law_of_an_authority_is_asked_beside_it_too(case: Any) -> None:
    args = ("--as-of", "2028-01-10", "--under", SIXTEEN, "--authority", "kent", "--fallback", "generic")
    assert NOT_LAW in words_of(run("evaluate", case(("request", "2027-09-06")), *args).stdout)


def test_a_page_is_of_the_law_alone(case: Any) -> None:
    found = run("evaluate", case(("request", "2027-09-06")), "--page", "family", "--under", SIXTEEN)
    assert found.exit_code == 2
    assert "Leave --under out" in found.stderr


@pytest.mark.parametrize(
    ("text", "said"),
    [
        (None, "Check the path of the file."),
        ("id = ", "this is not TOML"),
        ('id = "x"\n[[edits]]\nduty = "reg-13-2"\ntitle = "T"\n', "line 3, edits[0].duty: there is no duty"),
    ],
)
@pytest.mark.parametrize("command", [("timetable", "--request", "2027-09-06"), ("evaluate", "case.json")])
def test_a_file_that_cannot_be_used_is_named(
    text: str | None, said: str, command: tuple[str, ...], tmp_path: Path
) -> None:
    path = tmp_path / "bad.toml"
    if text is not None:
        path.write_text(text, encoding="utf-8")
    found = run(*command, "--under", str(path))
    assert found.exit_code == 1
    assert said in words_of(found.stderr)
    assert "bad.toml" in found.stderr
    assert found.stdout == ""
