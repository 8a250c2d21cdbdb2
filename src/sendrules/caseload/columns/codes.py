"""Small whole numbers for what a table of events says: days, kinds, roles and the other closed lists.

A day is a number of days since 1 January 1970. ``NO_DAY`` stands for a day that is absent, ``BEYOND`` for one that the
calendar does not know. In every closed list 0 stands for nothing.

>>> to_day(date(1970, 1, 2)), to_date(1)
(1, datetime.date(1970, 1, 2))
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date
from enum import StrEnum
from functools import cache

import numpy as np
from numpy.typing import NDArray

from sendrules.case.kinds import Ending, EventKind, Issues, Order, Role, Sector, ServiceMethod

Days = NDArray[np.int32]
Rows = NDArray[np.int64]
"""Rows of a table of events by number; -1 for none."""
Flags = NDArray[np.bool_]
Truth = NDArray[np.int8]
"""Three-valued: 1 for yes, 0 for no, -1 where a fact is missing."""

_EPOCH = date(1970, 1, 1).toordinal()
NO_DAY = -(2**30)
BEYOND = 2**30
FIRST_DAY, LAST_DAY = 0, 2**17 - 1
"""Every day of a record lies between: their years are 1990 to 2199."""

KINDS: tuple[EventKind, ...] = tuple(EventKind)
KIND_CODE: Mapping[EventKind, int] = {kind: n for n, kind in enumerate(KINDS)}


def codes_of(listed: type[StrEnum]) -> Mapping[StrEnum, int]:
    """Give the code of each member of a closed list, from 1."""
    return {member: n for n, member in enumerate(listed, 1)}


ROLE_CODE = codes_of(Role)
ORDER_CODE = codes_of(Order)
ISSUES_CODE = codes_of(Issues)
ENDING_CODE = codes_of(Ending)
METHOD_CODE = codes_of(ServiceMethod)
SECTOR_CODE = codes_of(Sector)
NO, YES = 1, 2
"""The codes of a field that is true, false or not recorded."""

DAY_FIELDS = ("written", "sent", "served", "closes", "aware", "commissioner_aware", "course_ends", "review_by", "sets")
"""The fields of an event that hold a day."""
LISTED_FIELDS: Mapping[str, type[StrEnum]] = {
    "to": Role, "by": Role, "method": ServiceMethod, "order": Order, "issues": Issues, "ended": Ending, "sector": Sector,
}  # fmt: skip
"""The fields that hold a member of a closed list."""
FLAG_FIELDS = ("attends", "names_next", "continues")
"""The fields that are true, false or not recorded."""
NAME_FIELDS = ("about", "duty")
"""The fields that hold a name; the table has the names by their code."""


def to_day(day: date) -> int:
    """Give the number of a day."""
    return day.toordinal() - _EPOCH


def to_date(day: int) -> date:
    """Give the day of a number."""
    return date.fromordinal(int(day) + _EPOCH)


def maybe_date(day: int) -> date | None:
    """Give the day of a number; None for ``NO_DAY``."""
    return None if day == NO_DAY else to_date(day)


def places(which: Flags | Rows) -> Rows:
    """Give the places of the flags that are set; places are given as they are.

    Args:
        which: flags, or places.
    """
    found: Rows = which.nonzero()[0] if which.dtype == np.bool_ else which.astype(np.int64, copy=False)
    return found


def some(which: Flags) -> bool:
    """Say whether any flag is set: what ``any`` says, in a third of the time.

    Args:
        which: the flags.
    """
    return bool(np.count_nonzero(which))


def every(which: Flags) -> bool:
    """Say whether all flags are set: what ``all`` says, in a third of the time.

    Args:
        which: the flags.
    """
    return bool(np.count_nonzero(which) == len(which))


def kind_codes(kinds: Iterable[EventKind]) -> list[int]:
    """Give the codes of kinds of event."""
    return [KIND_CODE[kind] for kind in kinds]


@cache
def _among(kinds: frozenset[EventKind]) -> Flags:
    found = np.zeros(len(KINDS), bool)
    found[kind_codes(kinds)] = True
    found.flags.writeable = False
    return found


def is_one_of(kinds: Iterable[EventKind]) -> Flags:
    """Give, by the code of a kind, whether it is one of these: index it with a column of kinds."""
    return _among(frozenset(kinds))


def as_bytes(kinds: Iterable[EventKind]) -> bytes:
    """Give the same as bytes, to translate a byte for each event: that is five times as fast as to index.

    Args:
        kinds: the kinds of event.
    """
    return _as_bytes(frozenset(kinds))


@cache
def _as_bytes(kinds: frozenset[EventKind]) -> bytes:
    return _among(kinds).tobytes().ljust(256, b"\0")
