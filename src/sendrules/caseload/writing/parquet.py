"""Answers as Parquet: one row group a batch, with what the answers rest on in the file's metadata."""

from __future__ import annotations

from collections.abc import Mapping
from contextlib import nullcontext, suppress
from pathlib import Path
from typing import Self

import pyarrow as pa
import pyarrow.parquet as pq

from sendrules.caseload.results.schema import SCHEMA

_WITH_BOUNDS = ["case", "due"]
"""The columns whose least and greatest value each row group has: those by which whole groups can be passed over. Every group has
nearly every duty and compliance."""

_TEXTS = [field.name for field in SCHEMA if pa.types.is_dictionary(field.type)]
"""The columns with a dictionary; days are smaller, and quicker to write, without."""


class ParquetFile:
    """A Parquet file that is being written.

    Args:
        path: where.
        about: what the answers rest on.
    """

    def __init__(self, path: Path, about: Mapping[str, str]) -> None:
        schema = SCHEMA.with_metadata({f"sendrules.{name}": said for name, said in about.items()})
        self._writer = pq.ParquetWriter(
            path, schema, compression="zstd", use_dictionary=_TEXTS, write_statistics=_WITH_BOUNDS
        )

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *error: object) -> None:
        with suppress(OSError) if any(error) else nullcontext():  # what went wrong first is told
            self._writer.close()

    def write(self, batch: pa.RecordBatch) -> None:
        """Write a batch as a row group.

        Args:
            batch: answers in ``SCHEMA``.
        """
        if len(batch):
            self._writer.write_batch(batch, row_group_size=len(batch))

    def finish(self) -> None:
        """Write the end of the file."""
        self._writer.close()
