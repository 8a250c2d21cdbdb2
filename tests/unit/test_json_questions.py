"""What a question may hold."""

import subprocess
import sys
from dataclasses import fields

import pytest

import sendrules as sr
from sendrules.case.events import Event
from sendrules.json_questions import TimetableQuestion, problems_of, timetable_data
from sendrules.law.starts import PROVISIONS
from sendrules.statutory.sketch import Sketch


def test_a_timetable_takes_every_field_that_a_provision_may_look_at() -> None:
    assert set(TimetableQuestion.model_fields) == {field.name for field in fields(Sketch)} | {"detained"}
    for name in set(TimetableQuestion.model_fields) - {"kind", "on", "detained"}:
        assert TimetableQuestion.model_fields[name].description == Event.model_fields[name].description


@pytest.mark.parametrize("kind", PROVISIONS)
def test_every_kind_that_starts_something_has_a_timetable(kind: str) -> None:
    question = TimetableQuestion.model_validate({"kind": kind, "on": "2025-05-21"})
    assert timetable_data(question) == sr.timetable(kind, question.on).to_dict()


def test_an_error_without_parts_is_told_whole() -> None:
    (problem,) = problems_of(sr.WrongType("a date is needed"))
    assert str(problem) == "a date is needed"


def test_the_library_loads_no_service() -> None:
    script = "import sys, sendrules as sr; sr.Engine; sr.evaluate; print([n for n in ('fastapi', 'mcp', 'uvicorn') if n in sys.modules])"
    assert subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True).stdout == "[]\n"
