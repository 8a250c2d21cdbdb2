"""What every record shares: a frozen model without unknown fields, strict dates, and text that can be printed."""

from __future__ import annotations

import re
from datetime import date, datetime
from typing import TYPE_CHECKING, Annotated, Any, Self

from pydantic import AfterValidator, BaseModel, BeforeValidator, ConfigDict, Field, ValidationError

from sendrules.case.refusals import in_plain_words, refuse, shown
from sendrules.errors import InputError, Problem
from sendrules.explanation import words
from sendrules.json_text import NotJson, decoded, values_with_problems
from sendrules.outside_text import WITHOUT_IT, normal_name, not_printable
from sendrules.time.written_dates import FIRST_YEAR, LAST_YEAR, if_swapped, suggested

_ISO = re.compile(r"\d{4}-\d{2}-\d{2}", re.ASCII)
_AS_A_DATE = "Write it as YYYY-MM-DD."
EARLIEST, LATEST = date(FIRST_YEAR, 1, 1), date(LAST_YEAR, 12, 31)


def _only_dates(value: Any) -> Any:
    """Refuse numbers, times and other ways to write a date, which would be guesses, and years that are slips."""
    day = _date(value)
    if not EARLIEST <= day <= LATEST:
        refuse(Problem("", f"the year is outside 1990 to 2199 (given: {shown(value)}).", "Check the year."))
    return day


def _date(value: Any) -> date:
    if isinstance(value, datetime) or not isinstance(value, date | str):
        refuse(Problem("", f"a date is needed, without a time (given: {shown(value)}).", _AS_A_DATE))
    if isinstance(value, date):
        return value
    if not _ISO.fullmatch(value):
        meant = suggested(value)
        fix = f"Write {meant.isoformat()} if you mean {words(meant)}." if meant else _AS_A_DATE
        refuse(Problem("", f"this is not a date (given: {shown(value)}).", fix))
    try:
        return date.fromisoformat(value)
    except ValueError:
        refuse(Problem("", f"there is no such day in the calendar (given: {shown(value)}).", "Check the date."))
        raise


def _printable(text: str) -> str:
    """Refuse characters that steer a terminal, that nobody sees, or that break the line that the text is printed on."""
    if why := not_printable(text):
        refuse(Problem("", why, WITHOUT_IT))
    return text


def _name(text: str) -> str:
    """Give a name in its one form, or refuse it as ``_printable`` does."""
    return normal_name(_printable(text))


def _printable_lines(text: str) -> str:
    """Refuse the same, but for the ends of lines and tabs, and what joins the signs of other scripts."""
    if why := not_printable(text, lines=True):
        refuse(Problem("", why, WITHOUT_IT))
    return text


AnyDay = Annotated[date, BeforeValidator(_date)]
"""A day that may lie in any year: a question may be asked about any."""
Day = Annotated[date, BeforeValidator(_only_dates)]
Name = Annotated[str, Field(min_length=1, max_length=2000), AfterValidator(_name)]
"""A name that is compared with others: kept in its one form."""
Text = Annotated[str, Field(min_length=1, max_length=2000), AfterValidator(_printable)]
Lines = Annotated[str, Field(min_length=1, max_length=2000), AfterValidator(_printable_lines)]


class Strict(BaseModel):
    """What every record shares: frozen, no field that is not known, and refused in plain words.

    Each record spells its constructor out for type checkers: it takes more than it stores, such as ``"parent"`` for
    ``Role.PARENT``, and a checker without pydantic's plugin would not know.
    """

    model_config = ConfigDict(frozen=True, extra="forbid", str_strip_whitespace=True)

    if not TYPE_CHECKING:  # each record spells its own constructor out

        def __init__(self, /, **data: Any) -> None:
            """Make the record.

            Raises:
                InputError: with every problem, its field and its fix.
            """
            try:
                super().__init__(**data)
            except ValidationError as error:
                raise InputError(type(self).__name__, self.problems_in(error)) from None

        __init__.__pydantic_base_init__ = True  # so that records within records are made as pydantic makes them

    @classmethod
    def problems_in(cls, error: ValidationError) -> tuple[Problem, ...]:
        """Say what pydantic refused in plain words, each at its field and with its fix.

        Args:
            error: what pydantic raised.
        """
        found = (problem for details in error.errors() for problem in in_plain_words(details, cls))
        return tuple({(p.place, p.message): p for p in found}.values())


class Record(Strict):
    """A record of a case. Its ``model_validate`` and ``model_validate_json`` refuse in plain words too."""

    if not TYPE_CHECKING:

        @classmethod
        def model_validate(cls, obj: Any, **options: Any) -> Self:
            """Make the record of plain data; InputError with every problem."""
            try:
                return super().model_validate(obj, **options)
            except ValidationError as error:
                raise InputError(cls.__name__, cls.problems_in(error)) from None

        @classmethod
        def model_validate_json(cls, json_data: str | bytes, **options: Any) -> Self:
            """Make the record of JSON; InputError with every problem."""
            try:
                data, wrong = values_with_problems(decoded(json_data))
            except NotJson as error:
                raise InputError(cls.__name__, error.problems) from None
            if wrong:
                raise InputError(cls.__name__, wrong)
            return cls.model_validate(data, **options)


def ordered(early: str, first: date, late: str, last: date | None, *, same_day: bool = True) -> None:
    """Refuse two dates of a record in an order that cannot be."""
    if last is not None and (last < first or (last == first and not same_day)):
        how = "the same as" if last == first else "before"
        refuse(
            Problem(
                "",
                f"`{late}` ({words(last)}) is {how} `{early}` ({words(first)}).",
                f"Check both dates. {if_swapped(first, last)}".rstrip(),
            )
        )
