"""What pydantic refuses, in plain words and with the fix: one table for cases, receipts, policies and settings.

A record's own checks refuse with ``refuse``, which carries ``Problem``s through pydantic's error. What pydantic refuses by
itself is put into words here, by the kind of its error. What only one reader can know, such as which names may stand at a
place, that reader adds.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from datetime import date
from enum import StrEnum
from typing import TYPE_CHECKING, Any

from pydantic_core import ErrorDetails, PydanticCustomError

from sendrules.case.kind_names import LISTED, which_kind
from sendrules.case.kinds import EventKind
from sendrules.errors import PeriodSyntaxError, Problem, near
from sendrules.explanation import words
from sendrules.outside_text import on_one_line
from sendrules.values import value

if TYPE_CHECKING:
    from pydantic import BaseModel

KIND = "problems"
"""The type of pydantic's error that carries problems, in its context under ``problems``."""
_LONGEST = 60
_KINDS = frozenset(kind.value for kind in EventKind)
_MOST_LISTED = 30
"""The most names that a message lists; the kinds of event are more."""


@value
class Notation:
    """How a kind of file writes a group of named values, and a list.

    Attributes:
        table: what a group of named values is called.
        write_table: how to write one, as a sentence.
        write_list: how to write a list.
    """

    table: str
    write_table: str
    write_list: str


JSON = Notation("an object", "Write it as {...}.", "Write it as [...].")
TOML = Notation(
    "a table", "Write a table: { name = value }, or lines under a heading in brackets.", "Write a list: [...]."
)
_TABLE, _LIST = "table", "list"
_NUMBER = ("this is not a number", "Write a number without quotes, such as 0.85.")
_WHOLE = ("this is not a whole number", "Write a whole number without quotes.")
_FLAG = ("this is neither true nor false", "Write true or false, without quotes.")
_TEXT = ("this is not a text", "Write it in quotes.")
_DAY = ("this is not a day", "Write one day as YYYY-MM-DD, such as 2026-01-31.")
_WORDS: Mapping[str, tuple[str, str]] = {
    "missing": ("this is needed and is not there", ""),
    "extra_forbidden": ("there is no such field", ""),
    "recursion_loop": ("this is nested too deeply", "Take some of the levels out."),
    "string_too_short": ("this is empty", "Write something, or leave the field out."),
    "string_too_long": ("this is longer than {max_length} characters", "Shorten it."),
    "string_pattern_mismatch": ("this is not in the right form", ""),
    **dict.fromkeys(("string_type", "string_sub_type"), _TEXT),
    **dict.fromkeys(("bool_type", "bool_parsing"), _FLAG),
    **dict.fromkeys(("int_type", "int_parsing", "int_from_float", "int_parsing_size"), _WHOLE),
    **dict.fromkeys(("decimal_type", "decimal_parsing", "float_type", "float_parsing", "finite_number"), _NUMBER),
    **dict.fromkeys(("date_type", "date_parsing", "date_from_datetime_parsing", "date_from_datetime_inexact"), _DAY),
    "greater_than_equal": ("this is too small", "Write {ge} or more."),
    "greater_than": ("this is too small", "Write more than {gt}."),
    "less_than_equal": ("this is too large", "Write {le} or less."),
    "decimal_max_places": ("this has more than {decimal_places} decimal places", "Round it."),
    "decimal_max_digits": ("this has more than {max_digits} digits", "Round it."),
    "decimal_whole_digits": ("this has more than {whole_digits} digits before the point", "Check the figure."),
    "less_than": ("this is too large", "Write less than {lt}."),
    "too_short": ("this list is too short", "List {min_length} or more."),
    "too_long": ("this list is too long", "List at most {max_length}."),
    **dict.fromkeys(("dict_type", "model_type", "model_attributes_type", "dataclass_type"), (_TABLE, _TABLE)),
    **dict.fromkeys(("tuple_type", "list_type"), ("this is not a list", _LIST)),
}
"""What pydantic refuses, by the kind of its error: what is wrong, and the fix; empty where only the place can tell it."""
_SHARE = " A share is from 0 to 1: write 0.85 for 85%."
_FORMS: Mapping[str, str] = {
    r"^[a-z0-9][a-z0-9_.-]*$": "Use small letters, digits, dots, hyphens and underscores, such as final-plan.",
    r"^[a-z][a-z0-9_]*$": "Use small letters, digits and underscores, a letter first, such as testshire.",
    r"^[a-z0-9_]+\.[a-z0-9_]+$": "Write <authority>.<fact> in small letters, such as testshire.looked_after.",
    r"^E\d{8}$": "Write E and eight digits, such as E06000042.",
}
"""How to write what has to match a pattern."""
_NOTHING_GIVEN = frozenset({"missing", "extra_forbidden", "string_too_short"})
"""The kinds of error in which there is no value to show."""


