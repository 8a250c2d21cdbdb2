"""The statement: one page for an officer or a family. What was due, what happened, how late, why no exception applies
or which may, and what may be done next and by when, each with its provision. It avoids the library's own words.
"""

from __future__ import annotations

import textwrap
from collections.abc import Iterable, Iterator
from datetime import date, timedelta

from sendrules.case.kinds import EventKind
from sendrules.explanation import words
from sendrules.law.model.duty import Bound
from sendrules.law.shared.bodies import COMMISSIONERS, with_local_name
from sendrules.law.shared.claims import answer_to
from sendrules.statutory.basis import basis_of
from sendrules.statutory.explain import days, exceptions_in, say
from sendrules.statutory.outcome import (
    Compliance,
    Disapplied,
    Due,
    Ended,
    Instance,
    LimbFinding,
    LimbState,
    NoFixedLimit,
    can_be_done,
)
from sendrules.statutory.remedies import last_opening, remedies
from sendrules.statutory.result import StatutoryResult

WIDTH = 100
_MISSED = (Compliance.OVERDUE, Compliance.MET_LATE, Compliance.TOO_EARLY)
_UNKNOWN = ("needs-facts", "beyond-horizon")
_TO_RESPOND = (EventKind.DRAFT_PLAN, EventKind.AMENDMENT_NOTICE)
"""What starts a time for the family to respond; other windows keep something from being done."""


def statement_of(result: StatutoryResult) -> str:
    """Write the statement for one case on one day, as plain text that is also Markdown."""
    view = result.view
    found = [i for d in result.values() if d.duty.source.binds and not d.duty.right for i in d.instances]
    dated = sorted((i for i in found if i.limit), key=lambda i: (i.limit or i.started, i.id))
    unclear = [i for i in found if not i.limit and i.outcome.name in ("needs-facts", "beyond-horizon", "not-in-force")]
    parts = [
        f"# Time limits in case {view.case.reference}, as of {words(view.as_of)}",
        "",
        *_wrap(_short(result, dated)),
        "",
        "## What was due and what happened",
        "",
        *_bullets(_line(i, result) for i in dated if not _is_over(i)),
        *_bullets(_ended([i for i in dated if _is_over(i)], result)),
        *_bullets(f"{_title(i)}, from {words(i.started)}: {say(i.outcome)}. [{i.duty.provision}]" for i in unclear),
        *([] if dated or unclear else ["Nothing with a date has started."]),
        "",
        "## Exceptions",
        "",
        *_bullets(_exceptions(dated)),
        *_bullets(_claims(result)),
        "",
        "## What may be done next, and by when",
        "",
        *(_bullets(_next(result, found)) or ["Nothing is still to be done on what is recorded."]),
        "",
        "## Notes",
        "",
        *_bullets(_notes(result)),
    ]  # fmt: skip
    return "\n".join(parts) + "\n"


def _short(result: StatutoryResult, dated: list[Instance]) -> str:
    """The answer in a sentence or two."""
    missed = [i for i in dated if i.compliance in _MISSED or i.days_over_when_ended]
    if missed:
        late = max(missed, key=lambda i: i.days_late or i.days_over_when_ended or 0)
        open_ = (i for i in missed if i.compliance is Compliance.OVERDUE and can_be_done(i, result.view.as_of))
        worst = next(open_, late)
        count = f"{len(missed)} time limit{'s were' if len(missed) > 1 else ' was'} missed"
        return f"**{count}.** {_title(worst)}: {_happened(worst, result)}."
    unknown = [
        i
        for i in result.all_instances
        if i.compliance is Compliance.UNKNOWN and (i.doubt or i.outcome.name in _UNKNOWN)
    ]
    if unknown:
        return "Whether every time limit was kept is not known; see below what is missing."
    ahead = result.next_due
    if ahead and ahead.limit:
        left = (ahead.limit - result.view.as_of).days
        when = "today" if left == 0 else f"in {days(left)}"
        only = f" (only if {ahead.duty.contingent_on})" if ahead.duty.contingent_on else ""
        return f"No time limit has been missed. Next: {_title(ahead)}, by {words(ahead.limit)}, {when}{only}."
    return "No time limit has been missed on what is recorded, and no date is still to come."


