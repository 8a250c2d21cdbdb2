"""A wide table, a row a case, as the rows that a long one would have: one for each event, and one that says that there is the case."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

import numpy as np
from numpy.typing import NDArray

from sendrules.case.columns import KIND, ON
from sendrules.caseload.columns.codes import KIND_CODE, NO_DAY, Days
from sendrules.caseload.reading.cells import Cells, Column, as_cells
from sendrules.caseload.reading.days import ISO_FORM, days_of
from sendrules.caseload.reading.headings import Slot, slot_of
from sendrules.caseload.reading.rows import Forms, Rows, add_column
from sendrules.caseload.reading.rules import BARE, DAYS, ROW_KINDS
from sendrules.errors import Problem

Rest = NDArray[np.int64]


def wide_rows(piece: Mapping[str, Column], case: NDArray[Any], forms: Forms) -> Rows:
    """Give the rows of a wide table.

    Args:
        piece: the columns by our names.
        case: by row the case.
        forms: the forms in which columns of text write days.
    """
    groups: dict[tuple[str, int], dict[str, str]] = {}
    for name in piece:
        slot = slot_of(name)
        if slot is not None:
            groups.setdefault((slot.kind.value, slot.number), {})[slot.field] = name
    events = [_Events(piece, fields, forms, len(case)) for fields in groups.values()]
    count = len(case)
    source = np.concatenate([np.arange(count), *(one.rows for one in events)])
    kinds = [slot_of(next(iter(fields.values()))) for fields in groups.values()]
    code = np.concatenate(
        [np.full(count, BARE, np.int32), *(_kinds(slot, one) for slot, one in zip(kinds, events, strict=True))]
    )
    by = np.argsort(case[source], kind="stable")
    which = np.concatenate([np.full(count, -1), *(np.full(len(one.rows), n) for n, one in enumerate(events))])[by]
    rows = Rows(case[source][by], code[by], source_row=source[by])
    rows.texts[KIND] = Cells(code[by] + np.int32(1), [None, *ROW_KINDS])
    slots = list(groups)
    fields = list(groups.values())

    def heading(column: str, row: int) -> str:
        if which[row] < 0:
            return column
        kind, number = slots[which[row]]
        return fields[which[row]].get(column) or (kind if number == 1 else f"{kind}.{number}")

    rows.heading = heading
    for name in dict.fromkeys(field for one in events for field in one.fields):
        _join(rows, name, events, count, by)
    rows.days.setdefault(ON, np.full(len(rows), NO_DAY, np.int32))
    return rows


def _kinds(slot: Slot | None, events: _Events) -> NDArray[np.int32]:
    assert slot is not None
    return np.full(len(events.rows), KIND_CODE[slot.kind], np.int32)


class _Events:
    """The events of one kind and number: the rows that have one, and what they say."""

    def __init__(self, piece: Mapping[str, Column], fields: Mapping[str, str], forms: Forms, count: int) -> None:
        self.fields: dict[str, tuple[Days, Callable[[int], Problem]] | Cells] = {}
        given = np.zeros(count, bool)
        for field, name in fields.items():
            if field in DAYS:
                form, mixed = forms.get(name, (ISO_FORM, False))
                days, why = days_of(piece[name], form, mixed=mixed)
                self.fields[field] = days, why
                given |= days != NO_DAY
            else:
                cells = as_cells(piece[name])
                self.fields[field] = cells
                given |= cells.given
        self.rows: Rest = np.flatnonzero(given)


def _join(rows: Rows, name: str, events: list[_Events], count: int, by: NDArray[Any]) -> None:
    """Put a field of all kinds and numbers into one column."""
    if name in DAYS:
        _join_days(rows, name, events, count, by)
        return
    codes: list[NDArray[np.int32]] = [np.zeros(count, np.int32)]
    values: list[Any] = [None]
    for one in events:
        cells = one.fields.get(name)
        if isinstance(cells, Cells):
            own = cells.codes[one.rows]
            codes.append(np.where(own > 0, own + np.int32(len(values) - 1), np.int32(0)))
            values += cells.values[1:]
        else:
            codes.append(np.zeros(len(one.rows), np.int32))
    add_column(rows, name, Cells(np.concatenate(codes)[by], values), {})


def _join_days(rows: Rows, name: str, events: list[_Events], count: int, by: NDArray[Any]) -> None:
    parts: list[Days] = [np.full(count, NO_DAY, np.int32)]
    whys: list[Callable[[int], Problem] | None] = [None]
    for one in events:
        found = one.fields.get(name)
        if isinstance(found, tuple):
            parts.append(found[0][one.rows])
            whys.append(found[1])
        else:
            parts.append(np.full(len(one.rows), NO_DAY, np.int32))
            whys.append(None)
    which = np.concatenate([np.full(len(part), n) for n, part in enumerate(parts)])[by]
    source = rows.source_row
    assert source is not None

    def why(row: int) -> Problem | None:
        of = whys[which[row]]
        return of(int(source[row])) if of else None

    rows.days[name] = np.concatenate(parts)[by]
    rows.why[name] = why
