"""A column map: which columns of an export are which, how it writes days, and its sheet, kept as a TOML file."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from sendrules.case.refusals import did_you_mean
from sendrules.caseload.reading.days import form_named
from sendrules.caseload.reading.headings import Shape, exactly
from sendrules.errors import InputError, Problem
from sendrules.outside_text import hidden_in
from sendrules.toml.reading import NotToml, text_of, values_of

FORMAT = "sendrules-columns-1"
_KEYS = ("format", "shape", "day_format", "sheet", "columns")
_HEAD = """\
# Which column of an export is which. On the left its name there, on the right the name by which sendrules reads it.
# "" leaves a column out. A column that is not named here is found by its name.
"""


@dataclass(frozen=True, slots=True)
class ColumnMap:
    r"""Which columns of an export are which.

    Attributes:
        columns: by the name of a column in the export ours; None for one that is left out.
        shape: what a row is; None where it is found out.
        day_format: how days are written, such as DD/MM/YYYY; None for ISO, or where there is no doubt.
        sheet: of a workbook, the sheet; None for its only one.

    >>> print(ColumnMap({"Pupil ref": "case", "Surname": None}, Shape.WIDE).to_toml().partition("format")[2], end="")
     = "sendrules-columns-1"
    shape = "wide"
    <BLANKLINE>
    [columns]
    "Pupil ref" = "case"
    "Surname" = ""
    """

    columns: Mapping[str, str | None] = field(default_factory=dict)
    shape: Shape | None = None
    day_format: str | None = None
    sheet: str | None = None

    @property
    def options(self) -> dict[str, Any]:
        """The map as the options that ``evaluate``, ``evaluate_to`` and ``prioritise`` of ``sendrules.caseload`` take."""
        return {"columns": self.columns, "shape": self.shape, "day_format": self.day_format, "sheet": self.sheet}

    def to_toml(self) -> str:
        """Write the map as TOML."""
        said = (("format", FORMAT), ("shape", self.shape), ("day_format", self.day_format), ("sheet", self.sheet))
        lines = [f"{name} = {_quoted(value)}" for name, value in said if value is not None]
        named = [f"{_quoted(theirs)} = {_quoted(ours or '')}" for theirs, ours in self.columns.items()]
        return _HEAD + "\n".join([*lines, "", "[columns]", *named, ""])


def read_column_map(path: str | Path) -> ColumnMap:
    """Read a column map from TOML.

    Args:
        path: the file, as `sendrules map` writes it.

    Raises:
        InputError: it cannot be read, or with every problem in it.
    """
    text = text_of(path)
    try:
        data = values_of(text)
    except NotToml as error:
        raise InputError(str(path), [error.problem]) from None
    problems = list(_wrong(data))
    if problems:
        raise InputError(str(path), problems)
    shape = data.get("shape")
    return ColumnMap(
        {theirs: ours or None for theirs, ours in data["columns"].items()},
        Shape(shape) if shape else None,
        data.get("day_format"),
        data.get("sheet"),
    )


def _wrong(data: Mapping[str, Any]) -> list[Problem]:
    problems = [
        Problem(name, f"there is no setting {name!r}.", did_you_mean(name, _KEYS) or f"Use {', '.join(_KEYS)}.")
        for name in data
        if name not in _KEYS
    ]
    if data.get("format") != FORMAT:
        problems.append(Problem("format", "this is no column map.", f'Write format = "{FORMAT}".'))
    if "shape" in data and data["shape"] not in list(Shape):
        problems.append(Problem("shape", "this is no shape of a table.", 'Write "long" or "wide".'))
    if "day_format" in data:
        problems += _wrong_day_format(data["day_format"])
    if "sheet" in data and (not isinstance(data["sheet"], str) or not data["sheet"]):
        problems.append(Problem("sheet", "this is no name of a sheet.", "Write its name in quotes."))
    return [*problems, *_wrong_columns(data.get("columns"), data.get("shape"))]


def _wrong_day_format(given: object) -> list[Problem]:
    if not isinstance(given, str):
        return [Problem("day_format", "this is no form of dates.", 'Write such as "DD/MM/YYYY".')]
    try:
        form_named(given)
    except InputError as error:
        return list(error.problems)
    return []


def _wrong_columns(given: object, shape: object) -> list[Problem]:
    if not isinstance(given, dict):
        return [Problem("columns", "the table of columns is missing.", "Write [columns], and a line for each column.")]
    shapes = [Shape(shape)] if isinstance(shape, str) and shape in list(Shape) else list(Shape)
    problems = []
    for theirs, ours in given.items():
        if not isinstance(ours, str):
            fix = 'Write the name of a column in quotes, or "" to leave it out.'
            problems.append(Problem(f"columns[{theirs!r}]", "this is no name of a column.", fix))
        elif ours and not any(exactly(ours, each) for each in shapes):
            fix = "`sendrules map` shows the names."
            problems.append(Problem(f"columns[{theirs!r}]", f"there is no column `{ours}`.", fix))
    return problems


def _quoted(text: str) -> str:
    """A text of TOML in one line; what nobody sees, or what would end the line, is an escape."""
    return '"' + "".join(_escaped(char) for char in text) + '"'


def _escaped(char: str) -> str:
    if char in '"\\':
        return f"\\{char}"
    return f"\\U{ord(char):08X}" if hidden_in(char) or not (char.isprintable() or char == " ") else char
