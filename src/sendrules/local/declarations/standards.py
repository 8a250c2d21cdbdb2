"""``StandardsPolicy``: what the authority holds itself to beyond the law: internal limits, replies, interim support."""

from __future__ import annotations

from pydantic import Field, model_validator

from sendrules.case.refusals import refuse
from sendrules.local.declarations.base import Declaration, Declared, Sources
from sendrules.local.declarations.communication import CommunicationStandard, OfficeClosure
from sendrules.local.declarations.interim import InterimSupport
from sendrules.local.declarations.panels import Panel, SchoolTerm
from sendrules.local.declarations.repeated import repeated_ids_in
from sendrules.local.declarations.values import AnyPeriod, Id, Text
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
    panels: tuple[Panel, ...] = Field(default=(), description="When its panels meet.")
    terms: tuple[SchoolTerm, ...] = Field(default=(), description="The school terms, for panels that meet in term.")

    @model_validator(mode="after")
    def _ids(self) -> StandardsPolicy:
        names = ("limits", "communication", "interim_support", "panels")
        ids = ((name, n, entry.id) for name in names for n, entry in enumerate(getattr(self, name)))
        refuse(*repeated_ids_in(ids, "standards"))
        return self
