"""What a person did who wrote a text that is no JSON: the mistake where the parser stopped, in plain words, and its fix."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator

_CURLY = "“”„‟«»″＂"
_SINGLE = "'‘’‚‛`´′"
_CURLY_FIX = 'Write " in place of every curly quote. A word processor makes them: use a plain-text editor.'
_CURLY_AT_AN_END = re.compile(rf'"[^"\n{_CURLY}]*([{_CURLY}])(?=\s*[:,}}\]])')
"""A text with a straight quote before it and a curly one behind; “a pair” within a text is none."""
_DATE = re.compile(r"\d{1,4}[-/.]\d{1,2}[-/.]\d{1,4}")
_WORD = re.compile(r"[^\W\d][\w-]*")
_PYTHON = {"True": "true", "False": "false", "None": "null"}
_BLANKS = " \t\r\n"
_TEXT_FIX = "Close the text with a quote on its own line."

Mistake = tuple[int, str, str]
"""Where it stands in the text, what it is, and the fix."""


def mistake_in(text: str, at: int, said: str) -> Mistake | None:
    """Say what was done wrong where the parser stopped; None where it is no mistake that is known here.

    Args:
        text: the text.
        at: where the parser stopped.
        said: what the parser said of it.

    >>> mistake_in('[1, ]', 4, "Expecting value")
    (2, 'a comma too many stands before ]', 'Take the comma out.')
    """
    for looks in (_in_a_text, _quotes, _comments, _commas, _dates, _blanks, _words, _ends, _between):
        for found in looks(text, at, said):
            return found
    return None


def _in_a_text(text: str, at: int, said: str) -> Iterator[Mistake]:
    """Find what is wrong between two quotes."""
    end = text.find("\n", at)
    line = text[text.rfind("\n", 0, at) + 1 : end if end >= 0 else len(text)]
    if said.startswith(("Expecting ',", "Expecting ':", "Unterminated", "Invalid control")) and (
        curly := _CURLY_AT_AN_END.search(line)
    ):
        yield text.rfind("\n", 0, at) + 1 + curly.start(1), f"the curly quote {curly[1]} ends no text", _CURLY_FIX
    if said.startswith("Unterminated"):
        yield at, "the text that begins here has no closing quote", _TEXT_FIX
    if said.startswith("Invalid control"):
        written = {"\n": "the end of the line", "\r": "the end of the line", "\t": "a tab"}.get(text[at : at + 1])
        if written == "a tab":
            yield at, "a tab stands in a text", "Write a space in its place."
        elif written:
            yield at, "a text runs over the end of the line", _TEXT_FIX
    if said.startswith("Invalid \\"):
        yield (
            at,
            "a backslash in a text says that a special character follows",
            r"Write \\ for a backslash, or / in a path.",
        )


def _quotes(text: str, at: int, _: str) -> Iterator[Mistake]:
    here = text[at : at + 1]
    if here and here in _CURLY:
        yield at, f"the curly quote {here} begins no text", _CURLY_FIX
    if here and here in _SINGLE:
        yield at, f"the single quote {here} begins no text", 'Write " in place of each single quote round a text.'


def _comments(text: str, at: int, _: str) -> Iterator[Mistake]:
    if text.startswith(("//", "/*", "#", "--", "<!--"), at):
        yield at, "JSON has no comments", "Take the comment out."


def _commas(text: str, at: int, _: str) -> Iterator[Mistake]:
    """Find a comma with nothing behind or before it: newer parsers stop at it, and older ones after it."""
    comma = at if text[at : at + 1] == "," else len(text[:at].rstrip(_BLANKS)) - 1
    if comma < 0 or text[comma] != ",":
        return
    behind, before = text[comma + 1 :].lstrip(_BLANKS)[:1], text[:comma].rstrip(_BLANKS)[-1:]
    if before in {",", "[", "{"}:
        yield comma, "a comma stands where a value must", "Take the comma out."
    elif before == ":":
        yield comma, "the value after the colon is missing", "Write it, or take the field out."
    elif behind in {"]", "}"}:
        yield comma, f"a comma too many stands before {behind}", "Take the comma out."


def _dates(text: str, at: int, _: str) -> Iterator[Mistake]:
    start = at
    while start and text[start - 1] in "0123456789/.-":
        start -= 1
    if date := _DATE.match(text, start):
        first = date[0] if date[0][4:5] == "-" else "2025-05-21"
        yield start, f"the date {date[0]} has no quotes", f'Write it in quotes, the year first, as in "{first}".'


def _blanks(text: str, at: int, _: str) -> Iterator[Mistake]:
    here = text[at : at + 1]
    if here and here not in _BLANKS and (here.isspace() or unicodedata.category(here) == "Cf"):
        name = unicodedata.name(here, f"U+{ord(here):04X}").lower()
        yield at, f"this is no ordinary space, but: {name}", "Write an ordinary space in its place, here and below."


def _words(text: str, at: int, said: str) -> Iterator[Mistake]:
    word = _WORD.match(text, at)
    if not word or not said.startswith(("Expecting value", "Expecting property", "Illegal")):
        return
    shown = word[0] if len(word[0]) <= 30 else f"{word[0][:30]}…"
    if word[0] in _PYTHON:
        yield at, f"{shown} is how Python writes it", f"Write {_PYTHON[word[0]]}, or leave the field out."
    elif not said.startswith("Expecting value") or text[:at].strip(_BLANKS):  # a file of prose has no word to quote
        yield at, f"{shown} has no quotes", f'Write "{shown}".'


def _ends(text: str, at: int, said: str) -> Iterator[Mistake]:
    """Find what is missing at the end, or too much there."""
    rest = text[at:].lstrip(_BLANKS)
    if said.startswith("Extra data"):
        if rest[:1] in {"}", "]"}:
            yield at, f"{rest[0]} closes what is closed already", "Take it out, or open what it should close."
        elif rest[:1] in {"{", "["}:
            yield at, "a second one begins after the end", "Keep one in each file, or write a list: [{...}, {...}]."
        else:
            yield at, "more follows after the end", "Take it out, or move the last bracket behind it."
    elif not rest:
        yield (
            at,
            "the text ends before it is complete",
            "Close each { with } and each [ with ], or copy it again whole.",
        )


def _between(text: str, at: int, said: str) -> Iterator[Mistake]:
    """Find what is missing between two values."""
    here, before = text[at : at + 1], text[:at].rstrip(_BLANKS)
    if said.startswith("Expecting ',"):
        if here in {"}", "]"}:
            yield at, f"{here} closes what another bracket opened", "Close each { with } and each [ with ]."
        elif here in {'"', "{", "["} or here.isalnum():
            yield len(before), "a comma is missing", f"Write a comma before {here}."
        else:
            yield at, f"{here} stands where a comma must", "Write a comma in its place."
    elif said.startswith("Expecting ':"):
        yield at, f"{here} stands where a colon must", 'Write each field so: "on": "2025-05-21".'
    elif before[-1:] == ":" and here in {"}", "]"}:
        yield at, "the value after the colon is missing", "Write it, or take the field out."
