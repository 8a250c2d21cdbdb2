"""``StandardsPolicy``: what the authority holds itself to beyond the law: internal limits, replies, interim support."""

from __future__ import annotations

from pydantic import Field, model_validator

from sendrules.case.refusals import refuse
from sendrules.errors import Problem
from sendrules.local.declarations.asked import AskedBy, for_the_same_cases
from sendrules.local.declarations.base import Declaration, Declared, Sources
from sendrules.local.declarations.communication import CommunicationStandard, OfficeClosure
from sendrules.local.declarations.conditions import When
from sendrules.local.declarations.interim import InterimSupport
from sendrules.local.declarations.panels import Panel, SchoolTerm
from sendrules.local.declarations.repeated import repeated_ids_in
from sendrules.local.declarations.steps import InternalStep
from sendrules.local.declarations.values import AnyPeriod, Id, Text
from sendrules.time.periods import Counting, Period


class InternalLimit(Declared):
    """A limit of the authority's own for an act that the law already limits. It is at least as strict as the duty.

    It counts from the event that starts the duty, and as the duty counts. For a window that must stay open, ``keeps_open``
    takes the place of ``within``, and it is at least as long. Of two limits for one duty, the one that says more of the case
    counts: by whom it was asked for, or a condition.
    """

    id: Id = Field(description="A name.")
    title: Text = Field(description="The standard in words a parent could read.")
    duty: Text = Field(description="The id of the duty, as `sendrules duties` lists it.")
    within: AnyPeriod | None = Field(default=None, description="How long it takes at most.")
    keeps_open: AnyPeriod | None = Field(
        default=None, description="In place of within, for a duty that keeps a window open: how long it stays open."
    )
    counting: Counting | None = Field(default=None, description="How its first day counts; None: as the duty's does.")
    requested_by: AskedBy = Field(default=(), description="Only for requests made by these roles; empty for all.")
    when: When | None = Field(default=None, description="Only where this holds; None for all.")
    provenance: Sources = Field(description="Where it comes from.")

    @model_validator(mode="after")
    def _one_period(self) -> InternalLimit:
        if (self.within is None) == (self.keeps_open is None):
            said = "both within and keeps_open" if self.within else "neither within nor keeps_open"
            fix = 'Give within = "4 weeks"; for a duty that keeps a window open, keeps_open = "4 weeks" in its place.'
            refuse(
                Problem(
                    ("keeps_open",) if self.within else "", f"a limit has one period, and this one gives {said}.", fix
                )
            )
        return self

    @property
    def period(self) -> Period:
        """How long: what it gives as ``within`` or ``keeps_open``."""
        period = self.within or self.keeps_open
        assert period is not None
        return period


class StandardsPolicy(Declaration):
    """Everything the authority holds itself to."""

    limits: tuple[InternalLimit, ...] = Field(default=(), description="Internal limits.")
    steps: tuple[InternalStep, ...] = Field(default=(), description="Steps of its own that no duty limits.")
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
        names = ("limits", "steps", "communication", "interim_support", "panels")
        ids = ((name, n, entry.id) for name in names for n, entry in enumerate(getattr(self, name)))
        limits, steps = [(e.duty, e) for e in self.limits], [(f"{e.does} after {e.after.value}", e) for e in self.steps]
        same = (*for_the_same_cases(limits, "limits"), *for_the_same_cases(steps, "steps"))
        repeated = list(repeated_ids_in(ids, "standards"))
        twice = {problem.at[:2] for problem in repeated}  # an entry that stands twice is for the same cases, too
        refuse(*repeated, *(problem for problem in same if problem.at not in twice))
        return self
