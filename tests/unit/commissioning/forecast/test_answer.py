from datetime import date

import pytest

from plan_inputs import SAID, plan_inputs, ranked_inputs, supply
from sendrules.commissioning.forecast import MEASURES, forecast
from sendrules.commissioning.inputs import Waiting


def test_200_assessments_at_35_a_month():
    """Milton Keynes' first part: 200 assessments, 35 a month, the first tranche at the end of November 2024."""
    answer = forecast(plan_inputs(), runs=3)
    assert answer.range_of("allocated")[1].tolist() == [35, 35, 35, 35, 35, 25, 0, 0]
    assert answer.cleared().p50 == date(2025, 4, 1)


@pytest.mark.parametrize(
    ("a_month", "tranches", "month"),
    [(70, [70, 70, 70, 70, 3], date(2021, 4, 1)), (40, [40] * 7 + [3], date(2021, 7, 1))],
)
def test_kents_283_cases(a_month, tranches, month):
    """Kent County Council, December 2020: 283 children waited; at least 40 and about 70 a month."""
    wait = Waiting(counts={"all": (0, 0, 0, 0, 0, 283)}, source=SAID)
    answer = forecast(
        plan_inputs(first_month="2020-12-01", months=10, waiting=wait, supplies=[supply(a_month)]), runs=3
    )
    assert answer.range_of("allocated")[1].tolist()[: len(tranches)] == tranches
    assert answer.cleared().p90 == month


def test_the_same_seed_gives_the_same_table():
    assert forecast(ranked_inputs(), runs=40, seed=7).table().equals(forecast(ranked_inputs(), runs=40, seed=7).table())


def test_another_seed_gives_another():
    assert (
        not forecast(ranked_inputs(), runs=40, seed=7)
        .table()
        .equals(forecast(ranked_inputs(), runs=40, seed=8).table())
    )


def test_the_table_has_every_measure_and_month():
    table = forecast(ranked_inputs(), runs=10).table()
    assert table.num_rows == len(MEASURES) * 24
    assert set(table["measure"].to_pylist()) == set(MEASURES)
