"""The records of a case: events, circumstances, determinations and claims, as frozen models with strict dates.

Each record says what a caseworker knows. None says what follows from it: that is the law's part.
"""

from __future__ import annotations

import re
from datetime import date, datetime
from typing import TYPE_CHECKING, Annotated, Any, Literal

from pydantic import (
    AfterValidator,
    BaseModel,
    BeforeValidator,
    ConfigDict,
    Field,
    StrictBool,
    model_validator,
)
from pydantic_core import PydanticCustomError

from sendrules.case.kinds import KINDS, Dated, EventKind, Role, ServiceMethod
from sendrules.case.service import deemed_service
from sendrules.explanation import words
from sendrules.time.calendar import ENGLAND_AND_WALES, WorkingCalendar

_ISO = re.compile(r"\d{4}-\d{2}-\d{2}", re.ASCII)
_CONTROL = re.compile(r"[\x00-\x1f\x7f-\x9f\u2028\u2029\u202a-\u202e\u2066-\u2069]")
_EVERY_EVENT = frozenset({"id", "kind", "on", "planned", "note"})
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


Day = Annotated[date, BeforeValidator(_only_dates)]
Text = Annotated[str, Field(min_length=1, max_length=2000), AfterValidator(_printable)]
Lines = Annotated[str, Field(min_length=1, max_length=2000), AfterValidator(_printable_lines)]


class Record(BaseModel):
    """What every record shares: frozen, and no field that is not known.

    Each record spells its constructor out for type checkers: it takes more than it stores, such as ``"parent"`` for
    ``Role.PARENT``, and a checker without pydantic's plugin would not know.
    """

    model_config = ConfigDict(frozen=True, extra="forbid", str_strip_whitespace=True)


class Event(Record):
    """One thing that happened, or is planned.

    For something sent by the authority, ``on`` is the day it was sent; for something that the authority received,
    the day it received it. Give the other dates where they are known.

    >>> Event(kind="draft-plan", on=date(2026, 2, 27), served=date(2026, 3, 2)).day(Dated.SERVED)
    datetime.date(2026, 3, 2)
    """

    kind: EventKind = Field(description="What happened: one of the kinds of event.")
    on: Day = Field(
        description="The day it happened. For something the authority sent, the day it was sent; for something it "
        "received, the day it received it."
    )
    id: Text | None = Field(
        default=None, description="A name for the event, unique in the case. Made from the kind if absent."
    )
    about: Text | None = Field(
        default=None,
        description="The service, body or institution concerned. An answer matches a question only if both "
        "say the same.",
    )
    to: Role | None = Field(
        default=None, description="To whom a request for advice was addressed, whoever then dealt with it."
    )
    by: Role | None = Field(default=None, description="Who made the request for an assessment.")
    written: Day | None = Field(default=None, description="The date that the document bears.")
    sent: Day | None = Field(default=None, description="The day it was sent.")
    served: Day | None = Field(default=None, description="The day it reached the person it was for.")
    method: ServiceMethod | None = Field(
        default=None,
        description="How it was sent; decides the deemed day of service where `served` is not known.",
    )
    closes: Day | None = Field(
        default=None, description="The last day for representations that the notice with a draft plan gives."
    )
    planned: StrictBool = Field(
        default=False,
        description="True for something that is planned and has not happened; it answers nothing.",
    )
    note: Lines | None = Field(default=None, description="A remark; nothing reads it.")

    if TYPE_CHECKING:

        def __init__(
            self,
            *,
            kind: EventKind | str,
            on: date | str,
            id: str | None = None,
            about: str | None = None,
            to: Role | str | None = None,
            by: Role | str | None = None,
            written: date | str | None = None,
            sent: date | str | None = None,
            served: date | str | None = None,
            method: ServiceMethod | str | None = None,
            closes: date | str | None = None,
            planned: bool = False,
            note: str | None = None,
        ) -> None: ...

    @model_validator(mode="after")
    def _sense(self) -> Event:
        info = KINDS[self.kind]
        allowed = _EVERY_EVENT | set(info.fields)
        for name in self.model_fields_set - allowed:
            if getattr(self, name) is not None:
                raise PydanticCustomError(
                    "field_without_meaning",
                    "`{name}` means nothing for {kind}; remove it, or check the kind",
                    {"name": name, "kind": self.kind.value},
                )
        same = {Dated.SENT: "sent", Dated.SERVED: "served"}.get(info.on_is)
        if same and getattr(self, same) not in (None, self.on):
            raise PydanticCustomError(
                "dates_disagree",
                "`on` ({on}) is the day {kind} was {same}, but `{same}` says {other}; make them the same",
                {
                    "on": words(self.on),
                    "kind": self.kind.value,
                    "same": same,
                    "other": words(getattr(self, same)),
                },
            )
        sent = self.on if info.on_is is Dated.SENT else self.sent
        served = self.on if info.on_is is Dated.SERVED else self.served
        for early, late, first, second in (
            ("sent", "served", sent, served),
            ("written", "served", self.written, served),
        ):
            if first and second and first > second:
                raise PydanticCustomError(
                    "impossible_order",
                    "`{late}` ({second}) is before `{early}` ({first}); check both dates",
                    {"early": early, "late": late, "first": words(first), "second": words(second)},
                )
        return self

    def day(self, which: Dated, calendar: WorkingCalendar = ENGLAND_AND_WALES) -> date:
        """Give the date that a provision looks at.

        SERVED is the day recorded, else the deemed day where the method is recorded, else ``on``.

        Raises:
            BeyondHorizonError: service would have to be deemed on days that the calendar does not know.
        """
        if which is Dated.SENT:
            return self.sent or self.on
        if which is Dated.SERVED:
            if self.served is not None:
                return self.served
            if self.method is not None and KINDS[self.kind].on_is is Dated.SENT:
                return deemed_service(self.on, self.method, calendar)
        return self.on

    @property
    def service(self) -> Literal["recorded", "deemed", "not recorded"]:
        """How the day of service is known."""
        if self.served is not None or KINDS[self.kind].on_is is Dated.SERVED:
            return "recorded"
        return "deemed" if self.method is not None else "not recorded"

    @property
    def title(self) -> str:
        """The kind in a few words, with what it is about."""
        return KINDS[self.kind].title + (f" ({self.about})" if self.about else "")


