"""``Amendment``: a named edit of the law as data, to ask what would be so if the law were changed.

It is no reading: a reading is another answer to what the law in force means, and an amendment is law that is not in force.
This module loads pydantic. ``Statute`` does not load it; whoever makes an amendment does.
"""

from __future__ import annotations

import re
from calendar import month_name, monthrange
from enum import StrEnum
from typing import TYPE_CHECKING, Annotated, Any

from pydantic import AfterValidator, Field, model_validator

from sendrules.case.kinds import EventKind
from sendrules.case.record import Day, Lines, Strict, Text
from sendrules.case.refusals import refuse
from sendrules.errors import Problem
from sendrules.time.periods import Counting
from sendrules.time.text import parse_period

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

ILLUSTRATION = "illustration"
"""The label of an amendment that nobody has enacted or introduced."""

_MONTHS = {name: number for number, name in enumerate(month_name) if name}
_LEAP = 2000


def _period(text: str) -> str:
    parse_period(text)
    return text


def _day_of_the_year(text: str) -> str:
    """Refuse what is no day of every year."""
    match = re.fullmatch(r"([0-9]{1,2}) ([A-Z][a-z]+)", text)
    month = _MONTHS.get(match[2]) if match else None
    write = 'Write the day and the month, such as "31 August".'
    if match is None or month is None or not 1 <= int(match[1]) <= monthrange(_LEAP, month)[1]:
        refuse(Problem("", f"this is no day of the year (given: {text!r}).", write))
    elif (month, int(match[1])) == (2, 29):
        refuse(Problem("", "29 February is not in every year.", 'Write "28 February" or "1 March".'))
    return text


PeriodText = Annotated[str, AfterValidator(_period)]
DayOfTheYear = Annotated[str, AfterValidator(_day_of_the_year)]


class CohortBy(StrEnum):
    """Which day decides whether what starts in a case is under the new text.

    What starts before the amendment's first day is under the old text whatever it is. START: nothing more is asked.
    REQUEST: the last request on or before the start (or the day of becoming responsible). FINAL_PLAN: the first
    finalised plan of those made since a plan last ceased. PHASE_TRANSFER: the last transfer between phases.
    """

    START = "start"
    REQUEST = "request"
    FINAL_PLAN = "final-plan"
    PHASE_TRANSFER = "phase-transfer"


class NewLimit(Strict):
    """Another limit: another period, the day of a coming event, or a day of the year. Say one of the three.

    Attributes:
        period: another period; what it counts from stays.
        instead_of: the period that it replaces, wherever the limit has it: for "20 weeks" substitute "16 weeks".
        counting: how its first day is treated; where it is not said, as before.
        on: the kind of event on whose day the limit falls: the next one after the start.
        beyond: for ``on``: how long after the start that event must lie, and longer.
        next_date: the day of the year on which the limit falls, the first on or after the start: "31 August".

    >>> NewLimit(period="16 weeks", instead_of="20 weeks").on is None
    True
    """

    period: PeriodText | None = Field(default=None, description='another period, such as "16 weeks".')
    instead_of: PeriodText | None = Field(default=None, description='the period that it replaces, such as "20 weeks".')
    counting: Counting | None = Field(default=None, description="how the first day of the period is treated.")
    on: EventKind | None = Field(default=None, description="the kind of event on whose day the limit falls.")
    beyond: PeriodText | None = Field(default=None, description="how long after the start that event must lie.")
    next_date: DayOfTheYear | None = Field(default=None, description='a day of the year, such as "31 August".')

    if TYPE_CHECKING:  # it takes more than it stores, which a checker without pydantic's plugin would not know

        def __init__(
            self,
            *,
            period: str | None = None,
            instead_of: str | None = None,
            counting: Counting | str | None = None,
            on: EventKind | str | None = None,
            beyond: str | None = None,
            next_date: str | None = None,
        ) -> None: ...

    @model_validator(mode="after")
    def _one_rule(self) -> NewLimit:
        said = [name for name in ("period", "on", "next_date") if getattr(self, name) is not None]
        problems = []
        if len(said) != 1:
            what = f"the limit says {' and '.join(said)}" if said else "the limit says none of period, on and next_date"
            problems.append(Problem("", f"{what}.", "Say exactly one of period, on and next_date."))
        for name in ("counting", "instead_of"):
            if getattr(self, name) is not None and self.period is None:
                problems.append(Problem(name, f"{name} goes with period.", "Leave it out."))
        if self.beyond is not None and self.on is None:
            problems.append(Problem("beyond", "beyond goes with on.", "Leave it out."))
        refuse(*problems)
        return self

    @property
    def month_and_day(self) -> tuple[int, int] | None:
        """The day of the year, as numbers; None where there is none."""
        if self.next_date is None:
            return None
        day, month = self.next_date.split()
        return _MONTHS[month], int(day)


