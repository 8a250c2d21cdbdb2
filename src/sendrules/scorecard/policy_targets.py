"""An authority's own targets, trajectories and milestones: what it aims at, what it reported, and what the scorecard comes to."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from sendrules.local.contracts.milestones import MilestoneStatus, milestone_status
from sendrules.local.declarations.performance import (
    Cohort,
    ExceptionCases,
    Measure,
    PerformancePolicy,
    PerformanceTarget,
    PlanOutcome,
    Snapshot,
    Statistic,
)
from sendrules.local.declarations.values import Point
from sendrules.scorecard.card import Scorecard
from sendrules.scorecard.declared import Gives
from sendrules.scorecard.figures import Figure
from sendrules.time.periods import Weeks

_WITH, _WITHOUT = "plans-within-20-weeks-with-exceptions", "plans-within-20-weeks-without-exceptions"
_DUE = "due-within-20-weeks"
_SPANS = {Statistic.MEAN: "mean", Statistic.MEDIAN: "median", Statistic.NINETIETH_PERCENTILE: "90th-percentile"}
_OPEN: Mapping[int | None, str] = {None: "open", 20: "open-over-20-weeks", 52: "open-over-52-weeks"}
NOT_HELD = "not held in the return"


@dataclass(frozen=True, slots=True)
class Computed:
    """What the scorecard comes to for a figure of the policy.

    Attributes:
        figure: a figure of the scorecard that the policy's words fit.
        met: whether it reaches the target; None where that cannot be told.
    """

    figure: Figure
    met: bool | None


@dataclass(frozen=True, slots=True)
class TargetStanding:
    """How a target stands.

    Attributes:
        target: the target.
        step: the step of its trajectory that counts on the day; None where there is none.
        computed: the figures that it may mean. There are several where the source does not say which cohort it counts.
        why: why nothing is computed; empty otherwise.
    """

    target: PerformanceTarget
    step: Point | None
    computed: tuple[Computed, ...]
    why: str

    @property
    def met(self) -> bool | None:
        """Whether it is met, whichever figure is meant; None where they disagree, or nothing tells."""
        said = {one.met for one in self.computed}
        return said.pop() if len(said) == 1 else None


@dataclass(frozen=True, slots=True)
class ReportedFigure:
    """A figure that the policy's source reports, beside what the scorecard comes to.

    Attributes:
        snapshot: what was reported.
        title: of what.
        computed: the figures of the scorecard that it may be of.
    """

    snapshot: Snapshot
    title: str
    computed: tuple[Figure, ...]


@dataclass(frozen=True, slots=True)
class PolicyStanding:
    """How an authority stands by its own policy.

    Attributes:
        targets: its targets.
        reported: figures that it reported.
        milestones: how its milestones stand, the colour computed apart from the one reported.
        outcomes: the outcomes of its plan, with the colour that a person reported.
    """

    targets: tuple[TargetStanding, ...]
    reported: tuple[ReportedFigure, ...]
    milestones: tuple[MilestoneStatus, ...]
    outcomes: tuple[PlanOutcome, ...]


def by_policy(
    card: Scorecard, policy: PerformancePolicy, done: Mapping[str, Decimal | bool] | None = None
) -> PolicyStanding:
    """Say how an authority stands by its own targets and milestones.

    Args:
        card: the scorecard.
        policy: what the authority declares.
        done: by id of a milestone, how many are done, or whether it is. A return cannot say it.
    """
    measures = {measure.id: measure for measure in policy.measures}
    colours = {outcome.id: outcome.reported for outcome in policy.outcomes}
    day = card.frame.as_of
    return PolicyStanding(
        tuple(_target(card, target, measures, day) for target in policy.targets),
        tuple(
            ReportedFigure(one, measures[one.measure].title, tuple(_figures(card, measures[one.measure])))
            for one in policy.reported
        ),
        tuple(
            milestone_status(one, day, done=(done or {}).get(one.id), reported=colours.get(one.outcome or ""))
            for one in policy.milestones
        ),
        policy.outcomes,
    )


def _target(card: Scorecard, target: PerformanceTarget, measures: Mapping[str, Measure], day: date) -> TargetStanding:
    step = _step(target, day)
    if target.measure is None:
        return TargetStanding(target, step, (), "the policy does not say what it is a figure of")
    figures = list(_figures(card, measures[target.measure], target.cohort))
    if not figures:
        return TargetStanding(target, step, (), NOT_HELD)
    return TargetStanding(target, step, tuple(Computed(one, _met(target, step, one)) for one in figures), "")


def _step(target: PerformanceTarget, day: date) -> Point | None:
    """The last step of the trajectory whose day has come."""
    points = target.trajectory.points if target.trajectory is not None else ()
    past = [one for one in points if (last := one.by.latest or one.by.earliest) is not None and last <= day]
    return past[-1] if past else None


def _figures(card: Scorecard, measure: Measure, cohort: Cohort = Cohort.NOT_STATED) -> Iterable[Figure]:
    stated = measure.cohort if measure.cohort is not Cohort.NOT_STATED else cohort
    return (card[id] for id in _ids(measure, stated) if card[id].value is not None)


def _ids(measure: Measure, cohort: Cohort) -> list[str]:
    """The scorecard's measures that a policy's may mean: one where it says its cohort, several where it does not."""
    weeks = measure.within.n if isinstance(measure.within, Weeks) else None
    issued, due = cohort in (Cohort.ISSUED_IN, Cohort.NOT_STATED), cohort in (Cohort.DUE_IN, Cohort.NOT_STATED)
    if measure.about is not None:
        return []
    if measure.statistic is Statistic.SHARE and weeks == 20:
        with_them = measure.exceptions is not ExceptionCases.LEFT_OUT_OF_BOTH
        without = measure.exceptions is not ExceptionCases.INCLUDED
        chosen = ((issued and without, _WITHOUT), (issued and with_them, _WITH), (due and with_them, _DUE))
        return [id for fits, id in chosen if fits]
    if measure.statistic in _SPANS and measure.exceptions is not ExceptionCases.LEFT_OUT_OF_BOTH:
        names = [name for name, fits in (("issued", issued), ("due", due)) if fits]
        return [f"weeks-of-the-{name}-{_SPANS[measure.statistic]}" for name in names] if measure.unit == "weeks" else []
    if measure.statistic is Statistic.COUNT and cohort is Cohort.OPEN_AT and weeks in _OPEN:
        return [_OPEN[weeks]]
    if measure.statistic is Statistic.COUNT and cohort is Cohort.REQUESTED_IN:
        return ["requests-received"]
    return []


def _met(target: PerformanceTarget, step: Point | None, figure: Figure) -> bool | None:
    value = exact(figure)
    if value is None:
        return None
    if step is not None and target.trajectory is not None:
        same = step.value <= 1 if figure.measure.gives is Gives.SHARE else target.trajectory.unit == "weeks"
        if not same:  # a step of assessments says nothing of a share
            return None
        return value <= step.value if target.falls else value >= step.value
    return target.met_by(value)


def exact(figure: Figure) -> Decimal | None:
    """Give a figure as a policy writes it: a share from 0 to 1, from its counts and not from the rounded percentage.

    Args:
        figure: the figure.
    """
    if figure.value is None:
        return None
    if figure.measure.gives is Gives.SHARE and figure.numerator is not None and figure.denominator:
        return Decimal(figure.numerator) / Decimal(figure.denominator)
    return Decimal(figure.value)
