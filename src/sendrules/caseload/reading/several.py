"""Several files as one caseload: a case may have rows in more than one of them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path

import numpy as np

from sendrules.caseload.reading.pieces import Piece, Place, Source
from sendrules.errors import InputError, Problem

_FILES = 1 << 16
"""How many files one source may have: a folder has several."""


class SeveralSources:
    """Files that have the same columns, one after the other.

    Args:
        sources: the files, or folders of files.

    Raises:
        InputError: the columns are not the same, a file is given twice, or some tell a number from a text and others do not.
    """

    def __init__(self, sources: Sequence[Source]) -> None:
        self._sources = sources
        first = sources[0]
        self.name = f"{first.name} and {len(sources) - 1} more"
        self.names, self.typed = first.names, first.typed
        for n, other in enumerate(sources[1:], 1):
            self._check(first, other)
            if other.name in [each.name for each in sources[:n]]:
                raise InputError(other.name, [Problem("", "this file is given twice.", "Name each file once.")])
        self._called = [Path(source.name).name for source in sources]

    def _check(self, first: Source, other: Source) -> None:
        differ = sorted(set(first.names) ^ set(other.names))
        if differ:
            message = f"its columns are not those of {first.name}: {', '.join(differ)}."
            raise InputError(other.name, [Problem("", message, "Give files with the same columns, or ask one by one.")])
        if first.typed is not other.typed:
            message = f"it is another kind of file than {first.name}."
            raise InputError(other.name, [Problem("", message, "Give files of one kind, or ask one by one.")])

    def may_have_texts(self, name: str) -> bool:
        """Whether a column of any of them may hold texts."""
        return any(source.may_have_texts(name) for source in self._sources)

    def keep(self, names: Sequence[str]) -> None:
        """Take in what each can be read only once, with these columns only."""
        for source in self._sources:
            source.keep(names)

    def scan(self, names: Sequence[str]) -> Iterator[Piece]:
        """Go through the rows of each, with these columns only."""
        for n, source in enumerate(self._sources):
            for piece in source.scan(names):
                yield Piece(piece.columns, piece.file + np.int32(n * _FILES), piece.row)

    def place(self, file: int, row: int) -> Place:
        """Give the place of a row."""
        source, own = divmod(file, _FILES)
        place, path = self._sources[source].place(own, row), Path(self._sources[source].name)
        if self._called.count(path.name) == 1:
            return place
        return replace(place, file=str(path / place.file if path.is_dir() else path))

    def close(self) -> None:
        """Remove what each kept on disk."""
        for source in self._sources:
            source.close()
