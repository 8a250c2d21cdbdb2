"""The statement: one page for an officer or a family. What was due, what happened, how late, why no exception applies
or which may, and what may be done next and by when, each with its provision. It avoids the library's own words.
"""

from __future__ import annotations

import textwrap
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from sendrules.case.kinds import EventKind
from sendrules.explanation import words
from sendrules.law.model.actors import Actor, Source
from sendrules.law.model.duty import Bound
from sendrules.law.shared.bodies import COMMISSIONERS, with_local_name
from sendrules.law.shared.claims import answer_to
from sendrules.statutory.instance import Instance, can_be_done
from sendrules.statutory.limbs import LimbFinding, LimbState
from sendrules.statutory.outcome import Compliance, Disapplied, Due, Ended, NoFixedLimit, NotTriggered
from sendrules.statutory.result import StatutoryResult
from sendrules.time.calendar import ENGLAND_AND_WALES, WorkingCalendar
from sendrules.wording.basis import basis_of
from sendrules.wording.besides import BESIDES
from sendrules.wording.explain import exceptions_in
from sendrules.wording.holders import by_another, holder_in_words
from sendrules.wording.remedies import last_opening, remedies
from sendrules.wording.said_once import said_once
from sendrules.wording.standing import answer_in_words, days, outcome_in_words, owed, standing
from sendrules.wording.what_if import heading

WIDTH = 100
_UNKNOWN = ("needs-facts", "beyond-horizon")
_TO_RESPOND = (EventKind.DRAFT_PLAN, EventKind.AMENDMENT_NOTICE)
"""What starts a time for the family to respond; other windows keep something from being done."""


def statement_of(result: StatutoryResult) -> str:
    """Write the statement for one case on one day, as plain text that is also Markdown.

    Args:
        result: the answer for the case.
    """
    page = _page(result)
    view = result.view
    lines = [
        *(_line(i, page) for i in page.dated if not _is_over(i)),
        *_ended([i for i in page.dated if _is_over(i)], page),
        *(
            f"{_title(i)}, from {words(i.started)}: {outcome_in_words(i.outcome)}. [{i.duty.provision}]"
            for i in page.unclear
        ),
    ]
    parts = [
        f"# Time limits in case {view.case.reference}, as of {words(view.as_of)}",
        "",
        *([*_wrap(heading(result.law.amendment)), ""] if result.law.amendment else []),
        *_wrap(_short(page)),
        "",
        "## What was due and what happened",
        "",
        *(_bullets(lines) if page.dated or page.unclear else ["Nothing with a date has started."]),
        "",
        "## Exceptions",
        "",
        *_bullets(_exceptions(page.dated)),
        *_bullets(_claims(result)),
        "",
        "## What may be done next, and by when",
        "",
        *(_bullets(_next(page)) or ["Nothing is still to be done on what is recorded."]),
        "",
        "## Notes",
        "",
        *_bullets(_notes(result)),
    ]
    return "\n".join(parts) + "\n"


@dataclass(frozen=True, slots=True)
class _Page:
    """What the parts of a statement share, sorted out once.

    Attributes:
        result: the answer for the case.
        found: every occurrence of a binding duty that is no right, each breach once.
        dated: those with a limit, by their day.
        unclear: those without one that nobody can answer yet.
        opened: the day of the last request, or of becoming responsible.
        closing: by kind of notice, the last day of the longest time that has to be left open.
    """

    result: StatutoryResult
    found: tuple[Instance, ...]
    dated: tuple[Instance, ...]
    unclear: tuple[Instance, ...]
    opened: date
    closing: dict[EventKind, date]


def _page(result: StatutoryResult) -> _Page:
    found = said_once(i for d in result.started if d.duty.source.binds and not d.duty.right for i in d.instances)
    closing: dict[EventKind, date] = {}
    for i in result.all_instances:
        if i.duty.bound is Bound.OPEN_UNTIL and i.limit and not isinstance(i.outcome, Ended):
            closing[i.trigger.kind] = max(closing.get(i.trigger.kind, i.limit), i.limit)
    return _Page(
        result,
        found,
        dated=tuple(sorted((i for i in found if i.limit), key=lambda i: (i.limit or i.started, i.id))),
        unclear=tuple(i for i in found if not i.limit and i.outcome.name in (*_UNKNOWN, "not-in-force")),
        opened=last_opening(result),
        closing=closing,
    )


