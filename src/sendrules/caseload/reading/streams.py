"""What comes as a stream of Arrow: kept in memory, or on disk where it is large, so that it can be gone through twice.

A stream can be read once. Whether all rows of a case stand together, and in which form a column writes its days, is known only at
its end.
"""

from __future__ import annotations

import tempfile
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import Any

import pyarrow as pa

from sendrules.caseload.reading.pieces import Piece, Place, piece_of

MOST_IN_MEMORY = 192_000_000
"""How many bytes of a stream are kept in memory; what is more goes to a temporary file."""


class Kept:
    """Batches of Arrow that can be gone through again.

    Args:
        schema: their schema.
        batches: the batches.
        most: how many bytes are kept in memory.
    """

    def __init__(self, schema: Any, batches: Iterable[Any], most: int = MOST_IN_MEMORY) -> None:
        self._schema = schema
        self._kept: list[Any] = []
        self._folder: tempfile.TemporaryDirectory[str] | None = None
        size, writer = 0, None
        try:
            for batch in batches:
                size += batch.nbytes
                if writer is None and size > most:
                    writer = self._to_disk()
                if writer is None:
                    self._kept.append(batch)
                else:
                    writer.write_batch(batch)
        except BaseException:
            self.close()
            raise
        finally:
            if writer is not None:
                writer.close()

    def _to_disk(self) -> Any:
        self._folder = tempfile.TemporaryDirectory(prefix="sendrules-")
        writer = pa.ipc.new_stream(self._path, self._schema)
        for batch in self._kept:
            writer.write_batch(batch)
        self._kept = []
        return writer

    @property
    def on_disk(self) -> bool:
        """Whether it is kept in a temporary file."""
        return self._folder is not None

    @property
    def _path(self) -> str:
        assert self._folder is not None
        return str(Path(self._folder.name) / "rows.arrow")

    def batches(self) -> Iterator[Any]:
        """Go through the batches."""
        if self._folder is None:
            yield from self._kept
            return
        with pa.memory_map(self._path) as file, pa.ipc.open_stream(file) as reader:
            yield from reader

    def close(self) -> None:
        """Forget the batches, and remove the temporary file."""
        self._kept = []
        if self._folder is not None:
            self._folder.cleanup()
            self._folder = None


def is_text(kind: Any) -> bool:
    """Whether a type is that of a text, without a dictionary."""
    return bool(pa.types.is_string(kind) or pa.types.is_large_string(kind) or pa.types.is_string_view(kind))


def has_texts(kind: Any) -> bool:
    """Whether a type is that of texts, with a dictionary or without."""
    return is_text(kind.value_type if pa.types.is_dictionary(kind) else kind)


def plain_type(kind: Any) -> Any:
    """Give the type in which a column is kept: texts in one form, whatever they came as. Dictionaries keep the size of their codes."""
    if pa.types.is_dictionary(kind):
        return pa.dictionary(kind.index_type, plain_type(kind.value_type))
    return pa.string() if pa.types.is_string_view(kind) else kind


def as_type(array: Any, kind: Any) -> Any:
    """Give a column in another type that says the same.

    Args:
        array: the column.
        kind: the type.
    """
    if array.type == kind:
        return array
    if pa.types.is_dictionary(array.type) and pa.types.is_dictionary(kind):
        return pa.DictionaryArray.from_arrays(
            array.indices.cast(kind.index_type), array.dictionary.cast(kind.value_type)
        )
    return array.dictionary_decode().cast(kind) if pa.types.is_dictionary(array.type) else array.cast(kind)


def pieces_of(batches: Iterable[Any], names: Sequence[str], file: int = 0) -> Iterator[Piece]:
    """Give the pieces of batches of one file, with these columns only."""
    first = 0
    for batch in batches:
        if batch.num_rows:
            yield piece_of({name: pa.chunked_array([batch.column(name)]) for name in names}, file, first)
            first += batch.num_rows


def _in_types(batch: Any, schema: Any) -> Any:
    return pa.RecordBatch.from_arrays(
        [as_type(batch.column(field.name), field.type) for field in schema], schema=schema
    )


class ArrowSource:
    """A table or a stream of Arrow. Its rows are counted from 0.

    Args:
        schema: its schema.
        batches: its batches.
        name: what it is called in an error.
    """

    typed = True

    def __init__(self, schema: Any, batches: Iterable[Any], name: str = "the table") -> None:
        self.name, self.names = name, tuple(schema.names)
        self._schema, self._batches = schema, batches
        self._kept: Kept | None = None

    def may_have_texts(self, name: str) -> bool:
        """Whether the type of a column is that of texts."""
        return has_texts(self._schema.field(name).type)

    def keep(self, names: Sequence[str]) -> None:
        """Take the stream in, with these columns only."""
        kept = pa.schema([pa.field(name, plain_type(self._schema.field(name).type)) for name in names])
        self._kept = Kept(kept, (_in_types(batch, kept) for batch in self._batches))

    def scan(self, names: Sequence[str]) -> Iterator[Piece]:
        """Go through the rows, with these columns only."""
        return pieces_of(self._kept.batches() if self._kept else (), names)

    def place(self, file: int, row: int) -> Place:
        """Give the place of a row."""
        del file
        return Place("", row, "row")

    def close(self) -> None:
        """Remove what was kept on disk."""
        if self._kept is not None:
            self._kept.close()
