"""Cases that are handed to ``Case`` itself: it says what is wrong with them, or in which order their records stand."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from sendrules.case.case import Case, with_ids
from sendrules.case.columns import CASE, KIND, ONLY_A_CASE, PARTS, record_of
from sendrules.case.events import Event
from sendrules.case.one_order import in_order, of_circumstance, of_determination, of_event
from sendrules.case.record import Record
from sendrules.caseload.reading.cells import trimmed
from sendrules.caseload.reading.rows import Rows
from sendrules.caseload.reading.rules import BARE
from sendrules.errors import InputError, Problem

_EVENTS, _CIRCUMSTANCES, _DETERMINATIONS = "events", "circumstances", "determinations"
_ANOTHER_EVENT = re.compile(r"\bevents\.(\d+)\b")


@dataclass(frozen=True, slots=True)
class Settled:
    """The order of the records of a case.

    Attributes:
        events: the rows of its events by day and id.
        ids: by row, the id of the event.
        circumstances: the rows of its circumstances, as the case has them.
        determinations: the rows of its determinations.
    """

    events: Sequence[int]
    ids: Mapping[int, str]
    circumstances: Sequence[int]
    determinations: Sequence[int]


@dataclass(frozen=True, slots=True)
class Found:
    """A problem at a row and a column; the column is empty where several or none are at fault.

    Attributes:
        row: the row.
        column: the column.
        message: what is wrong.
        fix: what to do.
        others: the events that the message names by their number in the case, each with its row.
    """

    row: int
    column: str
    message: str
    fix: str
    others: tuple[tuple[str, int], ...] = ()


@dataclass(frozen=True, slots=True)
class RawCase:
    """The rows of a case as the data of a ``Case``.

    Attributes:
        data: the data.
        rows: by part of the case, the row of each record in it.
    """

    data: dict[str, Any]
    rows: Mapping[str, Sequence[int]]

    def case(self) -> Case:
        """Make the case."""
        return Case.model_validate(self.data)


def raw_case(rows: Rows, own: Iterable[int], reference: Any, facts: Mapping[str, Any]) -> RawCase:
    """Give the rows of a case as the data of a ``Case``.

    Args:
        rows: the rows.
        own: the rows of the case.
        reference: its reference.
        facts: its facts.
    """
    data: dict[str, Any] = {"reference": reference, "facts": dict(facts)} | {
        part: [] for part in dict.fromkeys(PARTS.values())
    }
    places: dict[str, list[int]] = {part: [] for part in PARTS.values()}
    for row in own:
        if rows.kind[row] == BARE:
            continue
        kind = rows.texts[KIND][row]
        kind = trimmed(kind) if isinstance(kind, str) else kind
        record = (record_of(kind) if isinstance(kind, str) else None) or Event
        part = PARTS[record]
        said = rows.said(row)
        if kind is not None and KIND in record.model_fields:
            said = {KIND: kind, **said}
        data[part].append(said)
        places[part].append(row)
    return RawCase(data, places)


def settled(raw: RawCase) -> Settled:
    """Give the order of the records of a case that is right.

    Args:
        raw: the case.
    """
    events, row_of = _made(raw, _EVENTS)
    ordered = zip(in_order(events, of_event), with_ids(tuple(events)), strict=True)
    ids = {row_of[id(event)]: (with_id.on, with_id.id or "") for event, with_id in ordered}
    circumstances, of = _made(raw, _CIRCUMSTANCES)
    determinations, judged = _made(raw, _DETERMINATIONS)
    return Settled(
        sorted(ids, key=ids.__getitem__),
        {row: name for row, (_, name) in ids.items()},
        [of[id(record)] for record in in_order(circumstances, of_circumstance)],
        [judged[id(record)] for record in in_order(determinations, of_determination)],
    )


def _made(raw: RawCase, part: str) -> tuple[list[Any], dict[int, int]]:
    """Make the records of a part, and give by the identity of each the row that it came from."""
    found: list[Any] = []
    for data in raw.data[part]:
        record = record_of(data[KIND]) if KIND in data else _WITHOUT_KIND[part]
        assert record is not None
        found.append(record.model_validate(data))
    return found, {id(record): row for record, row in zip(found, raw.rows[part], strict=True)}


def refused(rows: Rows, own: Sequence[int], raw: RawCase, told: Mapping[tuple[int, str], Problem]) -> list[Found]:
    """Say what is wrong with a case; nothing where it is right.

    Args:
        rows: the rows.
        own: the rows of the case.
        raw: the same as the data of a ``Case``.
        told: by row and column, what is wrong with a cell that only the reader can tell.
    """
    found = {(row, column): Found(row, column, problem.message, problem.fix) for (row, column), problem in told.items()}
    for row in own:
        for column in (KIND, *rows.columns):
            problem = rows.own_problem(column, row)
            if problem is not None:
                found.setdefault((row, column), Found(row, column, problem.message, problem.fix))
        found |= {(row, column): one for column, one in _beside_a_bare_case(rows, row)}
    cells = set(found)
    try:
        raw.case()
    except InputError as error:
        for n, problem in enumerate(error.problems):
            row, column = _place(problem, raw, own)
            if (row, column) not in cells:
                found[row, f"{column} {n}"] = _said(problem, row, column, raw)
    return sorted(found.values(), key=lambda one: one.row)


def _beside_a_bare_case(rows: Rows, row: int) -> Iterator[tuple[str, Found]]:
    if rows.kind[row] == BARE:
        for column in rows.said(row):
            message = f"`{column}` does not apply to {ONLY_A_CASE}."
            yield column, Found(row, column, message, "Remove it, or check the kind.")


def _place(problem: Problem, raw: RawCase, own: Sequence[int]) -> tuple[int, str]:
    """Give the row and the column of a problem that ``Case`` names by its part and number."""
    part, _, rest = problem.where.partition(".")
    number, _, column = rest.partition(".")
    if part in raw.rows and number.isdecimal():
        return raw.rows[part][int(number)], column.partition(".")[0]
    return own[0], CASE if part == "reference" else ""


def _said(problem: Problem, row: int, column: str, raw: RawCase) -> Found:
    """Put a problem into the words of a table."""
    message, fix = problem.message, problem.fix
    if problem.where in raw.rows:
        message, fix = f"the case has too many {problem.where}.", f"{fix} Does every case have a reference of its own?"
    if message == _NO_SUCH_FIELD:
        kind = next(
            (
                data.get(KIND, part.rstrip("s"))
                for part, placed in raw.rows.items()
                for data, at in zip(raw.data[part], placed, strict=True)
                if at == row
            ),
            "",
        )
        message, fix = f"`{column}` does not apply to {kind}.", "Remove it, or check the kind."
    others = tuple((match[0], raw.rows[_EVENTS][int(match[1])]) for match in _ANOTHER_EVENT.finditer(message))
    return Found(row, column, message, fix, others)


_NO_SUCH_FIELD = "there is no such field."
_WITHOUT_KIND: Mapping[str, type[Record]] = {
    part: record for record, part in PARTS.items() if KIND not in record.model_fields
}
