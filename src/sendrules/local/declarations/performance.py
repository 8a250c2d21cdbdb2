"""``PerformancePolicy``: percentages and milestones. None of them is a legal limit, and meeting one does not mean keeping the law."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from enum import StrEnum

from pydantic import Field, StrictBool, model_validator

from sendrules.case.refusals import refuse, undeclared
from sendrules.errors import Problem
from sendrules.local.declarations.base import Declaration, Declared, Sources
from sendrules.local.declarations.repeated import repeated_ids
from sendrules.local.declarations.values import (
    AnyPeriod,
    Benchmark,
    DateWindow,
    Figure,
    Id,
    Quantity,
    Text,
    Trajectory,
    number,
)


class Cohort(StrEnum):
    """Which cases a figure counts: those due, issued or open in the period. They differ, so each figure names one."""

    DUE_IN = "due-in"
    ISSUED_IN = "issued-in"
    OPEN_AT = "open-at"
    ADVICE_DUE_IN = "advice-due-in"
    ADVICE_OPEN_AT = "advice-open-at"
    REQUESTED_IN = "requested-in"
    SURVEYED = "surveyed"
    NOT_STATED = "not-stated"


class Statistic(StrEnum):
    """What is worked out from the cohort."""

    SHARE = "share"
    COUNT = "count"
    RATE = "rate"
    MEAN = "mean"
    MEDIAN = "median"
    NINETIETH_PERCENTILE = "90th-percentile"


class ExceptionCases(StrEnum):
    """Whether cases with a lawful exception are counted, or left out of the numerator and the denominator alike."""

    INCLUDED = "included"
    LEFT_OUT_OF_BOTH = "left-out-of-both"
    NOT_STATED = "not-stated"


class Measure(Declared):
    """How one figure is made."""

    id: Id = Field(description="A name.")
    title: Text = Field(description="The figure in words a parent could read.")
    cohort: Cohort = Field(description="Which cases it counts.")
    statistic: Statistic = Field(description="What is worked out from them.")
    numerator: Text | None = Field(default=None, description="For a share: what it counts.")
    denominator: Text | None = Field(default=None, description="For a share: out of how many.")
    exceptions: ExceptionCases = Field(
        default=ExceptionCases.NOT_STATED, description="Whether cases with a lawful exception count."
    )
    unit: Text | None = Field(
        default=None, description="Of what it is: 'weeks', 'cases', 'per hundred pupils'. A share has none."
    )
    within: AnyPeriod | None = Field(default=None, description="The limit that it is measured against.")
    about: Text | None = Field(default=None, description="Of which service, such as 'health'.")
    owner: Text | None = Field(default=None, description="The role that answers for it.")
    cadence: Text | None = Field(default=None, description="How often it is reported.")
    provenance: Sources = Field(description="Where it comes from.")

    @model_validator(mode="after")
    def _agrees(self) -> Measure:
        refuse(*self._wrong())
        return self

    def _wrong(self) -> Iterator[Problem]:
        share = self.statistic is Statistic.SHARE
        if share and not (self.numerator and self.denominator):
            absent = " and ".join(n for n in ("numerator", "denominator") if not getattr(self, n))
            yield Problem("", "a share needs a numerator and a denominator.", f"Add {absent}.")
        if share and self.unit is not None:
            fix = 'Leave unit out, or use statistic = "rate" for so many per hundred.'
            yield Problem(("unit",), f"a share is from 0 to 1, and has no unit (given: {self.unit}).", fix)
        if self.statistic is Statistic.RATE and self.unit is None:
            yield Problem("", "a rate needs a unit: per how many it is.", "Add unit, such as 'per hundred pupils'.")


class Snapshot(Declared):
    """A figure that a source reports."""

    measure: Id = Field(description="The id of the measure.")
    on: DateWindow | None = Field(default=None, description="On which day or in which month; None where not stated.")
    value: Figure = Field(description="The figure, a share as 0.29.")
    circa: StrictBool = Field(default=False, description="Whether it is given as approximate.")
    provenance: Sources = Field(description="Where it comes from.")


class PerformanceTarget(Declared):
    """A figure that the authority aims at: to rise to it, or to fall to it. It is never statutory: the law's target is every case."""

    id: Id = Field(description="A name.")
    title: Text = Field(description="The target in words a parent could read.")
    measure: Id | None = Field(default=None, description="The id of the measure, which says what the figure is of.")
    at_least: Figure | None = Field(
        default=None, description="The figure that it is to reach; None where the source gives no such level."
    )
    at_most: Figure | None = Field(
        default=None, description="The figure that it is to fall to, such as 10 weeks; None where there is none."
    )
    unit: Text | None = Field(
        default=None,
        description="Of what the figure is, such as 'weeks', where no measure is named; None: it is a share, from 0 to 1.",
    )
    trajectory: Trajectory | None = Field(default=None, description="Its steps, where there are several.")
    cohort: Cohort = Field(
        default=Cohort.NOT_STATED,
        description="Which cases; the same work gives another figure for another cohort.",
    )
    by: DateWindow | None = Field(default=None, description="By when; None where not stated.")
    benchmark: Benchmark | None = Field(default=None, description="What it is compared with.")
    provenance: Sources = Field(description="Where it comes from.")

    @model_validator(mode="after")
    def _level(self) -> PerformanceTarget:
        refuse(*self._wrong())
        return self

    def _wrong(self) -> Iterator[Problem]:
        if self.at_least is not None and self.at_most is not None:
            message = "a target rises to at_least or falls to at_most, and both are given."
            yield Problem(("at_most",), message, "Leave one out, or write two targets.")
        if self.measure is not None and self.unit is not None:
            message = f"the measure {self.measure} says of what the figure is, and so does unit."
            yield Problem(("unit",), message, "Leave unit out; the measure can have one.")
        for name in ("at_least", "at_most"):
            level = getattr(self, name)
            if self.measure is None and self.unit is None and level is not None and level > 1:
                message = (
                    f"a target without a measure or a unit is a share, and this is more than 1 (given: {level:f})."
                )
                fix = "A share is from 0 to 1: write 0.85 for 85%. For weeks or a count, add unit or measure."
                yield Problem((name,), message, fix)

    @property
    def is_statutory(self) -> bool:
        """Always false: the law is about every case, not about a share of them."""
        return False

    @property
    def falls(self) -> bool:
        """Whether the figure is to fall."""
        return self.at_most is not None

    @property
    def level(self) -> str:
        """Give the figure that is aimed at in words, such as "at most 10 weeks"; empty where the source gives none."""
        figure = self.at_least if self.at_least is not None else self.at_most
        if figure is None:
            return ""
        return f"at {'most' if self.falls else 'least'} {figure:,f}{f' {self.unit}' if self.unit else ''}"

    def met_by(self, figure: Decimal | float) -> bool | None:
        """Whether a figure reaches the target, from below or from above; None where the target has no level.

        Args:
            figure: a figure of the same kind: a share as 0.85, a number of weeks, a count.

        Raises:
            InputError: the figure is no number.

        >>> source = {"document": "Invented", "place": "p. 1", "status": "illustrative"}
        >>> wait = PerformanceTarget(id="wait", title="A wait of 10 weeks", at_most=10, unit="weeks", provenance=source)
        >>> wait.met_by(9.5), wait.met_by(10), wait.met_by(20)
        (True, True, False)
        """
        given = number(figure, "figure")
        if self.at_most is not None:
            return given <= self.at_most
        return None if self.at_least is None else given >= self.at_least


