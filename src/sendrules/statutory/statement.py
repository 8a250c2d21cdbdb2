"""The statement: one page for an officer or a family. What was due, what happened, how late, why no exception applies
or which may, and what may be done next and by when, each with its provision.
"""

from __future__ import annotations

import textwrap
from collections.abc import Iterable, Iterator
from datetime import date, timedelta

from sendrules.case.kinds import EventKind
from sendrules.citation import section
from sendrules.explanation import words
from sendrules.law.claims import answer_to
from sendrules.law.model import Bound, Source
from sendrules.statutory.explain import days, say_compliance
from sendrules.statutory.outcome import Compliance, Disapplied, Due, Ended, Instance, LimbState
from sendrules.statutory.result import StatutoryResult

WIDTH = 100
_LATE = (Compliance.OVERDUE, Compliance.MET_LATE, Compliance.TOO_EARLY)
_APPEALS = {
    EventKind.REFUSAL_TO_ASSESS: ("the decision not to assess", section("51(2)(a)")),
    EventKind.NOT_NECESSARY_NOTICE: ("the decision not to assess", section("51(2)(a)")),
    EventKind.NO_PLAN_NOTICE: ("the decision not to make a plan", section("51(2)(b)")),
    EventKind.FINAL_PLAN: ("what the plan says or names", section("51(2)(c)")),
}


def statement_of(result: StatutoryResult) -> str:
    """Write the statement for one case on one day, as plain text that is also Markdown."""
    view = result.view
    found = [i for d in result.values() for i in d.instances]
    limits = sorted((i for i in found if i.limit and i.duty.source is not Source.DERIVED), key=_when)
    standing = [i for i in limits if not isinstance(i.outcome, Ended)]
    parts = [
        f"# Time limits in case {view.case.reference}, as of {words(view.as_of)}",
        "",
        *_wrap(_short(result)),
        "",
        "## What was due and what happened",
        "",
        *_bullets(_line(i, result) for i in standing),
        *_bullets(_ended([i for i in limits if isinstance(i.outcome, Ended)], result)),
        *([] if limits else ["Nothing with a date has started."]),
        "",
        "## Exceptions",
        "",
        *_bullets(_exceptions(standing)),
        *_bullets(_claims(result)),
        "",
        "## What may be done next, and by when",
        "",
        *_bullets(_next(result, found)),
        "",
        *_wrap(_basis(result)),
    ]
    return "\n".join(parts) + "\n"


def _ended(ended: list[Instance], result: StatutoryResult) -> Iterator[str]:
    """Name what ended since the last start; count what ended before it."""
    since = _since(result)
    for i in ended:
        if i.started >= since and isinstance(i.outcome, Ended):
            yield (
                f"{i.title}: no longer due, ended by {i.outcome.by.title} on {words(i.outcome.by.on)}. "
                f"[{i.duty.provision}]"
            )
    earlier = sum(i.started < since for i in ended)
    if earlier:
        yield f"{earlier} limit{'s' if earlier > 1 else ''} of earlier requests ended without being due any more."


def _since(result: StatutoryResult) -> date:
    """The day of the last request, or of becoming responsible: what is earlier is another matter."""
    starts = result.view.events(EventKind.REQUEST, EventKind.RESPONSIBLE)
    return starts[-1].on if starts else result.view.as_of


def _claims(result: StatutoryResult) -> Iterator[str]:
    for c in result.view.case.claims:
        if c.on is None or c.on <= result.view.as_of:
            yield f'The reason given, "{c.reason}", is not an exception. {answer_to(c.reason)}'


def _short(result: StatutoryResult) -> str:
    """The answer in a sentence or two."""
    late = [i for i in result.overdue if i.limit]
    if late:
        first = late[0]
        by = days((result.view.as_of - (first.limit or result.view.as_of)).days)
        text = f"**{len(late)} limit{'s have' if len(late) > 1 else ' has'} passed without the act.** "
        text += f"The first: {first.title[0].lower()}{first.title[1:]}, due {words(first.limit)}, {by} ago."
        return text
    if result.next_due:
        ahead = result.next_due
        left = (ahead.limit - result.view.as_of).days if ahead.limit else 0
        when = "today" if left == 0 else f"in {days(left)}"
        return f"Nothing is overdue. Next: {ahead.title[0].lower()}{ahead.title[1:]}, by {words(ahead.limit)} ({when})."
    return "Nothing is overdue and no date is still to come."


def _line(instance: Instance, result: StatutoryResult) -> str:
    duty, limit = instance.duty, words(instance.limit)
    if duty.bound is Bound.OPEN_UNTIL and instance.limit:
        what = f"open from {words(instance.started)} to {limit}, finalising lawful from {words(instance.limit + timedelta(1))}"
    elif isinstance(instance.outcome, Disapplied):
        what = f"the limit of {limit} is disapplied; no new date; what remains: {instance.outcome.residual}"
    else:
        what = f"due {limit}" + (
            f", if {duty.contingent_on}" if duty.contingent_on and instance.done is None else ""
        )
    if instance.compliance is Compliance.OVERDUE and instance.limit:
        kept = f"not done: {days((result.view.as_of - instance.limit).days)} overdue"
    elif instance.done and instance.duty.bound is Bound.NOT_LATER_THAN:
        kept = f"{instance.done.title} on {words(instance.done_on)}: {say_compliance(instance).split(';')[0]}"
    else:
        kept = say_compliance(instance)
    if instance.practical and instance.compliance is Compliance.PENDING:
        kept += f" (the last working day before it is {words(instance.practical)}; practical, not statutory)"
    return f"{instance.title}: {what}. {kept[0].upper()}{kept[1:]}. [{duty.provision}]"


