"""What ``Event`` and the other records ask of their fields, as tables by the kind of a row.

They are derived from the records. A row that keeps all of them is right; a row that does not is handed to the real records, which
say what is wrong. So a rule that is missing here would let a wrong row pass: a test compares both on rows with every kind of mistake.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from types import MappingProxyType
from typing import Any, get_args

import numpy as np
from numpy.typing import NDArray

from sendrules.case.columns import AROUND, CLAIM, COLUMNS, DETERMINATION, KIND, KINDS_OF_ROW, ON, ONLY_A_CASE, Holds
from sendrules.case.kinds import NEVER_ABOUT, NEVER_BY_TELEPHONE, Dated, EventKind, Role, ServiceMethod
from sendrules.case.meanings import KINDS as MEANINGS
from sendrules.caseload.columns.codes import (
    KINDS,
    LISTED_FIELDS,
    METHOD_CODE,
    NO_DAY,
    ORDER_CODE,
    Days,
    Flags,
    codes_of,
)
from sendrules.caseload.columns.event_table import CIRCUMSTANCES, Codes

ROW_KINDS: tuple[str, ...] = KINDS_OF_ROW
"""By code, what ``kind`` may say: the kinds of event first, with the codes that they have everywhere."""
ROW_KIND_CODE: Mapping[str, int] = MappingProxyType({kind: n for n, kind in enumerate(ROW_KINDS)})
EVENTS = len(KINDS)
"""Every code below it is a kind of event."""
DETERMINED, CLAIMED, BARE = (ROW_KIND_CODE[kind] for kind in (DETERMINATION, CLAIM, ONLY_A_CASE))
CIRCUMSTANCE_OF = np.array([CIRCUMSTANCES.index(k) if k in CIRCUMSTANCES else -1 for k in ROW_KINDS], np.int32)
"""By code of a kind of row, the code that the circumstance has in the table; -1 for none."""

DAYS = tuple(name for name, column in COLUMNS.items() if column.holds is Holds.DAY)
FLAGS = tuple(name for name, column in COLUMNS.items() if column.holds is Holds.FLAG)
ROLES = ("setting", "who", "affects")
"""The columns of circumstances that hold a role."""
LISTED = (*LISTED_FIELDS, *ROLES)
"""The columns that hold a member of a closed list (``by`` of an event only)."""
NAMES = ("id", "about", "duty", "institution", "limb", "trigger")
"""The columns that hold a name, in its one form."""
LONG_TEXTS = ("note", "what", "reason")
"""The columns that hold a text of its own in nearly every row."""
CODES_OF_LIST: Mapping[str, Mapping[Any, int]] = MappingProxyType(
    {name: codes_of(listed) for name, listed in LISTED_FIELDS.items()} | {name: codes_of(Role) for name in ROLES}
)
"""By column, the code of each member of its closed list."""
_EVERY_EVENT = ("id", ON, "planned", "note")
_IN_ORDER = (("first_day_closed", "reopens", 1), ("first_day", "last_day", 0))
"""Two days of a circumstance that are in order, and by how many days the second is later at least."""


def _fields(kind: str) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The fields that a row of this kind may have, and those that it must have."""
    if kind == ONLY_A_CASE:
        return (), ()
    if kind in AROUND:
        fields = AROUND[kind].model_fields
        return tuple(fields), tuple(name for name, field in fields.items() if field.is_required())
    info = MEANINGS[EventKind(kind)]
    return (*_EVERY_EVENT, *info.fields), (ON, *info.needs)


_OF_KIND = [_fields(kind) for kind in ROW_KINDS]


def _table(which: int) -> Mapping[str, Flags]:
    return {
        name: np.array([name in fields[which] for fields in _OF_KIND]) for name in COLUMNS if name not in (KIND, "case")
    }


ALLOWED: Mapping[str, Flags] = _table(0)
"""By column, for each code of a kind of row whether the column may say something."""
_FORBIDDEN: Mapping[str, Flags] = {name: ~allowed for name, allowed in ALLOWED.items()}
NEEDED: Mapping[str, Flags] = _table(1)
"""By column, for each code of a kind of row whether the column must say something."""


