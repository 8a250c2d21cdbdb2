"""``answered``: one question of the page, as JSON text, answered as JSON text. It never raises."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from typing import Any

from sendrules.browser.asked import OfACase, OfALetter, ToCheck, ToEvaluate, ToRemind, ToTimetable
from sendrules.browser.exceptions import limits_data
from sendrules.browser.files import calendar_data, letter_data, letters_data
from sendrules.browser.form import form_data
from sendrules.case.record import Record
from sendrules.errors import InputError, Problem, SendrulesError
from sendrules.json_questions import LARGEST, case_within_bounds, evaluation_data, problems_of, timetable_data
from sendrules.json_text import data_of
from sendrules.law.statute import statute
from sendrules.time.calendar import ENGLAND_AND_WALES
from sendrules.wording.family_page import family_page_of
from sendrules.wording.headline import law_dict
from sendrules.wording.listed import listed_duty
from sendrules.wording.officer_page import officer_page_of
from sendrules.wording.page import Page


def answered(kind: str, question: str) -> str:
    """Answer one question of the page.

    Args:
        kind: what is asked, one of the names in ``QUESTIONS``.
        question: the question, as JSON text.

    Returns:
        JSON text: ``{"answer": ...}``, or ``{"error": {"message": ..., "problems": [{"place", "message", "fix"}, ...]}}``.

    >>> answered("timetable", '{"kind": "request", "on": "2025-05-21"}')[:66]
    '{"answer": {"format": "sendrules-timetable-1", "start": {"kind": "'
    >>> answered("timetable", '{"kind": "request", "on": "21.5.2025"}')[:54]
    '{"error": {"message": "on: this is not a date (given: '
    """
    try:
        return json.dumps({"answer": _answer(kind, question)}, allow_nan=False)
    except SendrulesError as error:
        found = problems_of(error)
        problems = [{"place": p.where, "message": p.message, "fix": p.fix} for p in found]
        return json.dumps({"error": {"message": " ".join(map(str, found)), "problems": problems}})


def _answer(kind: str, question: str) -> Any:
    if kind not in QUESTIONS:
        fix = f"Ask one of {', '.join(QUESTIONS)}."
        raise InputError("question", [Problem("ask", "the page has no such question.", fix)])
    form, answer = QUESTIONS[kind]
    return answer(form.model_validate(data_of(question, "question", most=LARGEST)))


def _about() -> dict[str, Any]:
    """Give the version of the library, the digest of its law, and the days whose bank holidays it knows."""
    days = ENGLAND_AND_WALES
    known = {"id": days.id, "first": days.first.isoformat(), "last": days.last.isoformat()}
    return law_dict() | {"calendar": known}


def _checked(asked: ToCheck) -> dict[str, Any]:
    found = case_within_bounds(asked.case).warnings(asked.as_of)
    return {"warnings": [{"place": p.where, "message": p.message, "fix": p.fix} for p in found]}


def _page(page: Page) -> dict[str, Any]:
    """Give a page in plain words, and the same as text."""
    sections = [{"heading": s.heading, "lines": list(s.lines)} for s in page.sections if s.lines]
    return {"title": page.title, "short": list(page.short), "sections": sections, "text": page.to_text()}


QUESTIONS: Mapping[str, tuple[type[Record], Callable[[Any], Any]]] = {
    "about": (Record, lambda _: _about()),
    "form": (Record, lambda _: form_data()),
    "duties": (Record, lambda _: [listed_duty(duty, statute()) for duty in statute().duties]),
    "check": (ToCheck, _checked),
    "timetable": (ToTimetable, lambda asked: timetable_data(asked, asked.reading)),
    "evaluate": (ToEvaluate, lambda asked: evaluation_data(case_within_bounds(asked.case), asked.as_question())),
    "exceptions": (OfACase, lambda asked: limits_data(asked.result())),
    "family": (OfACase, lambda asked: _page(family_page_of(asked.result().statutory))),
    "officer": (OfACase, lambda asked: _page(officer_page_of(asked.result().statutory))),
    "calendar": (ToRemind, calendar_data),
    "letters": (OfACase, lambda asked: letters_data(asked.result())),
    "letter": (OfALetter, lambda asked: letter_data(asked.kind, asked.result())),
}
"""What the page may ask: by its name, what the question holds, and what answers it."""
