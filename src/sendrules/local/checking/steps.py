"""Whether the law can be kept where an authority takes as long for a step of its own as it says.

A step is compared with the limit for the same act, and for what has to come after it. Where both count from the same event and
in the same unit, a step that is longer is refused. Otherwise the two are compared on the dates of each case.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date, timedelta

from sendrules.case.facts import FactType
from sendrules.case.kinds import EventKind
from sendrules.errors import BeyondHorizonError, Compared, Place, Problem, SendrulesError
from sendrules.explanation import words
from sendrules.law.model.duty import Duty, Trigger
from sendrules.law.model.limits import After
from sendrules.law.statute import Statute
from sendrules.local.checking.findings import accepted, refused, warning
from sendrules.local.checking.floor import FIRST_TRIED, TRIED, may_have_a_limit, same_unit
from sendrules.local.checking.stages import bounds, last_opening, window_between
from sendrules.local.checking.worked import A_DAY, either, law_day
from sendrules.local.declarations.policy import LocalPolicy
from sendrules.local.declarations.steps import InternalStep
from sendrules.local.declarations.values import period_text
from sendrules.time.periods import Period
from sendrules.wording.basis import called, kind_in_words


@dataclass(frozen=True, slots=True)
class Around:
    """A limit of the law around a step: for the same act, or for what has to come after it, from the same start.

    Attributes:
        duty: the duty.
        trigger: what starts it, of the kind that starts the step.
    """

    duty: Duty
    trigger: Trigger

    @property
    def always(self) -> bool:
        """Whether every event of the kind starts it, and not only some."""
        return not self.trigger.only_if


def step_period(step: InternalStep) -> Period:
    """Give the period of a step, counted as it says."""
    return step.within if step.counting is None else replace(step.within, counting=step.counting)


def bounds_step(duty: Duty, step: InternalStep) -> bool:
    """Whether a duty's limit is for a step, or for what has to come after it.

    Args:
        duty: the duty.
        step: the step.
    """
    return any(kind is not None and bounds(duty, kind) for kind in (step.act, step.before))


def window_after(step: InternalStep, duty: Duty, law: Statute) -> Duty | None:
    """Give the window that has to be over between a step and what a limit around it is for; None where there is none.

    Args:
        step: the step.
        duty: the duty with the limit.
        law: the statute.
    """
    kinds = [kind for kind in (step.act, step.before) if kind is not None]
    return next((window for kind in kinds if (window := window_between(duty, kind, law))), None)


def limits_around(step: InternalStep, law: Statute) -> Iterator[Around]:
    """Give the limits around a step that count from what it counts from, in every version.

    Args:
        step: the step.
        law: the statute.
    """
    for duty in law.duties:
        if duty.limit is None or duty.text_not_found or not bounds_step(duty, step):
            continue
        trigger = next((t for t in duty.trigger if t.kind is step.after), None)
        if trigger is not None:
            yield Around(duty, trigger)


def step_findings(policy: LocalPolicy, law: Statute) -> Iterator[Problem]:
    """Say what is wrong with the steps of a policy beside the law, or what the law gives around each.

    Args:
        policy: the policy.
        law: the statute.
    """
    for n, step in enumerate(policy.standards.steps if policy.standards else ()):
        at = ("standards", "steps", n)
        yield from _no_day(step, at, policy)
        if step.act is not None and (right := _right_to(step.act, law)):
            message = f"the step {step.id!r}: {called(step.act)} is a right of the {right.holder.value}, and nobody may shorten it."
            yield refused((*at, "act"), message, "Leave the step out.")
            continue
        yield from list(_compared(step, at, law)) or [accepted((*at, "within"), _said(step, law))]


def _right_to(act: EventKind, law: Statute) -> Duty | None:
    """Give the right that an act uses, such as to appeal; None where it is somebody's duty, or nobody's right."""
    doing = [duty for duty in law.duties if act in duty.discharged_by.kinds]
    return doing[0] if doing and all(duty.right for duty in doing) else None


def _no_day(step: InternalStep, at: Place, policy: LocalPolicy) -> Iterator[Problem]:
    """Refuse a fact that cannot be the day on which a step was done."""
    fact = next((fact for fact in policy.facts if fact.name == step.records), None)
    if fact is not None and fact.type not in (None, FactType.TEXT):
        message = f"the step {step.id!r} takes its day from {fact.name!r}, which is a {fact.type.value} and no day."
        yield refused((*at, "records"), message, 'Give the fact the type "text"; a case records the day as YYYY-MM-DD.')


def _compared(step: InternalStep, at: Place, law: Statute) -> Iterator[Problem]:
    """Give the worst that can be said of a step beside the limits around it; nothing where it stands."""
    around = list(limits_around(step, law))
    own = [a for a in around if step.act in a.duty.discharged_by.kinds and may_have_a_limit(a.duty)]
    own.sort(key=lambda a: not a.always)
    if own:
        duty, some = own[0].duty, "" if own[0].always else f" {own[0].trigger.only_if}"
        say = refused if own[0].always else warning
        yield say(
            (*at, "act"),
            f"the step {step.id!r}: a duty limits this already{some}: {duty.id} ({duty.provision}). It counts from "
            f"{called(step.after)}.",
            f'Write [[standards.limits]] with duty = "{duty.id}" and within = "{period_text(step.within)}".',
        )
        if own[0].always:
            return
    found = [problem for a in around if (problem := _against(step, at, a, law))]
    found.sort(key=lambda problem: problem.severity.value != "refused")
    yield from found[:1]


def _against(step: InternalStep, at: Place, around: Around, law: Statute) -> Problem | None:
    """Compare a step with one limit around it; None where it stands, or can only be compared in each case."""
    duty, period = around.duty, step_period(step)
    place, value = (*at, "within"), period_text(step.within)
    order = same_unit(period, duty) if around.always else None
    if order is not None and order > 0 and isinstance(duty.limit, After):
        law_gives = period_text(duty.limit.period)
        message = (
            f"the step {step.id!r} of {value} cannot keep the law. From {called(step.after)} the law gives {law_gives} for "
            f"{_later(step, duty)} ({duty.provision})."
        )
        compared = Compared(step.id, duty.id, str(duty.provision), value, law_gives)
        return refused(place, message, f"Make it less than {law_gives}, or leave it out.", compared)
    if _always_later(step, duty, law):
        some = "" if around.always else f" {around.trigger.only_if}"
        message = (
            f"the step {step.id!r} of {value} comes too late for the law{some}, whatever day it counts from, so every such case "
            f"would reject it. {_example(step)}. {_limit_said(step, around, law)}"
        )
        return warning(place, message, "Make it shorter, or leave it out.")
    return None


def _later(step: InternalStep, duty: Duty) -> str:
    """Say what a limit around a step is for: its act, or what has to come after it."""
    if step.act in duty.discharged_by.kinds:
        return called(step.act)
    return either([called(kind) for kind in dict.fromkeys(duty.discharged_by.kinds)])


def _always_later(step: InternalStep, duty: Duty, law: Statute) -> bool:
    """Whether a step is later than a limit around it allows from every day of two years that the calendar reaches."""
    tried, period, window = False, step_period(step), window_after(step, duty, law)
    for n in range(TRIED):
        start = FIRST_TRIED + timedelta(days=n)
        try:
            day = period.last_day(start)
        except BeyondHorizonError:
            continue
        limit = law_day(duty, start)
        if limit is None or day <= (last_opening(window, limit) if window else limit):
            return False
        tried = True
    return tried


def _said(step: InternalStep, law: Statute) -> str:
    """Say of one day what a step comes to, and which limits of the law are around it."""
    text = f"the step {step.id!r} is no duty. {_example(step)}."
    around = [said for a in limits_around(step, law) if (said := _limit_said(step, a, law))]
    if around:
        return f"{text} Around it in law: {' '.join(dict.fromkeys(around))}"
    if step.act is None and step.before is None:
        return f"{text} It is compared with no limit of the law, because the policy does not say what comes after it (before)."
    return (
        f"{text} No limit around it counts from the same event. It is compared in each case with those that run there."
    )


def _example(step: InternalStep) -> str:
    """Say of one day from which event a step counts, to which, and by when."""
    done = called(step.act) if step.act else f"the day that {step.records} gives"
    try:
        by = f"by {words(step_period(step).last_day(A_DAY))}"
    except SendrulesError:
        by = "on a day beyond the calendar"
    return f"From {kind_in_words(step.after, A_DAY)} to {done}: {by}"


def _limit_said(step: InternalStep, around: Around, law: Statute) -> str:
    """Say a limit around a step by its day in the example; empty where it has none then."""
    day = law_day(around.duty, A_DAY)
    if day is None:
        return ""
    some = f", {around.trigger.only_if}" if around.trigger.only_if else ""
    return f"{limit_in_words(around.duty, day, window_after(step, around.duty, law))}{some}."


def limit_in_words(duty: Duty, day: date, window: Duty | None) -> str:
    """Say a limit around a step, and the window that has to be over before it.

    Args:
        duty: the duty with the limit.
        day: the day of the limit.
        window: the window that lies between, if one does.

    >>> from sendrules.law.statute import statute
    >>> limit_in_words(statute().duty("reg-13-2-final-plan-20-weeks"), date(2025, 5, 22), None)
    'Send the finalised EHC plan: Thu 22 May 2025 (reg 13(2))'
    """
    text = f"{duty.title}: {words(day)} ({duty.provision.ref})"
    if window is None:
        return text
    last = words(last_opening(window, day))
    return f"{text}, and before it {window.title[0].lower()}{window.title[1:]} ({window.provision.ref}), so by {last}"
