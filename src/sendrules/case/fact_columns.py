"""``FactColumns``: the facts that many cases record, a column a name, for a function that reads a fact of all of them at once."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from sendrules.case.fact_values import FactValue


class FactColumns(Mapping[str, tuple[FactValue | None, ...]]):
    """What many cases record by name. A column has one value a case, in the order of the cases; None where one records nothing.

    A name that no case records gives a column of None, as ``case.facts.get(name)`` gives None of one case. Nothing of it can be
    changed.

    Args:
        recorded: by name, the values of the cases.
        cases: how many cases there are.

    Attributes:
        cases: how many cases there are.

    >>> columns = FactColumns({"in_care": (True, None)}, cases=2)
    >>> columns["in_care"], columns["age"], list(columns)
    ((True, None), (None, None), ['in_care'])
    """

    __slots__ = ("_recorded", "cases")

    def __init__(self, recorded: Mapping[str, Sequence[FactValue | None]], cases: int) -> None:
        self._recorded = {name: tuple(values) for name, values in recorded.items()}
        self.cases = cases

    def __getitem__(self, name: str) -> tuple[FactValue | None, ...]:
        found = self._recorded.get(name)
        return found if found is not None else (None,) * self.cases

    def __contains__(self, name: object) -> bool:
        return name in self._recorded

    def __iter__(self) -> Iterator[str]:
        return iter(self._recorded)

    def __len__(self) -> int:
        return len(self._recorded)
