"""What every declaration carries: an id, a title, when it is in force, and where it was published."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date, datetime
from enum import StrEnum
from itertools import islice
from typing import TYPE_CHECKING, Annotated, Any

from pydantic import AfterValidator, BaseModel, BeforeValidator, ConfigDict, Field, model_validator

from sendrules.case.record import EARLIEST, LATEST
from sendrules.case.refusals import refuse, shown
from sendrules.errors import Place, Problem
from sendrules.explanation import words
from sendrules.outside_text import WITHOUT_IT, not_printable

MOST_ENTRIES = 10_000
"""The most entries of a list that a plugin makes as it is read."""


class Declared(BaseModel):
    """A frozen model without unknown fields, whose texts can be printed on one line."""

    model_config = ConfigDict(
        frozen=True, extra="forbid", str_strip_whitespace=True, allow_inf_nan=False, revalidate_instances="always"
    )

    @model_validator(mode="before")
    @classmethod
    def _printable(cls, given: Any) -> Any:
        if isinstance(given, dict):
            given = {name: _ended(name, value) for name, value in given.items()}
            refuse(*(Problem(place, why, WITHOUT_IT) for place, text in _texts(given) if (why := not_printable(text))))
        return given


def _ended(name: Any, value: Any) -> Any:
    """Read a list that is made as it is read, such as a generator, up to the most that a list may have: it may have no end."""
    if isinstance(value, list | tuple) and any(isinstance(part, Iterator) for part in value):
        return tuple(_ended(name, part) for part in value)
    if not isinstance(value, Iterator):
        return value
    if len(found := tuple(islice(value, MOST_ENTRIES + 1))) > MOST_ENTRIES:
        refuse(Problem((name,), f"this list has more than {MOST_ENTRIES:,} entries.", "Give a list that ends."))
    return found


def _texts(given: dict[Any, Any]) -> Iterator[tuple[Place, str]]:
    """Give every text that stands in a declaration by itself or in a list, with its place."""
    for name, value in given.items():
        if isinstance(value, str):
            yield (name,), value.strip()
        elif isinstance(value, list | tuple):
            yield from (((name, n), part.strip()) for n, part in enumerate(value) if isinstance(part, str))


def _day(value: Any) -> Any:
    """Take a date, or its text as YYYY-MM-DD; never a number of seconds, nor a time of day, nor a year that is a slip."""
    text = value.strip() if isinstance(value, str) else ""
    if re.fullmatch(r"[0-9]{4}-[0-9]{2}-[0-9]{2}", text, re.ASCII):
        try:
            value = date.fromisoformat(text)
        except ValueError:
            refuse(Problem("", f"there is no such day in the calendar (given: {text}).", "Check the date."))
    if isinstance(value, datetime) or not isinstance(value, date):
        refuse(Problem("", "this is not a day.", "Write one day as YYYY-MM-DD, such as 2026-01-31."))
    if not EARLIEST <= value <= LATEST:
        message = f"the year is outside {EARLIEST.year} to {LATEST.year} (given: {words(value)})."
        refuse(Problem("", message, "Check the year."))
    return value


Day = Annotated[date, BeforeValidator(_day)]


class Status(StrEnum):
    """How firmly a source says a thing. What no source says is absent, and never one of these."""

    PUBLISHED = "published"
    STATED_AIM = "stated-aim"
    ASSUMPTION = "assumption"
    ILLUSTRATIVE = "illustrative"
    CONSIDERED = "considered"


_ADDRESS = re.compile(
    r"https?://(?:[a-z0-9](?:[a-z0-9-]*[a-z0-9])?\.)+[a-z][a-z0-9-]*[a-z0-9](?::[0-9]{1,5})?"  # a name with a dot in it
    r"(?:[/?#][!#-;=?-\[\]_a-z~]*)?",  # what follows it: no space, no quotes, no brackets of HTML or of a template
    re.ASCII | re.IGNORECASE,
)
_LONGEST_ADDRESS = 2_000


def is_address(url: str) -> bool:
    """Whether a text is the whole address of a web page: its scheme, a host with a name, and no one's password.

    Args:
        url: the text.

    >>> is_address("https://www.example.gov.uk/send?page=2#waits"), is_address("www.example.gov.uk")
    (True, False)
    """
    return len(url) <= _LONGEST_ADDRESS and _ADDRESS.fullmatch(url) is not None


def _address(url: str) -> str:
    if not is_address(url):
        fix = "Copy the whole address from the browser, such as https://www.example.gov.uk/send."
        refuse(Problem("", f"this is not the address of a web page (given: {shown(url)}).", fix))
    return url


Address = Annotated[str, AfterValidator(_address)]
"""The address of a web page."""


class Provenance(Declared):
    """Where a declaration comes from.

    A web page that has an address needs no place in it; any other document does, and so does what is assumed.

    >>> page = Provenance(document="SEND waiting times", url="https://www.example.gov.uk/send", seen="2026-11-02",
    ...                   status="published")
    >>> page.seen, page.place
    (datetime.date(2026, 11, 2), None)
    """

    document: str = Field(min_length=1, description="The document, by its title or kind and its date.")
    place: str | None = Field(
        default=None,
        min_length=1,
        description="The place in it: a heading, a page, a paragraph, or what it leaves out. "
        "None where it is one web page without parts.",
    )
    url: Address | None = Field(default=None, description="The address of the web page; None where it has none.")
    seen: Day | None = Field(
        default=None, description="The day on which the page was read; a web page changes. None where it is not known."
    )
    status: Status = Field(description="How firmly it says so.")

    if TYPE_CHECKING:  # it takes more than it stores, which a checker without pydantic's plugin would not know

        def __init__(
            self,
            *,
            document: str,
            place: str | None = None,
            url: str | None = None,
            seen: date | str | None = None,
            status: Status | str,
        ) -> None: ...

    @model_validator(mode="after")
    def _placed(self) -> Provenance:
        if self.place is None and self.status is Status.ASSUMPTION:
            fix = "Say in place what the document leaves open, and how you read it."
            refuse(Problem(("place",), "an assumption says what is assumed.", fix))
        if self.place is None and self.url is None:
            fix = (
                "Give the place in the document: a heading, a page or a paragraph. A web page with its url needs none."
            )
            refuse(Problem(("place",), "this is needed and is not there.", fix))
        return self


def _several(value: Any) -> Any:
    """Take one source for a list of one."""
    return (value,) if isinstance(value, Provenance | dict) else value


AnySources = Annotated[tuple[Provenance, ...], BeforeValidator(_several)]
"""One source, or several, or none."""
Sources = Annotated[tuple[Provenance, ...], BeforeValidator(_several), Field(min_length=1)]
"""One source, or several."""


def check_order(
    field: str, first: date | None, last: date | None, fix: str = "Give a last day that is not before the first."
) -> None:
    """Refuse a last day that is before the first.

    Args:
        field: the field of the last day.
        first: the first day; None where it is not known.
        last: the last day; None where it is not known.
        fix: what to do about it.
    """
    if first is not None and last is not None and last < first:
        refuse(Problem((field,), f"the last day ({last}) is before the first ({first}).", fix))


class Declaration(Declared):
    """What every policy carries."""

    id: str = Field(min_length=1, description="A name for the declaration, unique in the plugin.")
    title: str = Field(min_length=1, description="What it is, in words a parent could read.")
    in_force_from: Day | None = Field(
        default=None, description="Its first day; None where the source names none, and results say so."
    )
    in_force_to: Day | None = Field(default=None, description="Its last day, included; None while it goes on.")
    provenance: Sources = Field(description="Where it comes from: one source, or several.")

    @model_validator(mode="after")
    def _days(self) -> Declaration:
        check_order("in_force_to", self.in_force_from, self.in_force_to)
        return self

    @property
    def first_day(self) -> date | None:
        """The first day on which it can be in force; None where its source names none."""
        return self.in_force_from

    @property
    def life(self) -> str:
        """From when, and until when, in words; empty where its source names neither."""
        first = f" from {words(self.first_day)}" if self.first_day else ""
        last = f" until {words(self.in_force_to)}" if self.in_force_to else ""
        return f"in force{first}{last}" if first or last else ""

    def in_force_on(self, day: date) -> bool:
        """Whether it is in force on the day; one whose source names no first day counts as in force."""
        return (self.first_day is None or self.first_day <= day) and (
            self.in_force_to is None or day <= self.in_force_to
        )
