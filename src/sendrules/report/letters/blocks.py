"""The blocks of a letter: its template writes plain text, and a page or plain text is made of the blocks."""

from __future__ import annotations

import re
import textwrap
from collections.abc import Iterator, Mapping
from itertools import groupby

from sendrules.errors import InputError, Problem, near
from sendrules.outside_text import on_one_line
from sendrules.values import value

_WIDTH = 78
_GAP = re.compile(r"(\[(?!\d+\])[^\[\]]+\])")  # a year in square brackets is of a judgment
_MARKS = {"# ": "title", "## ": "heading", "- ": "list", "| ": "lines", "! ": "lead"}


@value
class Block:
    """One block of a letter.

    Attributes:
        kind: ``title``, ``heading``, ``list``, ``lines`` that stay as they are (such as an address), ``lead`` for the sentence that
            counts most, or ``text``.
        lines: the entries of a list, the lines; else one text.
    """

    kind: str
    lines: tuple[str, ...]


def blocks_of(text: str) -> tuple[Block, ...]:
    r"""Give the blocks of a text; an empty line parts two, and the mark at the beginning of a line says what it is.

    Args:
        text: what a template gave.

    >>> [block.kind for block in blocks_of("# Title\n\nA text\nof two lines.\n- one\n- two")]
    ['title', 'text', 'list']
    """
    return tuple(_blocks(text))


def _blocks(text: str) -> Iterator[Block]:
    kinds = [(_kind(line), line) for line in map(str.strip, text.splitlines())]
    for kind, group in groupby(kinds, key=lambda each: each[0]):
        lines = [line.split(" ", 1)[1].strip() if kind not in ("text", "") else line for _, line in group]
        if kind == "text":
            yield Block(kind, (" ".join(lines),))
        elif kind in ("list", "lines"):
            yield Block(kind, tuple(lines))
        elif kind:
            yield from (Block(kind, (line,)) for line in lines)


def _kind(line: str) -> str:
    return next((kind for mark, kind in _MARKS.items() if line.startswith(mark)), "text") if line else ""


def parts(line: str) -> list[tuple[str, bool]]:
    """Give the parts of a line, and whether each is a gap in square brackets for a person to fill in.

    Args:
        line: the line.

    >>> parts("To: [name], today")
    [('To: ', False), ('[name]', True), (', today', False)]
    """
    return [(part, bool(_GAP.fullmatch(part))) for part in _GAP.split(line) if part]


def fill_gaps(blocks: tuple[Block, ...], fill: Mapping[str, str]) -> tuple[Block, ...]:
    """Fill gaps in.

    Args:
        blocks: the blocks.
        fill: by what stands in the square brackets, in any case of letters, the text that takes its place.

    Raises:
        InputError: there is no such gap; with those that there are.

    >>> [block.lines for block in fill_gaps((Block("lines", ("[Your name]", "[Your address]")),), {"your name": "Jo Smith"})]
    [('Jo Smith', '[Your address]')]
    """
    named = {
        gap[1:-1].casefold(): gap for block in blocks for line in block.lines for gap, is_gap in parts(line) if is_gap
    }
    wanted = {name.strip().casefold(): on_one_line(text) for name, text in fill.items()}
    unknown = sorted(set(wanted) - set(named))
    if unknown:
        close = near(unknown[0], named)
        hint = f"Did you mean {' or '.join(close)}?" if close else f"The gaps are {', '.join(named)}."
        raise InputError("fill", [Problem(unknown[0], "the letter has no such gap.", hint)])

    def said(line: str) -> str:
        return "".join(wanted.get(part[1:-1].casefold(), part) if is_gap else part for part, is_gap in parts(line))

    return tuple(Block(block.kind, tuple(map(said, block.lines))) for block in blocks)


def in_plain_text(blocks: tuple[Block, ...]) -> str:
    """Give blocks as plain text for an e-mail.

    Args:
        blocks: the blocks.
    """
    return "\n\n".join("\n".join(_lines(block)) for block in blocks) + "\n"


def _lines(block: Block) -> Iterator[str]:
    for line in block.lines:
        if block.kind == "lines":
            yield line
            continue
        first, rest = ("- ", "  ") if block.kind == "list" else ("", "")
        yield from textwrap.wrap(
            line, _WIDTH, initial_indent=first, subsequent_indent=rest, break_long_words=False, break_on_hyphens=False
        )
    if block.kind == "title":
        yield "=" * min(_WIDTH, max(map(len, block.lines)))
