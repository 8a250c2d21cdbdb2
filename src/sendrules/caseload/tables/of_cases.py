"""An ``EventTable`` made of ``Case`` objects."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from typing import Any

import numpy as np

from sendrules.case.case import Case
from sendrules.case.circumstances import (
    Absence,
    Circumstance,
    Closure,
    Coronavirus,
    Determination,
    ExceptionalCircumstances,
    MissedAppointment,
    RecordGap,
)
from sendrules.case.events import Event
from sendrules.case.kinds import EventKind, NameKey, name_key
from sendrules.caseload.columns.codes import (
    DAY_FIELDS,
    FLAG_FIELDS,
    KIND_CODE,
    LISTED_FIELDS,
    NAME_FIELDS,
    NO,
    NO_DAY,
    ROLE_CODE,
    YES,
    codes_of,
    to_day,
)
from sendrules.caseload.columns.event_table import CIRCUMSTANCES, Codes, EventTable, Grounds, first_rows


def table_of(cases: Sequence[Case]) -> EventTable:
    """Give the table of some cases.

    Args:
        cases: the cases.

    >>> from datetime import date
    >>> table = table_of([Case(reference="A-17", events=[Event(kind="request", on=date(2025, 5, 21))])])
    >>> table.cases, len(table), table.id_of(0)
    (1, 1, 'request-1')
    """
    rows = [
        (n, event) for n, case in enumerate(cases) for event in sorted(case.events, key=lambda e: (e.on, e.id or ""))
    ]
    events = [event for _, event in rows]
    names = _Names()
    case = np.array([n for n, _ in rows], np.int32)
    return EventTable(
        references=[case.reference for case in cases],
        case=case,
        kind=_column(events, lambda event: KIND_CODE[event.kind]),
        on=_column(events, lambda event: to_day(event.on)),
        days=dict(_day_columns(events)),
        codes=dict(_code_columns(events, names)),
        first=first_rows(case, len(cases)),
        grounds=_grounds(cases, {(n, event.id): row for row, (n, event) in enumerate(rows)}, names),
        names=names.by_code,
        case_of=cases.__getitem__,
        id_of=lambda row: events[row].id or "",
        facts={name: [case.facts.get(name) for case in cases] for name in sorted({f for c in cases for f in c.facts})},
    )


class _Names:
    """Codes for names, of which two that are the same but for capitals and spaces have one. Ids of duties stand exactly."""

    def __init__(self) -> None:
        self.by_code: list[str | None] = [None]
        self._codes: dict[NameKey | str, int] = {None: 0}

    def code(self, name: str | None, *, exact: bool = False) -> int:
        code = self._codes.setdefault(name if exact else name_key(name), len(self.by_code))
        if code == len(self.by_code):
            self.by_code.append(name)
        return code


def _column(records: Sequence[Any], give: Callable[[Any], int]) -> Codes:
    return np.fromiter(map(give, records), np.int32, len(records))


def _day_columns(events: Sequence[Event]) -> Iterable[tuple[str, Codes]]:
    for name in DAY_FIELDS:
        if any(getattr(event, name) is not None for event in events):
            given = [getattr(event, name) for event in events]
            yield name, np.array([NO_DAY if day is None else to_day(day) for day in given], np.int32)


def _code_columns(events: Sequence[Event], names: _Names) -> Iterable[tuple[str, Codes]]:
    columns = {name: _listed(events, name) for name in LISTED_FIELDS}
    columns |= {name: _column(events, lambda e, n=name: _flag(getattr(e, n))) for name in FLAG_FIELDS}  # type: ignore[misc]
    columns |= {name: _named(events, name, names) for name in NAME_FIELDS}
    columns["planned"] = _column(events, lambda event: int(event.planned))
    return ((name, column) for name, column in columns.items() if column.any())


def _listed(events: Sequence[Event], name: str) -> Codes:
    codes = codes_of(LISTED_FIELDS[name])
    given = [getattr(event, name) for event in events]
    return np.array([0 if value is None else codes[value] for value in given], np.int32)


def _named(events: Sequence[Event], name: str, names: _Names) -> Codes:
    return _column(events, lambda event: names.code(getattr(event, name), exact=name == "duty"))


def _flag(value: bool | None) -> int:
    return 0 if value is None else YES if value else NO


def _grounds(cases: Sequence[Case], row_of: dict[tuple[int, str | None], int], names: _Names) -> Grounds:
    around = [(n, circumstance) for n, case in enumerate(cases) for circumstance in case.circumstances]
    found = [_circumstance(circumstance, names) for _, circumstance in around]
    judged: list[tuple[int, Determination]] = [(n, d) for n, case in enumerate(cases) for d in case.determinations]
    limbs = tuple(dict.fromkeys(d.limb for _, d in judged))
    missing = [frozenset(c.kinds) if isinstance(c, RecordGap) else frozenset[EventKind]() for _, c in around]
    kind_sets = tuple(dict.fromkeys((frozenset[EventKind](), *missing)))
    kind, role, name, first, last, personal = (
        np.array(column, np.int32) for column in (zip(*found, strict=True) if found else [[]] * 6)
    )
    return Grounds(
        case=np.array([n for n, _ in around], np.int64),
        kind=kind,
        role=role,
        name=name,
        first=first,
        last=last,
        personal=personal,
        kinds=np.array([kind_sets.index(kinds) for kinds in missing], np.int32),
        determined_case=np.array([n for n, _ in judged], np.int64),
        limb=np.array([limbs.index(d.limb) for _, d in judged], np.int32),
        determined_on=np.array([to_day(d.on) for _, d in judged], np.int32),
        trigger=np.array([-1 if d.trigger is None else row_of[n, d.trigger] for n, d in judged], np.int64),
        limbs=limbs,
        kind_sets=kind_sets,
    )


def _circumstance(found: Circumstance, names: _Names) -> tuple[int, int, int, int, int, int]:
    """Its kind, role, name, first and last day, and whether it is personal, as codes."""
    kind = CIRCUMSTANCES.index(found.kind)
    match found:
        case Closure():
            last = NO_DAY if found.reopens is None else to_day(found.reopens)
            return (
                kind,
                ROLE_CODE[found.setting],
                names.code(found.institution),
                to_day(found.first_day_closed),
                last,
                0,
            )
        case MissedAppointment():
            return kind, ROLE_CODE[found.who], names.code(found.about), to_day(found.on), NO_DAY, 0
    last = NO_DAY if found.last_day is None else to_day(found.last_day)
    role, personal = 0, 0
    match found:
        case Absence():
            role = ROLE_CODE[found.who]
        case ExceptionalCircumstances():
            role, personal = ROLE_CODE[found.affects], _flag(found.personal)
        case Coronavirus():
            pass
    return kind, role, 0, to_day(found.first_day), last, personal