class Closure(Record):
    """A school, post-16 institution or early-years provider was closed, or will be: term dates are known in advance."""

    kind: Literal["closure"] = "closure"
    institution: Text = Field(description="Its name, as in `about` of the request for advice.")
    setting: Literal[Role.SCHOOL, Role.POST_16_INSTITUTION, Role.EARLY_YEARS_PROVIDER] = Field(
        description="What it is: school, post-16-institution or early-years-provider."
    )
    first_day_closed: Day = Field(
        description="The first day of the continuous closure: the Saturday after a term that ends on a Friday."
    )
    reopens: Day | None = Field(
        default=None, description="The day it opens again; leave out while it is not known."
    )

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
        _ordered("first_day_closed", self.first_day_closed, "reopens", self.reopens, same_day=False)
        return self


class Absence(Record):
    """Someone was away from the authority's area without a break."""

    kind: Literal["absence"] = "absence"
    who: Literal[Role.CHILD, Role.PARENT, Role.YOUNG_PERSON] = Field(
        description="Who was absent: child, parent or young-person."
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
        _ordered("first_day", self.first_day, "last_day", self.last_day)
        return self


class ExceptionalCircumstances(Record):
    """Circumstances that somebody judged exceptional. Whether they are is a judgement that this record states."""

    kind: Literal["exceptional-circumstances"] = "exceptional-circumstances"
    affects: Literal[Role.CHILD, Role.PARENT, Role.YOUNG_PERSON] = Field(description="Whom they affect.")
    personal: bool | None = Field(
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
        _ordered("first_day", self.first_day, "last_day", self.last_day)
        return self


class MissedAppointment(Record):
    """The child or young person did not keep an appointment for an examination or a test that the body had made."""

    kind: Literal["missed-appointment"] = "missed-appointment"
    who: Literal[Role.CHILD, Role.YOUNG_PERSON] = Field(description="Who missed it: child or young-person.")
    on: Day = Field(description="The day of the appointment.")
    about: Text = Field(description="The body that made it, as in `about` of the request for advice.")

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
        _ordered("first_day", self.first_day, "last_day", self.last_day)
        return self


Circumstance = Annotated[
    Closure | Absence | ExceptionalCircumstances | MissedAppointment | Coronavirus,
    Field(discriminator="kind"),
]


class Determination(Record):
    """Somebody's recorded judgement that keeping one limit was impractical because of one limb.

    The library never makes this judgement. Each limit needs its own: what made sixteen weeks impractical need not
    make twenty so.
    """

    limb: Text = Field(description="The limb's id, such as reg-10-4-a-exception.")
    by: Text = Field(description="The role of the person who judged, not the name.")
    on: Day = Field(description="The day of the judgement.")
    reason: Lines = Field(description="Why the limb made it impractical to keep the limit.")
    trigger: Text | None = Field(
        default=None,
        description="The id of the event that started the limit; where absent, the last start on or before `on`. "
        "Needed where several bodies or services were asked.",
    )

    if TYPE_CHECKING:

        def __init__(
            self, *, limb: str, by: str, on: date | str, reason: str, trigger: str | None = None
        ) -> None: ...


class Claim(Record):
    """A reason that somebody gave for not keeping a limit. It is answered in the explanation; it changes nothing."""

    reason: Lines = Field(description="One of the known claims, or free text.")
    by: Text | None = Field(default=None, description="The role of who gave it.")
    on: Day | None = Field(default=None, description="When it was given.")

    if TYPE_CHECKING:

        def __init__(self, *, reason: str, by: str | None = None, on: date | str | None = None) -> None: ...


def _ordered(early: str, first: date, late: str, last: date | None, *, same_day: bool = True) -> None:
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
