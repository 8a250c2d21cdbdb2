"""Answers as CSV, in UTF-8 with a heading; a null is an empty field, and no text is a formula."""

from __future__ import annotations

from collections.abc import Mapping
from contextlib import nullcontext, suppress
from pathlib import Path
from typing import Self

import pyarrow as pa
import pyarrow.compute as pc
from pyarrow import csv

from sendrules.caseload.results.schema import PLAIN_SCHEMA, plain

_FORMULA = r"^([=+\-@\t\r])"
"""How a text begins that a spreadsheet takes for a formula."""


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
    safe = pc.replace_substring_regex(batch.column("case"), _FORMULA, r"'\1")
    return batch.set_column(0, PLAIN_SCHEMA.field("case"), safe)
