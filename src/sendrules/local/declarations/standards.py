"""``StandardsPolicy``: what the authority holds itself to beyond the law: internal limits, replies, interim support."""

from __future__ import annotations

from enum import StrEnum

from pydantic import Field, StrictBool, model_validator

from sendrules.case.refusals import refuse
from sendrules.errors import Problem
from sendrules.local.declarations.base import Day, Declaration, Declared, Sources
from sendrules.local.declarations.conditions import When
from sendrules.local.declarations.repeated import repeated_ids_in
from sendrules.local.declarations.values import AnyPeriod, Id, Money, Name, Text, WorkingPeriod
from sendrules.time.periods import Counting


class InternalLimit(Declared):
    """A limit of the authority's own for an act that the law already limits. It is at least as strict as the duty.

    It counts from the day that the duty's limit runs from, and as the duty counts. For a window that must stay open it
    is at least as long.
    """

    id: Id = Field(description="A name.")
    title: Text = Field(description="The standard in words a parent could read.")
    duty: Text = Field(description="The id of the duty.")
    within: AnyPeriod = Field(description="How long.")
    counting: Counting | None = Field(default=None, description="How its first day counts; None: as the duty's does.")
    provenance: Sources = Field(description="Where it comes from.")


class Basis(StrEnum):
    """What a reply is counted from: the message's receipt, the acknowledgement, or the event itself."""

    RECEIPT = "receipt"
    ACKNOWLEDGEMENT = "acknowledgement"
    EVENT = "event"


class Escalation(Declared):
    """Who gets a message that was not answered in time."""

    after: WorkingPeriod = Field(
        description="Working days from the day the message was received, or from the event: not from the step before, nor from "
        "the acknowledgement."
    )
    to: Text = Field(description="The role.")


class CommunicationStandard(Declared):
    """How fast the authority acknowledges and answers. It is a standard of service, not a legal limit."""

    id: Id = Field(description="A name.")
    title: Text = Field(description="The standard in words a parent could read.")
    event: Text = Field(default="message", description="What is answered, such as a message or a decision.")
    channels: tuple[Name, ...] = Field(default=(), description="For which channels; empty for all.")
    acknowledge: WorkingPeriod | None = Field(default=None, description="Working days for the acknowledgement.")
    reply: WorkingPeriod | None = Field(default=None, description="Working days for the full reply.")
    repeats: AnyPeriod | None = Field(default=None, description="How often an update is given, where that is promised.")
    basis: Basis = Field(description="What the reply is counted from; the source must say, or an assumption.")
    escalation: tuple[Escalation, ...] = Field(default=(), description="Who is told when no answer comes.")
    provenance: Sources = Field(description="Where it comes from.")

    @model_validator(mode="after")
    def _something(self) -> CommunicationStandard:
        if self.acknowledge is None and self.reply is None and self.repeats is None:
            refuse(
                Problem(
                    "",
                    "a communication standard needs a period for the acknowledgement, the reply or the updates.",
                    'Add one of them, such as reply = "10 working days".',
                )
            )
        if self.basis is Basis.ACKNOWLEDGEMENT and self.acknowledge is None:
            refuse(
                Problem(
                    ("basis",),
                    "the reply is counted from the acknowledgement, and there is no limit for that.",
                    'Add acknowledge, or write basis = "receipt".',
                )
            )
        return self


class OfficeClosure(Declared):
    """Days on which the authority's office is closed. They count for communication standards, and nowhere else."""

    first: Day = Field(description="The first day.")
    last: Day = Field(description="The last day, included.")
    title: Text = Field(description="Why.")

    @model_validator(mode="after")
    def _order(self) -> OfficeClosure:
        if self.last < self.first:
            refuse(
                Problem(
                    ("last",),
                    f"the last day ({self.last}) is before the first ({self.first}).",
                    "Give a last day that is not before the first.",
                )
            )
        return self


class SupportStart(StrEnum):
    """When support starts: once the law's limit has passed, or as soon as the child waits."""

    PAST_THE_LIMIT = "past-the-limit"
    WHILE_WAITING = "while-waiting"


class InterimSupport(Declared):
    """What is offered while a child waits. It replaces nothing: the law's limit still runs."""

    id: Id = Field(description="A name.")
    title: Text = Field(description="The offer in words a parent could read.")
    kind: Text = Field(description="Its kind, such as 'funding', 'consultation', 'placement' or 'signposting'.")
    starts: SupportStart | None = Field(default=None, description="From when; None where the source does not say.")
    when: When | None = Field(default=None, description="Which cases; None for all that wait.")
    discretionary: StrictBool | None = Field(
        default=None, description="Whether it is at someone's discretion; None where not stated."
    )
    amount: Money | None = Field(default=None, description="How much; None where not stated.")
    backdated_to: Text | None = Field(default=None, description="To what day it is backdated, where that is promised.")
    most: AnyPeriod | None = Field(default=None, description="How long at most; None where not stated.")
    provided_by: Text | None = Field(default=None, description="By whom; None where not stated.")
    url: Text | None = Field(default=None, description="Where it is described.")
    provenance: Sources = Field(description="Where it comes from.")


class StandardsPolicy(Declaration):
    """Everything the authority holds itself to."""

    limits: tuple[InternalLimit, ...] = Field(default=(), description="Internal limits.")
    communication: tuple[CommunicationStandard, ...] = Field(
        default=(), description="How fast it acknowledges and replies."
    )
    closures: tuple[OfficeClosure, ...] = Field(
        default=(), description="When its office is closed, for communication standards only."
    )
    interim_support: tuple[InterimSupport, ...] = Field(default=(), description="What it offers while a child waits.")

    @model_validator(mode="after")
    def _ids(self) -> StandardsPolicy:
        names = ("limits", "communication", "interim_support")
        ids = ((name, n, entry.id) for name in names for n, entry in enumerate(getattr(self, name)))
        refuse(*repeated_ids_in(ids, "standards"))
        return self
