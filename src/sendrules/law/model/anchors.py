"""Anchors: the events and days that a limit counts from. Each finds itself for one occurrence of a duty.

Special anchors stand beside the law that they need: ``LastReview`` in ``conditions/reviews``, ``CertificateOf`` and
``DecisionOf`` in ``conditions/certificates``.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import date
from operator import attrgetter
from typing import TYPE_CHECKING, Any, ClassVar, Protocol, Self

from sendrules.case.kinds import Dated, EventKind
from sendrules.case.looks_at import LooksAt
from sendrules.time.periods import Period
from sendrules.values import quick, value

if TYPE_CHECKING:  # the models load pydantic, which a timetable does without
    from sendrules.case.events import Event
    from sendrules.case.view import View

_ON = attrgetter("on")


@quick
class Found:
    """What an anchor, or an answer to a start, turned out to be.

    Attributes:
        day: the day that counts; None where nobody can tell it.
        event: the event; None where the anchor is a day and no event.
    """

    day: date | None
    event: Event | None = None


class Occurrence(Protocol):
    """What an anchor may ask of the occurrence that it is looked for in."""

    @property
    def event(self) -> Event:
        """The event that started it."""

    @property
    def day(self) -> date | None:
        """The day of that event that counts."""

    @property
    def view(self) -> View:
        """The case as known on the day of the question."""

    @property
    def since(self) -> date | None:
        """Since when what the start's condition found was there."""

    @property
    def reversal(self) -> Found | None:
        """What reversed a refusal, where something did."""

    @property
    def other_starts(self) -> Sequence[date]:
        """The days of every start of the same duty, in order."""

    def limit_of(self, duty: str) -> date | None:
        """The limit of another duty for the same start."""


class Anchor(Protocol):
    """What a limit may count from."""

    @property
    def names(self) -> tuple[str, ...]:
        """The names by which its day may be given to ``Duty.limit_for``."""

    @property
    def looks_at(self) -> LooksAt:
        """What it reads of a case."""

    def find(self, at: Occurrence) -> Found | None:
        """Find it for one occurrence; None where it is absent."""


def other_limit(anchor: Anchor | None) -> str | None:
    """Give the duty on whose limit an anchor turns, and so on the answers taken for that duty; None where it turns on none.

    Args:
        anchor: the anchor; None for the start itself.

    >>> other_limit(LimitOf("reg-13-2-final-plan-20-weeks")), other_limit(None)
    ('reg-13-2-final-plan-20-weeks', None)
    """
    found: str | None = getattr(anchor, "other_limit", None)
    return found


Anchors = Callable[["Anchor | None"], date | None]
"""Gives the day of an anchor, or None where it is absent; the anchor None is the start itself."""


class Kinds:
    """Events of certain kinds, by one of their dates: what ``Next``, ``Last`` and the answers to a start share.

    Two are equal where they are of one type and say the same.
    """

    __slots__ = ("_hash", "by", "kinds")
    more: ClassVar[tuple[str, ...]] = ()
    """What a rule says besides, by name."""

    def __init__(self, *kinds: EventKind, by: Dated = Dated.ON) -> None:
        if not kinds:
            raise ValueError(f"{type(self).__name__} needs at least one kind of event")
        self.kinds, self.by = kinds, by
        self._hash = hash((type(self).__name__, kinds, by))

    def __eq__(self, other: object) -> bool:
        if self is other:
            return True
        if type(self) is not type(other) or not isinstance(other, Kinds):
            return False
        return all(getattr(self, name) == getattr(other, name) for name in ("kinds", "by", *self.more))

    def __hash__(self) -> int:
        return self._hash

    def __repr__(self) -> str:
        return f"{type(self).__name__}({', '.join(k.value for k in self.kinds)}, by={self.by.value})"

    @property
    def names(self) -> tuple[str, ...]:
        """The kinds of event, by which its day may be given."""
        return tuple(kind.value for kind in self.kinds)

    def dated(self, kind: EventKind) -> Dated:
        """Give which of the dates of an event of this kind counts."""
        del kind
        return self.by

    def but(self, *, kinds: Iterable[EventKind] | None = None, by: Dated | None = None) -> Self:
        """Give the same rule for other kinds, or by another of a notice's dates, with all that it says besides."""
        more = {name: getattr(self, name) for name in self.more}
        if by is not None:
            more |= {"served": ()} if "served" in more else {}
        return type(self)(*(self.kinds if kinds is None else kinds), by=by or self.by, **more)

    def saying(self, **more: Any) -> Self:
        """Give the same rule with other things said besides, by the names in ``more``."""
        return type(self)(*self.kinds, by=self.by, **{name: getattr(self, name) for name in self.more} | more)