def _line(i: Instance, result: StatutoryResult) -> str:
    """One limit: what, by when and from what, and what happened."""
    title, happened = _title(i), _happened(i, result)
    rest = f"{_due(i, result)}. {happened[0].upper()}{happened[1:]}."
    if i.duty.holder in COMMISSIONERS:
        rest += f" It is for the {i.duty.holder.value} to do."
    if title == _plain_title(i):
        rest = with_local_name(rest, i.started)
    return f"{title}: {rest} [{i.duty.provision}]"


def _title(i: Instance) -> str:
    """The duty in a few words; a commissioning body with what it is called locally."""
    return with_local_name(_plain_title(i), i.started)


def _plain_title(i: Instance) -> str:
    about = f" ({i.trigger.about})" if i.trigger.about else ""
    return i.title + about


def _due(i: Instance, result: StatutoryResult) -> str:
    basis = basis_of(i, result.view, result.law)
    if i.duty.bound is Bound.OPEN_UNTIL:
        what = "time to respond" if i.trigger.kind in _TO_RESPOND else "in force"
        return f"{what} from {words(i.started)} to {words(i.limit)} ({basis})"
    if i.duty.bound is Bound.TAKES_EFFECT:
        return f"takes effect on {words(i.limit)} ({basis})"
    if isinstance(i.outcome, Disapplied):
        return f"the limit was {words(i.limit)} ({basis})"
    only = f"only if {i.duty.contingent_on}, " if i.duty.contingent_on and i.done is None else ""
    return f"{only}due by {words(i.limit)} ({basis})"


def _happened(i: Instance, result: StatutoryResult) -> str:
    """What happened, in plain words."""
    limit = i.limit or result.view.as_of
    done = f"{i.done.title} on {words(i.done_on or i.done.on)}" if i.done else ""
    if isinstance(i.outcome, Disapplied):
        text = f"an exception lifts it, and no new date takes its place; what remains: {i.outcome.residual}"
        return f"{text}; {done}" if done else text
    if _is_over(i) and isinstance(i.outcome, Ended):
        over, on = days(i.days_over_when_ended or 0), words(i.outcome.on or i.outcome.by.on)
        return f"due {words(limit)}, and {over} over when {i.outcome.by.title} ended it on {on}"
    if i.in_transit:
        late = "; by now late" if i.compliance in (Compliance.OVERDUE, Compliance.UNKNOWN) else ""
        return f"{i.in_transit.title} sent on {words(i.in_transit.on)}, and not yet served{late}"
    if i.outcome.name == "beyond-horizon":
        return say(i.outcome)
    match i.compliance:
        case Compliance.OVERDUE if not can_be_done(i, result.view.as_of):
            return "not done in time, and can no longer be done"
        case Compliance.OVERDUE:
            return f"not done: {days((result.view.as_of - limit).days)} overdue"
        case Compliance.MET_LATE:
            return f"{done}, {days(i.days_late)} late" if i.days_late else f"{done}, late"
        case Compliance.TOO_EARLY if i.done is None or (i.done_on or i.done.on) > limit:
            return f"the notice gave until {words(i.trigger.closes)} only, which is too short"
        case Compliance.TOO_EARLY:
            return f"{done}, before that time was over: too early"
        case Compliance.MET if i.duty.bound is Bound.OPEN_UNTIL:
            return "that time was left open"
        case Compliance.MET:
            return f"{done}, in time"
        case Compliance.UNKNOWN if i.doubt:
            return f"whether it was kept is not known; missing: {', '.join(i.doubt.missing)}"
        case Compliance.UNKNOWN:
            return "no decision is recorded; one of this kind would now be late"
    if i.duty.bound is Bound.TAKES_EFFECT:
        return "nothing has to be done for it"
    if i.duty.bound is Bound.OPEN_UNTIL and i.trigger.kind not in _TO_RESPOND:
        return "still running"
    if i.duty.bound is Bound.OPEN_UNTIL:
        return f"still open; the plan may be finalised from {words(_closes(i, result) + timedelta(1))}"
    if i.practical:
        return f"not yet done; the last working day before it is {words(i.practical)} (practical, not statutory)"
    return "not yet done"


