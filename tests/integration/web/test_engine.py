"""The engine of the built page, in a real Chromium: it answers as the library does, and quickly."""

import json
from hashlib import sha256
from statistics import median

import pytest

import sendrules as sr
from golden import golden_cases
from sendrules.browser.answering import QUESTIONS, answered
from sendrules.law.starts import PROVISIONS

from .conftest import ask

pytestmark = pytest.mark.outside

EVERY = golden_cases()
DIGESTS = """async (questions) => {
  const { ask } = await import("./engine.js");
  const found = [];
  for (const question of questions) {
    const text = JSON.stringify(await ask(...question));
    const digest = await crypto.subtle.digest("SHA-256", new TextEncoder().encode(text));
    found.push(Array.from(new Uint8Array(digest), (byte) => byte.toString(16).padStart(2, "0")).join(""));
  }
  return found;
}"""
"""The digest of each answer: whole answers to all golden cases would be 200 MB to carry from the browser to the test."""
TIMES = """async ([kind, question]) => {
  const { ask } = await import("./engine.js");
  const times = [];
  for (let n = 0; n < 9; n++) {
    const before = performance.now();
    await ask(kind, question);
    times.push(performance.now() - before);
  }
  return times;
}"""
LATE = {"case": {"reference": "1", "events": [{"kind": "request", "on": "2025-05-21"}]}, "as_of": "2025-10-20"}
LARGEST = max(EVERY, key=lambda case: len(case.data["events"]))
OF_A_CASE = {
    "check": LATE,
    "evaluate": LATE,
    "exceptions": LATE,
    "family": LATE,
    "officer": LATE,
    "calendar": LATE,
    "letters": LATE,
    "letter": {**LATE, "kind": "late-plan"},
}
QUESTION = {"about": {}, "form": {}, "duties": {}, "timetable": {"kind": "request", "on": "2025-05-21"}, **OF_A_CASE}
"""A question of each kind."""


def digest(data):
    """The digest of an answer as JavaScript writes it."""
    return sha256(json.dumps(data, ensure_ascii=False, separators=(",", ":")).encode()).hexdigest()


def by_the_library(kind, question):
    return json.loads(answered(kind, json.dumps(question)))


@pytest.mark.parametrize("page", sorted({case.page for case in EVERY}))
def test_every_golden_case_has_the_library_s_answer(engine, page):
    cases = [case for case in EVERY if case.page == page]
    asked = [["evaluate", {"case": case.data, "as_of": str(case.as_of), "full": True}] for case in cases]
    found = engine.evaluate(DIGESTS, asked)
    ours = [digest(sr.evaluate(case.case, as_of=case.as_of).to_dict(full=True)) for case in cases]
    assert [str(case) for case, one, other in zip(cases, found, ours, strict=True) if one != other] == []


def test_every_kind_has_the_library_s_timetable(engine):
    asked = [["timetable", {"kind": kind, "on": day}] for kind in PROVISIONS for day in ("2025-05-21", "2026-02-28")]
    ours = [digest(by_the_library(*each)["answer"]) for each in asked]
    assert engine.evaluate(DIGESTS, asked) == ours


def test_each_kind_of_question_has_the_library_s_answer(engine):
    assert set(QUESTION) == set(QUESTIONS)
    for kind, question in QUESTION.items():
        assert ask(engine, kind, question) == by_the_library(kind, question), kind


@pytest.mark.parametrize(
    "question",
    [{"kind": "request", "on": "21.5.2025"}, {"kind": "request"}, {"kind": "nothing", "on": "2025-05-21"}, {"x": 1}],
)
def test_a_wrong_question_gets_its_problems_and_the_next_one_an_answer(engine, question):
    found = ask(engine, "timetable", question)
    assert found == by_the_library("timetable", question)
    assert found["error"]["problems"][0]["message"]
    assert "answer" in ask(engine, "about", {})


@pytest.mark.parametrize("kind", OF_A_CASE)
def test_an_answer_takes_less_than_50_ms(engine, kind):
    assert median(engine.evaluate(TIMES, [kind, QUESTION[kind]])) < 50


def test_the_golden_case_with_most_events_takes_less_than_50_ms(engine):
    question = {"case": LARGEST.data, "as_of": str(LARGEST.as_of)}
    assert median(engine.evaluate(TIMES, ["evaluate", question])) < 50
    assert median(engine.evaluate(TIMES, ["exceptions", question])) < 50
