"""Counts by something: requests by month, open cases by age and by what they wait for, ends of plans by reason. Small ones are hidden."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from fractions import Fraction

import numpy as np

from sendrules.scorecard.conditions import All, Condition, Frame, InPeriod, Says, spans
from sendrules.scorecard.journeys import NO_DAY, Flags, Journeys, undetermined
from sendrules.scorecard.measures.asked_for import CEASED, REASONS, SOURCES
from sendrules.scorecard.measures.decisions import DECIDED, RECEIVED
from sendrules.scorecard.measures.durations import ISSUED
from sendrules.scorecard.measures.stock import (
    OPEN,
    WAITS_AFTER_DRAFT,
    WAITS_FOR_ADVICE,
    WAITS_FOR_DECISION,
    WAITS_FOR_DRAFT,
    WAITS_FOR_PLAN,
)
from sendrules.scorecard.rounding import half_up
from sendrules.scorecard.small_numbers import Shown, suppressed

_EPOCH = date(1970, 1, 1)
AGES = (
    (0, 42, "up to 6 weeks"),
    (43, 112, "6 to 16 weeks"),
    (113, 140, "16 to 20 weeks"),
    (141, 182, "20 to 26 weeks"),
    (183, 364, "26 to 52 weeks"),
    (365, None, "over 52 weeks"),
)
"""The age groups of open cases, which break where the law's limits do: least and largest number of days, and words."""


@dataclass(frozen=True, slots=True)
class Breakdown:
    """Counts by something.

    Attributes:
        id: its id.
        title: what is counted.
        cohort: the name of the cohort.
        counts: by group the count, or None where it is hidden.
        total: all of them together; None where the source cannot say, or where it is hidden.
        why_none: why there are none.
        rule: what was done with small numbers.
        peaks: of months, the busiest in words.
        members: by group, who is in it; for what hides small numbers across tables.
    """

    id: str
    title: str
    cohort: str
    counts: Mapping[str, int | None]
    total: int | None
    why_none: str
    rule: str
    peaks: tuple[str, ...] = ()
    members: Mapping[str, Flags] = field(default_factory=dict, repr=False, compare=False)


_WAITS = (
    (WAITS_FOR_DECISION, "the decision whether to assess"),
    (WAITS_FOR_PLAN, "the outcome of the assessment, or the plan"),
)
_WAITS_BY_EVENTS = (
    (WAITS_FOR_DECISION, "the decision whether to assess"),
    (WAITS_FOR_ADVICE, "advice"),
    (WAITS_FOR_DRAFT, "a draft, or the decision not to make a plan"),
    (WAITS_AFTER_DRAFT, "the finalised plan"),
)
"""What open requests wait for: as a return can tell, and as events can."""


def breakdowns(journeys: Journeys, frame: Frame, *, hide_small: bool = True) -> Iterator[Breakdown]:
    """Give every breakdown.

    Args:
        journeys: the requests.
        frame: the question's time.
        hide_small: whether counts under 5 are hidden, with others so that they cannot be worked out.
    """
    maker = _Maker(journeys, frame, hide_small)
    yield maker.by_month("requests-by-month", "requests received, by month", RECEIVED.name, "received")
    yield maker.by_month(
        "decisions-by-month", "decisions whether to assess, by month", DECIDED.name, "decided", DECIDED.condition
    )
    yield maker.by_month("plans-by-month", "plans issued, by month", ISSUED.name, "plan", ISSUED.condition)
    yield maker.by_code(
        "requests-by-source",
        "requests received, by who made them",
        RECEIVED.name,
        RECEIVED.condition,
        "source",
        SOURCES,
    )
    yield maker.by_code(
        "decisions",
        "requests decided, by decision",
        DECIDED.name,
        DECIDED.condition,
        "decision",
        {"Y": "assess", "N": "refuse"},
    )
    yield maker.by_age("open-by-age", "open requests, by age", OPEN.name, OPEN.condition)
    waits = _WAITS_BY_EVENTS if WAITS_AFTER_DRAFT.condition.needs <= journeys.determined else _WAITS
    yield maker.by_condition(
        "open-by-wait",
        "open requests, by what they wait for",
        OPEN.name,
        [(words, cohort.condition) for cohort, words in waits],
    )
    yield maker.by_code(
        "plans-ceased",
        "plans that ended in the period, by reason",
        CEASED.name,
        CEASED.condition,
        "cease_reason",
        REASONS,
    )
    yield maker.by_code(
        "review-decisions", "reviews decided in the period, by decision", "reviews decided in the period", InPeriod("review_decided"),
        "review_outcome", {"A": "amend", "C": "cease", "M": "maintain", "": "not said"},
    )  # fmt: skip


