"""A back-test sees no later year, and holds what it should where the answer is known."""

import numpy as np
import pytest

from published_series import drawn
from sendrules.commissioning.history import Assumptions, backtest
from sendrules.commissioning.history.back_test import Baseline, Held
from sendrules.errors import InputError

LARGE = Assumptions(small=1e-9, country=0.1)


def test_later_years_are_not_seen():
    series, changed = drawn(), drawn()
    for name in ("requests", "plans", "counted", "on_time"):
        getattr(changed, name)[:, 5] *= 3  # the year after the ones that are compared
    first, second = (backtest(one, 2004, [2005], runs=200) for one in (series, changed))
    assert first == second


def test_what_came_true_counts():
    series, changed = drawn(), drawn()
    changed.plans[:, 4] *= 10
    plans = [backtest(one, 2004, [2005], runs=200).results[0] for one in (series, changed)]
    assert (plans[0].figure, plans[0].year) == ("plans", 2005)
    assert plans[1].held == 0
    assert plans[1].score > 10 * plans[0].score
    assert not plans[1].passed


def test_a_queue_that_is_as_the_model_takes_it_is_held_eight_times_in_ten():
    found = backtest(drawn(authorities=400, years=7), 2005, assumptions=LARGE, runs=1000)
    assert {one.figure for one in found.results} == {"plans", "plans, to last", "rate"}
    for one in found.results:
        assert one.held == pytest.approx(0.8, abs=0.07), (one.figure, one.year)
        assert all(baseline.beaten for baseline in one.baselines), (one.figure, one.year)
    assert found.passed


def test_what_is_not_published_is_left_out_and_told():
    series = drawn()
    series.plans[3, 4] = np.nan
    series.counted[5, 3] = np.nan
    found = backtest(series, 2004, [2005], runs=100)
    assert found.without == ("005",)
    assert [one.authorities for one in found.results] == [149, 149, 149]


def test_a_baseline_is_compared_over_the_same_authorities_and_its_range_stays_possible():
    series = drawn(years=4)
    series.counted[:, 0] = np.nan  # one change alone: no standard deviation of the rate's changes
    rate = backtest(series, 2003, [2004], runs=100).results[-1]
    by_id = {one.id: one for one in rate.baselines}
    assert "deviation" not in by_id
    assert by_id["size"].authorities == rate.authorities == 150


def test_a_pass_needs_both():
    better, worse = Baseline("size", 9, 0.8, 10, 9), Baseline("mean", 9, 0.8, 8, 9)
    assert Held("plans", 2023, 9, 0.7, 9, (better,)).passed
    assert not Held("plans", 2023, 9, 0.69, 9, (better,)).passed
    assert not Held("plans", 2023, 9, 0.91, 9, (better,)).passed
    assert not Held("plans", 2023, 9, 0.8, 9, (better, worse)).passed


@pytest.mark.parametrize("years", [[2004], [2099], []])
def test_years_that_cannot_be_compared(years):
    with pytest.raises(InputError, match="Give later years of the series"):
        backtest(drawn(), 2004, years)
