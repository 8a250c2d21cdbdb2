"""What a question of the page may hold."""

from __future__ import annotations

from typing import Any

from pydantic import Field, JsonValue

from sendrules.case.record import AnyDay, Name, Record
from sendrules.json_questions import EvaluationQuestion, TimetableQuestion, case_within_bounds, result_of
from sendrules.result import Result

_READING = Field(
    default=(), max_length=50, description="Other answers to contested questions, each as QUESTION=ANSWER."
)


class ToTimetable(TimetableQuestion):
    """What follows from one event."""

    reading: tuple[Name, ...] = _READING


class ToCheck(Record):
    """Whether a case can be used, and what looks wrong in it."""

    case: dict[str, JsonValue] = Field(description="The case, in the form of a case file.")
    as_of: AnyDay | None = Field(
        default=None, description="The day of the question, which tells what is dated after it."
    )


class OfACase(Record):
    """A question about one case on one day."""

    case: dict[str, JsonValue] = Field(description="The case, in the form of a case file.")
    as_of: AnyDay = Field(description="The day of the question. Nothing later is seen. There is no default.")
    reading: tuple[Name, ...] = _READING

    def result(self) -> Result:
        """Give the answer for the case.

        Raises:
            InputError: the case cannot be used, or a reading has no answer.
            UnknownReading: there is no such question or answer.
        """
        return result_of(case_within_bounds(self.case), EvaluationQuestion(as_of=self.as_of, reading=self.reading))


class ToEvaluate(OfACase):
    """How a case stands."""

    full: bool = Field(default=False, description="Whether to give every duty, and every exception with its reasons.")
    duty: tuple[Name, ...] = Field(
        default=(), max_length=50, description="Give these duties alone, by id, with the reasons."
    )

    def as_question(self) -> EvaluationQuestion:
        """Give the question as other programs ask it."""
        return EvaluationQuestion(as_of=self.as_of, full=self.full, duty=self.duty, reading=self.reading)


class OfALetter(OfACase):
    """A letter about a case."""

    kind: Name = Field(description="What the letter is for: one of the kinds of letter.")


class ToRemind(OfACase):
    """The days of a case as a calendar file."""

    reference: bool = Field(default=True, description="Whether entries name the case.")
    earlier: str | None = Field(default=None, description="The text of the calendar file that was written before.")

    def asked(self) -> dict[str, Any]:
        """Give what is asked besides the case, as ``to_ical`` takes it."""
        return {"reference": self.reference, "earlier": self.earlier.encode() if self.earlier else None}
