"""Which writer a file name asks for; a writer takes one Arrow batch of answers after the other."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Protocol, Self

import pyarrow as pa

from sendrules.caseload.writing.csv import CsvFile
from sendrules.caseload.writing.excel import ExcelFile
from sendrules.caseload.writing.parquet import ParquetFile
from sendrules.errors import InputError, Problem


class AnswersFile(Protocol):
    """A file of answers that is being written, to be closed by a ``with`` block."""

    def __enter__(self) -> Self: ...

    def __exit__(self, *error: object) -> None: ...

    def write(self, batch: pa.RecordBatch) -> None:
        """Write a batch.

        Args:
            batch: answers in ``SCHEMA``.
        """
        ...

    def finish(self) -> None:
        """Write what is still to be written."""
        ...


Opens = Callable[[Path, Mapping[str, str]], AnswersFile]
FORMATS: Mapping[str, Opens] = {".parquet": ParquetFile, ".csv": CsvFile, ".xlsx": ExcelFile}
"""By the ending of a file name what opens such a file: it takes the place, and what the answers rest on."""


def format_of(path: Path) -> Opens:
    """Give what opens a file of the format that its name asks for.

    Args:
        path: the file's own place.

    Raises:
        InputError: no format has that ending.
    """
    found = FORMATS.get(path.suffix.lower())
    if found is None:
        what = f"answers cannot be written as {path.suffix!r}." if path.suffix else "the name has no ending."
        raise InputError(str(path), [Problem("", what, f"Let the name end with {', '.join(FORMATS)}.")])
    return found
