"""What answers a start: the acts that perform a duty or end it, and what reverses an ending."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sendrules.case.conditions import Condition, Occasion
from sendrules.case.kinds import DETENTION, Dated, EventKind
from sendrules.case.looks_at import LooksAt
from sendrules.law.model.anchors import Kinds
from sendrules.time.periods import Period
from sendrules.values import value

if TYPE_CHECKING:  # the models load pydantic, which a timetable does without
    from sendrules.case.events import Event
    from sendrules.case.view import View


@value
class OpenMatter:
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


class Answer(Kinds):
    """An act on or after the start's day that performs a duty, or ends it.

    Args:
        kinds: the kinds that count.
        by: which of a notice's dates counts.
        only_after: what must lie between the start and the act, where the case records any such up to the act: a decision
            after a review needs a review.
        always: the kinds of act for which it must lie there even where the case records none.
        alone: the kinds of act for which it need not lie there.
        since: what begins anew, so that what was recorded before it shows nothing of how the case is kept now.
        answers: what some of the kinds answer while it lies open, so that they do not answer this start.
        served: the kinds that count by the day of service, whatever the others do: a notice beside a plan.
        in_writing: whether an act that was told by telephone counts only from its written notice.
    """

    __slots__ = more = ("alone", "always", "answers", "in_writing", "only_after", "served", "since")

    def __init__(
        self,
        *kinds: EventKind,
        by: Dated = Dated.ON,
        only_after: tuple[EventKind, ...] = (),
        always: tuple[EventKind, ...] = (),
        since: tuple[EventKind, ...] = (),
        answers: OpenMatter | None = None,
        alone: tuple[EventKind, ...] = (),
        served: tuple[EventKind, ...] = (),
        in_writing: bool = False,
    ) -> None:
        super().__init__(*kinds, by=by)
        self.only_after, self.always, self.since = only_after, always, since
        self.answers, self.alone, self.served, self.in_writing = answers, alone, served, in_writing

    def dated(self, kind: EventKind) -> Dated:
        """Give which of the dates of an event of this kind counts: of what shows detention always its own day."""
        if kind in DETENTION:
            return Dated.ON
        return Dated.SERVED if kind in self.served else self.by

    @property
    def looks_at(self) -> LooksAt:
        """Its kinds, what must lie before them, and what they may answer instead."""
        matter = self.answers
        other = (*matter.kinds, *matter.answered_by, *matter.closed_by) if matter else ()
        return LooksAt.at(*self.kinds, *self.only_after, *self.since, *other)


class EarlierAnswer(Kinds):
    """An act that has to come before the start: notice of a meeting. Of several acts the first counts.

    Args:
        kinds: the kinds that count.
        by: which of a notice's dates counts.
        within: how far before the start it may lie; None for any distance.
        or_next: whether the first act after the start's day performs it too, late.
        only_after: what must have come before the act, where the case records any such up to the start's day.
        when: by kind of event, what must hold for it to count: of a plan, that it names the next school.
        own: whether the act is recorded as a day of the start itself: the notice of what begins with it.
    """

    __slots__ = more = ("only_after", "or_next", "own", "when", "within")

    def __init__(
        self,
        *kinds: EventKind,
        by: Dated = Dated.ON,
        within: Period | None = None,
        or_next: bool = False,
        only_after: tuple[EventKind, ...] = (),
        when: tuple[tuple[EventKind, Condition], ...] = (),
        own: bool = False,
    ) -> None:
        super().__init__(*kinds, by=by)
        self.within, self.or_next, self.only_after = within, or_next, only_after
        self.when, self.own = when, own

    @property
    def looks_at(self) -> LooksAt:
        """Its kinds, what must lie before them, and what its conditions read."""
        return LooksAt.at(*self.kinds, *self.only_after) | LooksAt.all_of(c.looks_at for _, c in self.when)

    def counts(self, event: Event, view: View) -> bool:
        """Whether an event of its kinds performs the duty, as far as its conditions say."""
        return all(c.test(Occasion(view, event)).holds for kind, c in self.when if kind is event.kind)


class Reversal(Kinds):
    """What takes a duty up again after it had ended, where no new start lies between.

    Args:
        kinds: the kinds that count.
        until: the kinds that begin something else, so that what comes after them reverses nothing.
        only: pairs of a kind and the ending that it alone reverses, and that nothing else does: release and detention.
        past: whether it also takes up a duty whose limit passed in the meantime, so that it was missed.
    """

    __slots__ = more = ("only", "past", "until")

    def __init__(
        self,
        *kinds: EventKind,
        by: Dated = Dated.ON,
        until: tuple[EventKind, ...] = (),
        only: tuple[tuple[EventKind, EventKind], ...] = (),
        past: bool = False,
    ) -> None:
        super().__init__(*kinds, by=by)
        self.until, self.only, self.past = until, only, past

    def reverses(self, kind: EventKind, ending: EventKind) -> bool:
        """Whether an event of a kind may reverse such an ending."""
        if any(kind is back or ending is ended for back, ended in self.only):
            return kind in self.kinds and (kind, ending) in self.only
        return kind in self.kinds

    def stops_at(self, kind: EventKind) -> tuple[EventKind, ...]:
        """Give the kinds that begin something else, so that what comes after them is not reversed by such an event."""
        return () if any(kind is back for back, _ in self.only) else self.until

    @property
    def looks_at(self) -> LooksAt:
        """Its kinds, and those that begin something else."""
        return LooksAt.at(*self.kinds, *self.until)
