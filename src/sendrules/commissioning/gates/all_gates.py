"""``gates_of``: every gate of a commissioning policy, each with its reason, its provision and what is missing."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import date

from sendrules.citation import EQUALITY_ACT, Provision
from sendrules.commissioning.gates.decisions import Taken, contract_gate, decision_gates
from sendrules.commissioning.gates.ends import deadline_gate, end_gates, gap_gates
from sendrules.commissioning.gates.gate import Gate, GateKind, Gates, GateState
from sendrules.commissioning.gates.milestones import milestone_gates
from sendrules.commissioning.schedule.building import schedule_of
from sendrules.commissioning.schedule.given import Given
from sendrules.commissioning.schedule.names import check_names
from sendrules.commissioning.schedule.terms import terms_of
from sendrules.local.declarations.commissioning import BatchDay, CommissioningPolicy
from sendrules.local.declarations.performance import Milestone
from sendrules.time.calendar import ENGLAND_AND_WALES, WorkingCalendar
from sendrules.time.periods import Months, WorkingDays

PUBLIC_SECTOR = Provision(EQUALITY_ACT, "s.149")
"""The duty to have due regard to equality. It asks for no particular document; an assessment is the usual record of it."""


def gates_of(
    policy: CommissioningPolicy,
    *,
    milestones: Sequence[Milestone] = (),
    taken: Mapping[str, Taken] | None = None,
    call_in: WorkingDays | None = None,
    established: Mapping[str, date] | None = None,
    given: Mapping[str, Given] | None = None,
    day: BatchDay | Sequence[BatchDay] = (BatchDay.FIRST_DAY, BatchDay.LAST_DAY),
    as_of: date | None = None,
    extended: bool = False,
    calendar: WorkingCalendar = ENGLAND_AND_WALES,
) -> Gates:
    """Give every gate of a policy: decisions and their notice, call-in, gaps between contracts, deadlines and milestones.

    Whether a decision is key is tested on the greatest value, with every extension where the authority's threshold counts them. The
    28 clear days are national law. The threshold and the time to call a decision in are the authority's own: where neither the
    policy nor the caller gives one, the gate says what is missing.

    Args:
        policy: what is bought.
        milestones: the milestones of the authority's performance policy, for those that name a contract.
        taken: by decision, when it was taken and published.
        call_in: how long a decision can be called in, where the policy does not say.
        established: by contract, the day on which it was set, for a deadline that counts from there.
        given: by contract, terms that the caller states in the place of the policy's own.
        day: the days to try for a batch where no source states one.
        as_of: the day of the question, for ends that are near; None leaves them out.
        extended: whether every extension is taken, for gaps and ends.
        calendar: the working days.

    Raises:
        InputError: a contract or a decision is named that is not there.
        BeyondHorizonError: it depends on a working day that the calendar does not know.

    >>> source = {"document": "Invented", "place": "p. 1", "status": "illustrative"}
    >>> policy = CommissioningPolicy.model_validate({
    ...     "id": "c", "title": "C", "provenance": source,
    ...     "contracts": [{"id": "lot", "title": "Lot", "term_months": 12, "extensions": [{"months": 12}],
    ...                    "value": {"least": 500_000, "most": 1_500_000}, "provenance": source}],
    ...     "thresholds": [{"id": "key", "more_than": 1_000_000, "provenance": source}],
    ...     "decisions": [{"id": "d", "title": "D", "contract": "lot", "notice_published": "2020-11-03", "provenance": source}]})
    >>> found = gates_of(policy, call_in=WorkingDays(5))
    >>> [(gate.kind.value, gate.state.value, str(gate.day)) for gate in found.gates[:3]]
    [('key decision', 'applies', 'None'), ('notice', 'not known', '2020-12-02'), ('call-in', 'not known', '2020-12-10')]
    """
    stated, ids = given or {}, {contract.id for contract in policy.contracts}
    check_names("the gates", "taken", taken or {}, {decision.id for decision in policy.decisions}, "decision")
    check_names("the gates", "established", established or {}, ids, "contract")
    until = _until(policy, milestones, stated)
    schedule = schedule_of(policy, until=until, given=stated, day=day, extended=extended, calendar=calendar)
    held = policy.model_copy(
        update={"contracts": tuple(terms_of(c, policy, stated.get(c.id)).contract for c in policy.contracts)}
    )
    found: list[Gate] = []
    named = {decision.contract for decision in policy.decisions}
    for decision in policy.decisions:
        found += decision_gates(held, decision, (taken or {}).get(decision.id, Taken()), call_in, calendar)
    found += (contract_gate(held, c) for c in held.contracts if c.id not in named and c.ended is None)
    found += _equality(held)
    found += gap_gates(held, extended=extended)
    if as_of is not None:
        found += end_gates(held, as_of, extended=extended)
    for contract in held.contracts:
        gate = deadline_gate(contract, schedule, (established or {}).get(contract.id))
        found += [gate] if gate else []
    found += milestone_gates(held, milestones, schedule)
    return Gates(tuple(found))


def _until(policy: CommissioningPolicy, milestones: Sequence[Milestone], given: Mapping[str, Given]) -> date:
    """Give the last day that any gate looks at."""
    days = [day for milestone in milestones if (day := milestone.by.latest)]
    starts = []
    for contract in policy.contracts:
        held = terms_of(contract, policy, given.get(contract.id)).contract
        window = held.starts
        start = (window.latest or window.earliest) if window else None
        starts += [start] if start else []
        days += [day for point in (held.trajectory.points if held.trajectory else ()) if (day := point.by.latest)]
        days += [held.ends_by.latest] if held.ends_by and held.ends_by.latest else []
        days += [Months(held.within_months).last_day(start)] if held.within_months and start else []
    return max([*days, *starts], default=date.min)


def _equality(policy: CommissioningPolicy) -> Iterator[Gate]:
    """Say whether an equality assessment of what is bought is recorded."""
    if not policy.contracts:
        return
    recorded = policy.equality.assessment if policy.equality else None
    if recorded is None:
        missing = ("the equality assessment",)
        yield Gate(
            GateKind.EQUALITY, policy.id, GateState.NOT_KNOWN, None, ("none is recorded",), PUBLIC_SECTOR, "", missing
        )
    else:
        yield Gate(GateKind.EQUALITY, policy.id, GateState.MET, None, (recorded,), PUBLIC_SECTOR)
