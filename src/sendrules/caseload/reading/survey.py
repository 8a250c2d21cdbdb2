"""A first look at the whole of a source: whether the rows of each case stand together, and in which form columns write their days."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc
from numpy.typing import NDArray

from sendrules.caseload.reading.cells import Cells, Column, listed
from sendrules.caseload.reading.days import ISO_FORM, Form, Seen, cannot_tell
from sendrules.caseload.reading.pieces import Piece, Source
from sendrules.caseload.reading.runs import Runs, runs_of
from sendrules.errors import InputError, Problem

_MOST_TEXTS = 200_000
"""How many different texts of one column are looked at to tell its form; a day can be written in far fewer."""


@dataclass(frozen=True, slots=True)
class Surveyed:
    """What the first look found.

    Attributes:
        rows: how many rows there are.
        together: whether the rows of each case stand together.
        forms: by the name of a column in the source, the form in which it writes days, and whether it has others too.
    """

    rows: int
    together: bool
    forms: Mapping[str, tuple[Form, bool]]


def survey(source: Source, case: str, days: Iterable[str], named: Form | None) -> Surveyed:
    """Look through a source.

    Args:
        source: the source.
        case: the name there of the column with the references.
        days: the names of the columns that hold days.
        named: the form in which days are written, where the user says it.

    Raises:
        InputError: a column writes days that may be two different days, and the user does not say in which form.
    """
    columns = {name: _OfDays() for name in days}
    texts = {name: seen for name, seen in columns.items() if source.may_have_texts(name)}
    rows, cases = 0, _Cases()
    for piece in source.scan([case, *texts]):
        rows += len(piece)
        cases.add(runs_of(piece.columns[case]))
        for name, seen in texts.items():
            seen.add(piece, name, named)
    problems = [
        Problem(_where(source, seen.where, name), *cannot_tell(seen.seen.ambiguous))
        for name, seen in columns.items()
        if seen.seen.form(named) is None
    ]
    if problems:
        raise InputError(source.name, problems)
    forms = {name: (seen.seen.form(named) or ISO_FORM, seen.seen.mixed) for name, seen in columns.items()}
    return Surveyed(rows, cases.together, forms)


def _where(source: Source, at: tuple[int, int] | None, column: str) -> str:
    if at is None:
        return f"column {column}"
    place = source.place(*at)
    return f"{place.counted} {place.row}, column {column}"


class _OfDays:
    """What a column of days writes as text."""

    def __init__(self) -> None:
        self.seen = Seen()
        self.where: tuple[int, int] | None = None
        self._texts: set[str] = set()

    def add(self, piece: Piece, name: str, named: Form | None) -> None:
        column = piece.columns[name]
        for text in _texts_of(column):
            if text in self._texts or len(self._texts) > _MOST_TEXTS:
                continue
            self._texts.add(text)
            if self.seen.add(text, named):
                row = _row_of(column, text)
                self.where = int(piece.file[row]), int(piece.row[row])


def _texts_of(column: Column) -> Sequence[str]:
    if isinstance(column, Cells):
        return [value for value in column.values if isinstance(value, str)]
    kind = column.type.value_type if pa.types.is_dictionary(column.type) else column.type
    if not (pa.types.is_string(kind) or pa.types.is_large_string(kind)):
        return ()
    if pa.types.is_dictionary(column.type):
        used = (chunk.dictionary.take(pc.unique(chunk.indices).drop_null()) for chunk in column.chunks)
        return [text for texts in used for text in listed(texts) if isinstance(text, str)]
    return [text for text in listed(pc.unique(column)) if isinstance(text, str)]


def _row_of(column: Column, text: str) -> int:
    if isinstance(column, Cells):
        return int(np.flatnonzero(column.codes == list(column.values).index(text))[0])
    plain = column.cast(column.type.value_type) if pa.types.is_dictionary(column.type) else column
    return max(int(pc.index(plain, pa.scalar(text, plain.type)).as_py()), 0)


class _Cases:
    """Tells whether a case turns up again after its rows ended. It keeps a number of 64 bits for each case."""

    def __init__(self) -> None:
        self.together = True
        self._last: str | None = None
        self._seen: list[NDArray[np.int64]] = []

    def add(self, runs: Runs) -> None:
        """Take the runs that come next into account."""
        references = runs.references
        if not self.together or not references:
            return
        new: Any = np.fromiter(map(hash, references), np.int64, len(references))
        if references[0] == self._last or (references[0] == "" and self._last is not None):
            new = new[1:]
        new.sort()
        self._last = references[-1] if len(references) > 1 or references[0] else self._last
        self.together = not ((new[1:] == new[:-1]).any() or any(_has_any(seen, new) for seen in self._seen))
        self._seen.append(new)
        while len(self._seen) > 1 and len(self._seen[-2]) < 2 * len(self._seen[-1]):
            both = np.concatenate((self._seen.pop(), self._seen.pop()))
            both.sort(kind="stable")  # both parts are in order
            self._seen.append(both)


def _has_any(seen: NDArray[np.int64], new: NDArray[np.int64]) -> bool:
    if not len(seen) or not len(new):
        return False
    at = np.minimum(np.searchsorted(seen, new), len(seen) - 1)
    return bool((seen[at] == new).any())