class Brag(StrEnum):
    """Blue: complete. Red: not on track. Amber: at risk. Green: on track."""

    BLUE = "blue"
    RED = "red"
    AMBER = "amber"
    GREEN = "green"


class Milestone(Declared):
    """One thing to be done by a day, with its quantity and its cohort where it has them."""

    id: Id = Field(description="A name.")
    title: Text = Field(description="What is to be done.")
    by: DateWindow = Field(description="By when: a day, a month or a window.")
    quantity: Quantity | None = Field(
        default=None,
        description="How many are to be done; None where it is done or not done. A figure that is to fall is a target.",
    )
    cumulative: StrictBool | None = Field(
        default=None, description="Whether the quantity counts all before; None where there is none."
    )
    cohort: Text | None = Field(default=None, description="Of which cases, in the source's words.")
    outcome: Id | None = Field(default=None, description="The id of the outcome that it belongs to.")
    contract: Id | None = Field(
        default=None, description="The id of the contract, in the commissioning policy, whose work it counts."
    )
    owner: Text | None = Field(default=None, description="The role that answers for it.")
    status: Text | None = Field(default=None, description="What the source says of it, such as 'proposed'.")
    provenance: Sources = Field(description="Where it comes from.")

    @model_validator(mode="after")
    def _counted(self) -> Milestone:
        if (self.quantity is None) != (self.cumulative is None):
            refuse(
                Problem(
                    ("quantity" if self.cumulative is None else "cumulative",),
                    "the quantity needs cumulative: whether it counts all that came before."
                    if self.cumulative is None
                    else "cumulative is about a quantity, and there is none.",
                    "Add cumulative = true or false."
                    if self.cumulative is None
                    else "Leave cumulative out, or add the quantity.",
                )
            )
        return self


