"""``Flag``: a yes or no that is recorded with the case, read of one case or of a whole table at once."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from sendrules.case.case import Case
from sendrules.case.fact_columns import FactColumns
from sendrules.case.fact_values import FactValue


@dataclass(frozen=True, slots=True)
class Flag:
    """Reads a flag. It guesses nothing: what is neither yes nor no is an error.

    Attributes:
        name: its name in the case's facts.
    """

    name: str

    def __call__(self, case: Case, _as_of: date) -> bool | None:
        """Read it of one case.

        Raises:
            ValueError: what is recorded is neither true nor false.
        """
        found = self._flag(case.facts.get(self.name))
        if isinstance(found, ValueError):
            raise found
        return found

    def read_all(self, columns: FactColumns, _as_of: date) -> Sequence[bool | ValueError | None]:
        """Read it of every case of a table; what is neither yes nor no has its error in its place."""
        return [self._flag(value) for value in columns[self.name]]

    def _flag(self, value: FactValue | None) -> bool | ValueError | None:
        if value is None or isinstance(value, bool):
            return value
        return ValueError(f"facts.{self.name} must be true or false")
