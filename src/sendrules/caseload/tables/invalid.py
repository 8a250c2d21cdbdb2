"""``Invalid``: what is wrong with one row of what was read, where it is, and how to fix it."""

from __future__ import annotations

from dataclasses import dataclass

from sendrules.outside_text import on_one_line


@dataclass(frozen=True, slots=True)
class Invalid:
    """One thing that is wrong with a row. The whole case of the row is not answered.

    Attributes:
        file: the name of the file; empty for a table in memory.
        row: the row as the user's program counts it: the line of a CSV file or the row of a sheet, from 1 with the heading in
            it; for Parquet and for tables in memory the number of the row from 0. -1 where no row is at fault.
        counted: what ``row`` counts: "line" or "row".
        column: the column, as it is called there; empty where several or none are at fault.
        case: the reference of the case as it stands there; empty where there is none.
        message: what is wrong, as a sentence.
        fix: what to do, as a sentence.

    >>> print(Invalid("cases.csv", 7, "line", "served", "A-17", "this is not a date (given: 'soon').", "Write it as YYYY-MM-DD."))
    cases.csv, line 7, column served, case A-17: this is not a date (given: 'soon'). Write it as YYYY-MM-DD.
    """

    file: str
    row: int
    counted: str
    column: str
    case: str
    message: str
    fix: str

    def __str__(self) -> str:
        parts = (
            self.file,
            f"{self.counted} {self.row}" if self.row >= 0 else "",
            f"column {self.column}" if self.column else "",
            f"case {self.case}" if self.case else "",
        )
        return on_one_line(f"{', '.join(part for part in parts if part)}: {self.message} {self.fix}".rstrip())
