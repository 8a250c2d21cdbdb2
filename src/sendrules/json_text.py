"""JSON from outside: its data, or everything that keeps it from being read. No other module reads JSON.

It is read strictly. An object may give a key once: of two, a parser keeps the last, and drops what the first said. ``NaN``,
``Infinity`` and ``1e999`` are no numbers of JSON. What is larger than anything real is refused before it does harm.
"""

from __future__ import annotations

import json
import re
from collections import Counter
from collections.abc import Iterable, Iterator
from typing import Any

from sendrules.errors import InputError, Problem
from sendrules.outside_files import MEGABYTE, too_large
from sendrules.outside_text import WITHOUT_IT, not_printable

LARGEST = 20 * MEGABYTE
"""How many bytes one text may have."""
DEEPEST = 50
"""How many lists and objects may stand inside each other."""
MOST_DIGITS = 18
"""How many digits a whole number may have."""
NOT_UTF_8 = Problem("", "the file is not in UTF-8.", "Save it as UTF-8.")
_TOO_DEEP = Problem(
    "",
    f"more than {DEEPEST} lists or objects stand inside each other.",
    "Take the inner ones out: a case has few levels.",
)
_HALVES = re.compile(r"\\u[dD][89a-fA-F]")
_LOOK = "Look there for a comma, a quote or a bracket too many or too few."


class NotJson(ValueError):
    """A text is no JSON, or holds what cannot be used.

    Attributes:
        problems: everything that is wrong, each with its place or its line.
    """

    def __init__(self, *problems: Problem) -> None:
        self.problems = problems
        super().__init__(" ".join(map(str, problems)))


def data_of(text: str | bytes, source: str, *, most: int = LARGEST) -> Any:
    """Give the data of a JSON text.

    Args:
        text: the text; a byte-order mark is no part of it.
        source: where it came from, for the error.
        most: how many bytes it may have.

    Raises:
        InputError: with everything that is wrong.

    >>> data_of('{"a": 1}', "example")
    {'a': 1}
    """
    try:
        return values_of(decoded(text, most))
    except NotJson as error:
        raise InputError(source, error.problems) from None


def decoded(text: Any, most: int = LARGEST) -> str:
    """Give a text without its byte-order mark.

    Args:
        text: the text.
        most: how many bytes it may have.

    Raises:
        NotJson: it is no text, is empty or too large, or is in another encoding.
    """
    if not isinstance(text, str | bytes):
        given = f"this is not a text (given: a value of type {type(text).__name__})."
        raise NotJson(Problem("", given, "Give the text of the file, or its bytes."))
    if len(text) > most:
        raise NotJson(too_large(most))
    try:
        body = text.decode("utf-8-sig") if isinstance(text, bytes) else text.removeprefix("\ufeff")
        body.encode("utf-8")
    except UnicodeError:
        raise NotJson(NOT_UTF_8) from None
    if "\0" in body:  # what UTF-16 without a mark looks like
        raise NotJson(NOT_UTF_8)
    if not body.strip():
        raise NotJson(Problem("", "the file is empty.", "`sendrules case new` writes a case by asking."))
    return body


def values_of(text: str) -> Any:
    """Give the values of a JSON text.

    Args:
        text: the text.

    Raises:
        NotJson: with everything that is wrong.

    >>> values_of('{"a": [{"b": 1, "b": 2}]}')
    Traceback (most recent call last):
    ...
    sendrules.json_text.NotJson: a.0.b: 'b' is given twice. Keep one of them.
    """
    data, problems = values_with_problems(text)
    if problems:
        raise NotJson(*problems)
    return data


def values_with_problems(text: str) -> tuple[Any, tuple[Problem, ...]]:
    """Give what can be read of a JSON text, to be checked further, and what is wrong in it.

    Args:
        text: the text.

    Returns:
        The data, to be used only if there is no problem; and the problems, each at its place, such as ``events.0.on``.

    Raises:
        NotJson: nothing of it can be read.
    """
    reader = _Reader()
    try:
        data = reader.read(text)
    except json.JSONDecodeError as error:
        raise NotJson(_syntax(error)) from None
    except RecursionError:
        raise NotJson(_TOO_DEEP) from None
    if _is_deep(data):
        raise NotJson(_TOO_DEEP)
    wrong = list(_wrong_in(data, "")) if reader.found_something else []
    if _HALVES.search(text):
        wrong += _halves_in(data, "")
    return data, tuple(wrong)


