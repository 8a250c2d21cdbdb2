"""The requests of a caseload with what became of them: a row for each request of each case, and what happened before the next one."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc
from numpy.typing import NDArray

from sendrules.case.kinds import EventKind, Role
from sendrules.caseload.columns.codes import KIND_CODE, LAST_DAY, ROLE_CODE, is_one_of, to_day
from sendrules.caseload.columns.event_table import EventTable
from sendrules.caseload.reading.read import read
from sendrules.caseload.running.evaluate import evaluate
from sendrules.engine import Engine
from sendrules.scorecard.advice import Advice
from sendrules.scorecard.journeys import CODE_TYPE, CODES, DAYS, FLAGS, NO_DAY, Days, Flags, Journeys, unknown

TWENTY_WEEKS = 140
PLAN = "reg-13-2-final-plan-20-weeks"
_LIMBS = "reg-13-3-"
"""How the ids of the reasons begin for which the 20 weeks need not be kept."""
_K = EventKind
_REQUESTS = (_K.REQUEST, _K.RESPONSIBLE, _K.DETAINED_REQUEST, _K.DETAINED_ATTENTION)
_DISAGREEMENTS = (
    _K.APPEAL,
    _K.APPEAL_RECEIVED,
    _K.MEDIATION,
    _K.MEDIATION_WANTED,
    _K.MEDIATION_CERTIFICATE,
    _K.MEDIATION_CONCLUDED,
)
_ENDS = (_K.FINAL_PLAN, _K.REASSESSED_PLAN, _K.NO_PLAN_NOTICE, _K.REQUEST_WITHDRAWN)
_REVIEW_CODES = {_K.DECISION_TO_AMEND: "A", _K.DECISION_TO_CEASE: "C", _K.DECISION_TO_CONTINUE: "M"}
_SOURCES = {
    Role.PARENT: "1", Role.YOUNG_PERSON: "1", Role.CHILD: "1", Role.ALTERNATIVE_PERSON: "1", Role.SCHOOL: "2",
    Role.POST_16_INSTITUTION: "2", Role.EARLY_YEARS_PROVIDER: "2", Role.HEAD_TEACHER: "2", Role.PRINCIPAL: "2", Role.SENCO: "2",
    Role.HEALTH_PROFESSIONAL: "3", Role.NHS_TRUST: "3", Role.RESPONSIBLE_COMMISSIONING_BODY: "3", Role.SOCIAL_CARE: "4",
}  # fmt: skip
_SOURCE = np.array(["", *(_SOURCES.get(role, "5") for role in Role)], CODE_TYPE)
_Lifted = frozenset[tuple[str, int]]
_DETERMINED = frozenset(
    {*DAYS, *FLAGS, *CODES}
    - {"outcome_day", "transfer_due", "transfer_final", "cease_reason", "moved_out", "disagreed_on_decision"}
)
"""What a record of events can say. Why a plan ended is not recorded, nor on which day an outcome was settled apart from its notice."""


@dataclass(frozen=True, slots=True)
class CaseloadJourneys:
    """A caseload as requests.

    Attributes:
        journeys: the requests. Of them ``exception`` says that somebody recorded a reason, and ``supported`` that the recorded facts
            bear it.
        supported: by request, whether the law, on the recorded facts, lifts the 20 weeks.
        advice: the requests for advice.
        invalid: how many rows could not be used; their cases are left out.
        over: the requests for advice whose assessment has ended since: the case, and the day of the request.
        named: by case, the value of the fact that was asked for; a case without one is not here.
    """

    journeys: Journeys
    supported: Flags
    advice: Advice
    invalid: int
    over: frozenset[tuple[str, date]] = frozenset()
    named: Mapping[str, object] = field(default_factory=dict)


def of_caseload(
    source: Any,
    *,
    as_of: date,
    engine: Engine | None = None,
    answers: pa.Table | None = None,
    fact: str = "",
    **how: Any,
) -> CaseloadJourneys:
    """Give the requests of a caseload.

    Args:
        source: a path, or a table that gives a stream of Arrow, as for ``sendrules.caseload.evaluate``.
        as_of: the day of the question. Later events do not count.
        engine: the law with the readings chosen; it says which exceptions the facts bear.
        answers: what ``sendrules.caseload.evaluate`` answers for this source, day and engine, where that is known already.
        fact: a fact to give by case, such as ``school``; none where it is empty.
        how: ``columns``, ``shape``, ``day_format`` and ``sheet``, as for ``sendrules.caseload.evaluate``.
    """
    parts, invalid = [], 0
    named: dict[str, object] = {}
    known = None if answers is None else _lifted(answers)
    with read(source, **how) as reading:
        for table, faults in reading.batches():
            invalid += len(faults)
            parts.append(_Part(table, as_of, engine or Engine(), known))
            values = zip(
                table.references, table.facts.get(fact, ()), strict=False
            )  # without the fact there is no value
            named |= {case: value for case, value in values if value is not None}
    columns = {
        name: np.concatenate([part.columns[name] for part in parts] or [unknown(name, 0)])
        for name in (*DAYS, *FLAGS, *CODES)
    }
    references = [reference for part in parts for reference in part.references]
    none = np.empty(0, np.int32)
    advice = Advice(
        np.concatenate([part.advice[0] for part in parts] or [none]),
        np.concatenate([part.advice[1] for part in parts] or [none]),
        np.concatenate([part.advice[2] for part in parts] or [none]),
        np.concatenate([part.advice[3] for part in parts] or [none]),
        ("not named", *(role.value for role in Role)),
    )
    supported = np.concatenate([part.supported for part in parts] or [np.empty(0, bool)])
    return CaseloadJourneys(
        Journeys(references, columns, _determined(), "a caseload of events"),
        supported,
        advice,
        invalid,
        frozenset(each for part in parts for each in part.over()),
        named,
    )


def _determined() -> frozenset[str]:
    return _DETERMINED | {"outcome_day"}


class _Part:
    """The requests of one batch of cases."""

    def __init__(self, table: EventTable, as_of: date, engine: Engine, lifted: _Lifted | None) -> None:
        self.table, self.as_of = table, to_day(as_of)
        planned = table.codes.get("planned")
        self.seen: Flags = table.on <= self.as_of
        if planned is not None:
            self.seen = self.seen & (planned == 0)
        self.rows = np.flatnonzero(self.seen & is_one_of(_REQUESTS)[table.kind])
        case = table.case[self.rows]
        last = np.ones(len(self.rows), bool)
        last[:-1] = case[1:] != case[:-1]
        following = np.append(self.rows[1:], 0)
        self.end = np.where(last, table.first[case + 1], following)
        self.references = _numbered([table.references[n] for n in case.tolist()])
        self.asked, self.advice = self._advice()
        self.columns: dict[str, NDArray[Any]] = {}
        self._fill()
        self.supported = self._supported(as_of, engine, lifted)

    def _first(self, kinds: Iterable[EventKind], after: NDArray[Any] | None = None) -> NDArray[Any]:
        """By request, the row of the first such event from it on and before the next request; -1 for none."""
        rows = np.flatnonzero(self.seen & is_one_of(kinds)[self.table.kind])
        start = self.rows if after is None else after
        index = np.searchsorted(rows, start, "left")
        found = np.append(rows, -1)[np.minimum(index, len(rows))]
        return np.where((found >= 0) & (found < self.end) & (start >= 0), found, -1)

    def _last(self, kinds: Iterable[EventKind]) -> NDArray[Any]:
        """By request, the row of the last such event before the next request; -1 for none."""
        rows = np.flatnonzero(self.seen & is_one_of(kinds)[self.table.kind])
        index = np.searchsorted(rows, self.end, "left") - 1
        found = np.append(rows, -1)[index]
        return np.where((index >= 0) & (found >= self.rows), found, -1)

    def _on(self, rows: NDArray[Any]) -> Days:
        days: Days = np.append(self.table.on, np.int32(NO_DAY))[rows].astype(np.int32)
        return days

    def _fill(self) -> None:
        table, found = self.table, self.columns
        withdrawn = self._first([_K.REQUEST_WITHDRAWN])
        decided = self._first([_K.DECISION_TO_ASSESS, _K.REFUSAL_TO_ASSESS])
        outcome = self._first([_K.NO_PLAN_NOTICE, _K.FINAL_PLAN])
        plan, ceased, meeting = (
            self._first([_K.FINAL_PLAN]),
            self._first([_K.PLAN_CEASED]),
            self._last([_K.REVIEW_MEETING]),
        )
        after = np.where(meeting >= 0, meeting, len(table))
        reviewed = np.where(meeting >= 0, self._first(_REVIEW_CODES, after), -1)
        found["received"] = self._on(self.rows)
        found["drafted"] = self._on(self._first([_K.DRAFT_PLAN]))
        found["advice_awaited"] = self._awaits_advice()
        found["due"] = (found["received"] + TWENTY_WEEKS).astype(np.int32)
        for name, rows in (
            ("decided", decided), ("outcome_day", outcome), ("plan", plan), ("ceased", ceased), ("meeting", meeting),
            ("review_decided", reviewed), ("review_draft", np.where(meeting >= 0, self._first([_K.AMENDMENT_NOTICE], after), -1)),
        ):  # fmt: skip
            found[name] = self._on(rows)
        for name in ("transfer_due", "transfer_final"):
            found[name] = unknown(name, len(self.rows))
        found["decision"] = self._letters(
            decided, withdrawn, {_K.DECISION_TO_ASSESS: "Y", _K.REFUSAL_TO_ASSESS: "N"}, "A"
        )
        assessed = found["decision"] == "Y"
        found["outcome"] = self._letters(outcome, withdrawn, {_K.FINAL_PLAN: "Y", _K.NO_PLAN_NOTICE: "N"}, "A")
        found["outcome"] = np.where((found["outcome"] == "A") & ~assessed, "", found["outcome"])
        found["review_outcome"] = self._letters(reviewed, np.full(len(self.rows), -1), _REVIEW_CODES, "")
        found["cease_reason"] = unknown("cease_reason", len(self.rows))
        by = table.codes.get("by")
        found["source"] = _SOURCE[by[self.rows]] if by is not None else unknown("source", len(self.rows))
        found["disagreed"] = self._first(_DISAGREEMENTS) >= 0
        found["disagreed_on_decision"] = unknown("disagreed_on_decision", len(self.rows))
        found["transferred_in"] = self._first([_K.PLAN_TRANSFERRED]) >= 0
        found["moved_out"] = self._first([_K.MOVED]) >= 0
        found["has_plan"] = plan >= 0
        found["active"] = (plan >= 0) & (ceased < 0)
        found["exception"] = self._claimed()
        found["exception_given"] = np.ones(len(self.rows), bool)

    def _letters(
        self, rows: NDArray[Any], withdrawn: NDArray[Any], letters: Mapping[EventKind, str], none: str
    ) -> NDArray[Any]:
        """By request the letter of an event; W where it was withdrawn before that; another where there is neither."""
        by_kind = np.full(len(KIND_CODE) + 1, none, CODE_TYPE)
        for kind, letter in letters.items():
            by_kind[KIND_CODE[kind]] = letter
        kinds = np.append(self.table.kind, len(KIND_CODE))[rows]
        return np.where((withdrawn >= 0) & ((rows < 0) | (withdrawn < rows)), "W", by_kind[kinds])

    def _claimed(self) -> Flags:
        """Whether somebody recorded a reason for which the 20 weeks need not be kept: for this request."""
        grounds = self.table.grounds
        limbs = np.array([limb.startswith(_LIMBS) for limb in grounds.limbs] + [False])
        counts = limbs[grounds.limb] & (grounds.determined_on <= self.as_of)
        which: list[int] = np.flatnonzero(counts).tolist()
        claimed = np.zeros(len(self.rows), bool)
        case, on = self.table.case[self.rows], self.columns["received"]
        for n in which:
            at = np.flatnonzero((case == grounds.determined_case[n]) & (on <= grounds.determined_on[n]))
            if (trigger := int(grounds.trigger[n])) >= 0:
                at = np.flatnonzero(self.rows == trigger)
            claimed[at[-1:]] = True  # where it names no start, the last one up to its day is meant
        return claimed

    def _supported(self, as_of: date, engine: Engine, lifted: _Lifted | None) -> Flags:
        """Whether the law lifts the 20 weeks on the recorded facts."""
        if not self.columns["exception"].any():
            return np.zeros(len(self.rows), bool)
        if lifted is None:
            lifted = _lifted(
                evaluate(self.table, as_of=as_of, engine=engine, contested=False, audit=0, progress=False).table
            )
        cases = [self.table.references[n] for n in self.table.case[self.rows].tolist()]
        return np.array(
            [(case, on) in lifted for case, on in zip(cases, self.columns["received"].tolist(), strict=True)], bool
        )

    def _advice(self) -> tuple[NDArray[Any], tuple[NDArray[np.int32], Days, Days, Days]]:
        """The rows of requests for advice; and who was asked, when, when it came, and when the assessment ended."""
        table = self.table
        asked = np.flatnonzero(self.seen & (table.kind == KIND_CODE[_K.ADVICE_REQUEST]))
        came = np.flatnonzero(self.seen & (table.kind == KIND_CODE[_K.ADVICE_RECEIVED]))
        none = np.zeros(len(table), np.int32)
        to, by, about = (table.codes.get(name, none) for name in ("to", "by", "about"))
        roles = len(ROLE_CODE) + 1
        key = (table.case.astype(np.int64) * (len(table.names) + 1) + about) * roles
        first = np.full(len(asked), -1, np.int64)
        for role in (to[asked], np.zeros(len(asked), np.int32)):  # from who was asked, or from somebody not named
            found = _next(key[asked] + role, table.on[asked], key[came] + by[came], table.on[came])
            rows = np.append(came, -1)[found]
            first = np.where((first < 0) | ((rows >= 0) & (table.on[rows] < table.on[first])), rows, first)
        ends = np.flatnonzero(self.seen & is_one_of(_ENDS)[table.kind])
        ended = _next(table.case[asked], table.on[asked], table.case[ends], table.on[ends])
        days = self._on(asked), self._on(first), self._on(np.append(ends, -1)[ended])
        return asked, (to[asked].astype(np.int32), *days)

    def over(self) -> Iterator[tuple[str, date]]:
        """Give the requests for advice whose assessment has ended: the case, and the day of the request."""
        _, asked, _, ended = self.advice
        which = np.flatnonzero(ended != NO_DAY)
        days = asked[which].astype("datetime64[D]").tolist()
        cases = self.table.case[self.asked[which]].tolist()
        yield from zip([self.table.references[n] for n in cases], days, strict=True)

    def _awaits_advice(self) -> Flags:
        """By request, whether advice was asked for since it came, and has not come by the day of the question."""
        _, _, received, _ = self.advice
        waits = self.asked[received == NO_DAY]
        found = np.zeros(len(self.rows), bool)
        place = np.searchsorted(self.rows, waits, "right") - 1  # the last request up to it
        known = place >= 0
        place, waits = place[known], waits[known]
        found[place[waits < self.end[place]]] = True
        return found


def _lifted(answers: pa.Table) -> _Lifted:
    """The requests of which the law lifts the 20 weeks: the case, and the day of the request."""
    duty, outcome = (answers[name].cast(pa.string()) for name in ("duty", "outcome"))
    found = answers.filter(pc.and_(pc.equal(duty, PLAN), pc.equal(outcome, "disapplied")))
    return frozenset(
        (case, to_day(on)) for case, on in zip(found["case"].to_pylist(), found["trigger_on"].to_pylist(), strict=True)
    )


def _next(keys: NDArray[Any], days: Days, theirs: NDArray[Any], when: Days) -> NDArray[Any]:
    """By question, the place of the first answer with its key on its day or later; -1 for none."""
    span = LAST_DAY + 1
    keys, theirs = keys.astype(np.int64), theirs.astype(np.int64)
    order = np.argsort(theirs * span + when, kind="stable")
    ordered = (theirs * span + when)[order]
    index = np.minimum(np.searchsorted(ordered, keys * span + days, "left"), max(len(order) - 1, 0))
    if not len(order):
        return np.full(len(keys), -1)
    place = order[index]
    return np.where((theirs[place] == keys) & (when[place] >= days), place, -1)


def _numbered(references: list[str]) -> list[str]:
    """The references of requests: that of the case, with a number from the second request of a case on."""
    seen: dict[str, int] = {}
    found = []
    for reference in references:
        seen[reference] = seen.get(reference, 0) + 1
        found.append(reference if seen[reference] == 1 else f"{reference} ({seen[reference]})")
    return found
