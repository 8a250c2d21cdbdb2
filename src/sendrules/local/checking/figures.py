"""Whether the figures of a performance policy can be what they are said to be: a share is from 0 to 1, a count is whole."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from decimal import Decimal
from itertools import pairwise

from sendrules.case.refusals import undeclared
from sendrules.errors import Problem
from sendrules.local.checking.findings import refused, warning
from sendrules.local.declarations.performance import Measure, PerformancePolicy, PerformanceTarget, Statistic
from sendrules.local.declarations.values import Benchmark

At = tuple[str | int, ...]


def figure_findings(policy: PerformancePolicy) -> Iterator[Problem]:
    """Give what is wrong with the figures that are reported, aimed at and compared.

    Args:
        policy: the measures, and the figures made by them.
    """
    measures = {measure.id: measure for measure in policy.measures}
    for n, snapshot in enumerate(policy.reported):
        yield from _figure(snapshot.value, measures.get(snapshot.measure), ("performance", "reported", n, "value"))
    for n, benchmark in enumerate(policy.benchmarks):
        yield from _benchmark(benchmark, measures, ("performance", "benchmarks", n))
    for n, target in enumerate(policy.targets):
        yield from _target(target, measures, ("performance", "targets", n))


def _figure(value: Decimal | None, measure: Measure | None, at: At) -> Iterator[Problem]:
    if value is None or measure is None:
        return
    if measure.statistic is Statistic.SHARE and value > 1:
        message = f"{measure.id} is a share, and {value:f} is more than 1."
        yield refused(at, message, "A share is from 0 to 1: write 0.85 for 85%.")
    if measure.statistic is Statistic.COUNT and value != value.to_integral_value():
        yield warning(at, f"{measure.id} is a count, and {value:f} is not a whole number.", "Check the figure.")


def _benchmark(
    benchmark: Benchmark, measures: Mapping[str, Measure], at: At, own: Measure | None = None
) -> Iterator[Problem]:
    """Check one figure of another area: against which measure it stands, and whether it can be its figure."""
    if benchmark.measure is None and own is None:
        message = f"the figure of {benchmark.area} names no measure, so nothing can be compared with it."
        yield warning(at, message, "Add measure, the id of a measure.")
    if benchmark.measure is not None and benchmark.measure not in measures and own is not None:
        yield undeclared((*at, "measure"), "measure", benchmark.measure, measures)
    measure = measures.get(benchmark.measure or "", own)
    if own is not None and measure is not None and measure.id != own.id:
        message = f"the target is measured by {own.id}, and what it is compared with by {measure.id}."
        yield warning((*at, "measure"), message, "Compare it with a figure of the same measure.")
    yield from _figure(benchmark.value, measure, (*at, "value"))


def _target(target: PerformanceTarget, measures: Mapping[str, Measure], at: At) -> Iterator[Problem]:
    own = measures.get(target.measure or "")
    if target.benchmark is not None:
        yield from _benchmark(target.benchmark, measures, (*at, "benchmark"), own)
    yield from _figure(target.at_least, own, (*at, "at_least"))
    yield from _figure(target.at_most, own, (*at, "at_most"))
    points = target.trajectory.points if target.trajectory else ()
    for n, point in enumerate(points):
        place = (*at, "trajectory", "points", n, "value")
        yield from _figure(point.value, own, place)
        if own is None and target.measure is None and target.unit is None and point.value > 1:
            message = f"a target without a measure or a unit is a share, and {point.value:f} is more than 1."
            yield refused(place, message, "Write 0.85 for 85%, or add unit or measure.")
    yield from _way(target, (*at, "trajectory"))


def _way(target: PerformanceTarget, at: At) -> Iterator[Problem]:
    """Warn of steps that go the other way than the target."""
    if target.trajectory is None or target.trajectory.cumulative:
        return
    values = [point.value for point in target.trajectory.points]
    if target.falls and any(b > a for a, b in pairwise(values)):
        message = f"the target is to fall to {target.level}, and its values rise from one step to the next."
        yield warning(at, message, "Check the values, or write at_least.")
    elif not target.falls and any(b < a for a, b in pairwise(values)):
        fix = "Check the values. If the figure is to fall, give the figure that it is to fall to as at_most."
        yield warning(at, "its values fall from one step to the next.", fix)
