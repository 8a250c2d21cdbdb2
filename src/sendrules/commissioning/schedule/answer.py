"""``Schedule`` and ``Reading``: what is handed out when, in each reading that the sources leave open."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date
from itertools import accumulate
from typing import TYPE_CHECKING

from sendrules.commissioning.schedule.rows import DayRange, Range, Remark, Row
from sendrules.commissioning.schedule.starts import FirstBatch, Start
from sendrules.errors import MissingExtra
from sendrules.local.declarations.commissioning import BatchDay
from sendrules.time.periods import Months

if TYPE_CHECKING:
    import pyarrow as pa


@dataclass(frozen=True, slots=True)
class Reading:
    """One way in which the sources can be read, and the schedule that follows from it.

    Attributes:
        id: a short name, such as ``last-day, backlog 2024-11-30``.
        handed: how work is handed out, in words.
        day: on which day of its week or month a batch goes out, where no source states it.
        starts: the start of each contract.
        rows: every batch, in order of day.
        left_over: by contract, how many of its total are not handed out.
        waiting: how many still wait at the end; None where the backlog is not given.
    """

    id: str
    handed: str
    day: BatchDay
    starts: tuple[Start, ...]
    rows: tuple[Row, ...]
    left_over: tuple[tuple[str, int], ...]
    waiting: int | None

    @property
    def said(self) -> str:
        """The reading in words."""
        return "; ".join((self.handed, *(start.said for start in self.starts)))

    def said_of(self, contract: str) -> str:
        """Give the reading in words, as far as it is about one contract."""
        return "; ".join((self.handed, *(start.said for start in self.starts if start.contract == contract)))

    def of(self, contract: str | None = None) -> tuple[Row, ...]:
        """Give the rows of a contract, or all; a batch of which nothing goes out is left out.

        Args:
            contract: the id of a contract; None for all.
        """
        return tuple(row for row in self.rows if row.n and contract in (None, row.contract))

    def amounts(self, contract: str | None = None) -> tuple[int, ...]:
        """Give how many go out on each day with a batch, in order."""
        days: Counter[date] = Counter()
        for row in self.of(contract):
            days[row.on] += row.n
        return tuple(n for _, n in sorted(days.items()))

    def by_month(self, contract: str | None = None) -> tuple[tuple[date, int], ...]:
        """Give how many go out in each month, by its first day, from the first month to the last."""
        months: Counter[date] = Counter()
        for row in self.of(contract):
            months[row.on.replace(day=1)] += row.n
        return tuple((month, months[month]) for month in _from_to(months))

    def cumulative(self, contract: str | None = None) -> tuple[tuple[date, int], ...]:
        """Give how many have gone out by the end of each month, by its first day."""
        found = self.by_month(contract)
        return tuple(zip((month for month, _ in found), accumulate(n for _, n in found), strict=True))

    def commissioned_by(self, day: date, contract: str | None = None) -> int:
        """Give how many have gone out on or before a day."""
        return sum(row.n for row in self.of(contract) if row.on <= day)

    def reported_by(self, day: date, contract: str | None = None) -> int | None:
        """Give how many reports are delivered on or before a day under the contract; None where a due day is not known.

        A rejected report is not delivered until it is sent again and accepted.
        """
        rows = [row for row in self.of(contract) if row.on <= day]
        if any(row.contract_report_due is None for row in rows):
            return None
        return sum(n for row in rows for on, n in row.delivered if on <= day)

    def peak_in_progress(self, contract: str | None = None) -> int | None:
        """Give the most in progress on any day, from allocation to delivery; None where a due day is not known."""
        rows = self.of(contract)
        if any(row.contract_report_due is None for row in rows):
            return None
        return max((sum(row.in_progress_on(day) for row in rows) for day in {row.on for row in rows}), default=0)

    def peak_in_a_month(self, contract: str | None = None) -> int:
        """Give the most that go out in one month."""
        return max((n for _, n in self.by_month(contract)), default=0)

    def last_allocation(self, contract: str | None = None) -> date | None:
        """Give the day of the last batch; None where there is none."""
        return max((row.on for row in self.of(contract)), default=None)

    def last_report(self, contract: str | None = None) -> date | None:
        """Give the day by which all reports are delivered; None where one has no known day, or there is none."""
        rows = self.of(contract)
        if any(row.n != sum(n for _, n in row.delivered) for row in rows):
            return None
        return max((on for row in rows for on, _ in row.delivered), default=None)


@dataclass(frozen=True, slots=True)
class Schedule:
    """What a policy hands out when, in every reading, with what is to be said of it.

    Attributes:
        readings: each reading with its rows.
        warnings: what a board should know: what a cap holds back, what is not reached, gaps between contracts.
        missing: what no source gives.
        notes: what the caller stated, and what was taken to be so.
    """

    readings: tuple[Reading, ...]
    warnings: tuple[Remark, ...]
    missing: tuple[str, ...]
    notes: tuple[str, ...]

    @property
    def rows(self) -> tuple[tuple[str, Row], ...]:
        """Give every row with the id of its reading."""
        return tuple((reading.id, row) for reading in self.readings for row in reading.rows)

    def where(
        self,
        *,
        day: BatchDay | None = None,
        starts: Mapping[str, date] | None = None,
        first: Mapping[str, FirstBatch] | FirstBatch | None = None,
    ) -> Schedule:
        """Give the schedule with only the readings that a caller settles on.

        Args:
            day: on which day of its week or month a batch goes out.
            starts: by contract, the day or month of its start, as the source has it.
            first: whether work that starts in the course of a month is first handed out with its start; by contract, or for all.
        """
        kept = tuple(
            r for r in self.readings if day in (None, r.day) and all(_fits(s, starts or {}, first) for s in r.starts)
        )
        ids = {reading.id for reading in kept}
        warnings = tuple(w for w in self.warnings if w.reading is None or w.reading in ids)
        return replace(self, readings=kept, warnings=warnings)

    def commissioned_by(self, day: date, contract: str | None = None) -> Range | None:
        """Give the least and the most that have gone out by a day; None where nothing could be planned."""
        return self._range(lambda reading: reading.commissioned_by(day, contract))

    def reported_by(self, day: date, contract: str | None = None) -> Range | None:
        """Give the least and the most reports that are delivered by a day; None where that is not known."""
        return self._range(lambda reading: reading.reported_by(day, contract))

    def peak_in_progress(self, contract: str | None = None) -> Range | None:
        """Give the least and the most that the peak of work in progress can be; None where that is not known."""
        return self._range(lambda reading: reading.peak_in_progress(contract))

    def last_allocation(self, contract: str | None = None) -> DayRange | None:
        """Give the earliest and the latest day of the last batch; None where it has none."""
        return self._days(lambda reading: reading.last_allocation(contract))

    def last_report(self, contract: str | None = None) -> DayRange | None:
        """Give the earliest and the latest day by which all reports are delivered; None where that is not known."""
        return self._days(lambda reading: reading.last_report(contract))

    def table(self) -> pa.Table:
        """Give the rows as an Arrow table, for writing.

        Raises:
            MissingExtra: pyarrow is not there; the extra ``plan`` installs it.
        """
        try:
            from sendrules.commissioning.schedule.table import table_of
        except ModuleNotFoundError as error:
            if error.name is None or error.name.split(".")[0] != "pyarrow":
                raise
            raise MissingExtra("Schedule.table", error.name, "plan") from error
        return table_of(self.rows)

    def _range(self, of: Callable[[Reading], int | None]) -> Range | None:
        found = [of(reading) for reading in self.readings]
        known = [n for n in found if n is not None]
        return Range(min(known), max(known)) if known and len(known) == len(found) else None

    def _days(self, of: Callable[[Reading], date | None]) -> DayRange | None:
        found = [of(reading) for reading in self.readings]
        known = [day for day in found if day is not None]
        return DayRange(min(known), max(known)) if known and len(known) == len(found) else None


def _fits(start: Start, starts: Mapping[str, date], first: Mapping[str, FirstBatch] | FirstBatch | None) -> bool:
    wanted = first.get(start.contract) if isinstance(first, Mapping) else first
    return starts.get(start.contract, start.on) == start.on and wanted in (None, start.first_batch)


def _from_to(months: Counter[date]) -> Iterator[date]:
    if not months:
        return
    month = min(months)
    while month <= max(months):
        yield month
        month = Months(1).last_day(month)
