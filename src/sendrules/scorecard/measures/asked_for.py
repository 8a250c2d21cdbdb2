"""What public requests ask every authority for, as data: by question the measures that answer it, and what a return does not hold."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from sendrules.scorecard.conditions import All, Holds, InPeriod, Says
from sendrules.scorecard.declared import Basis, Cohort, Gives, Measure, Part
from sendrules.scorecard.measures.decisions import DECIDED, RECEIVED, decisions
from sendrules.scorecard.measures.durations import ISSUED, durations
from sendrules.scorecard.measures.reviews import reviews
from sendrules.scorecard.measures.stock import stock
from sendrules.scorecard.measures.twenty_weeks import twenty_weeks
from sendrules.values import value

SOURCES = {
    "1": "parent or young person",
    "2": "school or other setting",
    "3": "health",
    "4": "social care",
    "5": "other",
    "": "not said",
}
REASONS = {
    "1": "maximum age", "2": "needs met", "3": "higher education", "4": "employment", "5": "moved to another authority",
    "6": "no longer wishes to engage", "7": "moved outside England", "8": "died", "9": "other", "": "not said",
}  # fmt: skip
CEASED = Cohort("plans that ended in the period", InPeriod("ceased"))
NOT_HELD: Mapping[str, str] = {
    "outcomes of mediations and appeals": "a return has a mark that there was one, and no outcome",
    "waiting for an educational psychologist, and how long": "a return has no day of any advice",
    "advice late, by service": "a return has no day of any advice",
    "exceptions, by ground": "a return has one mark, and no ground",
    "complaints": "a return has none",
    "Ombudsman findings": "a return has none",
}
"""What is asked for and no return holds, with the reason."""
_ASKED: dict[str, Any] = {
    "exceptions": Part.IN,
    "appeals": Part.IN,
    "basis": Basis.OURS,
    "source": "what public requests ask for",
}


@value
class Question:
    """A question of public requests.

    Attributes:
        title: the question.
        measures: the measures that answer it.
        parts: the ids of those that add up to a total.
        not_held: what of it a return does not hold.
    """

    title: str
    measures: tuple[Measure, ...] = ()
    parts: tuple[str, ...] = ()
    not_held: tuple[str, ...] = ()

    @property
    def family(self) -> str:
        """The name of the parts together."""
        return self.title


def _count(id: str, title: str, cohort: Cohort) -> Measure:
    return Measure(id=id, title=title, gives=Gives.COUNT, cohort=cohort, **_ASKED)


def _by_code(id: str, title: str, cohort: Cohort, column: str, words: Mapping[str, str]) -> tuple[Measure, ...]:
    """A count for each code of a column, of a cohort."""
    return tuple(
        _count(
            f"{id}-{code or 'not-said'}",
            f"{title}: {word}",
            Cohort(f"{cohort.name}: {word}", All((cohort.condition, Says(column, (code,))))),
        )
        for code, word in words.items()
    )


def _marked(id: str, title: str, cohort: Cohort, flag: str) -> Measure:
    return Measure(id=id, title=title, gives=Gives.SHARE, cohort=cohort, counts=Holds(flag), **_ASKED)


_ALL = {measure.id: measure for give in (decisions, durations, reviews, stock, twenty_weeks) for measure in give()}
_BY_SOURCE = _by_code("requests-by-source", "requests received", RECEIVED, "source", SOURCES)
_BY_REASON = _by_code("ceased-by-reason", "plans ended", CEASED, "cease_reason", REASONS)


def _of(*ids: str) -> tuple[Measure, ...]:
    return tuple(_ALL[id] for id in ids)


def _ids(measures: tuple[Measure, ...]) -> tuple[str, ...]:
    return tuple(measure.id for measure in measures)


QUESTIONS: tuple[Question, ...] = (
    Question("Requests, by source", (*_of("requests-received"), *_BY_SOURCE), _ids(_BY_SOURCE)),
    Question("Decided within six weeks", _of("decided-within-six-weeks")),
    Question("Refused", _of("refused-of-received", "refused-of-decided")),
    Question(
        "Mediations and appeals, and their outcomes",
        (
            _marked(
                "decisions-disagreed",
                "decisions whether to assess with a mark of mediation or appeal",
                DECIDED,
                "disagreed",
            ),
            _marked("plans-disagreed", "plans issued with a mark of mediation or appeal", ISSUED, "disagreed"),
        ),
        not_held=("outcomes of mediations and appeals",),
    ),
    Question("Assessments finished", _of("assessments-finished")),
    Question(
        "Plans issued, within 20 weeks, 20 to 52 weeks, and over 52 weeks",
        (
            _count("plans-issued", "plans issued", ISSUED),
            *(_ALL[id] for id in _ALL if id.startswith("plans-") and id.endswith("-exceptions")),
        ),
    ),
    Question(
        "Open over 20 weeks and over 52 weeks, and the longest",
        _of("open", "open-over-20-weeks", "open-over-52-weeks", "longest-wait"),
    ),
    Question(
        "Waiting for an educational psychologist, and how long",
        not_held=("waiting for an educational psychologist, and how long",),
    ),
    Question("Advice late, by service", not_held=("advice late, by service",)),
    Question(
        "Mean, median and 90th percentile weeks", tuple(_ALL[id] for id in _ALL if id.startswith("weeks-of-the-"))
    ),
    Question(
        "Exceptions claimed, by ground",
        (_marked("exceptions-claimed", "plans issued with a mark of an exception", ISSUED, "exception"),),
        not_held=("exceptions, by ground",),
    ),
    Question(
        "Reviews due, held, decided in four weeks, and overdue by 6, 12 and 24 months",
        _of(
            "reviewed-within-a-year",
            "reviews-decided-within-four-weeks",
            "reviews-decided-within-four-weeks-in-the-period",
            *(f"overdue-{months}-months" for months in (6, 12, 24)),
        ),
    ),
    Question("Phase transfers named by 15 February and 31 March"),
    Question(
        "Plans ceased, by reason", (_count("plans-ceased", "plans that ended", CEASED), *_BY_REASON), _ids(_BY_REASON)
    ),
    Question("Complaints and Ombudsman findings", not_held=("complaints", "Ombudsman findings")),
)
"""The questions, in the order in which they are answered."""
