"""Whatever the law puts into a limit has a twin on columns: exceptions, doubts, what has to be plain, and anchors."""

from column_anchors import every_use
from column_conditions import conditions_of_limits
from sendrules.caseload.columns.occurrences import FINDS
from sendrules.caseload.columns.twins import TESTS


def test_no_condition_is_without_a_twin() -> None:
    used = {type(found.condition) for found in conditions_of_limits()}
    assert len(used) > 15
    assert sorted(cls.__name__ for cls in used - TESTS.keys()) == []


def test_no_anchor_is_without_a_twin() -> None:
    used = {type(use.anchor) for use in every_use()}
    assert len(used) > 15
    assert sorted(cls.__name__ for cls in used - FINDS.keys()) == []
