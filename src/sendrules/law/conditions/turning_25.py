"""What the twenty-fifth birthday ends: the power to maintain a plan, and requests for an assessment.

https://www.legislation.gov.uk/ukpga/2014/6/section/46

An authority *may* maintain a plan to the end of the academic year during which the young person turns 25 (s.46(1)). In the
further-education sector the year ends on 31 July; elsewhere with the course or training, or on the day before the
twenty-sixth birthday if that is earlier (reg 46). Where the sector is not recorded, either day may be the last. After the
first of them nobody can say whether what rests on a maintained plan, such as a review, was still owed.

A young person is under 25 (s.83(2)). So nobody can ask for an assessment of a person who is 25, and nobody is
responsible for that person under s.24.
"""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any, NamedTuple

from sendrules.case.conditions import Finding, Occasion
from sendrules.case.kinds import EventKind, Sector
from sendrules.case.looks_at import LooksAt
from sendrules.explanation import Step
from sendrules.law.conditions.in_words import on_day
from sendrules.law.model.anchors import Found, Occurrence, Stated
from sendrules.law.model.limits import After, EarliestOf, NextDate, OnTheDay
from sendrules.time.periods import Counting, Months
from sendrules.values import value

if TYPE_CHECKING:  # the models load pydantic, which a timetable does without
    from sendrules.case.events import Event
    from sendrules.case.view import View

FURTHER_EDUCATION = NextDate(7, 31)
EVE_OF_26 = After(Months(12, Counting.BEGINNING_WITH))
OTHER = EarliestOf((OnTheDay(of=Stated("course_ends")), EVE_OF_26))

WENT_ON = (
    EventKind.REVIEW_MEETING,
    EventKind.DECISION_TO_CONTINUE,
    EventKind.DECISION_TO_AMEND,
    EventKind.AMENDMENT_NOTICE,
    EventKind.AMENDED_PLAN,
    EventKind.REASSESSED_PLAN,
    EventKind.PLAN_CEASED,
)
"""What shows that a plan was maintained up to a day: it was reviewed or changed, or ceased on that day."""

_LOOKS_AT = LooksAt.at(EventKind.TURNS_25)


class LastDay(NamedTuple):
    """The last day of the power to maintain a plan, as far as known.

    Attributes:
        birthday: the twenty-fifth birthday.
        first: the first day that may be the last.
        last: the last day that may be.
        missing: the fact that would tell.
    """

    birthday: Event
    first: date
    last: date
    missing: str

    @property
    def known(self) -> bool:
        """Whether no other day may be the last."""
        return self.first == self.last


def last_day(view: View) -> LastDay | None:
    """Give the last day of the power to maintain the plan; None where no twenty-fifth birthday is recorded.

    Args:
        view: the case as known on the day of the question.
    """
    for birthday in view.events(EventKind.TURNS_25):
        on, ends = birthday.on, birthday.course_ends
        further, eve = (found.day(lambda _: on, view.calendar) or on for found in (FURTHER_EDUCATION, EVE_OF_26))  # noqa: B023
        if birthday.sector is Sector.FURTHER_EDUCATION:
            return LastDay(birthday, further, further, "")
        if ends is not None and ends >= on:
            return LastDay(birthday, min(ends, eve), min(ends, eve), "")
        if birthday.sector is Sector.OTHER:
            return LastDay(birthday, on, eve, f"{birthday.id}.course_ends")
        return LastDay(birthday, min(further, eve), max(further, eve), f"{birthday.id}.sector")
    return None


@value
class PowerEnds:
    """The day on which the power to maintain the plan ended, once it has passed, and if no other may be meant."""

    @property
    def names(self) -> tuple[str, ...]:
        """The birthday, by which its day may be given."""
        return (EventKind.TURNS_25.value,)

    @property
    def looks_at(self) -> LooksAt:
        """The birthday."""
        return _LOOKS_AT

    def find(self, at: Occurrence) -> Found | None:
        """Look at the birthday. What began after the day shows that the plan was maintained all the same."""
        found = last_day(at.view)
        if found is None or not found.known or not at.event.on <= found.last < at.view.as_of:
            return None
        return Found(found.last, found.birthday)


@value
class PowerGoesOn:
    """The plan may still be maintained on the last day of a limit: the power has not ended, or the plan went on."""

    @property
    def looks_at(self) -> LooksAt:
        """The birthday, and what shows that the plan went on."""
        return _LOOKS_AT | LooksAt.at(*WENT_ON)

    def test(self, at: Occasion) -> Finding:
        """Compare the limit with the first day that may have been the last of the power."""
        title = "the authority still maintained the plan on the last day"
        found, limit = last_day(at.view), at.last or at.view.as_of
        if found is None or limit <= found.first or any(e.on >= limit for e in at.view.events(*WENT_ON)):
            return Finding(True, Step("power-goes-on", title, True))
        maintained = f"whether the plan was maintained after {on_day(found.first)}"
        missing = (found.missing, maintained) if found.missing else (maintained,)
        inputs: tuple[tuple[str, Any], ...] = (
            (found.birthday.title, found.birthday.on),
            ("the first day that may be the last", found.first),
            ("the other day that may be", found.last),
        )
        return Finding(
            None, Step("power-goes-on", title, None, inputs=inputs[: 2 if found.known else 3], missing=missing)
        )


@value
class Under25:
    """The person had not turned 25 on the day of the start."""

    @property
    def looks_at(self) -> LooksAt:
        """The birthday."""
        return _LOOKS_AT

    def test(self, at: Occasion) -> Finding:
        """Compare the start with the birthday; where none is recorded, the person is taken to be under 25."""
        day = at.trigger.on if at.trigger else at.view.as_of
        turned = [e for e in at.view.events(EventKind.TURNS_25) if e.on <= day]
        inputs = tuple((e.title, e.on) for e in turned[:1])
        return Finding(
            not turned, Step("under-25", "the person was under 25 (CFA 2014 s.83(2))", not turned, inputs=inputs)
        )


UNDER_25 = Under25()
POWER_ENDS = PowerEnds()
POWER_GOES_ON = PowerGoesOn()