def _is_over(i: Instance) -> bool:
    """Whether it ended, and was not broken before by a notice that was too short."""
    return isinstance(i.outcome, Ended) and i.compliance is not Compliance.TOO_EARLY


def _closes(window: Instance, result: StatutoryResult) -> date:
    """The last day of the longest time that has to be left open: the law's or the notice's own, of this notice or another."""
    same = [
        i.limit for i in result.all_instances
        if i.duty.bound is Bound.OPEN_UNTIL and i.trigger.kind is window.trigger.kind and i.limit
        and not isinstance(i.outcome, Ended)
    ]  # fmt: skip
    return max(same, default=window.started)


def _ended(ended: list[Instance], result: StatutoryResult) -> Iterator[str]:
    """Name what ended since the last start, or after its limit had passed; count the rest."""
    opened, quiet = last_opening(result), 0
    for i in ended:
        if isinstance(i.outcome, Ended) and (i.started >= opened or i.days_over_when_ended):
            over = f"; by then {days(i.days_over_when_ended)} over its limit" if i.days_over_when_ended else ""
            on = words(i.outcome.on or i.outcome.by.on)
            yield f"{_title(i)}: no longer needed after the {i.outcome.by.title} of {on}{over}. [{i.duty.provision}]"
        else:
            quiet += 1
    if quiet:
        yield f"{quiet} limit{'s' if quiet > 1 else ''} of earlier starts ended without being needed."


def _exceptions(dated: list[Instance]) -> Iterator[str]:
    """For every limit that was missed, may be, or was lifted: which exceptions there are and why they do not apply."""
    said = False
    for i in dated:
        live = [f for f in i.limbs if f.state is not LimbState.NOT_IN_FORCE]
        missed = bool(i.days_over_when_ended) or (
            i.compliance in (Compliance.OVERDUE, Compliance.MET_LATE, Compliance.UNKNOWN) and i.outcome.name == "due"
        )
        lines = list(_of_one_limit(i, live, missed))
        said = said or bool(lines)
        yield from lines
    if not said:
        if any(i.compliance in _MISSED for i in dated):
            yield "What was missed has no exceptions in law."
        else:
            yield "No exception was needed or claimed."


def _of_one_limit(i: Instance, live: list[LimbFinding], missed: bool) -> Iterator[str]:
    used = [f for f in live if f.disapplies]
    may = [f for f in live if f.state is LimbState.AVAILABLE and not f.determinations]
    ask = [f for f in live if f.state is LimbState.NEEDS_FACTS]
    about = f"{_title(i)}, due {words(i.limit)}"
    for f in used:
        d = f.determinations[0]
        yield (
            f"{about}: an exception lifts the limit: {f.limb.title} [{f.limb.provision}]. The {d.by} decided on "
            f"{words(d.on)} that it made the limit impractical to keep."
        )
    if used or i.compliance is Compliance.MET or (isinstance(i.outcome, Ended) and not missed):
        return
    for f in may:
        yield (
            f"{about}: an exception may apply: {f.limb.title} [{f.limb.provision}]. It counts only if it was decided, and "
            "recorded by whom and why, that this made the limit impractical to keep. No such decision is recorded, so the "
            "limit stands."
        )
    for f in ask:
        missing = ", ".join(f.finding.missing if f.finding else ())
        yield f"{about}: whether this exception is open cannot be told: {f.limb.title} [{f.limb.provision}]. Missing: {missing}."
    for f in live:
        void = f.too_soon + (f.determinations if f.state is not LimbState.AVAILABLE else ())
        for d in void:
            yield f"{about}: the decision of {words(d.on)} on {f.limb.id} has no effect: {_why_void(f, d.on)}."
    if missed and not may and not ask:
        grounds = exceptions_in(i.duty)
        if live and not grounds:
            grounds = live[0].limb.provision  # a ground of 2020, and the only one
        if grounds:
            yield f"{about}: no exception applies; on the facts recorded none of the grounds in {grounds} is there."
        else:
            yield f"{about}: this limit has no exceptions in law."