def _roles(name: str) -> NDArray[np.bool_]:
    """By kind of row and code of a role, whether the role may stand there."""
    found = np.ones((len(ROW_KINDS), len(Role) + 1), bool)
    for kind, record in AROUND.items():
        if name in record.model_fields:
            found[ROW_KIND_CODE[kind]] = False
            for role in (None, *get_args(record.model_fields[name].annotation)):
                found[ROW_KIND_CODE[kind], 0 if role is None else CODES_OF_LIST[name][role]] = True
    return found


MAY_BE: Mapping[str, NDArray[np.bool_]] = MappingProxyType({name: _roles(name) for name in ROLES})


def _pairs(of: Mapping[EventKind, tuple[Any, ...]], codes: Mapping[Any, int]) -> NDArray[np.bool_]:
    found = np.zeros((len(ROW_KINDS), max(codes.values()) + 1), bool)
    for kind, members in of.items():
        found[ROW_KIND_CODE[kind], [codes[member] for member in members]] = True
    return found


_NEVER: Mapping[str, NDArray[np.bool_]] = MappingProxyType(
    {
        "order": _pairs(NEVER_ABOUT, ORDER_CODE),
        "method": _pairs(dict.fromkeys(NEVER_BY_TELEPHONE, (ServiceMethod.BY_TELEPHONE,)), METHOD_CODE),
    }
)
"""By column, kind of row and code, what can never be."""


def _dated(which: Dated) -> Flags:
    return np.array(
        [kind not in AROUND and kind != ONLY_A_CASE and MEANINGS[EventKind(kind)].on_is is which for kind in ROW_KINDS]
    )


_SENT, _SERVED = _dated(Dated.SENT), _dated(Dated.SERVED)


def wrong_fields(kind: Codes, given: Mapping[str, Flags]) -> Iterator[Flags]:
    """Give by row whether a field says something where it may not, or says nothing where it must.

    Args:
        kind: the code of the kind of each row.
        given: by column whether each row says something there; a column that is not there says nothing.
    """
    present = np.bincount(kind, minlength=len(ROW_KINDS)) > 0
    for name, needed in NEEDED.items():
        if name not in given and (present & needed).any():
            yield needed[kind]
    index = kind.astype(np.intp)  # numpy looks up far faster by numbers of this size
    for name, said in given.items():
        if name in ALLOWED:
            wrong = said & _FORBIDDEN[name].take(index, mode="clip")
            if (present & NEEDED[name]).any():
                wrong |= ~said & NEEDED[name].take(index, mode="clip")
            if wrong.any():
                yield wrong


def wrong_members(kind: Codes, codes: Mapping[str, Codes]) -> Iterator[Flags]:
    """Give by row whether a member of a closed list cannot be together with the kind."""
    for name, never in _NEVER.items():
        if name in codes:
            for code in np.flatnonzero(never.any(axis=0)).tolist():
                rows = np.flatnonzero(codes[name] == code)
                if never[kind[rows], code].any():
                    yield _at(rows[never[kind[rows], code]], len(kind))
    for name, may in MAY_BE.items():
        if name in codes:
            rows = np.flatnonzero(codes[name] > 0)
            yield _at(rows[~may[kind[rows], codes[name][rows]]], len(kind))


def _at(rows: NDArray[Any], count: int) -> Flags:
    found = np.zeros(count, bool)
    found[rows] = True
    return found


def wrong_order(kind: Codes, days: Mapping[str, Days]) -> Iterator[Flags]:
    """Give by row whether two of its days are in an order that cannot be."""
    on = days[ON]
    for name, same in (("sent", _SENT), ("served", _SERVED)):
        if name in days:
            yield same[kind] & (days[name] != NO_DAY) & (days[name] != on)
    yield from _served_too_early(kind, days)
    for early, late, least in _IN_ORDER:
        if early in days and late in days:
            yield (days[late] != NO_DAY) & (days[early] != NO_DAY) & (days[late] < days[early] + least)


def _served_too_early(kind: Codes, days: Mapping[str, Days]) -> Iterator[Flags]:
    on, nothing = days[ON], np.int32(NO_DAY)
    if not any(name in days for name in ("sent", "served", "written")):
        return
    served = np.where(_SERVED[kind], on, days.get("served", nothing))
    sent = np.where(_SENT[kind], on, days.get("sent", nothing))
    written = days.get("written", nothing)
    known = served != NO_DAY
    yield known & (sent > served)
    yield known & (written > served)
