"""What is known around a chronology: circumstances, determinations and claims.

Each says what a caseworker knows. None says what follows from it: that is the law's part.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import TYPE_CHECKING, Annotated, Literal

from pydantic import Field, StrictBool, model_validator

from sendrules.case.kinds import EventKind, Role
from sendrules.case.record import Day, Name, Record, Text, ordered


class Closure(Record):
    """A school, post-16 institution or early-years provider was closed, or will be: term dates are known in advance."""

    kind: Literal["closure"] = "closure"
    institution: Name = Field(description="Its name, as in `about` of the request for advice.")
    setting: Literal[Role.SCHOOL, Role.POST_16_INSTITUTION, Role.EARLY_YEARS_PROVIDER] = Field(
        description="What it is: school, post-16-institution or early-years-provider."
    )
    first_day_closed: Day = Field(
        description="The first day of the continuous closure: the Saturday after a term that ends on a Friday."
    )
    reopens: Day | None = Field(default=None, description="The day it opens again; leave out while it is not known.")

    if TYPE_CHECKING:

        def __init__(
            self,
            *,
            kind: Literal["closure"] = "closure",
            institution: str,
            setting: Role | str,
            first_day_closed: date | str,
            reopens: date | str | None = None,
        ) -> None: ...

    @model_validator(mode="after")
    def _order(self) -> Closure:
        ordered("first_day_closed", self.first_day_closed, "reopens", self.reopens, same_day=False)
        return self


class Absence(Record):
    """Someone was away from the authority's area without a break."""

    kind: Literal["absence"] = "absence"
    who: Literal[Role.CHILD, Role.PARENT, Role.YOUNG_PERSON, Role.ALTERNATIVE_PERSON] = Field(
        description="Who was absent: child, parent, young-person, or alternative-person, who acts for a young person "
        "without capacity (reg 64; detained: SI 2015/62 reg 32)."
    )
    first_day: Day = Field(description="The first day away.")
    last_day: Day | None = Field(default=None, description="The last day away; leave out while it goes on.")

    if TYPE_CHECKING:

        def __init__(
            self,
            *,
            kind: Literal["absence"] = "absence",
            who: Role | str,
            first_day: date | str,
            last_day: date | str | None = None,
        ) -> None: ...

    @model_validator(mode="after")
    def _order(self) -> Absence:
        ordered("first_day", self.first_day, "last_day", self.last_day)
        return self


class ExceptionalCircumstances(Record):
    """Circumstances that somebody judged exceptional. Whether they are is a judgement that this record states."""

    kind: Literal["exceptional-circumstances"] = "exceptional-circumstances"
    affects: Literal[Role.CHILD, Role.PARENT, Role.YOUNG_PERSON, Role.ALTERNATIVE_PERSON] = Field(
        description="Whom they affect: child, parent, young-person or alternative-person."
    )
    personal: StrictBool | None = Field(
        default=None,
        description="Whether they are personal to that person. Regs 5(4)(c) and 10(4)(c) need it; reg 8(2)(a) does not.",
    )
    first_day: Day = Field(description="The first day on which they affected that person.")
    last_day: Day | None = Field(default=None, description="The last day; leave out while they go on.")
    what: Text = Field(description="What they are, in a few words and without names.")

    if TYPE_CHECKING:

        def __init__(
            self,
            *,
            kind: Literal["exceptional-circumstances"] = "exceptional-circumstances",
            affects: Role | str,
            personal: bool | None = None,
            first_day: date | str,
            last_day: date | str | None = None,
            what: str,
        ) -> None: ...

    @model_validator(mode="after")
    def _order(self) -> ExceptionalCircumstances:
        ordered("first_day", self.first_day, "last_day", self.last_day)
        return self


