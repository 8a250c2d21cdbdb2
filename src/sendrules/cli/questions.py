"""The questions that ``sendrules case new`` asks: a choice, a text, a day. Each is asked until the answer is usable."""

from __future__ import annotations

import calendar
import re
from collections.abc import Sequence
from datetime import date
from enum import StrEnum
from typing import Literal, TypeVar, overload

from sendrules.cli.common import FIRST_YEAR, LAST_YEAR, ask, echo, echo_error
from sendrules.explanation import words

E = TypeVar("E", bound=StrEnum)
LONGEST = 2000
_WAYS = "Write 2025-05-21, 21/05/2025 or 21 May 2025."
_MONTHS = {
    name.casefold(): n
    for n, month in enumerate(
        (
            "January",
            "February",
            "March",
            "April",
            "May",
            "June",
            "July",
            "August",
            "September",
            "October",
            "November",
            "December",
        ),
        start=1,
    )
    for name in (month, month[:3])
}


class Remove:
    """The answer that something already recorded is to be removed."""


def choose(
    question: str, options: Sequence[str], *, skip: str = "Enter to skip", removable: bool = False
) -> int | Remove | None:
    """Ask for one of several; None where the answer is empty.

    Args:
        question: the question.
        options: the answers, which are numbered from 1.
        skip: what an empty answer does, in words; empty where it does nothing.
        removable: whether "r" may be answered.
    """
    echo(f"\n{question}")
    for n, option in enumerate(options, start=1):
        echo(f"  {n:2} {option}")
    ways = ["Number", *["r to remove one"] * removable, *[skip] * bool(skip)]
    label = ", ".join(ways[:-1]) + (", or " if len(ways) > 1 else "") + ways[-1]
    while True:
        answer = _asked(label)
        if not answer:
            return None
        if removable and answer.casefold() in ("r", "remove"):
            return Remove()
        if answer.isdecimal() and 1 <= int(answer[:9]) <= len(options):
            return int(answer) - 1
        echo_error(f"  Give a number from 1 to {len(options)}.")


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
    if not answer.isprintable():
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
        except ValueError as error:
            echo_error(f"  {error}")
            continue
        echo(f"    {words(found)}")
        return found


def read_date(answer: str) -> date:
    """Read 2025-05-21, 21/05/2025 (the day first, as in England) or 21 May 2025.

    Raises:
        ValueError: with why it is refused and what to write.

    >>> read_date("3/2/2026"), read_date("21 May 2025")
    (datetime.date(2026, 2, 3), datetime.date(2025, 5, 21))
    >>> read_date("30/02/2025")
    Traceback (most recent call last):
        ...
    ValueError: 30/02/2025: there is no such day; February 2025 has 28 days.
    """
    year, month, number = _numbers(answer)
    if not FIRST_YEAR <= year <= LAST_YEAR:
        raise ValueError(f"{answer}: the year must be from {FIRST_YEAR} to {LAST_YEAR}. Check it.")
    if not 1 <= month <= 12:
        raise ValueError(f"{answer}: there is no month {month}. {_WAYS}")
    last = calendar.monthrange(year, month)[1]
    if not 1 <= number <= last:
        name = date(year, month, 1).strftime("%B %Y")
        raise ValueError(f"{answer}: there is no such day; {name} has {last} days.")
    return date(year, month, number)


def _numbers(answer: str) -> tuple[int, int, int]:
    """Give year, month and day as they are written, whether or not there is such a day."""
    if iso := re.fullmatch(r"([0-9]{4})-([0-9]{2})-([0-9]{2})", answer):
        return int(iso[1]), int(iso[2]), int(iso[3])
    if english := re.fullmatch(r"([0-9]{1,2})/([0-9]{1,2})/([0-9]{4})", answer):
        return int(english[3]), int(english[2]), int(english[1])
    if named := re.fullmatch(r"([0-9]{1,2}) +([A-Za-z]+) +([0-9]{4})", answer):
        if named[2].casefold() not in _MONTHS:
            raise ValueError(f"{answer}: there is no month {named[2]!r}. {_WAYS}")
        return int(named[3]), _MONTHS[named[2].casefold()], int(named[1])
    if re.fullmatch(r"[0-9]{1,2}[/ -](?:[0-9]{1,2}|[A-Za-z]+)[/ -][0-9]{2}", answer):
        raise ValueError(f"{answer}: write the year in four figures. {_WAYS}")
    raise ValueError(f"That is not a date. {_WAYS}" if answer else f"You must answer this. {_WAYS}")


def _asked(question: str) -> str:
    suffix = " " if question.endswith("?") else ": "
    return ask(question, suffix)