def counted(event: Event, rule: Kinds, view: View) -> Found | None:
    """Give an event with the day that counts, if that day has come; a day that nobody can tell is taken to have come.

    Args:
        event: the event, of a kind of the rule.
        rule: which of its dates counts.
        view: the case as known on the day of the question.
    """
    day = view.day(event, rule.dated(event.kind))
    return Found(day, event) if day is None or day <= view.as_of or event.scheduled else None


class Next(Kinds):
    """The first event of these kinds on or after the start's day.

    Args:
        kinds: the kinds that count.
        by: which of a notice's dates counts.
        until: the kinds whose next event it does not look beyond, as it never looks beyond the next start.
    """

    __slots__ = ("until",)
    more: ClassVar[tuple[str, ...]] = ("until",)

    def __init__(self, *kinds: EventKind, by: Dated = Dated.ON, until: tuple[EventKind, ...] = ()) -> None:
        super().__init__(*kinds, by=by)
        self.until = until

    @property
    def looks_at(self) -> LooksAt:
        """Its kinds, and those that it does not look beyond."""
        return LooksAt.at(*self.kinds, *self.until)

    def find(self, at: Occurrence) -> Found | None:
        """Look on from the start."""
        return next(self.each(at), None)

    def each(self, at: Occurrence) -> Iterator[Found]:
        """Give the events that it may mean, in order."""
        start, view = at.event.on, at.view
        same = view.alike(at.event, *self.kinds)
        if not same:
            return
        last = min(_following(at.other_starts, start), _following_event(view.events(*self.until), start))
        for event in same[bisect_left(same, start, key=_ON) :]:
            if event.on > last:
                break
            found = counted(event, self, view)
            if found is not None:
                yield found


class Latest(Next):
    """Of the events that ``Next`` may mean the last: a certificate that was issued again."""

    __slots__ = ()

    def find(self, at: Occurrence) -> Found | None:
        """Look on from the start, to the last."""
        return next(iter(deque(self.each(at), maxlen=1)), None)


class Coming(Next):
    """The first event of these kinds after the start, however many starts lie between: the end of a key stage.

    Args:
        kinds: the kinds that count.
        by: which of a notice's dates counts.
        beyond: how long after the start it lies, and longer; None for any time.
    """

    __slots__ = ("beyond",)
    more = ("beyond",)

    def __init__(self, *kinds: EventKind, by: Dated = Dated.ON, beyond: Period | None = None) -> None:
        super().__init__(*kinds, by=by)
        self.beyond = beyond

    def find(self, at: Occurrence) -> Found | None:
        """Look on from the start, or from so long after it."""
        start = at.event
        first = start.on if self.beyond is None else self.beyond.last_day(start.on, at.view.calendar)
        for event in at.view.events(*self.kinds):
            if event.on < first or (event.on == first and self.beyond is not None) or event is start:
                continue
            found = counted(event, self, at.view)
            if found is not None:
                return found
        return None


