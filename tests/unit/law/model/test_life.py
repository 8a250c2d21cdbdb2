"""First and last days in force."""

from datetime import date

import pytest

from sendrules.law.model import life
from sendrules.law.model.life import InForce


def test_both_ends_of_a_life_are_in_force():
    summer = InForce(date(2020, 5, 1), date(2020, 9, 24), life.TestedOn.LIMIT)
    days = (date(2020, 4, 30), date(2020, 5, 1), date(2020, 9, 24), date(2020, 9, 25))
    assert [summer.contains(day) for day in days] == [False, True, True, False]
    with pytest.raises(ValueError, match="cannot end"):
        InForce(date(2020, 9, 24), date(2020, 5, 1))


@pytest.mark.parametrize(
    ("one", "other", "overlap"),
    [
        ((1, 3), (4, 6), False),
        ((1, 3), (3, 6), True),
        ((1, None), (4, 6), True),
        ((4, None), (1, 3), False),
        ((1, None), (4, None), True),
        ((1, 6), (3, 3), True),
    ],
)
def test_lives_that_overlap(one, other, overlap):
    def life(first, last):
        return InForce(date(2020, first, 1), date(2020, last, 1) if last else None)

    assert life(*one).overlaps(life(*other)) is overlap
    assert life(*other).overlaps(life(*one)) is overlap
