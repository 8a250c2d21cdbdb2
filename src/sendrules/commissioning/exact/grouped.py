"""The problem in whole numbers: like cases together, and by group and month of a supplier what one case costs there.

Two cases are alike where every move costs the same for both. So all cases whose limit passes before the first place is done are alike,
if their weight and what they may have are: which of them goes first changes nothing but a sum that no plan can avoid.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

import numpy as np
from numpy.typing import NDArray

from sendrules.commissioning.exact.given import CaseToAllocate, MonthPlaces

Whole = NDArray[np.int64]
NOT_ALLOWED = 1 << 50
"""The cost of what is not allowed: more than any plan can cost, and far from the end of the whole numbers."""


class Lateness(StrEnum):
    """What a plan makes as small as it can be.

    ``DAYS``: the days late of all cases, each times the weight of its case (told in weeks: 7 days). ``NUMBER``: the number of cases that are
    late, each counted with its weight.
    """

    DAYS = "weeks-late"
    NUMBER = "number-late"


@dataclass(frozen=True, slots=True, eq=False)
class Grouped:
    """Groups of like cases, and columns: the places of one supplier in one month, in order of the day on which they are done.

    The last column is "no place": it takes every case. The last group is of empty places: as many as fill every column.

    Attributes:
        columns: the places, in order; "no place" is not among them.
        done: by column the day on which it is done, as days from 1970; "no place" last.
        group_of: by case its group.
        size: by group how many there are.
        room: by column how many it takes.
        cost: by group and column what one costs, above ``unavoidable``; ``NOT_ALLOWED`` where it may not be.
        unavoidable: what every plan costs.
        due: by case the limit, as days from 1970.
        weight: by case the weight.
        allowed: by case and column whether it may have it.
    """

    columns: tuple[MonthPlaces, ...]
    done: Whole
    group_of: Whole
    size: Whole
    room: Whole
    cost: Whole
    unavoidable: int
    due: Whole
    weight: Whole
    allowed: NDArray[np.bool_]

    @property
    def no_place(self) -> int:
        """The column of cases without a place."""
        return len(self.columns)

    @property
    def empty(self) -> int:
        """The group of empty places."""
        return len(self.size) - 1

    def days_late(self, column_of: Whole) -> Whole:
        """Give by case how many days late it is.

        Args:
            column_of: by case its column.
        """
        late: Whole = np.maximum(self.done[column_of] - self.due, 0)
        return late


def grouped(cases: Sequence[CaseToAllocate], months: Sequence[MonthPlaces], later: date, measure: Lateness) -> Grouped:
    """Put like cases together.

    Args:
        cases: the cases, checked.
        months: the places, checked.
        later: the day on which a case without a place counts as done.
        measure: what a plan makes small.
    """
    places = [entry for _, entry in sorted(enumerate(months), key=lambda pair: (pair[1].done, pair[1].month, pair[0]))]
    done = np.array([*map(_number, (entry.done for entry in places)), _number(later)], np.int64)
    due = np.array([_number(case.due) for case in cases], np.int64)
    weight = np.array([case.weight for case in cases], np.int64)
    allowed = _allowed(cases, places)
    by_days = measure is Lateness.DAYS
    in_time = np.clip(due, done[0], done[-1]) if by_days else np.searchsorted(done, due, side="right")
    kinds, patterns = np.unique(allowed, axis=0, return_inverse=True)
    keys, group_of = np.unique(np.stack([in_time, weight, patterns.reshape(-1)]), axis=1, return_inverse=True)
    size = np.bincount(group_of.reshape(-1), minlength=keys.shape[1])
    room = np.array([*(entry.places for entry in places), len(cases)], np.int64)
    if by_days:
        late = np.maximum(done[None, :] - keys[0][:, None], 0)
    else:
        late = np.arange(len(done))[None, :] >= keys[0][:, None]
    cost = np.where(kinds[keys[2]], keys[1][:, None] * late, NOT_ALLOWED)
    return Grouped(
        columns=tuple(places),
        done=done,
        group_of=group_of.reshape(-1),
        size=np.append(size, room.sum() - len(cases)),
        room=room,
        cost=np.vstack([cost, np.zeros((1, len(room)), np.int64)]),
        unavoidable=int((weight * (in_time - due).clip(0)).sum()) if by_days else 0,
        due=due,
        weight=weight,
        allowed=allowed,
    )


def _number(day: date) -> int:
    return day.toordinal() - _EPOCH


_EPOCH = date(1970, 1, 1).toordinal()


def _allowed(cases: Sequence[CaseToAllocate], columns: Sequence[MonthPlaces]) -> NDArray[np.bool_]:
    """Give by case and column whether it may have it; "no place" last."""
    found: dict[tuple[date | None, frozenset[str] | None], list[bool]] = {}
    rows = []
    for case in cases:
        key = case.earliest, None if case.suppliers is None else frozenset(case.suppliers)
        if key not in found:
            earliest, suppliers = key
            found[key] = [
                (earliest is None or column.month >= earliest) and (suppliers is None or column.supplier in suppliers)
                for column in columns
            ] + [True]
        rows.append(found[key])
    return np.array(rows, bool).reshape(len(rows), len(columns) + 1)
