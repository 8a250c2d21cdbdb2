import pytest

from plan_inputs import demand, plan_inputs, ranked_inputs, supply
from sendrules.commissioning.forecast import Undetermined, forecast
from sendrules.commissioning.inputs import missing_of


def asked(inputs):
    return [one.at for one in missing_of(inputs)]


def test_nothing_is_missing():
    assert asked(plan_inputs()) == []


@pytest.mark.parametrize("part", ["demand", "supplies", "waiting", "groups", "lanes"])
def test_each_part_is_asked_for(part):
    assert part in asked(plan_inputs(**{part: None}))


@pytest.mark.parametrize("name", ["a_month", "seasonal", "growth_a_year", "withdrawn", "assessed"])
def test_each_figure_of_the_demand_is_asked_for(name):
    assert asked(plan_inputs(demand=demand(**{name: None}))) == [f"demand.{name}"]


@pytest.mark.parametrize("name", ["a_month", "starts", "ends", "vacancy", "rejected"])
def test_each_figure_of_a_supply_is_asked_for(name):
    assert asked(plan_inputs(supplies=[supply(**{"a_month": 35, name: None})])) == [f"supplies.team.{name}"]


@pytest.mark.parametrize(
    ("known", "asks"),
    [
        ({"starts": "2025-01-01"}, "late_by_months"),
        ({"vacancy": 0.1}, "vacancy_loses"),
        ({"rejected": 0.1}, "back_after_months"),
    ],
)
def test_what_follows_from_a_figure_is_asked_for(known, asks):
    assert asked(plan_inputs(supplies=[supply(35, **known)])) == [f"supplies.team.{asks}"]


def test_ageing_is_asked_for_only_where_a_lane_has_ranks():
    assert asked(plan_inputs(ages_up_after_months=None)) == []
    assert asked(ranked_inputs(ages_up_after_months=None)) == ["ages_up_after_months"]


def test_the_answer_is_undetermined_and_names_what_is_missing():
    answer = forecast(plan_inputs(demand=demand(withdrawn=None)), runs=5)
    assert not answer.determined
    with pytest.raises(Undetermined, match=r"demand\.withdrawn: this is not known\. What share of waiting cases"):
        answer.range_of("waiting")
    with pytest.raises(Undetermined):
        answer.cleared()


def test_a_figure_of_the_plan_alone_leaves_the_queue_determined():
    answer = forecast(plan_inputs(plan_after_months=None), runs=5)
    assert answer.range_of("waiting")[1, 0] == 165
    with pytest.raises(Undetermined, match="plan_after_months"):
        answer.of("on_time_low")
    assert "on_time_low" not in answer.table()["measure"].to_pylist()
