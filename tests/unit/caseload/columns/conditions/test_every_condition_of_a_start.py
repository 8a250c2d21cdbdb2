"""Every condition that decides whether an event starts a duty, or answers it, has a twin on columns."""

import sendrules.caseload.columns.conditions  # noqa: F401 — it registers the twins
from conditions import conditions_of_starts
from sendrules.caseload.columns.twins import TESTS


def test_none_is_without_a_twin() -> None:
    found = {type(condition) for condition in conditions_of_starts()}
    assert len(found) > 40
    assert {kind.__name__ for kind in found if kind not in TESTS} == set()
