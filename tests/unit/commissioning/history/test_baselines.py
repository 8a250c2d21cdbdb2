"""The readings of "plus or minus the spread of past yearly changes", by hand."""

import numpy as np
import pytest

from sendrules.commissioning.history import BASELINES

# changes of the first: 10, 20, 30 (mean 20, deviation 10, root mean square 21.6); of the second one alone: -5
FIGURES = np.array([[100.0, 110, 130, 160], [np.nan, np.nan, 55, 50]])
BY_HAND = {
    "deviation": (1.28155 * 10, np.nan),
    "one-deviation": (10, np.nan),
    "student": (1.88562 * 10, np.nan),  # Student's t with 2 degrees of freedom, 90th percentile
    "size": (1.28155 * np.sqrt(1400 / 3), 1.28155 * 5),
    "mean": (20, 5),
    "largest": (30, 5),
    "all": (1.28155 * np.sqrt(1425 / 4), 1.28155 * np.sqrt(1425 / 4)),
    "all-shares": tuple(
        1.28155 * np.sqrt((0.1**2 + (20 / 110) ** 2 + (30 / 130) ** 2 + (5 / 55) ** 2) / 4) * last for last in (160, 50)
    ),
}


@pytest.mark.parametrize("id", BASELINES)
def test_by_hand(id):
    assert BASELINES[id][1](FIGURES) == pytest.approx(BY_HAND[id], rel=1e-4, nan_ok=True)


def test_no_change_gives_no_spread():
    lone = np.array([[100.0, 110, 130], [np.nan, np.nan, 55]])
    for id in ("deviation", "size", "mean", "largest"):
        assert np.isnan(BASELINES[id][1](lone)).tolist() == [False, True]
