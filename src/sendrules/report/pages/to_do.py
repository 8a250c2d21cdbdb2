"""What needs doing this week and by whom: limits that fall in the next seven days, and limits that have passed."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping
from datetime import date, timedelta
from typing import Any

import pyarrow as pa
import pyarrow.compute as pc

from sendrules.case.kinds import EventKind
from sendrules.law.model.duty import Bound, Duty
from sendrules.values import value
from sendrules.wording.everyday import SELDOM_RECORDED
from sendrules.wording.holders import actor_in_words

DAYS_AHEAD = 7
MOST_SHOWN = 200
"""How many rows the page shows; the file beside it has all."""
DUE, OVERDUE, OVER, UNRECORDED, OPEN = "due", "overdue", "passed and over", "no record", "undetermined"
_ORDER = (DUE, OVERDUE, OVER, UNRECORDED, OPEN)
_COLUMNS = ("case", "duty", "provision", "trigger", "trigger_on", "limit", "compliance", "contested", "contested_by")
SCHEMA = pa.schema(
    [
        ("body", pa.string()),
        ("standing", pa.string()),
        ("last_day", pa.date32()),
        ("days_overdue", pa.int64()),
        ("case", pa.string()),
        ("what", pa.string()),
        ("provision", pa.string()),
        ("only_if", pa.string()),
        ("contested_by", pa.string()),
        ("duty", pa.string()),
    ]
)
"""The columns of the file beside the page."""


@value
class ToDo:
    """One thing to do.

    Attributes:
        body: who is under the duty, in words.
        standing: ``due`` in the next seven days, ``overdue``, ``passed and over`` where it was missed and nothing can be done about it now,
            ``no record`` of a step that files often leave out, or ``undetermined`` where a fact is missing.
        last_day: the last day of the limit.
        days_overdue: days past it; None where it is neither overdue nor passed and over.
        case: the reference of the case.
        what: the duty in a few words.
        provision: where it stands.
        only_if: what has to be decided for it to be owed at all; empty where nothing has.
        contested_by: the contested questions that would change it; empty where there is none.
        duty: the id of the duty.
    """

    body: str
    standing: str
    last_day: date
    days_overdue: int | None
    case: str
    what: str
    provision: str
    only_if: str
    contested_by: str
    duty: str


@value
class ByBody:
    """What one body has to do.

    Attributes:
        body: who it is, in words.
        counts: by standing, how many rows.
        contested: how many of those that are due or overdue another reading of the law would change.
        shown: the rows that the page shows, the most urgent first.
    """

    body: str
    counts: Mapping[str, int]
    contested: int
    shown: tuple[ToDo, ...]


def to_do(
    answers: pa.Table, duties: Iterable[Duty], as_of: date, over: Collection[tuple[str, date]] = ()
) -> tuple[ToDo, ...]:
    """Give what needs doing, the most urgent first: what can still be kept, by its last day; then what passed first.

    Only what binds is here, and no right: who leaves a right breaks nothing. What an exception lifts is not here either.

    Args:
        answers: the answers, in ``sendrules.caseload.SCHEMA``.
        duties: the duties of the law that was asked.
        as_of: the day of the question.
        over: the requests for advice whose assessment has ended: the case, and the day of the request. Advice that never came was due, and
            nobody can use it any more.
    """
    known = {duty.id: duty for duty in duties if not duty.right and duty.bound is Bound.NOT_LATER_THAN}
    moved = _moved(answers, known.values())
    wanted = pc.and_(answers["binds"], pc.less_equal(answers["limit"], as_of + timedelta(days=DAYS_AHEAD)))
    states = pa.array(["pending", "overdue", "unknown"])
    wanted = pc.and_(wanted, pc.is_in(_plain(answers["compliance"]), states))
    found = answers.filter(wanted).select(_COLUMNS)
    rows = [_to_do(row, known[row["duty"]], as_of, moved, over) for row in found.to_pylist() if row["duty"] in known]
    return tuple(sorted(rows, key=lambda one: (_ORDER.index(one.standing), one.last_day, one.case, one.duty)))


def _to_do(
    row: Mapping[str, Any],
    duty: Duty,
    as_of: date,
    moved: frozenset[tuple[str, str]],
    over: Collection[tuple[str, date]],
) -> ToDo:
    standing = _standing(row, as_of)
    if standing == OVERDUE and row["trigger"] == EventKind.ADVICE_REQUEST and (row["case"], row["trigger_on"]) in over:
        standing = OVER
    may_have_moved = any((row["case"], kind.value) in moved for kind in duty.moves_with)
    return ToDo(
        body="the authority that keeps the plan now" if may_have_moved else actor_in_words(duty.holder),
        standing=standing,
        last_day=row["limit"],
        days_overdue=(as_of - row["limit"]).days if standing in (OVERDUE, OVER) else None,
        case=row["case"],
        what=duty.title,
        provision=row["provision"],
        only_if=(duty.contingent_on or "") if row["compliance"] == "pending" else "",
        contested_by=(row["contested_by"] or "") if row["contested"] else "",
        duty=row["duty"],
    )


def _standing(row: Mapping[str, Any], as_of: date) -> str:
    """How a row stands. Where a file seldom holds a step, no record of it does not show that it was missed."""
    if row["compliance"] == "pending":
        return DUE if row["limit"] >= as_of else OPEN  # what is on its way is not late
    if row["compliance"] == "unknown":
        return OPEN
    return UNRECORDED if row["duty"] in SELDOM_RECORDED else OVERDUE


def _plain(column: pa.ChunkedArray) -> pa.ChunkedArray:
    return column.cast(pa.string())


def _moved(answers: pa.Table, duties: Iterable[Duty]) -> frozenset[tuple[str, str]]:
    """Which cases have what may leave a duty to another authority, with its kind."""
    kinds = sorted({kind.value for duty in duties for kind in duty.moves_with})
    if not kinds:
        return frozenset()
    found = answers.filter(pc.is_in(_plain(answers["trigger"]), pa.array(kinds))).select(["case", "trigger"])
    return frozenset((row["case"], row["trigger"]) for row in found.to_pylist())


def by_body(rows: tuple[ToDo, ...], most: int = MOST_SHOWN) -> tuple[ByBody, ...]:
    """Give what each body has to do, the body with the most first.

    Args:
        rows: what needs doing, the most urgent first.
        most: how many rows to show of all bodies together, from each body in turn: half of what is due, half of what is overdue; where
            one has fewer, more of the other.
    """
    shown = set(_shown(rows, most))
    bodies = Counter(one.body for one in rows)
    return tuple(_of_body(body, [one for one in rows if one.body == body], shown) for body, _ in bodies.most_common())


def _shown(rows: tuple[ToDo, ...], most: int) -> Iterator[int]:
    """The ids of the rows to show. What is overdue fills what is due leaves free, and the other way round."""
    due, late = (_in_turn([one for one in rows if one.standing == standing]) for standing in (DUE, OVERDUE))
    first = due[: max(most // 2, most - len(late))]
    yield from map(id, (*first, *late[: most - len(first)]))


def _in_turn(rows: list[ToDo]) -> list[ToDo]:
    """The bodies in turn, each with its most urgent row: so no body takes the page for itself."""
    seen: Counter[str] = Counter()
    turns = []
    for one in rows:
        seen[one.body] += 1
        turns.append(seen[one.body])
    return [one for _, one in sorted(zip(turns, rows, strict=True), key=lambda each: each[0])]


def _of_body(body: str, rows: list[ToDo], shown: set[int]) -> ByBody:
    counts = Counter(one.standing for one in rows)
    contested = sum(bool(one.contested_by) for one in rows if one.standing in (DUE, OVERDUE))
    told = {standing: counts[standing] for standing in _ORDER}
    return ByBody(body, told, contested, tuple(one for one in rows if id(one) in shown))


def table_of(rows: Iterable[ToDo]) -> pa.Table:
    """Give what needs doing as a table, for the file beside the page.

    Args:
        rows: what needs doing.
    """
    found = list(rows)
    columns = {name: [getattr(one, name) for one in found] for name in SCHEMA.names}
    return pa.table(columns, schema=SCHEMA)
