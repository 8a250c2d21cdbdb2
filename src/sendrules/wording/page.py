"""A page as a structure: a title, a short answer, and sections of lines; and how it is set as text that is also Markdown.

The lines hold plain words, with names from outside as they stand. Who sets the page makes them safe for the form that it has.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace

from sendrules.outside_text import in_markdown

WIDTH = 80
"""Characters in a row of a page."""

_YEAR = re.compile(r"\\\[(\d{4})\\\](?= )")  # of a judgment: a year in brackets has no effect in Markdown
_UNIT = re.compile(r"\\.|&[a-z]+;|.")
_STARTS_A_BLOCK = re.compile(r"[#+\-=]+|0*1(?=[.)])[.)]")
"""Words that begin a heading, a list or a rule where a row of a paragraph begins with them; of numbers only 1 does."""


@dataclass(frozen=True, slots=True)
class Section:
    """A heading, and lines under it, the most important first.

    Attributes:
        heading: what the lines are about.
        lines: each a thing that is said.
        keep: how many lines are folded only where nothing else is left to fold.
        folds: how soon the section is folded where a page is too long: the highest first; 0 for never below ``keep``.
        fold: what one line says in place of those that are folded; it is given all of them.
    """

    heading: str
    lines: tuple[str, ...]
    keep: int = 1
    folds: int = 0
    fold: Callable[[tuple[str, ...]], str] = lambda lines: f"And {len(lines)} more."

    def folded(self, n: int) -> Section:
        """Give the section with one line in place of all after the first ``n``."""
        if n >= len(self.lines):
            return self
        return replace(self, lines=(*self.lines[:n], self.fold(self.lines[n:])))


@dataclass(frozen=True, slots=True)
class Page:
    """What one page says.

    Attributes:
        title: the heading of the page.
        short: the answer in at most three sentences.
        sections: the rest; those without lines are left out.
    """

    title: str
    short: tuple[str, ...]
    sections: tuple[Section, ...]
    _known: dict[tuple[str, int], list[str]] = field(default_factory=dict, compare=False, repr=False)
    """Lines that were set in rows already, for a page is set again each time that it is folded."""

    def fitted(self, rows: int) -> Page:
        """Fold the page until it has no more rows than this, as far as its sections allow.

        Args:
            rows: how many rows of ``WIDTH`` characters it may have.
        """
        page, left = self, [len(s.lines) for s in self.sections]
        for keeps in ([s.keep for s in self.sections], [0 if s.folds else s.keep for s in self.sections]):
            while len(page.rows()) > rows and any(n > keep for n, keep in zip(left, keeps, strict=True)):
                open_ = [k for k, keep in enumerate(keeps) if left[k] > keep]
                most = max(open_, key=lambda k: (self.sections[k].folds, left[k]))
                first = left[most] == len(self.sections[most].lines)
                left[most] = max(left[most] - (2 if first else 1), keeps[most])  # the line that counts takes a row too
                page = replace(self, sections=tuple(s.folded(n) for s, n in zip(self.sections, left, strict=True)))
        return page

    def rows(self, width: int = WIDTH) -> list[str]:
        """Set the page in rows.

        Args:
            width: the most characters in a row.
        """
        out = [*_wrapped(f"# {_safe(self.title)}", width), ""]
        out += _wrapped(" ".join(_bold_first(self.short)), width)
        for section in self.sections:
            if section.lines:
                out += ["", f"## {section.heading}"]
                for line in section.lines:
                    out += self._line(line, width)
        return out

    def _line(self, line: str, width: int) -> list[str]:
        """Set one line of a section in rows."""
        known = self._known.get((line, width))
        if known is None:
            known = self._known[line, width] = _wrapped(f"- {_safe(line)}", width, hang="  ")
        return known

    def to_text(self, width: int = WIDTH) -> str:
        """Set the page as plain text that is also Markdown.

        Args:
            width: the most characters in a row.

        >>> print(Page("Case A-1", ("Nothing is late.",), (Section("Next", ("the plan",)),)).to_text(), end="")
        # Case A-1
        <BLANKLINE>
        **Nothing is late.**
        <BLANKLINE>
        ## Next
        - the plan
        """
        return "\n".join(self.rows(width)) + "\n"


def _bold_first(sentences: tuple[str, ...]) -> Iterator[str]:
    for k, sentence in enumerate(sentences):
        yield f"**{_safe(sentence)}**" if k == 0 else _safe(sentence)


def _safe(text: str) -> str:
    return _YEAR.sub(r"[\1]", in_markdown(text)).replace("&amp; ", "& ")  # before a space it has no effect either


def _wrapped(text: str, width: int, hang: str = "") -> list[str]:
    """Break a line into rows; no row begins with what would be a mark there, and no mark is cut in two."""
    rows, row = [], ""
    for word in text.split():
        for part in _parts(word, width - len(hang) - 2):
            if row and len(row) + 1 + len(part) > width:
                rows.append(row)
                row = ""
            row = f"{row} {part}" if row else hang * bool(rows) + (_at_the_start(part) if rows else part)
    return [*rows, row] if row else rows


def _at_the_start(word: str) -> str:
    """Take from a word the effect that it has only at the start of a row: of a list, a heading or a rule."""
    if not _STARTS_A_BLOCK.fullmatch(word):
        return word
    return f"{word[:-1]}\\{word[-1]}"


def _parts(word: str, width: int) -> Iterator[str]:
    """Cut a word that no row can hold."""
    if len(word) <= width:
        yield word
        return
    part = ""
    for unit in _UNIT.findall(word):
        if len(part) + len(unit) > width:
            yield part
            part = ""
        part += unit
    yield part
