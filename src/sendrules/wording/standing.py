"""How an occurrence of a duty stands, in words: one text for each rule that may have decided it.

The terminal, the pages, the explanation and JSON all say it by this module. ``statutory/judge.py`` has the rules.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping

from sendrules.case.events import Event
from sendrules.explanation import words
from sendrules.law.model.actors import Source
from sendrules.law.model.duty import Bound
from sendrules.statutory.instance import Alternative, Instance, can_be_done
from sendrules.statutory.outcome import (
    BeyondHorizon,
    Compliance,
    Disapplied,
    Due,
    Ended,
    NeedsFacts,
    NoFixedLimit,
    NotEncoded,
    NotInForce,
    NotTriggered,
    Outcome,
)
from sendrules.statutory.why_not import DOES_NOT_START
from sendrules.wording.holders import by_another
from sendrules.wording.limit import amount

NOT_JUDGED = "whether it was as soon as practicable is not judged"


def days(n: int) -> str:
    """Say a number of days, with the weeks where they are whole.

    >>> days(1), days(14)
    ('1 day', '14 days (2 weeks)')
    """
    return amount(n, "day") + (f" ({amount(n // 7, 'week')})" if n and n % 7 == 0 else "")


def standing(instance: Instance) -> str:
    """Say how an occurrence stands on the day of the question.

    Args:
        instance: the occurrence.

    >>> from datetime import date
    >>> import sendrules as sr
    >>> case = sr.Case(reference="A-17", events=[sr.Event(kind="request", on=date(2025, 5, 21))])
    >>> plan = sr.evaluate(case, as_of=date(2025, 10, 9))["reg-13-2-final-plan-20-weeks"]
    >>> standing(plan.instances[0])
    'not done: 1 day overdue'
    """
    if instance.in_transit and instance.compliance in (Compliance.PENDING, Compliance.OVERDUE, Compliance.UNKNOWN):
        late = instance.compliance is not Compliance.PENDING
        sent = f"{instance.in_transit.title} sent on {words(instance.in_transit.on)}, and not yet served"
        return f"{sent}; by now late{owed(instance)}" if late else sent
    return _STANDINGS[instance.rule](instance)


def outcome_in_words(outcome: Outcome) -> str:
    """Say an outcome in a few words, whether it was kept left aside.

    Args:
        outcome: the outcome.
    """
    return _OUTCOMES[type(outcome)](outcome)


def answer_in_words(answer: Instance | Alternative) -> str:
    """Say in a few words what an answer is, and whether the limit was kept.

    Args:
        answer: an occurrence, or what another answer to a contested question gives.
    """
    if isinstance(answer.outcome, NotTriggered):
        return would_not_have_started(answer.outcome)
    kept = "" if _idle(answer) else f" ({kept_in_words(answer)})"
    return f"{outcome_in_words(answer.outcome)}{kept}"


def would_not_have_started(outcome: NotTriggered) -> str:
    """Say that under another answer to a contested question nothing would have started, and why, where a condition fails.

    Args:
        outcome: what the other answer gives.
    """
    plain = outcome.why.endswith(DOES_NOT_START)
    return "it would not have started" if plain else f"it would not have started, since {outcome.why}"


def _idle(answer: Instance | Alternative) -> bool:
    """Whether there is no limit of which one could ask whether it was kept."""
    ended = isinstance(answer.outcome, Ended) and answer.outcome.was is not None and answer.was_missed is not None
    return answer.compliance is Compliance.NOT_APPLICABLE and not ended


def kept_in_words(answer: Instance | Alternative) -> str:
    """Say whether a limit was kept; of one that ended, whether it had been missed by then.

    Args:
        answer: an occurrence, or what another answer to a contested question gives.
    """
    if not isinstance(answer.outcome, Ended) or answer.outcome.was is None or answer.was_missed is None:
        return answer.compliance.value.replace("-", " ")
    return "missed before it ended" if answer.was_missed else "nothing missed"


def _due(outcome: Due) -> str:
    return f"due {words(outcome.on)}" + (f", set by {outcome.set_by.title}" if outcome.set_by else "")


def _disapplied(outcome: Disapplied) -> str:
    return (
        f"an exception lifts the limit of {words(outcome.was)} ({', '.join(outcome.limbs)}); there is no new date; "
        f"still required: {outcome.residual}"
    )


def _ended(outcome: Ended) -> str:
    limit = f"; the limit was {words(outcome.was)}" if outcome.was else ""
    return f"ended by {outcome.by.title} on {words(outcome.on or outcome.by.on)}{limit}"


def _not_in_force(outcome: NotInForce) -> str:
    if outcome.first is None:
        return "not commenced: enacted, and no day appointed on which it comes into force"
    last = f" to {words(outcome.last)}" if outcome.last else ""
    return f"not in force on {words(outcome.on)} (in force from {words(outcome.first)}{last})"


def _beyond(outcome: BeyondHorizon) -> str:
    return f"not known: it depends on days after {words(outcome.last)}, the last day that the calendar knows"


_OUTCOMES: Mapping[type[Outcome], Callable[..., str]] = {
    Due: _due,
    NoFixedLimit: lambda outcome: f"no date in law: {outcome.residual}",
    Disapplied: _disapplied,
    Ended: _ended,
    NotTriggered: lambda outcome: f"not started: {outcome.why}",
    NotInForce: _not_in_force,
    NotEncoded: lambda outcome: f"not encoded: {outcome.why}",
    NeedsFacts: lambda outcome: f"not known; missing: {', '.join(outcome.missing)}",
    BeyondHorizon: _beyond,
}


def _act(instance: Instance) -> str:
    """What was done, and on which day it counts."""
    done = instance.done
    return f"{done.title} on {words(instance.done_on or done.on)}" if done else ""


def _by_outcome(instance: Instance) -> str:
    return outcome_in_words(instance.outcome)


def _stopped(instance: Instance) -> str:
    """What ended it, and by how much its limit had passed by then."""
    if not isinstance(instance.outcome, Ended):
        return _by_outcome(instance)
    by, over = instance.outcome.by, instance.days_over_when_ended
    text = f"ended by {by.title} on {words(instance.outcome.on or by.on)}"
    return f"{text}, {days(over)} over its limit{owed(instance)}" if over else text


def _lifted(instance: Instance) -> str:
    """What was done all the same, or what is still asked; which exception it is, its own line says."""
    lifts = "an exception lifts the limit"
    if instance.done:
        return f"{lifts}; {_act(instance)}"
    residual = instance.outcome.residual if isinstance(instance.outcome, Disapplied) else ""
    return f"{lifts}, and there is no new date; it must still be done {residual}"


def _cut(instance: Instance) -> str:
    return f"{_act(instance)}, before the time was over: too early{owed(instance)}"


def owed(instance: Instance) -> str:
    """Say whose it was, where another than the local authority owed it.

    Args:
        instance: the occurrence.
    """
    by = by_another(instance)
    return f", owed{by}" if by else ""


def _too_short(instance: Instance) -> str:
    if instance.done and instance.limit and (instance.done_on or instance.done.on) <= instance.limit:
        return _cut(instance)
    return f"the notice gave time until {words(instance.trigger.closes)} only, which is too short"


def _late(instance: Instance) -> str:
    late = f"{days(instance.days_late)} late" if instance.days_late else "late"
    return f"{_act(instance)}, {late}{owed(instance)}"


def _not_yet(instance: Instance) -> str:
    if instance.duty.right:
        text = "open: optional, not using it breaks nothing"
        safe = instance.duty.safe
        return f"{text}; {safe.in_words(instance.safe)}" if safe and instance.safe else text
    text = "not yet done"
    if instance.depends_on:
        text = f"owed only if {instance.depends_on}"
    if instance.practical:
        text += f"; the last working day before it is {words(instance.practical)} (practical, not statutory)"
    return text


def _overdue(instance: Instance) -> str:
    as_of, limit = instance.occurrence.view.as_of, instance.limit
    kind = _NOT_LAW.get(instance.duty.source, "")
    if not can_be_done(instance, as_of):
        return f"not recorded as done in time{by_another(instance)}; it is too late to do it now{kind}"
    over = days((as_of - limit).days) if limit else ""
    by = by_another(instance)
    return f"{over} past{kind}{owed(instance)}" if kind else f"not done{by}: {over} overdue"


_NOT_LAW = {
    Source.GUIDANCE: " (guidance, not a legal limit)",
    Source.DERIVED: " (derived, not a legal limit)",
    Source.DIRECTION: " (set by a direction, not a limit of the law)",
}


def _perhaps_owed(instance: Instance) -> str:
    return f"not known: late if {instance.duty.contingent_on}; the case does not say"


def _doubtful(instance: Instance) -> str:
    return f"not known; missing: {', '.join(instance.doubt.missing if instance.doubt else ())}"


_STANDINGS: Mapping[str, Callable[[Instance], str]] = {
    "not-commenced": _by_outcome,
    "start-unknown": _by_outcome,
    "not-in-force": _by_outcome,
    "start-unsure": _by_outcome,
    "text-not-found": _by_outcome,
    "calendar-ends": _by_outcome,
    "never-owed": _by_outcome,
    "suspended": _by_outcome,
    "no-date-withdrawn": _stopped,
    "no-date-ended": lambda i: f"{_stopped(i)}; nothing records that it was done before that",
    "no-date-done": _act,
    "no-date": lambda i: f"not recorded as done; the law asks for it {i.duty.residual}",
    "window-unsure": _by_outcome,
    "unsure": _by_outcome,
    "open-window-closed": _cut,
    "open-window": _by_outcome,
    "limit-unknown": _by_outcome,
    "ended-too-short": _too_short,
    "ended": _stopped,
    "lifted-in-time": _lifted,
    "lifted": _lifted,
    "service-unknown": _by_outcome,
    "takes-effect": lambda _: "takes effect by law; nothing has to be done",
    "window-too-short": _too_short,
    "window-cut": _cut,
    "window-over": lambda _: "the time was left open to its last day",
    "window-runs": lambda _: "still running",
    "in-time": lambda i: f"{_act(i)}, in time",
    "perhaps-earlier": lambda i: f"{_late(i)} if it was the first; {_doubtful(i)}",
    "late": _late,
    "runs": _not_yet,
    "lapsed": lambda _: "the time for it has passed, and no use of it is recorded",
    "perhaps-owed": _perhaps_owed,
    "doubtful": _doubtful,
    "overdue": _overdue,
}
"""The words for each rule of the decision table, by its id."""


def service_in_words(event: Event) -> str:
    """Say how the day of service of a notice is known.

    Args:
        event: the notice.
    """
    if event.service == "not recorded":
        return "not recorded, so the day it was sent is taken"
    return event.service


BOUNDS: Mapping[Bound, str] = {
    Bound.NOT_LATER_THAN: "the limit falls on",
    Bound.OPEN_UNTIL: "the window stays open until the end of",
    Bound.TAKES_EFFECT: "it takes effect on",
}
"""How the day of a limit is announced, by which way it cuts."""
