"""A chart with the table behind it."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from sendrules.caseload.writing.tables import write_table
from sendrules.caseload.writing.whole import whole, writing
from sendrules.values import value

if TYPE_CHECKING:
    import pyarrow as pa


@value
class Chart:
    """A chart as one text of SVG, with the table that it shows.

    Attributes:
        svg: the SVG. It has a ``<title>`` and a ``<desc>``, and refers to nothing outside itself.
        table: every number that it shows, as an Arrow table.
        title: its title, as given.
        description: what it shows, in words.
    """

    svg: str
    table: pa.Table
    title: str
    description: str

    def save(self, folder: str | Path, name: str) -> tuple[Path, Path]:
        """Write the chart and its table into a folder: ``name.svg`` and ``name.csv``.

        Args:
            folder: the folder; it is there already.
            name: the name of both files, without an ending.

        Returns:
            The path of the chart, and that of the table.

        Raises:
            InputError: a file cannot be written.
        """
        drawn, behind = Path(folder) / f"{name}.svg", Path(folder) / f"{name}.csv"
        with whole(drawn) as beside, writing(drawn):
            beside.write_text(self.svg, encoding="utf-8", newline="\n")
        return drawn, write_table(self.table, behind, {"title": self.title, "description": self.description})
