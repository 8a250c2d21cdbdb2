"""The conditions that limits use, in any law: those of exceptions, of doubts and of what has to be plain."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from typing import NamedTuple

from columns import Period, all_laws
from sendrules.case.conditions import Condition
from sendrules.case.kinds import EventKind
from sendrules.law.model.duty import Duty

LENGTHS = (0, 7, 15, 28, 42, 56, 84, 112, 140, 180, 365, 400, 800)


class OfLimits(NamedTuple):
    """A condition, what it is for (``limb``, ``doubt`` or ``unsure``), and the kinds of event that start what it bears on."""

    condition: Condition
    use: str
    kinds: tuple[EventKind, ...]


def conditions_of_limits() -> list[OfLimits]:
    """Give every condition of an exception, of a doubt or of what has to be plain, with those within, each once."""
    found: dict[tuple[Condition, str], dict[EventKind, None]] = {}
    for law in all_laws():
        for duty in law.duties:
            kinds = dict.fromkeys(trigger.kind for trigger in duty.trigger)
            for condition, use in _of_duty(duty):
                for each in _with_those_within(condition):
                    found.setdefault((each, use), {}).update(kinds)
    return [OfLimits(condition, use, tuple(kinds)) for (condition, use), kinds in found.items()]


def _of_duty(duty: Duty) -> Iterator[tuple[Condition, str]]:
    yield from ((limb.when, "limb") for limb in duty.unless)
    yield from ((each, use) for each, use in ((duty.doubt, "doubt"), (duty.unsure, "unsure")) if each is not None)


def _with_those_within(condition: Condition) -> Iterator[Condition]:
    yield condition
    within = getattr(condition, "condition", None)
    for each in (*getattr(condition, "conditions", ()), *((within,) if within is not None else ())):
        yield from _with_those_within(each)


def period_for(use: str) -> Period:
    """Give periods of many lengths, as the engine makes them for exceptions, doubts and what has to be plain."""

    def period(day: date, n: int) -> tuple[date | None, date | None]:
        length = LENGTHS[n % len(LENGTHS)]
        last = None if n % 17 == 16 else day + timedelta(length)  # a limit that waits for another day
        return {"limb": day + timedelta(1), "doubt": None, "unsure": day}[use], last

    return period
