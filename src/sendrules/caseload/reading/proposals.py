"""What the columns of an export that nobody knows may be: by their names, and by what stands in them. Nothing uncertain is taken."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from itertools import islice
from typing import Any

import numpy as np

from sendrules.case.columns import KIND, KINDS_OF_ROW, ON
from sendrules.case.kind_names import kinds_meant
from sendrules.caseload.reading.cells import as_cells
from sendrules.caseload.reading.days import Seen
from sendrules.caseload.reading.headings import Heading, How, Shape, guessed, names_of, slot_of
from sendrules.caseload.reading.pieces import Source
from sendrules.caseload.reading.rules import DAYS
from sendrules.errors import DateSyntaxError
from sendrules.near_names import nearest
from sendrules.time.written_dates import read_date

_LOOKED_AT = 500
"""So many different values of a column are looked at."""
_SHOWN = 3


@dataclass(frozen=True, slots=True)
class Proposal:
    """What one column may be.

    Attributes:
        theirs: its name in the export.
        ours: the name by which it would be read; empty where nothing is certain enough.
        why: how that is known, in a few words; empty where nothing is proposed.
        perhaps: other names that may be meant, best first.
        values: the first values in it, as texts.
        dated: whether every value in it is a day. What such a column says may be an event.
    """

    theirs: str
    ours: str
    why: str
    perhaps: tuple[str, ...]
    values: tuple[str, ...]
    dated: bool = False

    @property
    def uncertain(self) -> bool:
        """Whether it may be a column of ours, and it is not plain which."""
        return not self.ours and (bool(self.perhaps) or self.dated)


@dataclass(frozen=True, slots=True)
class Proposals:
    """What the columns of an export may be.

    Attributes:
        shape: what a row is.
        columns: what each column may be, in the order of the export.
        ambiguous: by column, the first day in it that may be two days, such as 05/06/2025.
    """

    shape: Shape
    columns: tuple[Proposal, ...]
    ambiguous: Mapping[str, str]


def proposals_of(source: Source, shape: Shape | None = None) -> Proposals:
    """Propose what the columns of an export are.

    Args:
        source: the export.
        shape: what a row is; found out where it is not said.
    """
    source.keep(list(source.names))
    values = {name: _values(source, name) for name in source.names}
    if shape is None and any(_are_kinds(found) for found in values.values()):
        shape = Shape.LONG
    shape, headings = guessed(source.names, shape)
    taken = {heading.ours for heading in headings if heading.how is How.NAMED}
    columns = []
    for heading in headings:
        found = _proposal(heading, values, shape, taken)
        taken.add(found.ours)
        columns.append(found)
    ambiguous = {
        each.theirs: first for each in columns if _holds_days(each.ours) and (first := _ambiguous(values[each.theirs]))
    }
    return Proposals(shape, tuple(columns), ambiguous)


def _proposal(heading: Heading, values: Mapping[str, Sequence[Any]], shape: Shape, taken: set[str]) -> Proposal:
    theirs, own = heading.theirs, values[heading.theirs]
    shown = tuple(str(value) for value in own[:_SHOWN])
    if heading.how is How.NAMED:
        return Proposal(theirs, heading.ours, "it has that name", (), shown)
    if shape is Shape.LONG and KIND not in taken and _are_kinds(own):
        return Proposal(theirs, KIND, "kinds of event stand in it", (), shown)
    if heading.how is How.GUESSED and heading.ours not in taken:
        return Proposal(theirs, heading.ours, "its name means that", (), shown)
    days = [name for name, found in values.items() if _are_days(found)]
    if shape is Shape.LONG and ON not in taken and days == [theirs]:
        return Proposal(theirs, ON, "only this column has dates", (), shown)
    return Proposal(theirs, "", "", tuple(_perhaps(heading, own, shape, taken)), shown, _are_days(own))


def _perhaps(heading: Heading, own: Sequence[Any], shape: Shape, taken: set[str]) -> list[str]:
    """The names that may be meant: a slip of one, or of a wide table's column with dates the kinds of event near its name."""
    if heading.how is How.GUESSED:
        return [heading.ours]
    slips = nearest(heading.theirs, (name for name in names_of(shape) if name not in taken), 1, parts=False)
    if slips or not (shape is Shape.WIDE and _are_days(own)):
        return slips
    found = next((kinds for text in _shorter(heading.theirs) if (kinds := kinds_meant(text))), ())
    return [kind.value for kind in found if kind.value not in taken]


def _shorter(name: str) -> Iterator[str]:
    """A name, and the same without its last or its first word: "annual review held"."""
    words = name.replace("_", " ").split()
    yield name
    if len(words) > 1:
        yield " ".join(words[:-1])
        yield " ".join(words[1:])


def _values(source: Source, name: str) -> list[Any]:
    """The first different values of a column."""
    found: dict[Any, None] = {}
    for piece in source.scan([name]):
        cells = as_cells(piece.columns[name])
        used = (
            cells.values[code] for code in np.unique(cells.codes).tolist() if code
        )  # not what only the heading says
        found |= dict.fromkeys(str(value) if isinstance(value, list) else value for value in used)
        if len(found) > _LOOKED_AT:
            break
    return list(islice(found, _LOOKED_AT))


def _are_kinds(values: Sequence[Any]) -> bool:
    return bool(values) and all(isinstance(value, str) and value.strip() in KINDS_OF_ROW for value in values)


def _are_days(values: Sequence[Any]) -> bool:
    return bool(values) and all(_is_day(value) for value in values)


def _is_day(value: Any) -> bool:
    if isinstance(value, date | datetime):
        return True
    if not isinstance(value, str):
        return False
    try:
        read_date(value)
    except DateSyntaxError:
        seen = Seen()
        seen.add(value, None)
        return seen.day_first or seen.iso
    return True


def _ambiguous(values: Sequence[Any]) -> str:
    seen = Seen()
    for value in values:
        if isinstance(value, str):
            seen.add(value, None)
    return seen.ambiguous if seen.form(None) is None else ""


def _holds_days(ours: str) -> bool:
    slot = slot_of(ours)
    return ours in DAYS or (slot is not None and (slot.field == ON or slot.field in DAYS))
