"""Reviews by school: by which day each is due, and the days of its meeting: for notice, papers, report and decision.

Every day is the limit of a duty in the answers, with how it stands. Nothing is counted here: without a recorded meeting there are no such days.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from datetime import date, timedelta
from itertools import groupby
from typing import Any

import pyarrow as pa
import pyarrow.compute as pc

from sendrules.report.pages.reviews import REVIEWS
from sendrules.values import value
from sendrules.wording.everyday import SELDOM_RECORDED

SCHOOL = "school"
"""The fact of a case that says which school arranges its review."""
NO_SCHOOL = "School not in the file"
WEEKS_AHEAD = 12
MOST_SHOWN, MOST_SCHOOLS = 100, 40
"""How many reviews and schools the page shows; the file beside it has all."""
STEPS: Mapping[str, tuple[str, str]] = {
    "notice": ("reg-20-3-meeting-notice", "reg-21-3-meeting-notice"),
    "papers": ("reg-20-4-circulate-advice", "reg-21-4-circulate-advice"),
    "report": ("reg-20-9-report", "reg-21-7-8-report"),
    "decision": ("reg-20-10-decision", "reg-21-9-decision"),
}
"""The duties of a review meeting, with and without a school that is attended."""
_STEP = {duty: name for name, duties in STEPS.items() for duty in duties}
_COLUMNS = ("case", "duty", "trigger_on", "compliance", "limit", "outcome", "done_on", "contested")


@value
class Day:
    """A limit, and how it stands.

    Attributes:
        on: its last day; None where there is none.
        standing: ``due``, ``done``, ``overdue``, ``contested``, ``no record``, ``undetermined``, ``lifted by an exception`` or ``no longer needed``.
        done_on: the day it was done; None where it was not.
    """

    on: date | None
    standing: str
    done_on: date | None

    @property
    def told(self) -> tuple[str, str]:
        """The day in words, and what is to be said below it: how it stands, where it is not only due."""
        if self.standing == "done":
            return f"done {short(self.done_on)}", ""
        if self.on is None or self.standing in ("no longer needed", "lifted by an exception"):
            return self.standing, ""
        return short(self.on), "" if self.standing == "due" else self.standing


@value
class SchoolReview:
    """One review.

    Attributes:
        school: the school; empty where the file does not say.
        case: the reference of the case.
        due: by which day the plan has to be reviewed; None where that is not open, or further ahead than the page looks.
        meeting: the day of its meeting; None where none is recorded.
        steps: by name in ``STEPS``, the day of each step of that meeting.
    """

    school: str
    case: str
    due: Day | None
    meeting: date | None
    steps: Mapping[str, Day]

    def next(self, as_of: date) -> date | None:
        """Give the next day in it that can still be kept."""
        ahead = (day.on for day in (self.due, *self.steps.values()) if day and day.standing == "due" and day.on)
        return min((day for day in ahead if day >= as_of), default=None)

    @property
    def overdue(self) -> date | None:
        """The first day in it that passed, and of which a record was to be expected."""
        days = (day for day in (self.due, *self.steps.values()) if day and day.standing in ("overdue", "contested"))
        return min((day.on for day in days if day.on), default=None)


@value
class BySchool:
    """The reviews of a caseload by school.

    Attributes:
        reviews: every review, by school; of each the most urgent first.
        shown: those that the page shows, in the same order: each school with its reviews.
        schools: the schools that it shows, the one with the most overdue and due first: how many reviews are overdue, how many are due in the
            next twelve weeks without a recorded meeting, and how many have a meeting with a step that is open.
        hidden_schools: how many schools the page does not show.
        known: whether the file says the school of any case.
        until: the last day that the page looks ahead.
    """

    reviews: tuple[SchoolReview, ...]
    shown: tuple[tuple[str, tuple[SchoolReview, ...]], ...]
    schools: tuple[tuple[str, int, int, int], ...]
    hidden_schools: int
    known: bool
    until: date


def short(day: date | None) -> str:
    """Say a day as a narrow column has room for.

    Args:
        day: the day.

    >>> short(date(2026, 2, 16))
    '16 Feb 2026'
    """
    return f"{day.day} {day:%b} {day.year}" if day else "not known"


def by_school(answers: pa.Table, schools: Mapping[str, object], as_of: date) -> BySchool:
    """Give the reviews that are overdue or due in the next twelve weeks, and those with a meeting that still asks for something.

    Args:
        answers: the answers, in ``sendrules.caseload.SCHEMA``.
        schools: by case, its school; a case without one is not here.
        as_of: the day of the question.
    """
    until = as_of + timedelta(weeks=WEEKS_AHEAD)
    due, meetings = _found(answers, as_of, until)
    reviews = []
    for case in sorted({*due, *meetings}):
        school = str(schools.get(case, ""))
        held: list[tuple[date | None, dict[str, Day]]] = [*sorted(meetings.get(case, {}).items())]
        for n, (meeting, steps) in enumerate(held or [(None, {})]):
            reviews.append(SchoolReview(school, case, due.get(case) if n == 0 else None, meeting, steps))
    reviews.sort(key=lambda one: (not one.school, one.school, *_urgency(one, as_of), one.case))
    counted = list(_counted(reviews))
    return BySchool(
        tuple(reviews),
        _shown(reviews, as_of),
        tuple(counted[:MOST_SCHOOLS]),
        len(counted[MOST_SCHOOLS:]),
        bool(schools),
        until,
    )


def _found(answers: pa.Table, as_of: date, until: date) -> tuple[dict[str, Day], dict[str, dict[date, dict[str, Day]]]]:
    """By case when its review is due, and by meeting the steps that are open or overdue."""
    wanted = pa.array([*REVIEWS, *_STEP])
    rows = answers.filter(pc.is_in(answers["duty"].cast(pa.string()), wanted)).select(_COLUMNS).to_pylist()
    due: dict[str, Day] = {}
    meetings: dict[str, dict[date, dict[str, Day]]] = {}
    for row in rows:
        day = _day(row)
        if row["duty"] in _STEP:
            meetings.setdefault(row["case"], {}).setdefault(row["trigger_on"], {})[_STEP[row["duty"]]] = day
        elif day.on and day.on <= until and day.standing in ("due", "overdue", "contested"):
            first = due.get(row["case"])
            due[row["case"]] = day if first is None or first.on is None or day.on < first.on else first
    asks = {case: {on: steps for on, steps in held.items() if _asks(steps, as_of)} for case, held in meetings.items()}
    return due, {case: held for case, held in asks.items() if held}


def _asks(steps: Mapping[str, Day], as_of: date) -> bool:
    """Whether a meeting still asks for something: a step by a day to come, or one that is overdue."""
    ahead = any(day.standing == "due" and day.on and day.on >= as_of for day in steps.values())
    return ahead or any(day.standing in ("overdue", "contested") for day in steps.values())


def _day(row: Mapping[str, Any]) -> Day:
    return Day(row["limit"], _standing(row), row["done_on"])


def _standing(row: Mapping[str, Any]) -> str:
    if row["done_on"] is not None:
        return "done"
    if row["compliance"] == "overdue":
        if row["duty"] in SELDOM_RECORDED:
            return "no record"
        return "contested" if row["contested"] else "overdue"
    if row["outcome"] == "disapplied":
        return "lifted by an exception"
    told = {"pending": "due", "unknown": "undetermined"}
    return told.get(row["compliance"], "no longer needed")


def _urgency(one: SchoolReview, as_of: date) -> tuple[bool, date]:
    """What can still be kept comes first, by its day; then what passed first."""
    ahead = one.next(as_of)
    return ahead is None, ahead or one.overdue or date.max


def _shown(reviews: Iterable[SchoolReview], as_of: date) -> tuple[tuple[str, tuple[SchoolReview, ...]], ...]:
    """The most urgent, half of them ahead and half overdue where there are so many of each, in the order of all."""
    ordered = sorted(reviews, key=lambda one: (*_urgency(one, as_of), one.school, one.case))
    ahead = [one for one in ordered if one.next(as_of)]
    late = [one for one in ordered if not one.next(as_of)]
    first = ahead[: max(MOST_SHOWN // 2, MOST_SHOWN - len(late))]
    kept = set(map(id, (*first, *late[: MOST_SHOWN - len(first)])))
    shown = groupby((one for one in reviews if id(one) in kept), key=lambda one: one.school)
    return tuple((school or NO_SCHOOL, tuple(rows)) for school, rows in shown)


def _counted(reviews: Iterable[SchoolReview]) -> Iterator[tuple[str, int, int, int]]:
    late: Counter[str] = Counter()
    due: Counter[str] = Counter()
    held: Counter[str] = Counter()
    for one in reviews:
        late[one.school] += one.due is not None and one.due.standing in ("overdue", "contested")
        due[one.school] += one.due is not None and one.due.standing == "due" and one.meeting is None
        held[one.school] += one.meeting is not None
    order = sorted(late, key=lambda school: (not school, -late[school] - due[school] - held[school], school))
    yield from ((school or NO_SCHOOL, late[school], due[school], held[school]) for school in order)


def table_of_reviews(reviews: Iterable[SchoolReview]) -> pa.Table:
    """Give the reviews as a table, for the file beside the page: each day with how it stands beside it.

    Args:
        reviews: the reviews.
    """
    found = list(reviews)
    columns: dict[str, Any] = {
        "school": pa.array([one.school or None for one in found], pa.string()),
        "case": pa.array([one.case for one in found], pa.string()),
        "due": pa.array([one.due and one.due.on for one in found], pa.date32()),
        "due_standing": pa.array([one.due and one.due.standing for one in found], pa.string()),
        "meeting": pa.array([one.meeting for one in found], pa.date32()),
    }
    for name in STEPS:
        days = [one.steps.get(name) for one in found]
        columns[name] = pa.array([day and day.on for day in days], pa.date32())
        columns[f"{name}_standing"] = pa.array([day and day.standing for day in days], pa.string())
    return pa.table(columns)
