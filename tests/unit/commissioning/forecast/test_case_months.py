import pytest

from plan_inputs import SAID, demand, plan_inputs, supply
from sendrules.commissioning.forecast import Draws, case_months, draw, simulate
from sendrules.commissioning.inputs import Group, Lane, Waiting
from sendrules.errors import InputError


def months_of(inputs, runs=1):
    drawn = draw(inputs, Draws(runs=runs))
    return case_months(drawn, simulate(inputs, drawn)).tolist()


def test_the_longest_wait_is_first():
    inputs = plan_inputs(months=3, supplies=[supply(2)], waiting=Waiting(counts={"all": (1, 0, 4)}, source=SAID))
    assert months_of(inputs) == [[0, 0, 1, 1, 2]]


def test_a_case_that_still_waits_has_the_number_of_months():
    inputs = plan_inputs(months=2, supplies=[supply(1)], waiting=Waiting(counts={"all": (3,)}, source=SAID))
    assert months_of(inputs) == [[0, 1, 2]]


def test_new_cases_are_not_among_them():
    inputs = plan_inputs(
        months=2, supplies=[supply(5)], demand=demand(a_month=9), waiting=Waiting(counts={"all": (6,)}, source=SAID)
    )
    assert months_of(inputs, runs=2) == [[0, 0, 0, 0, 0, 1]] * 2


def test_a_case_that_ages_up_is_served_by_the_month_of_its_request():
    """Rank 2 has waited four months, and moves up after three: it goes before rank 1, which has waited one."""
    groups = [
        Group(id=id, lane="all", rank=rank, share=0.5, source=SAID) for rank, id in enumerate(("first", "second"), 1)
    ]
    inputs = plan_inputs(
        months=3, supplies=[supply(1)], groups=groups, lanes=[Lane(id="all", share=1, source=SAID)], ages_up_after_months=3,
        waiting=Waiting(counts={"first": (0, 2), "second": (0, 0, 0, 1)}, source=SAID),
    )  # fmt: skip
    assert months_of(inputs) == [[1, 2, 0]]


def test_where_cases_are_withdrawn_it_is_not_known_which():
    with pytest.raises(InputError, match="which cases are withdrawn"):
        months_of(plan_inputs(demand=demand(withdrawn=0.1)))
