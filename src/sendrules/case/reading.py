"""Reading a case from JSON, with every problem in plain words: the field, what is wrong with it, and the fix."""

from __future__ import annotations

import json
import re
from collections import Counter
from collections.abc import Iterable, Iterator
from datetime import date
from pathlib import Path
from typing import Any, get_args

from pydantic import ValidationError
from pydantic_core import ErrorDetails

from sendrules.case.case import Case
from sendrules.case.circumstances import Circumstance, Claim, Determination
from sendrules.case.events import Event
from sendrules.case.kinds import EventKind
from sendrules.case.record import Record
from sendrules.errors import InputError, Problem, near
from sendrules.explanation import words

_NOT_UTF_8 = Problem("", "the file is not in UTF-8.", "Save it as UTF-8.")
_CIRCUMSTANCES: dict[str, type[Record]] = {
    get_args(m.model_fields["kind"].annotation)[0]: m for m in get_args(get_args(Circumstance)[0])
}
_MODELS: dict[str, type[Record]] = {
    "": Case, "events": Event, "determinations": Determination, "claims": Claim, **_CIRCUMSTANCES,
}  # fmt: skip
_FACT = ("this cannot be a fact.", "Write true or false, a number, a text in quotes, or a list of texts.")
_TOO_MUCH = {
    "recursion limit": (
        "lists or objects stand inside each other too deeply to be read",
        "Take the inner ones out: nothing in a case is deeper than a few levels.",
    ),
    "number out of range": (
        "a number is too long to be read",
        "Shorten the number, or write it in quotes if it is a text.",
    ),
}
"""What the parser refuses though every comma is right, by a part of its message."""
_PLAIN: dict[str, tuple[str, str]] = {
    "string_type": ("this is not a text", "Write it in quotes."),
    "string_too_short": ("this is empty", "Write something, or leave the field out."),
    "string_too_long": ("this is longer than 2000 characters", "Shorten it."),
    "bool_type": ("this is neither true nor false", "Write true or false, without quotes."),
    "bool_parsing": ("this is neither true nor false", "Write true or false, without quotes."),
    "model_type": ("this is not an object", "Write it as {...}."),
    "dict_type": ("this is not an object", "Write it as {...}."),
    "tuple_type": ("this is not a list", "Write it as [...]."),
}


def read_case(text: str | bytes, source: str = "case") -> Case:
    """Read a case from JSON.

    Args:
        text: the JSON text.
        source: where it came from, for the error.

    Raises:
        InputError: with every problem, its field and its fix.
    """
    body = _decoded(text, source)
    problems = _keys_given_twice(body)
    try:
        case = Case.model_validate_json(body)
    except ValidationError as error:
        raise InputError(source, [*problems, *problems_of(error)]) from None
    if problems:
        raise InputError(source, problems)
    return case


def read_case_file(path: str | Path) -> Case:
    """Read a case from a JSON file.

    Raises:
        InputError: the file cannot be read, or with every problem in it.
    """
    try:
        data = Path(path).read_bytes()
    except OSError as error:
        why = error.strerror or "it cannot be read"
        raise InputError(str(path), [Problem("", f"{why}.", "Check the path of the file.")]) from None
    return read_case(data, str(path))


def problems_of(error: ValidationError) -> tuple[Problem, ...]:
    """Say what a record's constructor refused in plain words, with each field and its fix."""
    found = (problem for e in error.errors() for problem in _said(e))
    return tuple({(p.field, p.message): p for p in found}.values())


def _decoded(text: str | bytes, source: str) -> str:
    """Give the text without a byte-order mark, or refuse what is empty or in another encoding."""
    try:
        body = text.decode("utf-8-sig") if isinstance(text, bytes) else text.removeprefix("\ufeff")
        body.encode("utf-8")
    except UnicodeError:
        raise InputError(source, [_NOT_UTF_8]) from None
    if "\0" in body:  # what UTF-16 without a mark looks like
        raise InputError(source, [_NOT_UTF_8])
    if not body.strip():
        fix = "`sendrules case new` writes a case by asking."
        raise InputError(source, [Problem("", "the file is empty.", fix)])
    return body


class _Object(dict[str, Any]):
    """An object of JSON that remembers which keys it was given twice."""

    twice: tuple[str, ...] = ()


def _object(pairs: list[tuple[str, Any]]) -> _Object:
    out = _Object(pairs)
    if len(out) < len(pairs):
        out.twice = tuple(name for name, n in Counter(name for name, _ in pairs).items() if n > 1)
    return out


def _keys_given_twice(body: str) -> list[Problem]:
    """Find keys that an object has twice, of which JSON would silently keep the last."""
    try:  # numbers are not looked at here, and may be longer than Python reads
        return list(_twice_in(json.loads(body, object_pairs_hook=_object, parse_int=len), ""))
    except (ValueError, RecursionError):
        return []  # the validator says what is wrong with it


