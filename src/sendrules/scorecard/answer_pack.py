"""The counts that public requests ask every authority for, each with its measure, cohort and day, safe to publish.

What a return cannot say is "not held in the return", and never 0. Small numbers are hidden in all answers together.
"""

from __future__ import annotations

from collections.abc import Hashable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date

from sendrules.scorecard.advice import Advice
from sendrules.scorecard.answer_advice import AdviceAnswer, advice_answers
from sendrules.scorecard.answers import Answer, Status
from sendrules.scorecard.conditions import Frame
from sendrules.scorecard.declared import Gives, Measure
from sendrules.scorecard.figures import Figure, figure_of, members
from sendrules.scorecard.journeys import Flags, Journeys
from sendrules.scorecard.measures.asked_for import NOT_HELD, QUESTIONS, Question
from sendrules.scorecard.measures.reviews import transfers
from sendrules.scorecard.publishing import among
from sendrules.scorecard.small_numbers import LEAST, hidden_across
from sendrules.scorecard.years import rounds

_YEARS_BACK = 6
_TRANSFERS = "Phase transfers named by 15 February and 31 March"


@dataclass(frozen=True, slots=True)
class _Asked:
    """A measure that was counted, with who is in its counts."""

    question: str
    key: str
    figure: Figure
    frame: Frame
    counted: Flags | None
    rest: Flags | None
    family: str


def answer_pack(
    journeys: Journeys, frame: Frame, earlier: Sequence[tuple[Journeys, date]] = (), advice: Advice | None = None
) -> tuple[Answer, ...]:
    """Give every answer.

    Args:
        journeys: the requests.
        frame: the question's time.
        earlier: the requests of earlier returns with the day of each, the earliest first, for moves between phases.
        advice: the requests for advice of a caseload of events; None for a return, which has none.
    """
    sizes = [*(len(one) for one, _ in earlier), len(journeys), len(advice.asked) if advice is not None else 0]
    asked = [
        _among(one, len(earlier), sizes) for question in QUESTIONS for one in _of_question(question, journeys, frame)
    ]
    found = rounds([*earlier, (journeys, frame.as_of)])
    for year in list(found)[-_YEARS_BACK:]:
        for measure in transfers():
            key = f"{measure.id}-{year}"
            one = _asked(_TRANSFERS, key, measure, found[year].journeys, found[year].frame, "")
            asked.append(_among(one, found[year].source, sizes))
    of_advice = [] if advice is None else list(advice_answers(advice, frame))
    hidden = _hidden(asked, of_advice, sizes)
    absent = Status.NOT_HELD if advice is None else Status.NOT_COUNTED
    answers = []
    for question in QUESTIONS:
        answers += [_answer(one, hidden) for one in asked if one.question == question.title]
        if question.title == _TRANSFERS and not any(one.question == _TRANSFERS for one in asked):
            answers.append(
                _none(_TRANSFERS, "final plans by the day that the law sets", frame, absent, "no such day in it")
            )
        found_here = [one.shown(hidden) for one in of_advice if one.answer.question == question.title]
        answers += found_here
        if not found_here:
            notes = {words: NOT_HELD[words] if advice is None else "" for words in question.not_held}
            answers += [_none(question.title, words, frame, absent, note) for words, note in notes.items()]
    return tuple(answers)


def _of_question(question: Question, journeys: Journeys, frame: Frame) -> Iterator[_Asked]:
    for measure in question.measures:
        yield _asked(
            question.title,
            measure.id,
            measure,
            journeys,
            frame,
            question.family if measure.id in question.parts else "",
        )


def _among(one: _Asked, source: int, sizes: Sequence[int]) -> _Asked:
    """The same with who is in its counts among the requests of all returns."""
    if one.counted is None or one.rest is None:
        return one
    return replace(one, counted=among(one.counted, source, sizes), rest=among(one.rest, source, sizes))


def _asked(question: str, key: str, measure: Measure, journeys: Journeys, frame: Frame, family: str) -> _Asked:
    figure = figure_of(measure, journeys, frame)
    if measure.needs - journeys.determined:
        return _Asked(question, key, figure, frame, None, None, family)
    who = members(measure, journeys, frame)
    return _Asked(question, key, figure, frame, who.counted, who.rest, family)


def _hidden(asked: list[_Asked], of_advice: list[AdviceAnswer], sizes: Sequence[int]) -> frozenset[Hashable]:
    """The counts that are hidden, by the key of the answer and which of its counts it is."""
    counts: dict[Hashable, Flags] = {}
    families: dict[str, list[Hashable]] = {}
    for one in asked:
        if one.counted is None or one.rest is None:
            continue
        counts[one.key, "count"] = one.counted
        if one.figure.measure.gives is not Gives.COUNT:
            counts[one.key, "of"] = one.rest
        if one.family:
            families.setdefault(one.family, []).append((one.key, "count"))
    for each in of_advice:
        for part, which in each.counts.items():
            counts[each.key, part] = among(which, len(sizes) - 1, sizes)
    return hidden_across(counts, list(families.values()))


def _answer(one: _Asked, hidden: frozenset[Hashable]) -> Answer:
    figure, measure = one.figure, one.figure.measure
    if figure.cohort is None or figure.denominator is None:
        return _none(one.question, measure.title, one.frame, Status.NOT_CARRIED, figure.why_none, measure)
    count_hidden, of_hidden = (one.key, "count") in hidden, (one.key, "of") in hidden
    lasts = measure.gives not in (Gives.COUNT, Gives.SHARE)
    count = None if lasts or count_hidden else figure.numerator
    of = None if measure.gives is Gives.COUNT or of_hidden else figure.denominator
    hides = count_hidden or of_hidden or (lasts and 0 < figure.denominator < LEAST)
    if measure.gives is Gives.COUNT:
        value = ""
    elif hides or figure.value is None:
        value = "" if hides else "z"
    else:
        value = f"{figure.value}{'%' if measure.gives is Gives.SHARE else ' weeks'}"
    status = Status.HIDDEN if hides else Status.NOBODY if figure.value is None else Status.COUNTED
    first, last = _days(one.frame, measure)
    return Answer(
        one.question,
        measure.title,
        measure.id,
        measure.cohort.name,
        first,
        last,
        count,
        of,
        value,
        measure.gives.value,
        status,
        figure.why_none,
    )


def _days(frame: Frame, measure: Measure) -> tuple[date | None, date]:
    """The period, or the day where the cohort is one of the day."""
    if "on the date" in measure.cohort.name or "of all years" in measure.cohort.name:
        return None, frame.as_of
    return frame.first, frame.last


def _none(question: str, words: str, frame: Frame, status: Status, note: str, measure: Measure | None = None) -> Answer:
    id, cohort, gives = (measure.id, measure.cohort.name, measure.gives.value) if measure is not None else ("", "", "")
    return Answer(question, words, id, cohort, frame.first, frame.last, None, None, "", gives, status, note)
