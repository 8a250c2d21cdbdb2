"""Days in a column: read where they are beyond doubt, refused with the fix where they are not.

A column of text has one form. ISO (2025-05-21) is always read. Another form is read where the user names it, or where no cell of
the whole column could mean another day: 21/05/2025 can only be 21 May, 05/06/2025 cannot be told.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from functools import lru_cache
from typing import Any

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from sendrules.case.record import EARLIEST, LATEST
from sendrules.case.refusals import shown
from sendrules.caseload.columns.codes import NO_DAY, Days, to_day
from sendrules.caseload.reading.cells import Column, NoValue, as_cells, as_one, numbers_of, trimmed
from sendrules.errors import DateSyntaxError, InputError, Problem
from sendrules.explanation import words
from sendrules.time.written_dates import read_date, suggested

REFUSED = NO_DAY + 1
"""Stands in a column of days for a cell that is no day."""
ISO = re.compile(r"\d{4}-\d{2}-\d{2}", re.ASCII)
_DAY_FIRST = re.compile(r"(\d{1,2})([/.-])(\d{1,2})\2(\d{4})", re.ASCII)
_SERIAL = re.compile(r"\d{5}(?:\.\d+)?", re.ASCII)
_TIMED = re.compile(r"(\d{4}-\d{2}-\d{2})[T ]\d{2}:?\d{2}.*", re.ASCII)
_MIDNIGHT = re.compile(r"\d{4}-\d{2}-\d{2}[T ]00:00(?::00(?:\.0+)?)?", re.ASCII)
_PARTS = re.compile(r"(DD|D|MM|M|YYYY)")
_BETWEEN = frozenset((between, between) for between in ("", "/", ".", "-", " "))
_EXCEL_1900, _EXCEL_1904 = date(1899, 12, 30), date(1904, 1, 1)
_FIRST, _LAST = to_day(EARLIEST), to_day(LATEST)
_CANNOT_BE_WRITTEN = "a day that cannot be written"
_WRITE_ISO = "Write it as YYYY-MM-DD."
_A_DATE_ONLY = (
    "Give a date without a time. Where a time zone moved midnight (a day in London in summer begins at 23:00 UTC of the day before), "
    "convert to local time first, and then to a date."
)


@dataclass(frozen=True)
class Form:
    """The one form in which a column of text writes its days.

    Attributes:
        name: how the form is written, such as DD/MM/YYYY.
        pattern: what a day in it looks like; None for ISO.
    """

    name: str
    pattern: re.Pattern[str] | None = None

    def read(self, text: str) -> date | None:
        """Give the day of a text in this form; None where it is in another.

        Raises:
            ValueError: there is no such day.
        """
        if self.pattern is None:
            return date.fromisoformat(text) if ISO.fullmatch(text) else None
        match = self.pattern.fullmatch(text)
        return match and date(int(match["YYYY"]), int(match["MM"]), int(match["DD"]))


ISO_FORM = Form("YYYY-MM-DD")


def form_named(day_format: str) -> Form:
    """Give the form that a user names.

    Args:
        day_format: such as ``DD/MM/YYYY`` or ``MM/DD/YYYY``.

    Raises:
        InputError: it has not one day, one month and one year of four figures.

    >>> form_named("MM/DD/YYYY").read("05/21/2025")
    datetime.date(2025, 5, 21)
    """
    parts = _PARTS.split(day_format.strip().upper())
    named = [part[0] for part in parts[1::2]]
    if sorted(named) != ["D", "M", "Y"] or parts[0] or parts[-1] or (parts[2], parts[4]) not in _BETWEEN:
        problem = Problem(
            "day_format", f"{shown(day_format)} is not a form of dates.", "Use DD/MM/YYYY, MM/DD/YYYY or YYYY-MM-DD."
        )
        raise InputError("day_format", [problem])
    figures = {"D": r"(?P<DD>\d{1,2})", "M": r"(?P<MM>\d{1,2})", "Y": r"(?P<YYYY>\d{4})"}
    if not parts[2]:
        figures |= {"D": r"(?P<DD>\d{2})", "M": r"(?P<MM>\d{2})"}
    pattern = "".join(figures[named[n // 2]] if n % 2 else re.escape(part) for n, part in enumerate(parts))
    form = Form(day_format.strip().upper(), re.compile(pattern, re.ASCII))
    return ISO_FORM if form.name == ISO_FORM.name else form


DAY_FIRST = Form(
    "DD/MM/YYYY", re.compile(r"(?P<DD>\d{1,2})(?P<sep>[/.-])(?P<MM>\d{1,2})(?P=sep)(?P<YYYY>\d{4})", re.ASCII)
)


@dataclass(slots=True)
class Seen:
    """What a column of text holds, gathered over the whole of it, to tell its form.

    Attributes:
        iso: whether any cell is in ISO.
        day_first: whether any cell looks like 21/05/2025, and names a day if the day comes first.
        ambiguous: the first cell that may be two different days; empty for none.
        named: whether any cell is in the form that the user names.
    """

    iso: bool = False
    day_first: bool = False
    ambiguous: str = ""
    named: bool = False

    def add(self, text: str, named: Form | None) -> bool:
        """Take a cell into account; say whether it is the first that is ambiguous."""
        text = trimmed(text)
        if ISO.fullmatch(text):
            self.iso = True
        elif named is not None:
            self.named = self.named or (named.pattern is not None and named.pattern.fullmatch(text) is not None)
        elif match := _DAY_FIRST.fullmatch(text):
            day, month = int(match[1]), int(match[3])
            self.day_first = self.day_first or month <= 12
            if not self.ambiguous and 1 <= day <= 12 and 1 <= month <= 12 and day != month:
                self.ambiguous = text
                return True
        return False

    def form(self, named: Form | None) -> Form | None:
        """Give the form of the column; None where a cell may be two different days and the user has to say which."""
        if named is not None:
            return named if self.named else ISO_FORM
        if self.iso or not self.day_first:
            return ISO_FORM
        return None if self.ambiguous else DAY_FIRST

    @property
    def mixed(self) -> bool:
        """Whether the column has more than one form."""
        return self.iso and (self.day_first or self.named)


def cannot_tell(text: str) -> tuple[str, str]:
    """Say of a day in figures that it may be two days, and the fix."""
    match = _DAY_FIRST.fullmatch(trimmed(text))
    assert match is not None
    one, other = int(match[1]), int(match[3])
    days = (date(int(match[4]), other, one), date(int(match[4]), one, other))
    return (
        f"{shown(text)} may be {words(days[0])} or {words(days[1])}.",
        'Say day_format="DD/MM/YYYY" where the day comes first, day_format="MM/DD/YYYY" where the month does, or write YYYY-MM-DD.',
    )


def days_of(column: Column, form: Form = ISO_FORM, *, mixed: bool = False) -> tuple[Days, Callable[[int], Problem]]:
    """Give the days of a column, and what says for a row that has ``REFUSED`` why.

    Args:
        column: the column.
        form: the form in which its texts write days.
        mixed: whether it has texts in another form too.

    >>> days_of(pa.chunked_array([["2025-05-21", None]]))[0].tolist()
    [20229, -1073741824]
    """
    if isinstance(column, pa.ChunkedArray) and pa.types.is_date32(column.type):
        return _real_days(column)
    if isinstance(column, pa.ChunkedArray) and (pa.types.is_timestamp(column.type) or pa.types.is_date64(column.type)):
        return _timestamps(column)
    cells = as_cells(column)
    days = cells.of(lambda value: _number(value, form), NO_DAY)
    return days, lambda row: _wrong(cells[row], form, mixed)


def _real_days(column: pa.ChunkedArray) -> tuple[Days, Callable[[int], Problem]]:
    days = numbers_of(as_one(column).cast(pa.int32()), NO_DAY)
    outside = ((days < _FIRST) | (days > _LAST)) & (days != NO_DAY)
    if outside.any():
        days[outside] = REFUSED
    return days, lambda row: _outside(_as_date(column, row))


def _as_date(column: pa.ChunkedArray, row: int) -> Any:
    try:
        return column[row].as_py()
    except (ValueError, OverflowError):
        return _CANNOT_BE_WRITTEN


def _as_text(column: pa.ChunkedArray, row: int) -> str:
    try:
        return str(column[row])
    except (ValueError, OverflowError):
        return _CANNOT_BE_WRITTEN


def _timestamps(column: pa.ChunkedArray) -> tuple[Days, Callable[[int], Problem]]:
    """Days of moments: each must be midnight, in its own time zone where it has one."""
    stamps = column.cast(pa.timestamp("ms")) if pa.types.is_date64(column.type) else column
    try:
        local = pc.local_timestamp(stamps) if stamps.type.tz else stamps
    except pa.ArrowInvalid:  # the zone, or the table of zones, is not there
        return _without_zone(column, stamps.type.tz)
    per_day = {"s": 86_400, "ms": 86_400_000, "us": 86_400_000_000, "ns": 86_400_000_000_000}[local.type.unit]
    nulls = pc.is_null(local).to_numpy()
    moments = pc.fill_null(local.cast(pa.int64()), 0).to_numpy()
    days, rest = np.divmod(moments, per_day)
    wrong = (rest != 0) | (days < _FIRST) | (days > _LAST)
    found = np.where(nulls, NO_DAY, np.where(wrong, REFUSED, days)).astype(np.int32)

    def why(row: int) -> Problem:
        given = _as_text(column, row)
        if rest[row]:
            zone = f" {stamps.type.tz}" if stamps.type.tz else ""
            return Problem(
                "",
                f"a date is needed, without a time (given: {given}{zone if zone.strip() not in given else ''}).",
                _A_DATE_ONLY,
            )
        return _outside(given)

    return found, why


def _without_zone(column: pa.ChunkedArray, zone: str) -> tuple[Days, Callable[[int], Problem]]:
    nulls = pc.is_null(column).to_numpy()
    message = f"the time zone {shown(zone)} is not known here, so it cannot be told which day this is."
    return np.where(nulls, NO_DAY, REFUSED).astype(np.int32), lambda _: Problem("", message, _A_DATE_ONLY)


def _outside(given: Any) -> Problem:
    return Problem("", f"the year is outside 1990 to 2199 (given: {shown(given)}).", "Check the year.")


def _number(value: Any, form: Form) -> int:
    day = _day(value, form)
    return REFUSED if day is None else to_day(day)


@lru_cache(100_000)
def _of_text(text: str, form: Form) -> date | None:
    try:
        return form.read(text)
    except ValueError:
        return None


def _day(value: Any, form: Form) -> date | None:
    """Give the day that a cell says; None where it says none."""
    if isinstance(value, datetime):
        day = value.date() if value.timetz() == time() else None
    elif isinstance(value, date):
        day = value
    else:
        day = _of_text(trimmed(value), form) if isinstance(value, str) else None
    return day if day is not None and EARLIEST <= day <= LATEST else None


def _wrong(value: Any, form: Form, mixed: bool) -> Problem:
    """Say why a cell is no day."""
    if isinstance(value, NoValue):
        return value.problem
    if isinstance(value, str):
        return _wrong_text(trimmed(value), form, mixed)
    if isinstance(value, int | float) and not isinstance(value, bool):
        return _serial(value)
    if isinstance(value, datetime) and value.timetz() != time():
        return Problem("", f"a date is needed, without a time (given: {value.isoformat(' ')}).", _A_DATE_ONLY)
    if isinstance(value, date):
        return _outside(value)
    return Problem("", f"this is not a date (given: {shown(value)}).", _WRITE_ISO)


def _wrong_text(text: str, form: Form, mixed: bool) -> Problem:
    if _SERIAL.fullmatch(text):
        return _serial(float(text))
    if timed := _TIMED.fullmatch(text):
        fix = f"Write {timed[1]}." if _MIDNIGHT.fullmatch(text) else _A_DATE_ONLY
        return Problem("", f"a date is needed, without a time (given: {shown(text)}).", fix)
    try:
        day = form.read(text)
        if day is not None:
            return _outside(text)
    except ValueError:
        return Problem("", f"there is no such day in the calendar (given: {shown(text)}).", "Check the date.")
    if form.pattern is None:
        return _not_iso(text, mixed)
    return Problem(
        "",
        f"this is not a date in the form {form.name} (given: {shown(text)}).",
        f"Write every date of the column as {form.name}.",
    )


def _not_iso(text: str, mixed: bool) -> Problem:
    """Say why a text that is not in ISO is refused, with what it means where that is beyond doubt."""
    if mixed and _DAY_FIRST.fullmatch(text) and suggested(text):
        message = f"the column has dates in two forms, and it cannot be told what this one is (given: {shown(text)})."
        return Problem("", message, "Write every date of the column as YYYY-MM-DD.")
    if not _DAY_FIRST.fullmatch(text) and (meant := suggested(text)):
        return Problem(
            "", f"this is not a date (given: {shown(text)}).", f"Write {meant.isoformat()} if you mean {words(meant)}."
        )
    try:
        read_date(text)
    except DateSyntaxError as error:
        return Problem(
            "",
            f"{error.reason} (given: {shown(text)}).",
            error.fix if "write" in error.fix.casefold() else f"{error.fix} {_WRITE_ISO}".strip(),
        )
    return Problem("", f"this is not a date (given: {shown(text)}).", _WRITE_ISO)


def _serial(number: float) -> Problem:
    """Say of a number in a column of days what day Excel would mean by it."""
    if not 20_000 <= number < 110_000:
        return Problem("", f"this is a number, and a date is needed (given: {number:g}).", _WRITE_ISO)
    days = [words(start + timedelta(int(number))) for start in (_EXCEL_1900, _EXCEL_1904)]
    return Problem(
        "",
        f"this is a number, and a date is needed (given: {number:.15g}). As a serial number of Excel it would be {days[0]}, or {days[1]} where "
        "the workbook counts from 1904.",
        "Format the column as a date in Excel, and save the file again; or write YYYY-MM-DD.",
    )
