"""``Rows``: the rows of some whole cases, each column read by what it holds. Long and wide tables become the same rows."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

import numpy as np
from numpy.typing import NDArray

from sendrules.case.columns import AROUND, CASE, FACTS, KIND, KINDS_OF_ROW, ON, ONLY_A_CASE
from sendrules.case.refusals import did_you_mean, shown
from sendrules.caseload.columns.codes import NO_DAY, YES, Days, Flags, to_date
from sendrules.caseload.columns.event_table import Codes
from sendrules.caseload.reading.cells import Cells, Column, NoValue, as_cells, trimmed
from sendrules.caseload.reading.days import ISO_FORM, REFUSED, Form, days_of
from sendrules.caseload.reading.rules import (
    BARE,
    CODES_OF_LIST,
    DAYS,
    EVENTS,
    FLAGS,
    LISTED,
    NAMES,
    ROW_KIND_CODE,
    wrong_fields,
    wrong_members,
    wrong_order,
)
from sendrules.caseload.reading.values import Wrong, flag, kept_codes, kept_text, no_flag
from sendrules.errors import Problem

WRONG = -1
"""The code of a cell that cannot be kept."""
Forms = Mapping[str, tuple[Form, bool]]
"""By our name of a column, the form in which it writes days, and whether it has others too."""


@dataclass(slots=True, eq=False)
class Rows:
    """The rows of some cases, in the order of the source, those of each case together.

    Attributes:
        case: by row the case, from 0 upwards.
        kind: by row the code of its kind, as an index into ``ROW_KINDS``; ``WRONG`` for none.
        days: by column the days.
        codes: by column the codes of closed lists and flags.
        names: by column the codes of names, and the names by code.
        texts: by column its cells, as they were given, for all that holds a text.
        why: by column, what says why the cell of a row cannot be kept; None where only the record can say.
        source_row: by row the row of the piece that it came from; None where both are the same.
        heading: gives for a column and a row our name of the column in the source.
    """

    case: NDArray[Any]
    kind: Codes
    days: dict[str, Days] = field(default_factory=dict)
    codes: dict[str, Codes] = field(default_factory=dict)
    names: dict[str, tuple[Codes, Sequence[Any]]] = field(default_factory=dict)
    texts: dict[str, Cells] = field(default_factory=dict)
    why: dict[str, Callable[[int], Problem | None]] = field(default_factory=dict)
    source_row: NDArray[Any] | None = None
    heading: Callable[[str, int], str] | None = None

    def __len__(self) -> int:
        return len(self.case)

    def given(self, name: str) -> Flags:
        """By row, whether a column says something."""
        found: Flags = self.days[name] != NO_DAY if name in self.days else self.texts[name].given
        return found

    @property
    def columns(self) -> list[str]:
        """The columns that are there, besides ``kind``."""
        return list(dict.fromkeys((*self.days, *self.names, *self.codes, *self.texts)))

    def said(self, row: int) -> dict[str, Any]:
        """Give what a row says, by column, as a record takes it."""
        return {name: self._value(name, row) for name in self.columns if name != KIND and self._is_given(name, row)}

    def _is_given(self, name: str, row: int) -> bool:
        if name in self.days:
            return bool(self.days[name][row] != NO_DAY)
        return bool(self.texts[name].codes[row])

    def _value(self, name: str, row: int) -> Any:
        if name in self.days:
            day = int(self.days[name][row])
            return Refused() if day == REFUSED else to_date(day)
        if name in FLAGS:
            code = int(self.codes[name][row])
            return Refused() if code == WRONG else code == YES
        if name in self.names and self.names[name][0][row] > 0:
            return self.names[name][1][self.names[name][0][row]]
        value = self.texts[name][row]
        if isinstance(value, int) and not isinstance(value, bool):
            value = str(value)
        if not isinstance(value, str):
            return Refused()
        return trimmed(value).split() if name == "kinds" else trimmed(value)

    def own_problem(self, name: str, row: int) -> Problem | None:
        """Say what is wrong with a cell where no record can say it."""
        why = self.why.get(name)
        if name in self.days:
            return why(row) if why and self.days[name][row] == REFUSED else None
        return why(row) if why else None


class Refused:
    """Stands for a cell that was refused; every field of a record refuses it too."""


def long_rows(piece: Mapping[str, Column], case: NDArray[Any], forms: Forms) -> Rows:
    """Give the rows of a long table.

    Args:
        piece: the columns by our names.
        case: by row the case.
        forms: the forms in which columns of text write days.
    """
    kinds = as_cells(piece[KIND])
    rows = Rows(case, kinds.of(_kind_code, WRONG))
    rows.texts[KIND] = kinds
    rows.why[KIND] = lambda row: _wrong_kind(kinds[row])
    for name, column in piece.items():
        if name not in (KIND, CASE) and not name.startswith(FACTS):
            add_column(rows, name, column, forms)
    rows.days.setdefault(ON, np.full(len(rows), NO_DAY, np.int32))
    return rows


def _kind_code(value: Any) -> int:
    return ROW_KIND_CODE.get(trimmed(value), WRONG) if isinstance(value, str) else WRONG


def _wrong_kind(value: Any) -> Problem | None:
    """Say of a kind that is not known whether it is a slip of what is no event; else the record says it."""
    if isinstance(value, NoValue):
        return value.problem
    if not isinstance(value, str) or trimmed(value) in KINDS_OF_ROW:
        return None
    fix = did_you_mean(value, (*AROUND, ONLY_A_CASE))
    return Problem("", f"{shown(value)} is not known.", fix) if fix else None


def add_column(rows: Rows, name: str, column: Column, forms: Forms) -> None:
    """Read a column by what it holds."""
    if name != ON and not isinstance(column, Cells) and column.null_count == len(column):
        return  # nothing in it, and many tables have a column for every field
    if name in DAYS:
        form, mixed = forms.get(name, (ISO_FORM, False))
        rows.days[name], why = days_of(column, form, mixed=mixed)
        rows.why[name] = why
        return
    cells = as_cells(column)
    if not cells.given.any():
        return
    if name in FLAGS:
        codes = rows.codes[name] = cells.of(flag)
        rows.texts[name] = cells
        # it may not refer to the rows: what refers to itself is not freed until the collector comes by
        rows.why[name] = lambda row: no_flag(cells[row]) if codes[row] == WRONG else None
    else:
        _add_text(rows, name, cells)


def _add_text(rows: Rows, name: str, cells: Cells) -> None:
    rows.texts[name] = cells
    wrong: dict[int, Problem] = {}
    if name in NAMES:
        codes, texts, wrong = kept_codes(cells, "name")
        rows.names[name] = codes, texts
    elif name in LISTED:
        codes_of_list = CODES_OF_LIST[name]
        rows.codes[name] = cells.of(lambda value: codes_of_list.get(_trimmed(value), WRONG))
    rows.why[name] = lambda row: _not_a_text(cells[row], wrong.get(int(cells.codes[row])))


def _trimmed(value: Any) -> Any:
    return trimmed(value) if isinstance(value, str) else None


def _not_a_text(value: Any, wrong: Problem | None) -> Problem | None:
    """Say of a cell that holds no text why it cannot be kept; what is wrong with a text, the record says."""
    if isinstance(value, NoValue):
        return value.problem
    return None if isinstance(value, str) or value is None else wrong or _no_text(value)


def _no_text(value: Any) -> Problem | None:
    if isinstance(value, int) and not isinstance(value, bool):
        return None
    return Problem("", f"this is not a text (given: {shown(value)}).", "Write it as a text.")


def odd_rows(rows: Rows) -> Flags:
    """Say which rows a record may refuse. Every other row is right.

    Args:
        rows: the rows.
    """
    odd: Flags = rows.kind == WRONG
    kind = np.where(odd, np.int32(BARE), rows.kind) if odd.any() else rows.kind
    given = {name: rows.given(name) for name in rows.columns if name != KIND}
    event = kind < EVENTS
    for found in wrong_fields(kind, given):
        odd |= found
    for name, days in rows.days.items():
        if name != KIND:
            odd |= days == REFUSED
    for name, codes in rows.codes.items():
        odd |= (codes == WRONG) & event if name == "by" else codes == WRONG
    for codes, _ in rows.names.values():
        odd |= codes == WRONG
    for found in (*wrong_members(kind, rows.codes), *wrong_order(kind, rows.days)):
        odd |= found
    return odd | _odd_texts(rows, event)


def _odd_texts(rows: Rows, event: Flags) -> Flags:
    """Say which rows have a text that a record may refuse."""
    odd = np.zeros(len(rows), bool)
    for name, how in (("note", "lines"), ("what", "text"), ("reason", "text"), ("by", "text")):
        cells = rows.texts.get(name)
        if cells is not None:
            wrong = cells.of(lambda value, how=how: isinstance(kept_text(value, how), Wrong)) > 0  # type: ignore[misc]
            odd |= wrong & ~event if name == "by" else wrong
    if "kinds" in rows.texts:
        odd |= rows.texts["kinds"].of(lambda value: not _are_kinds(value)) > 0
    return odd


def _are_kinds(value: Any) -> bool:
    return isinstance(value, str) and all(ROW_KIND_CODE.get(kind, EVENTS) < EVENTS for kind in value.split())
