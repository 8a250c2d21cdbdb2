"""Who asked for what a limit or a step counts from, and which of several limits counts for it: ``answers/asked.py`` on columns."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import TypeVar

import numpy as np
from numpy.typing import NDArray

from sendrules.case.conditions import Finding
from sendrules.case.kinds import EventKind, Role
from sendrules.caseload.columns.batch import Batch
from sendrules.caseload.columns.codes import KINDS, ROLE_CODE, Days, Flags, Rows, is_one_of, kind_codes
from sendrules.caseload.columns.event_table import Codes
from sendrules.caseload.local.conditions import Tested
from sendrules.local.answers.asked import REQUESTS, UNASKED, Asker, chosen
from sendrules.local.declarations.asked import ForSomeCases
from sendrules.local.declarations.conditions import When

T = TypeVar("T", bound=ForSomeCases)
_BEGINS = (*REQUESTS, *UNASKED)
_ROLES: tuple[Role, ...] = tuple(Role)
NOT_KNOWN = -1
NOBODY = 0


def askers(
    case: Codes, kind: NDArray[np.int16], on: Days, batch: Batch, one_case: Callable[[int], Asker]
) -> NDArray[np.int16]:
    """Say who made the request that each start is, or follows from.

    Args:
        case: the case of each start.
        kind: the code of its kind of event.
        on: its day.
        batch: the cases as known on the day of the question.
        one_case: tells it of the start of that number, where two starts of one kind and day were asked for by two.

    Returns:
        The code of the role; ``NOBODY`` where nobody asked, ``NOT_KNOWN`` where that is not recorded.
    """
    own = is_one_of(_BEGINS)[kind]
    last = batch.last_until(_BEGINS, case, on)
    doubtful = np.zeros(len(case), bool)
    for code in kind_codes(_BEGINS):
        mine = np.flatnonzero(own & (kind == code))
        if len(mine):
            last[mine], doubtful[mine] = _own(batch, KINDS[code], case[mine], on[mine])
    found = _asked_by(batch, last)
    for start in np.flatnonzero(doubtful).tolist():
        found[start] = _code(one_case(start))
    return found


def askers_of_rows(rows: Rows, batch: Batch) -> NDArray[np.int16]:
    """Say who made the request that each event is, or follows from.

    Args:
        rows: the rows of the events.
        batch: the cases as known on the day of the question.
    """
    before = batch.last_until(_BEGINS, batch.case[rows], batch.on[rows])
    return _asked_by(batch, np.where(is_one_of(_BEGINS)[batch.kind[rows]], rows, before))


def _own(batch: Batch, kind: EventKind, case: Codes, on: Days) -> tuple[Rows, Flags]:
    """Give the event of a kind and day of each case; and whether there are several, by several."""
    kinds = (kind,)
    last = batch.last_until(kinds, case, on)
    several = batch.count(kinds, case, on, on) > 1
    if several.any():
        first = batch.first_from(kinds, case, on)
        for n in np.flatnonzero(several).tolist():
            between = np.arange(first[n], last[n] + 1)
            alike = between[batch.kind[between] == batch.kind[last[n]]]
            several[n] = len(set(batch.code("by", alike).tolist())) > 1
    return last, several


def _asked_by(batch: Batch, row: Rows) -> NDArray[np.int16]:
    if not len(batch):
        return np.full(len(row), NOT_KNOWN, np.int16)
    at = np.maximum(row, 0)
    by = batch.code("by", at).astype(np.int16)
    by[(by == 0) & ~is_one_of(UNASKED)[batch.kind[at]]] = NOT_KNOWN
    by[row < 0] = NOT_KNOWN
    return by


def _code(asker: Asker) -> int:
    if not asker.known:
        return NOT_KNOWN
    return NOBODY if asker.role is None else ROLE_CODE[asker.role]


def asker_of_code(code: int) -> Asker:
    """Give who asked by its code.

    Args:
        code: the code of a role, ``NOBODY`` or ``NOT_KNOWN``.
    """
    if code == NOT_KNOWN:
        return Asker(known=False)
    return Asker(known=True, role=None if code == NOBODY else _ROLES[code - 1])


@dataclass(frozen=True, slots=True, eq=False)
class Starts:
    """Starts of which one of several limits counts.

    Attributes:
        case: the case of each.
        asker: the code of who asked.
        laxness: by start and entry a number that is higher the laxer the entry is.
    """

    case: Codes
    asker: NDArray[np.int16]
    laxness: NDArray[np.int64]


def chosen_for_all(entries: Sequence[T], starts: Starts, tested: dict[int, Tested]) -> NDArray[np.int16]:
    """Give for each start which of several entries counts, as an index into them; -1 where none does.

    It is told once for each combination of who asked, what holds, and in which order the entries are lax.

    Args:
        entries: what is for the same thing.
        starts: the starts.
        tested: by the identity of a condition of an entry, the condition for every case.
    """
    if len(entries) == 1 and not entries[0].requested_by and entries[0].when is None:
        return np.zeros(len(starts.case), np.int16)
    conditions = [entry.when for entry in entries if entry.when is not None]
    columns = [starts.asker.astype(np.int64)]
    columns += [tested[id(when)].holds[starts.case].astype(np.int64) for when in conditions]
    columns += list(_order(starts.laxness).T)
    which, first = _combinations(columns)
    place = {id(entry): n for n, entry in enumerate(entries)}
    told = np.empty(len(first), np.int16)
    for n, start in enumerate(first.tolist()):
        ranks = _order(starts.laxness[start : start + 1])[0]
        entry = _chosen(entries, starts, start, tested, {id(e): int(r) for e, r in zip(entries, ranks, strict=True)})
        told[n] = -1 if entry is None else place[id(entry)]
    return told[which]


def _chosen(
    entries: Sequence[T], starts: Starts, start: int, tested: dict[int, Tested], laxness: dict[int, int]
) -> T | None:
    case = starts.case[start]

    def holds(when: When) -> Finding:
        return tested[id(when)].of(int(case))

    return chosen(entries, asker_of_code(int(starts.asker[start])), holds, lambda entry: laxness[id(entry)]).entry


def _order(laxness: NDArray[np.int64]) -> NDArray[np.int64]:
    """Give by row the place of each entry among them; those that are equally lax have one place."""
    found: NDArray[np.int64] = (laxness[:, :, None] > laxness[:, None, :]).sum(axis=2)
    return found


def _combinations(columns: Sequence[NDArray[np.int64]]) -> tuple[Rows, Rows]:
    """Give by row which combination it has, and of each combination the first row."""
    code = np.zeros(len(columns[0]), np.int64)
    for column in columns:
        _, part = np.unique(column, return_inverse=True)
        _, code = np.unique(code * (part.max(initial=0) + 1) + part, return_inverse=True)
    _, first, which = np.unique(code, return_index=True, return_inverse=True)
    return which.astype(np.int64), first.astype(np.int64)
