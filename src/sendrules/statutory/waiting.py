"""``Waiting``: what a case waits for, since when and by what limit, or why it no longer waits.

A case waits for a finalised plan: after a request, a re-assessment, an order of the Tribunal, a concession, an agreement, or
in detention. The limit is the one that runs on the day, and not one that was overtaken.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from sendrules.case.case import Case
from sendrules.case.kinds import ADVERSE, ORDERING, EventKind, Order
from sendrules.explanation import words
from sendrules.law.model.discharge import Answer
from sendrules.law.model.duty import Bound, Duty
from sendrules.statutory.instance import Instance
from sendrules.statutory.outcome import Disapplied, Ended, NoFixedLimit
from sendrules.statutory.result import StatutoryResult

_PLANS = (EventKind.FINAL_PLAN, EventKind.REASSESSED_PLAN)
_ASKS = (
    EventKind.REQUEST,
    EventKind.RESPONSIBLE,
    EventKind.DETAINED_REQUEST,
    EventKind.DETAINED_ATTENTION,
    EventKind.REASSESSMENT_REQUEST,
    EventKind.DECISION_TO_REASSESS,
    EventKind.TRANSITIONAL_ASSESSMENT,
    EventKind.TRANSFER_REVIEW,
)
"""What a family's wait is counted from."""
_GOES_ON = (*ORDERING, EventKind.DETAINED, EventKind.RELEASED, EventKind.RELEASE_KNOWN)
"""What ends one limit and leaves the child waiting."""
_TO_DO_AGAIN = frozenset({Order.ASSESS, Order.REASSESS, Order.MAKE_PLAN, Order.REMIT})
_ENDINGS = {
    EventKind.REFUSAL_TO_ASSESS: "it was decided not to assess, and notified on {day}",
    EventKind.NOT_NECESSARY_NOTICE: "it was decided that no plan was needed, and notified on {day}",
    EventKind.NO_PLAN_NOTICE: "it was decided not to make a plan, and notified on {day}",
    EventKind.REQUEST_WITHDRAWN: "the request was withdrawn on {day}",
    EventKind.PLAN_CEASED: "the plan ceased on {day}",
    EventKind.DECISION_TO_CEASE: "it was decided to cease the plan, and notified on {day}",
    EventKind.PLAN_TRANSFERRED: "the plan was transferred to another authority on {day}",
}


@dataclass(frozen=True, slots=True)
class Waiting:
    """What the ranking needs of a case: whether it waits, since when, and when the law's limit falls.

    Attributes:
        case: the case.
        received: the day from which the wait counts: of the request, or of becoming responsible.
        limit: the limit of the finalised plan that runs, as if nothing were disapplied.
        finished: why it no longer waits, in words a parent could read; empty while it waits.
        basis: what the limit follows from, where that is not the request; empty otherwise.
        lifted: whether the limit is disapplied, so that the plan is due as soon as practicable.
    """

    case: Case
    received: date | None
    limit: date | None
    finished: str = ""
    basis: str = ""
    lifted: bool = False

    @property
    def stage(self) -> int:
        """0 while it waits, 1 where nothing is recorded that it could wait for, 2 once it no longer waits."""
        if self.finished:
            return 2
        return 0 if self.received or self.limit else 1

    @property
    def reason(self) -> str:
        """Its dates, in words a parent could read."""
        if self.finished:
            return f"no longer waiting: {self.finished}"
        received = f", received {words(self.received)}" if self.received else ""
        if self.limit is None:
            if self.received:
                return f"the law's limit for the finalised plan cannot be told{received}"
            return "no limit for a finalised plan runs, so it comes after those with one"
        if self.lifted:
            return f"finalised plan due as soon as practicable: its limit of {words(self.limit)} is lifted{received}"
        return f"finalised plan due in law {words(self.limit)}{self.basis}{received}"


def waiting_of(law: StatutoryResult) -> Waiting:
    """Say what a case whose statutory answer stands already waits for.

    Args:
        law: the law's answer.
    """
    case, found = law.view.case, list(_instances(law))
    running = owed(law)
    if running is not None:
        return _running(running, law)
    closed = [(day, i) for i in found if (day := _closed(i)) is not None]
    if not closed:
        return Waiting(case, None, None)
    on, last = max(closed, key=lambda pair: (pair[0], pair[1].started, pair[1].id))
    ending = last.outcome.by.kind if isinstance(last.outcome, Ended) else None
    if ending in _GOES_ON or _ordered_since(on, law):
        return Waiting(case, _since(last, law), last.limit, basis=", before it was overtaken")
    said = "the plan was finalised on {day}" if ending is None else _ENDINGS.get(ending, f"{ending}: {{day}}")
    return Waiting(case, _since(last, law), last.limit, finished=said.format(day=words(on)))


def owed(law: StatutoryResult) -> Instance | None:
    """Give the most pressing occurrence of a duty to finalise a plan that is still owed, or None."""
    still = [i for i in _instances(law) if i.is_open or _owed_without_a_limit(i)]
    return min(still, key=lambda i: (i.limit or date.max, i.started, i.id), default=None)


def _instances(law: StatutoryResult) -> Iterator[Instance]:
    return (i for result in law.values() for i in result.instances if _is_for_a_plan(i.duty))


def _is_for_a_plan(duty: Duty) -> bool:
    """Whether nothing but a finalised plan, of an assessment or a re-assessment, performs it, and by a limit."""
    by = duty.discharged_by
    return (
        isinstance(by, Answer) and set(by.kinds) <= set(_PLANS)
        and duty.bound is Bound.NOT_LATER_THAN and duty.source.binds and not duty.right
    )  # fmt: skip


def _owed_without_a_limit(instance: Instance) -> bool:
    """Whether the plan is still to come, and no day binds: the limit is lifted, or there never was one."""
    return isinstance(instance.outcome, Disapplied | NoFixedLimit) and instance.done is None


def _running(instance: Instance, law: StatutoryResult) -> Waiting:
    trigger = instance.trigger
    basis = "" if trigger.kind in _ASKS else f" ({trigger.title} of {words(instance.started)})"
    return Waiting(
        law.view.case, _since(instance, law), instance.due or instance.limit, basis=basis,
        lifted=isinstance(instance.outcome, Disapplied),
    )  # fmt: skip


def _since(instance: Instance, law: StatutoryResult) -> date:
    """Give the day of the request that led to it; an order or an agreement does not make a family's wait begin anew."""
    if instance.trigger.kind in _ASKS:
        asked = law.view.events(EventKind.REASSESSMENT_REQUEST)
        again = instance.trigger.kind is EventKind.DECISION_TO_REASSESS
        earlier = [e.on for e in asked if again and e.on <= instance.started]
    else:
        earlier = [e.on for e in law.view.events(*_ASKS) if e.on <= instance.started]
    plans = [e.on for e in law.view.events(*_PLANS) if e.on <= instance.started]
    began = max(earlier, default=instance.started)
    return instance.started if any(began <= on for on in plans) else began


def _closed(instance: Instance) -> date | None:
    if isinstance(instance.outcome, Ended):
        return instance.outcome.on or instance.outcome.by.on
    return instance.done_on or (instance.done.on if instance.done else None)


def _ordered_since(on: date, law: StatutoryResult) -> bool:
    """Whether the authority was since told, or agreed, to do it again, and has not answered."""
    orders = [e for e in law.view.events(*ORDERING) if e.order in _TO_DO_AGAIN and e.on >= on]
    answers = law.view.events(*ADVERSE, *_PLANS)
    return bool(orders) and not any(e.on > orders[-1].on for e in answers)