def _short(page: _Page) -> str:
    """The answer in a sentence or two."""
    result = page.result
    missed = [i for i in page.dated if i.was_missed]
    if missed:
        own = [i for i in missed if i.holder is Actor.LOCAL_AUTHORITY]
        worst = _worst(own or missed, result.view.as_of)
        return f"**{_count(missed)}.** {_title(worst)}: {_happened(worst, page)}."
    if any(
        i.compliance is Compliance.UNKNOWN and (i.doubt or i.outcome.name in _UNKNOWN)
        for i in result.all_instances
        if i.duty.provision.instrument not in BESIDES
    ):
        return "Whether every time limit was kept is not known; see below what is missing."
    ahead = result.next_due
    if ahead and ahead.limit:
        left = (ahead.limit - result.view.as_of).days
        when = "today" if left == 0 else f"in {days(left)}"
        only = f" (only if {ahead.duty.contingent_on})" if ahead.duty.contingent_on else ""
        return f"No time limit has been missed. Next: {_title(ahead)}, by {words(ahead.limit)}, {when}{only}."
    return "No time limit has been missed on what is recorded, and no date is still to come."


def _count(missed: list[Instance]) -> str:
    """How many limits were missed; by whom, where another body missed one: that is not the authority's own lateness."""
    by_holder = Counter(holder_in_words(i) for i in missed)
    text = f"{len(missed)} time limit{'s were' if len(missed) > 1 else ' was'} missed"
    if all(i.holder is Actor.LOCAL_AUTHORITY for i in missed):
        return text
    none = "" if any(i.holder is Actor.LOCAL_AUTHORITY for i in missed) else ", none by the local authority itself"
    return f"{text}{none}: {', '.join(f'{n} by {holder}' for holder, n in by_holder.items())}"


def _worst(missed: list[Instance], as_of: date) -> Instance:
    """The first that can still be done, one of the statute before one of a judgment; else the one missed by most."""
    late = max(missed, key=lambda i: i.days_late or i.days_over_when_ended or 0)
    still = [i for i in missed if i.compliance is Compliance.OVERDUE and can_be_done(i, as_of)]
    return min(still, key=lambda i: i.duty.source is Source.CASE_LAW, default=late)


def _line(i: Instance, page: _Page) -> str:
    """One limit: what, by when and from what, and what happened."""
    title, happened = _title(i), _happened(i, page)
    rest = f"{_due(i)}. {happened[0].upper()}{happened[1:]}."
    if (i.holder in COMMISSIONERS or i.moved_by) and by_another(i) not in rest:
        rest += f" It is for the {i.holder.value} to do."
    if title == _plain_title(i):
        rest = with_local_name(rest, i.started)
    return f"{title}: {rest} [{i.duty.provision}]"


def _title(i: Instance) -> str:
    """The duty in a few words; a commissioning body with what it is called locally."""
    return with_local_name(_plain_title(i), i.started)


def _plain_title(i: Instance) -> str:
    about = f" ({i.trigger.about})" if i.trigger.about else ""
    return i.title + about


def _due(i: Instance) -> str:
    basis = basis_of(i)
    if i.duty.bound is Bound.OPEN_UNTIL:
        what = "time to respond" if i.trigger.kind in _TO_RESPOND else "in force"
        return f"{what} from {words(i.started)} to {words(i.limit)} ({basis})"
    if i.duty.bound is Bound.TAKES_EFFECT:
        return f"takes effect on {words(i.limit)} ({basis})"
    if isinstance(i.outcome, Disapplied):
        return f"the limit was {words(i.limit)} ({basis})"
    return f"due by {words(i.limit)} ({basis})"


def _happened(i: Instance, page: _Page) -> str:
    """What happened; for a limit that ended after it was missed, with its day."""
    if _is_over(i) and i.limit:
        return f"due {words(i.limit)}; {standing(i)}"
    text = standing(i)
    if i.rule == "window-runs" and i.trigger.kind in _TO_RESPOND:
        text += f"; the plan may be finalised from {words(_closes(i, page) + timedelta(1))}"
    return text