class DutyEdit(Strict):
    """What an amendment changes of one duty, for the cases under the new text.

    Attributes:
        duty: the duty's id.
        title: the duty in a few words, where they change.
        limit: another limit.
        residual: what the provision asks besides the date, where that changes.
        without: the ids of the exceptions that no longer apply to the limit.
        repealed: whether the duty is gone.
        commences: whether a duty that is enacted and not commenced comes into force.
    """

    duty: str = Field(description="the id of a duty; `sendrules duties` lists them.")
    title: Text | None = Field(default=None, description="the duty in a few words.")
    limit: NewLimit | None = Field(default=None, description="another limit.")
    residual: Text | None = Field(default=None, description="what the provision asks besides the date.")
    without: tuple[str, ...] = Field(default=(), description="the ids of exceptions that no longer apply.")
    repealed: bool = Field(default=False, strict=True, description="true where the duty is gone.")

    commences: bool = Field(default=False, strict=True, description="true where a duty that is not commenced begins.")

    if TYPE_CHECKING:

        def __init__(
            self,
            *,
            duty: str,
            title: str | None = None,
            limit: NewLimit | dict[str, Any] | None = None,
            residual: str | None = None,
            without: Sequence[str] = (),
            repealed: bool = False,
            commences: bool = False,
        ) -> None: ...

    @model_validator(mode="after")
    def _changes_something(self) -> DutyEdit:
        changes = [name for name in ("title", "limit", "residual", "without", "commences") if getattr(self, name)]
        if not changes and not self.repealed:
            fix = "Say title, limit, residual, without, repealed or commences."
            refuse(Problem("", "the edit changes nothing.", fix))
        if changes and self.repealed:
            refuse(Problem("repealed", f"a duty that is gone has no {' or '.join(changes)}.", "Say one or the other."))
        return self


class Amendment(Strict):
    """A named edit of the law as data. It is never law: every answer under it says so, beside the answer of the law.

    Attributes:
        id: a short name.
        title: what it changes, in a few words.
        label: "illustration", or the instrument that it quotes.
        source: where its text comes from, and what was seen of it.
        in_force_from: its first day.
        cohort: which day decides whether a case is under the new text.
        edits: what it changes, duty by duty.

    Raises:
        ValueError: a field is missing, unknown or impossible; with everything that is wrong.

    >>> from datetime import date
    >>> edit = DutyEdit(duty="reg-13-2-final-plan-20-weeks", limit=NewLimit(period="16 weeks", instead_of="20 weeks"))
    >>> Amendment(
    ...     id="sixteen", title="A plan in 16 weeks", label="illustration", source="made up",
    ...     in_force_from=date(2026, 9, 1), cohort="request", edits=[edit],
    ... ).is_illustration
    True
    """

    id: str = Field(pattern=r"^[a-z0-9][a-z0-9_.-]*$", description="a short name.")
    title: Text = Field(description="what it changes, in a few words.")
    label: Text = Field(description='"illustration", or the instrument that it quotes.')
    source: Lines = Field(description="where its text comes from, and what was seen of it.")
    in_force_from: Day = Field(description="its first day, as YYYY-MM-DD without quotes.")
    cohort: CohortBy = Field(description="which day decides: start, request, final-plan or phase-transfer.")
    edits: tuple[DutyEdit, ...] = Field(min_length=1, description="what it changes: [[edits]].")

    if TYPE_CHECKING:

        def __init__(
            self,
            *,
            id: str,
            title: str,
            label: str,
            source: str,
            in_force_from: date | str,
            cohort: CohortBy | str,
            edits: Sequence[DutyEdit | dict[str, Any]],
        ) -> None: ...

    @model_validator(mode="after")
    def _each_duty_once(self) -> Amendment:
        seen: set[str] = set()
        problems = []
        for n, edit in enumerate(self.edits):
            if edit.duty in seen:
                message = f"{edit.duty} is edited twice."
                problems.append(Problem(("edits", n, "duty"), message, "Put both changes in one edit."))
            seen.add(edit.duty)
        refuse(*problems)
        return self

    @property
    def is_illustration(self) -> bool:
        """Whether it is an illustration, and quotes no instrument."""
        return self.label.casefold() == ILLUSTRATION

    @property
    def name(self) -> str:
        """Its title with its label, so that it never passes for law."""
        return f"{self.title} ({self.label})"

    def to_dict(self) -> dict[str, Any]:
        """Give it as plain data, from which ``Amendment.model_validate`` makes it again."""
        return self.model_dump(mode="json", exclude_defaults=True)
