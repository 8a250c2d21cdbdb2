"""The contracts of a policy as supplies: month by month as the schedule has them, and never none where nobody knows."""

from datetime import date

import pytest

from plan_inputs import plan_inputs
from sendrules import Engine
from sendrules.commissioning import schedule_of
from sendrules.commissioning.forecast import Draws, draw, forecast
from sendrules.commissioning.from_policy.supplies import slowest, supplies_of
from sendrules.commissioning.inputs import Between
from sendrules.commissioning.schedule.answer import Reading

NOVEMBER = date(2024, 11, 1)
NONE = {"late_by_months": Between(low=0, high=0), "vacancy": 0.0, "rejected": 0.0}


def policy(key):
    found = Engine.for_authority(key).policy
    assert found is not None
    assert found.commissioning is not None
    return found.commissioning


@pytest.fixture(scope="module")
def milton_keynes():
    return policy("milton_keynes"), schedule_of(policy("milton_keynes"), until=date(2025, 8, 31))


def places(supplies, months, first=NOVEMBER):
    """The places by contract and month, from the supplies."""
    found: dict[str, list[int]] = {}
    for one in supplies:
        for n in range(months):
            year, month = divmod(first.month - 1 + n, 12)
            day = date(first.year + year, month + 1, 1)
            row = found.setdefault(one.id.rpartition("-")[0] if one.id[-1].isdigit() else one.id, [0] * months)
            row[n] += int(one.a_month.low) if one.starts <= day and (one.ends == "never" or day <= one.ends) else 0
    return found


def test_the_supplies_of_every_reading_give_what_its_schedule_hands_out(milton_keynes):
    bought, schedule = milton_keynes
    assert len(schedule.readings) == 6
    for reading in schedule.readings:
        found = places(supplies_of(bought, reading, NOVEMBER, 10, **NONE), 10)
        for contract in ("backlog", "ongoing"):
            months = dict(reading.by_month(contract))
            assert found[contract] == [months.get(day, 0) for day in _months(10)]


def _months(n):
    return [date(2024 + (10 + k) // 12, (10 + k) % 12 + 1, 1) for k in range(n)]


def test_the_slowest_reading_hands_out_latest(milton_keynes):
    _, schedule = milton_keynes
    taken = slowest(schedule)
    assert isinstance(taken, Reading)
    by_april = [sum(n for month, n in reading.by_month() if month <= date(2025, 4, 1)) for reading in schedule.readings]
    assert sum(n for month, n in taken.by_month() if month <= date(2025, 4, 1)) == min(by_april)
    assert taken.id == "first-day, backlog 2024-11-30+1 month, ongoing 2025-04-01"


def test_months_before_the_forecast_are_left_out(milton_keynes):
    bought, schedule = milton_keynes
    found = places(supplies_of(bought, slowest(schedule), date(2025, 4, 1), 3, **NONE), 3, date(2025, 4, 1))
    assert found["backlog"] == [35, 25, 0]
    assert found["ongoing"] == [40, 40, 40]


def test_a_contract_without_a_volume_is_asked_for():
    bought = policy("kent")
    (supply,) = supplies_of(bought, slowest(schedule_of(bought)), date(2020, 12, 1), 12, **NONE)
    assert (supply.id, supply.a_month) == ("locum-support", None)


def test_what_nobody_says_of_a_contract_stays_unknown(milton_keynes):
    bought, schedule = milton_keynes
    first = supplies_of(bought, slowest(schedule), NOVEMBER, 10)[0]
    assert (first.vacancy, first.rejected, first.late_by_months) == (None, None, None)


def test_the_200_of_part_one_are_allocated_as_the_schedule_says(milton_keynes):
    from plan_inputs import plan_inputs

    bought, schedule = milton_keynes
    backlog = [
        one for one in supplies_of(bought, slowest(schedule), NOVEMBER, 8, **NONE) if one.id.startswith("backlog")
    ]
    told = forecast(plan_inputs(supplies=tuple(backlog)), runs=3)
    assert told.of("allocated")[0].tolist() == [0, 35, 35, 35, 35, 35, 25, 0]


@pytest.mark.parametrize(
    ("late", "backlog"), [(0, [35, 35, 35, 35, 35, 25]), (2, [0, 0, 35, 35, 35, 25]), (6, [0] * 6)]
)
def test_a_contract_that_is_late_is_late_in_all_its_months(milton_keynes, late, backlog):
    """The last batch of 25 does not go out while the contract has not begun, and a contract of the first month can be late too."""
    bought, schedule = milton_keynes
    first = date(2024, 12, 1)
    given = NONE | {"late_by_months": Between(low=late, high=late)}
    one = tuple(s for s in supplies_of(bought, slowest(schedule), first, 6, **given) if s.id.startswith("backlog"))
    found = draw(plan_inputs(first_month=first, months=6, supplies=one), Draws(runs=1)).places
    assert [sum(int(part[month, 0]) for part in found) for month in range(6)] == backlog
    begun = supplies_of(bought, slowest(schedule), date(2025, 1, 1), 6, **given)
    assert {s.late_by_months.high for s in begun if s.id.startswith("backlog")} == {0}, "it began in December"