def _twice_in(data: Any, at: str) -> Iterator[Problem]:
    if isinstance(data, _Object):
        for name in data.twice:
            yield Problem(f"{at}{name}", f"{name!r} is given twice.", "Keep one of them.")
    entries: Iterable[tuple[Any, Any]] = ()
    if isinstance(data, dict | list):
        entries = data.items() if isinstance(data, dict) else enumerate(data)
    for name, value in entries:
        yield from _twice_in(value, f"{at}{name}.")


def _said(error: ErrorDetails) -> Iterator[Problem]:
    """Say one validation error in plain words; what concerns the whole case may be several problems."""
    loc = [str(part) for part in error["loc"]]
    tag = loc.pop(2) if loc[:1] == ["circumstances"] and len(loc) > 2 else ""  # of the union: no field
    field, kind, given, more = ".".join(loc), error["type"], error.get("input"), error.get("ctx", {})
    if kind == "in_the_case":
        yield from (Problem(*parts) for parts in more["problems"])
    elif loc[:1] == ["facts"] and len(loc) > 1:
        yield Problem(".".join(loc[:2]), *_FACT)
    elif kind == "json_invalid":
        yield _not_json(field, error["msg"].removeprefix("Invalid JSON: "))
    elif kind in ("model_type", "dict_type") and not loc:
        yield Problem("", "a case is one JSON object, {...}.", "Put the reference and the events into one.")
    elif kind in ("union_tag_not_found", "union_tag_invalid"):
        value = given.get("kind") if isinstance(given, dict) else given
        missing = isinstance(given, dict) and "kind" not in given
        yield (
            _missing(f"{field}.kind", _CIRCUMSTANCES) if missing else _unknown(f"{field}.kind", value, _CIRCUMSTANCES)
        )
    elif kind == "missing":
        yield _missing(field, EventKind if loc[:1] == ["events"] and loc[-1] == "kind" else ())
    elif kind in ("enum", "literal_error"):
        yield _unknown(field, given, re.findall(r"'([^']+)'", more["expected"]))
    elif kind == "extra_forbidden":
        model = _MODELS[tag or (loc[0] if len(loc) > 1 else "")]
        fix = _meant(loc[-1], model.model_fields) or "Remove it, or check its spelling."
        yield Problem(field, "there is no such field.", fix)
    else:
        yield _refused(field, error)


def _not_json(field: str, why: str) -> Problem:
    """Say what is wrong with the JSON; too deep or too large is no matter of commas."""
    what, at, where = why.partition(" at line ")
    for said, (message, fix) in _TOO_MUCH.items():
        if said in what:
            return Problem(field, f"{message},{at}{where}.", fix)
    fix = "Look there for a comma, a quote or a bracket too many or too few."
    return Problem(field, f"this is not JSON: {why}.", fix)


def _missing(field: str, known: Iterable[str]) -> Problem:
    listed = ", ".join(known)
    fix = f"Use one of: {listed}." if listed else "Add it."
    return Problem(field, "this is needed and is not there.", fix)


def _unknown(field: str, given: Any, known: Iterable[str]) -> Problem:
    names = [str(name) for name in known]
    fix = _meant(given, names) if isinstance(given, str) else ""
    return Problem(field, f"{_shown(given)} is not known.", fix or f"Use one of: {', '.join(names)}.")


def _meant(given: str, known: Iterable[str]) -> str:
    names = list(known)
    joint = "_" if any("_" in name for name in names) else "-"
    close = near(re.sub(r"[\s_-]+", joint, given.strip().casefold()), names)
    return f"Did you mean {' or '.join(close)}?" if close else ""


def _refused(field: str, error: ErrorDetails) -> Problem:
    """Give message and fix apart: ours are written `what is wrong; what to do`."""
    given = error.get("input")
    if error["type"] in _PLAIN:
        message, fix = _PLAIN[error["type"]]
    else:
        message, _, fix = error["msg"].rpartition("; ")
        message, fix = (message, fix) if message else (fix, "")
    if not isinstance(given, dict | list | tuple | Record) and "error" not in error.get("ctx", {}):
        message += f" (given: {_shown(given)})"
    end = "." if fix and not fix.endswith((".", "?")) else ""
    return Problem(field, f"{message[0].lower()}{message[1:]}.", fix[:1].upper() + fix[1:] + end)


def _shown(value: Any) -> str:
    """Show what was given as it stands in JSON, on one line and not at length."""
    if isinstance(value, dict | list):
        return "an object" if isinstance(value, dict) else "a list"
    if isinstance(value, date):
        return words(value)
    if value is None or isinstance(value, bool):
        return json.dumps(value)
    if isinstance(value, int) and value.bit_length() > 64:
        return "a very long number"
    text = repr(value)
    return text if len(text) <= 60 else f"{text[:57]}..."
