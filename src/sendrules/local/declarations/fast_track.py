"""``FastTrackPolicy``: who is taken faster than the law requires. The law's date always stands beside it."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from enum import StrEnum
from typing import Literal

from pydantic import Field, StrictBool, model_validator

from sendrules.case.kinds import Role
from sendrules.case.refusals import refuse
from sendrules.errors import Problem
from sendrules.local.declarations.base import Declaration, Declared, Sources
from sendrules.local.declarations.conditions import EvidenceRequired, When
from sendrules.local.declarations.repeated import repeated_ids
from sendrules.local.declarations.values import (
    AnyPeriod,
    DateWindow,
    Id,
    Positive,
    Ratio,
    Text,
    WorkingPeriod,
)


class FastTrackStatus(StrEnum):
    """How far the fast track has come: the authority has none, has promised one, or has one in force."""

    NONE = "none"
    TO_BE_PUBLISHED = "to-be-published"
    IN_FORCE = "in-force"


class Combination(StrEnum):
    """How many criteria must be met."""

    ANY = "any"
    ALL = "all"
    N_OF = "n-of"


class TargetKind(StrEnum):
    """How firm a target is. Neither is a legal limit."""

    AIM = "aim"
    COMMITMENT = "commitment"


class FastTrackTarget(Declared):
    """The time in which the fast track aims to do something. It runs from the day that the duty's own limit runs from."""

    duty: Text = Field(description="The id of the duty to do it, such as reg-13-2-final-plan-20-weeks.")
    within: AnyPeriod = Field(description="How long; never longer than the duty's own limit.")
    kind: TargetKind = Field(default=TargetKind.AIM, description="An aim or a commitment.")
    requested_by: Role | None = Field(default=None, description="Only for requests made by this role; None for all.")
    provenance: Sources = Field(description="Where it comes from.")


class Criterion(Declared):
    """One ground for the fast track."""

    id: Id = Field(description="A name.")
    title: Text = Field(description="The ground in words a parent could read.")
    category: Text | None = Field(
        default=None, description="Its kind, such as 'medical' or 'safeguarding', as published."
    )
    when: When | None = Field(default=None, description="The facts that show it; None where only evidence does.")
    evidence: tuple[EvidenceRequired, ...] = Field(default=(), description="What must be recorded with the case.")
    least_evidence: Positive | None = Field(default=None, description="How many of these; None for all.")
    provenance: Sources = Field(description="Where it comes from.")

    @model_validator(mode="after")
    def _shown(self) -> Criterion:
        if self.when is None and not self.evidence:
            refuse(
                Problem(
                    "",
                    "a criterion needs facts or evidence, or nobody could tell whether it is met.",
                    "Add when, evidence, or both.",
                )
            )
        refuse(*repeated_ids("evidence", self.evidence, "pieces of evidence"))
        if self.least_evidence is not None and self.least_evidence > len(self.evidence):
            refuse(
                Problem(
                    ("least_evidence",),
                    f"it asks for {self.least_evidence} of {len(self.evidence)} pieces of evidence.",
                    "Ask for no more than are listed, or list more.",
                )
            )
        return self


class FastTrackDecider(Declared):
    """Who decides on the fast track, and how fast."""

    roles: tuple[Text, ...] = Field(default=(), description="The roles that decide.")
    within: WorkingPeriod | None = Field(
        default=None,
        description="Working days from being asked, the day that the case records as fast_track_asked; None where not stated.",
    )
    reasons_required: StrictBool | None = Field(
        default=None, description="Whether reasons are given; None where not stated."
    )


class FastTrackReview(Declared):
    """When a place on the fast track is looked at again, and when it ends."""

    after: AnyPeriod | None = Field(
        default=None,
        description="When it is reviewed, from the day that the case records as fast_track_since.",
    )
    expires_after: AnyPeriod | None = Field(default=None, description="When it ends unless renewed, from the same day.")


class FastTrackPolicy(Declaration):
    """The authority's fast track. Empty criteria are allowed, and reported: "no criteria in force"."""

    status: FastTrackStatus = Field(description="How far it has come.")
    effective: DateWindow | None = Field(
        default=None, description="From when it is in force, where the source says so."
    )
    published_at: Text | None = Field(default=None, description="Where the criteria are published.")
    published: DateWindow | None = Field(default=None, description="When the criteria were published, or are to be.")
    targets: tuple[FastTrackTarget, ...] = Field(default=(), description="The steps that it shortens.")
    criteria: tuple[Criterion, ...] = Field(default=(), description="The grounds; none unless published.")
    combination: Combination = Field(default=Combination.ANY, description="How many grounds must be met.")
    at_least: Positive | None = Field(default=None, description="How many, for n-of; None for the others.")
    decision: FastTrackDecider | None = Field(default=None, description="Who decides, and how fast.")
    review: FastTrackReview | None = Field(default=None, description="When it is reviewed and ends.")
    max_share: Ratio | None = Field(
        default=None,
        description="The most that its lane may take while others wait, rounded up to a whole place; None where not stated.",
    )
    lane: Id | None = Field(default=None, description="The lane of the prioritisation that its cases go to.")
    interim_support: tuple[Id, ...] = Field(
        default=(), description="The ids of offers, in the standards, that go with it."
    )
    advice_not_sought_again: Literal["never", "where-reg-6-4-is-met"] = Field(
        default="never",
        description="Whether earlier advice may stand: only where the person who gave it, the authority and the family "
        "are all satisfied that it is sufficient (reg 6(4)). Nothing else may be left out.",
    )

    @property
    def first_day(self) -> date | None:
        """The first day on which it can be in force: of the window, where the source gives one."""
        days = [self.in_force_from, self.effective.earliest if self.effective else None]
        return max((day for day in days if day), default=None)

    @model_validator(mode="after")
    def _whole(self) -> FastTrackPolicy:
        refuse(*self._problems(), *repeated_ids("criteria", self.criteria, "criteria"), *self._repeated_targets())
        return self

    def _problems(self) -> Iterator[Problem]:
        if (self.combination is Combination.N_OF) != (self.at_least is not None):
            n_of = self.combination is Combination.N_OF
            yield Problem(
                ("combination" if n_of else "at_least",),
                "at_least goes with n-of, and with nothing else.",
                "Add at_least." if n_of else 'Leave at_least out, or write combination = "n-of".',
            )
        if self.at_least is not None and self.criteria and self.at_least > len(self.criteria):
            yield Problem(
                ("at_least",),
                f"it asks for {self.at_least} of {len(self.criteria)} criteria.",
                "Ask for no more than are listed.",
            )
        if self.status is FastTrackStatus.NONE and (self.targets or self.criteria):
            yield Problem(
                ("status",),
                "the status is 'none', and there are targets or criteria.",
                "Leave them out, or fix the status.",
            )
        if self.status is FastTrackStatus.TO_BE_PUBLISHED and self.criteria:
            yield Problem(
                ("criteria",),
                "criteria that are still to be published cannot be listed yet.",
                'Leave them out, or write status = "in-force".',
            )

    def _repeated_targets(self) -> Iterator[Problem]:
        pairs = [(t.duty, t.requested_by) for t in self.targets]
        for n, pair in enumerate(pairs):
            if pair in pairs[:n]:
                yield Problem(
                    ("targets", n),
                    "two targets are for the same duty and the same requests.",
                    "Keep one of them, or say by whom the requests are made (requested_by).",
                )
