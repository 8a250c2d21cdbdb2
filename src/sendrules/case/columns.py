"""The long table: a case as plain rows, one event a row. What reads or writes a table of cases takes its columns from here.

A row has the case's reference, a ``kind`` and the fields of that kind, each in the column of its name. Besides the kinds of
event a row may be a circumstance (``closure``, ``absence``, ...), a ``determination``, a ``claim``, or ``case``: a row that
records nothing but that there is such a case. A fact is a column ``facts.NAME``; it says the same in every row of a case, or
stands in one of them.

>>> from datetime import date
>>> from sendrules.case.case import Case
>>> from sendrules.case.events import Event
>>> list(rows_of(Case(reference="A-17", events=[Event(kind="request", on=date(2025, 5, 21), by="parent")])))
[{'case': 'A-17', 'kind': 'request', 'on': datetime.date(2025, 5, 21), 'id': 'request-1', 'by': 'parent'}]
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date
from enum import StrEnum
from types import MappingProxyType
from typing import Any, get_args

from sendrules.case.case import Case
from sendrules.case.circumstances import Circumstance, Claim, Determination
from sendrules.case.events import Event
from sendrules.case.kinds import EventKind
from sendrules.case.record import Record
from sendrules.values import value


class Holds(StrEnum):
    """What stands in a column."""

    TEXT = "text"
    """A text: a name, a remark, or a member of a closed list."""
    DAY = "day"
    FLAG = "flag"
    """True or false."""
    KINDS = "kinds"
    """Kinds of event, with spaces between them."""


@value
class Column:
    """A column of the long table.

    Attributes:
        name: its name, which is that of the field.
        holds: what stands in it.
        of: the kinds of row in which it may say something.
        means: by record (``Event``, ``Closure``, ...) what the field means there.
    """

    name: str
    holds: Holds
    of: frozenset[str]
    means: Mapping[str, str]


CASE, KIND, ON, FACTS = "case", "kind", "on", "facts."
DETERMINATION, CLAIM, ONLY_A_CASE = "determination", "claim", "case"
"""The kinds of row that are neither an event nor a circumstance."""
AROUND: Mapping[str, type[Record]] = MappingProxyType(
    {
        **{get_args(m.model_fields["kind"].annotation)[0]: m for m in get_args(get_args(Circumstance)[0])},
        DETERMINATION: Determination,
        CLAIM: Claim,
    }
)
"""By kind of row, the record that it is, for all that is no event."""
KINDS_OF_ROW: tuple[str, ...] = (*(kind.value for kind in EventKind), *AROUND, ONLY_A_CASE)
"""Everything that ``kind`` may say."""
PARTS: Mapping[type[Record], str] = MappingProxyType(
    {
        Event: "events",
        **dict.fromkeys(AROUND.values(), "circumstances"),
        Determination: "determinations",
        Claim: "claims",
    }
)
"""By record, the field of ``Case`` that holds it."""


def record_of(kind: str) -> type[Record] | None:
    """Give the record that a row of this kind is; None for a row that only says that there is a case.

    >>> record_of("final-plan").__name__, record_of("closure").__name__, record_of("case")
    ('Event', 'Closure', None)
    """
    return AROUND.get(kind) if kind in AROUND or kind == ONLY_A_CASE else Event


def rows_of(case: Case) -> Iterator[dict[str, Any]]:
    """Give the rows of a case, each with the columns in which it says something. Facts stand in the first row.

    Args:
        case: the case.
    """
    facts = {f"{FACTS}{name}": given for name, given in case.facts.items()}
    records = (*case.events, *case.circumstances, *case.determinations, *case.claims)
    for record in records:
        yield {CASE: case.reference, KIND: _kind_of(record), **dict(_fields(record)), **facts}
        facts = {}
    if not records:
        yield {CASE: case.reference, KIND: ONLY_A_CASE, **facts}


def _kind_of(record: Record) -> str:
    return {Determination: DETERMINATION, Claim: CLAIM}.get(type(record)) or str(getattr(record, KIND))


def _fields(record: Record) -> Iterator[tuple[str, Any]]:
    for name, field in type(record).model_fields.items():
        given = getattr(record, name)
        if name != KIND and given != field.default:
            yield (
                name,
                " ".join(given) if isinstance(given, tuple) else given.value if isinstance(given, StrEnum) else given,
            )


def _holds(annotation: Any) -> Holds:
    """What a field holds, by its type."""
    inner = [part for part in (annotation, *get_args(annotation)) if part is not type(None)]
    if date in inner or any(date in get_args(part) for part in inner):
        return Holds.DAY
    if bool in inner or any(bool in get_args(part) for part in inner):
        return Holds.FLAG
    return Holds.KINDS if EventKind in inner and ... in inner else Holds.TEXT


def _columns() -> Iterator[Column]:
    records: dict[type[Record], list[str]] = {Event: [kind.value for kind in EventKind]}
    for kind, record in AROUND.items():
        records[record] = [kind]
    names = dict.fromkeys(name for record in records for name in record.model_fields)
    for name in names:
        own = {record: record.model_fields[name] for record in records if name in record.model_fields}
        found = {_holds(field.annotation) for field in own.values()}
        yield Column(
            name,
            found.pop() if len(found) == 1 else Holds.TEXT,
            frozenset(KINDS_OF_ROW if name == KIND else [kind for record in own for kind in records[record]]),
            MappingProxyType({record.__name__: field.description or "" for record, field in own.items()}),
        )


COLUMNS: Mapping[str, Column] = MappingProxyType(
    {
        CASE: Column(
            CASE,
            Holds.TEXT,
            frozenset(KINDS_OF_ROW),
            MappingProxyType({"Case": "The case's own reference. Not a name."}),
        ),
        **{column.name: column for column in _columns()},
    }
)
"""The columns by name, the first that every table has first; ``facts.NAME`` besides."""
