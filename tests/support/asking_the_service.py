"""Asks the service in this process, as a client does over HTTP, and holds every answer against its own description."""

from __future__ import annotations

import asyncio
import json
from functools import cache
from typing import Any

import httpx
import jsonschema  # type: ignore[import-untyped]

from sendrules.server import application, document

JSON = {"Content-Type": "application/json"}
DOCUMENT = document()


def ask(method: str, address: str, body: Any = None, **more: Any) -> httpx.Response:
    """Ask one question, and check that the answer is as the service describes it.

    Args:
        method: ``GET`` or ``POST``.
        address: the path, with what is asked behind it.
        body: plain data, sent as JSON; or bytes, sent as they are.
        more: what else httpx is told, such as other headers.
    """
    content = body if body is None or isinstance(body, bytes) else json.dumps(body).encode()
    options: dict[str, Any] = {"content": content, "headers": {} if body is None else JSON} | more
    answer = asyncio.run(_ask(method, address, options))
    described(method, address.partition("?")[0], answer)
    return answer


async def _ask(method: str, address: str, options: dict[str, Any]) -> httpx.Response:
    over = httpx.ASGITransport(application(), raise_app_exceptions=False)
    async with httpx.AsyncClient(transport=over, base_url="http://127.0.0.1") as client:
        return await client.request(method, address, **options)


def problems(answer: httpx.Response) -> list[tuple[str, str, str]]:
    """Give the place, the message and the fix of each problem of an answer."""
    return [(each["at"], each["message"], each["fix"]) for each in answer.json()["problems"]]


def described(method: str, path: str, answer: httpx.Response) -> None:
    """Hold an answer against the description of the service.

    Args:
        method: how it was asked.
        path: what was asked.
        answer: the answer.
    """
    assert answer.headers["cache-control"] == "no-store"
    if path == "/openapi.json" and answer.status_code == 200:
        return
    operation = DOCUMENT["paths"].get(path, {}).get(method.lower())
    if operation is None or answer.status_code == 405:  # no question of the service: an error in the one form
        assert answer.headers["content-type"] == "application/problem+json"
        _validator("#/components/schemas/Problem").validate(answer.json())
        return
    (kind, content), *others = operation["responses"][str(answer.status_code)]["content"].items()
    assert not others
    assert answer.headers["content-type"] == kind
    if method == "POST" and answer.status_code == 200:  # an array of forms is slow to find a way through
        content = {"schema": {"$ref": f"#/components/schemas/{FORMS[answer.json()['format']]}"}}
    _validator(json.dumps(content["schema"])).validate(answer.json())


FORMS = {
    "sendrules-timetable-1": "Timetable",
    "sendrules-result-2": "Result",
    "sendrules-result-full-2": "FullResult",
    "sendrules-duties-1": "Duties",
}


@cache
def _validator(schema: str) -> jsonschema.Draft202012Validator:
    """The validator of a schema, given as text or as the place of one."""
    found = {"$ref": schema} if schema.startswith("#") else json.loads(schema)
    whole = {**found, "components": DOCUMENT["components"]}
    return jsonschema.Draft202012Validator(whole, format_checker=jsonschema.FormatChecker(["date"]))
