"""``case add`` and ``case edit``: a case file is added to, all else in it is kept, and it is written whole or not at all."""

import json

import pytest

from command_line import run
from sendrules.case.files import read_case_file

CASE = {
    "reference": "A-1",
    "events": [{"kind": "request", "on": "2025-05-21", "by": "parent", "note": "by e-mail"}],
    "claims": [{"reason": "staff shortage"}],
    "facts": {"testshire.x": True},
}


@pytest.fixture
def case(tmp_path):
    path = tmp_path / "case.json"
    path.write_text(json.dumps(CASE), encoding="utf-8")
    return path


def test_an_event_is_added_and_all_else_is_kept(case):
    before = read_case_file(case)
    result = run("case", "add", str(case), "Final plan", "8 October 2025", "--served", "10/10/2025")
    assert result.exit_code == 0, result.output
    assert "Final plan is read as final-plan (finalised plan)." in result.stderr
    assert "Recorded: Wed 8 Oct 2025: finalised plan\n" in result.stdout
    assert f"evaluate {case}" in result.stdout
    after = read_case_file(case)
    assert (after.events[0], after.claims, after.facts) == (before.events[0], before.claims, before.facts)
    assert (after.events[1].kind, str(after.events[1].served)) == ("final-plan", "2025-10-10")
    assert [path.name for path in case.parent.iterdir()] == ["case.json"]


def test_what_was_recorded_is_said_first(case):
    said = run("case", "add", str(case), "Final plan", "8 October 2025").output.splitlines()
    assert said[0] == "Recorded: Wed 8 Oct 2025: finalised plan"
    assert said[1] == "sendrules: Final plan is read as final-plan (finalised plan)."


@pytest.mark.parametrize(
    ("args", "said"),
    [
        (("refusal", "1/7/2025"), "Did you mean refusal-to-assess"),
        (("final-plan", "05/21/2025"), "there is no month 21"),
        (("final-plan", "21 May"), "the year is missing"),
        (("21/05/2025", "final-plan"), "The kind stands first, then the date"),
        (("request", "21/05/2025", "--by", "parent"), "this is the same as events.0"),
        (("request", "22/05/2025", "--by", "parnt"), "Did you mean parent?"),
        (("final-plan", "22/05/2025", "--order", "assess"), "`order` does not apply to final-plan."),
    ],
)
def test_nothing_is_written_where_something_is_wrong(case, args, said):
    before = case.read_bytes()
    result = run("case", "add", str(case), *args)
    assert result.exit_code != 0
    assert said in result.stderr
    assert case.read_bytes() == before


@pytest.mark.parametrize(
    ("events", "said"),
    [
        ([], "The case has no events, so no time limit has started. Record what happened, such as: "),
        (
            CASE["events"],
            "Nothing had happened by then: the first event is request for an assessment on Wed 21 May 2025.",
        ),
        ([{"kind": "advice-received", "on": "2025-01-02"}], "Nothing that is recorded starts a time limit."),
    ],
)
def test_a_case_in_which_nothing_started_says_why(case, events, said):
    case.write_text(json.dumps(CASE | {"events": events}), encoding="utf-8")
    shown = " ".join(run("evaluate", str(case), "--as-of", "1/2/2025").stdout.split())
    assert said in shown
    assert "How it stands" not in shown


def test_yes_no_and_planned_are_taken(case):
    assert run("case", "add", str(case), "review-meeting", "2026-05-01", "--attends", "yes", "--planned").exit_code == 0
    event = read_case_file(case).events[-1]
    assert (event.attends, event.planned) == (True, True)


def test_a_case_is_edited_by_the_same_questions(case):
    result = run("case", "edit", str(case), input="8\n1/7/2025\n\nr\n1\n\n\n")
    assert result.exit_code == 0, result.output
    assert "1 Wed 21 May 2025: request for an assessment, by parent" in result.stdout
    after = read_case_file(case)
    assert [event.kind for event in after.events] == ["refusal-to-assess"]
    assert after.facts == CASE["facts"]


def test_a_case_that_is_not_changed_is_not_written(case):
    before = case.read_bytes()
    result = run("case", "edit", str(case), input="\n\n")
    assert (result.exit_code, "Nothing was changed." in result.stdout) == (0, True)
    assert case.read_bytes() == before


def test_what_a_field_may_say_is_in_the_help():
    said = " ".join(run("case", "add", "--help").stdout.replace("-\n", "-").split())
    assert "One of: health, mixed, education-and-social-care." in said
    assert "early-years" not in said  # a long list would hide the rest
