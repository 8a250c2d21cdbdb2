"""The text and the values of a TOML file, or the one problem that keeps it from being read."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path
from typing import Any

from sendrules.errors import InputError, Problem
from sendrules.outside_files import MEGABYTE, bytes_of

LARGEST = 5 * MEGABYTE
"""How many bytes a file may have."""
TOO_DEEP = Problem((), "lists or tables are nested too deeply to be read.", "Take some of the levels out.")


class NotToml(ValueError):
    """A text is no TOML, or cannot be read.

    Attributes:
        problem: what is wrong, with its line where that is known.
    """

    def __init__(self, problem: Problem) -> None:
        self.problem = problem
        super().__init__(str(problem))


def text_of(path: str | Path) -> str:
    """Give the text of a file.

    Args:
        path: the file.

    Raises:
        InputError: it cannot be read, is too large, or is not in UTF-8.
    """
    try:
        return bytes_of(path, LARGEST).decode("utf-8-sig")
    except UnicodeError:
        raise InputError(str(path), [Problem("", "the file is not in UTF-8.", "Save it as UTF-8.")]) from None


def values_of(text: str) -> dict[str, Any]:
    """Give the values of a TOML text.

    Args:
        text: the text; the ends of its lines may be those of Windows.

    Raises:
        NotToml: with the problem and its line.

    >>> values_of("a = 1")
    {'a': 1}
    """
    try:
        return _loaded(text.replace("\r\n", "\n"))
    except tomllib.TOMLDecodeError as error:
        raise NotToml(_syntax(error, text)) from None
    except RecursionError:
        raise NotToml(TOO_DEEP) from None


def _loaded(text: str) -> dict[str, Any]:
    try:
        return tomllib.loads(text)
    except tomllib.TOMLDecodeError:
        raise
    except ValueError:  # int() refuses thousands of digits, and tomllib lets that through
        longest = max(re.finditer(r"[0-9_]+", text), key=lambda match: len(match[0]))
        line = text.count("\n", 0, longest.start()) + 1
        message = f"A whole number of {len(longest[0])} digits is too long (at line {line}, column 1)"
        raise tomllib.TOMLDecodeError(message) from None


_REPEATED = re.compile(r"Cannot declare \((.*?),?\) twice|Cannot (?:overwrite a value|mutate immutable)")


def _syntax(error: tomllib.TOMLDecodeError, text: str) -> Problem:
    """Say what is wrong and on which line; what is only missed at the end of the text is said of its last line."""
    match = re.search(r"\(at line ([0-9]+), column [0-9]+\)", str(error))
    line = int(match[1]) if match else text.rstrip().count("\n") + 1
    if repeated := _REPEATED.match(str(error)):
        return Problem((), *_twice(repeated[1]), line=line)
    message = re.sub(r" \(at .*\)$", "", str(error))
    fix = "Shorten it." if message.endswith("too long") else "Look there for a quote or a bracket."
    return Problem((), f"this is not TOML: {message[:1].lower()}{message[1:]}.", fix, line=line)


def _twice(keys: str | None) -> tuple[str, str]:
    """Say what stands twice, and how to fix it."""
    if keys is None:
        return "this name has a value already.", "Keep one of the two, or give one another name."
    name = ".".join(re.findall(r"'([^']*)'", keys))
    return (
        f"the table [{name}] stands here a second time.",
        f"Put the two into one. For a list of tables, write [[{name}]] over each.",
    )
