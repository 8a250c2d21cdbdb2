"""``Chunk``: the rows of some whole cases as they were read. It becomes an ``EventTable``, here or in another process."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from sendrules.case.columns import CASE, FACTS
from sendrules.caseload.columns.event_table import EventTable
from sendrules.caseload.reading.assembly import Assembled, assembled
from sendrules.caseload.reading.cells import as_cells
from sendrules.caseload.reading.facts import CaseFacts
from sendrules.caseload.reading.headings import Headings, Shape
from sendrules.caseload.reading.odd_cases import Found
from sendrules.caseload.reading.pieces import Piece, joined
from sendrules.caseload.reading.rows import Forms, Rows, long_rows
from sendrules.caseload.reading.rules import BARE
from sendrules.caseload.reading.runs import Runs, joined_runs, runs_of
from sendrules.caseload.reading.wide_rows import wide_rows
from sendrules.errors import Problem

_LONGEST = 200
"""So many characters of a reference are shown."""
_NO_CASE = Problem("", "the case is missing.", "Write the reference of the case into every row.")
_AGAIN = Problem("", "an earlier row has this case too, and a wide table has one row a case.", "Put both into one row.")


@dataclass(frozen=True, slots=True)
class Fault:
    """What is wrong with a row, whose place is known by the number of its file and the number within it.

    Attributes:
        file: the number of the file; -1 where no row is at fault.
        row: the number of the row in it.
        column: our name of the column.
        case: the reference of the case.
        message: what is wrong; it may name other rows by the texts of ``others``.
        fix: what to do.
        others: texts in ``message`` that stand for other rows, each with its file and row.
    """

    file: int
    row: int
    column: str
    case: str
    message: str
    fix: str
    others: tuple[tuple[str, int, int], ...] = ()


@dataclass(frozen=True, slots=True, eq=False)
class Made:
    """What a chunk became.

    Attributes:
        table: the cases that can be answered.
        faults: what is wrong with rows, in their order.
        rows: how many rows belong to the cases of the table.
        invalid: how many rows are wrong.
        left_out: how many rows are right, and belong to a case with a wrong row.
        blank: how many rows say nothing at all.
        cases_left_out: how many cases have a wrong row.
    """

    table: EventTable
    faults: Sequence[Fault]
    rows: int
    invalid: int
    left_out: int
    blank: int
    cases_left_out: int


@dataclass(frozen=True, slots=True)
class Plan:
    """How the columns of a source are read.

    Attributes:
        headings: which columns are read.
        forms: by our name of a column, the form in which it writes days.
        typed: whether the source tells numbers and flags from texts.
    """

    headings: Headings
    forms: Forms
    typed: bool


@dataclass(frozen=True, slots=True, eq=False)
class Chunk:
    """The rows of some whole cases. It can be pickled.

    Attributes:
        piece: the rows, with their columns by our names.
        runs: the rows of each case.
        plan: how the columns are read.
    """

    piece: Piece
    runs: Runs
    plan: Plan

    def made(self) -> Made:
        """Read and check the rows, and give the table of the cases that are right."""
        return _made(self.piece, self.runs, self.plan)


def chunks(pieces: Iterable[Piece], plan: Plan, cases: int) -> Iterator[Chunk]:
    """Cut pieces into chunks of whole cases.

    Args:
        pieces: the pieces, with columns by our names; the rows of each case stand together.
        plan: how the columns are read.
        cases: how many cases a chunk has at most.
    """
    kept: list[Piece] = []
    runs: list[Runs] = []
    for piece in pieces:
        if not len(piece):
            continue
        kept.append(piece)
        runs.append(runs_of(piece.columns[CASE]))
        if sum(map(len, runs)) <= cases:
            continue
        whole, every, first = joined(kept), joined_runs(runs), 0
        found: list[Chunk] = []
        while len(every) - first > cases:
            start, stop = int(every.starts[first]), int(every.starts[first + cases])
            found.append(Chunk(whole.slice(start, stop), every.slice(first, first + cases), plan))
            first += cases
        kept = [whole.slice(int(every.starts[first]), len(whole))]
        runs = [every.slice(first, len(every))]
        del whole, every, piece  # what is given away is not kept here while it is answered
        while found:
            yield found.pop(0)
    if kept:
        yield Chunk(joined(kept), joined_runs(runs), plan)


def _made(piece: Piece, runs: Runs, plan: Plan) -> Made:
    wide = plan.headings.shape is Shape.WIDE
    case = runs.case
    rows = (wide_rows if wide else long_rows)(piece.columns, case, plan.forms)
    at = _row_of(rows, len(piece))
    facts = CaseFacts(
        {fact: as_cells(piece.columns[name]) for fact, name in plan.headings.facts.items()},
        case,
        len(runs),
        typed=plan.typed,
    )
    empty = _empty(rows, piece, runs, at, plan) if len(runs.blank) else np.zeros(len(piece), bool)
    told = _told(runs, case, facts, at, empty, wide)
    found = assembled(rows, runs.references, facts, told)
    return _counted(found, rows, piece, runs, case, empty)


def _row_of(rows: Rows, count: int) -> NDArray[Any]:
    """Give by row of the piece the row that says that there is the case, or the row itself."""
    if rows.source_row is None:
        return np.arange(count)
    bare = np.flatnonzero(rows.kind == BARE)
    found = np.zeros(count, np.int64)
    found[rows.source_row[bare]] = bare
    return found


def _empty(rows: Rows, piece: Piece, runs: Runs, at: NDArray[Any], plan: Plan) -> NDArray[np.bool_]:
    """Say which rows of the piece say nothing at all; they become rows that record nothing."""
    found = np.zeros(len(piece), bool)
    found[runs.blank] = True
    for name in plan.headings.read:
        if name != CASE:
            found &= ~as_cells(piece.columns[name]).given
    if rows.source_row is None:
        rows.kind = rows.kind.copy()
        rows.kind[at[found]] = BARE
    return found


def _told(
    runs: Runs, case: NDArray[Any], facts: CaseFacts, at: NDArray[Any], empty: NDArray[np.bool_], wide: bool
) -> dict[int, dict[tuple[int, str], Problem]]:
    """Gather what is wrong with cases that only the reader can tell: references and facts."""
    found: dict[int, dict[tuple[int, str], Problem]] = {}
    for one, problem in runs.wrong.items():
        found.setdefault(one, {})[int(at[runs.starts[one]]), CASE] = problem
    for one, wrong in facts.wrong.items():
        found.setdefault(one, {}).update({(int(at[row]), f"{FACTS}{name}"): problem for row, name, problem in wrong})
    for row, problem in _about_cases(runs, empty, wide):
        found.setdefault(int(case[row]), {})[int(at[row]), CASE] = problem
    return found


def _about_cases(runs: Runs, empty: NDArray[np.bool_], wide: bool) -> Iterator[tuple[int, Problem]]:
    """Name the rows that have no case, and in a wide table those whose case has a row already."""
    yield from ((row, _NO_CASE) for row in runs.blank[~empty[runs.blank]].tolist())
    if wide:
        again = np.setdiff1d(np.arange(runs.rows), np.concatenate((runs.starts, runs.blank)))
        yield from ((row, _AGAIN) for row in again.tolist())


def _counted(
    found: Assembled, rows: Rows, piece: Piece, runs: Runs, case: NDArray[Any], empty: NDArray[np.bool_]
) -> Made:
    """Count the rows of the piece by what became of them."""
    if not found.wrong and not len(runs.blank):
        return Made(found.table, (), len(piece), 0, 0, 0, 0)
    source = rows.source_row if rows.source_row is not None else np.arange(len(piece))
    invalid = np.zeros(len(piece), bool)
    invalid[[int(source[one.row]) for one in found.wrong]] = True
    bad = np.zeros(len(runs), bool)
    bad[[int(rows.case[one.row]) for one in found.wrong]] = True
    left_out = bad[case] & ~invalid & ~empty
    faults = [
        _fault(one, rows, piece, runs, source) for one in sorted(found.wrong, key=lambda one: int(source[one.row]))
    ]
    return Made(
        found.table,
        faults,
        rows=len(piece) - int(invalid.sum()) - int(left_out.sum()) - int(empty.sum()),
        invalid=int(invalid.sum()),
        left_out=int(left_out.sum()),
        blank=int(empty.sum()),
        cases_left_out=int(bad.sum()),
    )


def _fault(one: Found, rows: Rows, piece: Piece, runs: Runs, source: NDArray[Any]) -> Fault:
    at = int(source[one.row])
    column = rows.heading(one.column, one.row) if rows.heading and one.column else one.column
    others = tuple(
        (text, int(piece.file[other]), int(piece.row[other]))
        for text, row in one.others
        for other in (int(source[row]),)
    )
    reference = runs.references[int(rows.case[one.row])]
    shown = reference if len(reference) <= _LONGEST else f"{reference[: _LONGEST - 3]}..."
    return Fault(int(piece.file[at]), int(piece.row[at]), column, shown, one.message, one.fix, others)


def renamed(pieces: Iterable[Piece], read: Mapping[str, str]) -> Iterator[Piece]:
    """Give pieces with their columns by our names.

    Args:
        pieces: the pieces.
        read: by our name, that in the source.
    """
    for piece in pieces:
        yield Piece({ours: piece.columns[theirs] for ours, theirs in read.items()}, piece.file, piece.row)
