"""How many flags are set before a place."""

import numpy as np
import pytest

from sendrules.caseload.columns.ranks import set_before


@pytest.mark.parametrize("many", [0, 1, 63, 64, 65, 128, 1000])
def test_as_many_as_a_count_one_by_one_gives(many: int) -> None:
    flags = np.random.default_rng(many).random(many) < 0.4
    at = np.arange(many + 1)
    assert set_before(flags, at).tolist() == [int(np.count_nonzero(flags[:place])) for place in at]


def test_places_may_stand_in_any_order_and_several_times() -> None:
    flags = np.array([True, False, True, True])
    assert set_before(flags, np.array([4, 0, 3, 3])).tolist() == [3, 0, 2, 2]
