"""The questions that ``sendrules case new`` asks: a choice, a text, a day. Each is asked until the answer is usable."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Literal, TypeVar, overload

from sendrules.cli.common import ask, echo, echo_error
from sendrules.errors import DateSyntaxError
from sendrules.explanation import words
from sendrules.near_names import words_of
from sendrules.outside_text import hidden_in
from sendrules.time.written_dates import read_date

E = TypeVar("E", bound=StrEnum)
LONGEST = 2000


class Remove:
    """The answer that something already recorded is to be removed."""


@dataclass(frozen=True, slots=True)
class Said:
    """An answer in words, where a number was not known."""

    text: str


def choose(
    question: str,
    options: Sequence[str],
    *,
    skip: str = "Enter to skip",
    removable: bool = False,
    in_words: bool = False,
) -> int | Remove | Said | None:
    """Ask for one of several; None where the answer is empty.

    Args:
        question: the question.
        options: the answers, which are numbered from 1.
        skip: what an empty answer does, in words; empty where it does nothing.
        removable: whether "r" may be answered.
        in_words: whether the answer may be words instead of a number.
    """
    echo(f"\n{question}")
    for n, option in enumerate(options, start=1):
        echo(f"  {n:2} {option}")
    ways = ["Number", *["words for it"] * in_words, *["r to remove one"] * removable, *[skip] * bool(skip)]
    label = ", ".join(ways[:-1]) + (", or " if len(ways) > 1 else "") + ways[-1]
    while True:
        answer = _asked(label)
        if not answer:
            return None
        if removable and answer.casefold() in ("r", "remove"):
            return Remove()
        if answer.isdecimal() and 1 <= int(answer[:9]) <= len(options):
            return int(answer) - 1
        if in_words and any(letter.isalpha() for letter in answer) and not _unusable(answer):
            return Said(answer)
        named = [n for n, option in enumerate(options) if words_of(option) == words_of(answer)]
        if len(named) == 1:
            return named[0]
        echo_error(f"  Give the number that stands before the answer, from 1 to {len(options)}.")


def one_of(question: str, names: Sequence[E], *, needed: bool = False) -> E | None:
    """Ask for one of several names; None where it may be skipped and is."""
    while True:
        choice = choose(question, [_spaced(name.value) for name in names], skip="" if needed else "Enter to skip")
        if isinstance(choice, int):
            return names[choice]
        if not needed:
            return None
        echo_error("  You must answer this.")


def _spaced(name: str) -> str:
    """Write a name as words, such as "post-16 institution"."""
    return re.sub("-(?![0-9])", " ", name).replace("nhs", "NHS")


def yes_or_no(question: str) -> bool | None:
    """Ask for yes or no; None where it is skipped."""
    choice = choose(question, ["yes", "no"])
    return None if choice is None else choice == 0


@overload
def text(question: str, *, needed: Literal[True] = ...) -> str: ...
@overload
def text(question: str, *, needed: bool) -> str | None: ...
def text(question: str, *, needed: bool = True) -> str | None:
    """Ask for a text of one line, without characters that cannot be printed."""
    while True:
        answer = " ".join(_asked(question if needed else f"{question} (Enter to skip)").split())
        if answer and (why := _unusable(answer)):
            echo_error(f"  {why}")
        elif answer or not needed:
            return answer or None
        else:
            echo_error("  You must answer this.")


def _unusable(answer: str) -> str:
    if hidden_in(answer):
        return "It has a character that cannot be printed. Leave that character out."
    return f"It is longer than {LONGEST} characters. Make it shorter." if len(answer) > LONGEST else ""


@overload
def day(question: str, *, needed: Literal[True]) -> date: ...
@overload
def day(question: str, *, needed: bool = ...) -> date | None: ...
def day(question: str, *, needed: bool = False) -> date | None:
    """Ask for a day, and say it back with its weekday."""
    while True:
        answer = _asked(question if needed else f"{question} (Enter to skip)")
        if not answer and not needed:
            return None
        try:
            found = read_date(answer)
        except DateSyntaxError as error:
            echo_error(f"  {error}")
            continue
        echo(f"    {words(found)}")
        return found


def _asked(question: str) -> str:
    suffix = " " if question.endswith("?") else ": "
    return ask(question, suffix)
