"""Whose matter a family complains of, on columns."""

import pytest

from sendrules.case.kinds import Role
from sendrules.law.conditions.matters import MatterOf
from tried_rows import Row, check, e


@pytest.mark.parametrize("authority", [True, False])
def test_whose_matter_it_is(authority: bool) -> None:
    check(
        MatterOf((Role.SOCIAL_CARE, Role.OTHER), "these bodies", authority=authority),
        [
            Row("one of these", [e("matter-arose", 1, by="social-care")], True),
            Row("the last of these", [e("matter-arose", 1, by="other")], True),
            Row("another", [e("matter-arose", 1, by="school")], False),
            Row("not recorded", [e("matter-arose", 1)], authority),
        ],
    )
