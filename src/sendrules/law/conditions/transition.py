"""What the Transitional Order asks of a case: notices, transfers between phases, school years, appeals."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING, ClassVar

from sendrules.case.conditions import Finding, Occasion
from sendrules.case.kinds import Dated, EventKind, Role
from sendrules.case.looks_at import LooksAt
from sendrules.explanation import Step
from sendrules.law.conditions.appeals import OPEN_APPEALS_LOOK_AT, open_appeals
from sendrules.law.model.anchors import Found, Next, Occurrence
from sendrules.values import value

if TYPE_CHECKING:  # the models load pydantic, which a timetable does without
    from sendrules.case.events import Event
    from sendrules.case.view import View


@value
class NoticeBefore:
    """The notice of the transfer review, if it was sent before a day.

    Attributes:
        before: the day.
    """

    before: date
    by: ClassVar[Dated] = Dated.SENT

    @property
    def names(self) -> tuple[str, ...]:
        """The name by which its day may be given."""
        return ("notice",)

    @property
    def looks_at(self) -> LooksAt:
        """The day of the notice, which the start states."""
        return LooksAt(own=frozenset({"sent"}))

    def find(self, at: Occurrence) -> Found | None:
        """Read the start."""
        sent = at.event.sent
        return Found(sent, at.event) if sent is not None and sent < self.before else None


@value
class TransferIn:
    """A transfer between phases of education in one of certain years: the first after the start.

    Attributes:
        years: the years.
        post_16: whether it leads to a post-16 institution, or to anything else.
    """

    years: tuple[int, ...]
    post_16: bool
    by: ClassVar[Dated] = Dated.ON

    @property
    def names(self) -> tuple[str, ...]:
        """The name by which its day may be given."""
        return ("post-16 transfer" if self.post_16 else "phase-transfer",)

    @property
    def looks_at(self) -> LooksAt:
        """The transfers."""
        return LooksAt.at(EventKind.PHASE_TRANSFER)

    def find(self, at: Occurrence) -> Found | None:
        """Look on from the start."""
        found = transfers(at.view, at.event.on, self.years)
        here = [e for e in found if (e.to is Role.POST_16_INSTITUTION) is self.post_16 and e.to is not None]
        return Found(here[0].on, here[0]) if here else None


class FirstTermAfterJuly(Next):
    """The first term to begin after the July that follows the start, or follows the last event of a kind before a day.

    A school year ends where the next begins: with the first term to begin after July (Education Act 1996 s.579(1)).

    Args:
        kinds: the start of a term.
        since: the kind of event from which to look for July; None for the start itself.
        not_before: the earliest August that may count.
    """

    __slots__ = ("not_before", "since")
    more = ("not_before", "since")

    def __init__(
        self,
        *kinds: EventKind,
        by: Dated = Dated.ON,
        since: EventKind | None = None,
        not_before: date = date.min,
    ) -> None:
        super().__init__(*kinds, by=by)
        self.since, self.not_before = since, not_before

    @property
    def looks_at(self) -> LooksAt:
        """The terms, and what is looked on from."""
        return LooksAt.at(*self.kinds, *((self.since,) if self.since else ()))

    def find(self, at: Occurrence) -> Found | None:
        """Look for July, and on from there."""
        day = at.event.on
        if self.since is not None:
            begun = [e.on for e in at.view.events(self.since) if e.on >= day]
            if not begun:
                return None
            day = begun[0]
        august = max(date(day.year + (day.month >= 8), 8, 1), self.not_before)
        term = next((e for e in at.view.events(*self.kinds) if e.on >= august), None)
        return Found(term.on, term) if term else None


def transfers(view: View, since: date, years: tuple[int, ...]) -> list[Event]:
    """Give the transfers between phases of certain years, from a day on."""
    return [e for e in view.events(EventKind.PHASE_TRANSFER) if e.on >= since and e.on.year in years]


@value
class Post16TransferIn2015:
    """The child is expected to transfer to a post-16 institution during 2015 (art 12(1))."""

    @property
    def looks_at(self) -> LooksAt:
        """The transfers."""
        return LooksAt.at(EventKind.PHASE_TRANSFER)

    def test(self, at: Occasion) -> Finding:
        """Look on from the statement."""
        found = transfers(at.view, at.trigger.on if at.trigger else date.min, (2015,))
        return _of_transfers(found, "a transfer to a post-16 institution is expected during 2015", post_16=True)


@value
class MovesOnIn2016Or2017:
    """In 2016 or 2017 the person is expected to transfer to another phase, or comes to be in year 9 (art 14(2))."""

    @property
    def looks_at(self) -> LooksAt:
        """The transfers, and the start of year 9."""
        return LooksAt.at(EventKind.PHASE_TRANSFER, EventKind.YEAR_9)

    def test(self, at: Occasion) -> Finding:
        """Look on from the statement."""
        title = "a transfer to another phase, or year 9, comes in 2016 or 2017"
        since = at.trigger.on if at.trigger else date.min
        year_9 = [e for e in at.view.events(EventKind.YEAR_9) if e.on >= since and e.on.year in (2016, 2017)]
        found = transfers(at.view, since, (2016, 2017))
        if year_9 and not found:
            return Finding(True, Step("moves-on", title, True, inputs=((year_9[0].title, year_9[0].on),)))
        return _of_transfers(found, title, post_16=None)


def _of_transfers(found: list[Event], title: str, *, post_16: bool | None) -> Finding:
    """Whether one of the transfers leads where it has to; where it leads is not always recorded."""
    untold = tuple(f"{e.id}.to" for e in found if e.to is None)
    there = [e for e in found if e.to is not None and post_16 in (None, e.to is Role.POST_16_INSTITUTION)]
    holds = True if there and not untold else None if untold else bool(there)
    inputs = tuple((e.title, e.on) for e in (there or found)[:1])
    return Finding(holds, Step("moves-on", title, holds, inputs=inputs, missing=untold if holds is None else ()))


@value
class NoAppealPending:
    """No appeal was pending on the last day of the limit: while one is, arts 12 to 15 do not apply (art 16(1)(b))."""

    @property
    def looks_at(self) -> LooksAt:
        """The appeals, what ended them, and what opened them again."""
        return OPEN_APPEALS_LOOK_AT

    def test(self, at: Occasion) -> Finding:
        """Look for an appeal that was brought by the day and had not ended by then."""
        last = at.last or at.view.as_of
        opened = [e for e in open_appeals(at.view, last + timedelta(1)) if e.on <= last]
        holds = None if opened else True
        missing = () if holds else ("when the appeal was finally determined",)
        inputs = tuple((e.title, e.on) for e in opened[-1:])
        return Finding(holds, Step("no-appeal-pending", "no appeal was pending", holds, inputs=inputs, missing=missing))
