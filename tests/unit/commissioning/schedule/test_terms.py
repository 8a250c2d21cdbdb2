"""The terms of a contract, from what its policy states."""

from datetime import date

from contracts import buys
from policies import DOC
from sendrules.commissioning import schedule_of
from sendrules.local.declarations.commissioning import BatchDay


def test_without_a_volume_the_batch_at_its_cadence_is_the_volume() -> None:
    policy = buys(
        {"id": "c", "starts": "2025-04-01", "allocation": {"cadence": "monthly", "batch": 12, "provenance": DOC}}
    )
    (reading,) = schedule_of(policy, until=date(2025, 5, 31), day=BatchDay.LAST_DAY).readings
    assert [(row.on, row.n) for row in reading.rows] == [(date(2025, 4, 30), 12), (date(2025, 5, 31), 12)]
