"""How long before a transfer between phases a plan may have been amended for it."""

from datetime import date

import pytest

import sendrules as sr
from events import E


def kept(duty: str, *events: sr.Event, as_of: date) -> bool:
    (found,) = sr.evaluate(sr.Case(reference="B", events=events), as_of=as_of)[duty].instances
    return found.done is not None


@pytest.mark.parametrize(("on", "counts"), [(date(2025, 9, 1), True), (date(2025, 8, 31), False)])
def test_a_plan_amended_up_to_twelve_months_before_a_transfer_was_amended_for_it(on, counts):
    events = [
        E("final-plan", date(2024, 9, 2)),
        E("amended-plan", on),
        E("phase-transfer", date(2026, 9, 1), to="post-16-institution"),
    ]
    assert kept("reg-18-1-a-phase-transfer-post16", *events, as_of=date(2026, 9, 2)) is counts
