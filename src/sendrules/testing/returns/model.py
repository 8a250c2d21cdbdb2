"""A return as plain records: what the writers of each format write, and what a synthetic return is made as."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

import pyarrow as pa

from sendrules.sen2.items import ITEMS, MODULES, PARENTS, Holds
from sendrules.sen2.returns import Records, Return

Record = Mapping[str, str]
"""By item its text: a day as ISO, a flag as 1 or 0. An item that says nothing is absent."""


@dataclass(slots=True)
class PlainReturn:
    """A return.

    Attributes:
        header: by item, its text.
        records: by module, its records.
        parents: by module, for each record the number of the record that it belongs to.
    """

    header: dict[str, str] = field(default_factory=dict)
    records: dict[str, list[Record]] = field(default_factory=lambda: {module: [] for module in MODULES})
    parents: dict[str, list[int]] = field(default_factory=lambda: {module: [] for module in MODULES})

    def add(self, module: str, record: Record, parent: int = -1) -> int:
        """Add a record, and give its number.

        Args:
            module: its module.
            record: what it says.
            parent: the number of the record that it belongs to.
        """
        self.records[module].append(record)
        self.parents[module].append(parent)
        return len(self.records[module]) - 1

    def children(self, module: str) -> Sequence[list[int]]:
        """Give by record of the parent module the numbers of its records in this module.

        Args:
            module: the module.
        """
        found: list[list[int]] = [[] for _ in self.records[PARENTS[module]]]
        for number, parent in enumerate(self.parents[module]):
            found[parent].append(number)
        return found


def plain_of(found: Return) -> PlainReturn:
    """Give a return that was read as plain records, so that it can be written in another format.

    Args:
        found: the return.

    >>> from pathlib import Path
    >>> from tempfile import TemporaryDirectory
    >>> from sendrules.sen2 import read
    >>> from sendrules.testing import Form, synthetic_return, write_return
    >>> made = synthetic_return(3, seed=1)
    >>> with TemporaryDirectory() as folder:
    ...     plain_of(read(write_return(made, Form.XML, Path(folder) / "return.xml"))).records == made.records
    True
    """
    made = PlainReturn(dict(found.header.texts))
    for module in MODULES:
        records = found[module]
        made.records[module] = list(_records(records))
        made.parents[module] = records.parent.tolist()
    return made


def _records(records: Records) -> Iterator[Record]:
    names = list(records.columns)
    columns = [_texts(records.columns[name], ITEMS[records.module][name].holds) for name in names]
    for row in zip(*columns, strict=True):
        yield {name: text for name, text in zip(names, row, strict=True) if text is not None}


def _texts(column: pa.Array, holds: Holds) -> list[str | None]:
    found = column.to_pylist()
    if holds is Holds.DAY:
        return [day and day.isoformat() for day in found]
    if holds is Holds.FLAG:
        return [None if flag is None else str(int(flag)) for flag in found]
    return [None if text is None else str(text) for text in found]
