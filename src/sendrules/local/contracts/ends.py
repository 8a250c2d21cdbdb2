"""When contracts end: the gap up to the next, and the days on which an end calls for attention."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from sendrules.local.declarations.commissioning import CommissioningPolicy, Contract
from sendrules.time.periods import Counting, Months


@dataclass(frozen=True, slots=True)
class Gap:
    """The days between one contract and the next, on which there is none; below nought they overlap.

    Attributes:
        after: the contract that ends.
        before: the next to start.
        days: how many days lie between its last day and the next one's first.
        alert: whether that is more than the authority's rules allow: any day, or less overlap than they ask for.
        last_day: the last day of the one that ends.
    """

    after: str
    before: str
    days: int
    alert: bool
    last_day: date


@dataclass(frozen=True, slots=True)
class EndAlert:
    """The end of a contract that is near enough to say so, under the authority's own rule.

    Attributes:
        contract: the contract.
        last_day: its last day.
        since: from which day that is said.
        followed_by: the next contract to start; None where there is none.
    """

    contract: str
    last_day: date
    since: date
    followed_by: str | None


def gaps(policy: CommissioningPolicy, *, extended: bool = False) -> tuple[Gap, ...]:
    """Give the gap after each contract with a known end, up to the next to start.

    Args:
        policy: the policy.
        extended: whether every extension is taken.
    """
    least = policy.gaps.least_overlap_days if policy.gaps else 0
    out = []
    for contract, last_day in _ends(policy, extended=extended):
        following = _next(policy, contract)
        if following is not None:
            start, id = following
            days = (start - last_day).days - 1
            out.append(Gap(contract.id, id, days, days > -least, last_day))
    return tuple(out)


def end_alerts(policy: CommissioningPolicy, as_of: date, *, extended: bool = False) -> tuple[EndAlert, ...]:
    """Give the contracts whose end is so near that the authority wants it said: ``alert_days_before_end`` of its gap rules.

    Args:
        policy: the policy; without such a rule there are none.
        as_of: the day of the question; from the day after its last, a contract has ended and is no longer among them.
        extended: whether every extension is taken.
    """
    before = policy.gaps.alert_days_before_end if policy.gaps else None
    if before is None:
        return ()
    out = []
    for contract, last_day in _ends(policy, extended=extended):
        since = last_day - timedelta(days=before)
        if since <= as_of <= last_day:
            following = _next(policy, contract)
            out.append(EndAlert(contract.id, last_day, since, following[1] if following else None))
    return tuple(out)


def _ends(policy: CommissioningPolicy, *, extended: bool) -> Iterator[tuple[Contract, date]]:
    """Give each contract whose end is known, with its last day. One that was withdrawn or replaced is left out."""
    for contract in policy.contracts:
        last = None if contract.ended is not None else last_day(contract, extended=extended)
        if last is not None:
            yield contract, last


def last_day(contract: Contract, *, extended: bool = False) -> date | None:
    """Give the last day of a contract: as stated, else by its term. Twelve months from 1 December end on 30 November.

    Args:
        contract: the contract.
        extended: whether every extension is taken.

    Returns:
        The day; None where neither the day nor the start and the term are known.

    >>> source = {"document": "Invented", "place": "p. 1", "status": "illustrative"}
    >>> support = Contract(id="a", title="A", last_day=date(2024, 4, 17), extensions=[{"months": 6}], provenance=source)
    >>> last_day(support), last_day(support, extended=True)
    (datetime.date(2024, 4, 17), datetime.date(2024, 10, 17))
    """
    more = sum(each.months for each in contract.extensions) if extended else 0
    if contract.last_day is not None:
        following = contract.last_day + timedelta(days=1)
        return Months(more, Counting.BEGINNING_WITH).last_day(following) if more else contract.last_day
    start = contract.starts.day if contract.starts else None
    if start is None or contract.term_months is None:
        return None
    return Months(contract.term_months + more, Counting.BEGINNING_WITH).last_day(start)


def _next(policy: CommissioningPolicy, contract: Contract) -> tuple[date, str] | None:
    """Give the first day and the id of the contract that starts next after this one started, or else after its last day."""
    own = contract.starts.day if contract.starts and contract.starts.day else contract.last_day
    later = [
        (other.starts.day, other.id)
        for other in policy.contracts
        if other.id != contract.id
        and other.ended is None
        and other.starts
        and other.starts.day
        and own
        and other.starts.day > own
    ]
    return min(later, default=None)
