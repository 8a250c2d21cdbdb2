"""When the reports of a batch are due, which are rejected, and when they are delivered: the contract's clock alone."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from datetime import date

from sendrules.commissioning.schedule.given import Rejected, rejected_of
from sendrules.commissioning.schedule.terms import Terms
from sendrules.time.calendar import WorkingCalendar


@dataclass(frozen=True, slots=True)
class Reports:
    """What becomes of the reports of a batch.

    Attributes:
        due: the day that they are due under the contract; None where not known.
        rejected: how many first reports are rejected.
        delivered: how many are delivered by which day. A rejected report is not delivered.
        open: how many are not, by any day that is known.
    """

    due: date | None
    rejected: int
    delivered: tuple[tuple[date, int], ...]
    open: int


class ReportCount:
    """The reports of one contract, batch by batch, so that a rejected share adds up exactly.

    Args:
        terms: the contract's terms.
        rejected: how many are rejected; None where nothing is said, and none is then assumed.
        calendar: the working days.
    """

    def __init__(self, terms: Terms, rejected: Rejected | None, calendar: WorkingCalendar) -> None:
        self._terms, self._calendar = terms, calendar
        self._at = rejected.at if rejected else ()
        self._before = [0] * len(self._at)
        self._on_day: Counter[tuple[int, date]] = Counter()

    def of(self, n: int, on: date) -> Reports:
        """Give what becomes of the reports of a batch.

        A report is taken to be looked at on the day that it is due, and one that is rejected to be sent again on the last
        day that the contract allows.

        Args:
            n: the size of the batch.
            on: the day on which it is handed out.
        """
        terms = self._terms
        if terms.within is None:
            return Reports(None, self._rejected(0, n, on), (), n)
        due = day = terms.within.last_day(on, self._calendar)
        delivered, sent, rejected = [], n, 0
        for turn in range(len(self._at) + 1):
            back = self._rejected(turn, sent, on)
            rejected = back if turn == 0 else rejected
            if sent > back:
                delivered.append((day, sent - back))
            sent = back
            again = terms.most_again is None or turn < terms.most_again
            if not sent or terms.again_within is None or not again:
                break
            day = terms.again_within.last_day(day, self._calendar)
        return Reports(due, rejected, tuple(delivered), sent)

    def _rejected(self, turn: int, n: int, on: date) -> int:
        if turn >= len(self._at):
            return 0
        at = self._at[turn]
        if isinstance(at, int):  # a number of each batch, of which this may be a part
            found = min(n, at - self._on_day[turn, on])
            self._on_day[turn, on] += found
            return found
        before = self._before[turn]
        self._before[turn] += n
        return rejected_of(at, n, before)
