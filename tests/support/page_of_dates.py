"""The tests that every duty gets from its page of dates: the limit, and what holds on either side of it.

A page is a table beside the golden cases of a regulation, such as ``golden/si_2014_1530/reg_13.csv``. Each row has a duty, the
day that its period runs from, the last day of the limit, and how that was worked by hand. ``PageOfDates`` starts the duty on
that day and asks on the last day and on the day after, with the act and without it. A new page needs no new test.
"""

from __future__ import annotations

import csv
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path
from typing import TYPE_CHECKING, ClassVar

import sendrules as sr
from golden import GOLDEN
from starting import case_starting

if TYPE_CHECKING:
    from sendrules.statutory.instance import Instance

ONE_DAY = timedelta(1)
OPEN, MET, LATE = sr.Compliance.PENDING, sr.Compliance.MET, sr.Compliance.MET_LATE

RUNS_FROM_ANOTHER_DAY = {
    "derived-latest-draft-date": (-140, "the day is the end of the 20 weeks that the request starts"),
    "det-15-1/plan": (30, "the day is that of the request, 30 days before the detention"),
    "det-15-1/no-plan": (30, "the day is that of the request, 30 days before the detention"),
    "det-15-1/decision": (30, "the day is that of the request, 30 days before the detention"),
    "det-15-4/plan": (30, "the day is that of the request, 30 days before the release"),
    "det-15-4/no-plan": (30, "the day is that of the request, 30 days before the release"),
    "det-15-4/decision": (30, "the day is that of the request, 30 days before the release"),
}
"""Duties whose period does not run from their start: how many days after the day of the row they start, and why."""

RUNS_FROM_A_FIELD = {
    "reg-15-2-transfer-plan-aware-late": "aware",
    "reg-15-7-rcb-late": "commissioner_aware",
}
"""Duties whose period runs from a day that the event states, and the field that states it."""


@dataclass(frozen=True, slots=True)
class Row:
    """One line of a page of dates.

    Attributes:
        duty: the id of the duty.
        day: the day that the period runs from.
        limit: the last day.
        why: how it was worked.
    """

    duty: str
    day: date
    limit: date
    why: str

    def __str__(self) -> str:
        return f"{self.duty}-{self.day}"


def pages(folder: Path = GOLDEN) -> dict[str, list[Row]]:
    """Read every page of dates, by its name without the ending: ``si_2014_1530/reg_13``."""
    found = sorted(folder.glob("*/*.csv"))
    return {path.relative_to(folder).with_suffix("").as_posix(): list(_rows(path)) for path in found}


def _rows(path: Path) -> Iterator[Row]:
    with path.open(newline="", encoding="utf-8") as file:
        for row in csv.DictReader(file):
            yield Row(row["duty"], date.fromisoformat(row["day"]), date.fromisoformat(row["limit"]), row["why"])


@dataclass(frozen=True, slots=True)
class Started:
    """A case in which a duty starts as a row says."""

    row: Row
    events: tuple[sr.Event, ...]
    start: sr.Event

    def asked(self, as_of: date, act: sr.Event | None = None) -> Instance:
        """Give the occurrence as it stands on a day. What starts it is planned, if its day is still to come."""
        start = self.start.model_copy(update={"planned": self.start.on > as_of})
        events = [*self.events, start, *([act] if act else [])]
        result = sr.evaluate(sr.Case(reference="P", events=events), as_of=as_of)
        found = [i for i in result[self.row.duty].instances if i.trigger.id == start.id]
        assert len(found) == 1, f"{self.row} started {len(found)} times"
        return found[0]

    def done(self, on: date) -> Instance:
        """Give the occurrence with the duty's own act on a day, asked when both are there."""
        duty = sr.statute().duty(self.row.duty)
        for kind in duty.discharged_by.kinds:
            for about in (self.start.about, None):
                try:
                    act = sr.Event(kind=kind, on=on, id="act", about=about)
                except ValueError:  # such an act is not about anybody, or needs to say more
                    continue
                found = self.asked(max(on, self.start.on), act)
                if found.done is not None and found.done.id == "act":
                    return found
        raise AssertionError(f"no act was found that performs {self.row.duty} on {on}")


def start(row: Row) -> Started:
    """Start the duty of a row so that its period runs from the day of the row."""
    later, _ = RUNS_FROM_ANOTHER_DAY.get(row.duty, (0, ""))
    found = case_starting(sr.statute().duty(row.duty), row.day + timedelta(later))
    assert found, f"no case was found in which {row.duty} starts for {row.day}"
    case, event = found
    if row.duty in RUNS_FROM_A_FIELD:
        event = event.model_copy(update={RUNS_FROM_A_FIELD[row.duty]: row.day})
    return Started(row, tuple(e for e in case.events if e.id != event.id), event)


class PageOfDates:
    """The tests of one page. A subclass names the page; ``row`` is each of its rows in turn."""

    page: ClassVar[str]

    def test_the_limit(self, row: Row) -> None:
        """The limit is the day that was worked by hand, asked of the duty and of a case."""
        assert sr.statute().duty(row.duty).limit_for(row.day) == row.limit, row.why
        assert start(row).asked(max(row.limit, row.day)).limit == row.limit, row.why

    def test_nothing_is_done_by_the_last_day(self, row: Row) -> None:
        """On the last day there is still time, or the window is still open."""
        expected = OPEN if is_acted_on(row.duty) else sr.Compliance.NOT_APPLICABLE
        assert start(row).asked(row.limit).compliance == expected, row.why

    def test_nothing_is_done_by_the_day_after(self, row: Row) -> None:
        """The day after, the duty is overdue, the right has lapsed or the window is over."""
        found = start(row).asked(row.limit + ONE_DAY)
        assert found.compliance == day_after(row.duty), row.why
        assert found.due == row.limit, row.why


class PageOfDatesToActBy(PageOfDates):
    """The tests of a page with a duty that somebody has to act on. What takes effect on a day needs nobody."""

    def test_an_act_on_the_last_day(self, row: Row) -> None:
        """An act on the last day is in time; while a window is open it is too early."""
        expected = sr.Compliance.TOO_EARLY if is_window(row.duty) else MET
        assert start(row).done(row.limit).compliance == expected, row.why

    def test_an_act_the_day_after(self, row: Row) -> None:
        """An act the day after is late; after a window it is what the law asks."""
        expected = MET if is_window(row.duty) else LATE
        assert start(row).done(row.limit + ONE_DAY).compliance == expected, row.why


def is_window(id: str) -> bool:
    """Whether the limit is the end of a window: an act is lawful from the day after."""
    return sr.statute().duty(id).bound == "open-until"


def is_acted_on(id: str) -> bool:
    """Whether somebody has to act by the limit or after it."""
    return sr.statute().duty(id).bound != "takes-effect"


def day_after(id: str) -> sr.Compliance:
    """How a duty stands the day after its limit where nothing was done."""
    duty = sr.statute().duty(id)
    if is_window(id):
        return MET
    if not is_acted_on(id):
        return sr.Compliance.NOT_APPLICABLE
    if duty.right:
        return sr.Compliance.LAPSED
    return sr.Compliance.UNKNOWN if duty.contingent_on else sr.Compliance.OVERDUE
