"""From the rows of whole cases to an ``EventTable``, with what is wrong with the rows of the cases that cannot be answered."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from sendrules.case.case import MOST_OTHERS
from sendrules.case.kinds import EventKind, NameKey, name_key
from sendrules.caseload.columns.codes import (
    DAY_FIELDS,
    FLAG_FIELDS,
    LISTED_FIELDS,
    NAME_FIELDS,
    NO_DAY,
    YES,
)
from sendrules.caseload.columns.codes import Rows as RowNumbers
from sendrules.caseload.columns.event_table import Codes, EventTable, Grounds, first_rows
from sendrules.caseload.reading.facts import CaseFacts
from sendrules.caseload.reading.odd_cases import Found, RawCase, raw_case, refused, settled
from sendrules.caseload.reading.order import EventOrder
from sendrules.caseload.reading.rows import Rows, odd_rows
from sendrules.caseload.reading.rules import CIRCUMSTANCE_OF, DETERMINED, EVENTS, ROW_KINDS
from sendrules.errors import Problem

_FIRST = ("first_day_closed", "first_day", "on")
_LAST = ("reopens", "last_day")


@dataclass(frozen=True, slots=True, eq=False)
class Assembled:
    """What became of the rows of some cases.

    Attributes:
        table: the cases that can be answered.
        wrong: what is wrong, each at its row.
    """

    table: EventTable
    wrong: Sequence[Found]


def assembled(
    rows: Rows, references: Sequence[str], facts: CaseFacts, told: Mapping[int, Mapping[tuple[int, str], Problem]]
) -> Assembled:
    """Give the table of some cases.

    Args:
        rows: their rows, in order of the cases.
        references: by case its reference, in its one form.
        facts: their facts.
        told: by case, what is wrong with it that only the reader can tell, by row and column.
    """
    return _Assembly(rows, references, facts, told).result()


class _Assembly:
    def __init__(
        self,
        rows: Rows,
        references: Sequence[str],
        facts: CaseFacts,
        told: Mapping[int, Mapping[tuple[int, str], Problem]],
    ) -> None:
        self.rows, self.references, self.facts, self.told = rows, references, facts, told
        self.first = first_rows(rows.case, len(references))
        kind = rows.kind
        self.order = EventOrder(rows, np.flatnonzero((kind >= 0) & (kind < EVENTS)))
        self.circumstances, tied = _in_order(rows, np.flatnonzero(CIRCUMSTANCE_OF[kind] >= 0), _of_circumstance(rows))
        self.determinations, judged = _in_order(rows, np.flatnonzero(kind == DETERMINED), _of_determination(rows))
        odd = np.unique(rows.case[odd_rows(rows)]).tolist()
        many = np.flatnonzero(np.diff(self.first) > MOST_OTHERS).tolist()
        self.odd = sorted({*odd, *many, *told, *self.order.unsettled, *tied, *judged})
        self.wrong: list[Found] = []
        self.bad = np.zeros(len(references), bool)

    def own(self, case: int) -> Sequence[int]:
        """The rows of a case."""
        return range(int(self.first[case]), int(self.first[case + 1]))

    def raw(self, case: int) -> RawCase:
        return raw_case(self.rows, self.own(case), self.references[case], self.facts.of(case))

    def result(self) -> Assembled:
        for case in self.odd:
            self._look_at(case)
        row_of = self._triggers()
        return Assembled(self._table(row_of), self.wrong)

    def _look_at(self, case: int) -> None:
        """Hand a case to ``Case``, and take what it says."""
        own, raw = self.own(case), self.raw(case)
        found = refused(self.rows, own, raw, self.told.get(case, {}))
        if found:
            self.wrong += found
            self.bad[case] = True
            return
        told = settled(raw)
        self.order.settle(told.events, told.ids)
        for rows, ordered in ((self.circumstances, told.circumstances), (self.determinations, told.determinations)):
            if ordered:
                start = int(np.searchsorted(self.rows.case[rows], case))
                rows[start : start + len(ordered)] = ordered

    def _triggers(self) -> Mapping[int, int]:
        """Give by row of a determination the row of the event that it names. What names none makes its case wrong."""
        found: dict[int, int] = {}
        if "trigger" not in self.rows.names:
            return found
        codes, names = self.rows.names["trigger"]
        for row in self.determinations[codes[self.determinations] > 0].tolist():
            case = int(self.rows.case[row])
            if self.bad[case]:
                continue
            events = (one for one in self.own(case) if 0 <= self.rows.kind[one] < EVENTS)
            event = next((one for one in events if self.order.id_of(one) == names[codes[row]]), None)
            if event is None:
                self.wrong += refused(self.rows, self.own(case), self.raw(case), {})
                self.bad[case] = True
            else:
                found[row] = event
        return found

    def _table(self, trigger_of: Mapping[int, int]) -> EventTable:
        rows, good = self.rows, ~self.bad
        every = bool(good.all())
        number = np.cumsum(good) - 1
        kept = np.flatnonzero(good)

        def keep(order: RowNumbers) -> RowNumbers:
            return order if every else order[good[rows.case[order]]]

        order, circumstances, determinations = (
            keep(self.order.order),
            keep(self.circumstances),
            keep(self.determinations),
        )
        case = number[rows.case[order]].astype(np.int32) if not every else rows.case[order]
        names = _Names(rows)
        place = _places(order, trigger_of)
        return EventTable(
            references=[self.references[n] for n in kept.tolist()] if not every else list(self.references),
            case=case,
            kind=rows.kind[order],
            on=rows.days["on"][order],
            days={name: days for name in DAY_FIELDS if (days := _days(rows, name, order)) is not None},
            codes=_codes(rows, order, names),
            first=first_rows(case, len(kept)),
            grounds=_grounds(
                rows,
                number,
                circumstances,
                determinations,
                {row: place[event] for row, event in trigger_of.items() if event in place},
                names,
            ),
            names=names.by_code,
            case_of=lambda n: self.raw(int(kept[n])).case(),
            id_of=lambda row: self.order.id_of(int(order[row])),
            facts=self.facts.columns(kept),
        )


def _places(order: RowNumbers, trigger_of: Mapping[int, int]) -> dict[int, int]:
    """Give by row of an event that is a trigger its place in the table."""
    wanted = np.array(sorted(set(trigger_of.values())), np.int64)
    at = np.flatnonzero(np.isin(order, wanted)) if len(wanted) else wanted
    return dict(zip(order[at].tolist(), at.tolist(), strict=True))


class _Names:
    """Codes for the names of the rows, of which two that are the same but for capitals and spaces have one. Ids of duties
    stand exactly.
    """

    def __init__(self, rows: Rows) -> None:
        self.by_code: list[str | None] = [None]
        self._rows = rows
        self._known: dict[NameKey | str, int] = {None: 0}
        self._lookups: dict[str, Codes] = {}

    def codes(self, column: str, order: RowNumbers) -> Codes | None:
        """Give the codes of the names of a column; None where it is not there."""
        if column not in self._rows.names:
            return None
        codes, texts = self._rows.names[column]
        if column not in self._lookups:
            self._lookups[column] = np.array([self._code(text, exact=column == "duty") for text in texts], np.int32)
        return self._lookups[column][codes[order]]

    def _code(self, name: str | None, *, exact: bool) -> int:
        code = self._known.setdefault(name if exact else name_key(name), len(self.by_code))
        if code == len(self.by_code):
            self.by_code.append(name)
        return code


def _days(rows: Rows, name: str, order: RowNumbers) -> NDArray[np.int32] | None:
    """Give the days of events; None where none has any."""
    if name not in rows.days:
        return None
    found = rows.days[name][order]
    return found if (found != NO_DAY).any() else None


def _codes(rows: Rows, order: RowNumbers, names: _Names) -> dict[str, Codes]:
    found = {name: rows.codes[name][order] for name in (*LISTED_FIELDS, *FLAG_FIELDS) if name in rows.codes}
    found |= {name: codes for name in NAME_FIELDS if (codes := names.codes(name, order)) is not None}
    if "planned" in rows.codes:
        found["planned"] = (rows.codes["planned"][order] == YES).astype(np.int32)
    return {name: column for name, column in found.items() if column.any()}


def _first_of(rows: Rows, columns: Sequence[str], order: RowNumbers) -> NDArray[np.int32]:
    """Give the day of the first of some columns that has one; of a kind only one may."""
    found = np.full(len(order), NO_DAY, np.int32)
    for name in columns:
        if name in rows.days:
            found = np.where(found == NO_DAY, rows.days[name][order], found)
    return found


def _either(columns: Sequence[str], give: Callable[[str], Codes | None], count: int) -> Codes:
    """Give the codes of the first of some columns that says something; of a kind only one may."""
    found = np.zeros(count, np.int32)
    for name in columns:
        codes = give(name)
        if codes is not None:
            found = np.where(found == 0, codes, found)
    return found


def _of_circumstance(rows: Rows) -> Callable[[RowNumbers], Sequence[NDArray[Any]]]:
    return lambda order: (_first_of(rows, _FIRST, order), _KIND_RANK[rows.kind[order]])


def _of_determination(rows: Rows) -> Callable[[RowNumbers], Sequence[NDArray[Any]]]:
    def keys(order: RowNumbers) -> Sequence[NDArray[Any]]:
        codes, texts = rows.names.get("limb", (np.zeros(len(rows), np.int32), [None]))
        ranks = np.empty(len(texts), np.int64)
        ranks[sorted(range(len(texts)), key=lambda n: texts[n] or "")] = np.arange(len(texts))
        return rows.days["on"][order], ranks[np.maximum(codes[order], 0)]

    return keys


def _in_order(
    rows: Rows, own: RowNumbers, keys: Callable[[RowNumbers], Sequence[NDArray[Any]]]
) -> tuple[RowNumbers, list[int]]:
    """Sort rows within their cases, and name the cases in which two are not set apart."""
    if not len(own):
        return own, []
    every = np.array([rows.case[own], *keys(own)])
    by = np.lexsort(every[::-1])
    tied = (every[:, by][:, 1:] == every[:, by][:, :-1]).all(axis=0)
    order = own[by]
    return order, np.unique(rows.case[order[1:][tied]]).tolist()


_KIND_RANK = np.argsort(np.argsort(ROW_KINDS)).astype(np.int64)


def _grounds(
    rows: Rows,
    number: NDArray[Any],
    circumstances: RowNumbers,
    determinations: RowNumbers,
    trigger_at: Mapping[int, int],
    names: _Names,
) -> Grounds:
    count = len(circumstances)
    role = _either(
        ("setting", "who", "affects"), lambda n: rows.codes[n][circumstances] if n in rows.codes else None, count
    )
    name = _either(("institution", "about"), lambda n: names.codes(n, circumstances), count)
    personal = _either(("personal",), lambda n: rows.codes[n][circumstances] if n in rows.codes else None, count)
    missing, sets = _missing_kinds(rows, circumstances)
    limb, limbs = _limbs(rows, determinations)
    return Grounds(
        case=number[rows.case[circumstances]].astype(np.int64),
        kind=CIRCUMSTANCE_OF[rows.kind[circumstances]],
        role=role,
        name=name,
        first=_first_of(rows, _FIRST, circumstances),
        last=_first_of(rows, _LAST, circumstances),
        personal=personal,
        kinds=missing,
        determined_case=number[rows.case[determinations]].astype(np.int64),
        limb=limb,
        determined_on=rows.days["on"][determinations],
        trigger=np.array([trigger_at.get(row, -1) for row in determinations.tolist()], np.int64),
        limbs=limbs,
        kind_sets=sets,
    )


def _missing_kinds(rows: Rows, circumstances: RowNumbers) -> tuple[Codes, tuple[frozenset[EventKind], ...]]:
    """Give the sets of kinds that may be missing in gaps of the record."""
    cells = rows.texts.get("kinds")
    if cells is None:
        return np.zeros(len(circumstances), np.int32), (frozenset(),)
    own = cells.codes[circumstances]
    sets: dict[frozenset[EventKind], int] = {frozenset(): 0}
    lookup = np.zeros(len(cells.values), np.int32)
    for code in np.unique(own[own > 0]).tolist():
        kinds = frozenset(EventKind(kind) for kind in cells.values[code].split())
        lookup[code] = sets.setdefault(kinds, len(sets))
    return lookup[own], tuple(sets)


def _limbs(rows: Rows, determinations: RowNumbers) -> tuple[Codes, tuple[str, ...]]:
    if "limb" not in rows.names:
        return np.zeros(0, np.int32), ()
    codes, texts = rows.names["limb"]
    own = codes[determinations]
    there, first = np.unique(own, return_index=True)
    there = there[np.argsort(first)]
    lookup = np.zeros(len(texts), np.int32)
    lookup[there] = np.arange(len(there))
    return lookup[own], tuple(str(texts[code]) for code in there.tolist())
