"""``Row`` and ``Remark``: one batch of a schedule, and what is to be said of it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import NamedTuple


class Range(NamedTuple):
    """A number or a day over all readings: the least and the most."""

    least: int
    most: int


class DayRange(NamedTuple):
    """A day over all readings: the earliest and the latest."""

    earliest: date
    latest: date


@dataclass(frozen=True, slots=True)
class Row:
    """So many assessments of one contract, provider and lane that are handed out on one day.

    Attributes:
        contract: the contract.
        provider: who does them; None where no source says how its providers share the work.
        lane: the lane of those who wait; None without lanes.
        on: the day on which they are handed out.
        n: how many.
        held_back: how many more the volumes would give on this day, and a cap or the room of the providers did not allow.
        contract_report_due: the contract's clock: when their reports are due; None where not known.
        law_advice_due: the law's clock: the earliest day on which six weeks from the request for advice end for one of
            them (SI 2014/1530 reg 8(1)); None where the days of request are not known.
        late_in_law: how many reports, on time under the contract, come after their six weeks; None where not known.
        rejected: how many first reports are rejected, as the caller stated; 0 where nothing was stated.
        delivered: how many are delivered by which day under the contract.
    """

    contract: str
    provider: str | None
    lane: str | None
    on: date
    n: int
    held_back: int
    contract_report_due: date | None
    law_advice_due: date | None
    late_in_law: int | None
    rejected: int
    delivered: tuple[tuple[date, int], ...]

    def in_progress_on(self, day: date) -> int:
        """Give how many are in progress on a day: from the day of allocation to the day of delivery, both counted."""
        if day < self.on:
            return 0
        return self.n - sum(n for on, n in self.delivered if on < day)


class About(StrEnum):
    """What a remark is about."""

    CAP = "work-in-progress cap"
    ROOM = "room of the providers"
    TOTAL = "total not reached"
    GUARANTEE = "guaranteed volume"
    END = "end of the contract"
    TAKEN_OVER = "taken over"
    NOT_PLANNED = "not planned"
    GAP = "gap between contracts"
    BACKLOG = "backlog"
    REJECTED = "rejected reports"
    READINGS = "readings"


@dataclass(frozen=True, slots=True)
class Remark:
    """What a board should know of a schedule.

    Attributes:
        about: what it is about.
        contract: the contract; None where it is about the whole.
        reading: the id of the reading; None where it holds in every one.
        on: the day; None where it has none.
        says: it in words.
    """

    about: About
    contract: str | None
    reading: str | None
    on: date | None
    says: str
