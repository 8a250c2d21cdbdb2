"""The days on which the batches of a contract can go out, and how many its volumes give to each."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import groupby
from operator import attrgetter

from sendrules.local.contracts.portions import Portion, following, portions, shorter
from sendrules.local.contracts.volumes import Batch
from sendrules.local.declarations.commissioning import BatchDay, VolumeStep
from sendrules.local.declarations.rates import Per
from sendrules.time.calendar import ENGLAND_AND_WALES, WorkingCalendar


@dataclass(frozen=True, slots=True)
class Slot:
    """One week, month or quarter with a batch.

    Attributes:
        first: its first day.
        last: its last day.
        on: the day of its batch.
    """

    first: date
    last: date
    on: date


def day_within(first: date, last: date, rule: BatchDay, calendar: WorkingCalendar = ENGLAND_AND_WALES) -> date | None:
    """Give the day of a batch within a week or month; None where it has no such day.

    Args:
        first: the first day.
        last: the last day.
        rule: which day.
        calendar: the working days.

    Raises:
        BeyondHorizonError: the rule is about working days, and the calendar does not know them.

    >>> day_within(date(2025, 5, 1), date(2025, 5, 31), BatchDay.LAST_WORKING_DAY)
    datetime.date(2025, 5, 30)
    """
    if rule.weekday is not None:
        found = first + timedelta((rule.weekday - first.weekday()) % 7)
    elif rule is BatchDay.FIRST_WORKING_DAY:
        found = first if calendar.is_working_day(first) else calendar.add(first, 1)
    elif rule is BatchDay.LAST_WORKING_DAY:
        found = calendar.last_working_day(last)
    else:
        found = last if rule is BatchDay.LAST_DAY else first
    return found if first <= found <= last else None


def slots(start: date, between: Per, rule: BatchDay, calendar: WorkingCalendar) -> Iterator[Slot]:
    """Give every week, month or quarter from a start that has a day for a batch. The first month begins with the start.

    Args:
        start: the first day.
        between: the time from one batch to the next.
        rule: which day of it.
        calendar: the working days.
    """
    first = start
    while True:
        after = following(first, between)
        last = after - timedelta(days=1)
        on = day_within(first, last, rule, calendar)
        if on is not None:
            yield Slot(first, last, on)
        first = after


@dataclass(frozen=True, slots=True)
class Handing:
    """How much a contract hands out, and how often.

    Attributes:
        steps: its volumes, a step at least.
        between: the time from one batch to the next.
        batch: the most that goes out at a time; None where there is no such bound.
    """

    steps: Sequence[VolumeStep]
    between: Per
    batch: int | None


def planned(how: Handing, start: date, rule: BatchDay, until: date, calendar: WorkingCalendar) -> Iterator[Batch]:
    """Give the batches that the volumes of a contract come to, day by day, before any cap or total.

    At the end of a month goes out what the weeks that ended in it are for; at its start, what those that begin in it are for. What
    is stated for a longer time than lies between two batches is spread evenly over its batches, and no batch is larger
    than the contract allows.

    Args:
        how: how much, and how often.
        start: from when batches are counted.
        rule: which day.
        until: the last day that is asked about.
        calendar: the working days.
    """
    every = _Ahead(slots(start, how.between, rule, calendar))
    begin = every.head.first  # the volumes begin with the first batch
    for on, parts in groupby(_parts(how, every, begin, rule, until), key=attrgetter("on")):
        n = sum(part.n for part in parts)
        if on > until:
            return
        yield Batch(on, n if how.batch is None else min(n, how.batch))


class _Ahead:
    """Slots with the next one in sight; none is made before it is looked at."""

    def __init__(self, found: Iterator[Slot]) -> None:
        self._found, self._head = found, None

    _head: Slot | None

    @property
    def head(self) -> Slot:
        if self._head is None:
            self._head = next(self._found)
        return self._head

    def take(self) -> Slot:
        head, self._head = self.head, None
        return head


def _parts(how: Handing, every: _Ahead, begin: date, rule: BatchDay, until: date) -> Iterator[Batch]:
    for portion in portions(how.steps, begin, until=until):
        if shorter(how.between, how.steps[0].rate.per):
            yield from _spread(portion, every)
            continue
        key = portion.last if rule.at_the_end else portion.first
        while every.head.last < key:
            every.take()
        yield Batch(every.head.on, portion.n)


def _spread(portion: Portion, every: _Ahead) -> Iterator[Batch]:
    """Spread a portion evenly over its batches; where none lies in it, it goes out with the next."""
    days = []
    while every.head.on <= portion.last:
        days.append(every.take().on)
    if not days:
        yield Batch(every.head.on, portion.n)
        return
    for n, on in enumerate(days):
        yield Batch(on, portion.n * (n + 1) // len(days) - portion.n * n // len(days))
