"""What a plugin's exception says, in plain words, whatever it is: even one that cannot say it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from pydantic import ValidationError
from pydantic_core import ErrorDetails

from sendrules.errors import Problem, near

_LONGEST = 500
_PLAIN = {"missing": "this is needed and is not there", "extra_forbidden": "there is no such field"}


def said(error: BaseException) -> str:
    """Give an exception's class and message on one line."""
    name = type(error).__name__
    try:
        message = _message(error)
    except KeyboardInterrupt:
        raise
    except BaseException:
        message = "its message cannot be read"
    return f"{name}: {message}" if message else name


def problems_of(error: ValidationError, fields: Sequence[str] = ()) -> list[Problem]:
    """List what a model refused, without pydantic's links.

    Args:
        error: what the model raised.
        fields: the names that the model knows, for the nearest one to a name that it does not.
    """
    return [_problem(e, fields) for e in error.errors(include_url=False, include_context=False)]


def _message(error: BaseException) -> str:
    if isinstance(error, ValidationError):
        text = f"{error.title}: " + "; ".join(str(p).rstrip(".") for p in problems_of(error))
    else:
        text = str(error)
    text = " ".join(text.split()).rstrip(".")
    return text if len(text) <= _LONGEST else f"{text[:_LONGEST]}…"


def _problem(error: ErrorDetails, fields: Sequence[str]) -> Problem:
    message = _PLAIN.get(error["type"]) or error["msg"].removeprefix("Value error, ")
    close = near(str(error["loc"][-1]), fields) if error["type"] == "extra_forbidden" and error["loc"] else []
    mend = f"Did you mean {' or '.join(close)}?" if close else ""
    return Problem(
        ".".join(map(str, error["loc"])), f"{message[:1].lower()}{message[1:]}{_shown(error)}.", mend
    )


def _shown(error: ErrorDetails) -> str:
    given: Any = error.get("input")
    short = isinstance(given, str | int | float | bool) and error["type"] != "extra_forbidden"
    return f" (given: {given!r})" if short else ""
