"""One answer of the pack: a count, or why there is none."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum


class Status(StrEnum):
    """What an answer is."""

    COUNTED = "counted"
    HIDDEN = "hidden: a small number, or one that would give one away"
    NOT_HELD = "not held in the return"
    NOT_COUNTED = "not counted from events"
    NOT_CARRIED = "not held in this format of the return"
    NOBODY = "nobody is left to count"


@dataclass(frozen=True, slots=True)
class Answer:
    """One count of the pack.

    Attributes:
        question: what is asked.
        asked: the measure or the words of what is asked for.
        measure: the id of the measure; empty where the return does not hold it.
        cohort: the name of the cohort.
        first: the first day of its period; None for how things stand on a day.
        last: the last day of its period, or the day.
        count: the count; None where there is none to show.
        of: the denominator; None where it is a count, or where there is none to show.
        value: the percentage or the weeks; empty likewise.
        gives: what the measure gives: ``count``, ``share``, or weeks of a kind.
        status: what it is.
        note: why there is none.
    """

    question: str
    asked: str
    measure: str
    cohort: str
    first: date | None
    last: date
    count: int | None
    of: int | None
    value: str
    gives: str
    status: Status
    note: str
