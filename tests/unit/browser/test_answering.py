"""What the page is answered: the library's own answers, as JSON text, whatever it asks."""

import json
import subprocess
import sys

import pytest

import sendrules as sr
from golden import WHOLE_CASES, golden_cases
from sendrules.browser.answering import QUESTIONS, answered
from sendrules.report import to_ical
from sendrules.report.letters import LetterKind, letter

WHOLE = [case for case in golden_cases() if case.page == WHOLE_CASES]
REQUEST = {"reference": "A-17", "events": [{"kind": "request", "on": "2025-05-21"}]}
LATE = {"case": REQUEST, "as_of": "2025-10-20"}
A_LATE_CASE = sr.Case(reference="A-17", events=[sr.Event(kind="request", on="2025-05-21")])
ON = sr.Event(kind="request", on="2025-10-20").on
IN_THE_BROWSER = """
import sys
for name in ("click", "durations", "fastapi", "holidays", "mcp", "numpy", "platformdirs", "pluggy", "pyarrow", "tree_sitter", "tree_sitter_toml"):
    sys.modules[name] = None
from sendrules.browser.answering import answered
case = '"case": {"reference": "1", "events": [{"kind": "request", "on": "2025-05-21"}]}, "as_of": "2025-10-20"'
for kind in ("about", "form", "duties"):
    print(kind, answered(kind, "{}")[:10])
for kind in ("check", "evaluate", "exceptions", "family", "officer", "calendar", "letters"):
    print(kind, answered(kind, f"{{{case}}}")[:10])
print("letter", answered("letter", f'{{{case}, "kind": "late-plan"}}')[:10])
print("timetable", answered("timetable", '{"kind": "request", "on": "2025-05-21"}')[:10])
print(sorted(name for name in sys.modules if name.split(".")[:2] in (["sendrules", "local"], ["sendrules", "caseload"], ["sendrules", "toml"])))
"""


def answer(kind, question):
    return json.loads(answered(kind, json.dumps(question)))["answer"]


def error(kind, question):
    text = question if isinstance(question, str) else json.dumps(question)
    return json.loads(answered(kind, text))["error"]


@pytest.mark.parametrize("case", WHOLE, ids=str)
def test_a_case_is_answered_as_by_the_library(case):
    asked = {"case": case.data, "as_of": str(case.as_of)}
    result = sr.evaluate(case.case, as_of=case.as_of)
    assert answer("evaluate", asked) == result.to_dict()
    assert answer("evaluate", {**asked, "full": True}) == result.to_dict(full=True)
    assert answer("evaluate", {**asked, "duty": ["reg-13-2-final-plan-20-weeks"]}) == result.to_dict(
        duties=["reg-13-2-final-plan-20-weeks"]
    )
    assert answer("calendar", asked)["text"].encode() == to_ical(result)
    assert "# " + answer("family", asked)["title"] == answer("family", asked)["text"].splitlines()[0]
    assert answer("officer", asked)["short"]
    assert answer("check", asked) == {"warnings": [_problem(p) for p in case.case.warnings(case.as_of)]}


def _problem(problem):
    return {"place": problem.where, "message": problem.message, "fix": problem.fix}


@pytest.mark.parametrize("case", WHOLE, ids=str)
def test_every_exception_of_every_limit_is_told_with_its_reason(case):
    full = sr.evaluate(case.case, as_of=case.as_of).to_dict(full=True)
    found = answer("exceptions", {"case": case.data, "as_of": str(case.as_of)})["limits"]
    told = {
        (limit["duty"], limit["started_by"], each["id"]): (each["state"], each["why"])
        for limit in found
        for each in limit["exceptions"]
    }
    assert told == {
        (duty, one["started_by"], id): (limb["state"], limb["why"])
        for duty, whole in full["duties"].items()
        for one in whole["instances"]
        for id, limb in one.get("limbs", {}).items()
    }


