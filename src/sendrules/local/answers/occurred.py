"""What steps and panels read of an occurrence of a duty, and of a case. The engine for one case gives it, and so do columns."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import NamedTuple, Protocol, Self, TypeVar

from sendrules.case.case import Case
from sendrules.case.kinds import EventKind
from sendrules.case.subject import Subject
from sendrules.law.model.duty import Duty
from sendrules.law.statute import Statute
from sendrules.local.answers.asked import Asker
from sendrules.local.declarations.steps import InternalStep
from sendrules.statutory.instance import Instance
from sendrules.statutory.outcome import Disapplied, Ended, NeedsFacts, Outcome
from sendrules.time.calendar import WorkingCalendar


class Ending(NamedTuple):
    """What ended a duty before it was done.

    Attributes:
        title: the event in words.
        on: its day.
        counts_on: the day on which it counts; its own where that cannot be told.
    """

    title: str
    on: date
    counts_on: date


@dataclass(frozen=True, slots=True, kw_only=True)
class Occurred:
    """An occurrence of a duty, as far as steps and panels read it.

    Attributes:
        duty: the duty, in the version in force.
        started_by: the id of the event that started it.
        started: the day it runs from.
        limit: the day the limit falls on, whatever became of it.
        outcome: which kind of outcome it has.
        is_open: whether something is still to be done or to be found out.
        is_done: whether something performed it.
        done_on: the day on which that counts.
        ended: what ended it, where that is the outcome.
        residual: what an exception that lifts the limit leaves of the duty; empty where none does.
        missing: the facts that the answer needs.
        depends_on: what has to be decided for it to be owed at all.
    """

    duty: Duty
    started_by: str | None
    started: date
    limit: date | None
    outcome: type[Outcome]
    is_open: bool
    is_done: bool
    done_on: date | None
    ended: Ending | None = None
    residual: str = ""
    missing: tuple[str, ...] = ()
    depends_on: str | None = None

    @classmethod
    def of(cls, instance: Instance) -> Self:
        """Give it of what the engine for one case says.

        Args:
            instance: the occurrence.
        """
        outcome = instance.outcome
        ended = outcome.by if isinstance(outcome, Ended) else None
        counts_on = outcome.on if isinstance(outcome, Ended) else None
        return cls(
            duty=instance.duty,
            started_by=instance.trigger.id,
            started=instance.started,
            limit=instance.limit,
            outcome=type(outcome),
            is_open=instance.is_open,
            is_done=instance.done is not None,
            done_on=instance.done_on,
            ended=None if ended is None else Ending(ended.title, ended.on, counts_on or ended.on),
            residual=outcome.residual if isinstance(outcome, Disapplied) else "",
            missing=outcome.missing if isinstance(outcome, NeedsFacts) else (),
            depends_on=instance.depends_on,
        )

    @property
    def is_lifted(self) -> bool:
        """Whether the limit is lifted and it is still to be done, as soon as practicable."""
        return self.outcome is Disapplied and not self.is_done


class Happened(Protocol):
    """An event, as far as a step that counts from it reads it."""

    @property
    def id(self) -> str | None:
        """Its id, which no other event of the case has."""

    @property
    def kind(self) -> EventKind:
        """Its kind."""

    @property
    def on(self) -> date:
        """Its day."""


H = TypeVar("H", bound=Happened)


class Chronology(Protocol[H]):
    """A case, as far as the authority's own steps read it."""

    @property
    def case(self) -> Case | Subject:
        """The case, for its reference and its facts."""

    @property
    def as_of(self) -> date:
        """The day of the question."""

    @property
    def calendar(self) -> WorkingCalendar:
        """The working days."""

    @property
    def law(self) -> Statute:
        """The statute."""

    def events(self, kind: EventKind) -> Sequence[H]:
        """Give the visible events of a kind, in order of date."""

    def alike(self, start: H, kind: EventKind) -> Iterable[date]:
        """Give the days of the visible events of a kind, in order; of those about the same body, where the start is about one."""

    def asker(self, start: H) -> Asker:
        """Say who made the request that an event is, or follows from."""

    def around(self, step: InternalStep) -> Iterator[Sequence[Occurred]]:
        """Give the occurrences of each duty whose limit is for a step or for what comes after it, in the order of the law."""
