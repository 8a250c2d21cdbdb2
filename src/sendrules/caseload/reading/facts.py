"""Named facts: one value a case, from columns that may say it in any row of the case."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

import numpy as np
from numpy.typing import NDArray

from sendrules.case.refusals import shown
from sendrules.caseload.columns.event_table import Codes
from sendrules.caseload.reading.cells import Cells
from sendrules.caseload.reading.values import Wrong, fact_of
from sendrules.errors import Problem


class CaseFacts:
    """The facts of some cases.

    Args:
        cells: by name of the fact, its column.
        case: by row the case.
        cases: how many cases there are.
        typed: whether the source tells numbers and flags from texts.

    Attributes:
        wrong: by case, the row, the name of the fact and what is wrong with the value.
    """

    def __init__(self, cells: Mapping[str, Cells], case: NDArray[Any], cases: int, *, typed: bool) -> None:
        self.wrong: dict[int, list[tuple[int, str, Problem]]] = {}
        self._codes: dict[str, Codes] = {}
        self._values: dict[str, Sequence[Any]] = {}
        for name, column in sorted(cells.items()):
            if column.given.any():
                self._add(name, column, case, cases, typed)

    def _add(self, name: str, cells: Cells, case: NDArray[Any], cases: int, typed: bool) -> None:
        values: list[Any] = [None]
        known: dict[tuple[type, Any], int] = {}
        problems: dict[int, Problem] = {}
        lookup = np.zeros(len(cells.values), np.int32)
        for n, given in enumerate(cells.values):
            if given is None:
                continue
            value = fact_of(given, typed)
            if isinstance(value, Wrong):
                problems[n], lookup[n] = value.problem, -1
                continue
            lookup[n] = known.setdefault((type(value), value), len(values))
            if lookup[n] == len(values):
                values.append(value)
        rows = np.flatnonzero(cells.codes)
        codes, own = lookup[cells.codes[rows]], case[rows]
        found = np.zeros(cases, np.int32)
        found[own[::-1]] = codes[::-1]  # the first row of a case that says something
        self._codes[name], self._values[name] = np.maximum(found, 0), values
        for place in np.flatnonzero((codes != found[own]) | (codes < 0)).tolist():
            row, one = int(rows[place]), int(own[place])
            problem = problems.get(int(cells.codes[row])) or _differs(values[codes[place]], values[max(found[one], 0)])
            self.wrong.setdefault(one, []).append((row, name, problem))

    def of(self, case: int) -> dict[str, Any]:
        """Give the facts of a case."""
        return {name: self._values[name][codes[case]] for name, codes in self._codes.items() if codes[case]}

    def columns(self, kept: NDArray[Any]) -> dict[str, Sequence[object]]:
        """Give the facts of some cases, a list of values by case for each name that any has."""
        found: dict[str, Sequence[object]] = {}
        for name, codes in self._codes.items():
            own = codes[kept]
            if own.any():
                values = self._values[name]
                found[name] = [values[code] for code in own.tolist()]
        return found


def _differs(value: Any, first: Any) -> Problem:
    said = (
        f"an earlier row of the case says {shown(first)}"
        if first is not None
        else "an earlier row of the case is wrong"
    )
    return Problem(
        "",
        f"this says {shown(value)}, and {said}: a fact has one value a case.",
        "Make them the same, or leave one out.",
    )
