"""JSON from outside is read strictly, and whatever is wrong is told with its place."""

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sendrules.errors import InputError
from sendrules.json_text import DEEPEST, MOST_DIGITS, NotJson, data_of, values_of, values_with_problems

JSON = st.recursive(
    st.none() | st.booleans() | st.integers(-(10**17), 10**17) | st.floats(allow_nan=False, allow_infinity=False) | st.text(),
    lambda inner: st.lists(inner) | st.dictionaries(st.text(), inner),
    max_leaves=20,
)  # fmt: skip


def told(text: str) -> list[str]:
    with pytest.raises(NotJson) as caught:
        values_of(text)
    return [str(problem) for problem in caught.value.problems]


@given(JSON)
def test_what_was_written_is_read(data):
    assert values_of(json.dumps(data)) == values_of(json.dumps(data, ensure_ascii=False, indent=1)) == data


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ('{"a": 1, "a": 2}', "a: 'a' is given twice. Keep one of them."),
        ('{"a": [{}, {"b": {"c": 1, "c": 1}}]}', "a.1.b.c: 'c' is given twice."),
        (r'{"a": 1, "\u0061": 2}', "a: 'a' is given twice."),
        ('{"a": NaN}', "a: NaN is not a number that can be used."),
        ('{"a": [1, -Infinity]}', "a.1: -Infinity is not a number"),
        ('{"a": 1e999}', "a: 1e999 is not a number"),
        ("-1e999", "-1e999 is not a number"),
        ('{"a": 1234567890123456789}', "a: this number has 19 digits, and may have 18."),
        ('{"a": ' + "9" * 100_000 + "}", "a: this number has 100,000 digits"),
        (r'{"a": "\ud800"}', "a: there is a character in it that cannot be printed (U+D800)."),
        (r'{"\udc9b": 1}', "there is a character in it that cannot be printed (U+DC9B)."),
        ("{", "line 1: this is not JSON: the text ends before it is complete, at column 2."),
        ("{1: 2}", "line 1: this is not JSON: expecting property name enclosed in double quotes, at column 2."),
        ('{"a":\n1,,}', "line 2: this is not JSON"),
        ('{"a": "\x1b"}', "line 1: this is not JSON: invalid control character, at column 8."),
        ("[" * 100_000, f"more than {DEEPEST} lists or objects stand inside each other."),
        ("[" * (DEEPEST + 1) + "]" * (DEEPEST + 1), f"more than {DEEPEST} lists"),
    ],
)
def test_what_is_wrong_is_told(text, words):
    (only,) = told(text)
    assert only.startswith(words)


def test_everything_is_told_at_once():
    assert len(told('{"a": 1, "a": NaN, "b": [1e999, {"c": 1, "c": 2}]}')) == 4


def test_what_is_just_within_the_bounds_is_read():
    assert values_of("[" * DEEPEST + "]" * DEEPEST)
    assert values_of("9" * MOST_DIGITS) == 10**MOST_DIGITS - 1
    assert values_of("-" + "9" * MOST_DIGITS) == 1 - 10**MOST_DIGITS
    assert values_of("1e308") == 1e308


def test_a_text_that_is_too_large():
    with pytest.raises(InputError, match=r"case: 1 problem\n  - the file is larger than 1e-05 MB"):
        data_of('{"a": "12345"}', "case", most=10)


def test_what_can_be_read_of_it_is_given_with_what_is_wrong():
    data, problems = values_with_problems('{"a": 1, "a": 2}')
    assert data == {"a": 2}
    assert len(problems) == 1
