"""``read``: a caseload from a file or a table of another library, in batches of whole cases."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from types import TracebackType
from typing import Any

from sendrules.case.columns import CASE, ON
from sendrules.caseload.columns.event_table import EventTable
from sendrules.caseload.reading.chunks import Chunk, Fault, Made, Plan, chunks, renamed
from sendrules.caseload.reading.days import Form, form_named
from sendrules.caseload.reading.headings import Heading, Headings, Shape, headings_of, slot_of
from sendrules.caseload.reading.pieces import Source
from sendrules.caseload.reading.rules import DAYS
from sendrules.caseload.reading.scattered import brought_together
from sendrules.caseload.reading.sources import source_of
from sendrules.caseload.reading.survey import Surveyed, survey
from sendrules.caseload.tables.invalid import Invalid
from sendrules.errors import InputError, Problem, WrongType

CASES = 25_000
"""How many cases a batch has at most."""


@dataclass(slots=True)
class Counts:
    """What became of the rows that were read so far. The first is the sum of the others.

    Attributes:
        rows: all rows, save those in which every cell is empty.
        answered: the rows of the cases that were given.
        invalid: the rows that are wrong.
        left_out: the rows that are right, but belong to a case with a wrong row.
        cases: the cases that were given.
        cases_left_out: the cases with a wrong row.
        blank: the rows in which every cell is empty; no other number has them.
    """

    rows: int = 0
    answered: int = 0
    invalid: int = 0
    left_out: int = 0
    cases: int = 0
    cases_left_out: int = 0
    blank: int = 0

    def add(self, made: Made) -> None:
        """Count what a chunk became."""
        self.rows += made.rows + made.invalid + made.left_out
        self.answered += made.rows
        self.invalid += made.invalid
        self.left_out += made.left_out
        self.cases += made.table.cases
        self.cases_left_out += made.cases_left_out
        self.blank += made.blank


class Reading:
    """A caseload that is being read. Close it, or use it in a ``with`` statement: it may have temporary files.

    Attributes:
        columns: what became of each column of the source, guesses and columns that are not read included.
        shape: what a row is.
        counts: what became of the rows that were read so far.
        rows: how many rows the source has, empty ones included.
        scattered: whether the rows of some case did not stand together, so that they had to be brought together first.
    """

    def __init__(self, source: Source, headings: Headings, named: Form | None) -> None:
        self._source, self._headings = source, headings
        source.keep(list(headings.read.values()))
        days = {ours: theirs for ours, theirs in headings.read.items() if _holds_days(ours)}
        self._surveyed: Surveyed = survey(source, headings.read[CASE], days.values(), named)
        forms = {ours: self._surveyed.forms[theirs] for ours, theirs in days.items()}
        self._plan = Plan(headings, forms, source.typed)
        self.columns: tuple[Heading, ...] = headings.columns
        self.shape: Shape = headings.shape
        self.rows: int = self._surveyed.rows
        self.scattered: bool = not self._surveyed.together
        self.counts = Counts()

    def batches(self, cases: int = CASES) -> Iterator[tuple[EventTable, list[Invalid]]]:
        """Give the cases, batch by batch, each with what is wrong with the rows that were met on the way.

        ``counts`` starts anew with every call.

        Args:
            cases: how many cases a batch has at most.

        Raises:
            InputError: a file turns out to be broken.
        """
        self.counts = Counts()
        for chunk in self.chunks(cases):
            made = chunk.made()
            self.counts.add(made)
            yield made.table, [self.placed(fault) for fault in made.faults]

    def chunks(self, cases: int = CASES) -> Iterator[Chunk]:
        """Give the rows of whole cases, chunk by chunk: for another process, which calls ``made``. ``placed`` gives the places.

        Args:
            cases: how many cases a chunk has at most.
        """
        names = list(self._headings.read.values())
        if self.scattered:
            pieces = brought_together(self._source, names, self._headings.read[CASE], self.rows)
        else:
            pieces = self._source.scan(names)
        return chunks(renamed(pieces, self._headings.read), self._plan, cases)

    def placed(self, fault: Fault) -> Invalid:
        """Give what is wrong with a row, with its place as the user's program shows it.

        Args:
            fault: what is wrong.
        """
        place = self._source.place(fault.file, fault.row)
        message = fault.message
        for text, file, row in fault.others:
            other = self._source.place(file, row)
            elsewhere = f" of {other.file}" if other.file != place.file else ""
            message = message.replace(text, f"{other.counted} {other.row}{elsewhere}", 1)
        column = self._headings.read.get(fault.column, fault.column)
        return Invalid(place.file, place.row, place.counted, column, fault.case, message, fault.fix)

    def close(self) -> None:
        """Remove temporary files."""
        self._source.close()

    def __enter__(self) -> Reading:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()


def read(
    source: Any,
    *,
    columns: Mapping[str, str | None] | None = None,
    shape: Shape | str | None = None,
    day_format: str | None = None,
    sheet: str | None = None,
) -> Reading:
    """Read a caseload.

    A long table has a row an event (``sendrules.case.columns`` describes it), a wide one a row a case and a column a kind of event.

    Args:
        source: the path of a CSV file, of a Parquet file, of a folder of Parquet files or of a workbook of Excel; or anything
            that gives a stream of Arrow: a table or a reader of pyarrow, a data frame of polars or pandas, a result of DuckDB.
        columns: by the name of a column in the source, our name for it; None for one that is not to be read. What is not said is
            found by name, or guessed and reported.
        shape: "long" or "wide"; found out where it is not said.
        day_format: how texts write days where they are not in ISO, such as "DD/MM/YYYY".
        sheet: of a workbook, the sheet.

    Raises:
        InputError: the source cannot be read, a column is missing, or the days of a column may each be two different days.
        WrongType: the source is none of these, or ``columns`` or ``day_format`` is of another type.

    >>> import pyarrow as pa
    >>> table = pa.table({"case": ["A-17", "B-2"], "kind": ["request", "request"], "on": ["2025-05-21", "31/02/2025"]})
    >>> with read(table) as reading:
    ...     for batch, invalid in reading.batches():
    ...         print(batch.references, *invalid)
    ['A-17'] row 1, column on, case B-2: there is no such day (given: '31/02/2025'). February 2025 has 28 days. Write it as YYYY-MM-DD.
    """
    _check(columns, shape, day_format)
    named = form_named(day_format) if day_format is not None else None
    opened = source_of(source, sheet)
    try:
        return Reading(opened, headings_of(opened.names, columns, shape, opened.name), named)
    except BaseException:
        opened.close()
        raise


def _check(columns: object, shape: object, day_format: object) -> None:
    """Refuse what is no column map, no shape and no form of days."""
    if columns is not None and not (
        isinstance(columns, Mapping) and all(isinstance(ours, str | None) for ours in columns.values())
    ):
        raise WrongType("columns must map the names of columns to our names for them, or to None")
    if day_format is not None and not isinstance(day_format, str):
        raise WrongType(f"day_format must be a text, not {type(day_format).__name__}")
    if shape is not None and shape not in list(Shape):
        problem = Problem("shape", f"{shape!r} is no shape of a table.", "Give long, wide or nothing.")
        raise InputError("shape", [problem])


def _holds_days(ours: str) -> bool:
    slot = slot_of(ours)
    return ours in DAYS or (slot is not None and (slot.field == ON or slot.field in DAYS))
