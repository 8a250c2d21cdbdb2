"""By when a claim for judicial review of what was missed has to be filed, and from what each of these days is counted.

CPR r.54.5(1): promptly, and in any event not later than three months after the grounds *first* arose. So the earliest day on
which the grounds can have arisen counts: the last day of a limit, or the day on which a time that had to be left open was cut
short. Where another answer to a contested question gives an earlier last day, that day is counted too.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from typing import NamedTuple

from sendrules.law.model.duty import Duty
from sendrules.statutory.instance import Alternative, Instance, can_be_done
from sendrules.statutory.limit import working_day_before
from sendrules.statutory.outcome import Compliance, Due, Ended
from sendrules.statutory.result import StatutoryResult
from sendrules.wording.disputing import disputing
from sendrules.wording.holders import Route, route_for

_CLAIM = "cpr-54-5-judicial-review"
_REVIEWED = (Route.COUNCIL, Route.HEALTH, Route.SCHOOL)


class Count(NamedTuple):
    """One way to count the three months.

    Attributes:
        day: the last day to file.
        since: the day it is counted from: the earliest on which the grounds can have arisen.
        of: what was missed.
        only_if: the other answer to a contested question on which this count rests, in words; empty for the answers taken.
        unless: the other answers under which this step was not missed at all, in words.
    """

    day: date
    since: date
    of: Instance
    only_if: str
    unless: tuple[str, ...]

    @property
    def readings(self) -> tuple[str, ...]:
        """The other answers that this count turns on."""
        return (*filter(None, [self.only_if]), *self.unless)

    @property
    def working_day(self) -> date | None:
        """The last working day before a last day that is none."""
        return working_day_before(self.day, self.of.occurrence.view.calendar)


class Counts(NamedTuple):
    """Every count of a case.

    Attributes:
        left: those that leave time, the earliest day first: the first is safe on every one of them.
        over: those that are over, and matter still: of the same request or other start as the first of ``left``, or of what is still not done.
        going_on: of ``over``, what is still not done.
    """

    left: tuple[Count, ...]
    over: tuple[Count, ...]
    going_on: tuple[Count, ...]

    @property
    def otherwise(self) -> Count | None:
        """What the first day falls back to where the answers that it turns on are not a court's."""
        if not self.left or not self.left[0].readings:
            return None
        first = self.left[0]
        others = (c for c in self.left[1:] if not set(c.readings) & set(first.readings))
        return next(others, None)


def counts(missed: Iterable[Instance], result: StatutoryResult) -> Counts:
    """Give every count of the time for judicial review of what was missed.

    Args:
        missed: the occurrences whose limits were missed.
        result: the answer for the case.
    """
    as_of = result.view.as_of
    found = sorted(_counts(missed, result), key=lambda c: (c.day, c.since, c.of.id))
    left = tuple(c for c in found if c.day >= as_of)
    over = [c for c in found if c.day < as_of]
    going_on = tuple(c for c in over if c.of.compliance is Compliance.OVERDUE and can_be_done(c.of, as_of))
    start = left[0].of.trigger if left else None
    kept = tuple(c for c in over if c in going_on or c.of.trigger == start)
    return Counts(left, kept, going_on)


def arose(i: Instance) -> date | None:
    """Give the earliest day on which the grounds of complaint about a missed limit can have arisen.

    Args:
        i: the occurrence.
    """
    if i.limit is None or i.compliance is not Compliance.TOO_EARLY:
        return i.limit
    cut = i.outcome.on or i.outcome.by.on if isinstance(i.outcome, Ended) else i.done_on
    return min(i.limit, cut or i.limit)


def last_day(duty: Duty, day: date) -> date | None:
    """Give the last day of a right that runs from a day; None before its life, or beyond what can be written.

    Args:
        duty: the right.
        day: the day.
    """
    try:
        return duty.limit_for(day)
    except (ValueError, OverflowError):
        return None


def _counts(missed: Iterable[Instance], result: StatutoryResult) -> Iterator[Count]:
    duty = result.law.duty(_CLAIM)
    for i in missed:
        since = arose(i) if route_for(i) in _REVIEWED else None
        if since is None:
            continue
        others = [a for a in result[i.id].alternatives if i.trigger in (a.trigger, a.instead_of)]
        unless = disputing(i, result)
        for only_if, start in [("", since), *_earlier(others, since)]:
            day = last_day(duty, start)
            if day:
                yield Count(day, start, i, only_if, unless)


def _earlier(others: Sequence[Alternative], since: date) -> Iterator[tuple[str, date]]:
    """The other answers by which it was missed earlier, each with the day."""
    for a in others:
        if a.was_missed and isinstance(a.outcome, Due) and a.outcome.on < since:
            yield a.described, a.outcome.on
