"""``SheetRows``: the rows of one sheet of a workbook, read whole, with the number that Excel gives each."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from sendrules.caseload.reading.cells import Cells
from sendrules.caseload.reading.pieces import Piece, Place, piece_of


class SheetRows:
    """A sheet as a source of cases. Its rows are counted from 1, as Excel does.

    Args:
        name: the file, as it was named.
        place: what is said before the number of a row.
        rows: by row its number in Excel.
        columns: by name its cells.
    """

    typed = True

    def __init__(self, name: str, place: str, rows: Sequence[int], columns: Mapping[str, Cells]) -> None:
        self.name, self._place, self._rows, self._columns = name, place, rows, columns
        self.names: Sequence[str] = list(columns)

    def may_have_texts(self, name: str) -> bool:
        """Any column may."""
        del name
        return True

    def keep(self, names: Sequence[str]) -> None:
        """Nothing has to be taken in."""

    def scan(self, names: Sequence[str]) -> Iterator[Piece]:
        """Go through the rows, with these columns only."""
        if self._rows:
            yield piece_of({name: self._columns[name] for name in names}, 0, 0)

    def place(self, file: int, row: int) -> Place:
        """Give the place of a row: as Excel numbers it."""
        del file
        return Place(self._place, self._rows[row], "row")

    def close(self) -> None:
        """Nothing is kept on disk."""
