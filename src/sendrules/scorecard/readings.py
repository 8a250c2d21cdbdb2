"""The open questions in the measures: what was taken, what else could be, and what that would give.

They are questions of statistics and not of law. The output names each one that a figure rests on, and gives the other figure where it differs.
"""

from __future__ import annotations

from sendrules.values import value


@value
class Reading:
    """An open question.

    Attributes:
        id: its id.
        question: the question.
        taken: what was taken, and why.
        other: what else could be.
    """

    id: str
    question: str
    taken: str
    other: str


READINGS: tuple[Reading, ...] = (
    Reading(
        "end-of-the-20-weeks",
        "On which day do the 20 weeks of a return end?",
        "On the day the plan started (NamedPlan/StartDate): all public readers of real returns do so.",
        "On AssessmentOutcomeDate, which the guidance calls the day the plan was issued.",
    ),
    Reading(
        "which-appeals",
        "Which marks of mediation or appeal leave a plan out?",
        "Any of the six, those about content or placement too: so the note of the definition says, and the published totals fit it.",
        "Those about whether to assess or to issue only.",
    ),
    Reading(
        "longest-band",
        "Where does the longest band begin?",
        "At 365 days: the department's columns say over a year.",
        "At 365 days, one more than 52 weeks (364 days): its text says over 52 weeks.",
    ),
    Reading(
        "unknown-durations",
        "What becomes of a plan whose duration cannot be computed?",
        "It stays in the denominator and is in no band, so it counts as not on time: so the published counts of 2023 and 2024 do.",
        "It is left out of both counts.",
    ),
    Reading(
        "review-years",
        "Which reviews are in the four-week figures?",
        "Those of all years in the return: the published figures add up to them in 143 of 146 authorities.",
        "Those decided in the calendar year; they stand beside.",
    ),
    Reading(
        "survey-before-the-day",
        "Which round of moves between phases does a return show?",
        "The one whose days lie in the year of the return: the survey day comes before 15 February, so the next round is unfinished.",
        "The round that is under way on the survey day.",
    ),
)


def reading(id: str) -> Reading:
    """Give a reading by its id.

    Args:
        id: the id.

    Raises:
        KeyError: there is none.

    >>> reading("longest-band").taken
    "At 365 days: the department's columns say over a year."
    """
    for one in READINGS:
        if one.id == id:
            return one
    raise KeyError(id)
