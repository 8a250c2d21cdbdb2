"""Whether a provision was in force on each of many days."""

from datetime import date

import numpy as np
import pytest

from sendrules.caseload.columns.codes import BEYOND, NO_DAY, to_day
from sendrules.caseload.columns.lives import contains
from sendrules.law.model.life import NOT_COMMENCED, InForce

MAY, SEPTEMBER = date(2020, 5, 1), date(2020, 9, 24)


@pytest.mark.parametrize(
    ("life", "expected"),
    [
        (InForce(MAY, SEPTEMBER), [False, True, True, False, False, False]),
        (InForce(MAY), [False, True, True, True, False, False]),
        (NOT_COMMENCED, [False] * 6),
    ],
)
def test_a_provision_is_in_force_from_its_first_day_to_its_last(life: InForce, expected: list[bool]) -> None:
    days = [date(2020, 4, 30), MAY, SEPTEMBER, date(2020, 9, 25)]
    assert [life.contains(day) for day in days] == expected[:4]
    assert contains(life, np.array([*map(to_day, days), NO_DAY, BEYOND], np.int32)).tolist() == expected
