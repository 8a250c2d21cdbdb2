"""``FactSheet``: the facts of a policy for every case of a table, each read in the cheapest way that gives what its function gives."""

from __future__ import annotations

from collections.abc import Hashable, Sequence
from datetime import date
from enum import StrEnum

from sendrules.case.case import Case
from sendrules.case.fact_columns import FactColumns
from sendrules.case.fact_values import FactValue
from sendrules.case.facts import FactDefinition
from sendrules.caseload.columns.event_table import EventTable
from sendrules.local.answers.facts import counted, raised, read_fact
from sendrules.local.declarations.facts import FactDeclared, declared_by

Read = tuple[FactValue | None, str]
"""What counts of a fact, or why nothing does."""
_CHECKED = 500


class HowRead(StrEnum):
    """How a fact was read of many cases.

    AS_RECORDED: it is read as it stands, so each value that is recorded was looked at once. TOGETHER: its function for columns was
    called once for all. ONE_BY_ONE: its function was called for each case that something asked it of.
    """

    AS_RECORDED = "as-recorded"
    TOGETHER = "together"
    ONE_BY_ONE = "one-by-one"


class FactSheet:
    """The facts of a policy for the cases of a table. A fact is read when it is first asked for.

    Args:
        table: the cases.
        as_of: the day of the question.

    Attributes:
        table: the cases.
        as_of: the day of the question.
        how: by the name of each fact that was read, how.
        left: by name, why a function for columns was not used.
        asked: by name, of how many cases a function for one case was asked.
    """

    def __init__(self, table: EventTable, as_of: date) -> None:
        self.table, self.as_of = table, as_of
        self.how: dict[str, HowRead] = {}
        self.left: dict[str, str] = {}
        self.asked: dict[str, int] = {}
        self._read: dict[int, Sequence[Read] | None] = {}
        self._kept: list[FactDefinition] = []  # so that the identity of each stands for it
        self._columns: FactColumns | None = None
        self._of_one: dict[tuple[int, int], Read] = {}

    def read(self, fact: FactDefinition, case: int) -> Read:
        """Give what counts of a fact for a case, or why nothing does: what ``read_fact`` gives.

        Args:
            fact: the fact.
            case: the case, by its number in the table.
        """
        every = self.column(fact)
        return every[case] if every is not None else self._one(fact, case)

    def column(self, fact: FactDefinition) -> Sequence[Read] | None:
        """Give a fact of every case; None where its function has to be asked of each.

        Args:
            fact: the fact.
        """
        if id(fact) not in self._read:
            self._kept.append(fact)
            self._read[id(fact)] = self._made(fact)
        return self._read[id(fact)]

    def every(self, fact: FactDefinition) -> Sequence[Read]:
        """Give a fact of every case, whatever that takes.

        Args:
            fact: the fact.
        """
        found = self.column(fact)
        return found if found is not None else [self._one(fact, case) for case in range(self.table.cases)]

    def _made(self, fact: FactDefinition) -> Sequence[Read] | None:
        entry = declared_by(fact)
        if entry is not None:
            self.how[fact.name] = HowRead.AS_RECORDED
            return self._as_recorded(fact, entry)
        found = self._together(fact) if fact.read_all is not None else None
        self.how[fact.name] = HowRead.ONE_BY_ONE if found is None else HowRead.TOGETHER
        return found

    def _as_recorded(self, fact: FactDefinition, entry: FactDeclared) -> Sequence[Read]:
        recorded = self.table.facts.get(entry.key)
        if recorded is None:
            return [read_fact(fact, _BARE, self.as_of)] * self.table.cases
        found: dict[Hashable, Read] = {}
        return [self._of_value(fact, entry.key, value, found) for value in recorded]

    def _of_value(self, fact: FactDefinition, name: str, value: object, found: dict[Hashable, Read]) -> Read:
        key = (type(value), value)
        try:
            return found[key]
        except KeyError:
            told = found[key] = self._alone(fact, name, value)
            return told
        except TypeError:  # such as a list, which no key can be
            return self._alone(fact, name, value)

    def _alone(self, fact: FactDefinition, name: str, value: object) -> Read:
        facts = {} if value is None else {name: value}
        return read_fact(fact, _BARE.model_copy(update={"facts": facts}), self.as_of)

    def _together(self, fact: FactDefinition) -> Sequence[Read] | None:
        """Give what the function for columns gives; None, with the reason, where it cannot be used."""
        assert fact.read_all is not None
        if self._columns is None:
            self._columns = FactColumns(self.table.facts, self.table.cases)  # type: ignore[arg-type]
        try:
            given = list(fact.read_all(self._columns, self.as_of))
        except KeyboardInterrupt:
            raise
        except BaseException as error:  # a plugin may do anything; the function for one case is asked instead
            self.left[fact.name] = f"its function for columns {raised(error)}"
            return None
        if len(given) != self.table.cases:
            self.left[fact.name] = (
                f"its function for columns gave {len(given):,} values for {self.table.cases:,} cases; "
                "it should give one for each case"
            )
            return None
        found = [_counted(fact, value) for value in given]
        for case in range(0, len(found), _CHECKED):
            alone = read_fact(fact, self.table.case_of(case), self.as_of)
            if repr(alone) != repr(found[case]):
                reference = self.table.references[case]
                self.left[fact.name] = f"its two functions do not agree on {reference}: {found[case]} and {alone}"
                return None
        return found

    def _one(self, fact: FactDefinition, case: int) -> Read:
        key = id(fact), case
        told = self._of_one.get(key)
        if told is None:
            self.asked[fact.name] = self.asked.get(fact.name, 0) + 1
            told = self._of_one[key] = read_fact(fact, self.table.case_of(case), self.as_of)
        return told


def _counted(fact: FactDefinition, value: object) -> Read:
    if isinstance(value, BaseException):
        return None, raised(value)
    return counted(fact, value)


_BARE = Case(reference="the facts alone")
