"""``Waiting``: whether a case waits for something, since when and by what limit; or why it does not; or why that is not known.

What is waited for is a ``WaitingFor``: a finalised plan, unless another is given. A case waits for a finalised plan after a
request, a re-assessment, an order of the Tribunal, a concession, an agreement, or in detention. The limit is the one that runs
on the day, and not one that was overtaken. A case waits for advice, or for the decision whether to make a plan, only once the
assessment was agreed or ordered.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum

from sendrules.case.case import Case
from sendrules.case.events import Event
from sendrules.case.kinds import ORDERING, EventKind
from sendrules.case.subject import Subject
from sendrules.explanation import words
from sendrules.law.conditions.in_words import a_role
from sendrules.statutory.agreed import advice_that_came, agreed_to_assess, allocations, refused_before
from sendrules.statutory.gaps import gap_since
from sendrules.statutory.instance import Instance
from sendrules.statutory.outcome import Disapplied, Ended, NoFixedLimit
from sendrules.statutory.result import SomeAnswers, StatutoryResult
from sendrules.statutory.waited_for import AGREED, DECISION, FINALISED_PLAN, WaitingFor, duties_that_give

Answered = StatutoryResult | SomeAnswers
"""The law's answer: the whole of it, or those duties alone that the wait rests on."""


class Part(StrEnum):
    """In which part of a queue a case is."""

    WAITING = "waiting"
    NOT_KNOWN = "not-known"
    NOT_WAITING = "not-waiting"


@dataclass(frozen=True, slots=True)
class Waiting:
    """How a case waits: whether it does, since when, and when the law's limit falls.

    Attributes:
        case: the case, or the row of a table that it is.
        received: the day from which the wait counts: of the request, or of becoming responsible; for what follows an agreed
            assessment, of the decision or order to assess.
        limit: the limit that runs, as if nothing were disapplied. Of advice, the limit for the plan that it is for.
        part: whether it waits.
        why: why it does not wait, or why that is not known, in words a parent could read; empty while it waits.
        not_yet: whether what it would wait for cannot come yet, where it does not wait.
        given: the day on which what is waited for was given; None where it was not.
        basis: what the limit follows from, where that is not the request; empty otherwise.
        lifted: whether the limit is disapplied, so that what it is for is due as soon as practicable.
        waits_for: what is waited for.
        since: what the wait counts from, in words, where that is not a request.
    """

    case: Case | Subject
    received: date | None
    limit: date | None
    part: Part = Part.WAITING
    why: str = ""
    not_yet: bool = False
    given: date | None = None
    basis: str = ""
    lifted: bool = False
    waits_for: WaitingFor = FINALISED_PLAN
    since: str = ""

    @property
    def finished(self) -> bool:
        """Whether it is known not to wait: no longer, or not yet."""
        return self.part is Part.NOT_WAITING

    @property
    def reason(self) -> str:
        """Its dates, in words a parent could read; or why it does not wait, or why that is not known."""
        if self.part is Part.NOT_WAITING:
            return f"{'not' if self.not_yet else 'no longer'} waiting: {self.why}"
        if self.part is Part.NOT_KNOWN:
            return f"not known whether it waits: {self.why}"
        for_advice = self.waits_for.from_role is not None
        title = FINALISED_PLAN.title if for_advice else self.waits_for.title
        asked = bool(self.waits_for.asks) and not self.since
        said = f"{self.waits_for.title} waited for since {words(self.received)}{self.since}; " if for_advice else ""
        received = f", received {words(self.received)}" if self.received and asked else ""
        agreed = f", waiting since {words(self.received)}{self.since}" if self.since and not for_advice else ""
        if self.limit is None:
            return f"{said}the law's limit for the {title} is not known{received}{agreed}"
        if self.lifted:
            return f"{said}{title} due as soon as practicable: its limit of {words(self.limit)} is lifted{received}{agreed}"
        return f"{said}{title} due in law {words(self.limit)}{self.basis}{received}{agreed}"


def waiting_of(law: Answered, waits_for: WaitingFor = FINALISED_PLAN) -> Waiting:
    """Say how a case waits whose statutory answer stands already.

    Args:
        law: the law's answer.
        waits_for: what is waited for.
    """
    return _unless_in_a_gap(_waiting(law, waits_for), law)


