"""Who decides: thresholds, decisions on the way, forums and roles. The notice of a key decision is national."""

from __future__ import annotations

from pydantic import Field, StrictBool

from sendrules.local.declarations.base import Day, Declared, Sources
from sendrules.local.declarations.values import DateWindow, Id, Money, MoneyRange, Text, WorkingPeriod


class Threshold(Declared):
    """The value above which the authority calls a decision key. Its own: the regulation fixes no sum.

    Strictly more: at exactly the sum a decision is not key.
    """

    id: Id = Field(description="A name.")
    more_than: Money = Field(description="The sum; a decision is key where its value is more.")
    including_extensions: StrictBool = Field(
        default=True, description="Whether the value counts every extension that may be taken."
    )
    other_grounds: tuple[Text, ...] = Field(
        default=(), description="Other grounds, such as an effect on one ward, in the source's words."
    )
    call_in: WorkingPeriod | None = Field(
        default=None, description="Working days in which it may be called in; None where not stated."
    )
    provenance: Sources = Field(description="Where it comes from.")


class Decision(Declared):
    """One decision on the way."""

    id: Id = Field(description="A name, such as its number in the forward plan.")
    title: Text = Field(description="What is decided.")
    value: MoneyRange | None = Field(default=None, description="Its value a year, where stated so.")
    whole_value: MoneyRange | None = Field(default=None, description="Its value in all, where stated so.")
    contract: Id | None = Field(default=None, description="The contract that it is about.")
    key: StrictBool | None = Field(default=None, description="Whether it is called key; None where not stated.")
    notice_published: Day | None = Field(default=None, description="The day its notice was first published.")
    not_before: Day | None = Field(default=None, description="The first day for it, as stated.")
    committee: Day | None = Field(default=None, description="When a committee looked at it before.")
    state: Text | None = Field(default=None, description="What became of it, in the source's words.")
    by: Text | None = Field(default=None, description="The role or body that decides.")
    provenance: Sources = Field(description="Where it comes from.")


class Forum(Declared):
    """A board, committee or meeting."""

    id: Id = Field(description="A name.")
    title: Text = Field(description="What it is called.")
    cadence: Text | None = Field(default=None, description="How often it meets; None where not stated.")
    part: Text | None = Field(default=None, description="What it does here.")
    provenance: Sources = Field(description="Where it comes from.")


class PolicyRole(Declared):
    """A post. Never a person's name."""

    id: Id = Field(description="A name.")
    title: Text = Field(description="The post.")
    also: tuple[Text, ...] = Field(default=(), description="Other names of the same post in the sources.")
    part: Text | None = Field(default=None, description="What the post does here.")
    provenance: Sources = Field(description="Where it comes from.")


__all__ = ["DateWindow", "Decision", "Forum", "PolicyRole", "Threshold"]
