"""Where something stands in what was read: the file, the row or line, and the element or column as the file spells it."""

from __future__ import annotations

from dataclasses import dataclass

from sendrules.outside_text import on_one_line


@dataclass(frozen=True, slots=True)
class Spot:
    """A place in a return.

    Attributes:
        file: the file, and the sheet of a workbook.
        row: the row of a table, or the line of XML on which the record begins; None for the whole file.
        field: the element or the heading of the column, as the file spells it; empty for the whole record.
    """

    file: str
    row: int | None = None
    field: str = ""

    def __str__(self) -> str:
        parts = [self.file, f"row {self.row}" if self.row is not None else "", self.field]
        return on_one_line(", ".join(part for part in parts if part))


@dataclass(frozen=True, slots=True)
class Refused:
    """A value or a record of a return that cannot be used.

    Attributes:
        spot: where it stands.
        module: the module of the record, such as ``Requests``.
        item: the item, such as ``ReceivedDate``; empty for the whole record.
        value: what was given.
        message: what is wrong, as a sentence.
        fix: what to do, as a sentence.
        record: the number of the record in its module, from 0; None where it is in no module.
    """

    spot: Spot
    module: str
    item: str
    value: str
    message: str
    fix: str
    record: int | None = None

    def __str__(self) -> str:
        given = f" {self.value[:60]!r}" if self.value else ""
        return on_one_line(f"{self.spot}:{given} {self.message} {self.fix}")


@dataclass(frozen=True, slots=True)
class NotRead:
    """An element, column, file or sheet that nothing is known of, and that was not read.

    Attributes:
        spot: where it stands first.
        module: the module in which it stands; empty for none.
        times: how often it stands there.
    """

    spot: Spot
    module: str
    times: int

    def __str__(self) -> str:
        often = f" ({self.times:,} times)" if self.times > 1 else ""
        return on_one_line(f"{self.spot}{often}")