class PlanOutcome(Declared):
    """One outcome of an improvement plan, with the colour that a person reported for it."""

    id: Id = Field(description="A name.")
    title: Text = Field(description="The outcome.")
    reported: Brag | None = Field(default=None, description="The colour reported; None where the source gives none.")
    note: Text | None = Field(default=None, description="What the source has in place of a colour.")
    owner: Text | None = Field(default=None, description="The role that answers for it.")
    forums: tuple[Text, ...] = Field(default=(), description="Where it is reported.")
    provenance: Sources = Field(description="Where it comes from.")


class PerformancePolicy(Declaration):
    """Measures, targets, benchmarks, outcomes and milestones."""

    measures: tuple[Measure, ...] = Field(default=(), description="How figures are made.")
    reported: tuple[Snapshot, ...] = Field(default=(), description="Figures that the sources report.")
    targets: tuple[PerformanceTarget, ...] = Field(default=(), description="Figures aimed at.")
    benchmarks: tuple[Benchmark, ...] = Field(default=(), description="Other areas' figures.")
    outcomes: tuple[PlanOutcome, ...] = Field(default=(), description="Outcomes of an improvement plan.")
    milestones: tuple[Milestone, ...] = Field(default=(), description="What is to be done by when.")
    definitions: dict[Brag, Text] = Field(
        default_factory=dict, description="What the colours mean, in the source's words."
    )
    origin: Text | None = Field(default=None, description="What the plan answers, where stated.")

    @model_validator(mode="after")
    def _names(self) -> PerformancePolicy:
        names = ("measures", "targets", "outcomes", "milestones")
        refuse(*(m for name in names for m in repeated_ids(name, getattr(self, name), name)), *self._unnamed())
        return self

    def _unnamed(self) -> Iterator[Problem]:
        outcomes, measures = {o.id for o in self.outcomes}, {m.id for m in self.measures}
        for n, milestone in enumerate(self.milestones):
            if milestone.outcome is not None and milestone.outcome not in outcomes:
                yield undeclared(("milestones", n, "outcome"), "outcome", milestone.outcome, outcomes)
        for name in ("targets", "reported", "benchmarks"):
            for n, entry in enumerate(getattr(self, name)):
                if entry.measure is not None and entry.measure not in measures:
                    yield undeclared((name, n, "measure"), "measure", entry.measure, measures)
