"""Why an answer is what it is: a tree of steps with the provision, the inputs, and the limbs that were not met."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Any

from sendrules.case.events import Event
from sendrules.case.kinds import Dated
from sendrules.case.view import View
from sendrules.citation import Provision
from sendrules.explanation import Step, words
from sendrules.law.model.duty import Bound, Duty
from sendrules.law.shared.bodies import COMMISSIONERS, local_commissioner
from sendrules.law.shared.claims import answer_to
from sendrules.law.statute import Statute
from sendrules.statutory.limit import anchors_for
from sendrules.statutory.match import Course, courses, set_by
from sendrules.statutory.outcome import (
    Alternative,
    BeyondHorizon,
    Compliance,
    Disapplied,
    Due,
    Ended,
    Instance,
    LimbFinding,
    LimbState,
    NeedsFacts,
    NoFixedLimit,
    NotEncoded,
    NotInForce,
    NotTriggered,
    Outcome,
)

_FALLS = {
    Bound.NOT_LATER_THAN: "the limit falls on",
    Bound.OPEN_UNTIL: "the window stays open until the end of",
    Bound.TAKES_EFFECT: "it takes effect on",
}


def duty_step(duty: Duty, found: Sequence[Instance], outcome: Outcome, view: View,
              alternatives: Sequence[Alternative], law: Statute) -> Step:  # fmt: skip
    """Explain one duty: each instance, the claims answered, and what another reading would change."""
    steps: list[Step] = []
    for instance in found:
        steps.append(instance_step(instance, view, law))
    if not found:
        steps.append(Step("not-triggered", say(outcome), provision=duty.provision))
    if duty.unless and found:
        steps.extend(_claims(duty, view))
    steps.extend(
        Step(
            "contested",
            f"another reading ({a.reading}: {a.described}) would give, from {a.start}",
            say(a.outcome, a.compliance),
        )
        for a in alternatives
    )
    return Step("duty", duty.title, say(outcome), duty.provision,
                (("as of", view.as_of), ("calendar", f"{view.calendar.id} {view.calendar.digest}")), tuple(steps))  # fmt: skip


def instance_step(instance: Instance, view: View, law: Statute) -> Step:
    """Explain one instance: its start, its limit, what was done, each limb, and the compliance."""
    duty = instance.duty
    steps: list[Step] = []
    course, found = _course(instance, view)
    start = course.start if course else None
    via = start.trigger.via if start else None
    service: tuple[tuple[str, Any], ...] = ()
    if start and start.trigger.by is Dated.SERVED:
        service = _service(instance.trigger)
    steps.append(Step("trigger", instance.trigger.title, instance.started, via, service))
    if start and start.when:
        steps.append(start.when.why)
    last = f" to {words(duty.in_force.last)}" if duty.in_force.last else ""
    days_tested = {instance.started, instance.limit or instance.started}
    in_force = not isinstance(instance.outcome, NotInForce) and any(map(duty.in_force.contains, days_tested))
    steps.append(Step("in-force", f"in force from {words(duty.in_force.first)}{last}", in_force, duty.provision))
    if duty.holder in COMMISSIONERS:
        both = sorted({instance.started, instance.limit or instance.started})
        body = ", then ".join(dict.fromkeys(map(local_commissioner, both)))
        steps.append(Step("body", f"{duty.holder.value}: locally, on that day, a body of this kind", body))
    if instance.limit and course:
        directed = set_by(course.start, duty, [c.start for c in found], view)
        if directed is not None and directed.sets == instance.limit:  # what it replaced may be past the calendar
            title = f"{directed.title} of {words(directed.on)} sets the date in place of the limit"
            steps.append(Step("set-by", title, instance.limit, duty.provision))
        elif duty.limit:
            inner = duty.limit.step(anchors_for(course, found, view, law), view.calendar)
            steps.append(Step("limit", _FALLS[duty.bound], instance.limit, duty.provision, steps=(inner,)))
    if instance.practical:
        why = view.calendar.name_of(instance.limit) if instance.limit else None
        steps.append(
            Step("practical", f"last working day before it, since it falls on {why} (practical, not statutory)",
                 instance.practical)
        )  # fmt: skip
    if instance.done:
        by = duty.discharged_by.dated(instance.done.kind)
        service = _service(instance.done) if by is Dated.SERVED else ()
        steps.append(Step("done", f"done by {instance.done.title}", instance.done_on, inputs=service))
    elif isinstance(instance.outcome, Ended):
        on = instance.outcome.on or instance.outcome.by.on
        steps.append(Step("ended", f"ended by {instance.outcome.by.title}", on))
        if instance.days_over_when_ended:
            over = days(instance.days_over_when_ended)
            steps.append(Step("missed-before", f"its limit had been missed by {over} when it ended"))
    elif instance.in_transit:
        steps.append(
            Step("in-transit", f"{instance.in_transit.title} sent, and not yet served", instance.in_transit.on)
        )
    elif duty.bound is Bound.NOT_LATER_THAN:
        steps.append(Step("not-done", f"nothing that performs it is recorded by {words(view.as_of)}"))
    if instance.revived_by:
        steps.append(
            Step(
                "revived",
                f"an earlier ending was undone by {instance.revived_by.title}",
                instance.revived_by.on,
            )
        )
    if instance.doubt:
        steps.append(instance.doubt.why)
    steps.extend(limb_step(f, instance) for f in instance.limbs)
    steps.append(Step("compliance", "compliance", say_compliance(instance)))
    title = f"from {instance.trigger.title} on {words(instance.started)}"
    kept = instance.compliance if duty.source.binds else None
    return Step("instance", title, say(instance.outcome, kept), steps=tuple(steps))


def limb_step(found: LimbFinding, instance: Instance) -> Step:
    """Explain one limb: its conditions, and the determination or the lack of one."""
    limb = found.limb
    if found.state is LimbState.NOT_IN_FORCE:
        last = f" to {words(limb.in_force.last)}" if limb.in_force.last else ""
        title = f"{limb.title}: only for limits falling from {words(limb.in_force.first)}{last}"
        return Step(limb.id, title, "not in force", limb.provision)
    steps: list[Step] = [found.finding.why] if found.finding else []
    for d in found.determinations:
        late = instance.limit is not None and d.on > instance.limit
        steps.append(
            Step("determination", f"determined by {d.by}" + (" after the limit had passed" if late else ""), d.on,
                 inputs=(("reason", d.reason),))
        )  # fmt: skip
    steps.extend(
        Step("determination-too-soon", f"determined by {d.by} before the limit ran or the ground was there: it does not count",
             d.on)
        for d in found.too_soon
    )  # fmt: skip
    if found.disapplies:
        result = "available and determined: the limit is disapplied"
    elif found.state is LimbState.AVAILABLE:
        result = "available, but nobody has determined that it made compliance impractical: the limit stands"
    elif found.state is LimbState.NEEDS_FACTS:
        result = "needs facts: the limit stands until they are recorded"
    else:
        result = "not available" + (", whatever was determined" if found.determinations else "")
    return Step(limb.id, limb.title, result, limb.provision, steps=tuple(steps))


def say(outcome: Outcome, compliance: Compliance | None = None) -> str:
    """Say an outcome in a few words."""
    match outcome:
        case Due(on, set_by):
            text = f"due {words(on)}" + (f", set by {set_by.title}" if set_by else "")
        case NoFixedLimit(residual):
            text = f"no date in law: {residual}"
        case Disapplied(was, limbs, residual):
            text = f"limit disapplied ({', '.join(limbs)}); it was {words(was)}; what remains: {residual}; no new date"
        case Ended(by, was, on):
            text = f"ended by {by.title} on {words(on or by.on)}" + (f"; the limit was {words(was)}" if was else "")
        case NotTriggered(why):
            text = f"not started: {why}"
        case NotInForce(on, first, last):
            life = f"from {words(first)}" + (f" to {words(last)}" if last else "")
            text = f"not in force on {words(on)} (in force {life})"
        case NotEncoded(why):
            text = f"not encoded: {why}"
        case NeedsFacts(missing):
            text = f"needs facts: {', '.join(missing)}"
        case BeyondHorizon(_, last):
            text = f"not known: it turns on days after {words(last)}, the last day that the calendar knows"
    return text + (f" ({compliance.value.replace('-', ' ')})" if compliance else "")


def say_compliance(instance: Instance) -> str:
    """Say whether the limit was kept, and by how much it was missed."""
    duty, kept = instance.duty, instance.compliance
    match kept:
        case Compliance.MET if duty.bound is Bound.OPEN_UNTIL:
            return "met: the window stayed open"
        case Compliance.MET if duty.limit is None:
            return "done; whether it was as soon as practicable is not judged"
        case Compliance.MET:
            return "met the outer limit; whether it was as soon as practicable is not judged"
        case Compliance.MET_LATE if instance.days_late is None:
            return "done late: it was sent after the limit"
        case Compliance.MET_LATE:
            return f"done {days(instance.days_late or 0)} late"
        case Compliance.TOO_EARLY if instance.done is None or (
            instance.limit and instance.done_on and instance.done_on > instance.limit
        ):
            closes = instance.trigger.closes
            return f"too early: the notice closes the window on {words(closes)}, before its last day"
        case Compliance.TOO_EARLY:
            return f"too early: done on {words(instance.done_on or (instance.done and instance.done.on))}, before the window had closed"
        case Compliance.UNKNOWN if instance.in_transit:
            return f"not known: {instance.in_transit.title} was sent on {words(instance.in_transit.on)} and is not yet served"
        case Compliance.UNKNOWN if instance.doubt:
            return f"not known; missing: {', '.join(instance.doubt.missing)}"
        case Compliance.UNKNOWN if duty.contingent_on and instance.limit:
            return f"not known: it is late if {duty.contingent_on}, which is not recorded"
        case Compliance.UNKNOWN if isinstance(instance.outcome, Ended):
            return "not known: nothing records that it was done before that"
        case Compliance.UNKNOWN:
            return "not known"
        case Compliance.LAPSED:
            return "the time for it has passed, and no use of it is recorded"
        case Compliance.NOT_APPLICABLE if duty.bound is Bound.TAKES_EFFECT:
            return "nothing is to be done: it takes effect by law"
        case Compliance.NOT_APPLICABLE:
            return "not applicable"
        case Compliance.OVERDUE if not duty.source.binds:
            return "the day has passed, which alone breaks no law"
        case Compliance.OVERDUE:
            return "overdue"
    return "pending"


def days(n: int) -> str:
    """Say a number of days, with the weeks where they are whole.

    >>> days(1), days(14)
    ('1 day', '14 days (2 weeks)')
    """
    text = f"{n} day{'' if n == 1 else 's'}"
    if n and n % 7 == 0:
        text += f" ({n // 7} week{'' if n == 7 else 's'})"
    return text


def _claims(duty: Duty, view: View) -> Iterator[Step]:
    grounds = exceptions_in(duty)
    for claim in view.case.claims:
        if claim.on is None or claim.on <= view.as_of:
            by = (("by", claim.by),) if claim.by else ()
            answer = f"not a limb. {answer_to(claim.reason)}"
            yield Step("claim", f"claimed: {claim.reason}", answer, grounds, by)


def exceptions_in(duty: Duty) -> Provision | None:
    """Give the paragraph that lists the exceptions to a limit; None where it has none outside 2020."""
    standing = [limb for limb in duty.unless if limb.in_force.last is None]
    if not standing:
        return None
    provision = standing[0].provision
    ref = provision.ref.split(" with ")[0]  # reg 13(3) itself, not the paragraph that it borrows
    return Provision(provision.instrument, re.sub(r"\([a-z]\)$", "", ref))


def _service(event: Event) -> tuple[tuple[str, Any], ...]:
    """How the day of service is known."""
    if event.service == "not recorded":
        return (("service", "not recorded, so the day it was sent is taken"),)
    return (("sent", event.sent or event.on), ("service", event.service))


def _course(instance: Instance, view: View) -> tuple[Course | None, list[Course]]:
    found = courses(instance.duty, view)
    return next((c for c in found if c.start.event is instance.trigger), None), found
