"""The questions that the service answers: ``POST /timetable``, ``POST /evaluate``, ``GET /duties``, ``GET /openapi.json``.

It reads the text of a question itself, strictly, as the library reads files: FastAPI would take ``as_of=20250521`` for
seconds since 1970, and the last of two values that were given for one name.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from functools import cache
from typing import Annotated, Any, TypeVar

from fastapi import APIRouter, Depends, FastAPI, Request
from starlette.exceptions import HTTPException
from starlette.responses import Response

from sendrules.case.record import Record
from sendrules.errors import InputError, MissingPlugin, PluginError, Problem, SendrulesError
from sendrules.json_questions import (
    LARGEST,
    EvaluationQuestion,
    TimetableQuestion,
    case_within_bounds,
    evaluation_data,
    problems_of,
    timetable_data,
)
from sendrules.json_text import data_of
from sendrules.law.statute import statute
from sendrules.outside_files import too_large
from sendrules.outside_text import on_one_line
from sendrules.server.openapi import TITLES, NoQuestion, ReadingQuestion, document
from sendrules.wording.listed import listed_duty

Q = TypeVar("Q", bound=Record)
_JSON, _PROBLEM = "application/json", "application/problem+json"
_HEADERS = {"Cache-Control": "no-store", "X-Content-Type-Options": "nosniff"}
_OUR_FAULT = Problem(
    "", "this is a fault of sendrules, and not of the question.", "Report it, with the question if you may share it."
)
_router = APIRouter()


class _Refused(Exception):
    """A request that is refused before its question is read."""

    def __init__(self, status: int, problem: Problem) -> None:
        self.status, self.problem = status, problem


def application() -> FastAPI:
    """Make the service, for any server that runs ASGI.

    >>> [route for route in application().openapi()["paths"]]
    ['/timetable', '/evaluate', '/duties']
    """
    app = FastAPI(openapi_url=None, docs_url=None, redoc_url=None)  # its pages would fetch scripts from elsewhere
    app.include_router(_router)
    app.openapi = document  # type: ignore[method-assign]
    for error, answer in _ANSWERS.items():
        app.add_exception_handler(error, answer)
    return app


async def _body(request: Request) -> bytes:
    """Give the body of a request, and read no more of it than it may have."""
    if request.headers.get("content-type", "").partition(";")[0].strip().lower() != _JSON:
        fix = f"Send JSON, with the header Content-Type: {_JSON}."
        raise _Refused(415, Problem("", "the body is not said to be JSON.", fix))
    declared = request.headers.get("content-length", "")
    if declared.isdecimal() and int(declared[:18]) > LARGEST:
        raise _Refused(413, too_large(LARGEST))
    found = bytearray()
    async for part in request.stream():
        found += part
        if len(found) > LARGEST:
            raise _Refused(413, too_large(LARGEST))
    return bytes(found)


def _asked(request: Request, form: type[Q]) -> Q:
    """Read what stands behind the question mark of the address."""
    given: dict[str, Any] = {}
    lists = {name for name, field in form.model_fields.items() if field.default == ()}
    for name, value in request.query_params.multi_items():
        if name in lists:
            given.setdefault(name, []).append(value)
        elif name in given:
            raise InputError("address", [Problem(name, "this is given twice.", "Keep one of them.")])
        else:
            given[name] = value
    return form.model_validate(given)


@_router.post("/timetable", response_model=None)
def _timetable(request: Request, body: Annotated[bytes, Depends(_body)]) -> Response:
    readings = _asked(request, ReadingQuestion).reading
    return _answer(timetable_data(TimetableQuestion.model_validate(data_of(body, "question")), readings))


@_router.post("/evaluate", response_model=None)
def _evaluate(request: Request, body: Annotated[bytes, Depends(_body)]) -> Response:
    question = _asked(request, EvaluationQuestion)
    return _answer(evaluation_data(case_within_bounds(data_of(body, "case")), question))


@_router.get("/duties", response_model=None)
def _duties(request: Request) -> Response:
    _asked(request, NoQuestion)
    return _answer([listed_duty(duty, statute()) for duty in statute().duties])


@_router.get("/openapi.json", response_model=None)
def _openapi(request: Request) -> Response:
    _asked(request, NoQuestion)
    return _answer(_document())


@cache
def _document() -> dict[str, Any]:
    return document()


def _answer(data: Any) -> Response:
    """Write an answer in ASCII, so that no character of a case can hide or steer anything."""
    return Response(json.dumps(data, allow_nan=False), media_type=_JSON, headers=_HEADERS)


def _problem(status: int, problems: Sequence[Problem]) -> Response:
    """Write what is wrong, as RFC 9457 says, with the place and the fix of each problem."""
    title = TITLES.get(status, "the request cannot be answered")
    data = {"type": "about:blank", "title": title, "status": status, "problems": [each.to_dict() for each in problems]}
    return Response(json.dumps(data), status, media_type=_PROBLEM, headers=_HEADERS)


def _of_the_library(_: Request, error: Exception) -> Response:
    assert isinstance(error, SendrulesError)
    broken = isinstance(error, PluginError) and not isinstance(error, MissingPlugin)
    return _problem(500 if broken else 422, problems_of(error))


def _of_the_request(_: Request, error: Exception) -> Response:
    assert isinstance(error, _Refused)
    return _problem(error.status, [error.problem])


def _of_the_address(request: Request, error: Exception) -> Response:
    assert isinstance(error, HTTPException)
    said = f"{request.method} {on_one_line(request.url.path)[:80]} is no question of this service."
    answer = _problem(error.status_code, [Problem("", said, "GET /openapi.json lists them.")])
    answer.headers.update(error.headers or {})
    return answer


def _of_ours(_: Request, __: Exception) -> Response:
    return _problem(500, [_OUR_FAULT])


_ANSWERS = {
    SendrulesError: _of_the_library,
    _Refused: _of_the_request,
    HTTPException: _of_the_address,
    Exception: _of_ours,
}
