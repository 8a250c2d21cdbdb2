"""One published figure: its value, its counts, and the release that it stands in."""

from __future__ import annotations

from decimal import Decimal

from sendrules.scorecard.published.cells import count, number_or_symbol
from sendrules.scorecard.published.datasets import Measure, measure
from sendrules.scorecard.published.licence import SOURCE
from sendrules.scorecard.published.reading import Level
from sendrules.scorecard.published.store import PlaceRow, PublishedStore, Release
from sendrules.scorecard.rounding import percentage
from sendrules.scorecard.symbols import Symbol
from sendrules.values import value

ENGLAND = "E92000001"
"""England's code in the published files."""


@value
class Figure:
    """A figure as it was published.

    Attributes:
        measure: what it counts, of what.
        year: the calendar year.
        level: England, a region or an authority.
        code: the GSS code of England or the region, or the three-digit code of the authority.
        name: its name in the release.
        value: the figure, or the symbol that stands in its place; ``x`` and ``z`` are not 0.
        part: its numerator, or its symbol; None where none is published.
        whole: its denominator, or the symbol of one of the counts that it is the sum of; None where none is published.
        release: the release that it stands in.
    """

    measure: Measure
    year: int
    level: Level
    code: str
    name: str
    value: Decimal | Symbol
    part: int | Symbol | None
    whole: int | Symbol | None
    release: Release

    @property
    def from_counts(self) -> Decimal | Symbol | None:
        """The figure worked out again from its counts; None where a count is not published."""
        if isinstance(self.part, int) and isinstance(self.whole, int):
            return percentage(self.part, self.whole)
        return None

    @property
    def source(self) -> str:
        """Where it stands, in one line."""
        return f"{SOURCE}, release {self.release.name} (file {self.release.file}), calendar year {self.year}"


def figure(
    store: PublishedStore, id: str, year: int, code: str, level: Level = Level.AUTHORITY, release: str | None = None
) -> Figure | None:
    """Give a published figure; None where no release in the store has it.

    Args:
        store: the store.
        id: the id of the figure, such as ``within-20-weeks-excluding-exceptions``.
        year: the calendar year.
        code: the three-digit code of an authority, or the GSS code of a region or of England.
        level: what the code is of.
        release: the name of the one release to look in; None for the newest that has it.

    Raises:
        UnknownMeasure: no figure has the id.
        InputError: the store cannot be read.
    """
    asked = measure(id)
    row = store.row(asked.dataset, year, level, code, release)
    return figure_of(asked, row) if row is not None else None


def figure_of(asked: Measure, row: PlaceRow) -> Figure | None:
    """Give a figure of a row of a release; None where the release has no such column.

    Args:
        asked: the figure.
        row: what the release says of the place.
    """
    if asked.column not in row.cells:
        return None
    read = number_or_symbol(row.cells[asked.column])
    assert read is not None  # the reader took nothing else into the store
    return Figure(
        asked,
        row.year,
        row.level,
        row.code,
        row.name,
        read,
        _count(row, asked.part) if asked.part else None,
        _sum(row, asked.whole),
        row.release,
    )


def _count(row: PlaceRow, column: str) -> int | Symbol | None:
    read = number_or_symbol(row.cells.get(column, ""))
    return count(read) if read is not None else None


def _sum(row: PlaceRow, columns: tuple[str, ...]) -> int | Symbol | None:
    """Add the counts of columns; the symbol of one of them, or None, where not all are numbers."""
    found = [_count(row, column) for column in columns]
    if not found or None in found:
        return None
    symbols = [one for one in found if isinstance(one, Symbol)]
    return symbols[0] if symbols else sum(one for one in found if isinstance(one, int))
