"""The shapes of a limit: so long after, so long before, on the day, before a fixed date, the earlier or later of two.

A limit is data. It is given the days of its anchors and answers with one day; it never looks at a case itself,
so a table of its answers can be made once for every day (architecture §6).
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta

from sendrules.case.kinds import Dated, EventKind
from sendrules.citation import Provision
from sendrules.explanation import Step
from sendrules.time.calendar import WorkingCalendar
from sendrules.time.periods import Period


class _Kinds:
    """An event of one of these kinds, by one of its dates."""

    __slots__ = ("by", "kinds")

    def __init__(self, *kinds: EventKind, by: Dated = Dated.ON) -> None:
        if not kinds:
            raise ValueError(f"{type(self).__name__} needs at least one kind of event")
        self.kinds, self.by = kinds, by

    def __eq__(self, other: object) -> bool:
        return type(self) is type(other) and (self.kinds, self.by) == (other.kinds, other.by)

    def __hash__(self) -> int:
        return hash((type(self), self.kinds, self.by))

    def __repr__(self) -> str:
        return f"{type(self).__name__}({', '.join(k.value for k in self.kinds)}, by={self.by.value})"


class Next(_Kinds):
    """The first event of these kinds on or after the trigger's day."""


class Last(_Kinds):
    """The last event of these kinds on or before the trigger's day.

    Args:
        kinds: the kinds that count.
        by: which of a notice's dates counts.
        within: how far back it may lie; None for any distance.
    """

    __slots__ = ("within",)

    def __init__(self, *kinds: EventKind, by: Dated = Dated.ON, within: Period | None = None) -> None:
        super().__init__(*kinds, by=by)
        self.within = within


@dataclass(frozen=True, slots=True)
class LimitOf:
    """The limit of another duty, for the same occurrence of the trigger."""

    duty: str


@dataclass(frozen=True, slots=True)
class Stated:
    """A day that the trigger's own notice states.

    Attributes:
        field: the field of the event that holds it.
    """

    field: str


@dataclass(frozen=True, slots=True)
class Revival:
    """What undid an ending: a decision to assess after a refusal, say."""


Anchor = Next | Last | LimitOf | Stated | Revival
Anchors = Callable[[Anchor | None], date | None]
"""Gives the day of an anchor, or None where it is absent; the anchor None is the trigger."""


@dataclass(frozen=True, slots=True)
class After:
    """So long after the anchor (the trigger, unless ``of`` names another)."""

    period: Period
    of: Anchor | None = None

    def legs(self) -> tuple[Anchor | None, ...]:
        """The anchors it counts from."""
        return (self.of,)

    def day(self, anchors: Anchors, calendar: WorkingCalendar) -> date | None:
        """The last day, or None where the anchor is absent."""
        start = anchors(self.of)
        return None if start is None else self.period.last_day(start, calendar)

    def step(self, anchors: Anchors, calendar: WorkingCalendar) -> Step:
        """How the day came out."""
        return Step(
            "limit-after", f"{self.period}", self.day(anchors, calendar), inputs=(("from", anchors(self.of)),)
        )


@dataclass(frozen=True, slots=True)
class Before:
    """So long before the anchor: the last day for it."""

    period: Period
    of: Anchor | None = None

    def legs(self) -> tuple[Anchor | None, ...]:
        """The anchors it counts from."""
        return (self.of,)

    def day(self, anchors: Anchors, calendar: WorkingCalendar) -> date | None:
        """The last day, or None where the anchor is absent."""
        event = anchors(self.of)
        return None if event is None else self.period.latest_before(event, calendar)

    def step(self, anchors: Anchors, calendar: WorkingCalendar) -> Step:
        """How the day came out."""
        return Step(
            "limit-before", f"{self.period.n} {self.period.unit}s before", self.day(anchors, calendar),
            inputs=(("before", anchors(self.of)),),
        )  # fmt: skip


@dataclass(frozen=True, slots=True)
class OnTheDay:
    """On the day of the anchor itself."""

    of: Anchor | None = None

    def legs(self) -> tuple[Anchor | None, ...]:
        """The anchors it counts from."""
        return (self.of,)

    def day(self, anchors: Anchors, calendar: WorkingCalendar) -> date | None:
        """The anchor's own day."""
        del calendar
        return anchors(self.of)

    def step(self, anchors: Anchors, calendar: WorkingCalendar) -> Step:
        """How the day came out."""
        return Step("limit-on-the-day", "on the day itself", self.day(anchors, calendar))


