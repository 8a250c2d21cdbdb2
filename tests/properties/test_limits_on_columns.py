"""What a limit turns on besides its start is the same on columns as for one case: exceptions, doubts and anchors."""

import pytest

from column_anchors import compared_anchor, uses_of
from column_conditions import conditions_of_limits, period_for
from columns import Known, compared_in, days_of, drawn_cases
from sendrules.caseload.columns.occurrences import FINDS
from sendrules.caseload.columns.twins import TESTS
from sendrules.law.readings.disagreement import RequestRefused

CASES = drawn_cases(300)
DAYS = days_of(CASES, 4)


@pytest.fixture(scope="module")
def known() -> list[Known]:
    return [Known(CASES, day) for day in DAYS]


@pytest.mark.parametrize("use", ["limb", "doubt"])
def test_conditions(use: str, known: list[Known]) -> None:
    tried = 0
    for condition, its_use, kinds in conditions_of_limits():
        if its_use != use:
            continue
        if type(condition) not in TESTS:
            continue
        for cases in known:
            found = compared_in(condition, kinds, cases, period_for(use))
            assert not found.differing, f"{condition}: {found.differing[:3]}"
            assert found.left <= found.tried * 0.1
            tried += found.tried
    assert tried > 1000


OUTSIDE_THE_MODEL = sorted(
    (cls for cls in FINDS if cls.__module__ != "sendrules.law.model.anchors" and cls is not RequestRefused), key=str
)


@pytest.mark.parametrize("anchor", OUTSIDE_THE_MODEL)
def test_anchors(anchor: type, known: list[Known]) -> None:
    for use in uses_of(anchor):
        for cases in known:
            found = compared_anchor(use, cases)
            assert not found.differing, found.differing[:3]
            assert found.left <= found.tried * 0.1
