"""The most that is in progress under several contracts together, where a policy states one cap for all of them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from itertools import zip_longest

from sendrules.errors import BeyondHorizonError
from sendrules.local.contracts.ends import last_day
from sendrules.local.contracts.peaks import handed_out
from sendrules.local.contracts.volumes import Batch, report_due
from sendrules.local.declarations.commissioning import Allocation, ClockStart, CommissioningPolicy, Contract
from sendrules.time.periods import Period


def under_the_joint_cap(policy: CommissioningPolicy) -> tuple[Contract, ...]:
    """Give the contracts that share the policy's own cap: those that do not say themselves how their work is handed out.

    Args:
        policy: the policy.
    """
    capped = policy.allocation is not None and policy.allocation.most_in_progress is not None
    return tuple(c for c in policy.contracts if c.allocation is None and c.ended is None) if capped else ()


def most_together(policy: CommissioningPolicy) -> tuple[int, tuple[str, ...]]:
    """Give the most work in progress on any day under the contracts that share the policy's cap, and the ids of those it counts.

    A contract whose start, volumes or turnaround from allocation is not stated is not counted. Nor is what a contract would hand out
    after its last day, or after another took over its volume. All are taken to hand out early, or all late, as far as their
    sources leave that open.

    Args:
        policy: the policy.
    """
    if policy.allocation is None:
        return 0, ()
    known = [(contract, _turnaround(contract)) for contract in under_the_joint_cap(policy)]
    dated = [
        (c, within) for c, within in known if within is not None and c.starts is not None and _start(c) is not None
    ]
    try:
        ways = [list(_of(contract, policy, policy.allocation, within)) for contract, within in dated]
        peaks = [_peak([piece for way in every if way for piece in way]) for every in zip_longest(*ways)]
    except BeyondHorizonError:
        return 0, ()
    return max(peaks, default=0), tuple(contract.id for contract, _ in dated)


def _start(contract: Contract) -> date | None:
    return contract.starts.earliest or contract.starts.latest if contract.starts else None


def _turnaround(contract: Contract) -> Period | None:
    turnaround = contract.turnaround
    if turnaround is None or turnaround.starts is not ClockStart.ALLOCATION:
        return None
    return turnaround.within


def _of(
    contract: Contract, policy: CommissioningPolicy, allocation: Allocation, within: Period
) -> Iterator[list[tuple[Batch, date]]]:
    """Give each way in which the work of a contract may be handed out, each batch with the day that its reports are due."""
    over = [_start(other) for other in policy.contracts if other.supersedes == contract.id and other.ended is None]
    ends = [day - timedelta(days=1) for day in over if day is not None]
    last = min((day for day in (last_day(contract), *ends) if day is not None), default=date.max)
    for way in handed_out(contract, allocation):
        yield [(batch, report_due(batch.on, within)) for batch in way if batch.on <= last]


def _peak(pieces: Sequence[tuple[Batch, date]]) -> int:
    """The most in progress on any day, each piece from its allocation until its report is due."""
    days = {batch.on for batch, _ in pieces}
    return max((sum(b.n for b, due in pieces if b.on <= day <= due) for day in days), default=0)
