"""``Batch``: many cases as they were known on one day. It is to columns what ``View`` is to one case."""

from __future__ import annotations

from collections.abc import Hashable, Iterable
from datetime import date
from functools import partial
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

from sendrules.case.kinds import DETENTION, Dated, EventKind, ServiceMethod
from sendrules.case.meanings import KINDS as MEANINGS
from sendrules.case.service import deemed_service
from sendrules.case.view import COMES_BY_ITSELF, REQUESTS
from sendrules.caseload.columns.codes import (
    BEYOND,
    KINDS,
    LAST_DAY,
    NO_DAY,
    Days,
    Flags,
    Rows,
    as_bytes,
    is_one_of,
    kind_codes,
    to_day,
)
from sendrules.caseload.columns.day_tables import DayTables
from sendrules.caseload.columns.event_table import Codes, EventTable

_BITS = 17
_FEW = 16
"""So many times more events than those of some kinds make these few."""
SCHEDULED = np.array([MEANINGS[kind].scheduled for kind in KINDS])
"""By the code of a kind, whether one to come can be seen already."""
_SENT = np.array([MEANINGS[kind].on_is is Dated.SENT for kind in KINDS])
_BY_ITSELF = is_one_of(COMES_BY_ITSELF)


class Batch:
    """The part of many cases that can be seen on ``as_of``, one event a row, in order of case, day and id.

    A row is a visible event; ``source`` gives its row in the table. Wherever a function takes ``case`` and days, they are
    columns of the same length, and the answer is a column too.

    Args:
        table: the cases.
        as_of: the day of the question.
        days: the tables of the calendar.

    Attributes:
        table: the cases.
        as_of: the day of the question, as a number.
        tables: the tables of the calendar.
        cases: how many cases there are.
        source: by row the row in the table.
        case: by row the case.
        kind: by row the code of the kind.
        on: by row the day.
        about: by row the code of ``about``; None where no event of the batch has any.
        key: by row the case and the day as one number, in order.
        memo: what was found once and is asked for again: a batch never changes.
    """

    def __init__(self, table: EventTable, as_of: date, days: DayTables) -> None:
        self.table, self.as_of, self.tables = table, to_day(as_of), days
        self.cases = table.cases
        seen = _seen(table, self.as_of)
        self.source: Rows = np.flatnonzero(seen)
        self._whole = len(self.source) == len(table)
        self.case: Codes = self._taken(table.case)
        self.kind: Codes = self._taken(table.kind)
        self.on: Days = self._taken(table.on)
        about = self._taken(table.codes["about"]) if "about" in table.codes else None
        self.about: Codes | None = about if about is not None and np.count_nonzero(about) else None
        self.key: NDArray[np.int64] = self.case.astype(np.int64) << _BITS
        self.key |= self.on
        self.memo: dict[Hashable, Any] = {}
        self._counts: Rows = np.bincount(self.kind, minlength=len(KINDS))
        self._kinds = frozenset(KINDS[code] for code in self._counts.nonzero()[0].tolist())
        self._rows: dict[tuple[EventKind, ...], Rows] = {}
        self._ends: dict[tuple[EventKind, ...], _Ended] = {}
        self._days: dict[Dated, Days] = {Dated.ON: self.on}
        self._on_or: dict[int, Days] = {}

    def __len__(self) -> int:
        return len(self.case)

    def _taken(self, column: NDArray[Any]) -> NDArray[Any]:
        return column if self._whole else column.take(self.source, mode="clip")

    # what an event says

    def code(self, name: str, rows: Rows) -> Codes:
        """Give a closed list's, a flag's or a name's codes for rows; 0 where nothing is recorded."""
        column = self.table.codes.get(name)
        return np.zeros(len(rows), np.int32) if column is None else self._of_table(column, rows)

    def field(self, name: str, rows: Rows) -> Days:
        """Give a day that events state of themselves; ``NO_DAY`` where none is recorded."""
        column = self.table.days.get(name)
        return np.full(len(rows), NO_DAY, np.int32) if column is None else self._of_table(column, rows)

    def _of_table(self, column: NDArray[np.int32], rows: Rows) -> NDArray[np.int32]:
        """What a column of the table says for rows of the batch."""
        return column.take(rows if self._whole else self.source.take(rows, mode="wrap"), mode="wrap")

    def days(self, by: Dated) -> Days:
        """Give by row the date that a provision looks at; ``NO_DAY`` where service cannot be deemed in this calendar."""
        found = self._days.get(by)
        if found is None:
            dates = {Dated.SENT: self._sent, Dated.WRITTEN: self._written, Dated.SERVED: self._served}
            found = self._days[by] = dates[by]()
        return found

    def _sent(self) -> Days:
        sent = self.stated("sent")
        return self.on if sent is None else np.where(sent == NO_DAY, self.on, sent)

    def _written(self) -> Days:
        found, written = self.days(Dated.SENT), self.stated("written")
        return found if written is None else np.where(written == NO_DAY, found, np.minimum(written, found))

    def _served(self) -> Days:
        served, found = self.stated("served"), self.on.copy()
        if "method" in self.table.codes:
            method = self._taken(self.table.codes["method"])
            sent = method.nonzero()[0]
            sent = sent[_SENT[self.kind[sent]]]
            by = method[sent]
            for code in np.bincount(by).nonzero()[0].tolist():
                rows = sent[by == code]
                rule = partial(deemed_service, method=_METHODS[code - 1], calendar=self.tables.calendar)
                deemed = self.tables.apply(("served", code), rule, self.on[rows])
                found[rows] = np.where(deemed == BEYOND, np.int32(NO_DAY), deemed)
        return found if served is None else np.where(served == NO_DAY, found, served)

    def stated(self, name: str) -> Days | None:
        """By row a day that events state of themselves; None where none of the table does."""
        column = self.table.days.get(name)
        if column is None:
            return None
        key = ("stated", name)
        found: Days | None = self.memo.get(key)
        if found is None:
            found = self.memo[key] = self._taken(column)
        return found

    def on_of(self, rows: Rows, absent: int = NO_DAY) -> Days:
        """Give the days of rows; ``absent`` where the row is -1."""
        days = self._on_or.get(absent)
        if days is None:
            days = self._on_or[absent] = ending_with(self.on, absent)
        return days.take(rows, mode="wrap")

    def kind_of(self, rows: Rows) -> Codes:
        """Give the codes of the kinds of rows; -1 where the row is -1."""
        if "kinds or none" not in self.memo:
            self.memo["kinds or none"] = ending_with(self.kind, -1)
        kinds: Codes = self.memo["kinds or none"]
        return kinds.take(rows, mode="wrap")

    # events of certain kinds

    def at(self, case: NDArray[Any], day: NDArray[Any] | int) -> NDArray[np.int64]:
        """Give a case and a day as one number; days outside those that a record may have become the nearest."""
        return _together(case, day, 0)

    def rows(self, kinds: Iterable[EventKind]) -> Rows:
        """Give the rows of the events of these kinds, in order."""
        key = tuple(kinds)
        found = self._rows.get(key)
        if found is None:
            codes = kind_codes(dict.fromkeys(kind for kind in key if kind in self._kinds))
            if not codes:
                found = np.empty(0, np.int64)
            elif len(codes) == 1:
                found = self._by_kind(codes[0])
            else:
                found = self._of_kinds(codes)
            self._rows[key] = found
        return found

    def _of_kinds(self, codes: list[int]) -> Rows:
        each = [self._by_kind(code) for code in codes]
        if sum(map(len, each)) * _FEW < len(self):  # to look at every event takes longer than to sort a few
            return np.sort(np.concatenate(each))
        return self.among(KINDS[code] for code in codes).nonzero()[0]

    def among(self, kinds: Iterable[EventKind]) -> Flags:
        """Give by row whether it is of one of these kinds."""
        if "kinds" not in self.memo:
            self.memo["kinds"] = self.kind.astype(np.uint8).tobytes()
        return np.frombuffer(self.memo["kinds"].translate(as_bytes(kinds)), bool)

    def _by_kind(self, code: int) -> Rows:
        if "by kind" not in self.memo:  # one stable sort gives the rows of every kind
            order = np.argsort(self.kind.astype(np.int16), kind="stable")  # numbers so short are sorted by their digits
            self.memo["by kind"] = order, np.concatenate(([0], self._counts.cumsum()))
        order, bounds = self.memo["by kind"]
        found: Rows = order[bounds[code] : bounds[code + 1]]
        return found

    def has(self, kinds: Iterable[EventKind]) -> bool:
        """Whether any case has an event of these kinds."""
        return not self._kinds.isdisjoint(kinds)

    def keys(self, kinds: Iterable[EventKind]) -> NDArray[np.int64]:
        """Give the case and day of the events of these kinds as one number each, in order."""
        key = ("keys", tuple(kinds))
        found: NDArray[np.int64] | None = self.memo.get(key)
        if found is None:
            found = self.memo[key] = self.key.take(self.rows(key[1]))
        return found

    def cases_with(self, kinds: Iterable[EventKind]) -> Flags:
        """Give by case whether it has an event of these kinds."""
        key = ("cases with", tuple(kinds))
        found: Flags | None = self.memo.get(key)
        if found is None:
            found = np.zeros(self.cases, bool)
            found[self.case.take(self.rows(key[1]))] = True
            self.memo[key] = found
        return found

    def last_until(self, kinds: Iterable[EventKind], case: NDArray[Any], day: NDArray[Any] | int) -> Rows:
        """Give the row of the last event of these kinds up to a day, the day included; -1 for none."""
        return self._last(tuple(kinds), case, day, "right")

    def last_before(self, kinds: Iterable[EventKind], case: NDArray[Any], day: NDArray[Any] | int) -> Rows:
        """Give the row of the last event of these kinds before a day; -1 for none."""
        return self._last(tuple(kinds), case, day, "left")

    def _last(self, kinds: tuple[EventKind, ...], case: NDArray[Any], day: NDArray[Any] | int, side: Any) -> Rows:
        ended = self._ended(kinds)
        if ended is None:
            return np.full(len(case), -1, np.int64)
        wanted = self.at(case, day)
        return ended.of_the_case(ended.keys[:-1].searchsorted(wanted, side) - 1, wanted)

    def _ended(self, kinds: tuple[EventKind, ...]) -> _Ended | None:
        """The events of some kinds with an end, found once; None where there are none."""
        found = self._ends.get(kinds)
        if found is None and self.has(kinds):
            rows = self.rows(kinds)
            found = self._ends[kinds] = _Ended(ending_with(rows, -1), ending_with(self.key.take(rows), _NO_CASE))
        return found

    def first_from(self, kinds: Iterable[EventKind], case: NDArray[Any], day: NDArray[Any] | int) -> Rows:
        """Give the row of the first event of these kinds on a day or after it; -1 for none."""
        return self._first(tuple(kinds), case, day, "left")

    def first_after(self, kinds: Iterable[EventKind], case: NDArray[Any], day: NDArray[Any] | int) -> Rows:
        """Give the row of the first event of these kinds after a day; -1 for none."""
        return self._first(tuple(kinds), case, day, "right")

    def _first(self, kinds: tuple[EventKind, ...], case: NDArray[Any], day: NDArray[Any] | int, side: Any) -> Rows:
        ended = self._ended(kinds)
        if ended is None:
            return np.full(len(case), -1, np.int64)
        wanted = self.at(case, day)
        return ended.of_the_case(ended.keys[:-1].searchsorted(wanted, side), wanted)

    def count(
        self, kinds: Iterable[EventKind], case: NDArray[Any], first: NDArray[Any] | int, last: NDArray[Any] | int
    ) -> Rows:
        """Count the events of these kinds from one day to another, both included; 0 where the last comes first."""
        key = tuple(kinds)
        if not self.has(key):
            return np.zeros(len(case), np.int64)
        keys = self.keys(key)
        low = keys.searchsorted(self.at(case, first), "left")
        # a last day before every day of a record must not become the first day that there is
        high = keys.searchsorted(_together(case, last, -1), "right")
        found: Rows = np.maximum(high - low, 0)
        return found

    def any_between(
        self, kinds: Iterable[EventKind], case: NDArray[Any], first: NDArray[Any] | int, last: NDArray[Any] | int
    ) -> Flags:
        """Say whether an event of these kinds lies from one day to another, both included."""
        return self.count(kinds, case, first, last) > 0

    # what the whole case decides

    def withdrawals(self) -> tuple[Rows, Days]:
        """Give by row the request that a withdrawal takes back, or -1; and the day a request was taken back, or ``NO_DAY``.

        It is ``View.withdrawn_by`` and ``View.withdrawn_on``.
        """
        if "withdrawals" not in self.memo:
            self.memo["withdrawals"] = self._pair_withdrawals()
        found: tuple[Rows, Days] = self.memo["withdrawals"]
        return found

    def _pair_withdrawals(self) -> tuple[Rows, Days]:
        taken_by, taken_on = np.full(len(self), -1, np.int64), np.full(len(self), NO_DAY, np.int32)
        withdrawals, requests = self.rows((EventKind.REQUEST_WITHDRAWN,)), self.rows(REQUESTS)
        cases, days = self.case[withdrawals].tolist(), self.on[withdrawals].tolist()
        of = self.case[requests]
        firsts, ends = np.searchsorted(of, cases, "left").tolist(), np.searchsorted(of, cases, "right").tolist()
        asked, request_days = requests.tolist(), self.on[requests].tolist()
        still: list[int] = []
        case, index = -1, 0
        for n, row in enumerate(withdrawals.tolist()):
            if cases[n] != case:
                case, still, index = cases[n], [], firsts[n]
            while index < ends[n] and request_days[index] <= days[n]:
                still.append(index)
                index += 1
            if still:
                before = sum(request_days[request] < days[n] for request in still)
                request = asked[still.pop(before - 1 if before else -1)]
                taken_by[row], taken_on[request] = request, days[n]
        return taken_by, taken_on

    def detained_on(self, case: NDArray[Any], day: NDArray[Any]) -> Flags:
        """Say whether the person was detained on a day, as far as recorded: ``View.detained_on``."""
        if not self.has(DETENTION):
            return np.zeros(len(case), bool)
        began = self.last_until(DETENTION, case, day)
        released = self.any_between((EventKind.RELEASED,), case, self.on_of(began, 0), day)
        return (began >= 0) & ~released


