"""What a plugin's exception says, in plain words, whatever it is: even one that cannot say it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from pydantic import ValidationError
from pydantic_core import ErrorDetails

from sendrules.case.refusals import TOML, did_you_mean, translated
from sendrules.errors import Problem
from sendrules.outside_text import on_one_line

_LONGEST, _LONGEST_NAME = 500, 80


def class_name(value: object) -> str:
    """Give the name of a value's class on one line, whatever the class says of itself.

    >>> class_name(1)
    'int'
    """
    name = on_one_line(type.__dict__["__name__"].__get__(type(value)))  # a metaclass may hide it or raise
    return name if len(name) <= _LONGEST_NAME else f"{name[:_LONGEST_NAME]}…"


def in_words(error: BaseException) -> str:
    """Give an exception's class and message on one line."""
    name = class_name(error)
    try:
        message = _message(error)
    except KeyboardInterrupt:
        raise
    except BaseException:
        message = "its message cannot be read"
    return f"{name}: {message}" if message else name


def problems_of(error: ValidationError, fields: Sequence[str] = ()) -> list[Problem]:
    """List what a model refused, without pydantic's links, each with its fix.

    Args:
        error: what the model raised.
        fields: the names that the model knows, for the nearest one to a name that it does not.
    """
    return [
        replace(problem, place=".".join(map(str, problem.at)), fix=problem.fix or _fix(details, fields))
        for details in error.errors(include_url=False)
        for problem in translated(details, TOML)
    ]


def _fix(details: ErrorDetails, fields: Sequence[str]) -> str:
    if details["type"] == "missing":
        return "Add it." if fields else ""
    unknown = details["type"] == "extra_forbidden" and details["loc"]
    return did_you_mean(str(details["loc"][-1]), fields) if unknown else ""


def _message(error: BaseException) -> str:
    if isinstance(error, ValidationError):
        text = f"{error.title}: " + "; ".join(str(p).rstrip(".") for p in problems_of(error))
    else:
        text = str(error)
    text = on_one_line(" ".join(text.split()).rstrip("."))
    return text if len(text) <= _LONGEST else f"{text[:_LONGEST]}…"
