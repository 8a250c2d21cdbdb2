"""The terms of a contract that a schedule needs, from its declaration and from what the caller states, and which are missing."""

from __future__ import annotations

from dataclasses import dataclass

from sendrules.commissioning.schedule.given import Given
from sendrules.local.contracts.portions import each
from sendrules.local.contracts.stated_days import by_batch
from sendrules.local.declarations.base import Provenance, Status
from sendrules.local.declarations.commissioning import (
    Allocation,
    BatchDay,
    ClockStart,
    CommissioningPolicy,
    Contract,
    VolumeStep,
)
from sendrules.local.declarations.rates import Per
from sendrules.local.declarations.values import DateWindow
from sendrules.time.periods import Period, WorkingDays


@dataclass(frozen=True, slots=True)
class Terms:
    """What one contract says of how its work is handed out and reported.

    Attributes:
        contract: the contract, with the start, the last day and the total that hold here.
        starts: when it starts; None where not known.
        total: how many in all; None where not stated.
        steps: its volumes; empty where not stated.
        between: the time from one batch to the next; None without volumes.
        day: on which day of it; None where not stated.
        batch: the most at a time; None where not stated.
        cap: the most in progress; None where not stated.
        joint: whether the cap is the policy's own, and so holds for all contracts together that state none.
        within: the time for a report from allocation; None where not known, or where the clock starts with another event.
        again_within: the time to send a rejected report again; None where not stated.
        most_again: how often it may be sent again; None where not stated.
        missing: what no source gives.
        notes: which terms the caller stated.
    """

    contract: Contract
    starts: DateWindow | None
    total: int | None
    steps: tuple[VolumeStep, ...]
    between: Per | None
    day: BatchDay | None
    batch: int | None
    cap: int | None
    joint: bool
    within: Period | None
    again_within: WorkingDays | None
    most_again: int | None
    missing: tuple[str, ...]
    notes: tuple[str, ...]

    @property
    def id(self) -> str:
        """The id of the contract."""
        return self.contract.id

    @property
    def can_be_planned(self) -> bool:
        """Whether its start and its volumes are known, and it was neither withdrawn nor replaced."""
        known = self.starts is not None and (self.starts.earliest or self.starts.latest)
        return bool(known and self.steps and self.contract.ended is None)


def terms_of(contract: Contract, policy: CommissioningPolicy, given: Given | None = None) -> Terms:
    """Give the terms of a contract.

    Args:
        contract: the contract.
        policy: its policy, which says how work is handed out where the contract does not.
        given: what the caller states in the place of the contract's own terms.
    """
    own = contract.allocation or policy.allocation
    said = given or Given(source="nothing is stated")
    handed = _handed(own, said)
    starts = said.starts or contract.starts
    steps = said.volumes or contract.volumes or by_batch(handed)
    within = said.within or _from_allocation(contract)
    gate = contract.quality_gate
    total, last = said.total or contract.total, said.last_day or contract.last_day
    held = contract.model_copy(update={"starts": starts, "last_day": last, "total": total})
    return Terms(
        contract=held,
        starts=starts,
        total=total,
        steps=steps,
        between=each(handed, steps) if steps else None,
        day=handed.day if handed else None,
        batch=handed.batch if handed else None,
        cap=handed.most_in_progress if handed else None,
        joint=contract.allocation is None and said.most_in_progress is None,
        within=within,
        again_within=gate.resubmit_within if gate else None,
        most_again=gate.most_resubmissions if gate else None,
        missing=tuple(_missing(held, steps, within)) if contract.ended is None else (),
        notes=_notes(contract, given),
    )


def _handed(own: Allocation | None, said: Given) -> Allocation | None:
    """Give how work is handed out, with what the caller states in its place."""
    update = {
        name: getattr(said, name) for name in ("cadence", "day", "batch", "most_in_progress") if getattr(said, name)
    }
    if own is None and not update:
        return None
    if own is None:
        source = Provenance(document=said.source, place="stated by the caller", status=Status.ASSUMPTION)
        own = Allocation(provenance=(source,))
    return own.model_copy(update=update)


def _from_allocation(contract: Contract) -> Period | None:
    turnaround = contract.turnaround
    return turnaround.within if turnaround and turnaround.starts is ClockStart.ALLOCATION else None


def _missing(contract: Contract, steps: tuple[VolumeStep, ...], within: Period | None) -> list[str]:
    found = []
    starts = contract.starts
    if starts is None or (starts.earliest is None and starts.latest is None):
        found.append(f"when {contract.id} starts")
    elif starts.latest is None and not starts.open_ended:
        found.append(f"the last day on which {contract.id} can start")
    if not steps:
        series = " (its series says how many by when, and not when they are handed out)" if contract.trajectory else ""
        found.append(f"the volume of {contract.id} a week or a month{series}")
    if within is None:
        turnaround = contract.turnaround
        if turnaround is None or turnaround.within is None:
            found.append(f"the time that {contract.id} has for a report, from allocation")
        else:
            found.append(f"the day on which the clock of {contract.id} starts: {turnaround.starts.value}")
    return found


def _notes(contract: Contract, given: Given | None) -> tuple[str, ...]:
    if given is None or not given.stated():
        return ()
    return (f"{contract.id}: {', '.join(given.stated())} as stated by the caller ({given.source})",)
