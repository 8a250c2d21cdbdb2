"""Moves between phases year by year: the days lie in February and March, so each year's round stands by itself."""

from __future__ import annotations

from datetime import date

from sendrules.scorecard.conditions import Frame, years_of
from sendrules.scorecard.figures import Figure, figure_of
from sendrules.scorecard.journeys import Journeys
from sendrules.scorecard.measures.reviews import transfers


def over_the_years(journeys: Journeys, frame: Frame) -> dict[int, tuple[Figure, ...]]:
    """Give by year in which plans were due for a move between phases the figures of that year.

    A round whose day comes after the day of the question has no figures: it is not over.

    Args:
        journeys: the requests.
        frame: the question's time; its period is not asked.
    """
    if "transfer_due" not in journeys.determined:
        return {}
    found = {}
    for year in years_of(journeys.day("transfer_due")):
        days = days_of(year, frame)
        figures = tuple(figure_of(measure, journeys, days) for measure in transfers())
        if any(figure.cohort for figure in figures):
            found[year] = figures
    return found


def days_of(year: int, frame: Frame) -> Frame:
    """Give a whole year, asked on the same day.

    Args:
        year: the year.
        frame: the question's time.
    """
    return Frame(date(year, 1, 1), date(year, 12, 31), frame.as_of)
