"""Who waits for the work, in the order in which it is taken: a number, or days of request, in lanes where there are any."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from sendrules.errors import InputError, Problem
from sendrules.law.si_2014_1530.reg_08 import DUTIES
from sendrules.local.declarations.lanes import Lane, without_shares
from sendrules.local.ranking.turns import interleave, kept_empty

Waiting = int | Sequence[date]
_ANY = date(2000, 1, 1)  # where no day of request is known, lanes are told apart by their shares alone
ADVICE_LIMIT = DUTIES[0]
"""Reg 8(1): six weeks from the request for advice. For the authority's own psychologists they are guidance."""


@dataclass(frozen=True, slots=True)
class Taken:
    """Some of those who waited, of one lane.

    Attributes:
        lane: the lane; None without lanes.
        n: how many.
        asked: the days on which their advice was asked for; None where not known.
    """

    lane: str | None
    n: int
    asked: tuple[date, ...] | None


class Queue:
    """Those who wait. Nobody is taken twice, and nobody who is not there.

    Args:
        waiting: how many, or the day on which each one's advice was asked for, in the order in which they are taken; by lane, where
            there are lanes; None where it is not known, and the queue then never ends.
        lanes: the lanes, with their shares.

    Raises:
        InputError: a number below nought, lanes that do not fit, or lanes without shares.
    """

    def __init__(self, waiting: Waiting | Mapping[str, Waiting] | None, lanes: Sequence[Lane] = ()) -> None:
        self.lanes = tuple(lanes)
        self._order = _order(waiting, self.lanes)
        self._at = 0

    @property
    def left(self) -> int | None:
        """How many still wait; None where it is not known."""
        return None if self._order is None else len(self._order) - self._at

    def room_for(self, n: int) -> int:
        """Give how many of ``n`` places are used: as many as wait, less the places that a lane keeps for itself."""
        if self._order is None:
            return n
        if self.lanes:
            waiting = {lane.id: 0 for lane in self.lanes}
            for lane, _ in self._order[self._at :]:
                waiting[lane or ""] += 1
            n -= kept_empty(self.lanes, n, waiting)
        return min(n, len(self._order) - self._at)

    def take(self, n: int) -> tuple[Taken, ...]:
        """Take the next ``n``, by lane."""
        if self._order is None:
            return (Taken(None, n, None),)
        taken, self._at = self._order[self._at : self._at + n], self._at + n
        out = []
        for lane in dict.fromkeys(lane for lane, _ in taken):
            days = [day for its, day in taken if its == lane]
            known = tuple(day for day in days if day is not None)
            out.append(Taken(lane, len(days), known if len(known) == len(days) else None))
        return tuple(out)


def _order(
    waiting: Waiting | Mapping[str, Waiting] | None, lanes: tuple[Lane, ...]
) -> list[tuple[str | None, date | None]] | None:
    if waiting is None:
        if lanes:
            raise _refused("lanes", "there are lanes, and nobody is said to wait in them.", "Give backlog by lane.")
        return None
    if not isinstance(waiting, Mapping):
        if lanes:
            raise _refused(
                "backlog", "there are lanes, and the backlog is not given by lane.", 'Give {"lane": 120, …}.'
            )
        return [(None, day) for day in _days(waiting, "backlog")]
    if set(waiting) != {lane.id for lane in lanes}:
        message = f"the backlog is for {', '.join(sorted(waiting))}, and the lanes are {', '.join(x.id for x in lanes) or 'none'}."
        raise _refused("backlog", message, "Give the same lanes in both.")
    if without_shares(lanes):
        raise _refused(
            "lanes", "no source states how the lanes share the places.", "Give each lane a share, or leave lanes out."
        )
    queues = {id: [(id, day) for day in _days(one, id)] for id, one in waiting.items()}
    return list(interleave(queues, lanes, lambda item: item[1] or _ANY))


def _days(waiting: Waiting, where: str) -> list[date | None]:
    if not isinstance(waiting, int):
        return list(waiting)
    if isinstance(waiting, bool) or waiting < 0:
        raise _refused(where, f"{waiting!r} is no number of those who wait.", "Give a whole number from 0.")
    return [None] * waiting


def _refused(at: str, message: str, fix: str) -> InputError:
    return InputError("who waits", [Problem(at, message, fix)])
