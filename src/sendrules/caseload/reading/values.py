"""What stands in a cell, by what the column holds: each distinct value is checked once, by the check of the real record.

Every function gives, for a value, what is kept and, where it cannot be kept, why.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from functools import lru_cache
from typing import Any

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc
from pydantic import TypeAdapter, ValidationError

from sendrules.case.fact_values import Facts
from sendrules.case.record import Lines, Name, Text
from sendrules.case.refusals import shown, translated
from sendrules.caseload.columns.codes import NO, YES, Flags
from sendrules.caseload.columns.event_table import Codes
from sendrules.caseload.reading.cells import Cells, NoValue, trimmed
from sendrules.errors import Problem
from sendrules.json_text import NotJson, values_of

_ADAPTERS: Mapping[str, TypeAdapter[str]] = {
    "name": TypeAdapter(Name),
    "text": TypeAdapter(Text),
    "lines": TypeAdapter(Lines),
}
_FACTS: TypeAdapter[dict[str, Any]] = TypeAdapter(Facts)
_NOT_TRUE_OR_FALSE = "Write true or false, or leave the cell empty."
_PLAIN = r"^[!-~]+( [!-~]+)*$"
"""A text that is in its one form already: of ASCII, without spaces at its ends, none of them double."""
_PLAIN_TEXT = r"^[ -~£–—‘’“”…•]*$"
_LONGEST = 2000
_WHOLE = re.compile(r"-?(?:0|[1-9]\d{0,17})", re.ASCII)
_NUMBER = re.compile(r"-?(?:0|[1-9]\d{0,17})\.\d{1,17}", re.ASCII)


@dataclass(frozen=True, slots=True)
class Wrong:
    """A value that cannot be kept, and why."""

    problem: Problem


def flag(value: Any) -> int:
    """Give the code of true or false; -1 for anything else.

    >>> flag(True), flag("FALSE"), flag("yes"), flag(1)
    (2, 1, -1, -1)
    """
    if isinstance(value, str):
        value = {"true": True, "false": False}.get(trimmed(value).casefold())
    return (YES if value else NO) if isinstance(value, bool) else -1


def no_flag(value: Any) -> Problem:
    """Say that a value is neither true nor false."""
    if isinstance(value, NoValue):
        return value.problem
    return Problem("", f"this is neither true nor false (given: {shown(value)}).", _NOT_TRUE_OR_FALSE)


def as_text(value: Any) -> str | Wrong:
    """Give the text of a value: a whole number is one too, as references are often kept as numbers.

    >>> as_text(1204), as_text(" A-17 ")
    ('1204', 'A-17')
    """
    if isinstance(value, str):
        return trimmed(value)
    if isinstance(value, NoValue):
        return Wrong(value.problem)
    if isinstance(value, int) and not isinstance(value, bool):
        return str(value)
    if isinstance(value, Decimal) and value == value.to_integral_value():
        return str(int(value))
    fix = "Write it as a text."
    if isinstance(value, float | Decimal):
        fix = "Make the column one of texts or of whole numbers. Where empty cells turned whole numbers into such, use a column of texts."
    return Wrong(Problem("", f"this is not a text (given: {shown(value)}).", fix))


@lru_cache(200_000)
def _kept(text: str, how: str) -> str | Wrong:
    try:
        return _ADAPTERS[how].validate_python(text, strict=False)
    except ValidationError as error:
        problem = next(iter(translated(error.errors()[0])))
        return Wrong(Problem("", problem.message, problem.fix or "Write something, or leave the cell empty."))


def kept_text(value: Any, how: str) -> str | Wrong:
    """Give a text as a record keeps it.

    Args:
        value: what stands in the cell.
        how: "name" for a name in its one form, "text" for a text on one line, "lines" for one with lines.

    >>> kept_text("St Mary\u2019s  School", "name")
    "St Mary's School"
    """
    text = as_text(value)
    return text if isinstance(text, Wrong) else _kept(text, how)


def plain_names(texts: pa.Array) -> Flags:
    """Say of many texts which are names in their one form already, so that no check is needed."""
    short = pc.less_equal(pc.binary_length(texts), _LONGEST)
    found: Flags = pc.fill_null(pc.and_(short, pc.match_substring_regex(texts, _PLAIN)), False).to_numpy(
        zero_copy_only=False
    )
    return found


def plain_texts(texts: pa.Array) -> Flags:
    """Say of many texts which are printable beyond doubt."""
    short = pc.less_equal(pc.binary_length(texts), _LONGEST)
    found: Flags = pc.fill_null(pc.and_(short, pc.match_substring_regex(texts, _PLAIN_TEXT)), False).to_numpy(
        zero_copy_only=False
    )
    return found


def fact_of(value: Any, typed: bool) -> Any:
    """Give the value of a fact as a case keeps it, or ``Wrong``.

    Args:
        value: what stands in the cell.
        typed: whether the file knows numbers and flags. Where it does not, as CSV, ``true`` and ``false`` are flags, a plain number
            is a number, ``["a", "b"]`` a list of texts and everything else a text.

    >>> fact_of("true", False), fact_of("12", False), fact_of("012", False), fact_of("12", True)
    (True, 12, '012', '12')
    """
    if isinstance(value, str) and not typed:
        value = _told(trimmed(value))
    if isinstance(value, NoValue):
        return Wrong(value.problem)
    if isinstance(value, Wrong):
        return value
    if isinstance(value, Decimal):
        value = int(value) if value == value.to_integral_value() else float(value)
    if isinstance(value, bytes):
        return Wrong(Problem("", "these are bytes, and no fact can be such.", "Write it as a text."))
    if isinstance(value, date):
        return Wrong(
            Problem("", f"this is a date, and no fact can be one (given: {shown(value)}).", "Write it as a text.")
        )
    try:
        return _FACTS.validate_python({"x": value})["x"]
    except ValidationError as error:
        details = error.errors()[0]
        if details["type"] == "problems":
            problem = next(iter(translated(details)))
            return Wrong(Problem("", problem.message, problem.fix))
        return Wrong(
            Problem("", f"this cannot be a fact (given: {shown(value)}).", "Write true or false, a number, or a text.")
        )


def _told(text: str) -> Any:
    """What a text without a type says."""
    if text.casefold() in ("true", "false"):
        return text.casefold() == "true"
    if _WHOLE.fullmatch(text):
        return int(text)
    if _NUMBER.fullmatch(text):
        return float(text)
    if text.startswith('["') and text.endswith('"]'):
        try:
            found = values_of(text)
        except NotJson:
            found = None
        if not isinstance(found, list):
            return Wrong(
                Problem("", f"this is no list of texts (given: {shown(text)}).", 'Write it as ["one", "other"].')
            )
        return tuple(found)
    return text


def kept_codes(cells: Cells, how: str) -> tuple[Codes, list[Any], dict[int, Problem]]:
    """Give a column of texts as records keep them.

    Args:
        cells: the column.
        how: as for ``kept_text``.

    Returns:
        By row the code of the text, 0 for a blank cell and -1 for a wrong one; the texts by code, each once; by code of the
        column's value what is wrong with it.
    """
    texts: list[Any] = [None]
    known: dict[str, int] = {}
    wrong: dict[int, Problem] = {}
    lookup = np.zeros(len(cells.values), np.int32)
    for n, value in enumerate(cells.values):
        if value is None:
            continue
        kept = kept_text(value, how)
        if isinstance(kept, Wrong):
            wrong[n], lookup[n] = kept.problem, -1
            continue
        code = known.setdefault(kept, len(texts))
        if code == len(texts):
            texts.append(kept)
        lookup[n] = code
    same = len(texts) == len(lookup) and bool((lookup == np.arange(len(lookup))).all())
    return cells.codes if same else lookup[cells.codes], texts, wrong
