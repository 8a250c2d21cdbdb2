"""``write_template``: a workbook to write cases into, with drop-down lists, cells for dates and one worked row."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import xlsxwriter

from sendrules.case.columns import CASE, KIND, KINDS_OF_ROW, ONLY_A_CASE
from sendrules.case.columns import COLUMNS as LONG
from sendrules.case.kinds import EventKind
from sendrules.case.meanings import KINDS
from sendrules.case.record import EARLIEST, LATEST
from sendrules.caseload.columns.codes import LISTED_FIELDS
from sendrules.caseload.reading.headings import Shape
from sendrules.caseload.reading.rules import DAYS, FLAGS
from sendrules.caseload.reading.template_form import COLUMNS, EXAMPLES, SHEET
from sendrules.caseload.writing.whole import whole
from sendrules.errors import InputError, Problem

ROWS = 5_000
"""So many rows have the lists and the checks. More can be written below them."""
_LISTS, _HELP = "lists", "help"
_MADE = datetime(2026, 11, 30, tzinfo=UTC)
"""What the workbook says of the time at which it was made: the same in every one, so that no clock is read."""
_DAY_FORMAT = "yyyy-mm-dd"
_FLAGS = ("true", "false")
_CASE_SAYS = "The reference of the case in your system. Not a name."
_HOW = (
    "Write the cases into the sheet 'sendrules cases'. Then type: sendrules caseload THIS-FILE.xlsx --out answers.xlsx",
    "A date is a date of Excel, or a text such as 2025-05-21. Use no formulas: they are refused.",
    "The worked row is an example. It is ignored as long as it is not changed.",
)


def write_template(path: str | Path, *, shape: Shape | str = Shape.LONG) -> None:
    """Write a workbook to fill in, which ``sendrules caseload`` reads.

    Args:
        path: the file to write, which ends in .xlsx. It is written whole, or not at all.
        shape: "long" for a row an event, or "wide" for a row a case, with a column for each of the usual kinds of event.

    Raises:
        InputError: the name has another ending, the shape is not known, or the file cannot be written.

    >>> from tempfile import TemporaryDirectory
    >>> from sendrules.caseload.reading.read import read
    >>> with TemporaryDirectory() as folder:
    ...     write_template(Path(folder) / "cases.xlsx")
    ...     with read(Path(folder) / "cases.xlsx") as reading:
    ...         reading.rows, reading.shape.value
    (0, 'long')
    """
    place = Path(path)
    if place.suffix.lower() != ".xlsx":
        raise InputError(str(place), [Problem("", "a template ends in .xlsx.", "Name a file that does.")])
    if shape not in list(Shape):
        raise InputError("shape", [Problem("shape", f"{shape!r} is no shape of a table.", "Give long or wide.")])
    with whole(place) as beside:
        _Template(beside, Shape(shape)).write()


class _Template:
    def __init__(self, path: Path, shape: Shape) -> None:
        options = {"strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}
        self._book = xlsxwriter.Workbook(str(path), options)
        self._book.set_properties({"title": "Cases for sendrules", "created": _MADE.replace(tzinfo=None)})
        self._shape, self._columns = shape, COLUMNS[shape]
        self._lists: dict[str, Sequence[str]] = _lists(self._columns)

    def write(self) -> None:
        cases, help_ = self._book.add_worksheet(SHEET), self._book.add_worksheet(_HELP)
        lists = self._book.add_worksheet(_LISTS)
        lists.hide()
        for n, (name, members) in enumerate(self._lists.items()):
            lists.write_column(0, n, [name, *members])
        self._fill(cases)
        self._explain(help_)
        self._book.close()

    def _fill(self, sheet: Any) -> None:
        head = self._book.add_format({"bold": True, "bg_color": "#D9E2EC", "border": 1})
        day = self._book.add_format({"num_format": _DAY_FORMAT})
        text = self._book.add_format({"num_format": "@"})
        example = {"italic": True, "font_color": "#595959"}
        worked = self._book.add_format(example | {"num_format": "@"})
        worked_day = self._book.add_format(example | {"num_format": _DAY_FORMAT})
        values = EXAMPLES[self._shape]
        for n, name in enumerate(self._columns):
            holds_days = self._holds_days(name)
            sheet.set_column(
                n, n, 30 if name in (CASE, KIND) else 14 if holds_days else 20, day if holds_days else text
            )
            sheet.write_string(0, n, name, head)
            sheet.write_comment(0, n, _meaning(name, self._shape), {"x_scale": 2, "y_scale": 1.5})
            value = values.get(name)
            if isinstance(value, date):
                sheet.write_datetime(1, n, value, worked_day)
            elif value is not None:
                sheet.write_string(1, n, value, worked)
            if check := self._check(name):
                sheet.data_validation(1, n, ROWS, n, check)
        sheet.freeze_panes(1, 1)
        sheet.autofilter(0, 0, ROWS, len(self._columns) - 1)

    def _holds_days(self, name: str) -> bool:
        return name in DAYS or (self._shape is Shape.WIDE and name != CASE)

    def _check(self, name: str) -> Mapping[str, Any] | None:
        """What Excel checks when somebody types into a column. What is pasted passes it by; the reader checks that."""
        if name in self._lists:
            at = list(self._lists).index(name)
            letter = chr(ord("A") + at)
            source = f"={_LISTS}!${letter}$2:${letter}${len(self._lists[name]) + 1}"
            return {
                "validate": "list",
                "source": source,
                "error_title": "Not in the list",
                "error_message": f"Choose from the list, or see the sheet '{_HELP}'.",
            }
        if self._holds_days(name):
            return {
                "validate": "date",
                "criteria": "between",
                "minimum": EARLIEST,
                "maximum": LATEST,
                "error_title": "Not a date",
                "error_message": "Write a date, such as 2025-05-21.",
            }
        return None

    def _explain(self, sheet: Any) -> None:
        bold = self._book.add_format({"bold": True})
        wrapped = self._book.add_format({"text_wrap": True, "valign": "top"})
        sheet.set_column(0, 0, 34, wrapped)
        sheet.set_column(1, 1, 100, wrapped)
        lines: list[tuple[str, str, Any]] = [("How to fill this in", "", bold)]
        lines += [("", text, wrapped) for text in _HOW]
        lines += [("Column", "What it holds", bold)]
        lines += [(name, _meaning(name, self._shape), wrapped) for name in self._columns]
        if self._shape is Shape.LONG:
            lines += [("Kind", "What happened", bold)]
            lines += [(kind.value, KINDS[kind].title, wrapped) for kind in EventKind]
        for n, (first, second, form) in enumerate(lines):
            sheet.write_string(n, 0, first, form)
            sheet.write_string(n, 1, second, form)


def _lists(columns: Sequence[str]) -> dict[str, Sequence[str]]:
    """By column the words that may stand in it."""
    found: dict[str, Sequence[str]] = {}
    for name in columns:
        if name == KIND:
            found[name] = [kind for kind in KINDS_OF_ROW if kind in frozenset(EventKind) or kind == ONLY_A_CASE]
        elif name in LISTED_FIELDS:
            found[name] = [member.value for member in LISTED_FIELDS[name]]
        elif name in FLAGS:
            found[name] = _FLAGS
    return found


def _meaning(name: str, shape: Shape) -> str:
    if name == CASE:
        return _CASE_SAYS
    if shape is Shape.WIDE:
        return f"The day of: {KINDS[EventKind(name)].title}. Leave it empty if it has not happened."
    if name == KIND:
        return f"What happened. Choose from the list; the sheet '{_HELP}' says what each is."
    return LONG[name].means.get("Event", "")
