"""What people get wrong in JSON is named with its fix and its place, and nothing else is blamed for it."""

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sendrules.json_mistakes import mistake_in
from sendrules.json_text import NotJson, values_of

GOOD = '{"reference": "A-1",\n "events": [{"kind": "request", "on": "2025-05-21"}]}'
CURLY = 'Write " in place of every curly quote.'
MISTAKES = [
    ('"reference"', "“reference”", "line 1", "the curly quote “ begins no text, at column 2", CURLY),
    ('"A-1"', "“A-1”", "line 1", "the curly quote “ begins no text, at column 15", CURLY),
    ('"A-1"', '"A-1”', "line 1", "the curly quote ” ends no text, at column 19", CURLY),
    ('"2025-05-21"', '"2025-05-21”', "line 2", "the curly quote ” ends no text, at column 50", CURLY),
    ('"events"', "‘events’", "line 2", "the single quote ‘ begins no text", 'Write " in place of each single quote'),
    ('"', "'", "line 1", "the single quote ' begins no text, at column 2", 'Write " in place of each single quote'),
    ('21"}', '21",}', "line 2", "a comma too many stands before }, at column 51", "Take the comma out."),
    ("}]", "},\n]", "line 2", "a comma too many stands before ], at column 52", "Take the comma out."),
    ('"A-1",', '"A-1",,', "line 1", "a comma stands where a value must, at column 21", "Take the comma out."),
    ('"A-1",', '"A-1"', "line 1", "a comma is missing, at column 20", 'Write a comma before ".'),
    ('"A-1",', '"A-1";', "line 1", "; stands where a comma must", "Write a comma in its place."),
    ('"A-1",', '"A-1", // one child', "line 1", "JSON has no comments, at column 22", "Take the comment out."),
    ('"A-1",', '"A-1", # one child', "line 1", "JSON has no comments", "Take the comment out."),
    ('{"reference"', '/* mine */{"reference"', "line 1", "JSON has no comments", "Take the comment out."),
    ("}]}", "}]} // the end", "line 2", "JSON has no comments", "Take the comment out."),
    ('"2025-05-21"', "2025-05-21", "line 2", "the date 2025-05-21 has no quotes", 'as in "2025-05-21".'),
    ('"2025-05-21"', "21/05/2025", "line 2", "the date 21/05/2025 has no quotes", "the year first"),
    ('"2025-05-21"', "", "line 2", "the value after the colon is missing", "take the field out"),
    ('"kind"', "kind", "line 2", "kind has no quotes", 'Write "kind".'),
    ('"2025-05-21"', '"2025-05-21", "planned": True', "line 2", "True is how Python writes it", "Write true"),
    ('"kind":', '"kind" =', "line 2", "= stands where a colon must", 'Write each field so: "on":'),
    ('"A-1"', r'"C:\Users"', "line 1", "a backslash in a text", r"Write \\ for a backslash, or / in a path."),
    ('"A-1"', '"A\n-1"', "line 1", "a text runs over the end of the line", "Close the text with a quote"),
    ('"A-1"', '"A\t1"', "line 1", "a tab stands in a text", "Write a space"),
    (': "A-1"', ':\u00a0"A-1"', "line 1", "this is no ordinary space, but: no-break space", "Write an ordinary space"),
    ("}]}", "}]", "line 2", "the text ends before it is complete", "Close each { with }"),
    ("}]}", "}]}}", "line 2", "} closes what is closed already", "Take it out"),
    ("}]}", "]}}", "line 2", "] closes what another bracket opened", "Close each { with }"),
    ("}]}", "}]}\n{}", "line 3", "a second one begins after the end", "Keep one in each file"),
    ('21"}]}', "21", "line 2", "the text that begins here has no closing quote", "Close the text with a quote"),
]


@pytest.mark.parametrize(("old", "new", "line", "what", "fix"), MISTAKES)
def test_the_mistake_its_place_and_its_fix_are_told(old, new, line, what, fix):
    assert old in GOOD
    with pytest.raises(NotJson) as caught:
        values_of(GOOD.replace(old, new))
    (problem,) = caught.value.problems
    said = str(problem)
    assert said.startswith(f"{line}: this is not JSON: {what}"), said
    assert fix in said


def test_a_curly_quote_within_a_text_is_not_blamed():
    with pytest.raises(NotJson, match="a comma is missing"):
        values_of('{"note": "she said “no”, twice" "on": 1}')


@given(st.text(), st.data())
def test_any_mistake_has_a_place_in_the_text(extra, data):
    cut = data.draw(st.integers(0, len(GOOD)))
    text = GOOD[:cut] + extra + GOOD[cut + data.draw(st.integers(0, 3)) :]
    try:
        json.loads(text)
    except json.JSONDecodeError as error:
        found = mistake_in(text, error.pos, error.msg)
        assert found is None or (0 <= found[0] <= len(text) and found[1] and found[2].endswith((".", "]")))
