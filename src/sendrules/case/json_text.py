"""Text that should be JSON: its encoding, and the keys that an object has twice, of which a parser would keep the last."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable, Iterator
from typing import Any

from sendrules.case.refusals import NOT_UTF_8
from sendrules.errors import InputError, Problem

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


def decoded(text: str | bytes, source: str) -> str:
    """Give a text without its byte-order mark.

    Args:
        text: the text.
        source: where it came from, for the error.

    Raises:
        InputError: it is empty, or in another encoding.
    """
    try:
        body = text.decode("utf-8-sig") if isinstance(text, bytes) else text.removeprefix("\ufeff")
        body.encode("utf-8")
    except UnicodeError:
        raise InputError(source, [NOT_UTF_8]) from None
    if "\0" in body:  # what UTF-16 without a mark looks like
        raise InputError(source, [NOT_UTF_8])
    if not body.strip():
        raise InputError(source, [Problem("", "the file is empty.", "`sendrules case new` writes a case by asking.")])
    return body


class _Object(dict[str, Any]):
    """An object of JSON that remembers which keys it was given more than once."""

    repeated: tuple[str, ...] = ()


def _object(pairs: list[tuple[str, Any]]) -> _Object:
    out = _Object(pairs)
    if len(out) < len(pairs):
        out.repeated = tuple(name for name, n in Counter(name for name, _ in pairs).items() if n > 1)
    return out


def repeated_keys(body: str) -> list[Problem]:
    """Find the keys that an object has more than once.

    >>> [str(problem) for problem in repeated_keys('{"a": [{"b": 1, "b": 2}]}')]
    ["a.0.b: 'b' is given twice. Keep one of them."]
    """
    try:  # numbers are not looked at here, and may be longer than Python reads
        return list(_repeated_in(json.loads(body, object_pairs_hook=_object, parse_int=len), ""))
    except (ValueError, RecursionError):
        return []  # the validator says what is wrong with it


def _repeated_in(data: Any, above: str) -> Iterator[Problem]:
    if isinstance(data, _Object):
        for name in data.repeated:
            yield Problem(f"{above}{name}", f"{name!r} is given twice.", "Keep one of them.")
    entries: Iterable[tuple[Any, Any]] = ()
    if isinstance(data, dict | list):
        entries = data.items() if isinstance(data, dict) else enumerate(data)
    for name, value in entries:
        yield from _repeated_in(value, f"{above}{name}.")


def not_json(why: str) -> Problem:
    """Say what is wrong with the JSON. Where it is too deep or too large, no comma is at fault.

    Args:
        why: the parser's message.
    """
    what, at, where = why.partition(" at line ")
    for part, (message, fix) in _TOO_MUCH.items():
        if part in what:
            return Problem("", f"{message},{at}{where}.", fix)
    return Problem("", f"this is not JSON: {why}.", "Look there for a comma, a quote or a bracket too many or too few.")
