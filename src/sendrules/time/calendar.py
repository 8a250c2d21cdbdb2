"""``WorkingCalendar``: which days are working days, as far as anybody can know.

A calendar has a first and a last known day and refuses questions outside them: bank holidays further off have
not been proclaimed, and one proclaimed at short notice (19 September 2022 had ten days) changes answers.
So every calendar has an id and a digest, which every result carries.

The official table for England and Wales ships frozen with the library (``bank_holidays.py``), so that an answer
does not depend on which release of ``holidays`` is installed; ``WorkingCalendar.from_holidays`` rebuilds it, and
the tests compare the two.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date
from itertools import accumulate, compress
from typing import TYPE_CHECKING, Literal

from sendrules.errors import BeyondHorizonError
from sendrules.outside_text import not_printable, on_one_line
from sendrules.time import bank_holidays
from sendrules.values import value

if TYPE_CHECKING:
    from typing import Self


@value
class CalendarChange:
    """A day that is in one calendar and not in another."""

    day: date
    name: str
    change: Literal["added", "removed"]


class WorkingCalendar:
    """The working days between two days, both known; immutable, so any number of threads may ask it.

    A working day is not a Saturday, a Sunday or one of ``days_off``. Answers are look-ups in tables made once
    here: the cost of one does not grow with the number of days counted.

    Args:
        name: what the calendar is of.
        days_off: days that are not working days, with their names. Weekend days may be among them.
        first: the first day that the calendar knows.
        last: the last day that the calendar knows.
        base: for an overlay, the calendar that it is laid over.

    Raises:
        ValueError: ``last`` is before ``first``, a day off lies outside them, or a name cannot be printed on one line.

    >>> ENGLAND_AND_WALES.is_working_day(date(2023, 5, 8))                # the Coronation
    False
    >>> ENGLAND_AND_WALES.add(date(2026, 4, 2), 3)                        # over Easter
    datetime.date(2026, 4, 9)
    """

    __slots__ = ("_at", "_days", "_digest", "_first", "_last", "_off", "base", "id", "name")

    def __init__(
        self,
        name: str,
        days_off: Mapping[date, str],
        first: date,
        last: date,
        *,
        base: WorkingCalendar | None = None,
    ) -> None:
        if last < first:
            raise ValueError(f"the calendar {name!r} would end ({last}) before it begins ({first})")
        outside = [day.isoformat() for day in days_off if not first <= day <= last]
        if outside:
            raise ValueError(f"days off outside {first} to {last} would never be seen: {', '.join(sorted(outside))}")
        for text in (name, *days_off.values()):
            if why := not_printable(text):
                raise ValueError(f"the calendar {name!r} has the name {on_one_line(repr(text))}: {why}")
        self.name = name
        self.base = base
        self._first, self._last = first.toordinal(), last.toordinal()
        self._off = dict(sorted(days_off.items()))
        off = {day.toordinal() for day in days_off}
        ordinals = range(self._first, self._last + 1)
        worked = [ordinal % 7 not in (6, 0) and ordinal not in off for ordinal in ordinals]  # ordinal 1 was a Monday
        self._days = (None, *map(date.fromordinal, compress(ordinals, worked)))  # the n-th working day stands at n
        self._at = tuple(accumulate(worked, initial=0))[1:]  # how many working days up to and including each day
        self._digest = ""
        self.id = f"{name}/{first.isoformat()}..{last.isoformat()}"
        if base is not None and self != base:
            self.id += f"/overlay {self.digest[:8]}"

    @property
    def digest(self) -> str:
        """The same for the same working days, their names and their reach; another where one differs."""
        if not self._digest:
            from hashlib import sha256  # a timetable does without

            listing = "".join(f"{day.isoformat()} {what}\n" for day, what in self._off.items())
            text = f"{self.name}\n{self.first.isoformat()}\n{self.last.isoformat()}\n{listing}"
            self._digest = sha256(text.encode()).hexdigest()[:16]
        return self._digest

    @property
    def first(self) -> date:
        """The first day that the calendar knows."""
        return date.fromordinal(self._first)

    @property
    def last(self) -> date:
        """The last day that the calendar knows: its horizon."""
        return date.fromordinal(self._last)

    @property
    def days_off(self) -> Mapping[date, str]:
        """The named days off, in order."""
        return dict(self._off)

    @property
    def changes(self) -> tuple[CalendarChange, ...]:
        """What an overlay, or overlays one over another, changed in the calendar below; empty for any other calendar."""
        return self.changes_from(self.base) if self.base is not None else ()

    def is_working_day(self, day: date) -> bool:
        """Say whether ``day`` is a working day.

        Raises:
            BeyondHorizonError: the calendar does not know the day.
        """
        index = day.toordinal() - self._first
        at = self._at
        if not 0 <= index < len(at):
            raise BeyondHorizonError(day, self.first, self.last, self.id)
        return at[index] > (at[index - 1] if index else 0)

    def name_of(self, day: date) -> str | None:
        """Give the name of a day off, "Saturday" or "Sunday", or None for a working day.

        Raises:
            BeyondHorizonError: the calendar does not know the day.
        """
        if self.is_working_day(day):
            return None
        return self._off.get(day) or f"{day:%A}"

    def add(self, day: date, n: int) -> date:
        """Give the n-th working day after ``day``, or before it where ``n`` is negative; ``day`` is not counted.

        Args:
            day: any day, working or not.
            n: how many working days; not zero, since "the same day" may not be a working day.

        Raises:
            BeyondHorizonError: ``day`` or the answer is not known to the calendar.
            ValueError: ``n`` is zero and ``day`` is not a working day.
        """
        index = day.toordinal() - self._first
        try:  # the common question first, without a check that the look-ups make themselves
            if n > 0 <= index and (found := self._days[self._at[index] + n]) is not None:
                return found
        except IndexError:
            pass  # beyond the last known day; the checks below say which
        return self._add_checked(day, n)

    def _add_checked(self, day: date, n: int) -> date:
        """Answer ``add`` backwards and at the edges, where every look-up is checked."""
        at, index = self._at, day.toordinal() - self._first
        if not 0 <= index < len(at):
            raise BeyondHorizonError(day, self.first, self.last, self.id)
        if n == 0:
            if self.is_working_day(day):
                return day
            raise ValueError(f"{day} is not a working day, so no working day is zero working days from it")
        target = at[index] + n if n > 0 else (at[index - 1] if index else 0) + n + 1
        found = self._days[target] if 0 < target < len(self._days) else None
        if found is None:
            beyond = self._last + 1 if n > 0 else self._first - 1
            missing = date.fromordinal(beyond) if 1 <= beyond <= date.max.toordinal() else None
            raise BeyondHorizonError(missing, self.first, self.last, self.id, before=n < 0)
        return found

    def count(self, start: date, end: date) -> int:
        """Count the working days after ``start`` up to and including ``end``; negative where ``end`` is earlier.

        Raises:
            BeyondHorizonError: the calendar does not know one of the two days.
        """
        at, first = self._at, self._first
        a, b = start.toordinal() - first, end.toordinal() - first
        if a >= 0 <= b:
            try:
                return at[b] - at[a]
            except IndexError:
                pass  # one of them is beyond the last known day
        bad = start if not 0 <= a < len(at) else end
        raise BeyondHorizonError(bad, self.first, self.last, self.id)

    def last_working_day(self, day: date) -> date:
        """Give ``day`` itself if it is a working day, else the last working day before it.

        Raises:
            BeyondHorizonError: the calendar does not know the day.
        """
        return day if self.is_working_day(day) else self.add(day, -1)

    def knows(self, day: date) -> bool:
        """Say whether ``day`` is within the calendar's first and last known day."""
        return self._first <= day.toordinal() <= self._last

    def overlay(self, added: Mapping[date, str] | None = None, removed: Iterable[date] = ()) -> Self:
        """Give this calendar with newly proclaimed days off, or without days that were moved.

        The new calendar says what it changes (``changes``) and has an id and digest of its own. An overlay of an
        overlay says all that both change.

        Raises:
            ValueError: a day is outside the calendar, already off, or not among the days off.

        >>> jubilee = ENGLAND_AND_WALES.overlay({date(2027, 6, 4): "invented jubilee"})
        >>> [(str(c.day), c.change) for c in jubilee.changes]
        [('2027-06-04', 'added')]
        """
        added = dict(added or {})
        removed = set(removed)
        known = [day for day in added if day in self._off]
        absent = [day for day in removed if day not in self._off]
        if known or absent:
            raise ValueError(
                "".join(f"{day} is a day off already ({self._off[day]}). " for day in known)
                + "".join(f"{day} is not among the days off, so it cannot be removed. " for day in absent)
            )
        days = {day: name for day, name in self._off.items() if day not in removed} | added
        base = self if self.base is None else self.base
        return type(self)(self.name, days, self.first, self.last, base=base)

    def changes_from(self, other: WorkingCalendar) -> tuple[CalendarChange, ...]:
        """List the days off that differ from another calendar's, among the days that both know."""
        first, last = max(self.first, other.first), min(self.last, other.last)
        out = [
            CalendarChange(day, name, "added")
            for day, name in self._off.items()
            if day not in other._off and first <= day <= last
        ]
        out += [
            CalendarChange(day, name, "removed")
            for day, name in other._off.items()
            if day not in self._off and first <= day <= last
        ]
        return tuple(sorted(out, key=lambda c: c.day))

    @classmethod
    def from_holidays(cls, first_year: int, last_year: int, *, name: str = "projected") -> Self:
        """Build a calendar for England and Wales with the ``holidays`` library (GB, subdivision ENG).

        Days after the last official year are projections: nobody has proclaimed them. The library's object is
        made with explicit years, copied and dropped, since a lazy one changes under its reader and is not
        safe between threads.

        Args:
            first_year: the first whole year.
            last_year: the last whole year.
            name: the new calendar's name, which ends up in every result.
        """
        import holidays

        table = holidays.country_holidays(
            "GB", subdiv="ENG", years=range(first_year, last_year + 1), expand=False, language="en_GB"
        )
        days = {
            day: str(what) for day, what in table.items() if day.weekday() < 5 and first_year <= day.year <= last_year
        }
        return cls(name, days, date(first_year, 1, 1), date(last_year, 12, 31))

    def __eq__(self, other: object) -> bool:
        return self is other or (isinstance(other, WorkingCalendar) and self.digest == other.digest)

    def __hash__(self) -> int:
        return hash(self.digest)

    def __repr__(self) -> str:
        return f"<WorkingCalendar {self.id} {self.digest}>"


ENGLAND_AND_WALES = WorkingCalendar("england-and-wales", bank_holidays.TABLE, bank_holidays.FIRST, bank_holidays.LAST)
