"""Moves between phases year by year: the days lie in February and March, so each year's round stands by itself."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from sendrules.scorecard.conditions import Frame, years_of
from sendrules.scorecard.figures import Figure, figure_of
from sendrules.scorecard.journeys import Journeys
from sendrules.scorecard.measures.reviews import transfers

_FIRST, _LAST = (2, 15), (3, 31)
"""The days by which plans must be amended: 15 February, and 31 March for moves from school to post-16."""


@dataclass(frozen=True, slots=True)
class Round:
    """The moves between phases that were due in one year.

    Attributes:
        journeys: the requests of the return that shows them.
        frame: the year, and the day of the question.
        source: the number of the return among those that were given, from 0.
    """

    journeys: Journeys
    frame: Frame
    source: int


def rounds(sources: Sequence[tuple[Journeys, date]]) -> dict[int, Round]:
    """Give by year in which plans were due the round of that year, from the first return that was made after its last day.

    A plan has the days of one move only, the latest, so a later return has lost some of an earlier round. A round that is under way is taken
    from the last return. One whose first day comes after the day of the question is not over, and is left out.

    Args:
        sources: requests, and the day as of which they are asked, the earliest day first.
    """
    found: dict[int, Round] = {}
    for over in (True, False):
        for number, (journeys, as_of) in list(enumerate(sources))[:: 1 if over else -1]:
            if "transfer_due" not in journeys.determined:
                continue
            for year in years_of(journeys.day("transfer_due")):
                if date(year, *(_LAST if over else _FIRST)) <= as_of:
                    found.setdefault(year, Round(journeys, Frame(date(year, 1, 1), date(year, 12, 31), as_of), number))
    return dict(sorted(found.items()))


def over_the_years(found: Mapping[int, Round]) -> dict[int, tuple[Figure, ...]]:
    """Give by year the figures of its round.

    Args:
        found: the rounds.
    """
    return {
        year: tuple(figure_of(measure, one.journeys, one.frame) for measure in transfers())
        for year, one in found.items()
    }
