"""``Case``: one child's or young person's chronology, what is known around it, and what to ask about it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from typing import TYPE_CHECKING, Literal

from pydantic import Field, ValidationError, model_validator

from sendrules.case import checks
from sendrules.case.circumstances import Circumstance, Claim, Determination
from sendrules.case.events import Event
from sendrules.case.fact_values import Facts
from sendrules.case.kinds import EventKind
from sendrules.case.one_order import in_order, of_circumstance, of_claim, of_determination, of_event
from sendrules.case.problems import problems_of_case
from sendrules.case.record import Name, Record
from sendrules.case.refusals import refuse
from sendrules.errors import Problem

MOST_EVENTS, MOST_OTHERS = 20_000, 2_000


class Case(Record):
    """One case. What is recorded is kept in one order, whatever the order in which it was given.

    Raises:
        InputError: with every problem, its field and its fix.

    >>> case = Case(reference="A-17", events=[Event(kind="request", on=date(2025, 5, 21))])
    >>> case.events[0].id
    'request-1'
    """

    format: Literal["sendrules-case-1"] = Field(
        default="sendrules-case-1", description="The format of this record, for later versions."
    )
    reference: Name = Field(description="The case's own reference. Not a name.")
    events: tuple[Event, ...] = Field(default=(), max_length=MOST_EVENTS, description="What happened, in any order.")
    circumstances: tuple[Circumstance, ...] = Field(
        default=(),
        max_length=MOST_OTHERS,
        description="Closures, absences, exceptional circumstances, missed appointments, coronavirus, gaps in the record.",
    )
    determinations: tuple[Determination, ...] = Field(
        default=(),
        max_length=MOST_OTHERS,
        description="Judgements that a limit was impractical to keep, each for one limb.",
    )
    claims: tuple[Claim, ...] = Field(
        default=(), max_length=MOST_OTHERS, description="Reasons that were given for delay; answered, not believed."
    )
    facts: Facts = Field(
        default_factory=dict,
        description="Other facts by name, for an authority's policy. No statute reads them.",
    )

    if TYPE_CHECKING:

        def __init__(
            self,
            *,
            reference: str,
            format: Literal["sendrules-case-1"] = "sendrules-case-1",
            events: Sequence[Event] = (),
            circumstances: Sequence[Record] = (),
            determinations: Sequence[Determination] = (),
            claims: Sequence[Claim] = (),
            facts: Mapping[str, bool | int | float | str | Sequence[str]] = ...,
        ) -> None: ...

    @model_validator(mode="after")
    def _whole(self) -> Case:
        found = list(checks.repeated(self.events))
        named = tuple(with_ids(self.events))
        found += checks.unknown_triggers(named, self.determinations)
        refuse(*found)  # each at the place where it was given
        records = {
            "events": in_order(named, of_event),
            "circumstances": in_order(self.circumstances, of_circumstance),
            "determinations": in_order(self.determinations, of_determination),
            "claims": in_order(self.claims, of_claim),
        }
        for name, ordered in records.items():
            object.__setattr__(self, name, ordered)
        return self

    @classmethod
    def problems_in(cls, error: ValidationError) -> tuple[Problem, ...]:
        """Say what pydantic refused in plain words, each at its field and with its fix.

        Args:
            error: what pydantic raised.
        """
        return problems_of_case(error, cls)

    def warnings(self, as_of: date | None = None) -> tuple[Problem, ...]:
        """List what looks wrong in the chronology without being impossible: it is used as it stands.

        Args:
            as_of: the day of the question, which tells what is dated after it.
        """
        return (*checks.of_reference(self.reference), *checks.warnings(self.events, as_of))

    def __hash__(self) -> int:
        return hash((self.reference, self.events))


def with_ids(events: tuple[Event, ...]) -> Iterator[Event]:
    """Give every event, with an id. It follows from the dates, so the order in the file does not matter.

    Args:
        events: the events of a case.

    Yields:
        The events in their one order.
    """
    taken = {event.id for event in events if event.id}
    count: Counter[EventKind] = Counter()
    for event in in_order(events, of_event):
        if event.id is not None:
            yield event
            continue
        count[event.kind] += 1
        while (name := f"{event.kind.value}-{count[event.kind]}") in taken:
            count[event.kind] += 1
        yield event.model_copy(update={"id": name})