def refuse(*problems: Problem) -> None:
    """Refuse a record for every problem given; do nothing where there is none.

    Raises:
        PydanticCustomError: with every problem.
    """
    if problems:
        message = " ".join(str(problem) for problem in problems)
        raise PydanticCustomError(KIND, "{message}", {"message": message, "problems": problems})


def translated(error: ErrorDetails, notation: Notation = JSON) -> Iterator[Problem]:
    """Put one of pydantic's errors into plain words; one error may carry several problems.

    Args:
        error: the error with its context.
        notation: how the file writes things.

    Yields:
        Problems, each at its place from the top of what was validated. The fix is empty where only the reader can tell it.
    """
    context, place = error.get("ctx", {}), error["loc"]
    raised = context.get("error")
    if error["type"] == KIND:
        for problem in context["problems"]:
            yield replace(problem, place=(*place, *problem.at))
    elif isinstance(raised, PeriodSyntaxError):
        text = raised.text if len(raised.text) <= 80 else f"{raised.text[:80]}…"
        yield Problem(place, f"{text!r} is not a period: {raised.reason}.", raised.fix)
    elif error["type"] in ("enum", "literal_error"):
        yield unknown(place, error.get("input"), re.findall(r"'([^']+)'", context["expected"]))
    else:
        message, fix = _in_words(error, notation)
        yield Problem(place, f"{message}{_given(error)}.", fix)


def in_plain_words(error: ErrorDetails, model: type[BaseModel]) -> Iterator[Problem]:
    """Put one of pydantic's errors into plain words, with the fix that the record's fields tell.

    Args:
        error: the error.
        model: the record that was to be made.
    """
    parts = [str(part) for part in error["loc"]]
    field = model.model_fields.get(parts[0]) if len(parts) == 1 else None
    if error["type"] == "missing" and field is not None and isinstance(field.annotation, type(StrEnum)):
        yield needed(parts[0], field.annotation)
        return
    if error["type"] == "extra_forbidden":
        meant = did_you_mean(parts[-1], model.model_fields) if len(parts) == 1 else ""
        yield Problem(".".join(parts), "there is no such field.", meant or "Remove it, or check its spelling.")
        return
    for problem in translated({**error, "loc": ()}):
        fix = problem.fix or ("Add it." if error["type"] == "missing" else "")
        yield replace(problem, place=".".join(map(str, (*parts, *problem.at))), fix=fix)


def _in_words(error: ErrorDetails, notation: Notation) -> tuple[str, str]:
    """Give what is wrong, without its full stop, and the fix."""
    kind, context = error["type"], error.get("ctx", {})
    message, fix = _WORDS.get(kind, ("", ""))
    if not message:
        message = error["msg"].removeprefix("Value error, ").rstrip(".")
        return f"{message[:1].lower()}{message[1:]}", ""
    if kind == "string_pattern_mismatch":
        return message, _FORMS.get(context["pattern"], f"Write it to match {context['pattern']}.")
    if kind == "too_short" and not context["actual_length"]:
        message = "this list is empty"
    message = f"this is not {notation.table}" if message == _TABLE else message.format_map(context)
    fix = {_TABLE: notation.write_table, _LIST: notation.write_list}.get(fix) or fix.format_map(context)
    return message, fix + (_SHARE if context.get("le") == 1 else "")


