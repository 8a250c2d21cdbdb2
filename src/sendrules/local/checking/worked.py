"""What a period of a policy comes to on one day, beside what the law gives: so that an author sees what he has declared."""

from __future__ import annotations

from datetime import date

from sendrules.errors import SendrulesError
from sendrules.explanation import words
from sendrules.law.model.duty import Bound, Duty
from sendrules.time.periods import Period
from sendrules.wording.basis import called, kind_in_words

A_DAY = date(2025, 1, 2)
"""A Thursday. Every example counts from it, where the duty was in force."""


def worked_day(duty: Duty) -> date | None:
    """Give a day on which a duty is in force, for an example; None where it is not commenced."""
    life = duty.in_force
    if not life.commenced:
        return None
    return A_DAY if life.contains(A_DAY) else life.first


def law_day(duty: Duty, start: date) -> date | None:
    """Give the day of a duty's limit, where everything that it counts from happened on one day.

    Args:
        duty: the duty.
        start: the day of what starts it.

    Returns:
        The day; None where it has none, was not in force, or cannot be counted.

    >>> from sendrules.law.statute import statute
    >>> law_day(statute().duty("reg-13-2-final-plan-20-weeks"), date(2025, 5, 21))
    datetime.date(2025, 10, 8)
    """
    if duty.limit is None:
        return None
    try:
        return duty.limit_for(start)
    except SendrulesError:
        return None


def example(duty: Duty, period: Period) -> str:
    """Say of one day what a period comes to for a duty: from which event, to which, by when, and by when in law.

    Args:
        duty: the duty.
        period: the period, counted as it is to be counted.

    Returns:
        A sentence without its stop; empty where the duty has no day to show.
    """
    start = worked_day(duty)
    if start is None:
        return ""
    try:
        day = period.last_day(start)
    except SendrulesError:
        return ""
    trigger = duty.trigger[0]
    limit = law_day(duty, start)
    from_ = f"from {kind_in_words(trigger.kind, start, trigger.by)}"
    same = "" if getattr(duty.limit, "of", duty) is None else ", if all that it counts from was on that day"
    if duty.bound is Bound.OPEN_UNTIL:
        theirs = f"; the law keeps it open to {words(limit)} ({duty.provision.ref}){same}" if limit else ""
        return f"{from_}: open to {words(day)}, and {acts(duty)} after that{theirs}"
    whose = "the law's limit is" if duty.source.binds else f"the {duty.source.value} says"
    theirs = f"; {whose} {words(limit)} ({duty.provision.ref}){same}" if limit else ""
    return f"{from_} to {acts(duty)}: by {words(day)}{theirs}"


def acts(duty: Duty) -> str:
    """Say what performs a duty: the kinds of event, joined by "or"."""
    return either([called(kind) for kind in dict.fromkeys(duty.discharged_by.kinds)])


def other_starts(duty: Duty) -> str:
    """Say what else a duty counts from, besides what an example shows; empty where there is nothing else."""
    shown = duty.trigger[0].kind
    rest = [kind for kind in dict.fromkeys(t.kind for t in duty.trigger) if kind is not shown]
    return f" It counts from {either([called(kind) for kind in rest])} in the same way." if rest else ""


def either(texts: list[str]) -> str:
    """Join texts with commas and "or".

    >>> either(["a", "b", "c"])
    'a, b or c'
    """
    return " or ".join(part for part in (", ".join(texts[:-1]), texts[-1]) if part)
