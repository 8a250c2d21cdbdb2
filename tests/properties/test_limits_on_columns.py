"""What a limit turns on besides its start is the same on columns as for one case: exceptions, doubts and anchors."""

from collections.abc import Callable
from functools import cache

import pytest

from column_anchors import Use, compared_anchor, uses_of
from column_conditions import OfLimits, conditions_of_limits, period_for
from columns import Compared, Known, compared_in, days_of, drawn_cases
from dense_cases import dense_cases
from sendrules.case.kinds import EventKind
from sendrules.case.looks_at import LooksAt
from sendrules.caseload.columns.occurrences import FINDS
from sendrules.law.conditions.endings import Determined
from sendrules.law.readings.onward import OnwardAppealOver

CONDITIONS = sorted({type(found.condition) for found in conditions_of_limits()}, key=lambda cls: cls.__name__)
ANCHORS = sorted(
    (cls for cls in FINDS if cls.__module__ != "sendrules.law.model.anchors"), key=lambda cls: cls.__name__
)
HARD_TO_START = (Determined, OnwardAppealOver)
"""What is looked for from starts whose condition seldom holds, so that it takes more cases to have some."""


@cache
def drawn() -> list[Known]:
    cases = drawn_cases(150)
    return [Known(cases, day) for day in days_of(cases, 3)]


def dense(kinds: tuple[EventKind, ...], looks_at: LooksAt, how_many: int) -> list[Known]:
    around = {around.kind for around in looks_at.circumstances}
    cases = dense_cases([*kinds, *looks_at.events], how_many, first=kinds, around=around)
    return [Known(cases, day) for day in days_of(cases, 3)]


def assert_the_same(compare: Callable[[Known], Compared], cases: list[Known]) -> int:
    """Compare on some days; give how many were compared."""
    tried = 0
    for known in cases:
        found = compare(known)
        assert not found.differing, found.differing[:3]
        assert not found.left
        tried += found.tried
    return tried


@pytest.mark.parametrize("condition", CONDITIONS)
def test_conditions(condition: type) -> None:
    def compare(known: Known) -> Compared:
        return compared_in(found.condition, found.kinds, known, period_for(found.use))

    found: OfLimits
    tried = 0
    for found in (each for each in conditions_of_limits() if type(each.condition) is condition):
        tried += assert_the_same(compare, drawn())
        tried += assert_the_same(compare, dense(found.kinds, found.condition.looks_at, 40))
    assert tried > 30


@pytest.mark.parametrize("anchor", ANCHORS)
def test_anchors(anchor: type) -> None:
    def compare(known: Known) -> Compared:
        return compared_anchor(use, known)

    use: Use
    uses, tried = uses_of(anchor), 0
    how_many = (800 if anchor in HARD_TO_START else 400) // len(uses)
    for use in uses:
        tried += assert_the_same(compare, drawn())
        kinds = tuple(dict.fromkeys(trigger.kind for trigger in use.duty.trigger))
        looks_at = LooksAt.all_of(trigger.when.looks_at for trigger in use.duty.trigger if trigger.when)
        tried += assert_the_same(compare, dense(kinds, use.anchor.looks_at | looks_at, how_many))
    assert tried > 30
