"""Duties and kinds of event as people name them on the command line: found, asked about, or refused; never a wrong neighbour."""

import json

import pytest

from command_line import CASE, FINAL, run

DAY = "21/05/2025"


@pytest.mark.parametrize(
    ("flag", "kind", "title"),
    [
        ("--ehcp-request", "request", "request for an assessment"),
        ("--tribunal-decision", "tribunal-order", "order of the Tribunal"),
        ("--concession", "appeal-conceded", "appeal conceded"),
        ("--consent-order", "tribunal-order", "order of the Tribunal"),
    ],
)
def test_a_flag_may_be_what_the_field_calls_a_kind(flag, kind, title):
    result = run("timetable", flag, DAY)
    assert result.exit_code == 0
    assert f"sendrules: {flag} is read as --{kind} ({title})." in result.stderr
    assert result.stdout == run("timetable", f"--{kind}", "2025-05-21").stdout
    assert result.stdout == run("timetable", f"{flag}=2025-05-21").stdout


@pytest.mark.parametrize(
    ("flag", "said"),
    [
        ("--annual-review", "Did you mean --review-meeting (review meeting)?"),
        ("--refusal", "Did you mean --refusal-to-assess (refusal to assess) or --no-plan-notice (no-plan notice) or"),
        ("--reqest", "Did you mean --request (request for an assessment)?"),
        ("--commisioner-aware", "Did you mean --commissioner-aware?"),
        ("--holiday", "`sendrules timetable --help` lists the flags."),
    ],
)
def test_a_flag_that_says_too_little_is_asked_about(flag, said):
    result = run("timetable", flag, DAY)
    assert result.exit_code == 2
    assert said in " ".join(result.stderr.split())
    assert "transfer-review" not in result.stderr


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("final-plan", f"Did you mean {FINAL} (Send the finalised EHC plan)? `sendrules duties`"),
        ("Final plan", f"Did you mean {FINAL} (Send the finalised EHC plan)? `sendrules duties`"),
        ("reg-13-2-final-plan-20-weks", f"Did you mean {FINAL} "),
        ("holiday", "holiday: there is no such duty. `sendrules duties` lists them."),
    ],
)
def test_a_duty_is_looked_for_by_the_words_of_its_id_and_title(text, said):
    for args in (("duties", text), ("evaluate", CASE, "--as-of", DAY, "--duty", text)):
        result = run(*args)
        assert result.exit_code == 1
        assert said in " ".join(result.stderr.split())


def test_a_duty_may_be_named_by_its_title():
    result = run("duties", "send the finalised EHC plan", "--json")
    assert json.loads(result.stdout)["id"] == FINAL
    assert f"is read as {FINAL} (Send the finalised EHC plan)" in result.stderr


def test_a_duty_may_be_named_by_the_beginning_of_its_id_alone():
    result = run("evaluate", CASE, "--as-of", DAY, "--duty", "reg-13-2")
    assert result.exit_code == 0
    assert f"reg-13-2 is read as {FINAL} (Send the finalised EHC plan)" in result.stderr
    several = run("evaluate", CASE, "--as-of", DAY, "--duty", "reg-13")
    assert several.exit_code == 1
    assert "Did you mean" in several.stderr


def test_the_kinds_of_event_can_be_listed():
    assert "final-plan: finalised plan\n" in run("duties", "--kinds").stdout
    rows = {row["id"]: row for row in json.loads(run("duties", "--kinds", "--json").stdout)}
    assert "note in lieu" in rows["no-plan-notice"]["also_called"]
