"""Which readings there are: each day for a batch that no source settles, with every start of every contract."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import product
from math import prod

from sendrules.commissioning.schedule.starts import FirstBatch, Start, starts_of
from sendrules.commissioning.schedule.terms import Terms
from sendrules.local.declarations.commissioning import BatchDay
from sendrules.local.declarations.rates import Per
from sendrules.time.calendar import WorkingCalendar

BOTH = (BatchDay.FIRST_DAY, BatchDay.LAST_DAY)
"""What is tried where no source says on which day a batch goes out."""
MOST = 64
"""The most readings of one day rule; beyond them all contracts start early together, or late together."""


@dataclass(frozen=True, slots=True)
class Choice:
    """One reading before it is worked through.

    Attributes:
        day: on which day a batch goes out, where no source says it.
        starts: the start of each contract.
        joined: whether only the early starts together and the late starts together were tried.
    """

    day: BatchDay
    starts: tuple[Start, ...]
    joined: bool

    @property
    def id(self) -> str:
        """Give a short name."""
        after = {FirstBatch.WITH_THE_START: "", FirstBatch.THE_MONTH_AFTER: "+1 month"}
        return ", ".join((self.day.value, *(f"{s.contract} {s.on}{after[s.first_batch]}" for s in self.starts)))


def choices(terms: Sequence[Terms], days: Sequence[BatchDay], calendar: WorkingCalendar) -> Iterator[Choice]:
    """Give every reading.

    Args:
        terms: the terms of the contracts that can be planned.
        days: the days to try where no source states one.
        calendar: the working days.
    """
    open_days = days if any(each.day is None for each in terms) else days[:1]
    for day in open_days:
        found = [starts_of(each, each.day or day, calendar) for each in terms]
        joined = prod(len(starts) for starts in found) > MOST
        for starts in zip(*((s[0], s[-1]) for s in found), strict=True) if joined else product(*found):
            yield Choice(day, starts, joined)


def handed_in_words(choice: Choice, terms: Sequence[Terms]) -> str:
    """Say how work is handed out in a reading.

    Args:
        choice: the reading.
        terms: the terms of its contracts.
    """
    periods = dict.fromkeys((each.between or Per.MONTH, each.day or choice.day) for each in terms)
    return f"handed out {' and '.join(_on(day, per) for per, day in periods)}"


def _on(day: BatchDay, per: Per) -> str:
    if day.weekday is None:
        return f"on the {day.value.replace('-', ' ')} of each {per.value}"
    return f"on the {'' if per is Per.WEEK else 'first '}{day.value.capitalize()} of each {per.value}"
