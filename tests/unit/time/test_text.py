"""``parse_period``: the little that is read, and for everything else the reason and what to write instead."""

import re
import sys

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sendrules.errors import PeriodSyntaxError, SendrulesError
from sendrules.time.periods import Counting, Days, Months, Period, Weeks, WorkingDays
from sendrules.time.text import parse_period


@pytest.mark.parametrize(
    ("text", "period"),
    [
        ("6 weeks", Weeks(6)),
        ("1 week", Weeks(1)),
        ("15 working days", WorkingDays(15)),
        ("1 working day", WorkingDays(1)),
        ("15 days", Days(15)),
        ("1 day", Days(1)),
        ("2 months", Months(2)),
        ("1 month", Months(1)),
        ("999 days", Days(999)),
    ],
)
def test_read(text, period):
    assert parse_period(text) == period


def test_what_stands_in_for_durations_agrees_with_it(monkeypatch):
    texts = [f"{n} {unit}" for n in range(1, 1000) for unit in ("days", "weeks")]
    with_it = [parse_period(text) for text in texts]
    monkeypatch.setitem(sys.modules, "durations", None)
    assert [parse_period(text) for text in texts] == with_it
    assert [parse_period(text) for text in ("1 day", "1 week")] == [Days(1), Weeks(1)]


def test_the_counting_comes_from_the_caller():
    assert parse_period("15 days", Counting.BEGINNING_WITH) == Days(15, Counting.BEGINNING_WITH)
    assert parse_period("10 working days", Counting.CLEAR) == WorkingDays(10, Counting.CLEAR)


@pytest.mark.parametrize(
    ("text", "reason", "fix"),
    [
        ("1.5 months", "a part of a unit", "whole units"),
        ("1,5 weeks", "a part of a unit", "whole units"),
        ("6", "no unit", '"6 weeks"'),
        ("abc", "does not begin with a whole number", '"6 weeks"'),
        ("weeks", "does not begin with a whole number", '"6 weeks"'),
        ("6 weeks 3", "'3' follows", "'6 weeks' alone"),
        ("6 weeks 3 days", "'3 days' follows", "'6 weeks' alone"),
        ("1m", "minutes or months", '"1 month"'),
        ("6w", "an abbreviation", '"6 weeks"'),
        ("30 days or so", "'or so' follows", "'30 days' alone"),
        ("", "empty", '"6 weeks"'),
        ("   ", "empty", '"6 weeks"'),
        ("6 WEEKS", "capitals", "'6 weeks'"),
        ("6  weeks", "doubled spaces", "'6 weeks'"),
        (" 6 weeks", "space around", "'6 weeks'"),
        ("6 weeks\n", "space around", "'6 weeks'"),
        ("6weeks", "no space between", '"6 weeks"'),
        ("2 years", "that unit is not used", '"24 months"'),
        ("1 fortnight", "that unit is not used", '"2 weeks"'),
        ("48 hours", "no period is shorter than a day", '"2 days" for 48 hours'),
        ("6 apples", "'apples' is not a unit", '"6 weeks"'),
        ("6 working weeks", "'working weeks' is not a unit", '"6 weeks"'),
        ("0 days", "not between 1 and 999", '"6 weeks"'),
        ("0", "not between 1 and 999", '"6 weeks"'),
        ("0d", "not between 1 and 999", '"6 weeks"'),
        ("0 days or so", "not between 1 and 999", '"6 weeks"'),
        (" 0 weeks", "not between 1 and 999", '"6 weeks"'),
        ("1000", "not between 1 and 999", '"6 weeks"'),
        ("5apples", "'apples' is not a unit", '"6 weeks"'),
        (" 5 apples ", "'apples' is not a unit", '"6 weeks"'),
        ("6 + weeks", "no unit follows the number", '"6 weeks"'),
        ("1000 days", "not between 1 and 999", '"6 weeks"'),
        ("-3 days", "not negative", '"6 weeks"'),
        ("٣ weeks", "does not begin with a whole number", '"6 weeks"'),
        ("six weeks", "does not begin with a whole number", '"6 weeks"'),
    ],
)
def test_refused_with_the_reason_and_the_fix(text, reason, fix):
    with pytest.raises(PeriodSyntaxError) as caught:
        parse_period(text)
    error = caught.value
    assert error.text == text
    assert reason in error.reason
    assert fix in error.fix
    assert str(error) == f"{text!r} is not a period: {error.reason}. {error.fix}"


def offered(error: PeriodSyntaxError) -> list[str]:
    return [one or other for one, other in re.findall(r"\"([^\"]+)\"|'([^']+)'", error.fix)]


@pytest.mark.parametrize(
    "text",
    ["1.5 months", "6", "6 weeks 3", "1m", "30 days or so", "6 WEEKS", "2 years", "0 days", "6weeks",
     "0", "1000", "0d", " 0 weeks", " 5 apples ", "5apples", "0 days or so", "001", "01w"],
)  # fmt: skip
def test_what_the_fix_offers_can_be_read(text):
    with pytest.raises(PeriodSyntaxError) as caught:
        parse_period(text)
    assert offered(caught.value)
    for period in offered(caught.value):
        parse_period(period)


@pytest.mark.parametrize("unit", [" days", "", "d", "days", " days or so", " apples"])
def test_a_number_too_long_for_python_to_read_is_refused_shortly(unit):
    with pytest.raises(PeriodSyntaxError, match="not between 1 and 999") as caught:
        parse_period("9" * 5000 + unit)
    assert caught.value.text == "9" * 5000 + unit
    assert len(str(caught.value)) < 400


def test_leading_noughts_are_digits():
    assert parse_period("006 weeks") == Weeks(6)
    with pytest.raises(PeriodSyntaxError, match="in three digits at most"):
        parse_period("0" * 5000 + "6 weeks")


@pytest.mark.parametrize("thing", [None, 6, 1.5, b"6 weeks", ("6 weeks",)])
def test_only_text_is_read(thing):
    with pytest.raises(PeriodSyntaxError, match="it is not text"):
        parse_period(thing)


def test_one_error_class_for_callers_of_either_kind():
    assert issubclass(PeriodSyntaxError, SendrulesError)
    assert issubclass(PeriodSyntaxError, ValueError)


ALMOST = st.from_regex(
    r"[-+ ]?[0-9]{0,4}[.,]?[0-9]? {0,2}(working )?(day|week|month|year|m|w|d)?s? ?[0-9a-z]?", fullmatch=True
)

GOOD = st.from_regex(r"[0-9]{1,3} (working day|day|week|month)s?", fullmatch=True)


def _read(text: str) -> Period | PeriodSyntaxError:
    try:
        return parse_period(text)
    except PeriodSyntaxError as error:
        return error


@given(st.text() | ALMOST | GOOD)
def test_any_text_is_a_period_or_an_error_that_helps(text):
    found = _read(text)
    if isinstance(found, PeriodSyntaxError):
        assert found.text == text
        assert found.reason
        assert all(_read(period) for period in offered(found))
        assert offered(found)
    else:
        number, unit = text.split(" ", 1)
        assert (found.n, found.unit) == (int(number), unit.removesuffix("s"))
        assert str(found).startswith(f"{found.n} {found.unit}")
        assert parse_period(f"{found.n} {found.unit}s") == found


@given(GOOD.filter(lambda text: int(text.split()[0]) > 0))
def test_every_whole_number_of_a_unit_is_read(text):
    assert not isinstance(_read(text), PeriodSyntaxError)
