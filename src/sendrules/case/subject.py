"""``Subject``: a case of which the facts are at hand and the chronology is not: a row of a table of cases."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Mapping
from datetime import date
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from sendrules.case.case import Case
    from sendrules.case.events import Event
    from sendrules.case.fact_values import FactValue
    from sendrules.case.facts import FactDefinition


class Subject(ABC):
    """A case by its reference and its facts, for a policy that asks for no more. ``whole`` makes the case itself.

    What a policy reads of a case is read before, for many cases at once, wherever that is possible.
    """

    __slots__ = ()

    @property
    @abstractmethod
    def reference(self) -> str:
        """The case's own reference."""

    @property
    @abstractmethod
    def facts(self) -> Mapping[str, FactValue]:
        """What the case records by name."""

    @property
    def events(self) -> tuple[Event, ...]:
        """What happened, for which the whole case is made."""
        return self.whole().events

    @abstractmethod
    def whole(self) -> Case:
        """Make the case."""

    @abstractmethod
    def read(self, fact: FactDefinition, as_of: date) -> tuple[FactValue | None, str]:
        """Give what counts of a fact, or why nothing does, as ``read_fact`` gives it of a case.

        Args:
            fact: the fact.
            as_of: the day of the question.
        """


def whole(case: Case | Subject) -> Case:
    """Give a case, which is made where it is a row of a table.

    Args:
        case: the case, or a row.
    """
    return case.whole() if isinstance(case, Subject) else case