class MissedAppointment(Record):
    """The child or young person did not keep an appointment for an examination or a test that the body had made."""

    kind: Literal["missed-appointment"] = "missed-appointment"
    who: Literal[Role.CHILD, Role.YOUNG_PERSON] = Field(description="Who missed it: child or young-person.")
    on: Day = Field(description="The day of the appointment.")
    about: Name = Field(description="The body that made it, as in `about` of the request for advice.")

    if TYPE_CHECKING:

        def __init__(
            self,
            *,
            kind: Literal["missed-appointment"] = "missed-appointment",
            who: Role | str,
            on: date | str,
            about: str,
        ) -> None: ...


class Coronavirus(Record):
    """A reason relating to the incidence or transmission of coronavirus (SI 2020/471: 1 May to 24 September 2020)."""

    kind: Literal["coronavirus"] = "coronavirus"
    first_day: Day = Field(description="The first day on which the reason held.")
    last_day: Day | None = Field(default=None, description="The last day; leave out while it goes on.")
    what: Text = Field(description="The reason, in a few words and without names.")

    if TYPE_CHECKING:

        def __init__(
            self,
            *,
            kind: Literal["coronavirus"] = "coronavirus",
            first_day: date | str,
            last_day: date | str | None = None,
            what: str,
        ) -> None: ...

    @model_validator(mode="after")
    def _order(self) -> Coronavirus:
        ordered("first_day", self.first_day, "last_day", self.last_day)
        return self


class RecordGap(Record):
    """The file does not show what happened in these days: pages are missing, say, or another authority holds them.

    It is no ground of exception. Where the act that a limit asks for may lie in the gap, the answer says so, and does not say
    that the limit was missed. It never counts the act as done.
    """

    kind: Literal["record-gap"] = "record-gap"
    first_day: Day = Field(description="The first day of which the file says nothing.")
    last_day: Day | None = Field(default=None, description="The last such day; leave out while it goes on.")
    kinds: tuple[EventKind, ...] = Field(
        default=(), description="The kinds of event that may be missing; any, where none is given."
    )

    if TYPE_CHECKING:

        def __init__(
            self,
            *,
            kind: Literal["record-gap"] = "record-gap",
            first_day: date | str,
            last_day: date | str | None = None,
            kinds: Sequence[EventKind | str] = (),
        ) -> None: ...

    @model_validator(mode="after")
    def _order(self) -> RecordGap:
        ordered("first_day", self.first_day, "last_day", self.last_day)
        object.__setattr__(self, "kinds", tuple(sorted(set(self.kinds))))
        return self


Circumstance = Annotated[
    Closure | Absence | ExceptionalCircumstances | MissedAppointment | Coronavirus | RecordGap,
    Field(discriminator="kind"),
]


class Determination(Record):
    """Somebody's recorded judgement that keeping one limit was impractical because of one limb.

    The library never makes this judgement. Each limit needs its own: what made sixteen weeks impractical need not
    make twenty so.
    """

    limb: Name = Field(description="The limb's id, such as reg-10-4-a-exception.")
    by: Text = Field(description="The role of the person who judged, not the name.")
    on: Day = Field(description="The day of the judgement.")
    reason: Text = Field(description="Why the limb made it impractical to keep the limit.")
    trigger: Name | None = Field(
        default=None,
        description="The id of the event that started the limit; where absent, the last start on or before `on`. "
        "Needed where several bodies or services were asked.",
    )

    if TYPE_CHECKING:

        def __init__(self, *, limb: str, by: str, on: date | str, reason: str, trigger: str | None = None) -> None: ...


class Claim(Record):
    """A reason that somebody gave for not keeping a limit. It is answered in the explanation; it changes nothing."""

    reason: Text = Field(description="One of the known claims, or free text.")
    by: Text | None = Field(default=None, description="The role of the person who gave it.")
    on: Day | None = Field(default=None, description="When it was given.")

    if TYPE_CHECKING:

        def __init__(self, *, reason: str, by: str | None = None, on: date | str | None = None) -> None: ...