class _Twice(dict[str, Any]):
    """An object of JSON that was given keys more than once."""

    names: tuple[str, ...] = ()


class _Unusable:
    """What stands in JSON where a number should be, and cannot be used."""

    def __init__(self, message: str, fix: str) -> None:
        self.message, self.fix = message, fix


class _Reader:
    """Reads one text, and marks in the data what is wrong; it is then looked for only if there is something."""

    def __init__(self) -> None:
        self.found_something = False

    def read(self, text: str) -> Any:
        """Give the data, with ``_Twice`` and ``_Unusable`` in it where something is wrong."""
        return json.loads(
            text,
            object_pairs_hook=self._object,
            parse_int=self._whole,
            parse_float=self._fraction,
            parse_constant=self._constant,
        )

    def _object(self, pairs: list[tuple[str, Any]]) -> dict[str, Any]:
        out = dict(pairs)
        if len(out) == len(pairs):
            return out
        self.found_something = True
        twice = _Twice(out)
        twice.names = tuple(name for name, n in Counter(name for name, _ in pairs).items() if n > 1)
        return twice

    def _whole(self, text: str) -> Any:
        digits = len(text.removeprefix("-"))
        if digits <= MOST_DIGITS:
            return int(text)
        self.found_something = True
        message = f"this number has {digits:,} digits, and may have {MOST_DIGITS}."
        return _Unusable(message, "Shorten the number, or write it in quotes if it is a text.")

    def _fraction(self, text: str) -> Any:
        number = float(text)
        return number if abs(number) != float("inf") else self._constant(text)

    def _constant(self, text: str) -> Any:
        self.found_something = True
        shown = text if len(text) <= 20 else f"{text[:20]}…"
        return _Unusable(f"{shown} is not a number that can be used.", "Write a number, or leave the field out.")


def _is_deep(data: Any) -> bool:
    """Whether more lists and objects stand inside each other than may."""
    level = [data] if isinstance(data, dict | list) else []
    for _ in range(DEEPEST):
        level = [value for each in level for _, value in _entries(each) if isinstance(value, dict | list)]
    return bool(level)


def _wrong_in(data: Any, above: str) -> Iterator[Problem]:
    if isinstance(data, _Unusable):
        yield Problem(above.removesuffix("."), data.message, data.fix)
    if isinstance(data, _Twice):
        for twice in data.names:
            yield Problem(f"{above}{twice}", f"{twice!r} is given twice.", "Keep one of them.")
    if isinstance(data, dict | list):
        for name, value in _entries(data):
            yield from _wrong_in(value, f"{above}{name}.")


def _entries(data: dict[str, Any] | list[Any]) -> Iterable[tuple[str | int, Any]]:
    return data.items() if isinstance(data, dict) else enumerate(data)


def _halves_in(data: Any, above: str) -> Iterator[Problem]:
    """Find texts with half of a character, which an escape can write and UTF-8 cannot."""
    if isinstance(data, str) and (half := re.search("[\ud800-\udfff]", data)):
        yield Problem(above.removesuffix("."), not_printable(half[0]), WITHOUT_IT)
    if isinstance(data, dict):
        yield from (found for name in data for found in _halves_in(name, above))
    if isinstance(data, dict | list):
        for name, value in _entries(data):
            yield from _halves_in(value, f"{above}{name}.")


def _syntax(error: json.JSONDecodeError) -> Problem:
    """Say what is wrong with the text: the mistake that people make there, or else in the words of Python's parser."""
    from sendrules.json_mistakes import mistake_in  # only a mistake needs it

    if found := mistake_in(error.doc, error.pos, error.msg):
        at, what, fix = found
        line, column = error.doc.count("\n", 0, at) + 1, at - error.doc.rfind("\n", 0, at)
    else:
        what, fix, line, column = re.sub(r" (starting )?at$", "", error.msg), _LOOK, error.lineno, error.colno
        what = f"{what[:1].lower()}{what[1:]}"
    return Problem("", f"this is not JSON: {what}, at column {column}.", fix, line=line)
