"""Which column is which: by its name, by what the user says, or by a guess that is reported. What fits nothing is reported as not read."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from functools import cache
from types import MappingProxyType

from sendrules.case.columns import CASE, COLUMNS, FACTS, KIND, ON
from sendrules.case.events import Event
from sendrules.case.fact_values import MOST_FACTS
from sendrules.case.kind_names import kinds_called
from sendrules.case.kinds import EventKind
from sendrules.case.refusals import did_you_mean
from sendrules.caseload.reading.rules import DAYS
from sendrules.errors import InputError, Problem, near
from sendrules.near_names import nearest, words_of
from sendrules.outside_text import normal_name, not_printable


class Shape(StrEnum):
    """What a row of the table is."""

    LONG = "long"
    """An event, a circumstance, a determination or a claim."""
    WIDE = "wide"
    """A case, with a column for each kind of event."""


class How(StrEnum):
    """How it is known what a column is."""

    NAMED = "named so"
    GIVEN = "given"
    GUESSED = "guessed"
    NOT_READ = "not read"


@dataclass(frozen=True, slots=True)
class Heading:
    """What became of one column.

    Attributes:
        theirs: its name in the source.
        ours: the name by which it is read; empty where it is not read.
        how: how that is known.
        hint: for a column that is not read, which name may be meant; else empty.

    >>> print(Heading("Case ref", "case", How.GUESSED))
    'Case ref' is read as `case` (guessed).
    """

    theirs: str
    ours: str
    how: How
    hint: str = ""

    def __str__(self) -> str:
        if self.how is How.NOT_READ:
            return f"{self.theirs!r} is not read. {self.hint}".rstrip()
        return f"{self.theirs!r} is read as `{self.ours}` ({self.how.value})."


@dataclass(frozen=True, slots=True)
class Slot:
    """What a column of a wide table holds: the day, or a field, of the first or a later event of a kind.

    Attributes:
        kind: the kind of event.
        number: which event of that kind, from 1.
        field: the field; ``on`` for the day.
    """

    kind: EventKind
    number: int
    field: str

    @property
    def name(self) -> str:
        """Its name, such as ``request``, ``request.by``, ``final-plan.2`` or ``final-plan.2.served``."""
        number = f".{self.number}" if self.number > 1 else ""
        return f"{self.kind.value}{number}{'' if self.field == ON else f'.{self.field}'}"


@dataclass(frozen=True, slots=True)
class Headings:
    """Which columns are read.

    Attributes:
        shape: what a row is.
        read: by our name the name in the source.
        columns: what became of each column, in the order of the source.
    """

    shape: Shape
    read: Mapping[str, str]
    columns: tuple[Heading, ...]

    @property
    def facts(self) -> Mapping[str, str]:
        """The columns that hold facts: by name of the fact, our name of the column."""
        return {normal_name(name.removeprefix(FACTS)): name for name in self.read if name.startswith(FACTS)}


_CALLED: Mapping[str, tuple[str, ...]] = MappingProxyType(
    {
        CASE: ("reference", "case reference", "case ref", "case id", "case number", "case no"),
        KIND: ("event", "event kind", "event type", "kind of event", "type of event"),
        ON: ("date", "event date", "date of event", "day", "date of the event", "happened on"),
        "id": ("event id",),
    }
)
"""What tables call a column besides its name."""
_FIELDS = tuple(name for name in Event.model_fields if name not in (KIND, ON))
_NUMBER = re.compile(r"(.*?)[\s_.(#-]+(\d{1,2})\)?(?:[\s_-]+(\D.*))?", re.ASCII)
"""Of a name its number, what stands before it, and what stands after it."""
_A_DATE = frozenset({"date", "day"})
_NEEDED = {Shape.LONG: (CASE, KIND, ON), Shape.WIDE: (CASE,)}


def headings_of(
    names: Sequence[str],
    given: Mapping[str, str | None] | None = None,
    shape: Shape | str | None = None,
    source: str = "the table",
) -> Headings:
    """Say which columns of a source are read, and as what.

    Args:
        names: the names of its columns.
        given: by their name ours, as the user says; None for a column that is not to be read.
        shape: what a row is; found out where it is not said.
        source: what the source is called in an error.

    Raises:
        InputError: a column is missing, given wrongly, or a slip of ours, or two columns may be the same; with the names that are near.

    >>> [str(column) for column in headings_of(["Case ref", "kind", "on", "colour"]).columns][::3]
    ["'Case ref' is read as `case` (guessed).", "'colour' is not read."]
    """
    said = dict(given or {})
    _check_given(names, said, source)
    wanted = Shape(shape) if shape is not None else _shape(names, said)
    problems = [
        Problem(f"columns[{theirs!r}]", f"there is no column `{ours}`.", _near(ours, wanted))
        for theirs, ours in said.items()
        if ours is not None and exactly(ours, wanted) is None
    ]
    found = [_heading(name, said, wanted) for name in names]
    taken = {heading.ours for heading in found if heading.how in (How.NAMED, How.GIVEN)}
    found = [_kept(heading, taken) for heading in found]
    problems += _twice(found)
    read = {heading.ours: heading.theirs for heading in found if heading.ours}
    problems += _missing(read, found, wanted)
    problems += _slips(found, said, read, wanted)
    if sum(ours.startswith(FACTS) for ours in read) > MOST_FACTS:
        problems.append(Problem("", "there are too many facts.", f"Give at most {MOST_FACTS:,}; map others to None."))
    if problems:
        raise InputError(source, problems)
    return Headings(wanted, read, tuple(found))


def guessed(names: Sequence[str], shape: Shape | str | None = None) -> tuple[Shape, list[Heading]]:
    """Say what each column of a source may be, and refuse nothing.

    Args:
        names: the names of its columns.
        shape: what a row is; found out where it is not said.

    >>> [heading.ours for heading in guessed(["Ref", "EHCP issued", "colour"], "wide")[1]]
    ['', 'final-plan', '']
    """
    wanted = Shape(shape) if shape is not None else _shape(names, {})
    found = [_heading(name, {}, wanted) for name in names]
    taken = {heading.ours for heading in found if heading.how is How.NAMED}
    return wanted, [_kept(heading, taken) for heading in found]


def exactly(name: str, shape: Shape) -> str | None:
    """Give our name of a column that is called exactly so; None where there is none."""
    if name.startswith(FACTS):
        fact = name.removeprefix(FACTS)
        return name if normal_name(fact) and not not_printable(fact.strip()) else None
    if shape is Shape.LONG:
        return name if name in COLUMNS else None
    slot = slot_of(name)
    return slot.name if slot is not None else name if name == CASE else None


@cache
def slot_of(name: str) -> Slot | None:
    """Give what a column of a wide table holds, by our name for it; None where it holds no event.

    >>> slot_of("final-plan.2.served").number, slot_of("case")
    (2, None)
    """
    kind, *rest = name.split(".")
    if kind not in frozenset(EventKind):
        return None
    number = int(rest.pop(0)) if rest and re.fullmatch(r"[1-9]\d?", rest[0], re.ASCII) else 1
    field = rest.pop(0) if rest else ON
    return None if rest or field not in (ON, *_FIELDS) else Slot(EventKind(kind), number, field)


def _check_given(names: Sequence[str], said: Mapping[str, str | None], source: str) -> None:
    """Refuse a column map that names a column which is not there."""
    problems = []
    for theirs in said:
        if theirs not in names:
            fix = did_you_mean(theirs, names) or f"The columns are: {', '.join(names)}."
            problems.append(Problem("columns", f"there is no column called {theirs!r}.", fix))
    if problems:
        raise InputError(source, problems)


def _shape(names: Sequence[str], said: Mapping[str, str | None]) -> Shape:
    """Tell a long table by its column ``kind``, and a wide one by a column for a kind of event."""
    left = [name for name in names if name not in said]
    if KIND in said.values() or any(exactly(name, Shape.LONG) == KIND for name in left):
        return Shape.LONG
    wide = any(ours and slot_of(ours) for ours in said.values()) or any(slot_of(name) for name in left)
    if not wide and any(_guess(name, Shape.LONG) == KIND for name in left):
        return Shape.LONG
    wide = wide or any((ours := _guess(name, Shape.WIDE)) and slot_of(ours) for name in left)
    return Shape.WIDE if wide else Shape.LONG


def _heading(name: str, said: Mapping[str, str | None], shape: Shape) -> Heading:
    if name in said:
        ours = said[name]
        return (
            Heading(name, exactly(ours, shape) or ours, How.GIVEN)
            if ours is not None
            else Heading(name, "", How.NOT_READ)
        )
    if found := exactly(name, shape):
        return Heading(name, found, How.NAMED)
    if found := _guess(name, shape):
        return Heading(name, found, How.GUESSED)
    return Heading(name, "", How.NOT_READ, did_you_mean(name, names_of(shape)))


def _kept(heading: Heading, taken: set[str]) -> Heading:
    """Give up a guess where another column is named so."""
    if heading.how is How.GUESSED and heading.ours in taken:
        return Heading(heading.theirs, "", How.NOT_READ, f"Another column is `{heading.ours}`.")
    return heading


def _twice(found: Iterable[Heading]) -> list[Problem]:
    first: dict[str, Heading] = {}
    problems = []
    for heading in found:
        if not heading.ours:
            continue
        other = first.setdefault(_same(heading.ours), heading)
        if other is not heading:
            message = f"{other.theirs!r} and {heading.theirs!r} would both be `{heading.ours}`."
            problems.append(
                Problem(
                    "columns",
                    message,
                    f"Say which: columns={{{other.theirs!r}: {heading.ours!r}, {heading.theirs!r}: None}}.",
                )
            )
    return problems


def _slips(
    found: Iterable[Heading], said: Mapping[str, str | None], read: Mapping[str, str], shape: Shape
) -> list[Problem]:
    """Refuse columns whose name is a slip of ours: without their days, what was done would count as not done."""
    known = [name for name in names_of(shape) if name not in read and name != "note"]
    problems = []
    for heading in found:
        if heading.how is How.NOT_READ and heading.theirs not in said:
            for ours in nearest(heading.theirs, known, 1, parts=False):
                fix = f"Say columns={{{heading.theirs!r}: {ours!r}}}, or {{{heading.theirs!r}: None}} to leave it out."
                problems.append(Problem("columns", f"{heading.theirs!r} may be a slip of `{ours}`.", fix))
    return problems


def _same(ours: str) -> str:
    return f"{FACTS}{normal_name(ours.removeprefix(FACTS))}" if ours.startswith(FACTS) else ours


def _missing(read: Mapping[str, str], found: Sequence[Heading], shape: Shape) -> list[Problem]:
    left = [heading.theirs for heading in found if not heading.ours]
    problems = []
    for name in _NEEDED[shape]:
        if name not in read:
            close = near(name, left)
            fix = (
                f"Is it {' or '.join(map(repr, close))}?"
                if close
                else f"The columns are: {', '.join(h.theirs for h in found)}."
            )
            problems.append(
                Problem("", f"there is no column `{name}`.", f"{fix} Say columns={{'their name': {name!r}}}.")
            )
    if shape is Shape.WIDE and not any(slot_of(name) for name in read):
        problems.append(
            Problem(
                "",
                "no column is called after a kind of event.",
                "A wide table has columns such as request and final-plan.",
            )
        )
    return problems


def _near(ours: str, shape: Shape) -> str:
    return did_you_mean(ours, names_of(shape)) or "`sendrules.case.columns.COLUMNS` lists them; a fact is facts.NAME."


@cache
def names_of(shape: Shape) -> tuple[str, ...]:
    """Give the names that a column may have, save those with a number or a field after a kind of event.

    Args:
        shape: what a row is.
    """
    return tuple(COLUMNS) if shape is Shape.LONG else (CASE, *(kind.value for kind in EventKind))


def _plain(name: str) -> str:
    return re.sub(r"[\s_-]+", " ", name.casefold()).strip()


@cache
def _written_otherwise(shape: Shape) -> Mapping[str, str]:
    """Our names by the form in which they are compared."""
    names = {
        _plain(word): ours for ours, words in _CALLED.items() for word in words if shape is Shape.LONG or ours == CASE
    }
    if shape is Shape.WIDE:
        names |= {_plain(f"{kind.value} {field}"): f"{kind.value}.{field}" for kind in EventKind for field in _FIELDS}
    return names | {_plain(ours): ours for ours in names_of(shape)}


def _guess(name: str, shape: Shape) -> str | None:
    """Give our name for a column that is written otherwise; None where it is not plain."""
    if name[: len(FACTS)].casefold() == FACTS:
        return exactly(f"{FACTS}{name[len(FACTS) :]}", shape)
    if found := _written_otherwise(shape).get(_plain(name)):
        return found
    return _guessed_day(name) if shape is Shape.LONG else _guessed_slot(name)


def _guessed_day(name: str) -> str | None:
    """Give the column of days that "date served" or "served on" means."""
    words = [word for word in words_of(name.replace("_", " ")) if word not in _A_DATE]
    found = "_".join(words)
    return found if found in DAYS and len(words) == 1 else None


def _guessed_slot(name: str) -> str | None:
    """Give the kind of event that a column is called after, with its number where it has one."""
    if "." in name:
        first, _, rest = name.partition(".")
        kind = _guessed_kind(first)
        slot = slot_of(f"{kind.value}.{_plain(rest).replace(' ', '_').replace('_.', '.')}") if kind else None
        return slot.name if slot else None
    if kind := _guessed_kind(name):
        return kind.value
    match = _NUMBER.fullmatch(name.strip())
    return _numbered(*match.groups()) if match and int(match[2]) else None


def _numbered(before: str, number: str, after: str | None) -> str | None:
    """Give what "final plan 2", "final plan 2 served" or "final plan served 2" means."""
    if kind := _guessed_kind(before):
        field = "_".join(word for word in _plain(after or "").split() if word not in _A_DATE) or ON
        slot = slot_of(f"{kind.value}.{int(number)}.{field}")
    else:
        first = None if after else slot_of(_written_otherwise(Shape.WIDE).get(_plain(before), ""))
        slot = first and replace(first, number=int(number))
    return slot.name if slot else None


def _guessed_kind(name: str) -> EventKind | None:
    plain = _plain(name)
    for text in (plain, re.sub(r"^date (?:of )?|(?: sent| received)? (?:date|day|on)$", "", plain)):
        kinds = kinds_called(text)
        if len(kinds) == 1:
            return kinds[0]
    return None
