"""A return as a caseload: each request is a case, with the events that the return dates and gaps for all that it cannot say.

The return has no advice, no draft, no notice, and of reviews only the latest. A limit whose act it cannot carry must not look missed,
so each case has gaps in its record: then the answer says that the act may lie in the gap.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

import numpy as np
import pyarrow as pa
from numpy.typing import NDArray

from sendrules.case.kinds import EventKind
from sendrules.sen2.items import ACTIVE_PLANS, ASSESSMENT, ITEMS, NAMED_PLAN, REQUESTS, Holds
from sendrules.sen2.places import Spot
from sendrules.sen2.returns import NO_DAY, Flags, Return, Rows

_EPOCH = date(1970, 1, 1)
_MODULES = (REQUESTS, ASSESSMENT, NAMED_PLAN, ACTIVE_PLANS)
_SCHOOL, _NOT_BY_REQUEST = "2", ("3", "4", "5")
_WITHDRAWN = "W: the request was withdrawn, or ended otherwise (a move, the end of education, a death)."
_DECISIONS = {"A": EventKind.DECISION_TO_AMEND, "C": EventKind.DECISION_TO_CEASE, "M": EventKind.DECISION_TO_CONTINUE}
_REVIEWS = (
    EventKind.REVIEW_MEETING,
    *_DECISIONS.values(),
    EventKind.AMENDMENT_NOTICE,
    EventKind.AMENDED_PLAN,
    EventKind.NO_AMENDMENT_NOTICE,
)
"""What may have happened at earlier reviews: the return has the latest only."""
_DECIDED = (EventKind.DECISION_TO_ASSESS, EventKind.REFUSAL_TO_ASSESS, EventKind.NOT_NECESSARY_NOTICE)
"""The ways to tell whether there will be an assessment, of which the return has one, with its day."""
_CARRIED = frozenset(
    {
        EventKind.REQUEST, EventKind.DETAINED_REQUEST, EventKind.RESPONSIBLE, EventKind.REQUEST_WITHDRAWN,
        *_DECIDED, EventKind.NO_PLAN_NOTICE, EventKind.FINAL_PLAN,
        EventKind.PLAN_CEASED, EventKind.REVIEW_MEETING, *_DECISIONS.values(),
    }
)  # fmt: skip
"""The kinds of event that a return dates."""
SCHEMA = pa.schema(
    [
        ("case", pa.string()), ("kind", pa.string()), ("on", pa.date32()), ("by", pa.string()), ("note", pa.string()),
        ("first_day", pa.date32()), ("last_day", pa.date32()), ("kinds", pa.string()),
    ]
)  # fmt: skip
"""The columns, which are those of ``sendrules.case.columns``."""


@dataclass(frozen=True, slots=True)
class Caseload:
    """A return as rows of a caseload.

    Attributes:
        table: an event or a gap a row, with the columns of ``SCHEMA``, in order of the requests.
        left_out: the numbers of the requests that have a day or a code which cannot be used. Their rows are left out.
        without_days: the numbers of the requests of which the return gives no day, so that there is no row. With ``left_out`` and the cases of
            the table they are all requests.
        dated: by row of the table the module, record and item that its day is from; a gap has the record of its request.
    """

    table: pa.Table
    left_out: tuple[int, ...]
    without_days: tuple[int, ...]
    dated: tuple[NDArray[np.int8], Rows, NDArray[Any]]
    found: Return

    def spot(self, row: int) -> Spot:
        """Give the place in the return that a row is from.

        Args:
            row: the number of the row, from 0.
        """
        module, record, item = (column[row] for column in self.dated)
        return self.found[_MODULES[module]].spot(int(record), str(item))


@dataclass(frozen=True, slots=True)
class _Rows:
    """Rows of one kind: the requests, the days, and where the days are from."""

    kind: str
    requests: Rows
    on: Rows
    module: int
    records: Rows
    item: str
    by: str = ""
    note: str = ""
    first: Rows | None = None
    last: Rows | None = None
    kinds: str = ""


def caseload_of(found: Return) -> Caseload:
    """Give a return as a caseload, for ``sendrules.caseload.evaluate``.

    Ask it as of the survey day: of later days the return says nothing, and each case says so.

    Args:
        found: the return.

    Returns:
        The rows, what was left out, and the place of each row.

    >>> from sendrules.sen2 import read
    >>> from pathlib import Path
    >>> from tempfile import TemporaryDirectory
    >>> from sendrules.testing import Form, synthetic_return, write_return
    >>> with TemporaryDirectory() as folder:
    ...     found = read(write_return(synthetic_return(20, seed=1), Form.XML, Path(folder) / "return.xml"))
    >>> caseload = caseload_of(found)
    >>> caseload.table["case"][0].as_py(), caseload.left_out, caseload.spot(0).field
    ('1-1', (), 'ReceivedDate')
    """
    maker = _Maker(found)
    parts = [rows for rows in (*maker.events(), *maker.gaps()) if len(rows.requests)]
    requests = np.concatenate([rows.requests for rows in parts] or [np.empty(0, np.int32)])
    kept = ~maker.refused[requests]
    order = np.flatnonzero(kept)[np.argsort(requests[kept], kind="stable")]
    references = np.array(found.references(), object)
    none = np.full(0, NO_DAY, np.int32)
    columns = [
        pa.array(references[requests], pa.string()),
        _repeated([rows.kind for rows in parts], parts),
        _days(np.concatenate([rows.on for rows in parts] or [none])),
        _repeated([rows.by or None for rows in parts], parts),
        _repeated([rows.note or None for rows in parts], parts),
        _days(np.concatenate([_or_none(rows.first, rows) for rows in parts] or [none])),
        _days(np.concatenate([_or_none(rows.last, rows) for rows in parts] or [none])),
        _repeated([rows.kinds or None for rows in parts], parts),
    ]
    table = pa.table(columns, schema=SCHEMA).take(pa.array(order))
    sizes = [len(rows.requests) for rows in parts]
    dated = (
        np.repeat(np.array([rows.module for rows in parts], np.int8), sizes)[order],
        np.concatenate([rows.records for rows in parts] or [np.empty(0, np.int32)])[order],
        np.repeat(np.array([rows.item for rows in parts], object), sizes)[order],
    )
    silent = np.ones(len(maker.refused), bool)
    silent[requests] = False
    left_out, without_days = (
        tuple(np.flatnonzero(which).tolist()) for which in (maker.refused, silent & ~maker.refused)
    )
    return Caseload(table, left_out, without_days, dated, found)


def _repeated(values: list[str | None], parts: list[_Rows]) -> pa.Array:
    sizes = [len(rows.requests) for rows in parts]
    return pa.array(np.repeat(np.array(values, object), sizes), pa.string())


def _days(days: Rows) -> pa.Array:
    return pa.array(days, pa.int32(), mask=days == NO_DAY).cast(pa.date32())


def _or_none(days: Rows | None, rows: _Rows) -> Rows:
    return np.full(len(rows.requests), NO_DAY, np.int32) if days is None else days


class _Maker:
    """What makes the rows, with each module's records looked up by request."""

    def __init__(self, found: Return) -> None:
        self.found = found
        requests = np.arange(len(found[REQUESTS]), dtype=np.int32)
        assessment = found.one_child(ASSESSMENT)
        plan = np.append(found.one_child(NAMED_PLAN), -1)[assessment].astype(np.int32)
        self.places = (requests, assessment, plan, found.one_child(ACTIVE_PLANS))
        self.refused = np.zeros(len(requests), bool)
        for module, places in zip(_MODULES, self.places, strict=True):
            for item in ITEMS[module].values():
                if item.holds in (Holds.DAY, Holds.CODE) or item.name == "RYA":
                    self.refused |= np.append(found[module].was_refused(item.name), False)[places]

    def _day(self, module: int, item: str) -> Rows:
        """By request, a day of its record in a module."""
        days: Rows = np.append(self.found[_MODULES[module]].days(item), np.int32(NO_DAY))[self.places[module]]
        return days

    def _says(self, module: int, item: str, *codes: str) -> Flags:
        said: Flags = np.append(self.found[_MODULES[module]].says(item, *codes), False)[self.places[module]]
        return said

    def _flag(self, module: int, item: str) -> Flags:
        """By request, whether a flag of its record in a module is 1, or may be, as the format cannot carry it."""
        if not self.found.carries(_MODULES[module], item):
            return np.ones(len(self.places[0]), bool)
        held: Flags = np.append(self.found[_MODULES[module]].holds(item), False)[self.places[module]]
        return held

    def _rows(
        self, kind: EventKind, module: int, item: str, which: Flags | None = None, by: str = "", note: str = ""
    ) -> _Rows:
        """An event for each request that has a day there."""
        days = self._day(module, item)
        chosen = days != NO_DAY if which is None else (days != NO_DAY) & which
        requests = np.flatnonzero(chosen).astype(np.int32)
        return _Rows(kind.value, requests, days[requests], module, self.places[module][requests], item, by, note)

    def events(self) -> Iterator[_Rows]:
        """Give the events that the return dates."""
        yield from self._requests()
        decided = "RequestOutcomeDate"
        assessed = self._says(0, "RequestOutcome", "Y") | (self._says(0, "RequestOutcome", "H") & self._assessed)
        yield self._rows(EventKind.DECISION_TO_ASSESS, 0, decided, assessed)
        yield self._rows(EventKind.REFUSAL_TO_ASSESS, 0, decided, self._says(0, "RequestOutcome", "N"))
        yield self._rows(EventKind.REQUEST_WITHDRAWN, 0, decided, self._says(0, "RequestOutcome", "W"), note=_WITHDRAWN)
        outcome = "AssessmentOutcomeDate"
        yield self._rows(EventKind.NO_PLAN_NOTICE, 1, outcome, self._says(1, "AssessmentOutcome", "N"))
        yield self._rows(
            EventKind.REQUEST_WITHDRAWN, 1, outcome, self._says(1, "AssessmentOutcome", "W"), note=_WITHDRAWN
        )
        yield self._rows(EventKind.FINAL_PLAN, 2, "StartDate")
        yield self._rows(EventKind.PLAN_CEASED, 2, "CeaseDate")
        yield self._rows(EventKind.REVIEW_MEETING, 3, "ReviewMeeting")
        for code, kind in _DECISIONS.items():
            yield self._rows(kind, 3, "LastReview", self._says(3, "ReviewOutcome", code))
        yield self._rows(EventKind.AMENDMENT_NOTICE, 3, "ReviewDraft")
        yield self._rows(EventKind.AMENDED_PLAN, 3, "PhaseTransferFinalDate")

    def _requests(self) -> Iterator[_Rows]:
        """Requests; who is neither family nor school brings a child to the authority's attention (CFA 2014 s.36(1), s.24(1))."""
        detained = self.found[REQUESTS].holds("RYA")
        other = self._says(0, "RequestSource", *_NOT_BY_REQUEST)
        school = self._says(0, "RequestSource", _SCHOOL)
        received = "ReceivedDate"
        yield self._rows(EventKind.DETAINED_REQUEST, 0, received, detained)
        yield self._rows(EventKind.REQUEST, 0, received, ~detained & school, by="school")
        yield self._rows(EventKind.REQUEST, 0, received, ~detained & ~school & ~other)
        yield self._rows(EventKind.RESPONSIBLE, 0, received, ~detained & other)

    def gaps(self) -> Iterator[_Rows]:
        """Give the gaps: what a return cannot carry, undated decisions, earlier reviews, and the time after the survey day."""
        first = self._first_days()
        every = first != NO_DAY
        yield self._gap(every, first, None, [kind for kind in EventKind if kind not in _CARRIED])
        yield from self._gaps_of_reviews(first)
        undated = self._day(0, "RequestOutcomeDate") == NO_DAY
        ended = (undated & self._says(0, "RequestOutcome", "W")) | (
            self._says(1, "AssessmentOutcome", "W") & (self._day(1, "AssessmentOutcomeDate") == NO_DAY)
        )
        yield self._gap(every & ended, first, None, [EventKind.REQUEST_WITHDRAWN])
        historical = self._says(0, "RequestOutcome", "H") & ~self._assessed  # which way it was decided nobody says
        decided = (undated & ~self._says(0, "RequestOutcome", "W", "A")) | historical
        yield self._gap(every & decided, first, None, _DECIDED)
        yield from self._gaps_of_disagreements(every, first)
        yield from self._gaps_of_outcomes(every, first)
        if (survey := self.found.header.survey_day) is not None:
            after = np.full(len(first), ((survey + timedelta(days=1)) - _EPOCH).days, np.int32)
            yield self._gap(every, after, None, [])

    def _gaps_of_disagreements(self, every: Flags, first: Rows) -> Iterator[_Rows]:
        """Give the gaps of what an order or an agreement changed, which a return marks and does not date.

        An order to assess or to make a plan sets weeks of its own (reg 44(2)), so nobody can tell from a return whether the plan was late.
        A refusal keeps its own day, even if it was overturned; a decision to assess may be the second one.
        """
        about_request = self._flag(0, "RequestMediation") | self._flag(0, "RequestTribunal")
        about_plan = self._flag(1, "AssessmentMediation") | self._flag(1, "AssessmentTribunal")
        second = about_request & self._says(0, "RequestOutcome", "Y", "H")
        yield self._gap(every & second, first, None, _DECIDED)
        either = about_request | about_plan
        yield self._gap(every & either, first, None, [EventKind.FINAL_PLAN, EventKind.NO_PLAN_NOTICE])

    def _gaps_of_outcomes(self, every: Flags, first: Rows) -> Iterator[_Rows]:
        """Give the gaps of plans, refusals to issue and ends of a plan that happened on a day which the return does not say."""
        unsaid = self._day(1, "AssessmentOutcomeDate") == NO_DAY
        no_plan = self._day(2, "StartDate") == NO_DAY
        issued = no_plan & self._says(1, "AssessmentOutcome", "Y") & ~unsaid
        yield self._gap(every & issued, first, None, [EventKind.FINAL_PLAN])
        historical = no_plan & self._says(1, "AssessmentOutcome", "H")
        yield self._gap(every & historical, first, None, [EventKind.FINAL_PLAN, EventKind.NO_PLAN_NOTICE])
        refused = unsaid & self._says(1, "AssessmentOutcome", "N")
        yield self._gap(every & refused, first, None, [EventKind.NO_PLAN_NOTICE])
        given = np.append(self.found[NAMED_PLAN].given("CeaseReason"), False)[self.places[2]]
        ceased = given & (self._day(2, "CeaseDate") == NO_DAY)
        yield self._gap(every & ceased, first, None, [EventKind.PLAN_CEASED])

    def _gaps_of_reviews(self, first: Rows) -> Iterator[_Rows]:
        """Give the gaps of reviews: all before the latest; all where the return has no place for one; what an undated letter decided.

        A plan that is kept, with a place for the day of a meeting and no day in it, had no meeting: that is what the return says.
        """
        every = first != NO_DAY
        meeting = self._day(3, "ReviewMeeting")
        yield self._gap(every & (meeting > first), first, meeting - 1, _REVIEWS)
        nowhere = np.full(len(first), not self.found.carries(ACTIVE_PLANS, "ReviewMeeting"))
        nowhere |= self.places[3] < 0
        planned = (self.places[2] >= 0) | (self.places[3] >= 0) | self._says(1, "AssessmentOutcome", "Y", "H")
        yield self._gap(every & nowhere & planned, first, None, _REVIEWS)
        written = (self._day(3, "LastReview") != NO_DAY) & ~self._says(3, "ReviewOutcome", *_DECISIONS)
        written |= (
            (meeting != NO_DAY) & self._says(3, "ReviewOutcome", *_DECISIONS) & (self._day(3, "LastReview") == NO_DAY)
        )
        yield self._gap(every & written, first, None, list(_DECISIONS.values()))

    @property
    def _assessed(self) -> Flags:
        """By request, whether it has an assessment: then it was decided to assess."""
        found: Flags = self.places[1] >= 0
        return found

    def _first_days(self) -> Rows:
        """By request, the first day that the return has of it."""
        large = np.iinfo(np.int32).max
        items = [
            (0, "ReceivedDate"),
            (0, "RequestOutcomeDate"),
            (2, "StartDate"),
            (3, "ReviewMeeting"),
            (3, "LastReview"),
        ]
        days = [self._day(module, item) for module, item in items]
        first = np.minimum.reduce([np.where(day == NO_DAY, large, day) for day in days])
        return np.where(first == large, NO_DAY, first).astype(np.int32)

    def _gap(
        self, which: Flags, first: Rows, last: Rows | None, kinds: list[EventKind] | tuple[EventKind, ...]
    ) -> _Rows:
        requests = np.flatnonzero(which).astype(np.int32)
        none = np.full(len(requests), NO_DAY, np.int32)
        until = last[requests] if last is not None else None
        listed = " ".join(sorted(kind.value for kind in kinds))
        return _Rows("record-gap", requests, none, 0, requests, "", first=first[requests], last=until, kinds=listed)
