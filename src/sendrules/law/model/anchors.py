"""Anchors: the events and days that a limit counts from."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date
from typing import ClassVar, Self

from sendrules.case.kinds import Dated, EventKind
from sendrules.time.periods import Period


class _Kinds:
    """An event of one of these kinds, by one of its dates."""

    __slots__ = ("by", "kinds")
    more: ClassVar[tuple[str, ...]] = ()
    """What a rule says besides, by name."""

    def __init__(self, *kinds: EventKind, by: Dated = Dated.ON) -> None:
        if not kinds:
            raise ValueError(f"{type(self).__name__} needs at least one kind of event")
        self.kinds, self.by = kinds, by

    def __eq__(self, other: object) -> bool:
        if type(self) is not type(other) or not isinstance(other, _Kinds):
            return False
        return all(getattr(self, name) == getattr(other, name) for name in ("kinds", "by", *self.more))

    def __hash__(self) -> int:
        return hash((type(self), self.kinds, self.by))

    def __repr__(self) -> str:
        return f"{type(self).__name__}({', '.join(k.value for k in self.kinds)}, by={self.by.value})"

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


@dataclass(frozen=True, slots=True)
class Open:
    """Something that lies open until it is answered: a notice of proposed amendments.

    Attributes:
        kinds: the kinds of event that open it.
        answered_by: what answers it.
        closed_by: what ends it otherwise.
        own: whether one that came with or after the start is the start's own.
    """

    kinds: tuple[EventKind, ...]
    answered_by: tuple[EventKind, ...]
    closed_by: tuple[EventKind, ...]
    own: bool = True


class Next(_Kinds):
    """The first event of these kinds on or after the trigger's day.

    Args:
        kinds: the kinds that count.
        by: which of a notice's dates counts.
        until: as an anchor, the kinds whose next event it does not look beyond, as it never does beyond the next start;
            as what revives, the kinds that begin something else, so that what comes after them revives nothing.
        only_after: as discharge or ending, what must lie between the start and the act, where the case records any such up to the
            act: a decision after a review needs a review.
        always: the kinds of act for which it must lie there even where the case records none.
        alone: the kinds of act for which it need not lie there.
        since: what begins anew, so that what was recorded before it shows nothing of how the case is kept now.
        answers: as discharge or ending, what some of the kinds answer, so that they are the answer to that and not to this
            start while it lies open.
        served: the kinds that count by the day of service, whatever the others do: a notice beside a plan.
    """

    __slots__ = more = ("alone", "always", "answers", "only_after", "served", "since", "until")

    def __init__(
        self,
        *kinds: EventKind,
        by: Dated = Dated.ON,
        until: tuple[EventKind, ...] = (),
        only_after: tuple[EventKind, ...] = (),
        always: tuple[EventKind, ...] = (),
        since: tuple[EventKind, ...] = (),
        answers: Open | None = None,
        alone: tuple[EventKind, ...] = (),
        served: tuple[EventKind, ...] = (),
    ) -> None:
        super().__init__(*kinds, by=by)
        self.until, self.only_after, self.always = until, only_after, always
        self.since, self.answers, self.alone, self.served = since, answers, alone, served

    def dated(self, kind: EventKind) -> Dated:
        """Give which of the dates of an event of this kind counts."""
        return Dated.SERVED if kind in self.served else self.by


class Latest(Next):
    """As an anchor, of the events that ``Next`` may mean the last: a certificate that was issued again."""

    __slots__ = ()


class Last(_Kinds):
    """The last event of these kinds on or before the trigger's day, and not before the start before.

    Args:
        kinds: the kinds that count.
        by: which of a notice's dates counts.
        within: how far back it may lie; None for any distance.
        or_next: as discharge, whether the first event after the trigger's day performs it too, late.
        across_starts: whether it may lie before the start before: the making of a plan that has moved twice.
        only_after: as discharge, what must have come before the act in that time, where the case records any such up to
            the trigger's day.
    """

    __slots__ = more = ("across_starts", "only_after", "or_next", "within")

    def __init__(
        self,
        *kinds: EventKind,
        by: Dated = Dated.ON,
        within: Period | None = None,
        or_next: bool = False,
        across_starts: bool = False,
        only_after: tuple[EventKind, ...] = (),
    ) -> None:
        super().__init__(*kinds, by=by)
        self.within, self.or_next = within, or_next
        self.across_starts, self.only_after = across_starts, only_after


class Begun(Last):
    """The beginning that the trigger's own condition found: of several that are unfinished the first, say.

    Args:
        kinds: the kinds of event that it may be.
    """

    __slots__ = ()


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


@dataclass(frozen=True, slots=True)
class LastReview:
    """When a plan was last reviewed: the meeting that led to the last decision on or before the trigger's day.

    Where no meeting is recorded that may have led to it, the decision's own day; a decision that may come without a
    review (to cease) then shows none.

    Attributes:
        meeting: the kind of event that is the meeting.
        decisions: the kinds that decide after it.
        not_alone: those of them that show a review only with a meeting.
        within: how long before the decision the meeting may lie.
        again: how long, where another decision followed the meeting already: a second thought is about the same review.
        since: what makes a plan or ends one, so that what came before it was no review of this one.
        by_decision: whether it is the day of that decision, whenever the meeting was.
    """

    meeting: EventKind
    decisions: tuple[EventKind, ...]
    not_alone: tuple[EventKind, ...]
    within: Period
    again: Period
    since: tuple[EventKind, ...] = ()
    by_decision: bool = False


@dataclass(frozen=True, slots=True)
class CertificateOf:
    """The mediation certificate that belongs to the trigger's decision and to no other.

    Attributes:
        by: which of its dates counts.
        contacted: whether only where a contact with the adviser ties it to the decision.
    """

    by: Dated
    contacted: bool = False

    @property
    def kinds(self) -> tuple[EventKind, ...]:
        """The kind of event that it is."""
        return (EventKind.MEDIATION_CERTIFICATE,)


@dataclass(frozen=True, slots=True)
class DecisionOf:
    """The decision that the trigger, a mediation certificate, belongs to; of several the first.

    Attributes:
        kinds: the notices of decisions.
        by: which of its dates counts.
    """

    kinds: tuple[EventKind, ...]
    by: Dated


Anchor = Next | Last | LimitOf | Stated | Revival | LastReview | CertificateOf | DecisionOf
Anchors = Callable[[Anchor | None], date | None]
"""Gives the day of an anchor, or None where it is absent; the anchor None is the trigger."""
