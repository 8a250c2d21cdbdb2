"""The words of an entry: its heading, and under it what to do next, by when, under which provision, and what is contested.

None of them changes from one day to the next while the answer stays the same, so that an entry that was not changed reads the same
in the next file. None holds what ``about`` says, since that may name a person.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping

from sendrules.case.kinds import EventKind
from sendrules.case.meanings import KINDS
from sendrules.explanation import words
from sendrules.law.model.actors import Actor
from sendrules.law.model.duty import Duty
from sendrules.law.shared.bodies import with_local_name
from sendrules.outside_text import in_lines, on_one_line
from sendrules.report.calendar.asked import As, Asked
from sendrules.statutory.instance import Alternative, Instance
from sendrules.statutory.outcome import Compliance, Disapplied, Due, Ended, NeedsFacts
from sendrules.wording.basis import basis_of
from sendrules.wording.matters import short_name
from sendrules.wording.standing import answer_in_words, outcome_in_words

_LONGEST_REFERENCE = 60
_MOST_KINDS = 3
NO_LONGER = "No longer needed"
_HEADINGS = {
    As.OVERDUE: "Overdue",
    As.RIGHT: "Last day of a right",
    As.WINDOW: "Last day",
    As.EFFECT: "Takes effect",
    As.PERHAPS: "Perhaps due",
    As.OTHER_READING: "Perhaps due",
    As.NOT_ASKED: NO_LONGER,
}


def summary_of(asked: Asked, reference: str | None) -> str:
    """Give the heading of an entry.

    Args:
        asked: the occurrence, and what it is in a calendar.
        reference: the reference of the case; None to leave it out.
    """
    instance = asked.instance
    marks = [_HEADINGS[asked.kind]] if asked.kind in _HEADINGS else []
    if instance.depends_on and asked.kind in (As.ACT, As.WINDOW):
        marks.append("Only if decided")
    if asked.others and asked.kind is not As.NOT_ASKED:
        marks.append("Contested")
    return heading(marks, with_local_name(instance.title, instance.started), reference)


def heading(marks: Iterable[str], title: str, reference: str | None) -> str:
    """Put a heading together, on one line.

    Args:
        marks: what is to be seen at once, such as that it is overdue.
        title: what the duty is.
        reference: the reference of the case; None to leave it out.
    """
    named = [short_name(reference, _LONGEST_REFERENCE)] if reference is not None else []
    return on_one_line(": ".join([*named, *marks, title]))


def description_of(asked: Asked, reference: str | None) -> str:
    """Give the text under a heading.

    Args:
        asked: the occurrence, and what it is in a calendar.
        reference: the reference of the case; None to leave it out.
    """
    return description(_lines(asked), asked.instance.duty, reference)


def description(lines: Iterable[str], duty: Duty, reference: str | None) -> str:
    """Put the text under a heading together, with its provision.

    Args:
        lines: what it says first, each a paragraph.
        duty: the duty.
        reference: the reference of the case; None to leave it out.
    """
    named = [f"Case {on_one_line(reference)}."] if reference is not None else []
    closing = [f"Provision: {duty.provision}.", *named, "Worked out by sendrules. Not legal advice."]
    return in_lines("\n".join([*lines, *closing]))


def _lines(asked: Asked) -> Iterator[str]:
    i = asked.instance
    yield _NEXT[asked.kind](asked)
    if asked.kind is not As.NOT_ASKED:
        yield from _about_the_day(asked)
    if asked.kind in (As.ACT, As.OVERDUE, As.PERHAPS):
        yield f"It is for {_holder(i)} to do."
        yield _recorded(i)
    if i.in_transit:
        sent = f"{i.in_transit.title} sent on {words(i.in_transit.on)}"
        yield f"Already on its way: {sent}. It counts when it is served: check that it has arrived."
    if asked.kind is not As.NOT_ASKED:
        yield from _readings(asked)


def _about_the_day(asked: Asked) -> Iterator[str]:
    i = asked.instance
    if asked.kind is not As.OTHER_READING:
        yield f"How the day is worked out: {basis_of(i)}."
    if i.practical:
        yield f"The last working day before it is {words(i.practical)}. That is practical advice, not law."
    if i.safe and i.duty.safe:
        yield f"To be safe: {i.duty.safe.in_words(i.safe)}."


def _act(asked: Asked) -> str:
    i = asked.instance
    if i.depends_on:
        return f"What to do next: this is owed only if {i.depends_on}. Then do it by {words(asked.day)}."
    return f"What to do next: do this by {words(asked.day)}."


def _overdue(asked: Asked) -> str:
    residual = f" The law asks for it {asked.instance.duty.residual}." if asked.instance.duty.residual else ""
    return f"What to do next: do this now. It was due by {words(asked.day)}, and is not recorded as done.{residual}"


def _right(asked: Asked) -> str:
    return (
        f"What to do next: decide whether to use this right. {words(asked.day)} is its last day. "
        "It is optional: not using it breaks nothing."
    )


def _perhaps(asked: Asked) -> str:
    outcome, doubt = asked.instance.outcome, asked.instance.doubt
    missing = [*(outcome.missing if isinstance(outcome, NeedsFacts) else ()), *(doubt.missing if doubt else ())]
    named = f" Record: {', '.join(dict.fromkeys(missing))}." if missing else ""
    if asked.instance.duty.right:
        return (
            f"What to do next: find out until when this right can be used. The record does not say.{named} "
            f"Its last day may be {words(asked.day)}."
        )
    return (
        f"What to do next: find out whether this is owed. The record does not say.{named} "
        f"Unless you know that it is not, do it by {words(asked.day)}."
    )


def _not_asked(asked: Asked) -> str:
    i = asked.instance
    if i.done:
        why = f"it was done: {i.done.title} on {words(i.done_on or i.done.on)}"
    elif isinstance(i.outcome, Ended):
        why = f"it was ended by {i.outcome.by.title} on {words(i.outcome.on or i.outcome.by.on)}"
    elif isinstance(i.outcome, Disapplied):
        return f"Nothing is due on this day: {outcome_in_words(i.outcome)}."
    elif isinstance(i.outcome, Due):
        why = "its time is over, or it can no longer be done"
    else:
        why = outcome_in_words(i.outcome)
    return f"Nothing has to be done on this day: {why}."


_NEXT: Mapping[As, Callable[[Asked], str]] = {
    As.OVERDUE: _overdue,
    As.ACT: _act,
    As.RIGHT: _right,
    As.WINDOW: lambda asked: f"What to do next: keep this time open to the end of {words(asked.day)}.",
    As.EFFECT: lambda asked: f"It takes effect by law on {words(asked.day)}. Nothing has to be done.",
    As.PERHAPS: _perhaps,
    As.OTHER_READING: lambda asked: (
        f"What to do next: decide which reading of the law to follow. Only one of them makes this due by {words(asked.day)}."
    ),
    As.NOT_ASKED: _not_asked,
}


def _holder(i: Instance) -> str:
    if i.holder is Actor.LOCAL_AUTHORITY:
        return "the local authority"
    return f"the {i.holder.value.partition(':')[0]}"


def _recorded(i: Instance) -> str:
    kinds: tuple[EventKind, ...] = i.duty.discharged_by.kinds
    names = " or ".join(f'"{KINDS[kind].title}"' for kind in kinds[:_MOST_KINDS])
    return f"When it is done, record it as {names}."


def _readings(asked: Asked) -> Iterator[str]:
    """Both readings of a contested question, that which is taken here first; and by which the day is earlier."""
    if not asked.others:
        return
    yield f"Contested: the law can be read in more than one way here. As read here: {_given(asked.instance)}."
    for a in asked.others:
        yield other_reading(a)
    if asked.earlier:
        yield f"The safe course is to act by {words(asked.earlier[0])}."


def other_reading(a: Alternative) -> str:
    """Say what another reading gives.

    Args:
        a: what it gives.
    """
    return f"If {a.described}: {_given(a)}. (Reading {a.reading}={a.answer}.)"


def _given(answer: Instance | Alternative) -> str:
    """Say what a reading gives; that a limit is still to come goes without saying."""
    if isinstance(answer.outcome, Due) and answer.compliance is Compliance.PENDING:
        return outcome_in_words(answer.outcome)
    return answer_in_words(answer)