def _why_void(found: LimbFinding, on: date) -> str:
    if any(d.on == on for d in found.too_soon):
        return "it was made before the limit ran or before its ground was there"
    return "the conditions of that exception are not met"


def _claims(result: StatutoryResult) -> Iterator[str]:
    for c in result.view.case.claims:
        if c.on is None or c.on <= result.view.as_of:
            yield f'The reason given, "{c.reason}", is not an exception. {answer_to(c.reason)}'


def _next(result: StatutoryResult, found: list[Instance]) -> Iterator[str]:
    for i in result.overdue:
        if not can_be_done(i, result.view.as_of):
            continue
        yield f"{_title(i)}: still to be done{', ' + i.duty.residual if i.duty.residual else ''}. [{i.duty.provision}]"
    for i in found:
        if isinstance(i.outcome, Disapplied) and i.done is None:
            yield f"{_title(i)}: no date; what remains: {i.outcome.residual}. [{i.duty.provision}]"
    windows = [
        i for i in found
        if i.duty.bound is Bound.OPEN_UNTIL and i.limit and not isinstance(i.outcome, Ended) and i.done is None
    ]  # fmt: skip
    for i in windows:
        last = _closes(i, result)
        if i.trigger.kind not in _TO_RESPOND:
            if result.view.as_of <= (i.limit or last):
                yield f"{_title(i)}: until {words(i.limit)}. [{i.duty.provision}]"
        elif i.limit == last and result.view.as_of <= last:
            yield (
                f"The family may make representations, ask for a school, and require a meeting until {words(last)}; the plan "
                f"may be finalised from {words(last + timedelta(1))}. [{i.duty.provision}]"
            )
    for i in result.pending:
        if i.duty.bound is Bound.NOT_LATER_THAN and isinstance(i.outcome, Due):
            only = f"only if {i.duty.contingent_on}, " if i.duty.contingent_on else ""
            yield f"{_title(i)}: {only}by {words(i.limit)}. [{i.duty.provision}]"
    for i in found:
        if isinstance(i.outcome, NoFixedLimit) and i.compliance is Compliance.PENDING:
            yield f"{_title(i)}: {i.outcome.residual}; not recorded as done. [{i.duty.provision}]"
    yield from remedies(
        result,
        missed=any(i.compliance in _MISSED or i.days_over_when_ended for i in found if i.duty.source.binds),
    )


def _notes(result: StatutoryResult) -> Iterator[str]:
    yield (
        "The law asks for each of these as soon as practicable, and at the latest by the date given; whether it could have been "
        "done sooner is not judged here."
    )
    yield from _otherwise(result)
    calendar = result.view.calendar
    yield (
        f"Worked from the dates recorded in the case; not legal advice. Working days: {calendar.id}, {calendar.digest}."
    )


def _otherwise(result: StatutoryResult) -> Iterator[str]:
    """Say for each contested question which answers would turn round, leaving out those that only move a date."""
    turned: dict[str, list[str]] = {}
    for d in result.values():
        for a in d.alternatives:
            if d.duty.limit is None or not d.duty.source.binds or a.only_the_date:
                continue
            turned.setdefault(a.described, []).append(
                f"{d.title[0].lower()}{d.title[1:]} (from {a.start}): {say(a.outcome, a.compliance)}"
            )
    for described, answers in turned.items():
        yield f"The law can be read otherwise. If {described}: {'; '.join(answers)}."


def _bullets(lines: Iterable[str]) -> list[str]:
    return [
        row
        for line in lines
        for row in textwrap.wrap(line, WIDTH, initial_indent="- ", subsequent_indent="  ", break_on_hyphens=False)
    ]


def _wrap(text: str) -> list[str]:
    return textwrap.wrap(text, WIDTH, break_on_hyphens=False)
