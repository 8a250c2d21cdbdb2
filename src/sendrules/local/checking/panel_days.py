"""The days of a panel: when it meets, by when its papers are due, by when families are told, and the last one before a limit.

Fortnights go on being counted through holidays. A meeting that is not held is left out and never brought forward by itself, so an
earlier one is named: the safe side. A day of which nobody can say whether the panel meets is kept apart: after the last term that
is declared, beyond the calendar, or outside the life of the policy.
"""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from functools import lru_cache
from itertools import groupby
from typing import Any

from sendrules.case.record import EARLIEST, LATEST
from sendrules.errors import BeyondHorizonError
from sendrules.explanation import plain, words
from sendrules.local.checking.panel_rule import by_rule, no_rule
from sendrules.local.declarations.panels import OnBankHoliday, Panel, Papers, SchoolTerm, Weekday
from sendrules.time.calendar import ENGLAND_AND_WALES, WorkingCalendar

_NOT_IN_FORCE = "the policy is not in force then"
_A_YEAR = timedelta(days=366)
_MOVED = timedelta(days=14)
"""A meeting is moved by less than this from a bank holiday to a working day."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PanelMeeting:
    """One meeting of a panel.

    Attributes:
        on: its day.
        papers_by: the last day for its papers; None where the source does not say.
        papers_hour: the hour of that day, as HH:MM; None where the source does not say.
        told_by: the last day on which families are told; None where the source does not say.
        remarks: what was assumed for it, and what moved it or its papers.
    """

    on: date
    papers_by: date | None
    papers_hour: str | None
    told_by: date | None
    remarks: tuple[str, ...] = ()

    @property
    def over_by(self) -> date:
        """The day on which families are told at the latest; that of the meeting, where the source does not say."""
        return self.told_by or self.on

    def can_take(self, day: date) -> bool:
        """Whether the papers of a case can still be in on a day; at what hour of it nobody asked."""
        return day <= (self.papers_by or self.on)

    def in_words(self) -> str:
        """Say when it is, and by when papers are due and families are told, as far as the source says."""
        hour = f", {self.papers_hour}" if self.papers_hour else ""
        more = [f"papers by {words(self.papers_by)}{hour}"] if self.papers_by else []
        more += [f"families told by {words(self.told_by)}"] if self.told_by else []
        return words(self.on) + (f" ({'; '.join(more)})" if more else "")

    def to_dict(self) -> dict[str, Any]:
        """Give it as plain data."""
        return {
            "on": plain(self.on),
            "papers_by": plain(self.papers_by),
            "papers_hour": self.papers_hour,
            "told_by": plain(self.told_by),
            "remarks": list(self.remarks),
        }


@dataclass(frozen=True, slots=True)
class PanelDay:
    """A day on which the panel would meet by its rule, and what becomes of it.

    Attributes:
        planned: the day by the rule.
        meeting: the meeting; None where none is held, or where that is not known.
        known: whether anybody can say.
        why: why none is held, or why nobody can say.
        would_be: the meeting as it would be, where none is held or nobody can say; None where that cannot be counted.
    """

    planned: date
    meeting: PanelMeeting | None = None
    known: bool = True
    why: str = ""
    would_be: PanelMeeting | None = None

    @property
    def day(self) -> date:
        """The day of the meeting, or that on which it would have been."""
        return self.meeting.on if self.meeting else self.planned


@dataclass(frozen=True, slots=True)
class LastPanel:
    """The last meeting of a panel that can keep a limit.

    Attributes:
        meeting: the meeting; None where there is none, or where that is not known.
        passed_over: days after it on which a meeting could have kept the limit, and none is held.
        not_known: days after it on which a meeting could keep the limit, and of which nobody can say whether one is held.
        reasons: how it came out, in words.
    """

    meeting: PanelMeeting | None
    passed_over: tuple[PanelDay, ...]
    not_known: tuple[PanelDay, ...]
    reasons: tuple[str, ...]


def last_panel(
    panel: Panel,
    terms: Iterable[SchoolTerm],
    limit: date,
    *,
    start: date | None = None,
    calendar: WorkingCalendar = ENGLAND_AND_WALES,
) -> LastPanel:
    """Give the last meeting of a panel before a limit, with the cut-off for its papers. It needs no case.

    Families are told by the limit where the panel says how soon it tells them. Else the meeting itself is by then.

    Args:
        panel: the panel.
        terms: the school terms.
        limit: the last day of the limit. Nothing here moves it.
        start: the day that the limit runs from: the papers are due on it or later. None for any.
        calendar: the working days.

    >>> panel = Panel.model_validate({"id": "p", "title": "The panel", "every": "1 week", "weekday": "wednesday",
    ...     "papers": {"weekday": "thursday", "hour": "17:00"}, "told_within": "1 week",
    ...     "provenance": {"document": "Web page", "place": "When we meet", "status": "published"}})
    >>> found = last_panel(panel, (), date(2026, 7, 3)).meeting          # a Friday
    >>> str(found.on), str(found.papers_by), found.papers_hour, str(found.told_by)
    ('2026-06-24', '2026-06-18', '17:00', '2026-07-01')
    """
    return Diary(panel, tuple(terms), calendar).last_by(limit, start)


@dataclass(frozen=True, slots=True)
class Diary:
    """A panel with what decides on which days it meets.

    Attributes:
        panel: the panel.
        terms: the school terms.
        calendar: the working days.
        since: the first day on which its policy is in force; None where there is none.
        until: the last one; None where there is none.
    """

    panel: Panel
    terms: tuple[SchoolTerm, ...] = ()
    calendar: WorkingCalendar = ENGLAND_AND_WALES
    since: date | None = None
    until: date | None = None
    _months: dict[tuple[int, int], tuple[PanelDay, ...]] = field(
        default_factory=dict, init=False, compare=False, repr=False
    )

    def last_by(self, limit: date, start: date | None = None, papers_from: date | None = None) -> LastPanel:
        """Give the last meeting by which a limit can be kept.

        Args:
            limit: the last day of the limit.
            start: the day that the limit runs from; None for any.
            papers_from: the first day on which the papers can be in; None for the start.
        """
        papers = papers_from or start
        last: PanelMeeting | None = None
        others: list[PanelDay] = []
        for each in self._backwards(start or self.calendar.first, limit):
            if each.meeting and self._keeps(each.meeting, limit, papers):
                last = each.meeting
                break
            if each.meeting is None and (each.would_be is None or self._keeps(each.would_be, limit, papers)):
                others.append(each)
        others.reverse()
        passed, unknown = tuple(d for d in others if d.known), tuple(d for d in others if not d.known)
        reasons = [*(last.remarks if last else ()), *in_words(passed), *in_words(unknown)]
        named = self.panel.first
        if named is not None and last is None and named > limit:
            reasons.append(f"the source names no meeting before {words(named)}")
        if why := no_rule(self.panel):
            reasons.append(
                f"{why}, so {'only the days that it lists are known' if self.panel.extra else 'no day is known'}"
            )
        return LastPanel(last, passed, unknown, tuple(reasons))

    def next_from(self, day: date) -> tuple[PanelMeeting | None, tuple[PanelDay, ...]]:
        """Give the next meeting whose papers can still be in on a day, and the days before it that are not known.

        Args:
            day: the day.
        """
        unknown: list[PanelDay] = []
        first, some = day, timedelta(days=60)
        while first <= min(self.calendar.last, LATEST):
            for each in self.days(first, first + some):
                if each.meeting and each.day >= first and each.meeting.can_take(day):
                    return each.meeting, tuple(unknown)
                if not each.known and each.planned >= first and (each.would_be is None or each.would_be.can_take(day)):
                    unknown.append(each)
            first, some = first + some + timedelta(days=1), min(2 * some, _A_YEAR)
        return None, tuple(unknown)

    def _keeps(self, meeting: PanelMeeting, limit: date, day: date | None) -> bool:
        """Whether a case whose papers come in on a day keeps a limit by a meeting."""
        return meeting.over_by <= limit and (day is None or (meeting.on >= day and meeting.can_take(day)))

    def days(self, first: date, last: date) -> list[PanelDay]:
        """Give every day between two days on which the panel meets or would meet, in order; each day of meeting once.

        Days more than a year outside the calendar are left out.

        Args:
            first: the first day.
            last: the last day, included.
        """
        first, last = max(first, self._earliest), min(last, min(self.calendar.last, LATEST) + _A_YEAR)
        found: dict[date, PanelDay] = {}
        for month in _months_between(first - _MOVED, last + _MOVED):
            for each in self._months.get(month) or self._planned_in(month):
                if first <= each.day <= last:
                    found.setdefault(each.day, each)
        return [found[day] for day in sorted(found)]

    def _backwards(self, first: date, last: date) -> Iterator[PanelDay]:
        """Give the days between two days from the last one on, found a few weeks at a time: most often the last will do."""
        first, some = max(first, self._earliest), timedelta(days=60)
        while first <= last:
            since = max(first, last - some)
            yield from reversed(self.days(since, last))
            last, some = since - timedelta(days=1), min(2 * some, _A_YEAR)

    @property
    def _earliest(self) -> date:
        return max(self.calendar.first, EARLIEST) - _A_YEAR

    def _planned_in(self, month: tuple[int, int]) -> tuple[PanelDay, ...]:
        """Give the days of one month on which the panel would meet, and keep them: many limits end in the same few months."""
        first, last = date(*month, 1), date(*month, monthrange(*month)[1])
        extra = (day for day in self.panel.extra if first <= day <= last)
        days = tuple(self._day(day) for day in sorted({*by_rule(self.panel, first, last), *extra}))
        return self._months.setdefault(month, days)

    def _day(self, planned: date) -> PanelDay:
        """Say what becomes of a day on which the panel would meet."""
        try:
            return self._by_its_rule(planned) if planned not in self.panel.extra else self._extra(planned)
        except BeyondHorizonError:
            return PanelDay(planned, known=False, why="the calendar of working days does not reach so far")

    def _extra(self, planned: date) -> PanelDay:
        meeting = self._meeting(planned, planned, [])
        if not self._in_force(planned):
            return PanelDay(planned, known=False, why=_NOT_IN_FORCE, would_be=meeting)
        return PanelDay(planned, meeting)

    def _by_its_rule(self, planned: date) -> PanelDay:
        on, remarks = planned, list[str]()
        as_planned = self._meeting(planned, planned, [])
        if planned in self.panel.not_on:
            return PanelDay(planned, why="the source names it as a day without a meeting", would_be=as_planned)
        if self._is_bank_holiday(planned):
            name, told = self.calendar.name_of(planned), self.panel.on_bank_holiday
            if told is None or told is OnBankHoliday.NOT_HELD:
                said = (
                    "it does not meet then"
                    if told
                    else "that it does not meet then is assumed, the source does not say"
                )
                return PanelDay(planned, why=f"{name}, a bank holiday; {said}", would_be=as_planned)
            on = self.calendar.add(planned, 1 if told is OnBankHoliday.NEXT_WORKING_DAY else -1)
            remarks.append(f"the meeting of {words(planned)} ({name}) is moved to {words(on)}")
        meeting = self._meeting(planned, on, remarks) if on != planned else as_planned
        if not self._in_force(on):
            return PanelDay(planned, known=False, why=_NOT_IN_FORCE, would_be=meeting)
        if on in self.panel.not_on:
            why = f"it is moved to {words(on)}, which the source names as a day without a meeting"
            return PanelDay(planned, why=why, would_be=meeting)
        in_term = self.in_term(on)
        if self.panel.term_time_only and in_term is None:
            return PanelDay(planned, known=False, why=self._beyond_terms(), would_be=meeting)
        if self.panel.term_time_only and not in_term:
            return PanelDay(planned, why="out of term", would_be=meeting)
        if self.panel.term_time_only is None and in_term is False:
            more = f"{words(on)} is out of term, and the source does not say whether it meets then"
            meeting = replace(meeting, remarks=(*meeting.remarks, more))
        return PanelDay(planned, meeting)

    def _in_force(self, day: date) -> bool:
        return (self.since is None or self.since <= day) and (self.until is None or day <= self.until)

    def in_term(self, day: date) -> bool | None:
        """Whether a day is in term: None before the first and after the last term that is declared, which nobody knows.

        Args:
            day: the day.
        """
        if not self.terms or not min(t.first for t in self.terms) <= day <= max(t.last for t in self.terms):
            return None
        return any(term.first <= day <= term.last for term in self.terms)

    def _beyond_terms(self) -> str:
        if not self.terms:
            return "it meets in term only, and no terms are declared"
        first, last = min(t.first for t in self.terms), max(t.last for t in self.terms)
        return f"it meets in term only, and terms are declared from {words(first)} to {words(last)} only"

    def _meeting(self, planned: date, on: date, remarks: list[str]) -> PanelMeeting:
        """Make a meeting. Its papers are counted from the planned day or the real one, whichever is earlier."""
        papers, told = self.panel.papers, self.panel.told_within
        papers_by = self._papers_by(papers, min(planned, on), remarks) if papers else None
        return PanelMeeting(
            on=on,
            papers_by=papers_by,
            papers_hour=papers.hour if papers else None,
            told_by=told.last_day(on, self.calendar) if told else None,
            remarks=tuple(remarks),
        )

    def _papers_by(self, papers: Papers, meeting: date, remarks: list[str]) -> date:
        if papers.before is not None:
            day = papers.before.latest_before(meeting, self.calendar)
            moved = not self.calendar.is_working_day(day)
        else:
            assert papers.weekday is not None
            day = meeting - timedelta((meeting.weekday() - papers.weekday.number - 1) % 7 + 1)
            moved = self._is_bank_holiday(day)
        if not moved:
            return day
        name, earlier = self.calendar.name_of(day), self.calendar.last_working_day(day)
        remarks.append(
            f"papers would be due on {words(day)} ({name}): the working day before, {words(earlier)}, is assumed, because "
            "the source does not say"
        )
        return earlier

    def _is_bank_holiday(self, day: date) -> bool:
        """Whether a day from Monday to Friday is no working day."""
        return day.weekday() < Weekday.SATURDAY.number and not self.calendar.is_working_day(day)


@lru_cache(maxsize=64)  # a caseload is asked about the same few panels
def diary_of(
    panel: Panel, terms: tuple[SchoolTerm, ...], calendar: WorkingCalendar, since: date | None, until: date | None
) -> Diary:
    """Give the diary of a panel; the same one for the same panel, so its days are found once.

    Args:
        panel: the panel.
        terms: the school terms.
        calendar: the working days.
        since: the first day on which its policy is in force; None where there is none.
        until: the last one; None where there is none.
    """
    return Diary(panel, terms, calendar, since, until)


def _months_between(first: date, last: date) -> Iterator[tuple[int, int]]:
    for month in range(first.year * 12 + first.month - 1, last.year * 12 + last.month):
        yield month // 12, month % 12 + 1


def in_words(days: Iterable[PanelDay]) -> Iterator[str]:
    """Say of days why the panel does not meet on them, or why nobody knows; those that have one reason together.

    Args:
        days: days without a meeting, or days that are not known.
    """
    for (known, why), group in groupby(days, key=lambda d: (d.known, d.why)):
        some = [each.planned for each in group]
        when = words(some[0]) if len(some) == 1 else f"{len(some)} days from {words(some[0])} to {words(some[-1])}"
        yield f"no meeting on {when}: {why}" if known else f"whether it meets on {when} is not known: {why}"


def just_missed(meetings: Sequence[PanelMeeting]) -> Iterator[tuple[date, PanelMeeting]]:
    """Give for each meeting the day after its cut-off, and the next meeting whose papers can still be in on that day.

    Args:
        meetings: meetings in order.
    """
    for n, one in enumerate(meetings):
        day = (one.papers_by or one.on) + timedelta(days=1)
        for later in meetings[n + 1 :]:
            if later.can_take(day):
                yield day, later
                break