def _is_over(i: Instance) -> bool:
    """Whether it ended, and was not broken before by a notice that was too short."""
    return isinstance(i.outcome, Ended) and i.compliance is not Compliance.TOO_EARLY


def _closes(window: Instance, page: _Page) -> date:
    """The last day of the longest time that has to be left open: the law's or the notice's own, of this notice or another."""
    return page.closing.get(window.trigger.kind, window.started)


def _ended(ended: list[Instance], page: _Page) -> Iterator[str]:
    """Name what ended since the last start, or after its limit had passed; count the rest."""
    quiet = 0
    for i in ended:
        if isinstance(i.outcome, Ended) and (i.started >= page.opened or i.days_over_when_ended):
            late = i.days_over_when_ended
            over = f"; by then {days(late)} over its limit{owed(i)}" if late else ""
            on = words(i.outcome.on or i.outcome.by.on)
            yield f"{_title(i)}: no longer needed after the {i.outcome.by.title} of {on}{over}. [{i.duty.provision}]"
        else:
            quiet += 1
    if quiet:
        yield f"{quiet} limit{'s' if quiet > 1 else ''} of earlier starts ended without being needed."


def _exceptions(dated: Iterable[Instance]) -> Iterator[str]:
    """For every limit that was missed, may be, or was lifted: which exceptions there are and why they do not apply."""
    said = missed_any = False
    for i in dated:
        missed_any = missed_any or bool(i.was_missed)
        for line in _of_one_limit(i):
            said = True
            yield line
    if not said:
        yield "What was missed has no exceptions in law." if missed_any else "No exception was needed or claimed."


def _of_one_limit(i: Instance) -> Iterator[str]:
    missed = bool(i.days_over_when_ended) or (
        i.compliance in (Compliance.OVERDUE, Compliance.MET_LATE, Compliance.UNKNOWN) and i.outcome.name == "due"
    )
    live = [f for f in i.limbs if f.state is not LimbState.NOT_IN_FORCE]
    about = f"{_title(i)}, due {words(i.limit)}"
    used = [f for f in live if f.disapplies]
    yield from (_lifts(f, about) for f in used)
    if used or i.compliance is Compliance.MET or (isinstance(i.outcome, Ended) and not missed):
        return
    open_ = [*_may_apply(live, about), *_not_known(live, about)]
    yield from open_
    yield from _without_effect(live, about)
    if missed and not open_:
        yield _none_applies(i, live, about)


def _lifts(f: LimbFinding, about: str) -> str:
    d = f.determinations[0]
    return (
        f"{about}: an exception lifts the limit: {f.limb.title} [{f.limb.provision}]. The {d.by} decided on {words(d.on)} that it "
        "made the limit impractical to keep."
    )


def _may_apply(live: list[LimbFinding], about: str) -> Iterator[str]:
    for f in live:
        if f.state is LimbState.AVAILABLE and not f.determinations:
            yield (
                f"{about}: an exception may apply: {f.limb.title} [{f.limb.provision}]. It counts only if somebody decided, and "
                "recorded by whom and why, that it made the limit impractical to keep. No such decision is recorded, so the limit "
                "stands."
            )


def _not_known(live: list[LimbFinding], about: str) -> Iterator[str]:
    for f in live:
        if f.state is LimbState.NEEDS_FACTS:
            missing = ", ".join(f.finding.missing if f.finding else ())
            yield f"{about}: whether this exception applies is not known: {f.limb.title} [{f.limb.provision}]. Missing: {missing}."


def _without_effect(live: list[LimbFinding], about: str) -> Iterator[str]:
    for f in live:
        void = f.too_soon + (f.determinations if f.state is not LimbState.AVAILABLE else ())
        for d in void:
            yield f"{about}: the decision of {words(d.on)} on {_grounds(f)} has no effect: {_why_void(f, d.on)}."


def _grounds(f: LimbFinding) -> str:
    return f"{f.limb.title} [{f.limb.provision}]"


def _none_applies(i: Instance, live: list[LimbFinding], about: str) -> str:
    grounds = exceptions_in(i.duty)
    if live and not grounds:
        grounds = live[0].limb.provision  # a ground of 2020, and the only one
    if grounds:
        return f"{about}: no exception applies; the facts recorded show none of the grounds in {grounds}."
    return f"{about}: this limit has no exceptions in law."


