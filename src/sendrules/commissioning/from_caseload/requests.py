"""The requests of a caseload: when each came in, what was decided, and how old the person was."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from sendrules.case.kinds import EventKind
from sendrules.caseload.columns.codes import KINDS, to_date, to_day
from sendrules.caseload.columns.event_table import EventTable
from sendrules.caseload.running.sources import opened

_K = EventKind
REQUESTS = frozenset({_K.REQUEST, _K.RESPONSIBLE, _K.DETAINED_REQUEST, _K.DETAINED_ATTENTION})
"""The kinds of event that begin a request, as a scorecard counts requests."""
AGREED = _K.DECISION_TO_ASSESS
ENDED = frozenset({_K.REFUSAL_TO_ASSESS, _K.NO_PLAN_NOTICE, _K.FINAL_PLAN, _K.REQUEST_WITHDRAWN, _K.MOVED})
"""The kinds after which nobody waits for a decision or an assessment any more."""


@dataclass(frozen=True, slots=True)
class Request:
    """One request.

    Attributes:
        case: the reference of its case.
        on: the day on which it came in.
        agreed: the day of the decision to assess; None where there is none.
        ended: whether something ended it.
        plans: the days of finalised plans before the next request.
        turns_25: the day of the 25th birthday; None where it is not recorded.
        latest: whether it is the last request of its case.
    """

    case: str
    on: date
    agreed: date | None
    ended: bool
    plans: tuple[date, ...]
    turns_25: date | None
    latest: bool


def requests_of(source: Any, *, as_of: date, **how: Any) -> tuple[list[Request], int]:
    """Read the requests of a caseload.

    Args:
        source: a path, a table or cases, as for ``sendrules.caseload.evaluate``.
        as_of: the day of the question. Later events do not count, save for a 25th birthday, whose day is known beforehand.
        how: ``columns``, ``shape``, ``day_format`` and ``sheet``, as for ``sendrules.caseload.evaluate``.

    Returns:
        The requests, and how many rows could not be used; their cases are left out.
    """
    found: list[Request] = []
    invalid = 0
    with opened(source, **how) as cases:
        for part in cases.parts:
            read = part.read()
            invalid += read.summary.rows_invalid
            found += _of_table(read.table, to_day(as_of))
    return found, invalid


def _of_table(table: EventTable, as_of: int) -> Iterator[Request]:
    kinds, days = table.kind.tolist(), table.on.tolist()
    planned = table.codes["planned"].tolist() if "planned" in table.codes else [0] * len(days)
    first = table.first.tolist()
    for n, reference in enumerate(table.references):
        rows = range(first[n], first[n + 1])
        birthday = next((to_date(days[row]) for row in rows if KINDS[kinds[row]] is _K.TURNS_25), None)
        seen = [(KINDS[kinds[row]], to_date(days[row])) for row in rows if days[row] <= as_of and not planned[row]]
        yield from _of_case(reference, seen, birthday)


def _of_case(reference: str, seen: list[tuple[EventKind, date]], birthday: date | None) -> Iterator[Request]:
    starts = [n for n, (kind, _) in enumerate(seen) if kind in REQUESTS]
    for start, end in zip(starts, [*starts, len(seen)][1:], strict=True):
        course = seen[start:end]
        yield Request(
            case=reference,
            on=course[0][1],
            agreed=next((day for kind, day in course if kind is AGREED), None),
            ended=_ended([kind for kind, _ in course]),
            plans=tuple(day for kind, day in course if kind is _K.FINAL_PLAN),
            turns_25=birthday,
            latest=end == len(seen),
        )


def _ended(course: Sequence[EventKind]) -> bool:
    """Say whether something ended a request. A refusal ends it no more once it is agreed to assess after all."""
    agreed = max((n for n, kind in enumerate(course) if kind is AGREED), default=-1)
    return any(kind in ENDED and (kind is not _K.REFUSAL_TO_ASSESS or n > agreed) for n, kind in enumerate(course))