class Last(Kinds):
    """The last event of these kinds between the previous start and the start's day.

    Args:
        kinds: the kinds that count.
        by: which of a notice's dates counts.
        within: how far back it may lie; None for any distance.
        across_starts: whether it may lie before the previous start: the making of a plan that has moved twice.
    """

    __slots__ = ("across_starts", "within")
    more = ("across_starts", "within")

    def __init__(
        self, *kinds: EventKind, by: Dated = Dated.ON, within: Period | None = None, across_starts: bool = False
    ) -> None:
        super().__init__(*kinds, by=by)
        self.within, self.across_starts = within, across_starts

    @property
    def looks_at(self) -> LooksAt:
        """Its kinds."""
        return LooksAt.at(*self.kinds)

    def find(self, at: Occurrence) -> Found | None:
        """Look back from the start."""
        earliest = reach_back(at, self.within, across_starts=self.across_starts)
        for event in reversed(before_start(at, self.kinds, earliest)):
            found = counted(event, self, at.view)
            if found is not None:
                return found
        return None


def reach_back(at: Occurrence, within: Period | None, *, across_starts: bool = False) -> date:
    """Give the earliest day that a look back from a start may reach: the previous start's, or so far before."""
    start = at.event.on
    index = 0 if across_starts else bisect_left(at.other_starts, start)
    earliest = at.other_starts[index - 1] if index else date.min
    return earliest if within is None else max(earliest, within.latest_before(start, at.view.calendar))


def before_start(at: Occurrence, kinds: tuple[EventKind, ...], earliest: date) -> list[Event]:
    """Give the events about the same matter from a day up to the start's own, in order, without the start itself."""
    same = at.view.alike(at.event, *kinds)
    first, last = bisect_left(same, earliest, key=_ON), bisect_right(same, at.event.on, key=_ON)
    return [event for event in same[first:last] if event is not at.event]


def _following(days: Sequence[date], day: date) -> date:
    index = bisect_right(days, day)
    return days[index] if index < len(days) else date.max


def _following_event(events: Sequence[Event], day: date) -> date:
    index = bisect_right(events, day, key=_ON)
    return events[index].on if index < len(events) else date.max


class Begun(Last):
    """The beginning that the start's own condition found: of several that are unfinished the first.

    Args:
        kinds: the kinds of event that it may be.
    """

    __slots__ = ()

    def find(self, at: Occurrence) -> Found | None:
        """Give the day that the condition found, with the event of that day."""
        since = at.since
        if since is None:
            return None
        event = next((e for e in at.view.events(*self.kinds) if e.on == since), None)
        return Found(since, event)


@value
class LimitOf:
    """The limit of another duty, for the same occurrence of the start."""

    duty: str

    @property
    def names(self) -> tuple[str, ...]:
        """The duty's id, by which its day may be given."""
        return (self.duty,)

    @property
    def looks_at(self) -> LooksAt:
        """Nothing itself: the law adds what the other duty's limit and exceptions look at."""
        return LooksAt.NOTHING

    @property
    def other_limit(self) -> str:
        """The duty on whose limit it turns."""
        return self.duty

    def find(self, at: Occurrence) -> Found | None:
        """Work the other limit out."""
        day = at.limit_of(self.duty)
        return None if day is None else Found(day)


@value
class Stated:
    """A day that the start's own notice states.

    Attributes:
        field: the field of the event that holds it.
    """

    field: str

    @property
    def names(self) -> tuple[str, ...]:
        """The field, by which its day may be given."""
        return (self.field,)

    @property
    def looks_at(self) -> LooksAt:
        """The field of the start."""
        return LooksAt(own=frozenset({self.field}))

    def find(self, at: Occurrence) -> Found | None:
        """Read the field."""
        stated = getattr(at.event, self.field)
        return Found(stated) if isinstance(stated, date) else None


@value
class Revival:
    """What reversed a refusal: a decision to assess after all."""

    @property
    def names(self) -> tuple[str, ...]:
        """The name by which its day may be given."""
        return ("revival",)

    @property
    def looks_at(self) -> LooksAt:
        """Nothing itself: the duty's own reversals are looked at already."""
        return LooksAt.NOTHING

    def find(self, at: Occurrence) -> Found | None:
        """Give what the course of the occurrence found."""
        return at.reversal
