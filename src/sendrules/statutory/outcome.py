"""What the law answers: an outcome for each instance of a duty, whether it was kept, and each limb's state.

An outcome is never a guess: what is not known, not in force or not encoded is an outcome of its own.
"""

from __future__ import annotations

from datetime import date
from enum import StrEnum
from typing import TYPE_CHECKING, ClassVar

from sendrules.values import quick, value

if TYPE_CHECKING:  # the models load pydantic, which a timetable does without
    from sendrules.case.events import Event


class Compliance(StrEnum):
    """Whether the outer limit was kept, as far as known on the day of the question.

    "As soon as practicable" is not judged: an act before the limit can still be later than it should have been. LAPSED is
    the end of a right that was not used in its time, such as an appeal: nobody is late.
    """

    PENDING = "pending"
    OVERDUE = "overdue"
    MET = "met"
    MET_LATE = "met-late"
    TOO_EARLY = "too-early"
    LAPSED = "lapsed"
    NOT_APPLICABLE = "not-applicable"
    UNKNOWN = "unknown"


@quick
class Due:
    """There is a limit, and this is its day; for a window, its last day.

    Attributes:
        on: the day.
        set_by: the direction or agreement that set it, where one did.
    """

    name: ClassVar[str] = "due"
    on: date
    set_by: Event | None = None


@value
class NoFixedLimit:
    """The duty has no date.

    Attributes:
        residual: what it asks instead, such as "as soon as practicable".
    """

    name: ClassVar[str] = "no-fixed-limit"
    residual: str


@value
class Disapplied:
    """A limb is available and was determined to make the limit impractical. There is no new date.

    Attributes:
        was: the day that the limit fell on.
        limbs: the ids of the limbs.
        residual: what remains of the duty.
    """

    name: ClassVar[str] = "disapplied"
    was: date
    limbs: tuple[str, ...]
    residual: str


@quick
class Ended:
    """Something ended the duty before it was performed.

    Attributes:
        by: the event.
        was: the day that the limit fell on, where there was one.
        on: the day on which the ending counts: of service, for a notice; None where it cannot be told.
    """

    name: ClassVar[str] = "ended"
    by: Event
    was: date | None = None
    on: date | None = None


@value
class NotTriggered:
    """Nothing in the case starts the duty, as far as visible on the day of the question.

    Attributes:
        why: why not, in words.
    """

    name: ClassVar[str] = "not-triggered"
    why: str


@value
class NotInForce:
    """The provision was not in force on the day that decides; no neighbouring version answers for it.

    Attributes:
        on: the day that decides.
        first: the first day on which it was in force; None where it is not commenced: enacted, and no day appointed.
        last: the last such day; None where it is still in force, or not commenced.
    """

    name: ClassVar[str] = "not-in-force"
    on: date
    first: date | None
    last: date | None = None


@value
class NotEncoded:
    """The provision exists and its text could not be had, so no answer is given.

    Attributes:
        why: which text could not be had, in words.
    """

    name: ClassVar[str] = "not-encoded"
    why: str


@value
class NeedsFacts:
    """Whether the duty arises depends on facts that are not recorded.

    Attributes:
        missing: the facts.
    """

    name: ClassVar[str] = "needs-facts"
    missing: tuple[str, ...]


@value
class BeyondHorizon:
    """The answer depends on days that the calendar does not know.

    Attributes:
        calendar: the calendar's id.
        last: the last day that it knows.
    """

    name: ClassVar[str] = "beyond-horizon"
    calendar: str
    last: date


Outcome = Due | NoFixedLimit | Disapplied | Ended | NotTriggered | NotInForce | NotEncoded | NeedsFacts | BeyondHorizon
