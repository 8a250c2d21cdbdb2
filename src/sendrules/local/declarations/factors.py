"""``Factor``: one thing that moves a case forward, what it compares, and the evidence it needs."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal
from enum import StrEnum
from itertools import pairwise
from typing import TYPE_CHECKING, Annotated

from pydantic import Field, model_validator

from sendrules.case.refusals import refuse
from sendrules.errors import Problem
from sendrules.local.declarations.base import Declared, Provenance, Sources
from sendrules.local.declarations.conditions import EvidenceRequired, When
from sendrules.local.declarations.repeated import repeated_ids
from sendrules.local.declarations.values import AnyPeriod, Count, CountedWeeks, Name
from sendrules.time.periods import Period, WorkingDays


class FactorKind(StrEnum):
    """What a factor compares.

    WAIT: the days since the request; longer first. OVERDUE: the days since the law's limit for what the queue is
    for, none before it. FLAG: a fact that is true. GROUP: a fact that names a group, or several; being in one that counts is enough,
    being in two does not count twice. BAND: a fact that is a number, which falls into one of the bands.
    """

    WAIT = "wait"
    OVERDUE = "overdue"
    FLAG = "flag"
    GROUP = "group"
    BAND = "band"


class Band(Declared):
    """A range of a number, and how much it counts. A number is in the highest band that it reaches."""

    at_least: Annotated[Decimal, Field(ge=-1_000_000_000, le=1_000_000_000, decimal_places=6)] = Field(
        description="The lowest number in it."
    )
    counts: Count = Field(
        description="How much it counts: in a tier, higher goes first; by points, so many times the weight."
    )


class Factor(Declared):
    """One thing that moves a case forward.

    A factor that reads a typed fact is its own evidence; one whose fact is free text needs evidence.

    >>> from sendrules.time.periods import Months
    >>> doc = Provenance(document="Invented policy", place="p. 1", status="illustrative")
    >>> late = Factor(id="late", title="Overdue for two years", kind="overdue", at_least=Months(24), provenance=doc)
    >>> late.counts_days, late.most_counts
    (False, 1)
    """

    id: str = Field(min_length=1, description="A name, used in the tiers and the weights.")
    title: str = Field(min_length=1, description="The factor in words a parent could read.")
    kind: FactorKind = Field(description="What it compares.")
    fact: str | None = Field(default=None, description="The fact it reads; none for the wait.")
    values: tuple[Name, ...] = Field(
        default=(), description="For a group: the values of the fact that count; none: every value counts."
    )
    bands: tuple[Band, ...] = Field(default=(), description="For a band: its ranges, lowest first.")
    at_least: AnyPeriod | None = Field(
        default=None,
        description="For a wait or overdue: it counts one from this period on, such as 24 months, in place of its days.",
    )
    at_most_weeks: CountedWeeks | None = Field(
        default=None, description="For a wait or overdue: the weeks beyond which it counts no more."
    )
    when: When | None = Field(
        default=None,
        description="For which cases it counts; for any other, or where that is not recorded, it does not.",
    )
    evidence: tuple[EvidenceRequired, ...] = Field(
        default=(), description="What must be recorded for it to count; all of it."
    )
    provenance: Sources = Field(description="Where it comes from: one source, or several.")

    if TYPE_CHECKING:

        def __init__(
            self,
            *,
            id: str,
            title: str,
            kind: FactorKind | str,
            fact: str | None = None,
            values: Sequence[str] = (),
            bands: Sequence[Band] = (),
            at_least: Period | None = None,
            at_most_weeks: int | None = None,
            when: When | None = None,
            evidence: Sequence[EvidenceRequired] = (),
            provenance: Provenance | Sequence[Provenance],
        ) -> None: ...

    @model_validator(mode="after")
    def _fact(self) -> Factor:
        refuse(*self._problems(), *repeated_ids("evidence", self.evidence, "pieces of evidence"))
        return self

    def _problems(self) -> Iterator[Problem]:
        if (self.fact is None) != self.reads_dates:
            yield Problem(
                ("fact",) if self.reads_dates else ("kind",),
                f"a factor of the kind {self.kind} is worked out from the dates, and names no fact."
                if self.reads_dates
                else f"a factor of the kind {self.kind} needs the name of a fact.",
                "Leave fact out." if self.reads_dates else "Add fact, the name of one of the facts.",
            )
        yield from self._problems_of_values()
        if bool(self.bands) != (self.kind is FactorKind.BAND):
            yield Problem(
                ("bands",) if self.bands else ("kind",),
                "only a factor of the kind band has bands."
                if self.bands
                else "a factor of the kind band needs its bands.",
                "Leave bands out." if self.bands else "Add bands, such as bands = [{ at_least = 16, counts = 1 }].",
            )
        if self.at_most_weeks is not None and not self.counts_days:
            yield Problem(
                ("at_most_weeks",),
                "with at_least a wait counts one, and no weeks." if self.reads_dates else "only a wait counts weeks.",
                "Leave at_most_weeks out.",
            )
        if self.at_least is not None and not self.reads_dates:
            yield Problem(("at_least",), "only a wait or overdue has a period to reach.", "Leave at_least out.")
        if isinstance(self.at_least, WorkingDays):
            yield Problem(
                ("at_least",), "a wait is counted in days, weeks or months.", 'Write it so, such as "24 months".'
            )
        for n, (low, high) in enumerate(pairwise(self.bands), start=1):
            if high.at_least <= low.at_least or high.counts < low.counts:
                yield Problem(
                    ("bands", n),
                    "bands must go from the lowest number up, and a higher one must not count less.",
                    "Put the bands in order, and let a higher one count at least as much.",
                )

    def _problems_of_values(self) -> Iterator[Problem]:
        if self.values and self.kind is not FactorKind.GROUP:
            yield Problem(
                ("values",), "only a group names the values that count.", 'Leave values out, or write kind = "group".'
            )
        for n, value in enumerate(self.values):
            if value in self.values[:n]:
                yield Problem(("values", n), f"the value {value!r} is listed twice.", "List it once.")

    @property
    def reads_dates(self) -> bool:
        """Whether it reads the chronology, and no fact."""
        return self.kind in (FactorKind.WAIT, FactorKind.OVERDUE)

    @property
    def counts_days(self) -> bool:
        """Whether it counts time, more with every day or week."""
        return self.reads_dates and self.at_least is None

    @property
    def is_for_some(self) -> bool:
        """Whether something must hold or be shown of a case before it counts."""
        return self.when is not None or bool(self.evidence)

    @property
    def most_counts(self) -> int:
        """The most that it can count, where it does not count time."""
        return max((band.counts for band in self.bands), default=1)
