"""What a reader of one format gives: each module's records as texts, before anything is made of them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np
import pyarrow as pa
from numpy.typing import NDArray

from sendrules.sen2.items import Form
from sendrules.sen2.places import NotRead, Refused

Rows = NDArray[np.int32]


@dataclass(frozen=True, slots=True)
class RawRecords:
    """The records of one module as texts.

    Attributes:
        file: the file, and the sheet of a workbook.
        rows: by record, the row or line on which it stands.
        texts: by item, a text for each record; a dictionary array unless the item holds a text. Null where it says nothing. An item that no record has is absent.
        spelled: by item, how the file spells it.
        parent: by record, the number of the record of the parent module that it belongs to; -1 where there is none.
    """

    file: str
    rows: Rows
    texts: Mapping[str, pa.Array]
    spelled: Mapping[str, str]
    parent: Rows

    def __len__(self) -> int:
        return len(self.rows)


@dataclass(frozen=True, slots=True)
class RawReturn:
    """A return as its format gives it.

    Attributes:
        form: the format.
        files: the files that were read.
        header: by item of the header, its text; an item that the header does not have is absent.
        header_file: the file that has the header; empty for none.
        modules: by module its records. A module that the format cannot carry is absent.
        columns: the module and name of each item that the files have a place for: an element anywhere in XML, a column in a table.
        refused: what the reader could not use.
        not_read: what the reader did not know.
    """

    form: Form
    files: tuple[str, ...]
    header: Mapping[str, str]
    header_file: str
    modules: Mapping[str, RawRecords]
    columns: frozenset[tuple[str, str]]
    refused: tuple[Refused, ...] = ()
    not_read: tuple[NotRead, ...] = ()


def encoded(texts: list[str | None]) -> pa.DictionaryArray:
    """Give a column of texts by its distinct texts, trimmed; null where a text is blank.

    Args:
        texts: the texts.
    """
    plain = [text.strip() or None if text is not None else None for text in texts]
    return pa.array(plain, pa.string()).dictionary_encode()
