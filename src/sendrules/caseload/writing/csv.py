"""Answers as CSV, in UTF-8 with a heading; a null is an empty field, and no text is a formula."""

from __future__ import annotations

from collections.abc import Mapping
from contextlib import nullcontext, suppress
from pathlib import Path
from typing import Self

import pyarrow as pa
from pyarrow import csv

from sendrules.caseload.results.schema import PLAIN_SCHEMA, plain
from sendrules.caseload.writing.no_formula import guarded


class CsvFile:
    """A CSV file that is being written.

    Args:
        path: where.
        about: what the answers rest on; CSV has no place for it.
    """

    def __init__(self, path: Path, about: Mapping[str, str]) -> None:  # noqa: ARG002 — every format takes the same
        self._writer = csv.CSVWriter(path, PLAIN_SCHEMA, write_options=csv.WriteOptions(quoting_style="needed"))

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *error: object) -> None:
        with suppress(OSError) if any(error) else nullcontext():  # what went wrong first is told
            self._writer.close()

    def write(self, batch: pa.RecordBatch) -> None:
        """Write a batch.

        Args:
            batch: answers in ``SCHEMA``.
        """
        if len(batch):
            self._writer.write_batch(_harmless(plain(batch)))

    def finish(self) -> None:
        """Write the end of the file."""
        self._writer.close()


def _harmless(batch: pa.RecordBatch) -> pa.RecordBatch:
    """The same with an apostrophe before each reference that a spreadsheet would take for a formula; all else is our own text."""
    return batch.set_column(0, PLAIN_SCHEMA.field("case"), guarded(batch.column("case")))
