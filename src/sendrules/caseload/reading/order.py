"""The order of events in a table, and their ids: as a ``Case`` numbers and sorts them, for many cases at once.

``with_ids`` in ``sendrules.case.case`` numbers the events of a kind in the one order of a case: by day, kind, what they are about, to
whom, and planned or not. A table has events by day and id, and ids are compared as texts: request-10 comes before request-2. Where
these do not set two events apart, or an id that was given may be one that would be made, the case is handed to ``Case`` itself.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from functools import cached_property
from typing import Any

import numpy as np
from numpy.typing import NDArray

from sendrules.case.case import MOST_EVENTS
from sendrules.case.kinds import EventKind, Role
from sendrules.caseload.columns.codes import FIRST_DAY, KINDS, YES, Rows
from sendrules.caseload.columns.event_table import Codes
from sendrules.caseload.reading import rows as read

_KIND_RANK = np.argsort(np.argsort([kind.value for kind in KINDS])).astype(np.int32)
_TO_RANK = np.concatenate(([0], 1 + np.argsort(np.argsort([role.value for role in Role])), [0])).astype(np.int32)
"""The last is for a role that cannot be kept."""
_MADE = re.compile(rf"(?:{'|'.join(kind.value for kind in EventKind)})-\d+", re.ASCII)
"""What an id looks like that a case makes."""
_DAY_BITS, _KIND_BITS, _TO_BITS = 17, 8, 5
_LESS_THAN_TEN = 9


def _text_ranks(most: int) -> NDArray[np.int64]:
    """By number, its place where numbers are sorted as texts."""
    found = np.empty(most + 1, np.int64)
    found[sorted(range(most + 1), key=str)] = np.arange(most + 1)
    return found


class EventOrder:
    """The order of the events of some cases.

    Args:
        rows: the rows, of which every kind is known where it matters.
        events: which of them are events, in the order of the source.

    Attributes:
        order: the rows of the events in the order of a table.
        unsettled: the cases whose order or ids only ``Case`` can tell.
    """

    def __init__(self, rows: read.Rows, events: Rows) -> None:
        self._rows = rows
        self._case = rows.case if len(events) == len(rows) else rows.case[events]
        found = _keys(rows, events)
        if found is None:
            self._numbering: Rows = events[np.lexsort(_all_keys(rows, events)[::-1])]
            alike = [given[1:] == given[:-1] for given in _all_keys(rows, self._numbering)]
            tied, together = np.logical_and.reduce(alike), np.logical_and.reduce(alike[:3])
        else:
            key, low = found
            self._numbering = events
            if not (key[1:] > key[:-1]).all():
                by = np.argsort(key)
                self._numbering, key = events[by], key[by]
            differing = key[1:] ^ key[:-1]
            tied, together = differing == 0, differing < (1 << low)
        self.unsettled: set[int] = set(np.unique(self._case[1:][tied]).tolist())
        self._settled: dict[int, str] = {}
        named = rows.names.get("id")
        self._given = named if named is not None and named[0][events].any() else None
        self.order: Rows = self._by_texts() if self._given is not None else self._by_numbers(together)

    def settle(self, case_rows: Sequence[int], ids: Mapping[int, str]) -> None:
        """Take the order and the ids of a case that ``Case`` told.

        Args:
            case_rows: the rows of its events in the order of a table.
            ids: by row, the id.
        """
        if case_rows:
            if self.order is self._numbering or not self.order.flags.writeable:
                self.order = self.order.copy()
            first = np.searchsorted(self._case, self._rows.case[case_rows[0]])
            self.order[first : first + len(case_rows)] = case_rows
            self._settled.update(ids)

    def id_of(self, row: int) -> str:
        """Give the id of the event of a row."""
        if row in self._settled:
            return self._settled[row]
        if self._given is not None and self._given[0][row] > 0:
            return str(self._given[1][self._given[0][row]])
        return self._made(row, self._number(row))

    def _made(self, row: int, number: int) -> str:
        """The id that a case makes for an event."""
        return f"{KINDS[self._rows.kind[row]].value}-{number}"

    def _number(self, row: int) -> int:
        """Give the number of one event, from those of its case alone: it is asked of few."""
        first, end = np.searchsorted(self._case, self._rows.case[row] + np.array([0, 1], self._case.dtype)).tolist()
        own = self._numbering[first:end].tolist()
        alike = [one for one in own[: own.index(row) + 1] if self._rows.kind[one] == self._rows.kind[row]]
        return sum(self._given is None or self._given[0][one] == 0 for one in alike)

    @cached_property
    def _numbers(self) -> NDArray[np.int32]:
        """By row, the number of an event among those of its kind in its case that have no id of their own."""
        found = np.zeros(len(self._rows), np.int32)
        unnamed = self._numbering
        if self._given is not None:
            unnamed = unnamed[self._given[0][unnamed] == 0]
        found[unnamed] = numbers(self._rows.case[unnamed], self._rows.kind[unnamed])
        return found

    def _by_numbers(self, together: NDArray[np.bool_]) -> Rows:
        """Sort by numbered ids: as they are numbered, save where ten or more of a kind have one day in common."""
        rows, order = self._rows, self._numbering
        many: set[int] = set()
        for code in np.unique(rows.kind[order[1:][together]]).tolist():
            own = rows.case[np.flatnonzero(rows.kind == code)]
            if len(own) > _LESS_THAN_TEN:
                tenth = own[_LESS_THAN_TEN:]
                many.update(np.unique(tenth[tenth == own[:-_LESS_THAN_TEN]]).tolist())
        if not many:
            return order
        places = np.flatnonzero(np.isin(self._case, list(many)))
        some = order[places]
        ranks = _text_ranks(MOST_EVENTS + 1)[np.minimum(self._numbers[some], MOST_EVENTS + 1)]
        by = np.lexsort((ranks, _KIND_RANK[rows.kind[some]], rows.days["on"][some], self._case[places]))
        order = order.copy()
        order[places] = some[by]
        return order

    def _by_texts(self) -> Rows:
        """Sort by ids of which some were given."""
        assert self._given is not None
        rows, order = self._rows, self._numbering
        codes, texts = self._given
        known: dict[str, int] = {str(text): n for n, text in enumerate(texts) if n}
        looks_made = np.array([text is not None and _MADE.fullmatch(str(text)) is not None for text in texts])
        case, code = rows.case[order], np.maximum(codes[order], 0)
        self._set_aside(case, code, looks_made[code] & (code > 0))
        ids = code.astype(np.int64)
        for place in np.flatnonzero(code == 0).tolist():
            row = int(order[place])
            ids[place] = known.setdefault(self._made(row, int(self._numbers[row])), len(known) + 1)
        every = [None, *known]
        ranks = np.empty(len(every), np.int64)
        ranks[sorted(range(len(every)), key=lambda n: every[n] or "")] = np.arange(len(every))
        return order[np.lexsort((ranks[ids], rows.days["on"][order], case))]

    def _set_aside(self, case: NDArray[Any], code: Codes, looks_made: NDArray[np.bool_]) -> None:
        """Leave to ``Case`` what has an id twice, or an event without an id beside an id that may be made for it."""
        without = np.unique(case[code == 0])
        self.unsettled.update(np.intersect1d(without, case[looks_made]).tolist())
        named = np.flatnonzero(code > 0)
        both = case[named].astype(np.int64) << 32 | code[named]
        several, count = np.unique(both, return_counts=True)
        self.unsettled.update((several[count > 1] >> 32).tolist())


def numbers(case: NDArray[Any], kind: Codes) -> NDArray[np.int32]:
    """Number events by case and kind, in the order in which they stand, from 1.

    >>> numbers(np.array([0, 0, 0, 1]), np.array([5, 7, 5, 5], np.int32)).tolist()
    [1, 1, 2, 1]
    """
    key = case.astype(np.int64) * len(KINDS) + kind
    by = np.argsort(key, kind="stable")
    ordered = key[by]
    place = np.arange(len(key))
    first = (
        np.maximum.accumulate(np.where(np.concatenate(([True], ordered[1:] != ordered[:-1])), place, 0))
        if len(key)
        else place
    )
    found = np.empty(len(key), np.int32)
    found[by] = place - first + 1
    return found


def _parts(rows: read.Rows, events: Rows | slice) -> list[tuple[NDArray[Any], int]]:
    """What events are ordered by in a case, each with how many bits it takes: day, kind, about, to, planned."""
    day = np.maximum(rows.days["on"][events], np.int32(FIRST_DAY))
    found: list[tuple[NDArray[Any], int]] = [(day, _DAY_BITS), (_KIND_RANK[rows.kind[events]], _KIND_BITS)]
    if "about" in rows.names:
        codes, texts = rows.names["about"]
        ranks = np.zeros(len(texts) + 1, np.int32)  # the last is for a name that cannot be kept
        ranks[sorted(range(len(texts)), key=lambda n: texts[n] or "")] = np.arange(len(texts))
        found.append((ranks[codes[events]], len(texts).bit_length()))
    if "to" in rows.codes:
        found.append((_TO_RANK[rows.codes["to"][events]], _TO_BITS))
    if "planned" in rows.codes:
        found.append((rows.codes["planned"][events] == YES, 1))
    return found


def _keys(rows: read.Rows, events: Rows) -> tuple[NDArray[np.int64], int] | None:
    """Give one number for all that events are ordered by, and how many of its bits stand for what comes after the kind.

    None where it has too many bits.
    """
    own = slice(None) if len(events) == len(rows) else events
    parts = _parts(rows, own)
    cases = int(rows.case[-1]) + 1 if len(rows) else 0
    if cases.bit_length() + sum(bits for _, bits in parts) > 63:
        return None
    key = rows.case[own].astype(np.int64)
    for part, bits in parts:
        key <<= bits
        key |= part
    return key, sum(bits for _, bits in parts[2:])


def _all_keys(rows: read.Rows, events: Rows) -> list[NDArray[Any]]:
    return [rows.case[events], *(part for part, _ in _parts(rows, events))]