def _waiting(law: Answered, waits_for: WaitingFor) -> Waiting:
    if not waits_for.once_agreed:
        return _by_duties(law, waits_for)
    plan = _by_duties(law, FINALISED_PLAN)
    if plan.part is not Part.WAITING:
        return replace(plan, waits_for=waits_for)
    agreed = agreed_to_assess(law.view, plan.received)
    if agreed is None:
        return _undecided(law, plan, waits_for)
    secured = f" ({agreed.title})"
    if waits_for.from_role is not None:
        return _for_advice(replace(plan, received=agreed.on, since=secured, waits_for=waits_for), plan.received, law)
    found = _by_duties(law, waits_for)
    if found.part is Part.WAITING:
        return replace(found, received=agreed.on, since=secured)
    if plan.received and all(
        i.started < plan.received for i in _instances(law, waits_for)
    ):  # each of another assessment
        why = f"no {waits_for.title} is due in law since the {agreed.title} of {words(agreed.on)}"
        return _not_waiting(replace(plan, waits_for=waits_for), why)
    return found


def _by_duties(law: Answered, waits_for: WaitingFor) -> Waiting:
    """Say how a case waits for what duties are about: by the most pressing that is owed, else by how the last one ended."""
    case, found = law.view.case, list(_instances(law, waits_for))
    running = _most_pressing(found)
    if (settled := _settled(law, waits_for, running)) is not None:
        return _not_waiting(Waiting(case, settled.on, None, waits_for=waits_for), _ordered(settled, running))
    if running is not None:
        return _unless_recorded(_running(running, law, waits_for), running, law)
    closed = [(day, i) for i in found if (day := _closed(i)) is not None]
    if not closed:
        return _nothing(law, waits_for)
    on, last = max(closed, key=lambda pair: (pair[0], pair[1].started, pair[1].id))
    ending = last.outcome.by.kind if isinstance(last.outcome, Ended) else None
    since = _since(last, law, waits_for)
    if ending in waits_for.goes_on or _ordered_since(on, law, waits_for):
        overtaken = Waiting(case, since, last.limit, basis=", before it was overtaken", waits_for=waits_for)
        return _unless_answered(overtaken, on, law)
    given = on if ending is None else None
    waiting = Waiting(case, since, last.limit, given=given, waits_for=waits_for)
    if why := waits_for.ending(ending, on):
        return _unless_agreed(_not_waiting(waiting, why), on, law)
    over = last.outcome.by.title if isinstance(last.outcome, Ended) else "something"
    return _not_known(waiting, f"{over} of {words(on)} ended the limit for the {waits_for.title}")


def _settled(law: Answered, waits_for: WaitingFor, running: Instance | None) -> Event | None:
    """Give the order, agreement or concession that left nothing to decide, where nothing was asked or ordered since."""
    if running is not None and running.trigger.kind not in ORDERING:
        return None
    orders = law.view.events(*ORDERING)
    settling = [e for e in orders if e.order in waits_for.settled_by]
    if not settling:
        return None
    since = [*law.view.events(*waits_for.asks, *waits_for.answers, *waits_for.gives)]
    since += [e for e in orders if e.order in waits_for.orders]
    return None if any(e.on > settling[-1].on for e in since) else settling[-1]


def _ordered(settled: Event, running: Instance | None) -> str:
    due = f"; notice of it is due by {words(running.limit)}" if running is not None and running.limit else ""
    return f"{settled.title} of {words(settled.on)} settled it{due}"


def _unless_recorded(waiting: Waiting, running: Instance, law: Answered) -> Waiting:
    """Leave open whether it waits where a plan, or its end, is recorded since, and the limit of the law runs on."""
    kinds = {*FINALISED_PLAN.gives, *OVER} - {running.trigger.kind}
    if running.trigger.kind in REQUESTS:  # a withdrawal of this request would have ended the limit
        kinds.discard(EventKind.REQUEST_WITHDRAWN)
    found = [e for e in law.view.events(*sorted(kinds)) if running.started < e.on <= law.view.as_of]
    if waiting.waits_for is not FINALISED_PLAN or not found:
        return waiting
    first = found[0]
    if running.limit is None and first.kind in FINALISED_PLAN.gives:
        return _not_waiting(replace(waiting, given=first.on), FINALISED_PLAN.ending(None, first.on))
    return _not_known(waiting, f"{first.title} of {words(first.on)} is recorded, and does not end the limit that runs")


