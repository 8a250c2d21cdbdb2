"""Why an answer is what it is: a tree of steps with the provision, the inputs, and the limbs that were not met."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from sendrules.case.events import Event
from sendrules.case.kinds import Dated
from sendrules.case.view import View
from sendrules.citation import Provision, reg
from sendrules.explanation import Step, words
from sendrules.law.model.duty import Bound, Duty
from sendrules.law.shared.bodies import COMMISSIONERS, local_commissioner
from sendrules.law.shared.claims import answer_to
from sendrules.statutory.instance import Instance
from sendrules.statutory.limbs import LimbFinding, LimbState
from sendrules.statutory.outcome import Ended, NotInForce
from sendrules.statutory.result import DutyResult, StatutoryResult
from sendrules.wording.limit import limit_step
from sendrules.wording.standing import (
    BOUNDS,
    NOT_JUDGED,
    answer_in_words,
    days,
    outcome_in_words,
    service_in_words,
    standing,
)
from sendrules.wording.what_if import heading, text_step


def duty_step(result: DutyResult, whole: StatutoryResult) -> Step:
    """Explain one duty: each occurrence, the claims answered, and what another reading would change.

    Args:
        result: the answer for the duty.
        whole: the answer for the case.
    """
    duty, view = result.duty, whole.view
    steps = [instance_step(instance, *_text(instance, whole)) for instance in result.instances]
    if not steps:
        steps.append(Step("not-triggered", outcome_in_words(result.outcome), provision=duty.provision))
    elif duty.unless:
        steps.extend(_claims(duty, view))
    steps.extend(
        Step(
            "contested",
            f"another reading ({a.reading}: {a.described}) would give, from {a.start}",
            answer_in_words(a),
        )
        for a in result.alternatives
    )
    asked = (("as of", view.as_of), ("calendar", f"{view.calendar.id} {view.calendar.digest}"))
    if whole.law.amendment is not None:
        steps.insert(0, Step("what-if", heading(whole.law.amendment)))
    return Step("duty", duty.title, outcome_in_words(result.outcome), duty.provision, asked, tuple(steps))


def _text(instance: Instance, whole: StatutoryResult) -> tuple[Step, ...]:
    """Which text governs an occurrence, where the statute is amended and that matters."""
    return (text_step(instance, whole.law),) if whole.law.amendment and whole.law.touches(instance.id) else ()


def instance_step(instance: Instance, *before: Step) -> Step:
    """Explain one occurrence: its start, its limit, what was done, each limb, and how it stands.

    Args:
        instance: the occurrence.
        before: what is to be said first: which text governs it.
    """
    steps = (
        *before,
        *_started(instance),
        *_body(instance),
        *_limit(instance),
        *_what_happened(instance),
        *(limb_step(f, instance) for f in instance.limbs),
        Step("compliance", "how it stands", _in_full(instance)),
    )
    title = f"from {instance.trigger.title} on {words(instance.started)}"
    binds = instance.duty.source.binds
    answer = answer_in_words(instance) if binds else outcome_in_words(instance.outcome)
    return Step("instance", title, answer, steps=steps)


def _in_full(instance: Instance) -> str:
    """How it stands, with what is not judged."""
    text = standing(instance)
    return f"{text}; {NOT_JUDGED}" if instance.rule in ("in-time", "no-date-done") else text


def _started(instance: Instance) -> Iterator[Step]:
    """The start, its condition, and whether the provision was in force."""
    start, life = instance.occurrence.course.start, instance.duty.in_force
    service = _service(instance.trigger) if start.trigger.by is Dated.SERVED else ()
    yield Step("trigger", instance.trigger.title, instance.started, start.trigger.via, service)
    if start.when:
        yield start.when.why
    tested = {instance.started, instance.limit or instance.started}
    in_force = not isinstance(instance.outcome, NotInForce) and any(map(life.contains, tested))
    last = f" to {words(life.last)}" if life.last else ""
    title = f"in force from {words(life.first)}{last}" if life.commenced else "in force (no day is appointed)"
    yield Step("in-force", title, in_force, instance.duty.provision)


def _body(instance: Instance) -> Iterator[Step]:
    """What a commissioning body was called on the days that matter."""
    if instance.holder in COMMISSIONERS:
        both = sorted({instance.started, instance.limit or instance.started})
        body = ", then ".join(dict.fromkeys(map(local_commissioner, both)))
        yield Step("body", f"{instance.holder.value}: locally, on that day, a body of this kind", body)


def _limit(instance: Instance) -> Iterator[Step]:
    """The day of the limit, and how it came out."""
    if instance.limit is None:
        return
    duty, occurrence = instance.duty, instance.occurrence
    directed, calendar = occurrence.course.set_by, occurrence.view.calendar
    if directed is not None and directed.sets == instance.limit:  # what it replaced may be past the calendar
        title = f"{directed.title} of {words(directed.on)} sets the date in place of the limit"
        yield Step("set-by", title, instance.limit, duty.provision)
    elif duty.limit:
        inner = limit_step(duty.limit, occurrence.day_of, calendar)
        yield Step("limit", BOUNDS[duty.bound], instance.limit, duty.provision, steps=(inner,))
    if instance.practical:
        why = calendar.name_of(instance.limit)
        title = f"the last working day before it, since it falls on {why} (practical, not statutory)"
        yield Step("practical", title, instance.practical)
    if instance.safe and duty.safe:
        yield Step("safe", duty.safe.in_words(instance.safe), instance.safe)


def _what_happened(instance: Instance) -> Iterator[Step]:
    """What was done, or ended it, or is missing."""
    as_of = instance.occurrence.view.as_of
    if instance.done:
        by = instance.duty.discharged_by.dated(instance.done.kind)
        service = _service(instance.done) if by is Dated.SERVED else ()
        yield Step("done", f"done by {instance.done.title}", instance.done_on, inputs=service)
    elif isinstance(instance.outcome, Ended):
        by_event = instance.outcome.by
        yield Step("ended", f"ended by {by_event.title}", instance.outcome.on or by_event.on)
        if instance.days_over_when_ended:
            over = days(instance.days_over_when_ended)
            yield Step("missed-before", f"its limit had been missed by {over} when it ended")
    elif instance.in_transit:
        title = f"{instance.in_transit.title} sent, and not yet served"
        yield Step("in-transit", title, instance.in_transit.on)
    elif instance.duty.bound is Bound.NOT_LATER_THAN:
        yield Step("not-done", f"nothing recorded by {words(as_of)} shows that it was done")
    if instance.moved_by:
        yield Step(
            "moved", f"since then it is for the {instance.holder.value} to do", instance.moved_by.on, reg("15(3)(a)")
        )
    if instance.revived_by:
        title = f"an earlier ending was undone by {instance.revived_by.title}"
        yield Step("revived", title, instance.revived_by.on)
    if instance.doubt:
        yield instance.doubt.why


def limb_step(found: LimbFinding, instance: Instance) -> Step:
    """Explain one limb: its conditions, and the determination or the lack of one.

    Args:
        found: the limb with its state.
        instance: the occurrence whose limit it is about.
    """
    limb = found.limb
    if found.state is LimbState.NOT_IN_FORCE:
        last = f" to {words(limb.in_force.last)}" if limb.in_force.last else ""
        title = f"{limb.title}: only for limits falling from {words(limb.in_force.first)}{last}"
        return Step(limb.id, title, "not in force", limb.provision)
    steps: list[Step] = [found.finding.why] if found.finding else []
    for d in found.determinations:
        late = instance.limit is not None and d.on > instance.limit
        title = f"determined by {d.by}" + (" after the limit had passed" if late else "")
        steps.append(Step("determination", title, d.on, inputs=(("reason", d.reason),)))
    for d in found.too_soon:
        title = f"determined by {d.by} before the limit ran or the ground was there: it does not count"
        steps.append(Step("determination-too-soon", title, d.on))
    return Step(limb.id, limb.title, _result(found), limb.provision, steps=tuple(steps))


def _result(found: LimbFinding) -> str:
    if found.disapplies:
        return "available and determined: the limit is lifted"
    if found.state is LimbState.AVAILABLE:
        return "available, but nobody has determined that it made the limit impractical to keep: the limit stands"
    if found.state is LimbState.NEEDS_FACTS:
        return "not known: the limit stands until the missing facts are recorded"
    return "not available" + (", whatever was determined" if found.determinations else "")


def _claims(duty: Duty, view: View) -> Iterator[Step]:
    grounds = exceptions_in(duty)
    for claim in view.case.claims:
        if claim.on is None or claim.on <= view.as_of:
            by = (("by", claim.by),) if claim.by else ()
            answer = f"not one of the exceptions. {answer_to(claim.reason)}"
            yield Step("claim", f"claimed: {claim.reason}", answer, grounds, by)


def exceptions_in(duty: Duty) -> Provision | None:
    """Give the paragraph that lists the exceptions to a limit; None where it has none outside 2020.

    Args:
        duty: the duty.
    """
    standing_limbs = [limb for limb in duty.unless if limb.in_force.last is None]
    if not standing_limbs:
        return None
    provision = standing_limbs[0].provision
    ref = provision.ref.split(" with ")[0]  # reg 13(3) itself, not the paragraph that it borrows
    return Provision(provision.instrument, re.sub(r"\([a-z]\)$", "", ref))


def _service(event: Event) -> tuple[tuple[str, Any], ...]:
    """How the day of service is known."""
    known = ("service", service_in_words(event))
    return (known,) if event.service == "not recorded" else (("sent", event.sent or event.on), known)
