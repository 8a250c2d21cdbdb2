"""``fairness``: who waits longest, how far groups lie apart, and who waits longer than was promised. Small numbers are hidden."""

from __future__ import annotations

from collections.abc import Hashable, Mapping, Sequence
from dataclasses import dataclass

import numpy as np
import pyarrow as pa
from numpy.typing import NDArray

from sendrules.errors import InputError, Problem
from sendrules.scorecard.small_numbers import ACROSS, LEAST, hidden_across

NOT_RECORDED = "not recorded"
"""The group of the cases of which none is recorded."""
_ALL = "all"
_EVERYONE, _NOT_KNOWN = ("everyone",), ("not known",)  # no group is called so


@dataclass(frozen=True, slots=True)
class GroupWaits:
    """How long one group waits. Everything is None where the number of its cases is hidden.

    Attributes:
        cases: how many cases whose wait is known.
        longest: the longest wait, in days.
        p90: nine of ten wait no longer than this, in days.
        median: half wait no longer than this, in days.
        longer: how many wait longer than was promised; None too where that is hidden, or nothing was promised.
    """

    cases: int | None
    longest: int | None
    p90: int | None
    median: int | None
    longer: int | None


@dataclass(frozen=True, slots=True)
class Spread:
    """How far two groups lie apart.

    Attributes:
        days: by how many days the nine-of-ten wait of the one is longer than that of the other.
        longest: the group that waits longest.
        shortest: the group that waits shortest.
    """

    days: int
    longest: str
    shortest: str


@dataclass(frozen=True, slots=True)
class Fairness:
    """How a plan treats groups.

    Attributes:
        everyone: all cases together.
        groups: by group how long it waits.
        guarantee_weeks: how many weeks were promised; None where nothing was.
        not_known: how many cases are left out, since it is not recorded from when they wait; None where that is hidden.
        rule: what was done with small numbers; empty where nothing was.
    """

    everyone: GroupWaits
    groups: Mapping[str, GroupWaits]
    guarantee_weeks: int | None
    not_known: int | None
    rule: str

    @property
    def spread(self) -> Spread | None:
        """How far the two groups that lie furthest apart are; None where fewer than two are shown."""
        shown = {name: group.p90 for name, group in self.groups.items() if group.p90 is not None}
        if len(shown) < 2:
            return None
        longest, shortest = max(shown, key=lambda name: shown[name]), min(shown, key=lambda name: shown[name])
        return Spread(shown[longest] - shown[shortest], longest, shortest)

    def table(self) -> pa.Table:
        """Give it as a table, a group a row, everyone first. What is hidden is null."""
        names, rows = [_ALL, *self.groups], [self.everyone, *self.groups.values()]
        columns = {name: [getattr(row, name) for row in rows] for name in GroupWaits.__slots__}
        return pa.table(
            {"group": pa.array(names, pa.string())} | {n: pa.array(v, pa.int64()) for n, v in columns.items()}
        )


def fairness(
    days: Sequence[int | None] | NDArray[np.int64],
    groups: Sequence[str | None],
    *,
    guarantee_weeks: int | None = None,
    hide_small: bool = True,
) -> Fairness:
    """Say how long groups wait.

    Counts from 1 to 4 are hidden, and with them whatever would give them away; of a group whose number is hidden nothing is shown. Where the
    number of those who wait longer would tell of 1 to 4 cases in some group, it is shown for no group, and for all together alone.

    Args:
        days: by case how many days it waits; None, or below 0, where that is not known.
        groups: by case its group; None where it is not recorded, which is then a group of its own.
        guarantee_weeks: how many weeks were promised: who waits longer is counted.
        hide_small: whether small numbers are hidden.

    Raises:
        InputError: there are not as many groups as cases, or the weeks are no whole number from 0.

    >>> found = fairness([70, 84, 91, 98, 140, 200, 210, 220, 230, 240], ["a"] * 5 + ["b"] * 5, guarantee_weeks=20)
    >>> found.groups["b"].longest, found.groups["b"].longer, found.spread
    (240, 5, Spread(days=100, longest='b', shortest='a'))
    """
    if len(days) != len(groups):
        message = f"there are {len(days):,} waits and {len(groups):,} groups."
        raise InputError("fairness", [Problem("groups", message, "Give each case its group, or None.")])
    waits = np.array([-1 if day is None else day for day in days], np.int64)
    if guarantee_weeks is not None and (not isinstance(guarantee_weeks, int) or guarantee_weeks < 0):
        problem = Problem(
            "guarantee_weeks", f"{guarantee_weeks!r} is no number of weeks.", "Give a whole number from 0."
        )
        raise InputError("fairness", [problem])
    numbers: dict[str, int] = {}  # names may be long, and an array of texts would hold the longest for each case
    of = np.array([numbers.setdefault(NOT_RECORDED if g is None else g, len(numbers)) for g in groups], np.int64)
    known = waits >= 0
    longer = known & (waits > guarantee_weeks * 7) if guarantee_weeks is not None else np.zeros(len(waits), bool)
    every = {name: known & (of == number) for name, number in sorted(numbers.items())}
    members = {name: who for name, who in every.items() if who.any()}
    hidden = _hidden(known, members) if hide_small else frozenset()
    of_all = not hide_small or _is_safe(longer, known)
    of_groups = not hide_small or all(
        _is_safe(longer & who, who) and name not in hidden for name, who in members.items()
    )

    def told(key: Hashable, who: NDArray[np.bool_], longer_told: bool) -> GroupWaits:
        weeks = guarantee_weeks if longer_told else None
        return _waits(waits[who], longer[who], weeks, key in hidden)

    return Fairness(
        everyone=told(_EVERYONE, known, of_all),
        groups={name: told(name, who, of_groups) for name, who in members.items()},
        guarantee_weeks=guarantee_weeks,
        not_known=None if _NOT_KNOWN in hidden else int((~known).sum()),
        rule=ACROSS if hidden or not (of_all and of_groups) else "",
    )


def _hidden(known: NDArray[np.bool_], members: Mapping[str, NDArray[np.bool_]]) -> frozenset[Hashable]:
    counts: dict[Hashable, NDArray[np.bool_]] = {_EVERYONE: known, _NOT_KNOWN: ~known}
    counts.update(members)
    return hidden_across(counts, [list(members)])


def _is_safe(longer: NDArray[np.bool_], who: NDArray[np.bool_]) -> bool:
    """Whether the number of those who wait longer tells of no small number, neither of them nor of the others."""
    several, others = int((longer & who).sum()), int((who & ~longer).sum())
    return all(number == 0 or number >= LEAST for number in (several, others))


def _waits(waits: NDArray[np.int64], longer: NDArray[np.bool_], weeks: int | None, hidden: bool) -> GroupWaits:
    if hidden or not len(waits):
        return GroupWaits(None if hidden else 0, None, None, None, None)
    ordered = np.sort(waits)
    count = None if weeks is None else int(longer.sum())
    return GroupWaits(len(waits), int(ordered[-1]), _at(ordered, 9), _at(ordered, 5), count)


def _at(ordered: NDArray[np.int64], tenths: int) -> int:
    """The wait that so many tenths of the cases do not exceed: that of a case, and never one between two."""
    return int(ordered[-(-len(ordered) * tenths // 10) - 1])
