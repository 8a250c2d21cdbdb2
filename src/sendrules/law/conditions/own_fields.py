"""Conditions on the start's own fields and nothing else, so that a timetable can test them."""

from __future__ import annotations

from abc import ABC, abstractmethod
from datetime import date
from typing import ClassVar, Protocol

from sendrules.case.conditions import Finding, Occasion
from sendrules.case.kinds import Ending, EventKind, Issues, Order, Role, Sector
from sendrules.case.looks_at import LooksAt
from sendrules.explanation import Step
from sendrules.law.conditions.in_words import a_role, about_issues, about_orders, the_role, the_roles
from sendrules.time.calendar import ENGLAND_AND_WALES, WorkingCalendar
from sendrules.values import quick, value

_ABOUT = {
    EventKind.TRIBUNAL_ORDER: "the order",
    EventKind.MEDIATION_AGREEMENT: "the agreement",
    EventKind.APPEAL_CONCEDED: "the concession",
}


class Start(Protocol):
    """The fields of an event that a condition on the start alone may read: of an event of a case, or of a timetable."""

    @property
    def id(self) -> str | None:
        """Its id."""

    @property
    def kind(self) -> EventKind:
        """Its kind."""

    @property
    def on(self) -> date:
        """Its day."""

    @property
    def to(self) -> Role | None:
        """Whom it was addressed to, or where it leads."""

    @property
    def by(self) -> Role | None:
        """Who made it."""

    @property
    def closes(self) -> date | None:
        """The day that it states as the last."""

    @property
    def order(self) -> Order | None:
        """What it is about."""

    @property
    def issues(self) -> Issues | None:
        """What the mediation is about."""

    @property
    def ended(self) -> Ending | None:
        """How an appeal ended."""

    @property
    def attends(self) -> bool | None:
        """Whether the child or young person attends an institution."""

    @property
    def course_ends(self) -> date | None:
        """The day on which the course ends."""

    @property
    def sector(self) -> Sector | None:
        """In which sector the provision is."""

    @property
    def review_by(self) -> date | None:
        """The day by which it says that the next review will be."""

    @property
    def sent(self) -> date | None:
        """The day it was sent."""


@quick
class Own:
    """What a condition on the start alone is tested on.

    Attributes:
        trigger: the start.
        calendar: the working days.
        as_of: the day of the question; a timetable has none.
    """

    trigger: Start | None
    calendar: WorkingCalendar = ENGLAND_AND_WALES
    as_of: date = date.max


class OwnFields(ABC):
    """A condition on the trigger's own fields and nothing else, so that a timetable can test it."""

    __slots__ = ()

    def test(self, at: Occasion) -> Finding:
        """Test it on the event that started the limit."""
        return self.of(Own(at.trigger, at.view.calendar, at.view.as_of))

    @abstractmethod
    def of(self, at: Own) -> Finding:
        """Test it on a start, whether of a case or of a timetable."""

    reads: ClassVar[tuple[str, ...]]
    """The fields that it looks at."""

    @property
    def looks_at(self) -> LooksAt:
        """The start's own fields."""
        return LooksAt(own=frozenset(self.reads))


@value
class AskedOneOf(OwnFields):
    """The request was to one of these bodies. Where nobody can tell, the answer is not known.

    Attributes:
        roles: the bodies that the provision binds.
        unclear: the roles that may or may not be such a body.
    """

    reads: ClassVar[tuple[str, ...]] = ("to",)

    roles: tuple[Role, ...]
    unclear: tuple[Role, ...] = ()

    def of(self, at: Own) -> Finding:
        """Look at who was asked."""
        to = at.trigger.to if at.trigger else None
        name = at.trigger.id if at.trigger else "advice-request"
        if to is None or to in self.unclear:
            body = "the body asked" if to is None else f"the body that {the_role(to)} acts for"
            step = Step("asked-one-of", f"{body} is one that s.31 lists", None, missing=(f"{name}.to",))
            return Finding(None, step)
        holds = to in self.roles
        title = f"{a_role(to)} is a body that s.31 lists"
        return Finding(holds, Step("asked-one-of", title, holds, inputs=(("to", to),)))


@value
class NotRequestedBy(OwnFields):
    """Someone other than these made the request. Where the request does not say who made it, someone else is assumed.

    Attributes:
        roles: whose request does not count.
    """

    reads: ClassVar[tuple[str, ...]] = ("by",)

    roles: tuple[Role, ...]

    def of(self, at: Own) -> Finding:
        """Look at who made the request."""
        by = at.trigger.by if at.trigger else None
        title = f"someone other than {the_roles(self.roles)} made the request"
        return own_finding(at, "by", by, by not in self.roles, title + ("" if by else " (assumed: not recorded)"))