def _seen(table: EventTable, as_of: int) -> Flags:
    """Whether each event can be seen on the day: ``View.sees``."""
    ahead = table.on > as_of
    planned = table.codes["planned"] > 0 if "planned" in table.codes else np.zeros(len(table), bool)
    hidden = ahead | planned
    found = ~hidden
    which = hidden.nonzero()[0]
    kind = table.kind[which]
    found[which] = SCHEDULED[kind] & (ahead[which] | _BY_ITSELF[kind])
    return found


class _Ended(NamedTuple):
    """Events in order, and after them one that is no event: where a search finds nothing, its place is 0 - 1 or the last.

    Attributes:
        rows: the rows; -1 at the end.
        keys: the case and the day of each as one number; at the end a number of no case.
    """

    rows: Rows
    keys: NDArray[np.int64]

    def of_the_case(self, place: Rows, wanted: NDArray[np.int64]) -> Rows:
        """Give the rows at some places; -1 where the event there is of another case than the one wanted."""
        apart = self.keys.take(place, mode="wrap")
        apart ^= wanted
        return np.where(apart <= LAST_DAY, self.rows.take(place, mode="wrap"), -1)


_NO_CASE = 2**62


def ending_with(column: NDArray[Any], last: int) -> NDArray[Any]:
    """Give a column with a value after its last: the place -1 gives that.

    Args:
        column: the column.
        last: the value.
    """
    found = np.empty(len(column) + 1, column.dtype)
    found[:-1], found[-1] = column, last
    return found


def _together(case: NDArray[Any], day: NDArray[Any] | int, least: int) -> NDArray[np.int64]:
    """A case and a day as one number, where the least day is ``least`` and the greatest ``LAST_DAY``."""
    found = case.astype(np.int64)
    found <<= _BITS
    found += min(max(day, least), LAST_DAY) if isinstance(day, int) else np.minimum(np.maximum(day, least), LAST_DAY)
    return found


_METHODS = tuple(ServiceMethod)
