"""How a strand becomes the events of a case: which of its steps happen, and when."""

from __future__ import annotations

from datetime import date, timedelta
from functools import cache

from hypothesis import strategies as st

from sendrules.case.events import Event
from sendrules.case.kinds import EventKind as K
from sendrules.testing.details import BODIES, detailed, one_of
from sendrules.testing.strands import Strand

_NUDGES = (0, 1, -1, -7, 9, -20, 45)
"""How far from the day that the law has in view."""


def woven(
    draw: st.DrawFn, strand: Strand, start: date, kinds: frozenset[K], beside: frozenset[K] = frozenset()
) -> list[Event]:
    """Draw what happens in one strand.

    Args:
        draw: given by hypothesis.
        strand: the strand.
        start: the day on which it begins.
        kinds: the kinds that may happen.
        beside: the kinds that happen in the case besides.
    """
    about = draw(one_of((*BODIES, None)))
    found: list[Event] = []
    for step in strand.steps:
        drawn = draw(_happens(step.kinds, step.at, always=step is strand.steps[0]))
        if drawn is None or drawn[0] not in kinds:
            continue
        kind, later = drawn
        on = _september(start) if step.each_september else start + timedelta(later)
        given = {name: draw(one_of(values)) for name, values in step.given.items()} | {"about": about}
        found.append(detailed(draw, kind, on, given, beside | {e.kind for e in found}))
    return found


@cache
def _happens(kinds: tuple[K, ...], at: tuple[int, ...], *, always: bool) -> st.SearchStrategy[tuple[K, int] | None]:
    """What happens in a step, and how much later: nothing, which is the simplest, once in four times."""
    if always:
        return st.sampled_from([(kind, at[0]) for kind in kinds])
    found = [(kind, day + nudge) for nudge in _NUDGES for day in at for kind in kinds]
    return st.sampled_from([*[None] * (len(found) // 3), *found])


def _september(day: date) -> date:
    here = date(day.year, 9, 1)
    return here if here >= day else date(day.year + 1, 9, 1)