@value
class OrderIs(OwnFields):
    """The order, concession or agreement is about one of these.

    Attributes:
        orders: what it must be about.
    """

    reads: ClassVar[tuple[str, ...]] = ("order",)

    orders: tuple[Order, ...]

    def of(self, at: Own) -> Finding:
        """Look at the trigger's own order; one that is not recorded is not known."""
        order = at.trigger.order if at.trigger else None
        what = _ABOUT.get(at.trigger.kind, "it") if at.trigger else "it"
        title = f"{what} is about {about_orders(self.orders)}"
        return own_finding(at, "order", order, None if order is None else order in self.orders, title)


@value
class LeadsTo(OwnFields):
    """The transfer leads to an institution of this kind.

    Attributes:
        post_16: True for a post-16 institution, False for anything else.
    """

    reads: ClassVar[tuple[str, ...]] = ("to",)

    post_16: bool

    def of(self, at: Own) -> Finding:
        """Look at where the transfer leads; what is not recorded is not known."""
        to = at.trigger.to if at.trigger else None
        title = f"the transfer is to a {'post-16 institution' if self.post_16 else 'school'}"
        holds = None if to is None else (to is Role.POST_16_INSTITUTION) is self.post_16
        return own_finding(at, "to", to, holds, title)


@value
class AttendsSetting(OwnFields):
    """The child or young person attends a school or other institution (reg 20), or does not (reg 21).

    Attributes:
        attends: which of the two. Where it is not recorded, attending is assumed: the two regulations have the same
            dates.
    """

    reads: ClassVar[tuple[str, ...]] = ("attends",)

    attends: bool

    def of(self, at: Own) -> Finding:
        """Look at the meeting's own record."""
        attends = at.trigger.attends if at.trigger else None
        holds = (attends is not False) is self.attends
        title = f"the child or young person attends {'a' if self.attends else 'no'} school or other institution"
        title += " (not recorded, so assumed to attend one)" if attends is None else ""
        return own_finding(at, "attends", attends, holds, title)


@value
class IssuesAre(OwnFields):
    """The mediation is about one of these.

    Attributes:
        issues: what it must be about.
    """

    reads: ClassVar[tuple[str, ...]] = ("issues",)

    issues: tuple[Issues, ...]

    def of(self, at: Own) -> Finding:
        """Look at the trigger's own issues; what is not recorded is not known."""
        about = at.trigger.issues if at.trigger else None
        title = f"the mediation is about {about_issues(self.issues)}"
        return own_finding(at, "issues", about, None if about is None else about in self.issues, title)


@value
class SectorMayBe(OwnFields):
    """The provision is in this sector when the young person turns 25, or may be, where nothing recorded excludes it.

    A course that ends on a stated day is outside the further-education sector. It decides the end of the academic year
    only if it had not ended before the birthday: CFA 2014 s.46(1) speaks of the year *during which* the young person
    turns 25.

    Attributes:
        sector: the sector.
    """

    reads: ClassVar[tuple[str, ...]] = ("sector", "course_ends", "on")

    sector: Sector

    def of(self, at: Own) -> Finding:
        """Look at the sector, or else at the end of the course."""
        said = at.trigger.sector if at.trigger else None
        ends = at.trigger.course_ends if at.trigger else None
        over = ends is not None and at.trigger is not None and ends < at.trigger.on
        outside = self.sector is Sector.OTHER
        title = f"the provision is {'outside' if outside else 'in'} the further-education sector"
        if said not in (None, self.sector):
            return own_finding(at, "sector", said, holds=False, title=title)
        if over and (outside or said is None):
            name = "course_ends" if outside else "sector"
            return own_finding(at, name, None, None, f"{title}, as far as known of the day of the birthday")
        if said is None and ends is not None:
            return own_finding(at, "course_ends", ends, outside, title)
        return own_finding(
            at, "sector", said, holds=True, title=title + ("" if said else " (not recorded: either may be)")
        )


def own_finding(at: Own, field: str, value: object, holds: bool | None, title: str) -> Finding:
    """Give the finding on one field of an event, with the field named where it is missing.

    Args:
        at: the event, and what is known of it.
        field: the field.
        value: what it holds.
        holds: whether the condition holds; None where the field is missing.
        title: the condition in words.
    """
    name = (at.trigger.id if at.trigger else None) or "trigger"
    missing = (f"{name}.{field}",) if holds is None else ()
    return Finding(holds, Step("own-field", title, holds, inputs=((field, value),), missing=missing))
