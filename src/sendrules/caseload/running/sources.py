"""Where a caseload comes from: parts that can each be read, answered and sent to another process."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import islice
from typing import NamedTuple, Protocol

from sendrules.case.case import Case
from sendrules.caseload.columns.event_table import EventTable
from sendrules.caseload.results.summary import Summary
from sendrules.caseload.tables.of_cases import table_of
from sendrules.errors import InputError, Problem, WrongType

BATCH_CASES = 25_000
"""How many cases a batch has, where nobody says otherwise."""


class Read(NamedTuple):
    """A part that was read.

    Attributes:
        table: the cases that can be answered.
        summary: what came in, and what cannot be used.
    """

    table: EventTable
    summary: Summary


class Part(Protocol):
    """Some cases of a source that can be read on their own."""

    def read(self) -> Read:
        """Read them."""
        ...


@dataclass(frozen=True, slots=True)
class TablePart:
    """Cases that are a table already.

    Attributes:
        table: the table.
    """

    table: EventTable

    def read(self) -> Read:
        """Give them."""
        return Read(self.table, Summary(rows_in=len(self.table), cases_in=self.table.cases))


@dataclass(frozen=True, slots=True)
class CasesPart:
    """``Case`` objects.

    Attributes:
        cases: the cases.
    """

    cases: tuple[Case, ...]

    def read(self) -> Read:
        """Make a table of them."""
        table = table_of(self.cases)
        return Read(table, Summary(rows_in=len(table), cases_in=table.cases))


def parts_of(source: object, batch_cases: int) -> Iterator[Part]:
    """Give the parts of a source.

    Args:
        source: an ``EventTable``, or ``Case`` objects.
        batch_cases: how many cases a part has.

    Raises:
        WrongType: the source is of no kind that can be read.
        InputError: two cases share a reference, or ``batch_cases`` is not positive.
    """
    if batch_cases < 1:
        what = f"{batch_cases} is not a number of cases."
        raise InputError(
            "evaluate", [Problem("batch_cases", what, f"Give {BATCH_CASES}, or another number of 1 or more.")]
        )
    if isinstance(source, EventTable):
        return iter((TablePart(source),))
    if isinstance(source, Iterable) and not isinstance(source, str | bytes):
        return _parts_of_cases(source, batch_cases)
    raise WrongType(f"a list of Case objects is needed, not {type(source).__name__}")


def _parts_of_cases(cases: Iterable[object], batch_cases: int) -> Iterator[Part]:
    seen: set[str] = set()
    checked = _checked(cases, seen)
    while some := tuple(islice(checked, batch_cases)):
        yield CasesPart(some)


def _checked(cases: Iterable[object], seen: set[str]) -> Iterator[Case]:
    for case in cases:
        if not isinstance(case, Case):
            raise WrongType(f"a list of Case objects is needed, and it has one of type {type(case).__name__}")
        if case.reference in seen:
            what = f"two cases have the reference {case.reference!r}."
            raise InputError("cases", [Problem("reference", what, "Give each case a reference of its own.")])
        seen.add(case.reference)
        yield case