OVER = (EventKind.REQUEST_WITHDRAWN, EventKind.PLAN_CEASED, EventKind.DECISION_TO_CEASE, EventKind.TURNS_25)
REQUESTS = (EventKind.REQUEST, EventKind.DETAINED_REQUEST, EventKind.REASSESSMENT_REQUEST)


def _unless_answered(waiting: Waiting, on: date, law: Answered) -> Waiting:
    """Say that it no longer waits where what was overtaken on a day was answered since."""
    what = waiting.waits_for
    kinds = dict.fromkeys((*what.gives, *what.answers, *(kind for kind, _ in what.ends)))
    later = [e for e in law.view.events(*kinds) if on < e.on <= law.view.as_of]
    if not later:
        return waiting
    last = later[-1]
    given = last.on if last.kind in what.gives else None
    why = what.ending(None if given else last.kind, last.on)
    if why:
        return _not_waiting(replace(waiting, given=given), why)
    return _not_known(waiting, f"{last.title} of {words(last.on)} came after the limit was overtaken")


def _unless_agreed(waiting: Waiting, on: date, law: Answered) -> Waiting:
    """Leave open whether it waits where an assessment was agreed after the wait ended: what that follows is not recorded."""
    agreed = [e for e in law.view.events(*AGREED) if e.on > on]
    if waiting.waits_for is not FINALISED_PLAN or not agreed:
        return waiting
    last = agreed[-1]
    why = f"{waiting.why}; the {last.title} of {words(last.on)} came after that, and what it follows is not recorded"
    return _not_known(replace(waiting, given=None), why)


def _unless_in_a_gap(waiting: Waiting, law: Answered) -> Waiting:
    """Leave open whether it waits where what would end the wait, or begin it, may lie in days of which the file says nothing."""
    if waiting.part is Part.NOT_KNOWN or (waiting.part is Part.NOT_WAITING and not waiting.not_yet):
        return waiting
    what, role = waiting.waits_for, waiting.waits_for.from_role
    kinds = {*what.gives, *(kind for kind, _ in what.ends)}
    if what.once_agreed:
        kinds |= {*FINALISED_PLAN.gives, *(kind for kind, _ in FINALISED_PLAN.ends)}
    if waiting.not_yet:
        kinds |= {*AGREED, *ORDERING}
    if role is not None:
        kinds.add(EventKind.ALLOCATED)
    shown = (e for e in law.view.events(*what.shows) if e.kind is not EventKind.ADVICE_REQUEST or role in (None, e.to))
    since = max((waiting.received or date.min, *(e.on for e in shown)))
    gap = gap_since(law.view, since, kinds)
    return _not_known(waiting, f"the file does not show {gap}") if gap else waiting


def _not_waiting(waiting: Waiting, why: str) -> Waiting:
    return replace(waiting, part=Part.NOT_WAITING, why=why)


def _not_yet(waiting: Waiting, why: str) -> Waiting:
    return replace(waiting, part=Part.NOT_WAITING, why=why, not_yet=True)


def _not_known(waiting: Waiting, why: str) -> Waiting:
    return replace(waiting, part=Part.NOT_KNOWN, why=why)


def _nothing(law: Answered, waits_for: WaitingFor) -> Waiting:
    """Say why nothing runs: it was given all the same, what comes before it is waited for, or nothing is recorded."""
    waiting = Waiting(law.view.case, None, None, waits_for=waits_for)
    if given := law.view.events(*waits_for.gives):
        over = _not_waiting(replace(waiting, given=given[-1].on), waits_for.ending(None, given[-1].on))
        return _unless_agreed(over, given[-1].on, law)
    if waits_for.after is not None:
        before = waiting_of(law, waits_for.after)
        if before.part is Part.WAITING:
            return _not_yet(waiting, f"there is no {before.waits_for.title} yet")
        if before.part is Part.NOT_WAITING and before.given is None:
            return _not_waiting(waiting, before.why)
    return _not_known(waiting, waits_for.nothing)


