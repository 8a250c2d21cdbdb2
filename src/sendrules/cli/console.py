"""What the commands print on: lines folded to the terminal's width, tables of a few columns, colour on a terminal only.

A table library would cost the shortest command a third of its time (docs/adr/0065-plain-columns.md). A table here has no
lines and no merged cells, and needs only the folding that Python has.

Every text passes the gate for text from outside before a style is put on it: only our own colours steer a terminal.
"""

from __future__ import annotations

import os
import sys
import textwrap
from collections.abc import Iterator, Mapping, Sequence
from itertools import zip_longest

import click

from sendrules.outside_text import in_lines
from sendrules.values import value

_GAP = 2
_NARROWEST = 10
_NO_WIDEST: Mapping[int, int] = {}


@value
class Text:
    """A text in one style.

    Attributes:
        text: the text; it may have several lines.
        style: words such as "bold red"; empty for none.
    """

    text: str
    style: str = ""


class Table:
    """A table without lines.

    Args:
        titles: the heading of each column.
        unbroken: the columns whose lines are never broken, by number.
        widest: the most that a column may take, by number.

    Attributes:
        rows: the cells, row by row.
    """

    def __init__(
        self, titles: Sequence[str], unbroken: frozenset[int] = frozenset(), widest: Mapping[int, int] = _NO_WIDEST
    ) -> None:
        self.titles, self.unbroken, self.widest = titles, unbroken, widest
        self.rows: list[tuple[Text, ...]] = []

    def add_row(self, *cells: str | Text) -> None:
        """Add a row, one cell for each column."""
        self.rows.append(tuple(_shown(cell) for cell in cells))

    def lines(self, width: int) -> Iterator[str]:
        r"""Give the lines of the table, no wider than ``width`` where its columns can be broken.

        >>> table = Table(("Due", "What"))
        >>> table.add_row("2 Jul", "Notify the decision")
        >>> print(click.unstyle("\n".join(table.lines(17))))
        Due    What
        2 Jul  Notify the
               decision
        """
        heading = tuple(Text(title, "bold") for title in self.titles)
        widths = self._widths(width)
        for row in (heading, *self.rows):
            broken = [
                [(part, cell.style) for line in cell.text.split("\n") for part in _broken(line, w)]
                for cell, w in zip(row, widths, strict=True)
            ]
            for parts in zip_longest(*broken, fillvalue=("", "")):
                yield _line(parts, widths)

    def _widths(self, width: int) -> list[int]:
        """As wide as the cells are; then the widest columns are narrowed until the table fits."""
        columns = zip(map(Text, self.titles), *self.rows, strict=True)
        widths = [max(len(line) for cell in column for line in cell.text.split("\n")) for column in columns]
        widths = [min(w, self.widest.get(n, w)) for n, w in enumerate(widths)]
        room = width - _GAP * (len(widths) - 1)
        while sum(widths) > room:
            may_shrink = [n for n, w in enumerate(widths) if n not in self.unbroken and w > _NARROWEST]
            if not may_shrink:
                break
            widths[max(may_shrink, key=lambda n: widths[n])] -= 1
        return widths


def _shown(cell: str | Text) -> Text:
    return Text(in_lines(cell)) if isinstance(cell, str) else Text(in_lines(cell.text), cell.style)


def _broken(line: str, width: int) -> list[str]:
    return textwrap.wrap(line, width, break_on_hyphens=False) or [""]


def _line(parts: Sequence[tuple[str, str]], widths: Sequence[int]) -> str:
    """Set the parts of one line in their columns; nothing follows the last that is not empty."""
    last = max((n for n, (text, _) in enumerate(parts) if text), default=-1)
    return "".join(
        styled(text, style) + ("" if n == last else " " * (width - len(text) + _GAP))
        for n, ((text, style), width) in enumerate(zip(parts, widths, strict=True))
        if n <= last
    )


def styled(text: str, style: str) -> str:
    """Give a text with the codes of a style around it; without any where the style is empty."""
    if not text or not style:
        return text
    words = style.split()
    colour = next((word for word in words if word not in ("bold", "dim")), None)
    return click.style(text, fg=colour, bold="bold" in words or None, dim="dim" in words or None)


class Console:
    """Standard output, as wide as it is within reason.

    Args:
        width: at what width lines are folded.
    """

    def __init__(self, width: int) -> None:
        self.width = width

    def print(self, what: str | Text | Table = "", style: str = "") -> None:
        """Print a text or a table, folded.

        Args:
            what: a text; or a table.
            style: words such as "bold red" or "dim", for a text.
        """
        if isinstance(what, Table):
            lines = list(what.lines(self.width))
        else:
            cell = _shown(Text(what, style) if isinstance(what, str) else what)
            lines = [styled(line, cell.style) for text in cell.text.split("\n") for line in self._folded(text)]
        click.echo("\n".join(lines), file=sys.stdout, color=_in_colour())

    def _folded(self, line: str) -> list[str]:
        indent = " " * (len(line) - len(line.lstrip()))
        return textwrap.wrap(line, self.width, subsequent_indent=indent, break_on_hyphens=False) or [""]


def _in_colour() -> bool | None:
    """Whether to colour: as FORCE_COLOR and NO_COLOR say; else None, for on a terminal only."""
    if os.environ.get("NO_COLOR") or os.environ.get("TERM") == "dumb":
        return False
    return True if os.environ.get("FORCE_COLOR") else None
