"""Text from outside: what is hidden in it is found and shown, and no mark in it has an effect."""

import html
import json
import re
import sys
import unicodedata

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from sendrules.outside_text import code_of, hidden_in, in_json, in_lines, in_markdown, normal_name, on_one_line

MARKDOWN = MarkdownIt("commonmark").enable(["table", "strikethrough"])
HOSTILE = ["\x00", "\a", "\b", "\t", "\n", "\r", "\x1b", "\x7f", "\x85", "\x9b", "\xad", "\u061c", "\u200b", "\u200e", "\u2028",
           "\u2029", "\u202a", "\u202e", "\u2066", "\u2069", "\ufeff", "\u3164", "\u115f", "\u2800", "\ufe0f", "\U000e0041", "\udc9b"]  # fmt: skip
ANY_TEXT = st.text(st.one_of(st.characters(), st.sampled_from([*HOSTILE, *"<>[]()|*_`#+-=!&\\~$:/w.1 "])))


def harmless(text: str, but: str = "") -> bool:
    return all(
        unicodedata.category(c) not in ("Cc", "Cf", "Cs", "Zl", "Zp") and c not in HOSTILE for c in text if c not in but
    )


def test_every_character_that_steers_or_hides_is_known():
    kinds = ("Cc", "Cf", "Cs", "Zl", "Zp")
    missed = [
        code_of(c) for c in map(chr, range(sys.maxunicode + 1)) if unicodedata.category(c) in kinds and not hidden_in(c)
    ]
    assert missed == []


@pytest.mark.parametrize("char", HOSTILE, ids=code_of)
def test_a_hostile_character_is_shown_by_its_code(char):
    assert hidden_in(f"Oak{char}School") == char
    assert harmless(on_one_line(f"Oak{char}School"))
    assert on_one_line(f"Oak{char}School").startswith("Oak\\")


@pytest.mark.parametrize(
    "text", ["Oak School", "Ysgol Gŵyr", "St Mary’s", "學校", "مدرسة", "C:\\cases\\new", "naïve\xa0text"]
)
def test_an_ordinary_text_stays_as_it_is(text):
    assert on_one_line(text) == in_lines(text) == text
    assert hidden_in(text) == ""


@given(ANY_TEXT)
def test_nothing_breaks_a_line(text):
    assert harmless(on_one_line(text))
    assert harmless(in_lines(text), but="\n\t")
    assert in_lines(text).count("\n") == text.count("\n")


def test_a_carriage_return_never_overwrites_a_line():
    assert in_lines("in time\rlate") == "in time\\rlate"


@given(st.recursive(ANY_TEXT, lambda inner: st.lists(inner) | st.dictionaries(ANY_TEXT, inner), max_leaves=5))
def test_json_holds_nothing_raw_and_loses_nothing(data):
    written = in_json(json.dumps(data, ensure_ascii=False, indent=1))
    assert harmless(written, but="\n")
    assert json.loads(written) == json.loads(json.dumps(data))


@given(ANY_TEXT)
@example("1. x")
@example("# x")
@example("| a | b |")
@example("- x")
@example("a_b_c _d_ __e__")
@example("<script>alert(1)</script>")
@example("![x](https://example.org)")
def test_markdown_reads_as_it_stands(text):
    shown = MARKDOWN.render(in_markdown(text)).strip()
    wanted = " ".join(on_one_line(text).split(" ")).strip()
    assert html.unescape(shown.removeprefix("<p>").removesuffix("</p>")) == wanted


@given(ANY_TEXT)
def test_markdown_in_a_cell_and_in_a_list_has_no_effect(text):
    safe = in_markdown(text)
    assert MARKDOWN.render(f"| a | b |\n|---|---|\n| x {safe} | y |\n").count("<td>") == 2
    tags = set(MARKDOWN.render(f"- x {safe}\n").replace("</", "<").split("<")[1:])
    assert {tag.partition(">")[0] for tag in tags} == {"ul", "li"}


@pytest.mark.parametrize("text", ["https://example.org/a", "HTTP://x", "www.example.org", "WWW.example.org"])
def test_an_address_becomes_no_link_by_itself(text):
    assert not re.search(r"(?<!\\)://", in_markdown(text))
    assert "www." not in in_markdown(text).lower()
    assert MARKDOWN.render(in_markdown(text)).strip() == f"<p>{text}</p>"


@pytest.mark.parametrize(
    ("given", "wanted"),
    [
        ("St Mary\u2019s", "St Mary's"),
        ("St Mary\u02bcs", "St Mary's"),
        ("Cafe\u0301", "Café"),
        (" Oak  School\xa0", "Oak School"),
        ("Oak\u2011Elm", "Oak-Elm"),
        ("Oak \u2013 Elm", "Oak \u2013 Elm"),
    ],
)
def test_a_name_has_one_form(given, wanted):
    assert normal_name(given) == wanted


@given(ANY_TEXT)
def test_the_form_of_a_name_is_final(text):
    assert normal_name(normal_name(text)) == normal_name(text)