@dataclass(frozen=True, slots=True)
class BeforeDate:
    """Before a date of the calendar in the anchor's year: "before 15 February" ends on 14 February."""

    month: int
    dom: int
    of: Anchor | None = None

    def legs(self) -> tuple[Anchor | None, ...]:
        """The anchors it counts from."""
        return (self.of,)

    def day(self, anchors: Anchors, calendar: WorkingCalendar) -> date | None:
        """The day before the date."""
        del calendar
        anchor = anchors(self.of)
        return None if anchor is None else date(anchor.year, self.month, self.dom) - timedelta(1)

    def step(self, anchors: Anchors, calendar: WorkingCalendar) -> Step:
        """How the day came out."""
        return Step(
            "limit-before-date", f"before {self.dom}/{self.month} of the year", self.day(anchors, calendar),
            inputs=(("year of", anchors(self.of)),),
        )  # fmt: skip


@dataclass(frozen=True, slots=True)
class EarliestOf:
    """The earlier of several limits; one whose anchor is absent is left out."""

    limits: tuple[Limit, ...]

    def legs(self) -> tuple[Anchor | None, ...]:
        """The anchors of all."""
        return tuple(leg for limit in self.limits for leg in limit.legs())

    def day(self, anchors: Anchors, calendar: WorkingCalendar) -> date | None:
        """The earliest of the days that are known, or None where none is."""
        return min((d for limit in self.limits if (d := limit.day(anchors, calendar))), default=None)

    def step(self, anchors: Anchors, calendar: WorkingCalendar) -> Step:
        """How the day came out; a limit left out shows as not known."""
        steps = tuple(limit.step(anchors, calendar) for limit in self.limits)
        return Step("limit-earliest-of", "the earliest of", self.day(anchors, calendar), steps=steps)


@dataclass(frozen=True, slots=True)
class LatestOf:
    """The later of several limits; one whose anchor is absent is left out."""

    limits: tuple[Limit, ...]

    def legs(self) -> tuple[Anchor | None, ...]:
        """The anchors of all."""
        return tuple(leg for limit in self.limits for leg in limit.legs())

    def day(self, anchors: Anchors, calendar: WorkingCalendar) -> date | None:
        """The latest of the days that are known, or None where none is."""
        return max((d for limit in self.limits if (d := limit.day(anchors, calendar))), default=None)

    def step(self, anchors: Anchors, calendar: WorkingCalendar) -> Step:
        """How the day came out; a limit left out shows as not known."""
        steps = tuple(limit.step(anchors, calendar) for limit in self.limits)
        return Step("limit-latest-of", "the latest of", self.day(anchors, calendar), steps=steps)


@dataclass(frozen=True, slots=True)
class FirstKnown:
    """The first of several limits whose anchor is there."""

    limits: tuple[Limit, ...]

    def legs(self) -> tuple[Anchor | None, ...]:
        """The anchors of all."""
        return tuple(leg for limit in self.limits for leg in limit.legs())

    def day(self, anchors: Anchors, calendar: WorkingCalendar) -> date | None:
        """The first day that is known, or None where none is."""
        return next((d for limit in self.limits if (d := limit.day(anchors, calendar))), None)

    def step(self, anchors: Anchors, calendar: WorkingCalendar) -> Step:
        """How the day came out; a limit left out shows as not known."""
        steps = tuple(limit.step(anchors, calendar) for limit in self.limits)
        return Step(
            "limit-first-known", "the first that is known of", self.day(anchors, calendar), steps=steps
        )


@dataclass(frozen=True, slots=True)
class Moved:
    """A limit that another rule moves, such as a rule of procedure for days on which an office is closed."""

    limit: Limit
    rule: Callable[[date, WorkingCalendar], date]
    provision: Provision

    def legs(self) -> tuple[Anchor | None, ...]:
        """The anchors of the limit that is moved."""
        return self.limit.legs()

    def day(self, anchors: Anchors, calendar: WorkingCalendar) -> date | None:
        """The day after moving."""
        day = self.limit.day(anchors, calendar)
        return None if day is None else self.rule(day, calendar)

    def step(self, anchors: Anchors, calendar: WorkingCalendar) -> Step:
        """How the day came out."""
        return Step(
            "limit-moved", "moved by", self.day(anchors, calendar), self.provision,
            steps=(self.limit.step(anchors, calendar),),
        )  # fmt: skip


Limit = After | Before | OnTheDay | BeforeDate | EarliestOf | LatestOf | FirstKnown | Moved