def test_an_exception_is_not_met_then_met_then_lifts():
    def of_the_plan(**more):
        found = answer("exceptions", {"case": REQUEST | more, "as_of": "2025-10-20"})["limits"]
        (limit,) = (each for each in found if each["duty"] == "reg-13-2-final-plan-20-weeks")
        (one,) = (each for each in limit["exceptions"] if each["id"] == "reg-13-3-d-exception")
        return limit["due"], one["state"], one["decided"], one["lifts"]

    away = {"circumstances": [{"kind": "absence", "who": "child", "first_day": "2025-07-01", "last_day": "2025-08-12"}]}
    decided = {"limb": "reg-13-3-d-exception", "by": "SEND manager", "on": "2025-08-20", "reason": "away for six weeks"}
    assert of_the_plan() == ("2025-10-08", "not-available", False, False)
    assert of_the_plan(**away) == ("2025-10-08", "available", False, False)
    assert of_the_plan(**away, determinations=[decided]) == (None, "available", True, True)
    assert of_the_plan(determinations=[decided]) == ("2025-10-08", "not-available", True, False)


def test_a_letter_is_the_library_s_and_one_that_is_not_true_says_why():
    result = sr.evaluate(A_LATE_CASE, as_of=ON)
    listed = {each["kind"]: each for each in answer("letters", LATE)["letters"]}
    assert set(listed) == {kind.value for kind in LetterKind}
    for kind, each in listed.items():
        if each["available"]:
            ours = letter(kind, result)
            assert answer("letter", {**LATE, "kind": kind}) == {
                "title": each["title"],
                "html": ours.html,
                "text": ours.text,
            }
        else:
            assert error("letter", {**LATE, "kind": kind})["problems"] == each["problems"]
    assert [kind for kind, each in listed.items() if each["available"]] == ["request-chaser", "late-plan", "complaint"]


def test_where_the_calendar_ends_each_letter_says_so():
    listed = answer("letters", {"case": REQUEST, "as_of": "2035-01-01"})["letters"]
    assert [each["available"] for each in listed] == [False] * len(LetterKind)
    assert "after the last day that the calendar" in listed[0]["problems"][0]["message"]


def test_a_later_calendar_file_cancels_what_is_no_longer_asked_for():
    before = answer("calendar", LATE)["text"]
    done = REQUEST | {"events": [*REQUEST["events"], {"kind": "refusal-to-assess", "on": "2025-06-20"}]}
    after = answer("calendar", {"case": done, "as_of": "2025-10-20", "earlier": before, "reference": False})["text"]
    assert "STATUS:CANCELLED" in after
    assert "STATUS:CANCELLED" not in before
    assert "A-17" not in after.replace("A-17: Send", "")


@pytest.mark.parametrize(
    ("kind", "question", "place", "message"),
    [
        ("weather", {}, "ask", "no such question"),
        ("form", {"x": 1}, "x", "no such field"),
        ("timetable", {"kind": "request", "on": "21.5.2025"}, "on", "not a date"),
        ("timetable", {"kind": "request", "on": "2025-05-21", "sets": "2025-06-01"}, "sets", "no such detail"),
        ("evaluate", {"case": REQUEST}, "as_of", "is not there"),
        ("evaluate", {**LATE, "reading": ["nothing"]}, "reading", "not QUESTION=ANSWER"),
        ("evaluate", {**LATE, "full": True, "duty": ["x"]}, "full", "does not go with `duty`"),
        (
            "check",
            {"case": {"reference": "1", "events": [{"kind": "request", "on": "2025-02-30"}]}},
            "events.0.on",
            "no such day",
        ),
        ("letter", {**LATE, "kind": "late-pla"}, "kind", "no letter called"),
        ("calendar", {**LATE, "earlier": "nonsense"}, "", "no calendar file that sendrules wrote"),
        ("evaluate", "{", "", "not JSON"),
        ("evaluate", '{"case": {}, "case": {}}', "case", "given twice"),
        ("evaluate", {**LATE, "case": {"reference": "1", "events": [{}] * 501}}, "events", "501 entries"),
    ],
)
def test_what_is_wrong_is_said_with_its_place(kind, question, place, message):
    (problem, *_) = error(kind, question)["problems"]
    assert problem["place"] == place
    assert message in problem["message"]
    assert problem["message"] in error(kind, question)["message"]


def test_the_page_needs_nothing_that_a_browser_lacks():
    done = subprocess.run([sys.executable, "-c", IN_THE_BROWSER], capture_output=True, text=True, check=True)
    *lines, loaded = done.stdout.splitlines()
    assert dict(line.split(maxsplit=1) for line in lines) == dict.fromkeys(QUESTIONS, '{"answer":')
    assert loaded == "[]"
