"""``Event``: one thing that happened in a case, or is planned, with the dates that a notice has."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import TYPE_CHECKING, Literal

from pydantic import Field, StrictBool, model_validator

from sendrules.case.kinds import (
    NEVER_ABOUT,
    NEVER_BY_TELEPHONE,
    Dated,
    Ending,
    EventKind,
    Issues,
    Order,
    Role,
    Sector,
    ServiceMethod,
)
from sendrules.case.meanings import KINDS
from sendrules.case.record import Day, Lines, Name, Record
from sendrules.case.refusals import refuse
from sendrules.case.service import deemed_service
from sendrules.errors import Problem
from sendrules.explanation import words
from sendrules.time.calendar import ENGLAND_AND_WALES, WorkingCalendar
from sendrules.time.written_dates import if_swapped

_EVERY_EVENT = frozenset({"id", "kind", "on", "planned", "note"})
_INSTEAD = {
    EventKind.APPEAL_CONCEDED: "Give what the family appealed for: against ceasing, `continue`, or `continue-and-amend` "
    "where amendments were agreed (reg 45(6A)).",
    EventKind.MEDIATION_AGREEMENT: "An agreement dismisses no appeal. Give what was agreed; where the family withdrew its "
    "appeal, record `appeal-ended` too.",
}
"""What to give instead of an order that a kind of event is never about."""


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
        "received, the day it arrived, even a Sunday or a bank holiday."
    )
    id: Name | None = Field(
        default=None, description="A name for the event, unique in the case. Made from the kind if absent."
    )
    about: Name | None = Field(
        default=None,
        description="The service, body or institution concerned. An answer matches a question only if both "
        "say the same.",
    )
    to: Role | None = Field(
        default=None,
        description="To whom a request for advice was addressed, whoever then dealt with it; to whom a case was allocated; for a "
        "transfer between phases, what kind of institution it leads to.",
    )
    by: Role | None = Field(
        default=None,
        description="Who made the request, or gave the advice; for a matter to complain of, whose matter it is.",
    )
    written: Day | None = Field(default=None, description="The date on the document.")
    sent: Day | None = Field(
        default=None,
        description="The day it was sent. For something the authority received, limits run from `on`; `sent` only checks "
        "that day, with `method`.",
    )
    served: Day | None = Field(default=None, description="The day it reached the person it was for.")
    method: ServiceMethod | None = Field(
        default=None,
        description="How it was sent; decides the deemed day of service where `served` is not known. `by-telephone` for what "
        "was told and not written: it counts on the day, and no time for appealing runs from it. For something the authority "
        "received it moves no date: `on` is the day it arrived.",
    )
    closes: Day | None = Field(
        default=None,
        description="The last day for representations that the notice with a draft plan or an amendment gives.",
    )
    order: Order | None = Field(
        default=None,
        description="What an order, a concession or an agreement is about, as regs 44(2) and 45 list it.",
    )
    issues: Issues | None = Field(default=None, description="What a mediation is about.")
    ended: Ending | None = Field(
        default=None, description="How an appeal ended without a decision: withdrawn or struck out."
    )
    attends: StrictBool | None = Field(
        default=None,
        description="Whether the child or young person attends a school or other institution: reg 20 if so, reg 21 if not. "
        "If it is not given, they are taken to attend; the dates are the same.",
    )
    aware: Day | None = Field(
        default=None,
        description="The day the old authority became aware of the move; for a matter to complain of, the day the family first "
        "had notice of it.",
    )
    commissioner_aware: Day | None = Field(
        default=None,
        description="The day the original responsible commissioning body became aware of the move.",
    )
    course_ends: Day | None = Field(
        default=None,
        description="The day a course or training outside the further-education sector is scheduled to end.",
    )
    sector: Sector | None = Field(
        default=None,
        description="In which sector the provision is when the young person turns 25: it decides when the academic year "
        "ends (reg 46). A course that ends on a stated day is outside the further-education sector.",
    )
    names_next: StrictBool | None = Field(
        default=None,
        description="Whether the plan now names the school or institution, or its type, for the next phase of education "
        "(reg 18).",
    )
    review_by: Day | None = Field(
        default=None,
        description="The day by which the plan, or the decision after a review, says that the next review will be. It "
        "comes beside the twelve months of CFA 2014 s.44(1), which it never moves.",
    )
    duty: Name | None = Field(
        default=None, description="The id of the duty whose date a direction or an agreement sets."
    )
    sets: Day | None = Field(default=None, description="The date that a direction or an agreement sets.")
    continues: StrictBool | None = Field(
        default=None,
        description="Whether what is complained of still goes on. Until it is false, no time is said to have passed.",
    )
    planned: StrictBool = Field(
        default=False,
        description="True for something that is planned and has not happened. It does not count as done.",
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
            order: Order | str | None = None,
            issues: Issues | str | None = None,
            ended: Ending | str | None = None,
            attends: bool | None = None,
            aware: date | str | None = None,
            commissioner_aware: date | str | None = None,
            course_ends: date | str | None = None,
            sector: Sector | str | None = None,
            names_next: bool | None = None,
            review_by: date | str | None = None,
            duty: str | None = None,
            sets: date | str | None = None,
            continues: bool | None = None,
            planned: bool = False,
            note: str | None = None,
        ) -> None: ...

    @model_validator(mode="after")
    def _sense(self) -> Event:
        refuse(*self._problems())
        return self

    def _problems(self) -> Iterator[Problem]:
        info = KINDS[self.kind]
        allowed = _EVERY_EVENT | set(info.fields)
        for name in sorted(self.model_fields_set - allowed):
            if getattr(self, name) is not None:
                yield Problem("", f"`{name}` does not apply to {self.kind.value}.", "Remove it, or check the kind.")
        for name in info.needs:
            if getattr(self, name) is None:
                yield Problem("", f"{self.kind.value} needs `{name}`.", f"Add `{name}`.")
        if self.order in NEVER_ABOUT.get(self.kind, ()):
            yield Problem("", f"{self.kind.value} cannot be about `{self.order}`.", _INSTEAD[self.kind])
        if self.method is ServiceMethod.BY_TELEPHONE and self.kind in NEVER_BY_TELEPHONE:
            yield Problem(
                "method",
                f"{info.title} is a document, and cannot be given by telephone.",
                "Record the day it was sent, and how.",
            )
        yield from self._dates_in_order()

    def _dates_in_order(self) -> Iterator[Problem]:
        info = KINDS[self.kind]
        same = {Dated.SENT: "sent", Dated.SERVED: "served"}.get(info.on_is)
        other = getattr(self, same) if same else None
        if other not in (None, self.on):
            yield Problem(
                "",
                f"`on` ({words(self.on)}) is the day {self.kind.value} was {same}, but `{same}` says {words(other)}.",
                "Make them the same.",
            )
        sent = self.on if info.on_is is Dated.SENT else self.sent
        served = self.on if info.on_is is Dated.SERVED else self.served
        for early, first in (("sent", sent), ("written", self.written)):
            if first and served and first > served:
                yield Problem(
                    "",
                    f"`served` ({words(served)}) is before `{early}` ({words(first)}).",
                    f"Check both dates. {if_swapped(first, served)}".rstrip(),
                )

    def day(self, which: Dated, calendar: WorkingCalendar = ENGLAND_AND_WALES) -> date:
        """Give the date that a provision looks at.

        WRITTEN is the date that the document bears, unless it was sent before, or bears none: then the day it was sent.
        SERVED is the day recorded, else the deemed day where the method is recorded, else ``on``.

        Raises:
            BeyondHorizonError: service would have to be deemed on days that the calendar does not know.
        """
        if which is Dated.WRITTEN:
            return min(self.written or date.max, self.sent or self.on)
        if which is Dated.SENT:
            return self.sent or self.on
        if which is Dated.SERVED:
            if self.served is not None:
                return self.served
            if self.method is not None and KINDS[self.kind].on_is is Dated.SENT:
                return deemed_service(self.on, self.method, calendar)
        return self.on

    @property
    def scheduled(self) -> bool:
        """Whether such events are fixed in advance, so that one to come can be seen already."""
        return KINDS[self.kind].scheduled

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