def _undecided(law: Answered, plan: Waiting, waits_for: WaitingFor) -> Waiting:
    """Say how a case stands whose assessment nobody is recorded to have agreed: the weeks for that run, or they have passed."""
    waiting = replace(plan, waits_for=waits_for)
    if waits_for.from_role is not None:
        found = _for_advice(waiting, plan.received, law)
        if found.part is Part.NOT_WAITING:
            return found
    elif (found := _by_duties(law, waits_for)).part is Part.NOT_WAITING:
        return found
    if asked := [e for e in law.view.events(EventKind.ADVICE_REQUEST) if e.on >= (plan.received or date.min)]:
        why = f"advice was asked for on {words(asked[0].on)}, and no decision or order to assess is recorded"
        return _not_known(waiting, why)
    decision = _by_duties(law, DECISION)
    if decision.part is not Part.WAITING or decision.limit is None or decision.lifted:
        return _not_known(waiting, "no decision or order to assess is recorded")
    due = words(decision.limit)
    if law.view.as_of <= decision.limit:
        return _not_yet(waiting, f"not decided yet; the decision whether to assess is due by {due}")
    return _not_known(waiting, f"no decision or order to assess is recorded, and the decision was due by {due}")


def _for_advice(waiting: Waiting, asked: date | None, law: Answered) -> Waiting:
    """Say whether a case whose assessment was agreed still waits for someone's advice.

    Args:
        waiting: how it waits if nothing has come.
        asked: the day of the request; advice that came since then counts.
        law: the law's answer.
    """
    what, view = waiting.waits_for, law.view
    role, since = what.from_role, min(asked or date.max, waiting.received or date.max)
    if role is None:
        return waiting
    refused = refused_before(view, since, waiting.received)
    came = list(advice_that_came(view, since, role, what.from_about))
    if theirs := [event for event, sure in came if sure and event.on > refused]:
        return _not_waiting(replace(waiting, given=theirs[0].on), what.ending(None, theirs[0].on))
    given = [(e, sure) for e, sure in allocations(view, since, role, what.from_about) if e.on > refused]
    if sure_of := [event for event, sure in given if sure]:
        return _not_waiting(waiting, f"it was allocated to {a_role(role)} on {words(sure_of[0].on)}")
    if given:
        why = f"it was allocated on {words(given[0][0].on)}, and whether to {what.from_about} is not recorded"
        return _not_known(waiting, why)
    if before := [event for event, sure in came if sure]:
        why = f"advice came on {words(before[-1].on)}, before the refusal of {words(refused)}, and whether it is enough is not recorded"
        return _not_known(waiting, why)
    if came := [(event, sure) for event, sure in came if event.on > refused]:
        return _not_known(waiting, f"advice came on {words(came[0][0].on)}, and whose it was is not recorded")
    if drafts := [e for e in view.events(*AFTER_ADVICE) if e.on >= (waiting.received or date.min)]:
        why = f"{drafts[0].title} of {words(drafts[0].on)} follows the assessment, and the advice is not recorded"
        return _not_known(waiting, why)
    return waiting


AFTER_ADVICE = (EventKind.PLAN_DECISION, EventKind.NO_PLAN_NOTICE, EventKind.DRAFT_PLAN)
"""What is done once the advice is there."""


def _most_pressing(found: Iterable[Instance]) -> Instance | None:
    """Give the occurrence that is still owed and whose limit comes first, or None."""
    still = [i for i in found if i.is_open or _owed_without_a_limit(i)]
    return min(still, key=lambda i: (i.limit or date.max, i.started, i.id), default=None)


def _instances(law: Answered, waits_for: WaitingFor) -> Iterator[Instance]:
    found = law.instances_of(duties_that_give(waits_for, law.law))
    return (i for i in found if waits_for.is_given_by(i.duty))


def _owed_without_a_limit(instance: Instance) -> bool:
    """Whether it is still to be given, and no day binds: the limit is lifted, or there never was one."""
    return isinstance(instance.outcome, Disapplied | NoFixedLimit) and instance.done is None


def _running(instance: Instance, law: Answered, waits_for: WaitingFor) -> Waiting:
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


def _since(instance: Instance, law: Answered, waits_for: WaitingFor) -> date:
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


def _ordered_since(on: date, law: Answered, waits_for: WaitingFor) -> bool:
    """Whether the authority was since told, or agreed, to do it again, and has not answered."""
    orders = [e for e in law.view.events(*ORDERING) if e.order in waits_for.orders and e.on >= on]
    answers = law.view.events(*waits_for.answers, *waits_for.gives)
    return bool(orders) and not any(e.on > orders[-1].on for e in answers)
