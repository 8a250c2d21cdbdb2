"""``Row``: a case of a table, as a policy sees it: its reference and its facts, read before for all."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from functools import cached_property
from typing import cast

from sendrules.case.case import Case
from sendrules.case.fact_values import FactValue
from sendrules.case.facts import FactDefinition
from sendrules.case.subject import Subject
from sendrules.caseload.local.facts import FactSheet


class Row(Subject):
    """A case of a table.

    Args:
        sheet: the facts of the table.
        case: the case, by its number in the table.
    """

    def __init__(self, sheet: FactSheet, case: int) -> None:
        self._sheet, self._case = sheet, case

    def __repr__(self) -> str:
        return f"<Row {self.reference}>"

    @property
    def reference(self) -> str:
        """The case's own reference."""
        return self._sheet.table.references[self._case]

    @cached_property
    def facts(self) -> Mapping[str, FactValue]:
        """What the case records by name, in order of the names."""
        columns = self._sheet.table.facts
        values = ((name, column[self._case]) for name, column in columns.items())
        return {name: cast("FactValue", value) for name, value in values if value is not None}

    def whole(self) -> Case:
        """Make the case."""
        return self._sheet.table.case_of(self._case)

    def read(self, fact: FactDefinition, as_of: date) -> tuple[FactValue | None, str]:
        """Give what counts of a fact, or why nothing does.

        Args:
            fact: the fact.
            as_of: the day of the question, which is the sheet's.
        """
        assert as_of == self._sheet.as_of
        return self._sheet.read(fact, self._case)
