"""Rows of a case that do not stand together: brought together, in memory or, where there are many, by way of temporary files."""

from __future__ import annotations

import tempfile
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

import numpy as np
import pyarrow as pa
import pyarrow.parquet as pq
from numpy.typing import NDArray

from sendrules.caseload.reading.cells import Cells
from sendrules.caseload.reading.pieces import Piece, Source, joined
from sendrules.caseload.reading.runs import runs_of

ROWS_IN_MEMORY = 1_000_000
"""How many rows are brought together in memory at once."""
_MOST_FILES = 256
_FILE, _ROW = "sendrules: file", "sendrules: row"


def brought_together(source: Source, names: Sequence[str], case: str, rows: int) -> Iterator[Piece]:
    """Give the rows of a source so that those of each case stand together.

    Args:
        source: the source.
        names: the columns.
        case: which of them has the reference.
        rows: how many rows there are.
    """
    pieces = source.scan(names)
    if rows <= ROWS_IN_MEMORY:
        every = list(pieces)
        if every:
            yield _by_case(joined(every), case)
        return
    with tempfile.TemporaryDirectory(prefix="sendrules-") as folder:
        files = min(-(-rows // (ROWS_IN_MEMORY // 2)), _MOST_FILES)
        for paths in _parted(pieces, case, files, Path(folder)):
            yield _by_case(_in_order(joined([_read(path) for path in paths])), case)
            for path in paths:
                path.unlink()


def _cases(piece: Piece, case: str, before: str = "") -> tuple[NDArray[Any], list[str]]:
    """Give by row the number of its case, and the references by that number; rows without a case go with those before."""
    runs = runs_of(piece.columns[case])
    references = [reference or before if n == 0 else reference for n, reference in enumerate(runs.references)]
    known: dict[str, int] = {}
    numbers = np.array([known.setdefault(reference, len(known)) for reference in references], np.int64)
    return numbers[runs.case] if len(numbers) else np.zeros(0, np.int64), list(known)


def _by_case(piece: Piece, case: str) -> Piece:
    numbers, _ = _cases(piece, case)
    return piece.take(np.argsort(numbers, kind="stable"))


def _parted(pieces: Iterator[Piece], case: str, parts: int, folder: Path) -> list[list[Path]]:
    """Write rows into files by their case, and give the files of each part: one for each set of types that a column came in."""
    writers: dict[tuple[int, str], Any] = {}
    last = ""
    try:
        for piece in pieces:
            numbers, references = _cases(piece, case, last)
            last = references[numbers[-1]] if len(numbers) else last
            part = np.array([hash(reference) % parts for reference in references], np.int64)[numbers]
            by = np.argsort(part, kind="stable")
            bounds = np.searchsorted(part[by], np.arange(parts + 1))
            table = _table(piece).take(pa.array(by))
            for n in np.flatnonzero(np.diff(bounds)).tolist():
                rows = table.slice(bounds[n], bounds[n + 1] - bounds[n])
                key = n, str(rows.schema)
                if key not in writers:
                    path = folder / f"{n}-{len(writers)}.parquet"
                    writers[key] = pq.ParquetWriter(path, rows.schema, compression="lz4")
                writers[key].write_table(rows)
    finally:
        for writer in writers.values():
            writer.close()
    found = ([Path(writer.where) for (n, _), writer in writers.items() if n == part] for part in range(parts))
    return [paths for paths in found if paths]


def _in_order(piece: Piece) -> Piece:
    """The same rows as they followed each other: one without a case goes with the one before."""
    return piece.take(np.lexsort((piece.row, piece.file)))


def _table(piece: Piece) -> Any:
    columns = {
        name: pa.chunked_array([pa.array([column[row] for row in range(len(column))])])
        if isinstance(column, Cells)
        else column
        for name, column in piece.columns.items()
    }
    return pa.table({**columns, _FILE: pa.array(piece.file), _ROW: pa.array(piece.row)})


def _read(path: Path) -> Piece:
    table = pq.read_table(path, use_threads=False)
    file, row = table[_FILE].to_numpy(), table[_ROW].to_numpy()
    return Piece({name: table[name] for name in table.column_names if name not in (_FILE, _ROW)}, file, row)
