"""What a cell says: a day, a flag, a number or a code. Each is read in the forms that real returns have, and in no other.

A column is read by its distinct texts, so that each is looked at once. A text that is none of these is refused with its fix; it is
never made blank.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from datetime import date
from typing import Any

from sendrules.errors import DateSyntaxError, InputError, Problem
from sendrules.sen2.items import Holds, Item, codes_of
from sendrules.time.written_dates import read_date

EARLIEST, LATEST = date(1900, 1, 1), date(2100, 12, 31)
_MIDNIGHT = r"(?:[T ]00:00(?::00(?:\.0+)?)?)?"
_WRITTEN = re.compile(rf"(\d{{4}})-(?:(\d\d)-(\d\d)|([A-Za-z]{{3,4}})-(\d\d?)){_MIDNIGHT}", re.ASCII)
"""A day as ISO writes it, or as COLLECT does."""
_DAY_FIRST = re.compile(r"(\d{1,2})([/.-])(\d{1,2})\2(\d{4})(?: 00:00(?::00)?)?", re.ASCII)
_SERIAL = re.compile(r"\d{4,5}(?:\.\d+)?", re.ASCII)
_TIMED = re.compile(r"\d{4}-(?:\d{2}|[A-Za-z]{3,4})-\d{1,2}[T ]\d{1,2}:\d{2}.*", re.ASCII)
_WHOLE = re.compile(r"(\d{1,9})(?:\.0+)?", re.ASCII)
_MONTHS = {
    name: n
    for n, names in enumerate(
        ("jan", "feb", "mar", "apr", "may", "jun june", "jul july", "aug", "sep sept", "oct", "nov", "dec"), 1
    )
    for name in names.split()
}
_FLAGS = {"0": False, "1": True, "false": False, "true": True, "0.0": False, "1.0": True}
_WRITE_ISO = "Write it as YYYY-MM-DD."


class Wrong(ValueError):
    """A text cannot be used.

    Attributes:
        message: what is wrong, as a sentence.
        fix: what to do, as a sentence.
    """

    def __init__(self, message: str, fix: str) -> None:
        self.message, self.fix = message, fix
        super().__init__(f"{message} {fix}")


def day_format_named(name: str | None) -> bool | None:
    """Say whether a user's name for the form of dates puts the day first; None where they name none.

    Args:
        name: ``DD/MM/YYYY``, ``MM/DD/YYYY`` or None.

    Raises:
        InputError: it is neither.

    >>> day_format_named("DD/MM/YYYY")
    True
    """
    if name is None:
        return None
    known = {"DD/MM/YYYY": True, "MM/DD/YYYY": False}
    if name.strip().upper() not in known:
        raise InputError(
            "day_format",
            [Problem("day_format", f"{name!r} is not a form of dates here.", "Use DD/MM/YYYY or MM/DD/YYYY.")],
        )
    return known[name.strip().upper()]


def days(texts: Sequence[str], day_first: bool | None = None) -> list[Any]:
    """Read the distinct texts of one column of days.

    ISO and the form of COLLECT (``2022-Sep-28 00:00:00``) are always read. Days with figures only, such as 28/09/2022, are read with the
    day first where the whole column allows no other reading; otherwise the user has to say which figure is the day.

    Args:
        texts: the texts.
        day_first: whether the first figure is the day, where the user says so; None where they say nothing.

    Returns:
        For each text its day, or why it is refused.

    >>> days(["2022-Sept-28 00:00:00", "2022-09-28"])
    [datetime.date(2022, 9, 28), datetime.date(2022, 9, 28)]
    >>> days(["31/02/2025"])[0].message
    'there is no 31 February 2025.'
    """
    found: list[Any] = list(map(_WRITTEN_OUT.get, texts))
    left = [n for n, day in enumerate(found) if day is None]
    for n in left:
        found[n] = _tried(_written_out, texts[n])
    open_ones = [n for n in left if found[n] is None]
    if day_first is None:
        day_first = _surely_day_first([texts[n] for n in open_ones])
    for n in open_ones:
        found[n] = _tried(_in_figures, texts[n], day_first)
    return found


def _surely_day_first(texts: Sequence[str]) -> bool | None:
    """Whether some text of a column can only have the day first, and none can only have the month first."""
    figures = [(int(match[1]), int(match[3])) for text in texts if (match := _DAY_FIRST.fullmatch(text))]
    if any(month > 12 and day <= 12 for day, month in figures):
        return None  # some have the month first: those that may be either cannot be told
    return True if any(day > 12 for day, month in figures) else None


_WRITTEN_OUT: dict[str, date] = {}
"""By text, days that were read before: the same few thousand stand in all columns of a return."""
_MOST_REMEMBERED = 1 << 16


def _written_out(text: str) -> date | None:
    """The day of a text as ISO or COLLECT writes it; None where it is written otherwise."""
    match = _WRITTEN.fullmatch(text)
    if match is None:
        return None
    year, month, day_of, name, day_of_named = match.groups()
    if month is not None:
        day = _made(int(year), int(month), int(day_of))
    elif (number := _MONTHS.get(name.lower())) is not None:
        day = _made(int(year), number, int(day_of_named))
    else:
        raise Wrong(f"{name} is no month.", _WRITE_ISO)
    if len(_WRITTEN_OUT) >= _MOST_REMEMBERED:
        _WRITTEN_OUT.clear()
    _WRITTEN_OUT[text] = _within(day)
    return day


def _in_figures(text: str, day_first: bool | None) -> date:
    if match := _DAY_FIRST.fullmatch(text):
        return _within(_by_figures(int(match[1]), int(match[3]), int(match[4]), day_first))
    raise _no_day(text)


def _by_figures(first: int, second: int, year: int, day_first: bool | None) -> date:
    if day_first is False or (day_first is None and second > 12):
        if day_first is None:
            raise Wrong("the month seems to come first.", "Give day_format MM/DD/YYYY, or write it as YYYY-MM-DD.")
        return _made(year, first, second)
    if day_first is None and first <= 12 and first != second:
        raise Wrong(
            "this may be two different days.", "Say which: give day_format DD/MM/YYYY, or write it as YYYY-MM-DD."
        )
    return _made(year, second, first)


def _made(year: int, month: int, day: int) -> date:
    try:
        return date(year, month, day)
    except ValueError:
        if 1 <= month <= 12 and 1 <= day <= 31:
            raise Wrong(
                f"there is no {day} {date(2000, month, 1):%B} {year}.", "Check the day and the month."
            ) from None
        raise Wrong("there is no such day.", "Check the day and the month.") from None


def _within(day: date) -> date:
    if not EARLIEST <= day <= LATEST:
        raise Wrong(f"the year {day.year} cannot be right.", "Check the year.")
    return day


def _no_day(text: str) -> Wrong:
    if _SERIAL.fullmatch(text):
        return Wrong("this may be a day as Excel counts them, but the cell is a number.", "Format the cell as a date.")
    if _TIMED.fullmatch(text):
        return Wrong("this has a time of the day in it.", "Give the date only, in local time.")
    try:
        meant = read_date(text)
    except DateSyntaxError as error:
        return Wrong(f"{error.reason}.", _WRITE_ISO)
    return Wrong("this is not how a return writes a day.", f"Write it as {meant.isoformat()}.")


def _flag(text: str) -> bool:
    found = _FLAGS.get(text.lower())
    if found is None:
        raise Wrong("this is neither 1 (yes) nor 0 (no).", "Write 1 or 0.")
    return found


def _number(text: str) -> str:
    match = _WHOLE.fullmatch(text)
    if not match:
        raise Wrong("this is no whole number.", "Write it in figures.")
    return str(int(match[1]))


def values(item: Item, texts: Sequence[str], day_first: bool | None = None) -> list[object]:
    """Read the distinct texts of a column, as what its item holds.

    Args:
        item: the item.
        texts: the texts.
        day_first: whether the first figure of a day is the day, where the user says so.

    Returns:
        For each text a date, a flag or a text, or why it is refused.
    """
    if item.holds is Holds.DAY:
        return days(texts, day_first)
    if item.holds is Holds.FLAG:
        return [_tried(_flag, text) for text in texts]
    if item.holds is Holds.NUMBER:
        return [_tried(_number, text) for text in texts]
    if item.holds is Holds.CODE:
        return [_tried(_code, text, item) for text in texts]
    return list(texts)


def _code(text: str, item: Item) -> str:
    """A code in capitals; a number that a workbook made 1.0 of is 1."""
    known = codes_of(item.codes)
    code = text.upper()
    if code not in known and (match := _WHOLE.fullmatch(code)):
        code = str(int(match[1]))
    if code not in known:
        raise Wrong(f"{item.name} has no such code.", f"Use one of {', '.join(known)}.")
    return code


def _tried(read: Callable[..., object], text: str, *more: object) -> object:
    try:
        return read(text, *more)
    except Wrong as wrong:
        return wrong