class _Maker:
    def __init__(self, journeys: Journeys, frame: Frame, hide_small: bool) -> None:
        self.journeys, self.frame, self.hide_small = journeys, frame, hide_small

    def _made(
        self, id: str, title: str, cohort: str, groups: Sequence[tuple[str, Flags]], needs: frozenset[str]
    ) -> Breakdown:
        if missing := needs - self.journeys.determined:
            return Breakdown(id, title, cohort, {}, None, undetermined(self.journeys.source, missing), "")
        counts = {words: int(np.count_nonzero(which)) for words, which in groups}
        shown = suppressed(counts) if self.hide_small else Shown(counts, sum(counts.values()), "")
        return Breakdown(id, title, cohort, shown.counts, shown.total, "", shown.rule, members=dict(groups))

    def by_code(
        self, id: str, title: str, cohort: str, condition: Condition, column: str, words: Mapping[str, str]
    ) -> Breakdown:
        """Count by the codes of a column."""
        needs = condition.needs | {column}
        if not needs <= self.journeys.determined:
            return self._made(id, title, cohort, [], needs)
        members = condition.of(self.journeys, self.frame)
        groups = [(word, members & Says(column, (code,)).of(self.journeys, self.frame)) for code, word in words.items()]
        return self._made(id, title, cohort, groups, needs)

    def by_age(self, id: str, title: str, cohort: str, condition: Condition) -> Breakdown:
        """Count by days since the request."""
        needs = condition.needs | {"received"}
        if not needs <= self.journeys.determined:
            return self._made(id, title, cohort, [], needs)
        members = condition.of(self.journeys, self.frame)
        spent, computed = spans(self.journeys, self.frame, "received", "")
        groups = [
            (
                words,
                members
                & computed
                & (spent >= least)
                & (spent <= (most if most is not None else np.iinfo(np.int32).max)),
            )
            for least, most, words in AGES
        ]
        return self._made(id, title, cohort, groups, needs)

    def by_condition(self, id: str, title: str, cohort: str, parts: Sequence[tuple[str, Condition]]) -> Breakdown:
        """Count by conditions that exclude each other."""
        needs = frozenset[str]().union(*(condition.needs for _, condition in parts))
        if not needs <= self.journeys.determined:
            return self._made(id, title, cohort, [], needs)
        return self._made(
            id, title, cohort, [(words, condition.of(self.journeys, self.frame)) for words, condition in parts], needs
        )

    def by_month(self, id: str, title: str, cohort: str, column: str, condition: Condition | None = None) -> Breakdown:
        """Count by calendar month of the period, as far as the day of the question: of later months nothing is known."""
        members_are = InPeriod(column) if condition is None else All((condition, InPeriod(column)))
        needs = members_are.needs
        if not needs <= self.journeys.determined:
            return self._made(id, title, cohort, [], needs)
        members = members_are.of(self.journeys, self.frame)
        days = self.journeys.day(column)
        groups = []
        for first, last in _months(self.frame.first, min(self.frame.last, self.frame.as_of)):
            low, high = (first - _EPOCH).days, (last - _EPOCH).days
            groups.append((f"{first:%Y-%m}", members & (days != NO_DAY) & (days >= low) & (days <= high)))
        made = self._made(id, title, cohort, groups, needs)
        return replace(made, peaks=peaks(made.counts, made.total))


def peaks(counts: Mapping[str, int | None], total: int | None) -> tuple[str, ...]:
    """Say which months are the busiest, beside the mean of all; nothing where there is one month, or none is shown.

    Args:
        counts: by month the count; None where it is hidden.
        total: all of them together.

    >>> peaks({"2025-01": 6, "2025-02": 30, "2025-03": 9}, 45)
    ('2025-02 with 30, 2.0 times the mean month (15.0)',)
    """
    shown = {month: count for month, count in counts.items() if count}
    if not total or len(counts) < 2 or not shown:
        return ()
    most = max(shown.values())
    mean, times = Fraction(total, len(counts)), Fraction(most * len(counts), total)
    return tuple(
        f"{month} with {count:,}, {half_up(times)} times the mean month ({half_up(mean)})"
        for month, count in shown.items()
        if count == most
    )


def _months(first: date, last: date) -> Iterator[tuple[date, date]]:
    day = first.replace(day=1)
    while day <= last:
        after = (day + timedelta(days=32)).replace(day=1)
        yield day, after - timedelta(days=1)
        day = after
