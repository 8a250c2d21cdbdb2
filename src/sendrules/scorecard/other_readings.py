"""The figures under the other reading of each open question that a return can answer both ways."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass

from sendrules.scorecard.conditions import Frame
from sendrules.scorecard.declared import Measure
from sendrules.scorecard.figures import Figure, figure_of
from sendrules.scorecard.journeys import Journeys
from sendrules.scorecard.measures.twenty_weeks import twenty_weeks

_OTHER_WAYS: Mapping[str, Callable[[], Iterator[Measure]]] = {
    "end-of-the-20-weeks": lambda: twenty_weeks("outcome_day"),
    "which-appeals": lambda: twenty_weeks(marks="disagreed_on_decision"),
    "unknown-durations": lambda: twenty_weeks(without_unknown=True),
}
"""By id of the reading, the measures with its other answer."""
ASKED_BOTH_WAYS = frozenset(_OTHER_WAYS)
"""The readings whose other answer is worked out too."""


@dataclass(frozen=True, slots=True)
class Other:
    """A figure under another reading.

    Attributes:
        reading: the id of the reading.
        figure: the figure.
    """

    reading: str
    figure: Figure


def others(figures: Iterable[Figure], journeys: Journeys, frame: Frame) -> dict[str, tuple[Other, ...]]:
    """Give by measure the figures that come out otherwise under another reading; a measure that does not differ is not in it.

    Args:
        figures: the figures under the readings that were taken.
        journeys: the requests.
        frame: the question's time.
    """
    taken = {figure.measure.id: figure for figure in figures}
    found: dict[str, tuple[Other, ...]] = {}
    for reading, measures in _OTHER_WAYS.items():
        for figure in (figure_of(one, journeys, frame) for one in measures()):
            mine = taken[figure.measure.id]
            known = mine.cohort is not None and figure.cohort is not None
            if known and (mine.numerator, mine.denominator) != (figure.numerator, figure.denominator):
                found[figure.measure.id] = (*found.get(figure.measure.id, ()), Other(reading, figure))
    return found
