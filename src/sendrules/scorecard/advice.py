"""Advice for an assessment, by who was asked: on time of what was *due*, beside what came back, and what is still awaited.

A share of the advice that came back hides what never came. So the share of what was due leads, and both are given.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import asdict, dataclass
from decimal import Decimal
from typing import Any

import numpy as np
from numpy.typing import NDArray

from sendrules.scorecard.conditions import Frame, known, number
from sendrules.scorecard.journeys import Days, Flags
from sendrules.scorecard.rounding import percentage
from sendrules.scorecard.symbols import Symbol

SIX_WEEKS = 42


@dataclass(frozen=True, slots=True)
class Advice:
    """Requests for advice, a row each.

    Attributes:
        service: the code of who was asked, as an index into ``services``.
        asked: the day of the request.
        received: the day the advice came; ``NO_DAY`` where it has not.
        ended: the day on which the assessment ended, with a plan, without one or withdrawn; ``NO_DAY`` while it goes on.
        services: who can be asked; the first is who was not named.
    """

    service: NDArray[np.int32]
    asked: Days
    received: Days
    ended: Days
    services: Sequence[str]


@dataclass(frozen=True, slots=True)
class AdviceFigures:
    """How one service answers.

    Attributes:
        service: who was asked.
        due: how many answers fell due in the period: the six weeks from the request end in it (reg 8(1)).
        due_in_time: how many of these came in time.
        of_due: the share of them in per cent; None where none was due.
        returned: how many answers came in the period.
        returned_in_time: how many of these were in time.
        of_returned: the share of them; None where none came.
        awaited: how many are still awaited on the day of the question, of assessments that have not ended.
        awaited_over_six_weeks: how many of them for more than six weeks.
    """

    service: str
    due: int
    due_in_time: int
    of_due: Decimal | None
    returned: int
    returned_in_time: int
    of_returned: Decimal | None
    awaited: int
    awaited_over_six_weeks: int

    def to_dict(self) -> dict[str, Any]:
        """Give them as plain data."""
        return {name: float(value) if isinstance(value, Decimal) else value for name, value in asdict(self).items()}


def advice_figures(advice: Advice, frame: Frame) -> Iterator[AdviceFigures]:
    """Give the figures of each service that was asked, and of all together first.

    Args:
        advice: the requests.
        frame: the question's time.
    """
    every = np.ones(len(advice.asked), bool)
    yield _figures("all", advice, every, frame)
    for code in np.unique(advice.service).tolist():
        yield _figures(advice.services[code], advice, advice.service == code, frame)


@dataclass(frozen=True, slots=True)
class AdviceMembers:
    """Who is in each count of advice, by request for advice.

    Attributes:
        due: what fell due in the period.
        in_time: what came in six weeks, of all.
        returned: what came in the period.
        awaited: what is still awaited on the day of the question.
        over: what of it is awaited for more than six weeks.
    """

    due: Flags
    in_time: Flags
    returned: Flags
    awaited: Flags
    over: Flags


def advice_members(advice: Advice, which: Flags, frame: Frame) -> AdviceMembers:
    """Give who is in each count of advice.

    Args:
        advice: the requests.
        which: those that are asked about.
        frame: the question's time.
    """
    asked = which & known(advice.asked, frame)
    came = asked & known(advice.received, frame)
    due_day = advice.asked + SIX_WEEKS
    first, last = number(frame.first), number(frame.last)
    awaited = asked & ~came & ~known(advice.ended, frame)
    return AdviceMembers(
        due=asked & (due_day >= first) & (due_day <= last),
        in_time=came & (advice.received <= due_day),
        returned=came & (advice.received >= first) & (advice.received <= last),
        awaited=awaited,
        over=awaited & (number(frame.as_of) > due_day),
    )


def _figures(service: str, advice: Advice, which: Flags, frame: Frame) -> AdviceFigures:
    who = advice_members(advice, which, frame)
    return AdviceFigures(
        service,
        _many(who.due),
        _many(who.due & who.in_time),
        _share(who.due & who.in_time, who.due),
        _many(who.returned),
        _many(who.returned & who.in_time),
        _share(who.returned & who.in_time, who.returned),
        _many(who.awaited),
        _many(who.over),
    )


def _many(which: Flags) -> int:
    return int(np.count_nonzero(which))


def _share(part: Flags, whole: Flags) -> Decimal | None:
    found = percentage(_many(part), _many(whole))
    return None if isinstance(found, Symbol) else found
