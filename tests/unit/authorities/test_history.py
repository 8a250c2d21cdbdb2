"""What became of an authority by a day."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sendrules.authorities import (
    FIRST_DAY,
    LAST_DAY,
    NotAnAuthorityThen,
    OutsideRegistry,
    became,
    by_code,
    find,
    predecessors,
    successors,
)
from sendrules.authorities.registry import every_authority

EVERY = tuple(every_authority().values())


@pytest.mark.parametrize(
    ("code", "after"),
    [
        ("835", ["838", "839"]),
        ("836", ["839"]),
        ("837", ["839"]),
        ("928", ["940", "941"]),
        ("909", ["942", "943"]),
        ("825", []),
        ("815", []),
        ("933", []),
    ],
)
def test_who_took_over(code, after):
    assert [a.code for a in successors(by_code(code))] == after
    for new in after:
        assert by_code(code) in predecessors(by_code(new))


def test_surrey_is_divided_on_1_april_2027():
    surrey = by_code("936")
    assert became(surrey, date(2027, 3, 31)) == (surrey,)
    assert became(surrey, date(2027, 4, 1)) == (find("East Surrey"), find("West Surrey"))


def test_one_that_has_not_begun_has_become_nothing_yet():
    with pytest.raises(NotAnAuthorityThen, match="838 Dorset began on Mon 1 Apr 2019"):
        became(by_code("838"), date(2019, 3, 31))


def test_a_day_outside_the_registry_is_refused():
    with pytest.raises(OutsideRegistry):
        became(by_code("826"), LAST_DAY + timedelta(1))


@given(st.sampled_from(EVERY), st.dates(FIRST_DAY, LAST_DAY))
def test_whoever_has_begun_has_become_somebody_who_is_there(authority, day):
    if authority.first is not None and day < authority.first:
        with pytest.raises(NotAnAuthorityThen):
            became(authority, day)
        return
    found = became(authority, day)
    assert found
    assert all(heir.there_on(day) for heir in found)
    assert (found == (authority,)) == authority.there_on(day)
