"""Which reports of a month are rejected is open: low and high hold every choice. All invented, worked by hand."""

from dataclasses import replace
from datetime import date

import numpy as np
import pytest

from plan_inputs import SAID, demand, plan_inputs, supply
from sendrules.commissioning.forecast import Draws, Forecast, draw, simulate
from sendrules.commissioning.forecast.queue_state import QueueState
from sendrules.commissioning.forecast.waiting_again import WaitingAgain
from sendrules.commissioning.inputs import Group, Lane, Waiting

HALF = 0.5  # of ten reports with a chance of 0.5, at most four are rejected with 0.377 and at most five with 0.623: so this number is five
NONE = 0.0


def found(inputs, *numbers):
    """A forecast of one run, in which the first supply's numbers for rejections are these."""
    drawn = draw(inputs, Draws(runs=1))
    told = np.zeros((inputs.months, 1))
    told[: len(numbers), 0] = numbers
    drawn = replace(drawn, rejected=(told, *drawn.rejected[1:]))
    return Forecast(inputs, Draws(runs=1), (), drawn, simulate(inputs, drawn))


def five_old_and_five_new(**changes):
    """Five were requested in August 2024 and five in October. The team takes ten a month from November on, and half its reports are rejected."""
    return plan_inputs(
        waiting=Waiting(counts={"all": (5, 0, 5)}, source=SAID),
        supplies=[supply(10, rejected=0.5, back_after_months=1, **changes)],
        months=6,
    )


def test_the_rejected_reports_may_be_those_of_the_oldest():
    """The team ends in November, so five wait again for good. They are of August, or of October.

    At the end of December those of August have waited 122 to 152 days, so they may be past 140, and those of October have not. At the end of
    March those of October have waited 151 to 181 days: then all are past them.
    """
    told = found(five_old_and_five_new(ends="2024-11-30"), HALF)
    assert told.of("waiting")[0].tolist() == [5] * 6
    assert told.of("over_20_weeks_low")[0].tolist() == [0, 0, 0, 0, 5, 5]
    assert told.of("over_20_weeks_high")[0].tolist() == [0, 5, 5, 5, 5, 5]


def test_the_same_report_may_be_rejected_again():
    """Five are rejected, then three of these five, then all three, then two of the three: they may be the same, of August, each time.

    Of five at most two are rejected with 16/32 = 0.5 and at most three with 26/32, so 0.6 is three. Of three at most one with 4/8 and at
    most two with 7/8 = 0.875: 0.99 is all three, and 0.6 is two.
    """
    told = found(five_old_and_five_new(), HALF, 0.6, 0.99, 0.6)
    assert told.of("allocated")[0].tolist() == [10, 5, 3, 3, 2, 0]
    assert told.of("waiting")[0].tolist() == [5, 3, 3, 2, 0, 0]
    assert told.of("over_20_weeks_high")[0].tolist() == [0, 3, 3, 2, 0, 0]


def test_the_backlog_may_have_cleared_later_and_has_had_its_places():
    told = found(five_old_and_five_new(), HALF, 0.6, 0.99, 0.6)
    assert told.cleared().p50 == date(2025, 3, 1)
    assert told.cleared(again=False).p50 == date(2024, 11, 1)
    assert told.share_cleared_by(date(2025, 1, 31)) == 0
    assert told.share_cleared_by(date(2025, 1, 31), again=False) == 1


def test_who_is_back_goes_first_in_the_lane():
    """Ten of rank 2 have their place, five are rejected. Then five of rank 1 come for five places: those who are back go first."""
    groups = [Group(id=f"g{rank}", lane="all", rank=rank, share=2 - rank, source=SAID) for rank in (1, 2)]
    inputs = plan_inputs(
        months=3, groups=groups, lanes=[Lane(id="all", share=1, source=SAID)], ages_up_after_months="never",
        waiting=Waiting(counts={"g1": (), "g2": (10,)}, source=SAID), demand=demand(a_month=9),
        supplies=[supply(10, ends="2024-11-30", rejected=0.5, back_after_months=1), supply(5, id="next", starts="2024-12-01", late_by_months=0)],
    )  # fmt: skip
    drawn = draw(inputs, Draws(runs=1))
    arrived = np.zeros_like(drawn.arrived)
    arrived[1, 0] = 5
    flow = simulate(inputs, replace(drawn, arrived=arrived, rejected=(np.full((3, 1), HALF), None)))
    assert flow.allocated[:, :, 0].tolist() == [[0, 10], [0, 5], [5, 0]]


def test_those_who_wait_again_are_withdrawn_as_others_are():
    """All ten reports are rejected and nobody is back for a year. A tenth of those who wait is withdrawn: 1 of 10, 0 of 9 without chance."""
    inputs = plan_inputs(
        months=3, waiting=Waiting(counts={"all": (10,)}, source=SAID), demand=demand(withdrawn=0.1),
        supplies=[supply(11, rejected=1.0, back_after_months=12)],
    )  # fmt: skip
    drawn = draw(inputs, Draws(runs=1))
    flow = simulate(inputs, replace(drawn, withdrawn=np.array([0.0, 0.0, 0.5]).reshape(3, 1, 1)))
    assert flow.withdrawn[:, 0, 0].tolist() == [1, 0, 1]
    assert flow.waiting[:, 0, 0].tolist() == [9, 9, 8]


def test_who_is_withdrawn_while_held_does_not_come_back():
    again = WaitingAgain((1, 1), held=True)
    again.reject(0, np.array([[4]], np.int32), 2)
    again.reject(1, np.array([[6]], np.int32), 3)
    again.withdraw(np.array([[5]], np.int32))
    assert (again.all.item(), again.held.item()) == (5, 5)
    again.release(2)
    assert again.held.item() == 3, "two of the four that are back in month 2"
    again.release(4)
    assert again.held.item() == 0


@pytest.mark.parametrize("share", [0.01, 0.3, 0.999])
def test_two_queues_lose_the_same_cases_behind_their_fronts(share):
    """One plan has given 30 places more than the other: of the requests that wait in both, each month loses the same."""
    waiting = np.full((12, 1, 1), 17, np.int32)
    drawn = np.random.default_rng(5).random((1, 400))
    left = []
    for out in (20, 50):
        state = QueueState(np.broadcast_to(waiting, (12, 1, 1)), np.zeros((1, 1, 400), np.int32))
        state.out += out
        state.withdraw(0, share, drawn)
        left.append(np.diff(state.up_to, axis=0))
    assert (left[0][3:] == left[1][3:]).all()
    assert (left[0][3:] < 17).any()


def test_two_plans_lose_the_same_of_the_requests_that_no_place_reaches():
    """600 wait for five or nine places a month, so for a year no new request has one in either plan: of each month the same are withdrawn."""
    asked = [
        simulate(inputs, draw(inputs, Draws(runs=200, seed=3))).asked[1]
        for inputs in (
            plan_inputs(
                first_month="2027-01-01", months=12, waiting=Waiting(counts={"all": (200, 200, 200)}, source=SAID),
                demand=demand(a_month=20, withdrawn=0.03), supplies=[supply(places, rejected=0.3, back_after_months=2)],
            )
            for places in (5, 9)
        )
    ]  # fmt: skip
    assert (asked[0] == asked[1]).all()
