"""The description of the service in OpenAPI 3.1, made of the schemas that the library publishes."""

from __future__ import annotations

import json
from collections.abc import Mapping
from importlib.metadata import version
from typing import Any

from pydantic import Field

from sendrules.case.case import Case
from sendrules.case.record import Name, Record
from sendrules.forms.schema import listed_duty_schema, result_schema
from sendrules.json_questions import LARGEST, MOST_EVENTS, EvaluationQuestion, TimetableQuestion
from sendrules.json_text import values_of
from sendrules.outside_files import MEGABYTE

TITLES: Mapping[int, str] = {
    404: "there is no such question",
    405: "this question is asked in another way",
    413: "the question is too large",
    415: "the question is not JSON",
    422: "the question cannot be used",
    500: "the service has a fault",
}
"""By status: what an error is called."""
_ABOUT = (
    "The time limits for EHC plans in England, each with its provision. The service keeps nothing. It knows no today: every question "
    "about a case says for which day it is asked. Not legal advice."
)


class NoQuestion(Record):
    """Nothing is asked in the address."""


class ReadingQuestion(Record):
    """The readings that are asked for in the address."""

    reading: tuple[Name, ...] = Field(
        default=(), max_length=50, description="Other answers to contested questions, each as QUESTION=ANSWER."
    )


def document() -> dict[str, Any]:
    """Give the description of the service.

    >>> document()["openapi"], sorted(document()["paths"]["/evaluate"]["post"]["responses"])
    ('3.1.0', ['200', '413', '415', '422', '500'])
    """
    answers = [_ref(name) for name in ("Result", "FullResult", "Duties")]
    asked = f"A case, as in a case file: at most {LARGEST / MEGABYTE:g} MB and {MOST_EVENTS} events."
    return {
        "openapi": "3.1.0",
        "info": {"title": "sendrules", "version": version("sendrules"), "description": _ABOUT},
        "paths": {
            "/timetable": {"post": _post("timetable", "Every duty that follows from one event.", ReadingQuestion,
                                         "The event.", "TimetableQuestion", _ref("Timetable"))},
            "/evaluate": {"post": _post("evaluate", "What the law required in one case, by when, and whether it was done.",
                                        EvaluationQuestion, asked, "Case", {"anyOf": answers})},
            "/duties": {"get": {
                "operationId": "duties", "summary": "Every duty of the law.",
                "responses": _responses({"type": "array", "items": _ref("ListedDuty")}, 422, 500)}},
        },
        "components": {"schemas": _schemas()},
    }  # fmt: skip


def _post(id: str, summary: str, form: type[Record], asked: str, body: str, answer: dict[str, Any]) -> dict[str, Any]:
    content = {"application/json": {"schema": _ref(body)}}
    return {
        "operationId": id,
        "summary": summary,
        "parameters": _parameters(form),
        "requestBody": {"required": True, "description": asked, "content": content},
        "responses": _responses(answer, 413, 415, 422, 500),
    }


def _responses(answer: dict[str, Any], *errors: int) -> dict[str, Any]:
    problem = {"application/problem+json": {"schema": _ref("Problem")}}
    found: dict[str, Any] = {"200": {"description": "The answer.", "content": {"application/json": {"schema": answer}}}}
    return found | {
        str(status): {"description": f"{TITLES[status].capitalize()}.", "content": problem} for status in errors
    }


def _parameters(form: type[Record]) -> list[dict[str, Any]]:
    """Describe what may stand behind the question mark of the address."""
    schema = form.model_json_schema()
    return [
        {
            "name": name,
            "in": "query",
            "required": name in schema.get("required", ()),
            "description": field["description"],
            "schema": {key: value for key, value in field.items() if key not in ("title", "description", "default")},
        }
        for name, field in schema["properties"].items()
    ]


def _schemas() -> dict[str, Any]:
    """Give every schema by its name; those within a case begin with ``Case``, as a result has other parts of these names."""
    case, start = Case.model_json_schema(), TimetableQuestion.model_json_schema()
    asked = {f"Case{name}": each for name, each in ((case.pop("$defs")) | start.pop("$defs")).items()}
    found = _moved({"Case": case, "TimetableQuestion": start, **asked}, "Case")
    answers: dict[str, Any] = result_schema()["$defs"]
    listed = listed_duty_schema()
    parts = listed.pop("$defs", {})
    return found | _moved(parts | answers | {"ListedDuty": listed}, "") | {"Problem": _PROBLEM}


def _moved(schemas: dict[str, Any], before: str) -> dict[str, Any]:
    """Let each reference point to where OpenAPI keeps schemas."""
    found: dict[str, Any] = values_of(json.dumps(schemas).replace('"#/$defs/', f'"#/components/schemas/{before}'))
    return found


def _ref(name: str) -> dict[str, Any]:
    return {"$ref": f"#/components/schemas/{name}"}


_PROBLEM: dict[str, Any] = {
    "title": "What is wrong, as RFC 9457 says",
    "type": "object",
    "additionalProperties": False,
    "required": ["type", "title", "status", "problems"],
    "properties": {
        "type": {"const": "about:blank"},
        "title": {"type": "string", "description": "What kind of error it is."},
        "status": {"type": "integer", "description": "The status of the answer."},
        "problems": {
            "type": "array",
            "minItems": 1,
            "description": "Everything that is wrong.",
            "items": {
                "type": "object",
                "additionalProperties": False,
                "required": ["severity", "line", "at", "message", "fix"],
                "properties": {
                    "severity": {"const": "refused"},
                    "line": {"type": ["integer", "null"], "description": "The line of the text, where it is known."},
                    "at": {"type": "string", "description": "The place, such as `events.0.on`; empty for the whole."},
                    "message": {"type": "string", "description": "What is wrong, as a sentence."},
                    "fix": {"type": "string", "description": "What to do, as a sentence; may be empty."},
                },
            },
        },
    },
}
