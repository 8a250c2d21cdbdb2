"""What was put into a synthetic series comes out of the fit."""

import numpy as np
import pytest

from published_series import drawn, write_three
from sendrules.commissioning.history import Assumptions, fit, read_series
from sendrules.commissioning.history.fitting import WEEKS_A_YEAR, wait_of_rate
from sendrules.errors import InputError

LARGE = Assumptions(small=1e-9)


def test_a_series_without_chance_is_fitted_exactly():
    fitted = fit(drawn(alone=(0, 0, 0)), LARGE)
    # the counts carry half a case, so a few thousandths
    assert fitted.starts.constant == pytest.approx(0.08, abs=1e-3)
    assert (fitted.finished.constant, fitted.finished.slope) == pytest.approx((0.02, 0.6), abs=5e-3)
    assert (fitted.wait.constant, fitted.wait.slope) == pytest.approx((-0.2, 0.7), abs=1e-2)
    assert fitted.starts.alone < 1e-3


def test_a_series_with_chance_is_fitted_within_its_error():
    fitted = fit(drawn(), LARGE)
    assert fitted.starts.constant == pytest.approx(0.08, abs=0.02)
    assert (fitted.finished.slope, fitted.wait.slope) == pytest.approx((0.6, 0.7), abs=0.06)
    assert (fitted.starts.alone, fitted.finished.alone, fitted.wait.alone) == pytest.approx((0.2, 0.15, 0.3), rel=0.12)


def test_odd_authority_years_do_not_lead():
    series = drawn()
    series.plans[:6, 3] *= 8  # six of 150 authorities with a year that cannot be so
    assert fit(series, LARGE).finished.slope == pytest.approx(fit(drawn(), LARGE).finished.slope, abs=0.1)


def test_the_fit_is_the_robust_minimum():
    # where the sum of Huber's losses is least, the movements of each year, cut off at 1.5 deviations, come to nothing
    series = drawn()
    series.requests[:20, 2] *= 5
    fitted = fit(series, LARGE)
    growth = np.diff(np.log(series.started + 0.5), axis=1)
    first = growth - growth.mean(axis=0)
    most = 1.5 * np.median(np.abs(first)) / 0.6744897501960817
    left = growth - fitted.starts.constant - fitted.starts.years
    assert np.clip(left, -most, most).sum(axis=0) == pytest.approx(0, abs=1e-3)
    assert abs(first).max() > most  # or nothing would be cut off


def test_what_all_do_together_is_told_from_what_each_does_alone():
    apart, common = fit(drawn(years=8), LARGE), fit(drawn(years=8, together=0.3), LARGE)
    assert common.starts.alone == pytest.approx(apart.starts.alone, rel=0.05)
    assert common.starts.together > 1.5 * apart.starts.together
    assert common.starts.years.mean() == pytest.approx(0, abs=1e-9)


def test_a_restless_authority_has_a_wider_spread():
    series = drawn(years=8, alone=(0.1, 0.1, 0.1))
    for name in ("requests", "plans"):
        counts = getattr(series, name)
        counts[0, ::2] *= 1.5
        counts[0, 1::2] /= 1.5
    spread = fit(series, LARGE).spread
    assert spread[0, 0] > 1.4 > spread[1:, 0].max()
    assert fit(series, Assumptions(pooled=1e9)).spread == pytest.approx(1, abs=1e-3)  # wholly pooled


def test_half_within_the_limit_means_that_the_limit_is_the_median():
    given = Assumptions(spread_of_waits=0.6)
    assert wait_of_rate(np.array(0.5), given) * WEEKS_A_YEAR == pytest.approx(20 * np.exp(0.18))
    assert wait_of_rate(np.array(0.3), given) > wait_of_rate(np.array(0.5), given)


def test_what_the_last_year_lacks_is_named():
    series = drawn()
    series.counted[4, -1] = np.nan
    series.plans[7, -1] = np.nan
    assert fit(series).missing == {
        "004": ("the 20-week rate",),
        "007": ("plans issued, or assessments without a plan",),
    }


def test_two_authorities_are_too_few(tmp_path):
    with pytest.raises(InputError, match="2 changes from one year to the next are known, and 10 are needed"):
        fit(read_series(write_three(tmp_path)).until(2020))
    fitted = fit(read_series(write_three(tmp_path)))  # twice five changes are just enough
    assert len(fitted.own) == 10