def _given(error: ErrorDetails) -> str:
    """Show what was given, where it is one short value."""
    given: Any = error.get("input")
    shows = given is None or isinstance(given, str | int | float | date)
    return f" (given: {shown(given)})" if shows and error["type"] not in _NOTHING_GIVEN else ""


def needed(place: str | tuple[str | int, ...], known: Iterable[str] = ()) -> Problem:
    """Say that something is missing.

    Args:
        place: where.
        known: what may stand there, where that is a closed list.
    """
    names = [str(name) for name in known]
    if len(names) > _MOST_LISTED:
        return Problem(place, "this is needed and is not there.", f"Say what happened, such as request. {LISTED}")
    listed = ", ".join(names)
    return Problem(place, "this is needed and is not there.", f"Use one of: {listed}." if listed else "Add it.")


def unknown(place: str | tuple[str | int, ...], given: Any, known: Iterable[str]) -> Problem:
    """Say that a value is not in a closed list, and offer the nearest ones.

    Args:
        place: where.
        given: the value.
        known: the closed list.
    """
    names = [str(name) for name in known]
    if _KINDS.issuperset(names) and len(names) > _MOST_LISTED:
        return Problem(place, f"{shown(given)} is not known.", which_kind(given if isinstance(given, str) else ""))
    fix = did_you_mean(given, names) or f"Use one of: {', '.join(names)}."
    message = "this is empty." if given == "" else f"{shown(given)} is not known."
    return Problem(place, message, fix)


def undeclared(place: str | tuple[str | int, ...], what: str, name: str, known: Iterable[str]) -> Problem:
    """Say that a name leads nowhere, and offer the nearest one.

    Args:
        place: where the name stands.
        what: what it is the name of.
        name: the name.
        known: the names that lead somewhere.

    >>> problem = undeclared("", "measure", "in-tme", ["in-time"])
    >>> problem.message, problem.fix
    ("there is no measure called 'in-tme'.", 'Did you mean in-time?')
    """
    fix = did_you_mean(name, known) or f"Declare the {what}, or fix the name."
    return Problem(place, f"there is no {what} called {shown(name)}.", fix)


def leads_nowhere(problem: Problem) -> bool:
    """Whether a problem is of a name that leads nowhere."""
    return problem.message.startswith("there is no ") and " called " in problem.message


def meant(given: Any, known: Iterable[str]) -> list[str]:
    """Give the names that are nearest to what was given, best first; none where none is near.

    Args:
        given: what was given.
        known: the names that there are.
    """
    if not isinstance(given, str):
        return []
    names = list(known)
    joint = "_" if any("_" in name for name in names) else "-"
    same = re.sub(r"[\s_-]+", joint, given.strip().casefold())
    return [same] if same in names else near(same, names)


def did_you_mean(given: Any, known: Iterable[str]) -> str:
    """Ask about the names that are nearest to what was given; nothing where none is near.

    >>> did_you_mean("requets", ["request", "final-plan"])
    'Did you mean request?'
    >>> did_you_mean("Final plan", ["plan", "final-plan"])
    'Did you mean final-plan?'
    """
    close = meant(given, known)
    return f"Did you mean {' or '.join(close)}?" if close else ""


def shown(value: Any) -> str:
    """Show a value as it stands in a file, on one line and not at length.

    >>> shown(True), shown({"a": 1}), shown("x")
    ('true', 'an object', "'x'")
    """
    if isinstance(value, dict | list | tuple):
        return "an object" if isinstance(value, dict) else "a list"
    if isinstance(value, date):
        return words(value)
    if value is None or isinstance(value, bool):
        return json.dumps(value)
    if isinstance(value, int) and value.bit_length() > 64:
        return "a very long number"
    text = on_one_line(repr(value))
    return text if len(text) <= _LONGEST else f"{text[: _LONGEST - 3]}..."