def _exceptions(limits: Iterable[Instance]) -> Iterator[str]:
    some = False
    for i in limits:
        if not i.limbs or not (i.compliance in _LATE or isinstance(i.outcome, Disapplied) or i.is_open):
            continue
        live = [f for f in i.limbs if f.state is not LimbState.NOT_IN_FORCE]
        used = [f for f in live if f.disapplies]
        may = [f for f in live if f.state is LimbState.AVAILABLE and not f.determinations]
        ask = [f for f in live if f.state is LimbState.NEEDS_FACTS]
        if i.compliance is Compliance.PENDING and not (used or may or ask):
            continue
        some = True
        text = f"{i.title}: "
        if used:
            by = "; ".join(f"{f.limb.provision} ({f.limb.title}), as determined by {f.determinations[0].by} on "
                           f"{words(f.determinations[0].on)}" for f in used)  # fmt: skip
            yield text + f"disapplied under {by}."
            continue
        if may:
            names = "; ".join(f"{f.limb.title} [{f.limb.provision}]" for f in may)
            yield text + (f"may apply, if it is determined that it made keeping the limit impractical: {names}. "
                          "Until then the limit stands.")  # fmt: skip
        if ask:
            names = "; ".join(
                f"{f.limb.title} [{f.limb.provision}], for want of {', '.join(f.finding.missing if f.finding else ())}"
                for f in ask
            )
            yield text + f"cannot be told yet: {names}. Until then the limit stands."
        if not may and not ask:
            refs = ", ".join(f.limb.provision.ref.removeprefix("reg ") for f in live)
            yield (
                text
                + f"no exception applies. None of the conditions of reg {refs} is met on the facts recorded."
            )
        void = [
            d
            for f in live
            if not f.disapplies and f.state is not LimbState.AVAILABLE
            for d in f.determinations
        ]
        for d in void:
            yield (
                text
                + f"the determination of {words(d.on)} for {d.limb} has no effect, since that limb is not available."
            )
    if not some:
        yield "No limit was missed, and none rests on an exception."


def _next(result: StatutoryResult, found: list[Instance]) -> Iterator[str]:
    for i in result.overdue:
        yield (
            f"{i.title}: the duty remains, {i.duty.residual or 'though its limit has passed'}. [{i.duty.provision}]"
        )
    for i in found:
        if isinstance(i.outcome, Disapplied) and i.done is None:
            yield f"{i.title}: no date; what remains is {i.outcome.residual}. [{i.duty.provision}]"
        if i.duty.bound is Bound.OPEN_UNTIL and i.compliance is Compliance.PENDING and i.limit:
            yield (
                f"The family may make representations, ask for a school, and ask for a meeting until {words(i.limit)}; "
                f"the plan may be finalised from {words(i.limit + timedelta(1))}. [{i.duty.provision}]"
            )
    for i in result.pending:
        if i.duty.bound is Bound.NOT_LATER_THAN and isinstance(i.outcome, Due):
            on = f", if {i.duty.contingent_on}" if i.duty.contingent_on else ""
            yield f"{i.title}: by {words(i.limit)}{on}. [{i.duty.provision}]"
    latest = next(reversed(result.view.events(*_APPEALS)), None)
    if latest and latest.on >= _since(result):
        what, provision = _APPEALS[latest.kind]
        yield (
            f"The family may appeal to the First-tier Tribunal against {what} of {words(latest.on)}, after contacting a mediation "
            f"adviser where that is required. The notice must state the time limits; this version does not work them out. "
            f"[{provision}]"
        )
    if result.overdue:
        yield (
            "The family may complain to the authority and then to the Local Government and Social Care Ombudsman, who normally "
            "needs the complaint within twelve months of the family's learning of the matter. [Local Government Act 1974, s.26B]"
        )


def _basis(result: StatutoryResult) -> str:
    rests = [
        f"{d.title} ({', '.join(a.reading for a in d.alternatives)})" for d in result.values() if d.contested
    ]
    text = (
        "As soon as practicable comes before every limit and is not judged here. "
        f"Calendar {result.view.calendar.id}, digest {result.view.calendar.digest}. "
    )
    if rests:
        text += f"Another reading of the law would answer otherwise on: {'; '.join(rests)}. "
    return text + "Worked from the dates recorded in the case; not legal advice."


def _when(instance: Instance) -> tuple[object, ...]:
    return (instance.limit or instance.started, instance.id)


def _bullets(lines: Iterable[str]) -> list[str]:
    return [
        row
        for line in lines
        for row in textwrap.wrap(line, WIDTH, initial_indent="- ", subsequent_indent="  ")
    ]


def _wrap(text: str) -> list[str]:
    return textwrap.wrap(text, WIDTH)
