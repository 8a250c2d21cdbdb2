"""One reading worked through day by day: what goes out, what a cap holds back, who waits, whose report is due when."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum

from sendrules.commissioning.schedule.queue import ADVICE_LIMIT, Queue, Taken
from sendrules.commissioning.schedule.reports import ReportCount, Reports
from sendrules.commissioning.schedule.room import Room
from sendrules.commissioning.schedule.rows import Row
from sendrules.commissioning.schedule.terms import Terms
from sendrules.local.contracts.volumes import Batch


class WhenFull(StrEnum):
    """What becomes of a batch for which a cap leaves too little room: it shrinks to the room, or it waits as a whole."""

    SHRINK = "shrink"
    WAIT = "wait"


@dataclass(slots=True)
class Work:
    """The work of one contract in one reading, as it goes on.

    Attributes:
        terms: the contract's terms.
        planned: its batches, day by day.
        last_day: the last day on which it can hand out work; None where not known.
        reports: what becomes of its reports.
        left: how many of its total are left; None without a total.
        held: each day on which a cap or the room of the providers held something back, with what was wanted and given.
        pieces: what is in progress: how many until which day; None where no day is known.
    """

    terms: Terms
    planned: Iterator[Batch]
    last_day: date | None
    reports: ReportCount
    left: int | None
    held: list[tuple[date, int, int, str]] = field(default_factory=list)
    pieces: list[tuple[date | None, int]] = field(default_factory=list)
    ahead: Batch | None = None

    def next(self) -> Batch | None:
        """Give the next batch, and leave it in sight; None where nothing more can go out."""
        if self.left == 0:
            return None
        if self.ahead is None:
            self.ahead = next(self.planned, None)
        if self.ahead is not None and self.last_day is not None and self.ahead.on > self.last_day:
            return None
        return self.ahead

    def in_progress(self, day: date) -> int:
        """Give how many are in progress on a day."""
        self.pieces = [piece for piece in self.pieces if piece[0] is None or piece[0] >= day]
        return sum(n for _, n in self.pieces)

    def counted(self, works: Sequence[Work]) -> Sequence[Work]:
        """Give the works whose pieces count against its cap: its own, or all that share the policy's cap."""
        return [work for work in works if work.terms.joint] if self.terms.joint else [self]

    def stuck(self, works: Sequence[Work]) -> bool:
        """Whether nothing can ever go out again: what is in progress fills the cap, and no day of its end is known."""
        cap = self.terms.cap
        open_ended = sum(n for work in self.counted(works) for end, n in work.pieces if end is None)
        return cap is not None and open_ended >= cap


def hand_out(works: Sequence[Work], queue: Queue, room: Room, when_full: WhenFull) -> Iterator[Row]:
    """Work through one reading: on each day the contracts in the order of the policy.

    Args:
        works: the work of each contract.
        queue: who waits.
        room: what the providers have room for.
        when_full: what becomes of a batch for which a cap leaves too little room.
    """
    while queue.left != 0:
        following = [
            (batch.on, n)
            for n, work in enumerate(works)
            if (batch := work.next()) is not None and not work.stuck(works)
        ]
        if not following:
            return
        work = works[min(following)[1]]
        yield from _one_batch(work, works, queue, room, when_full)


def _one_batch(work: Work, works: Sequence[Work], queue: Queue, room: Room, when_full: WhenFull) -> Iterator[Row]:
    batch, work.ahead = work.ahead, None
    if batch is None:
        return
    wanted = queue.room_for(batch.n if work.left is None else min(batch.n, work.left))
    n = _allowed(work, works, batch.on, wanted, room, when_full)
    work.left = None if work.left is None else work.left - n
    held_back = wanted - n
    if not n and held_back:
        yield Row(work.terms.id, None, None, batch.on, 0, held_back, None, None, None, 0, ())
    for provider, part in room.split(work.terms.contract, n, batch.on):
        for taken in queue.take(part):
            reports = work.reports.of(taken.n, batch.on)
            work.pieces += [*reports.delivered, *([(None, reports.open)] if reports.open else [])]
            yield _row(work.terms.id, provider, batch.on, taken, held_back, reports)
            held_back = 0  # said once for the batch


def _allowed(work: Work, works: Sequence[Work], on: date, wanted: int, room: Room, when_full: WhenFull) -> int:
    """Give how many may go out, and keep in mind what was held back and why."""
    n, why = wanted, ""
    places = room.of(work.terms.contract, on)
    if places is not None and places < n:
        n, why = places, "room"
    cap = work.terms.cap
    free = None if cap is None else max(0, cap - sum(each.in_progress(on) for each in work.counted(works)))
    if free is not None and free < n:
        whole = min(n, cap or 0)  # of a batch larger than the cap, what the cap can ever hold
        n, why = (free if when_full is WhenFull.SHRINK else whole if free >= whole else 0), "cap"
    if why:
        work.held.append((on, wanted, n, why))
    return n


def _row(id: str, provider: str | None, on: date, taken: Taken, held_back: int, reports: Reports) -> Row:
    due = reports.due
    limits = sorted(ADVICE_LIMIT.limit_for(day) for day in taken.asked) if taken.asked else []
    late = sum(limit < due for limit in limits) if limits and due is not None else None
    first = limits[0] if limits else None
    return Row(id, provider, taken.lane, on, taken.n, held_back, due, first, late, reports.rejected, reports.delivered)
