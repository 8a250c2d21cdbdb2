"""The contracts of a policy as supplies of a forecast, month by month as one reading of their schedule has them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from itertools import groupby
from typing import Any

from sendrules.commissioning.forecast.months import last_day, month_after
from sendrules.commissioning.inputs.numbers import Between
from sendrules.commissioning.inputs.supply import Supply
from sendrules.commissioning.schedule.answer import Reading, Schedule
from sendrules.local.declarations.commissioning import CommissioningPolicy


def slowest(schedule: Schedule) -> Reading | None:
    """Give the reading in which work is handed out latest, the first of equal ones; None where nothing could be planned.

    Args:
        schedule: the schedule.
    """
    if not schedule.readings:
        return None
    until = max((month for reading in schedule.readings for month, _ in reading.by_month()), default=date.min)

    def so_far(reading: Reading) -> int:
        """What has gone out, added up over the months: each batch as often as it lies months before the end."""
        return sum(n * ((until.year - m.year) * 12 + until.month - m.month) for m, n in reading.by_month())

    return min(schedule.readings, key=so_far)


_NOT_LATE = Between(low=0, high=0)


def supplies_of(
    policy: CommissioningPolicy, reading: Reading | None, first: date, months: int, **every: Any
) -> tuple[Supply, ...]:
    """Give the supplies of a policy's contracts, from a month on.

    A contract gives what its schedule hands out in each month. Months of the same number are one supply. A contract that cannot be
    planned is a supply of which nobody knows how many cases it takes, never one of none.

    Args:
        policy: the policy.
        reading: the reading of its schedule; None where nothing could be planned.
        first: the first month.
        months: how many months.
        every: what holds for every contract and its schedule does not say: ``late_by_months``, ``vacancy``, ``rejected`` and
            what goes with them. A contract that has begun before is not late; one that is late is so in all its months.
    """
    said = "" if reading is None else f"; {reading.said}"
    planned = set() if reading is None else {start.contract for start in reading.starts}
    found: list[Supply] = []
    for contract in policy.contracts:
        source = f"{policy.title}: {contract.title}{said}"
        if reading is not None and contract.id in planned:
            begins = min((month for month, _ in reading.by_month(contract.id)), default=first)
            for n, (start, end, places) in enumerate(_stretches(reading, contract.id, first, months), 1):
                late = _still_late(every.get("late_by_months"), begins, start) if begins >= first else _NOT_LATE
                found.append(
                    Supply(
                        id=contract.id if n == 1 else f"{contract.id}-{n}",
                        a_month=Between(low=places, high=places),
                        starts=start,
                        ends=end,
                        source=source,
                        **every | {"late_by_months": late},
                    )
                )
        elif contract.ended is None:
            found.append(Supply(id=contract.id, starts=first, ends="never", source=source, **every))
    return tuple(found)


def _still_late(late: Between | None, begins: date, start: date) -> Between | None:
    """By how much the months from a day on are late where the contract is: it cannot do its later months before it has begun."""
    if late is None or start == begins:
        return late
    since = (start.year - begins.year) * 12 + start.month - begins.month
    low, high = max(late.low - since, 0), max(late.high - since, 0)
    likely = None if late.likely is None else max(late.likely - since, 0)
    return Between(low=low, high=high, likely=likely)


def _stretches(reading: Reading, contract: str, first: date, months: int) -> Iterator[tuple[date, date, int]]:
    """The months of a contract that give the same number: the first day, the last and the number a month."""
    given = dict(reading.by_month(contract))
    window: Sequence[date] = [month_after(first, n) for n in range(months)]
    for places, same in groupby(window, key=lambda month: given.get(month, 0)):
        run = list(same)
        if places:
            yield run[0], last_day(run[-1]), places
