"""The tables of the registry agree with each other and with the published lists."""

from collections import Counter
from datetime import date, timedelta

import pytest

from sendrules.authorities import FIRST_DAY, LAST_DAY, OutsideRegistry, authorities, changes
from sendrules.authorities.registry import every_authority

EVERY = tuple(every_authority().values())


@pytest.mark.parametrize(
    ("day", "count"),
    [
        (date(2014, 1, 1), 152),
        (date(2019, 3, 31), 152),
        (date(2019, 4, 1), 151),  # 151 rows in the department's figures of 2019 and 2020
        (date(2021, 3, 31), 151),
        (date(2021, 4, 1), 152),  # 152 rows in those of 2021 and 2022
        (date(2023, 4, 1), 153),  # 153 rows in those of 2024
        (date(2027, 3, 31), 153),
        (date(2027, 4, 1), 154),
        (LAST_DAY, 154),
    ],
)
def test_how_many_there_were(day, count):
    assert len(authorities(day)) == count


def test_by_region_in_2024():
    found = Counter(a.region.name for a in authorities(date(2024, 12, 31)))
    assert found == {
        "North East": 12,
        "North West": 24,
        "Yorkshire and The Humber": 15,
        "East Midlands": 10,
        "West Midlands": 14,
        "East of England": 11,
        "London": 33,
        "South East": 19,
        "South West": 15,
    }


@pytest.mark.parametrize("day", [FIRST_DAY - timedelta(1), LAST_DAY + timedelta(1)])
def test_a_day_outside_is_refused(day):
    with pytest.raises(OutsideRegistry, match="runs from Wed 1 Jan 2014 to Sun 31 Dec 2028"):
        authorities(day)


def test_a_code_is_three_digits_and_only_surreys_successors_have_none():
    assert all(len(a.code) == 3 and a.code.isdecimal() for a in EVERY if a.code)
    assert [a.name for a in EVERY if a.code is None] == ["East Surrey", "West Surrey"]
    assert [a.name for a in EVERY if not a.gss] == ["East Surrey", "West Surrey"]


def test_a_gss_code_belongs_to_one_authority():
    codes = [gss.code for a in EVERY for gss in a.gss]
    assert len(codes) == len(set(codes)) == 165
    assert all(len(code) == 9 and code[:3] in {"E06", "E08", "E09", "E10"} for code in codes)


@pytest.mark.parametrize("authority", [a for a in EVERY if a.gss], ids=lambda a: a.id)
def test_its_gss_codes_follow_each_other_without_a_gap_from_its_first_day_to_its_last(authority):
    assert authority.gss[0].first == authority.first
    assert authority.gss[-1].last == authority.last
    for one, after in zip(authority.gss, authority.gss[1:], strict=False):
        assert after.first - one.last == timedelta(1)


def test_whoever_ends_has_successors_and_whoever_begins_predecessors_from_that_day():
    assert {a.id for a in EVERY if a.last} == {c.before.id for c in changes()}
    assert {a.id for a in EVERY if a.first} == {c.after.id for c in changes()}
    for change in changes():
        assert change.after.first == change.day == change.before.last + timedelta(1)
        assert change.after.region == change.before.region
        assert "Structural Changes" in change.source
