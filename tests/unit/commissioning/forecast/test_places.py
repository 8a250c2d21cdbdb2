import pytest

from plan_inputs import demand, plan_inputs, supply
from sendrules.commissioning.forecast import Draws, draw
from sendrules.commissioning.forecast.places import places


def places_of(one, **inputs):
    found = places(one, plan_inputs(first_month="2027-01-01", **inputs), Draws(runs=1))
    return found[:, 0].tolist()


def test_a_fraction_of_a_place_is_carried_on():
    assert places_of(supply(1.5), months=4) == [1, 2, 1, 2]


def test_ten_tenths_are_one_place():
    assert places_of(supply(0.1), months=10) == [0] * 9 + [1]


def test_a_supply_works_in_a_part_of_its_first_and_last_month():
    """From 17 January 15 of 31 days, to 14 March 14 of 31: 31 a month give 15, 31 and 14."""
    contract = supply(31, starts="2027-01-17", ends="2027-03-14", late_by_months=0)
    assert places_of(contract, months=4) == [15, 31, 14, 0]


def test_a_gap_between_two_contracts_has_no_places():
    one = supply(10, starts="2026-01-01", ends="2027-01-31")
    other = supply(10, id="next", starts="2027-03-01", late_by_months=0)
    assert [a + b for a, b in zip(places_of(one, months=4), places_of(other, months=4), strict=True)] == [10, 0, 10, 10]


def test_a_contract_that_is_late_does_not_end_later():
    contract = supply(10, starts="2027-02-01", ends="2027-04-30", late_by_months=2)
    assert places_of(contract, months=5) == [0, 0, 0, 10, 0]


@pytest.mark.parametrize(("chance", "expected"), [(0.0, 40), (1.0, 34)])
def test_a_vacancy_loses_its_places(chance, expected):
    assert places_of(supply(40, vacancy=chance, vacancy_loses=6.0), months=2) == [expected] * 2


def test_another_supply_leaves_the_requests_as_they_were():
    def arrived(*supplies):
        return draw(plan_inputs(demand=demand(a_month=30), supplies=supplies), Draws(runs=20, seed=4)).arrived

    assert (
        arrived(supply(35)) == arrived(supply(9), supply(5, id="contract", rejected=0.5, back_after_months=1))
    ).all()
