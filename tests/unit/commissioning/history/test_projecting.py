"""A projection of a queue without chance can be worked out by hand; one with chance is the same for the same seed."""

from dataclasses import replace

import numpy as np
import pytest

from published_series import drawn
from sendrules.commissioning.history import Assumptions, More, fit, project
from sendrules.commissioning.history.fitting import Equation
from sendrules.errors import InputError

LARGE = Assumptions(small=1e-9)


def certain(growth=0.1, drift=0.0, follows=0.5, wait_drift=-0.3, carried=0.6):
    """A fit in which nothing is left to chance: 1,210 starts, 1,000 finished and half of the plans in time, in the last year."""
    series = drawn(authorities=20, years=3).until(2003)
    for name, count in (("requests", 1210.0), ("plans", 1000.0), ("counted", 1000.0), ("on_time", 500.0)):
        getattr(series, name)[:, -1] = count
    fitted = fit(series, LARGE)
    still = np.zeros(2)
    return replace(
        fitted,
        starts=Equation(growth, 0.0, still, 0.0, 0.0),
        finished=Equation(drift, follows, still, 0.0, 0.0),
        wait=Equation(wait_drift, carried, still, 0.0, 0.0),
        own=np.zeros((1, 3)),
    )


def test_by_hand():
    drawn = project(certain(), 2, runs=3)
    # 1,210 x e^0.1, then x e^0.1 again
    assert drawn.started[:, 0, 0] == pytest.approx([1337.26, 1477.90], abs=1)
    # 1,000 x (1210/1000)^0.5 = 1,100; then 1,100 x (1337.26/1100)^0.5 = 1,212.84
    assert drawn.plans[:, 0, 0] == pytest.approx([1100.0, 1212.84], abs=1)
    # half in time: median 20 weeks, mean 20 x e^0.32 = 27.54 weeks = 0.5278 years; with a quarter of 0.21: 0.5803;
    # e^-0.3 x 0.5803^0.6 = 0.5344 years
    assert drawn.wait[0, 0, 0] == pytest.approx(0.5344, abs=1e-3)
    # a mean of 0.5344 years is a median of 20.25 weeks: Phi(ln(20 / 20.25) / 0.8) = 0.494
    assert drawn.within()[0, 0, 0] == pytest.approx(0.494, abs=1e-3)
    assert drawn.waiting[0, 0, 0] == pytest.approx(0.5344 * 1100, abs=1)  # Little's law
    assert drawn.years == (2004, 2005)


def test_fewer_weeks_hold_fewer_plans_and_the_limit_holds_the_same_under_any_spread():
    drawn = project(certain(), 1, runs=1)
    at = {weeks: float(drawn.within(weeks)[0, 0, 0]) for weeks in (10, 16, 20, 52)}
    assert at[10] < at[16] < at[20] < at[52]
    assert drawn.within(20, spread=0.3)[0, 0, 0] == pytest.approx(at[20])
    assert drawn.within(16, spread=0.3)[0, 0, 0] < at[16]  # the tighter the waits, the more lie between 16 and 20 weeks


def test_the_same_seed_gives_the_same_years():
    fitted = fit(drawn())
    one, again, other = (project(fitted, 2, runs=50, seed=seed) for seed in (3, 3, 4))
    assert np.array_equal(one.plans, again.plans)
    assert np.array_equal(one.wait, again.wait)
    assert not np.array_equal(one.plans, other.plans)


def test_fewer_years_or_another_question_do_not_change_the_draws():
    fitted = fit(drawn())
    assert np.array_equal(project(fitted, 3, runs=20).plans[:1], project(fitted, 1, runs=20).plans)
    assert np.array_equal(
        project(fitted, 3, runs=20).wait, project(fitted, 3, runs=20, more=More((0.0, 0.0), (0.2, 1.0))).wait
    )


def test_more_work_finished_by_hand():
    still, more = project(certain(), 3, runs=4), project(certain(), 3, runs=4, more=More((0.1, 0.1), (1.0, 1.0)))
    # all of the tenth in the first year; half of it is given up each year, as what is finished follows the smaller queue
    assert (more.finished / still.finished)[:, 0, 0] == pytest.approx([1.1, 1.1**0.5, 1.1**0.25])
    assert np.array_equal(more.started, still.started)
    assert more.wait[0] == pytest.approx(still.wait[0])  # what is finished in a year shortens the queue of the next
    # the second year carries on a wait that is a tenth of a year shorter
    gap = 1337.26 / 1100 - 1
    before = 0.5344 + 0.25 * gap
    assert (more.wait / still.wait)[1, 0, 0] == pytest.approx(((before - 0.1) / before) ** 0.6, abs=1e-3)


def test_more_work_may_begin_later_and_be_uncertain():
    still, more = (
        project(certain(), 3, runs=500),
        project(certain(), 3, runs=500, more=More((0.05, 0.2), (0, 1), after=1)),
    )
    shares = (more.finished / still.finished)[:, 0] - 1
    assert shares[0] == pytest.approx(0)
    assert (shares[1] >= 0.05).all()
    assert (shares[1] <= 0.2 + 1e-9).all()
    assert shares[1].mean() == pytest.approx(0.125, abs=0.01)
    assert more.wait[1] == pytest.approx(still.wait[1])
    assert (more.wait[2] <= still.wait[2] + 1e-9).all()


def test_what_is_not_known_is_not_drawn():
    series = drawn()
    series.counted[4, -1] = np.nan
    series.plans[7, -1] = np.nan  # without it the gap between starts and ends is unknown, and so is the wait
    found = project(fit(series), 1, runs=10)
    assert np.isnan(found.within()[0]).all(axis=-1).nonzero()[0].tolist() == [4, 7]
    assert np.isfinite(found.plans[0, 4]).all()
    assert np.isnan(found.plans[0, 7]).all()


def test_small_authorities_are_less_certain():
    series = drawn()
    for name in ("requests", "plans", "counted", "on_time"):
        getattr(series, name)[0] /= 800  # some ten plans a year
    low, _, high = np.percentile(project(fit(series), 1, runs=2000).plans[0], [10, 50, 90], axis=-1)
    assert (high / low)[0] > 1.3 * np.median(high / low)


@pytest.mark.parametrize(("years", "runs"), [(0, 10), (1, 0)])
def test_nothing_to_draw(years, runs):
    with pytest.raises(InputError, match="Ask for one or more of each"):
        project(certain(), years, runs=runs)
