"""``Waiting``: what a case waits for, since when and by what limit, or why it no longer waits.

What is waited for is a ``WaitingFor``: a finalised plan, unless another is given. A case waits for a finalised plan after a
request, a re-assessment, an order of the Tribunal, a concession, an agreement, or in detention. The limit is the one that runs
on the day, and not one that was overtaken.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
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


@dataclass(frozen=True, slots=True, kw_only=True)
class WaitingFor:
    """Something that a case can wait for, told by the kinds of event that have to do with it.

    Attributes:
        title: it in words, such as "finalised plan".
        asks: the kinds of event that ask for it; a family's wait counts from them.
        repeats: by a kind in ``asks``, the kind of the request that it carries out, from which the wait counts then.
        gives: the kinds of event that give it. A duty that nothing else performs is a duty to give it.
        given: what is said once it was given, with ``{day}`` for the day.
        ends: by the kind of event that ends the wait without it, what is said then.
        goes_on: the kinds of event that end one limit and leave the case waiting.
        orders: what an order, an agreement or a concession says where it makes the case wait again.
        answers: the kinds of event, besides those that give it, that answer such an order.
    """

    title: str
    asks: tuple[EventKind, ...]
    gives: tuple[EventKind, ...]
    given: str
    ends: tuple[tuple[EventKind, str], ...] = ()
    repeats: tuple[tuple[EventKind, EventKind], ...] = ()
    goes_on: tuple[EventKind, ...] = ()
    orders: tuple[Order, ...] = ()
    answers: tuple[EventKind, ...] = ()

    def is_given_by(self, duty: Duty) -> bool:
        """Whether the duty is to give it, and nothing else, by a limit that binds."""
        by = duty.discharged_by
        return (
            isinstance(by, Answer)
            and set(by.kinds) <= set(self.gives)
            and duty.bound is Bound.NOT_LATER_THAN
            and duty.source.binds
            and not duty.right
        )

    def ending(self, by: EventKind | None, on: date) -> str:
        """Say why a case no longer waits.

        Args:
            by: the kind of event that ended the wait; None where it was given.
            on: the day.
        """
        said = self.given if by is None else dict(self.ends).get(by, f"{by}: {{day}}")
        return said.format(day=words(on))


FINALISED_PLAN = WaitingFor(
    title="finalised plan",
    asks=(
        EventKind.REQUEST,
        EventKind.RESPONSIBLE,
        EventKind.DETAINED_REQUEST,
        EventKind.DETAINED_ATTENTION,
        EventKind.REASSESSMENT_REQUEST,
        EventKind.DECISION_TO_REASSESS,
        EventKind.TRANSITIONAL_ASSESSMENT,
        EventKind.TRANSFER_REVIEW,
        EventKind.TRANSITIONAL_REASSESSMENT,
    ),
    repeats=((EventKind.DECISION_TO_REASSESS, EventKind.REASSESSMENT_REQUEST),),
    gives=(EventKind.FINAL_PLAN, EventKind.REASSESSED_PLAN),
    given="the plan was finalised on {day}",
    ends=(
        (EventKind.REFUSAL_TO_ASSESS, "it was decided not to assess, and notified on {day}"),
        (EventKind.NOT_NECESSARY_NOTICE, "it was decided that no plan was needed, and notified on {day}"),
        (EventKind.NO_PLAN_NOTICE, "it was decided not to make a plan, and notified on {day}"),
        (EventKind.REQUEST_WITHDRAWN, "the request was withdrawn on {day}"),
        (EventKind.PLAN_CEASED, "the plan ceased on {day}"),
        (EventKind.DECISION_TO_CEASE, "it was decided to cease the plan, and notified on {day}"),
        (EventKind.PLAN_TRANSFERRED, "the plan was transferred to another authority on {day}"),
    ),
    goes_on=(*ORDERING, EventKind.DETAINED, EventKind.RELEASED, EventKind.RELEASE_KNOWN),
    orders=(Order.ASSESS, Order.REASSESS, Order.MAKE_PLAN, Order.REMIT),
    answers=tuple(sorted(ADVERSE)),
)
"""What a family waits for most: the plan, of an assessment or a re-assessment."""


@dataclass(frozen=True, slots=True)
class Waiting:
    """How a case waits: whether it does, since when, and when the law's limit falls.

    Attributes:
        case: the case.
        received: the day from which the wait counts: of the request, or of becoming responsible.
        limit: the limit that runs, as if nothing were disapplied.
        finished: why it no longer waits, in words a parent could read; empty while it waits.
        basis: what the limit follows from, where that is not the request; empty otherwise.
        lifted: whether the limit is disapplied, so that what is waited for is due as soon as practicable.
        waits_for: what is waited for.
    """

    case: Case
    received: date | None
    limit: date | None
    finished: str = ""
    basis: str = ""
    lifted: bool = False
    waits_for: WaitingFor = FINALISED_PLAN

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
        title = self.waits_for.title
        if self.limit is None:
            if self.received:
                return f"the law's limit for the {title} is not known{received}"
            return f"no limit for a {title} runs, so it comes after those with one"
        if self.lifted:
            return f"{title} due as soon as practicable: its limit of {words(self.limit)} is lifted{received}"
        return f"{title} due in law {words(self.limit)}{self.basis}{received}"


def waiting_of(law: StatutoryResult, waits_for: WaitingFor = FINALISED_PLAN) -> Waiting:
    """Say how a case waits whose statutory answer stands already.

    Args:
        law: the law's answer.
        waits_for: what is waited for.
    """
    case, found = law.view.case, list(_instances(law, waits_for))
    running = _most_pressing(found)
    if running is not None:
        return _running(running, law, waits_for)
    closed = [(day, i) for i in found if (day := _closed(i)) is not None]
    if not closed:
        return Waiting(case, None, None, waits_for=waits_for)
    on, last = max(closed, key=lambda pair: (pair[0], pair[1].started, pair[1].id))
    ending = last.outcome.by.kind if isinstance(last.outcome, Ended) else None
    since = _since(last, law, waits_for)
    if ending in waits_for.goes_on or _ordered_since(on, law, waits_for):
        return Waiting(case, since, last.limit, basis=", before it was overtaken", waits_for=waits_for)
    return Waiting(case, since, last.limit, finished=waits_for.ending(ending, on), waits_for=waits_for)


def _most_pressing(found: Iterable[Instance]) -> Instance | None:
    """Give the occurrence that is still owed and whose limit comes first, or None."""
    still = [i for i in found if i.is_open or _owed_without_a_limit(i)]
    return min(still, key=lambda i: (i.limit or date.max, i.started, i.id), default=None)


def _instances(law: StatutoryResult, waits_for: WaitingFor) -> Iterator[Instance]:
    return (i for result in law.values() for i in result.instances if waits_for.is_given_by(i.duty))


def _owed_without_a_limit(instance: Instance) -> bool:
    """Whether it is still to be given, and no day binds: the limit is lifted, or there never was one."""
    return isinstance(instance.outcome, Disapplied | NoFixedLimit) and instance.done is None


def _running(instance: Instance, law: StatutoryResult, waits_for: WaitingFor) -> Waiting:
    trigger = instance.trigger
    basis = "" if trigger.kind in waits_for.asks else f" ({trigger.title} of {words(instance.started)})"
    return Waiting(
        law.view.case,
        _since(instance, law, waits_for),
        instance.due or instance.limit,
        basis=basis,
        lifted=isinstance(instance.outcome, Disapplied),
        waits_for=waits_for,
    )


def _since(instance: Instance, law: StatutoryResult, waits_for: WaitingFor) -> date:
    """Give the day of the request that led to it; an order or an agreement does not make a family's wait begin anew."""
    if instance.trigger.kind in waits_for.asks:
        repeated = dict(waits_for.repeats).get(instance.trigger.kind)
        asked = law.view.events(repeated) if repeated else ()
    else:
        asked = law.view.events(*waits_for.asks)
    began = max((e.on for e in asked if e.on <= instance.started), default=instance.started)
    given = [e.on for e in law.view.events(*waits_for.gives) if e.on <= instance.started]
    return instance.started if any(began <= on for on in given) else began


def _closed(instance: Instance) -> date | None:
    if isinstance(instance.outcome, Ended):
        return instance.outcome.on or instance.outcome.by.on
    return instance.done_on or (instance.done.on if instance.done else None)


def _ordered_since(on: date, law: StatutoryResult, waits_for: WaitingFor) -> bool:
    """Whether the authority was since told, or agreed, to do it again, and has not answered."""
    orders = [e for e in law.view.events(*ORDERING) if e.order in waits_for.orders and e.on >= on]
    answers = law.view.events(*waits_for.answers, *waits_for.gives)
    return bool(orders) and not any(e.on > orders[-1].on for e in answers)
