"""``sendrules.scorecard.scorecard``: every measure of a period and of a day, with what each rests on."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from sendrules.errors import InputError, Problem
from sendrules.scorecard.advice import AdviceFigures
from sendrules.scorecard.breakdowns import Breakdown, breakdowns
from sendrules.scorecard.conditions import Frame
from sendrules.scorecard.declared import Measure
from sendrules.scorecard.figures import Figure, figure_of
from sendrules.scorecard.journeys import Journeys
from sendrules.scorecard.measures.decisions import decisions
from sendrules.scorecard.measures.durations import durations
from sendrules.scorecard.measures.reviews import reviews, transfers
from sendrules.scorecard.measures.stock import stock
from sendrules.scorecard.measures.twenty_weeks import twenty_weeks
from sendrules.scorecard.of_return import journeys_of
from sendrules.scorecard.other_readings import Other, others
from sendrules.scorecard.readings import READINGS, Reading
from sendrules.scorecard.years import over_the_years, rounds
from sendrules.sen2.reading import read
from sendrules.sen2.returns import Return

SECTIONS: Mapping[str, Callable[[], Iterator[Measure]]] = {
    "The official 20 weeks": twenty_weeks,
    "Decisions": decisions,
    "Who still waits": stock,
    "How long plans took": durations,
    "Reviews": reviews,
    "Moves between phases": transfers,
}
"""The measures by the section that they stand in."""


@dataclass(frozen=True, slots=True)
class Scorecard:
    """A scorecard.

    Attributes:
        frame: the period and the day.
        source: what it was counted on.
        authority: the three-digit code of the authority; None where nobody says.
        sections: by title, the figures.
        others: by id of a measure, the figures under another reading where they differ.
        years: moves between phases by the year in which their plan was due: of each, the figures of that year.
        breakdowns: counts by month, age, wait, source and reason.
        readings: the open questions that the figures rest on.
        records: how many requests there are.
        refused: how many values and records could not be used.
        advice: of a caseload, how each service answers; a return does not say it.
        exceptions_claimed: of a caseload, in how many requests somebody recorded a reason not to keep the 20 weeks.
        exceptions_supported: in how many of these the recorded facts bear it.
    """

    frame: Frame
    source: str
    authority: str | None
    sections: Mapping[str, tuple[Figure, ...]]
    others: Mapping[str, tuple[Other, ...]]
    years: Mapping[int, tuple[Figure, ...]]
    breakdowns: tuple[Breakdown, ...]
    readings: tuple[Reading, ...]
    records: int
    refused: int
    advice: tuple[AdviceFigures, ...] = ()
    exceptions_claimed: int | None = None
    exceptions_supported: int | None = None

    def __getitem__(self, id: str) -> Figure:
        """Give the figure of a measure by its id; a ``KeyError`` where there is none."""
        for figure in self.figures():
            if figure.measure.id == id:
                return figure
        raise KeyError(id)

    def figures(self) -> Iterator[Figure]:
        """Give every figure, in order."""
        for found in self.sections.values():
            yield from found

    def to_dict(self) -> dict[str, Any]:
        """Give it as plain data, for JSON."""
        return {
            "format": "sendrules-scorecard-1",
            "period": {"first": self.frame.first.isoformat(), "last": self.frame.last.isoformat()},
            "as_of": self.frame.as_of.isoformat(),
            "source": self.source,
            "authority": self.authority,
            "requests": self.records,
            "refused": self.refused,
            "figures": [
                _plain(figure, section, self.others.get(figure.measure.id, ()))
                for section, found in self.sections.items()
                for figure in found
            ],
            "transfers_by_year": {
                str(year): [_plain(figure, "Moves between phases", ()) for figure in figures]
                for year, figures in self.years.items()
            },
            "breakdowns": [
                {
                    "id": b.id,
                    "title": b.title,
                    "cohort": b.cohort,
                    "counts": dict(b.counts),
                    "total": b.total,
                    "why_none": b.why_none,
                    "rule": b.rule,
                }
                for b in self.breakdowns
            ],
            "advice": [one.to_dict() for one in self.advice],
            "exceptions": {"claimed": self.exceptions_claimed, "supported": self.exceptions_supported},
            "readings": [
                {"id": r.id, "question": r.question, "taken": r.taken, "other": r.other} for r in self.readings
            ],
        }


def scorecard(
    source: Return | str | Path,
    *,
    as_of: date | None = None,
    first: date | None = None,
    last: date | None = None,
    hide_small: bool = True,
    earlier: Sequence[Return] = (),
    **how: Any,
) -> Scorecard:
    """Give the scorecard of a SEN2 return.

    Args:
        source: the return, or the path of its file or folder.
        as_of: the day of the question; the survey day where it is not said.
        first: the first day of the period; 1 January of the year that the return describes where it is not said.
        last: the last day of the period; 31 December of that year where it is not said.
        hide_small: whether counts under 5 are hidden in breakdowns.
        earlier: returns of earlier years, for moves between phases over the years.
        how: what ``sendrules.sen2.read`` takes besides a path: ``year``, ``survey_day``, ``authority``, ``day_format``.

    Raises:
        InputError: the files cannot be read, or nobody says of which year they are.

    >>> from tempfile import TemporaryDirectory
    >>> from sendrules.sen2.items import Form
    >>> from sendrules.testing.returns.make import synthetic_return
    >>> from sendrules.testing.returns.write import write
    >>> with TemporaryDirectory() as folder:
    ...     card = scorecard(write(synthetic_return(50, seed=1), Form.XML, Path(folder) / "return.xml"))
    >>> official = card["plans-within-20-weeks-without-exceptions"]
    >>> official.measure.cohort.name, official.cohort == sum(official.left_out.values()) + official.denominator
    ('plans issued in the period', True)
    """
    found = source if isinstance(source, Return) else read(source, **how)
    frame = _frame(found, as_of, first, last)
    return card_of(
        journeys_of(found),
        frame,
        authority=found.header.authority,
        refused=len(found.refused),
        hide_small=hide_small,
        earlier=earlier_journeys(earlier),
    )


def earlier_journeys(returns: Sequence[Return]) -> list[tuple[Journeys, date]]:
    """Give the requests of earlier returns, each with its survey day, the earliest first.

    Args:
        returns: the returns. One that does not say its survey day says nothing of a round, and is left out.
    """
    dated = [(one.header.survey_day, n) for n, one in enumerate(returns) if one.header.survey_day is not None]
    return [(journeys_of(returns[n]), day) for day, n in sorted(dated)]


def card_of(
    journeys: Journeys,
    frame: Frame,
    *,
    authority: str | None = None,
    refused: int = 0,
    hide_small: bool = True,
    earlier: Sequence[tuple[Journeys, date]] = (),
) -> Scorecard:
    """Count every measure.

    Args:
        journeys: the requests.
        frame: the question's time.
        authority: the three-digit code of the authority.
        refused: how many values and records could not be used.
        hide_small: whether counts under 5 are hidden in breakdowns.
        earlier: the requests of earlier returns with the day of each, for moves between phases over the years.
    """
    sections = {
        title: tuple(figure_of(one, journeys, frame) for one in measures()) for title, measures in SECTIONS.items()
    }
    used = {id for figures in sections.values() for figure in figures for id in figure.measure.readings}
    return Scorecard(
        frame,
        journeys.source,
        authority,
        sections,
        others((figure for figures in sections.values() for figure in figures), journeys, frame),
        over_the_years(rounds([*earlier, (journeys, frame.as_of)])),
        tuple(breakdowns(journeys, frame, hide_small=hide_small)),
        tuple(one for one in READINGS if one.id in used),
        len(journeys),
        refused,
    )


def _frame(found: Return, as_of: date | None, first: date | None, last: date | None) -> Frame:
    header = found.header
    day = as_of or header.survey_day
    year = header.year - 1 if header.year is not None else None
    if day is None or (year is None and (first is None or last is None)):
        message = "the files do not say of which year the return is."
        raise InputError(
            found.files[0], [Problem("year", message, "Give the year of the collection: year=2026, or --year 2026.")]
        )
    first, last = first or date(year or day.year, 1, 1), last or date(year or day.year, 12, 31)
    if first > last:
        raise InputError(found.files[0], [Problem("first", "the period ends before it begins.", "Check both days.")])
    return Frame(first, last, day)


def _plain(figure: Figure, section: str, others: tuple[Other, ...]) -> dict[str, Any]:
    measure = figure.measure
    found: dict[str, Any] = {
        "id": measure.id,
        "section": section,
        "title": measure.title,
        "gives": measure.gives.value,
        "value": _number(figure),
        "numerator": figure.numerator,
        "denominator": figure.denominator,
        "unknown": figure.unknown,
        "cohort": measure.cohort.name,
        "cohort_size": figure.cohort,
        "left_out": dict(figure.left_out),
        "exceptions": measure.exceptions.value,
        "appeals": measure.appeals.value,
        "basis": measure.basis.value,
        "source": measure.source,
        "readings": list(measure.readings),
        "rounding": measure.rounding,
        "published_from": measure.published_from,
        "why_none": figure.why_none,
        "hidden": figure.hidden,
    }
    if others:
        found["other_readings"] = [
            {
                "reading": other.reading,
                "value": _number(other.figure),
                "numerator": other.figure.numerator,
                "denominator": other.figure.denominator,
            }
            for other in others
        ]
    return found


def _number(figure: Figure) -> float | None:
    return float(figure.value) if figure.value is not None else None
