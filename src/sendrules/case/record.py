"""What every record shares: a frozen model without unknown fields, strict dates, and text that can be printed."""

from __future__ import annotations

import re
from datetime import date, datetime
from typing import Annotated, Any

from pydantic import AfterValidator, BaseModel, BeforeValidator, ConfigDict, Field
from pydantic_core import PydanticCustomError

from sendrules.explanation import words

_ISO = re.compile(r"\d{4}-\d{2}-\d{2}", re.ASCII)
_CONTROL = re.compile(r"[\x00-\x1f\x7f-\x9f\u2028\u2029\u202a-\u202e\u2066-\u2069]")
EARLIEST, LATEST = date(1990, 1, 1), date(2199, 12, 31)


def _only_dates(value: Any) -> Any:
    """Refuse numbers, times and other ways to write a date, which would be guesses, and years that are slips."""
    day = _date(value)
    if not EARLIEST <= day <= LATEST:
        raise PydanticCustomError("date_form", "the year is outside 1990 to 2199; check it")
    return day


def _date(value: Any) -> date:
    if isinstance(value, datetime) or not isinstance(value, date | str):
        raise PydanticCustomError("date_form", "a date is needed, without a time; write it as YYYY-MM-DD")
    if isinstance(value, date):
        return value
    if not _ISO.fullmatch(value):
        raise PydanticCustomError("date_form", "this is not a date; write it as YYYY-MM-DD")
    try:
        return date.fromisoformat(value)
    except ValueError:
        raise PydanticCustomError("date_form", "there is no such day in the calendar; check it") from None


def _printable(text: str) -> str:
    """Refuse characters that steer a terminal, or break the line that the text is printed on."""
    if found := _CONTROL.search(text):
        raise PydanticCustomError(
            "unprintable",
            "there is a character in it that cannot be printed ({code}); write the text without it",
            {"code": f"U+{ord(found[0]):04X}"},
        )
    return text


def _printable_lines(text: str) -> str:
    """Refuse the same, but for the ends of lines and tabs."""
    _printable(re.sub(r"[\r\n\t]", " ", text))
    return text


AnyDay = Annotated[date, BeforeValidator(_date)]
"""A day that may lie in any year: a question may be asked about any."""
Day = Annotated[date, BeforeValidator(_only_dates)]
Plain = Annotated[str, AfterValidator(_printable)]
Text = Annotated[str, Field(min_length=1, max_length=2000), AfterValidator(_printable)]
Lines = Annotated[str, Field(min_length=1, max_length=2000), AfterValidator(_printable_lines)]


class Record(BaseModel):
    """What every record shares: frozen, and no field that is not known.

    Each record spells its constructor out for type checkers: it takes more than it stores, such as ``"parent"`` for
    ``Role.PARENT``, and a checker without pydantic's plugin would not know.
    """

    model_config = ConfigDict(frozen=True, extra="forbid", str_strip_whitespace=True)


def ordered(early: str, first: date, late: str, last: date | None, *, same_day: bool = True) -> None:
    """Refuse two dates of a record in an order that cannot be."""
    if last is not None and (last < first or (last == first and not same_day)):
        raise PydanticCustomError(
            "impossible_order",
            "`{late}` ({last}) is {how} `{early}` ({first}); check both dates",
            {
                "early": early,
                "late": late,
                "first": words(first),
                "last": words(last),
                "how": "the same as" if last == first else "before",
            },
        )
