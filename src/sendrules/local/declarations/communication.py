"""How fast an authority acknowledges, answers and gives updates, and the days on which its office is closed."""

from __future__ import annotations

from enum import StrEnum

from pydantic import Field, model_validator

from sendrules.case.refusals import refuse
from sendrules.errors import Problem
from sendrules.local.declarations.base import Day, Declared, Sources, check_order
from sendrules.local.declarations.conditions import When
from sendrules.local.declarations.values import AnyPeriod, Id, Name, Text

A_MESSAGE = "message"
"""What is answered where a standard names nothing else."""


class Basis(StrEnum):
    """From what a standard counts: the message's receipt, the acknowledgement, the event itself, or the wait."""

    RECEIPT = "receipt"
    ACKNOWLEDGEMENT = "acknowledgement"
    EVENT = "event"
    WAIT = "wait"


class Escalation(Declared):
    """Who gets a message that was not answered in time."""

    after: AnyPeriod = Field(
        description="How long after the day the message was received, or after the event: not after the step before, nor "
        "after the acknowledgement."
    )
    to: Text = Field(description="The role.")


class CommunicationStandard(Declared):
    """How fast the authority acknowledges and answers, or how often it gives updates. It is no legal limit.

    With ``basis = "wait"`` it promises updates, every so often, to each family that waits for a plan.
    """

    id: Id = Field(description="A name.")
    title: Text = Field(description="The standard in words a parent could read.")
    event: Name = Field(default=A_MESSAGE, description="What is answered, such as a message or a decision.")
    channels: tuple[Name, ...] = Field(default=(), description="For which channels; empty for all.")
    acknowledge: AnyPeriod | None = Field(default=None, description="How long for the acknowledgement.")
    reply: AnyPeriod | None = Field(default=None, description="How long for the full reply.")
    repeats: AnyPeriod | None = Field(default=None, description="How often an update is given, where that is promised.")
    basis: Basis = Field(
        description="What the reply, or the first update, is counted from; the source must say, or an assumption."
    )
    when: When | None = Field(default=None, description="For which cases; None for all.")
    escalation: tuple[Escalation, ...] = Field(default=(), description="Who is told when no answer comes.")
    provenance: Sources = Field(description="Where it comes from.")

    @model_validator(mode="after")
    def _something(self) -> CommunicationStandard:
        if self.basis is Basis.WAIT:
            self._of_the_wait()
        elif self.acknowledge is None and self.reply is None and self.repeats is None:
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

    def _of_the_wait(self) -> None:
        """Refuse what has no meaning where no message is answered."""
        found = [
            Problem((name,), "updates count from the wait, and no message is answered.", f"Leave {name} out.")
            for name in ("acknowledge", "reply", "escalation")
            if getattr(self, name)
        ]
        if self.event != A_MESSAGE:
            message = "updates count from the wait, and not from another event."
            found.append(Problem(("event",), message, 'Leave event out, or write basis = "event".'))
        if self.repeats is None:
            message = "updates count from the wait, and it is not said how often they come."
            found.append(Problem(("basis",), message, 'Add repeats, such as repeats = "14 days".'))
        refuse(*found)


class OfficeClosure(Declared):
    """Days on which the authority's office is closed. They count for communication standards, and nowhere else."""

    first: Day = Field(description="The first day.")
    last: Day = Field(description="The last day, included.")
    title: Text = Field(description="Why.")

    @model_validator(mode="after")
    def _order(self) -> OfficeClosure:
        check_order("last", self.first, self.last)
        return self
