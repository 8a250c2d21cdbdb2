"""Where a caseload comes from: parts that can each be read, answered and sent to another process."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import islice
from pathlib import Path
from typing import Any, NamedTuple, Protocol

import pyarrow as pa

from sendrules.case.case import Case
from sendrules.caseload.columns.event_table import EventTable
from sendrules.caseload.reading.chunks import Chunk, Fault
from sendrules.caseload.reading.headings import How, Shape
from sendrules.caseload.reading.read import Reading, read
from sendrules.caseload.reading.sources import are_paths
from sendrules.caseload.results.summary import Summary
from sendrules.caseload.tables.invalid import Invalid
from sendrules.caseload.tables.of_cases import table_of
from sendrules.errors import InputError, Problem, WrongType

BATCH_CASES = 15_000
"""How many cases a batch has, where nobody says otherwise: larger ones take more memory, smaller ones more time a case."""


class Read(NamedTuple):
    """A part that was read.

    Attributes:
        table: the cases that can be answered.
        summary: what came in, and how much of it can be used.
        faults: what is wrong with the rest.
    """

    table: EventTable
    summary: Summary
    faults: Sequence[Fault] = ()


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
        return _all_of(self.table)


@dataclass(frozen=True, slots=True)
class CasesPart:
    """``Case`` objects.

    Attributes:
        cases: the cases.
    """

    cases: tuple[Case, ...]

    def read(self) -> Read:
        """Make a table of them."""
        return _all_of(table_of(self.cases))


def _all_of(table: EventTable) -> Read:
    rows, cases = len(table), table.cases
    return Read(table, Summary(rows_in=rows, rows_answered=rows, cases_in=cases, cases_answered=cases))


@dataclass(frozen=True, slots=True)
class ChunkPart:
    """Rows of a file or a table.

    Attributes:
        chunk: the rows.
    """

    chunk: Chunk

    def read(self) -> Read:
        """Read and check them."""
        made = self.chunk.made()
        summary = Summary(
            rows_in=made.rows + made.invalid + made.left_out,
            rows_answered=made.rows,
            rows_invalid=made.invalid,
            rows_left_out=made.left_out,
            cases_in=made.table.cases + made.cases_left_out,
            cases_answered=made.table.cases,
            cases_invalid=made.cases_left_out,
        )
        return Read(made.table, summary, made.faults)


@dataclass(slots=True)
class Opened:
    """A source that is open, to be closed by a ``with`` block.

    Attributes:
        parts: its parts, which can be asked for once.
        rows: how many rows it has; None where that is not known before they were read.
        notes: what was noticed when it was opened: which column was taken for what.
        reading: the file or table that is read; None for cases that are in memory.
        in_one: whether it is one part, which is answered in this process.
    """

    parts: Iterator[Part]
    rows: int | None = None
    notes: list[str] = field(default_factory=list)
    reading: Reading | None = None
    in_one: bool = False

    def placed(self, faults: Iterable[Fault]) -> Iterator[Invalid]:
        """Say what is wrong with rows, each with its place as the user's program shows it.

        Args:
            faults: what is wrong.
        """
        return (self.reading.placed(fault) for fault in faults) if self.reading is not None else iter(())

    def __enter__(self) -> Opened:
        return self

    def __exit__(self, *error: object) -> None:
        if self.reading is not None:
            self.reading.close()


def opened(
    source: Any,
    batch_cases: int = BATCH_CASES,
    *,
    columns: Mapping[str, str | None] | None = None,
    shape: Shape | str | None = None,
    day_format: str | None = None,
    sheet: str | None = None,
) -> Opened:
    """Open a source.

    Args:
        source: a path or a list of paths, or anything that gives a stream of Arrow, as for ``read``; ``Case`` objects; or an ``EventTable``.
        batch_cases: how many cases a part has.
        columns: by the name of a column in the source our name for it, as for ``read``.
        shape: whether a row is an event or a case, as for ``read``.
        day_format: how texts write days, as for ``read``.
        sheet: the sheet of a workbook.

    Raises:
        WrongType: the source is of no kind that can be read.
        InputError: it cannot be read, two cases share a reference, or ``batch_cases`` is not positive.
    """
    if not isinstance(batch_cases, int):
        raise WrongType(f"batch_cases must be a whole number, not {type(batch_cases).__name__}")
    if batch_cases < 1:
        what = f"{batch_cases} is not a number of cases."
        fix = f"Give {BATCH_CASES}, or another number of 1 or more."
        raise InputError("evaluate", [Problem("batch_cases", what, fix)])
    if isinstance(source, str | Path | pa.RecordBatch) or hasattr(source, "__arrow_c_stream__") or are_paths(source):
        return _opened(read(source, columns=columns, shape=shape, day_format=day_format, sheet=sheet), batch_cases)
    given = {"columns": columns, "shape": shape, "day_format": day_format, "sheet": sheet}
    if said := [name for name, value in given.items() if value is not None]:
        what = "cases that are objects already have no columns to read."
        raise InputError("evaluate", [Problem(name, what, f"Leave `{name}` out.") for name in said])
    if isinstance(source, EventTable):
        return Opened(iter((TablePart(source),)), len(source), in_one=True)
    if isinstance(source, Iterable) and not isinstance(source, bytes | Mapping | Case):
        return Opened(_parts_of_cases(source, batch_cases))
    raise WrongType(
        f"a caseload is a path, a table that gives a stream of Arrow (pyarrow, polars, pandas, DuckDB), or a list of Case objects, "
        f"not {type(source).__name__}"
    )


def _opened(reading: Reading, batch_cases: int) -> Opened:
    notes = [str(heading) for heading in reading.columns if heading.how in (How.GUESSED, How.NOT_READ)]
    return Opened(map(ChunkPart, reading.chunks(batch_cases)), reading.rows, notes, reading)


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
