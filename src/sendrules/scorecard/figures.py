"""What a measure comes to: every count behind a figure, and why there is none where there is none."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction

import numpy as np
from numpy.typing import NDArray

from sendrules.scorecard.conditions import Frame, spans
from sendrules.scorecard.declared import Gives, Measure
from sendrules.scorecard.journeys import Flags, Journeys, undetermined
from sendrules.scorecard.rounding import half_up, percentage
from sendrules.scorecard.symbols import Symbol

DAYS_A_WEEK = 7


@dataclass(frozen=True, slots=True)
class Figure:
    """A figure with all that it rests on.

    Attributes:
        measure: what was asked.
        cohort: how many requests the cohort has; None where that cannot be determined.
        left_out: by reason, how many both counts leave out.
        denominator: how many are left.
        numerator: how many of them are counted; None for a mean or a percentile.
        unknown: of how many of the denominator it cannot be told. They are not counted.
        value: the figure, rounded half up to one decimal place; None where there is none.
        why_none: why there is none: what the source cannot carry, that nobody is left, or that it is hidden.
        hidden: whether it is hidden, as it is a small number or would give one away.
    """

    measure: Measure
    cohort: int | None
    left_out: Mapping[str, int]
    denominator: int | None
    numerator: int | None
    unknown: int | None
    value: Decimal | int | None
    why_none: str
    hidden: bool = False


def figure_of(measure: Measure, journeys: Journeys, frame: Frame) -> Figure:
    """Count a measure.

    Args:
        measure: the measure.
        journeys: the requests.
        frame: the question's time.
    """
    if missing := measure.needs - journeys.determined:
        return Figure(measure, None, {}, None, None, None, None, undetermined(journeys.source, missing))
    who = members(measure, journeys, frame)
    many = int(np.count_nonzero(who.rest))
    value, why = _value(measure, journeys, frame, who.counted, many)
    numerator = int(np.count_nonzero(who.counted)) if measure.span is None else None
    left_out = {reason: int(np.count_nonzero(which)) for reason, which in who.left_out.items()}
    unknown = int(np.count_nonzero(who.unknown))
    return Figure(measure, int(np.count_nonzero(who.cohort)), left_out, many, numerator, unknown, value, why)


@dataclass(frozen=True, slots=True)
class Members:
    """Who is in each count of a figure, by request.

    Attributes:
        cohort: the whole cohort.
        left_out: by reason, whom both counts leave out.
        rest: the denominator.
        counted: the numerator; for a length of time, those of whom it is.
        unknown: of whom in the denominator it cannot be told.
    """

    cohort: Flags
    left_out: Mapping[str, Flags]
    rest: Flags
    counted: Flags
    unknown: Flags


def members(measure: Measure, journeys: Journeys, frame: Frame) -> Members:
    """Give who is in each count of a measure. The requests must carry every column that it needs.

    Args:
        measure: the measure.
        journeys: the requests.
        frame: the question's time.
    """
    cohort = measure.cohort.condition.of(journeys, frame)
    rest, left_out = cohort.copy(), {}
    for left in measure.left_out:
        left_out[left.reason] = rest & left.condition.of(journeys, frame)
        rest = rest & ~left_out[left.reason]
    nobody = np.zeros(len(journeys), bool)
    unknown = measure.unknown.of(journeys, frame) & rest if measure.unknown is not None else nobody
    counted = rest & ~unknown
    if measure.counts is not None:
        counted = counted & measure.counts.of(journeys, frame)
    return Members(cohort, left_out, rest, counted, unknown)


def _value(
    measure: Measure, journeys: Journeys, frame: Frame, counted: Flags, many: int
) -> tuple[Decimal | int | None, str]:
    if measure.gives is Gives.COUNT:
        return int(np.count_nonzero(counted)), ""
    if measure.gives is Gives.SHARE:
        found = percentage(int(np.count_nonzero(counted)), many)
        return (None, "nobody is left to count (the department writes z)") if isinstance(found, Symbol) else (found, "")
    assert measure.span is not None
    spent, computed = spans(journeys, frame, measure.span.start, measure.span.end)
    days = np.sort(spent[counted & computed])
    if not len(days):
        return None, "there is no length of time to count"
    return half_up(_middle(measure.gives, days) / DAYS_A_WEEK), ""


def _middle(gives: Gives, days: NDArray[np.int32]) -> Fraction:
    """The mean, the median, or the 90th percentile: the least number of days that nine in ten do not exceed."""
    if gives is Gives.MEAN_WEEKS:
        return Fraction(int(days.sum()), len(days))
    if gives is Gives.MAX_WEEKS:
        return Fraction(int(days[-1]))
    if gives is Gives.MEDIAN_WEEKS:
        middle = len(days) // 2
        return Fraction(int(days[middle]) + int(days[-middle - 1]), 2)
    return Fraction(int(days[-(-len(days) * 9 // 10) - 1]))