def _why_void(found: LimbFinding, on: date) -> str:
    if any(d.on == on for d in found.too_soon):
        return "it was made before the limit ran or before its ground was there"
    return "the conditions of that exception are not met"


def _claims(result: StatutoryResult) -> Iterator[str]:
    for c in result.view.case.claims:
        if c.on is None or c.on <= result.view.as_of:
            yield f'The reason given, "{c.reason}", is not an exception. {answer_to(c.reason)}'


def _next(page: _Page) -> Iterator[str]:
    result, kept = page.result, set(map(id, page.found))
    for i in result.overdue:
        if id(i) in kept and can_be_done(i, result.view.as_of):
            more = f", {i.duty.residual}" if i.duty.residual else ""
            yield f"{_title(i)}: still to be done{by_another(i)}{more}. [{i.duty.provision}]"
    for i in page.found:
        if isinstance(i.outcome, Disapplied) and i.done is None:
            yield f"{_title(i)}: no date; it must still be done {i.outcome.residual}. [{i.duty.provision}]"
    yield from _windows(page)
    for i in result.pending:
        if i.duty.bound is Bound.NOT_LATER_THAN and isinstance(i.outcome, Due):
            only = f", only if {i.duty.contingent_on}" if i.duty.contingent_on else ""
            yield f"{_title(i)}: by {words(i.limit)}{only}. [{i.duty.provision}]"
    for i in page.found:
        if isinstance(i.outcome, NoFixedLimit) and i.compliance is Compliance.PENDING:
            yield f"{_title(i)}: {i.outcome.residual}; not recorded as done. [{i.duty.provision}]"
    yield from remedies(result, missed=[i for i in page.dated if i.was_missed])


def _windows(page: _Page) -> Iterator[str]:
    """What may be done while a window is open."""
    as_of = page.result.view.as_of
    for i in page.found:
        if i.duty.bound is not Bound.OPEN_UNTIL or not i.limit or isinstance(i.outcome, Ended) or i.done:
            continue
        last = _closes(i, page)
        if i.trigger.kind not in _TO_RESPOND:
            if as_of <= i.limit:
                yield f"{_title(i)}: until {words(i.limit)}. [{i.duty.provision}]"
        elif i.limit == last and as_of <= last:
            yield (
                f"The family may make representations, ask for a school, and require a meeting until {words(last)}; the plan "
                f"may be finalised from {words(last + timedelta(1))}. [{i.duty.provision}]"
            )


def _notes(result: StatutoryResult) -> Iterator[str]:
    yield (
        "The law asks for each of these as soon as practicable, and at the latest by the date given; whether it could have been "
        "done sooner is not judged here."
    )
    yield from _otherwise(result)
    yield f"Worked out from the dates recorded in the case. Not legal advice. {_working_days(result.view.calendar)}"


def _working_days(calendar: WorkingCalendar) -> str:
    """Which days off were taken, without the id and digest that the result and its receipt carry."""
    official = (calendar.base or calendar) == ENGLAND_AND_WALES
    whose = "the bank holidays of England and Wales" if official else f"the days off of the calendar {calendar.name}"
    changed = "".join(f"; {words(c.day)} {c.change} ({c.name})" for c in calendar.changes)
    return f"Working days leave out {whose}, {calendar.first.year} to {calendar.last.year}{changed}."


def _otherwise(result: StatutoryResult) -> Iterator[str]:
    """Say for each contested question which answers would turn round.

    Left out are those that only move a date, and those by which a limit that is not missed would not be there at all.
    """
    turned: dict[str, list[str]] = {}
    for d in result.values():
        safe = {i.trigger.id for i in d.instances if i.compliance in (Compliance.PENDING, Compliance.MET)}
        for a in d.alternatives:
            if d.duty.limit is None or not d.duty.source.binds or a.only_the_date:
                continue
            if isinstance(a.outcome, NotTriggered) and a.trigger.id in safe:
                continue
            turned.setdefault(a.described, []).append(
                f"{d.title[0].lower()}{d.title[1:]} (from {a.start}): {answer_in_words(a)}"
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
