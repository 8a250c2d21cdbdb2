"""An authority is found by code, GSS code or name; what is not known or not there is told."""

import pickle
from datetime import date

import pytest

from sendrules.authorities import (
    NotAnAuthorityThen,
    OutsideRegistry,
    Standing,
    UnknownAuthority,
    by_code,
    by_gss,
    find,
    standing,
)
from sendrules.errors import UnknownNameError


@pytest.mark.parametrize(
    ("gss", "code"),
    [
        ("E06000042", "826"),
        ("E10000009", "835"),
        ("E06000059", "838"),
        ("E10000002", "825"),
        ("E06000060", "825"),
        ("E10000023", "815"),
        ("E06000065", "815"),
        ("E10000027", "933"),
        ("E06000066", "933"),
        ("E08000016", "370"),
        ("E08000038", "370"),
        ("E08000019", "373"),
        ("E08000039", "373"),
        ("E08000020", "390"),
        ("E06000048", "929"),
        ("E06000063", "942"),
        ("E06000064", "943"),
    ],
)
def test_by_any_gss_code_that_it_had(gss, code):
    assert by_gss(gss) == by_code(code)


@pytest.mark.parametrize(
    ("code", "before", "day", "after"),
    [
        ("825", "E10000002", date(2020, 4, 1), "E06000060"),
        ("815", "E10000023", date(2023, 4, 1), "E06000065"),
        ("933", "E10000027", date(2023, 4, 1), "E06000066"),
        ("370", "E08000016", date(2025, 4, 1), "E08000038"),
        ("373", "E08000019", date(2025, 4, 1), "E08000039"),
    ],
)
def test_the_gss_code_changes_on_its_day(code, before, day, after):
    authority = by_code(code)
    assert authority.gss_on(day.replace(month=3, day=31)) == before
    assert authority.gss_on(day) == after
    assert by_gss(after, on=day) == authority
    with pytest.raises(NotAnAuthorityThen, match=f"{before} was not the GSS code of {code}"):
        by_gss(before, on=day)


def test_the_new_surreys_have_no_code_to_give():
    east = find("East Surrey")
    assert (east.code, east.gss, east.gss_on(date(2027, 4, 1))) == (None, (), None)
    assert east.called == "East Surrey (code not known)"


@pytest.mark.parametrize(
    ("code", "day", "what"),
    [
        ("936", date(2027, 3, 31), Standing.CURRENT),
        ("936", date(2027, 4, 1), Standing.ENDED),
        ("940", date(2021, 3, 31), Standing.NOT_YET),
        ("940", date(2021, 4, 1), Standing.CURRENT),
        ("660", date(2024, 1, 1), Standing.UNKNOWN),
        ("", date(2024, 1, 1), Standing.UNKNOWN),
    ],
)
def test_the_standing_of_a_code(code, day, what):
    assert standing(code, day) is what


@pytest.mark.parametrize(
    ("text", "near"),
    [
        ("862", ("826 Milton Keynes",)),
        ("826.0", ("826 Milton Keynes",)),
        ("0826", ("826 Milton Keynes",)),
        ("bornemouth", ("837 Bournemouth",)),
        ("Bristol", ("801 Bristol, City of",)),
        ("dorset", ("835 Dorset", "838 Dorset")),
        ("999", ()),
        ("Cardiff", ()),
    ],
)
def test_an_unknown_one_is_never_made_up_and_what_may_be_meant_is_offered(text, near):
    with pytest.raises(UnknownAuthority) as caught:
        find(text)
    assert caught.value.near == near
    assert isinstance(caught.value, UnknownNameError)
    assert str(pickle.loads(pickle.dumps(caught.value))) == str(caught.value)
    assert all(one in str(caught.value) for one in near)


def test_a_hostile_name_stays_on_one_short_line():
    with pytest.raises(UnknownAuthority) as caught:
        find("a\x1b[2J\n" * 500)
    assert len(str(caught.value).splitlines()) == 1
    assert "\x1b" not in str(caught.value)
    assert len(str(caught.value)) < 800


@pytest.mark.parametrize(
    ("code", "day", "words"),
    [
        ("835", date(2019, 4, 1), "835 Dorset ended on Sun 31 Mar 2019. On Mon 1 Apr 2019 its area belonged to 838 Dorset and 839"),
        ("943", date(2023, 3, 31), "began on Sat 1 Apr 2023. On Fri 31 Mar 2023 its area belonged to 909 Cumbria."),
        ("936", date(2027, 9, 1), "belonged to East Surrey (code not known) and West Surrey (code not known)."),
    ],
)  # fmt: skip
def test_one_that_was_not_there_says_who_was(code, day, words):
    with pytest.raises(NotAnAuthorityThen) as caught:
        by_code(code, on=day)
    assert words in str(caught.value)
    assert caught.value.authority.code == code


def test_a_name_and_a_day_tell_two_of_one_name_apart():
    assert find("Dorset", on=date(2019, 3, 31)).code == "835"
    assert find("DORSET", on=date(2019, 4, 1)).code == "838"


def test_a_day_outside_the_registry_is_refused():
    with pytest.raises(OutsideRegistry):
        by_code("826", on=date(2013, 12, 31))
    with pytest.raises(OutsideRegistry):
        standing("826", date(2029, 1, 1))
