"""What a declaration refused, in plain words, and the fix of each: what to write instead."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Any

from pydantic_core import ErrorDetails

from sendrules.errors import PeriodSyntaxError, near
from sendrules.local.declarations.misfits import KIND, Misfit

_PLAIN = {
    "missing": "this is needed and is not there",
    "extra_forbidden": "there is no such field",
    "recursion_loop": "this is nested too deeply",
}
_DAY = "Write one day as YYYY-MM-DD, such as 2026-01-31."
_NUMBER = "Write a number without quotes, such as 0.85."
_TABLE = "Write a table: { name = value }, or lines under a heading in brackets."
_LIST = "Write a list: [...]."
_FIXES: Mapping[str, str] = {
    **dict.fromkeys(("string_type", "string_sub_type"), "Write a text in quotes."),
    **dict.fromkeys(("bool_type", "bool_parsing"), "Write true or false, without quotes."),
    **dict.fromkeys(
        ("int_type", "int_parsing", "int_from_float", "int_parsing_size"),
        "Write a whole number without quotes.",
    ),
    **dict.fromkeys(("decimal_type", "decimal_parsing", "float_type", "float_parsing", "finite_number"), _NUMBER),
    **dict.fromkeys(("date_type", "date_parsing", "date_from_datetime_parsing", "date_from_datetime_inexact"), _DAY),
    **dict.fromkeys(("tuple_type", "list_type"), _LIST),
    **dict.fromkeys(("dict_type", "model_type", "model_attributes_type", "dataclass_type"), _TABLE),
    "recursion_loop": "Take some of the levels out.",
    "string_too_short": "Write something, or leave it out.",
}
_PATTERNS: Mapping[str, str] = {
    r"^[a-z0-9][a-z0-9_.-]*$": "Use small letters, digits, dots, hyphens and underscores, such as final-plan.",
    r"^[a-z][a-z0-9_]*$": "Use small letters, digits and underscores, a letter first, such as testshire.",
    r"^[a-z0-9_]+\.[a-z0-9_]+$": "Write <authority>.<fact> in small letters, such as testshire.looked_after.",
    r"^E\d{8}$": "Write E and eight digits, such as E06000042.",
}
_BOUNDS = {"ge": "{} or more", "gt": "more than {}", "le": "{} or less", "lt": "less than {}"}


def misfits_of(error: ErrorDetails) -> Iterator[Misfit]:
    """Say one of pydantic's errors in plain words; one error may carry several misfits.

    Args:
        error: the error with its context.

    Yields:
        What is wrong, its fix, and its place from the top of what was validated.
    """
    context = error.get("ctx", {})
    if error["type"] == KIND:
        for misfit in context["misfits"]:
            yield Misfit(_sentence(misfit.message), misfit.fix, (*error["loc"], *misfit.at))
        return
    raised = context.get("error")
    if isinstance(raised, PeriodSyntaxError):
        shown = raised.text if len(raised.text) <= 80 else f"{raised.text[:80]}…"
        yield Misfit(f"{shown!r} is not a period: {raised.reason}.", raised.fix, error["loc"])
        return
    message = _PLAIN.get(error["type"]) or error["msg"].removeprefix("Value error, ")
    yield Misfit(_sentence(message, _given(error)), _fix(error["type"], context, error), error["loc"])


def _sentence(message: str, more: str = "") -> str:
    return f"{message[:1].lower()}{message[1:].rstrip('.')}{more}."


def _given(error: ErrorDetails) -> str:
    """Show what was given, where it is short."""
    given: Any = error.get("input")
    if error["type"] == "extra_forbidden" or not isinstance(given, str | int | float | bool):
        return ""
    if isinstance(given, int) and given.bit_length() > 64:
        return " (given: a very long number)"
    text = repr(given)
    return f" (given: {text})" if len(text) <= 80 else f" (given: {text[:77]}...)"


def _fix(kind: str, context: Mapping[str, Any], error: ErrorDetails) -> str:
    """Give the fix of an error of pydantic's own; empty where only the place can say."""
    if kind in ("enum", "literal_error"):
        return _one_of(error.get("input"), re.findall(r"'([^']+)'", context["expected"]))
    if kind in ("union_tag_invalid", "union_tag_not_found"):
        return "Write mode = date_order, lexicographic or points, in quotes."
    if kind == "string_pattern_mismatch":
        return _PATTERNS.get(context["pattern"], f"Write it as {context['pattern']} says.")
    if kind in ("too_short", "too_long"):
        least, most = context.get("min_length"), context.get("max_length")
        return f"List at least {least}." if least is not None else f"List at most {most}."
    for bound, words in _BOUNDS.items():
        if bound in context:
            share = " A share is from 0 to 1: write 0.85 for 85%." if bound == "le" and context[bound] == 1 else ""
            return f"Write {words.format(context[bound])}.{share}"
    return _FIXES.get(kind, "")


def _one_of(given: Any, known: list[str]) -> str:
    listed = ", ".join(known)
    close = near(given, known) if isinstance(given, str) else []
    return f"Did you mean {' or '.join(close)}?" if close else f"Write one of: {listed}."
