"""What became of every start, on columns, is what the engine for one case says."""

import pytest

from column_courses import Asked, all_duties, compared
from columns import days_of, drawn_cases

CASES = drawn_cases(60)


@pytest.mark.parametrize("as_of", days_of(CASES, 3))
def test_courses_are_those_of_one_case(as_of):
    asked = Asked(CASES, as_of)
    found = [compared(duty, asked) for duty in all_duties()]
    assert [line for each in found for line in each.differing] == []
    starts, left = sum(each.starts for each in found), sum(each.left for each in found)
    assert starts > 500
    assert left <= starts / 50
