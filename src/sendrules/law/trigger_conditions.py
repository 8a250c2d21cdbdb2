"""The conditions on what starts a duty: who was asked, whether there was an assessment before, what a notice states."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date
from typing import TYPE_CHECKING, Any

from sendrules.case.conditions import Finding, Occasion
from sendrules.case.kinds import ADVERSE, Dated, EventKind, Issues, Order, Role
from sendrules.case.meanings import KINDS
from sendrules.errors import BeyondHorizonError
from sendrules.explanation import Step
from sendrules.law.limb_conditions import CoronavirusReason
from sendrules.law.limits import LastReview, Limit
from sendrules.law.lives import CORONAVIRUS_2020
from sendrules.law.model import ORDERING
from sendrules.law.open_appeals import BEFORE_THE_RESPONSE
from sendrules.time.calendar import ENGLAND_AND_WALES
from sendrules.time.periods import Months, WorkingDays

if TYPE_CHECKING:  # the models load pydantic, which a timetable does without
    from collections.abc import Sequence

    from sendrules.case.events import Event
    from sendrules.case.view import View

FIFTEEN_WORKING_DAYS = WorkingDays(15)
FOUR_MONTHS = Months(4)
"""About as long as the time for appealing can last, with a certificate and August."""
TWO_MONTHS = Months(2)


class OwnFields:
    """A condition that looks at the trigger's own fields and at nothing else, so that a timetable can test it."""

    __slots__ = ()


@dataclass(frozen=True, slots=True)
class AskedOneOf(OwnFields):
    """The request was to one of these bodies; who cannot be told is not known.

    Attributes:
        roles: the bodies that the provision binds.
        unclear: who may or may not be such a body.
    """

    roles: tuple[Role, ...]
    unclear: tuple[Role, ...] = ()

    def test(self, at: Occasion) -> Finding:
        """Look at who was asked."""
        to = at.trigger.to if at.trigger else None
        name = at.trigger.id if at.trigger else "advice-request"
        if to is None or to in self.unclear:
            said = "who was asked" if to is None else f"for which body the {to.value} acts"
            return Finding(
                None,
                Step(
                    "asked-one-of",
                    f"{said} is not recorded: is it a body under s.31?",
                    None,
                    missing=(f"{name}.to",),
                ),
            )
        holds = to in self.roles
        what = "is" if holds else "is not"
        return Finding(
            holds, Step("asked-one-of", f"{to.value} {what} a body that s.31 lists", holds, inputs=(("to", to),))
        )  # fmt: skip


@dataclass(frozen=True, slots=True)
class NotRequestedBy(OwnFields):
    """The request was made by someone other than these; one that does not say who is taken as made by another.

    Attributes:
        roles: whose request does not count.
    """

    roles: tuple[Role, ...]

    def test(self, at: Occasion) -> Finding:
        """Look at who made the request."""
        by = at.trigger.by if at.trigger else None
        title = f"not requested by {' or '.join(self.roles)}"
        return _own(at, "by", by, by not in self.roles, title + ("" if by else " (taken so: not recorded)"))


@dataclass(frozen=True, slots=True)
class NotAssessedWithin:
    """No assessment was concluded in so many months before the authority's determination.

    Attributes:
        months: how far to look back; the boundary day itself counts as inside.
        concluded_by: the kinds of event that conclude an assessment.
        determined_by: the kinds of event that show the day of the determination.
    """

    months: Months
    concluded_by: tuple[EventKind, ...]
    determined_by: tuple[EventKind, ...]

    def test(self, at: Occasion) -> Finding:
        """Look back from the determination; where none is recorded, from the start and from the day of the question."""
        title = f"no assessment concluded in the {self.months.n} months before the determination"
        if at.trigger is None:
            return Finding(None, Step("not-assessed-within", title, None, missing=("the start",)))
        start = at.trigger.on
        concluded = [e for e in at.view.events(*self.concluded_by) if e.on < start]
        if not concluded:
            return Finding(True, Step("not-assessed-within", title, True))
        last = concluded[-1]
        determined = next((e.on for e in at.view.events(*self.determined_by) if e.on >= start), None)
        if determined is not None:
            holds: bool | None = self._clear(last.on, determined)
        elif self._clear(last.on, start):
            holds = True
        else:  # inside on the day of the start; by now it may be outside, and the determination decides
            holds = None if self._clear(last.on, at.view.as_of) else False
        inputs: tuple[tuple[str, Any], ...] = (
            (last.title, last.on),
            ("determined", determined or "not recorded"),
        )
        missing = ("the day of the determination",) if holds is None else ()
        return Finding(holds, Step("not-assessed-within", title, holds, inputs=inputs, missing=missing))

    def _clear(self, concluded: date, day: date) -> bool:
        return concluded < self.months.latest_before(day)


@dataclass(frozen=True, slots=True)
class NoPlanMaintained:
    """No plan is maintained for the child or young person, as far as the case records one."""

    def test(self, at: Occasion) -> Finding:
        """Look for a finalised plan before the start."""
        before = at.trigger.on if at.trigger else date.min
        plans = [e for e in at.view.events(*PLANS) if e.on < before]
        ceased = [e.on for e in at.view.events(EventKind.PLAN_CEASED) if e.on <= before]
        if plans and ceased and ceased[-1] >= plans[-1].on:
            plans = []
        inputs = ((plans[-1].title, plans[-1].on),) if plans else ()
        return Finding(
            not plans, Step("no-plan-maintained", "no plan is maintained", not plans, inputs=inputs)
        )


@dataclass(frozen=True, slots=True)
class ClosingDayStated(OwnFields):
    """The notice with the draft plan states the last day for representations."""

    def test(self, at: Occasion) -> Finding:
        """Look at the trigger's own closing day."""
        closes = at.trigger.closes if at.trigger else None
        return Finding(
            closes is not None, Step("closing-day-stated", "the notice states its closing day", closes)
        )


@dataclass(frozen=True, slots=True)
class OrderIs(OwnFields):
    """The order, concession or agreement is about one of these.

    Attributes:
        orders: what it must be about.
    """

    orders: tuple[Order, ...]

    def test(self, at: Occasion) -> Finding:
        """Look at the trigger's own order; one that is not recorded is not known."""
        order = at.trigger.order if at.trigger else None
        title = f"about {' or '.join(self.orders)}"
        return _own(at, "order", order, None if order is None else order in self.orders, title)


@dataclass(frozen=True, slots=True)
class LeadsTo(OwnFields):
    """The transfer leads to an institution of this kind.

    Attributes:
        post_16: whether to a post-16 institution, or to anything else.
    """

    post_16: bool

    def test(self, at: Occasion) -> Finding:
        """Look at where the transfer leads; what is not recorded is not known."""
        to = at.trigger.to if at.trigger else None
        title = "to a post-16 institution" if self.post_16 else "to a school"
        holds = None if to is None else (to is Role.POST_16_INSTITUTION) is self.post_16
        return _own(at, "to", to, holds, title)


@dataclass(frozen=True, slots=True)
class OnDay(OwnFields):
    """The trigger falls on this day, or on any other.

    Attributes:
        day: the day.
        not_on: whether on any other.
    """

    day: date
    not_on: bool = False

    def test(self, at: Occasion) -> Finding:
        """Compare the day."""
        on = at.trigger.on if at.trigger else None
        holds = None if on is None else (on == self.day) is not self.not_on
        return _own(at, "on", on, holds, f"{'not ' if self.not_on else ''}on {self.day.isoformat()}")


@dataclass(frozen=True, slots=True)
class AwareInTime(OwnFields):
    """A body became aware of the move at least so many working days before it, or did not.

    Attributes:
        field: which day of awareness the provision looks at.
        in_time: whether awareness in time is asked for, or awareness too late for that.
        days: how long before the move; "at least 15 working days prior" is met on the fifteenth working day before.
    """

    field: str
    in_time: bool
    days: WorkingDays = FIFTEEN_WORKING_DAYS

    def test(self, at: Occasion) -> Finding:
        """Compare the day of awareness with the move; a day after the question is not seen yet."""
        aware = getattr(at.trigger, self.field, None) if at.trigger else None
        calendar = at.view.calendar if at.view is not None else getattr(at.trigger, "calendar", None)
        seen = aware is not None and (at.view is None or aware <= at.view.as_of)
        title = f"aware at least {self.days.n} working days before the move"
        if at.trigger is None or aware is None or not seen:
            return _own(at, self.field, None, None, title)
        try:
            last = self.days.latest_before(at.trigger.on, calendar or ENGLAND_AND_WALES)
        except BeyondHorizonError:  # nobody can say how many working days lie between
            return Finding(None, Step("own-field", title, None, missing=("a calendar that knows the move",)))
        holds = (aware <= last) is self.in_time
        return _own(at, self.field, aware, holds, title if self.in_time else f"not {title}")


@dataclass(frozen=True, slots=True)
class AttendsSetting(OwnFields):
    """The child or young person attends a school or other institution (reg 20), or does not (reg 21).

    Attributes:
        attends: which of the two. What is not recorded is taken as attending: the two regulations have the same dates.
    """

    attends: bool

    def test(self, at: Occasion) -> Finding:
        """Look at the meeting's own record."""
        said = at.trigger.attends if at.trigger else None
        holds = (said is not False) is self.attends
        title = "attends a school or other institution" + (
            " (taken so: not recorded)" if said is None else ""
        )
        return _own(at, "attends", said, holds, title if said is not False else "attends no institution")


@dataclass(frozen=True, slots=True)
class IssuesAre(OwnFields):
    """The mediation is about one of these.

    Attributes:
        issues: what it must be about.
    """

    issues: tuple[Issues, ...]

    def test(self, at: Occasion) -> Finding:
        """Look at the trigger's own issues; what is not recorded is not known."""
        about = at.trigger.issues if at.trigger else None
        title = f"about {' or '.join(self.issues)}"
        return _own(at, "issues", about, None if about is None else about in self.issues, title)


@dataclass(frozen=True, slots=True)
class CourseEndStated(OwnFields):
    """A day on which the course or training ends is stated, for provision outside the further-education sector, or none is.

    Attributes:
        stated: which of the two.
    """

    stated: bool

    def test(self, at: Occasion) -> Finding:
        """Look at the trigger's own field."""
        ends = at.trigger.course_ends if at.trigger else None
        title = (
            "outside the further-education sector"
            if ends
            else "in the further-education sector (no course end is stated)"
        )
        return _own(at, "course_ends", ends, (ends is not None) is self.stated, title)


@dataclass(frozen=True, slots=True)
class NoticeSent(OwnFields):
    """The notice of what began was sent before a day, or on or after it.

    Attributes:
        before: the day.
        earlier: whether it must have been sent before it.
    """

    before: date
    earlier: bool

    def test(self, at: Occasion) -> Finding:
        """Look at the day it was sent; where none is recorded, it is not known, unless all of it came before."""
        sent = at.trigger.sent if at.trigger else None
        known = sent or (at.trigger.on if at.trigger and at.trigger.on < self.before else None)
        holds = None if known is None else (known < self.before) is self.earlier
        title = f"notice sent {'before' if self.earlier else 'on or after'} {self.before.isoformat()}"
        return _own(at, "sent", known, holds, title)


@dataclass(frozen=True, slots=True)
class PlanMaintained:
    """A plan is maintained, as far as the case records: none has ceased since the last one, and the first is no later.

    Attributes:
        by: the limit on whose last day to look; None for the day of the trigger.
    """

    by: Limit | None = None

    def test(self, at: Occasion) -> Finding:
        """Look for a plan that ceased with none after it, and for a first plan that was made only later."""
        start = at.trigger.on if at.trigger else at.view.as_of
        day = self.by.day(lambda _: start, at.view.calendar) if self.by else start
        day = day or start
        plans = at.view.events(*PLANS)
        before = [e.on for e in plans if e.on <= day]
        ceased = [e.on for e in at.view.events(EventKind.PLAN_CEASED) if e.on <= day]
        # a plan first made later, or one that is only being asked for, was not maintained on the day
        asked = any(e.on <= day for e in at.view.events(EventKind.REQUEST, EventKind.RESPONSIBLE))
        made_later = not before and (asked or (bool(plans) and plans[0].kind is EventKind.FINAL_PLAN))
        holds = not made_later and (not ceased or (bool(before) and before[-1] > ceased[-1]))
        inputs: tuple[tuple[str, Any], ...] = (("on", day),)
        inputs += (("ceased", ceased[-1]),) if ceased else ()
        inputs += ((plans[0].title, plans[0].on),) if made_later and plans else ()
        return Finding(holds, Step("plan-maintained", "a plan is maintained", holds, inputs=inputs))


@dataclass(frozen=True, slots=True)
class Preceded:
    """Something of these kinds came before the trigger, or on its day, or nothing did.

    Attributes:
        kinds: the kinds of event.
        title: the condition in words.
        ever: whether something must have come, or nothing.
    """

    kinds: tuple[EventKind, ...]
    title: str
    ever: bool = True
    within: Months | None = None

    def test(self, at: Occasion) -> Finding:
        """Look back from the trigger."""
        day = at.trigger.on if at.trigger else at.view.as_of
        before = [e for e in at.view.events(*self.kinds) if e.on <= day]
        holds = bool(before) is self.ever
        inputs = ((before[-1].title, before[-1].on),) if before else ()
        return Finding(holds, Step("preceded", self.title, holds, inputs=inputs))


@dataclass(frozen=True, slots=True)
class ReviewLedToIt:
    """A review meeting led to the decision.

    Attributes:
        rule: which meeting leads to which decision.
    """

    rule: LastReview

    def test(self, at: Occasion) -> Finding:
        """Look back from the decision."""
        meeting = meeting_of(self.rule, at.trigger, at.view) if at.trigger else None
        inputs = ((meeting.title, meeting.on),) if meeting else ()
        holds = meeting is not None
        return Finding(holds, Step("review-led-to-it", "a review led to it", holds, inputs=inputs))


def meeting_of(rule: LastReview, decision: Event, view: View) -> Event | None:
    """Give the meeting that led to a decision after a review, or None where none is recorded.

    It is the last before the decision, since the plan was made. One that has led to a decision already may have led to a
    second thought too, and not to what came long after.
    """
    made = max((e.on for e in view.events(*rule.since) if e.on < decision.on), default=date.min)
    held = [e for e in view.events(rule.meeting) if made <= e.on <= decision.on]
    if not held:
        return None
    decided = any(held[-1].on <= e.on < decision.on for e in view.events(*rule.decisions))
    within = rule.again if decided else rule.within
    return held[-1] if held[-1].on >= within.latest_before(decision.on, view.calendar) else None


@dataclass(frozen=True, slots=True)
class MayHaveCeased:
    """Whether a plan was still maintained on the last day of a limit can be told, where ceasing was decided before.

    Attributes:
        decision: the decision to cease.
        not_before: how long after it no plan may cease.
        went_on: what shows that the plan went on.
        ended: what ends what kept it: an appeal that was withdrawn.
    """

    decision: EventKind
    not_before: Months
    went_on: tuple[EventKind, ...]
    ended: EventKind

    def test(self, at: Occasion) -> Finding:
        """Look at the last decision to cease in the period, and at what came after it."""
        view, last = at.view, at.last or at.view.as_of
        decided = [e for e in view.events(self.decision) if at.trigger is None or at.trigger.on <= e.on]
        decided = [e for e in decided if self.not_before.last_day(e.on) < last]
        title = "whether the plan was still maintained can be told"
        if not decided:
            return Finding(True, Step("may-have-ceased", title, True))
        signs = [e for e in view.events(*self.went_on, self.ended) if decided[-1].on <= e.on <= view.as_of]
        shown = signs[-1:] if signs and signs[-1].kind is not self.ended else []
        holds = True if shown and shown[0].order is not Order.CEASE else None
        inputs = tuple((e.title, e.on) for e in (decided[-1], *signs[-1:]))
        missing = () if holds else ("whether the plan ceased",)
        return Finding(holds, Step("may-have-ceased", title, holds, inputs=inputs, missing=missing))


@dataclass(frozen=True, slots=True)
class Recorded:
    """Something that a limit needs is recorded on or before the trigger's day; where it is not, nobody can say.

    Attributes:
        kinds: the kinds of event, one of which is enough.
        what: what is missing, in words.
    """

    kinds: tuple[EventKind, ...]
    what: str

    def test(self, at: Occasion) -> Finding:
        """Look back from the trigger."""
        day = at.trigger.on if at.trigger else at.view.as_of
        found = [e for e in at.view.events(*self.kinds) if e.on <= day]
        missing = () if found else (self.what,)
        inputs = ((found[-1].title, found[-1].on),) if found else ()
        return Finding(
            True if found else None,
            Step("recorded", self.what, bool(found) or None, inputs=inputs, missing=missing),
        )


@dataclass(frozen=True, slots=True)
class Unfinished:
    """Something that began before the trigger is still to be finished: an assessment on the day of release, say.

    Of several beginnings that are unfinished the first counts; its day is the finding's ``since``, from which a limit may
    run (``law.limits.Begun``).

    Attributes:
        began: the kinds of event that begin it; one that was withdrawn does not count.
        finished_by: what finishes or refuses it.
        title: the condition in words.
        resumed_by: what takes it up again after that, where nothing new began in between.
        overtaken_by: what ends it for good, or puts other limits in its place.
        in_detention: those of ``began`` that begin in detention, where no plan is kept. A detention cuts across them only
            after a release.
    """

    began: tuple[EventKind, ...]
    finished_by: tuple[EventKind, ...]
    title: str
    resumed_by: tuple[EventKind, ...] = ()
    overtaken_by: tuple[EventKind, ...] = ()
    in_detention: tuple[EventKind, ...] = ()

    def test(self, at: Occasion) -> Finding:
        """Look at what came between the beginnings and the trigger; of one that is to come nothing is said yet."""
        day = at.trigger.on if at.trigger else at.view.as_of
        begun = [e for e in at.view.events(*self.began) if self._counts(e, day, at)]
        if not begun:
            return Finding(False, Step("unfinished", self.title, False))
        found = self._unfinished(begun, day, at.view)
        # where one before has cut across it already, the weeks that started then still run
        holds = found is not None and not any(
            found.on <= e.on < day and self._cut_across(found, e, at.view)
            for e in (at.view.events(at.trigger.kind) if at.trigger else ())
        )
        shown = found or begun[-1]
        since = [e for e in self._after(at.view) if shown.on <= e.on <= day]
        last = ([e for e in since if e.kind in self.overtaken_by] or since)[-1:]
        inputs = tuple((e.title, e.on) for e in (shown, *last))
        why = Step("unfinished", self.title, holds, inputs=inputs)
        return Finding(holds, why, since=shown.on if holds else None)

    def _counts(self, began: Event, day: date, at: Occasion) -> bool:
        view = at.view
        if not (began.on <= day <= view.as_of and (view.withdrawn_on(began) or date.max) > day):
            return False
        if began.kind in self.in_detention and not NoPlanMaintained().test(Occasion(view, began)).holds:
            return False
        return at.trigger is None or self._cut_across(began, at.trigger, view)

    def _cut_across(self, began: Event, by: Event, view: View) -> bool:
        """Whether release or detention cuts across what had begun: detention does not, where it began in the same one."""
        if by.kind is not EventKind.DETAINED or began.kind not in self.in_detention:
            return True
        return any(began.on <= e.on <= by.on for e in view.events(EventKind.RELEASED))

    def _after(self, view: View) -> Sequence[Event]:
        return view.events(*self.finished_by, *self.resumed_by, *self.overtaken_by)

    def _unfinished(self, begun: Sequence[Event], day: date, view: View) -> Event | None:
        """Give the first beginning that is still unfinished. A refusal of the day of a new request is of an older one."""
        still: list[Event] = []
        ended: list[Event] = []  # what the last ending ended, and its day
        ended_on = day
        events = [*begun, *(e for e in self._after(view) if e.on <= day)]
        for event in sorted(events, key=lambda e: (e.on, e.kind not in self.began)):
            if event.kind in self.began:
                still.append(event)
            elif event.kind not in self.resumed_by:
                older = [e for e in still if e.on < event.on] if event.kind in ADVERSE else []
                closed = older or still
                still = [e for e in still if e not in closed]
                if event.kind in self.overtaken_by:
                    ended = []
                elif closed:
                    ended, ended_on = closed, event.on
            else:
                anew = [e.on for e in begun if ended_on <= e.on <= event.on]
                still = [e for e in ended if not any(on > e.on for on in anew)] + still
                ended = []
        return still[0] if still else None


@dataclass(frozen=True, slots=True)
class IssuesWere:
    """The mediation that was last wanted was about one of these (reg 35(3)).

    Attributes:
        issues: what it must be about.
    """

    issues: tuple[Issues, ...]

    def test(self, at: Occasion) -> Finding:
        """Look back to the wish for mediation; what is not recorded is not known."""
        wanted = [
            e
            for e in at.view.events(EventKind.MEDIATION_WANTED)
            if at.trigger is None or e.on <= at.trigger.on
        ]
        about = wanted[-1].issues if wanted else None
        holds = None if about is None else about in self.issues
        missing = (f"{wanted[-1].id if wanted else EventKind.MEDIATION_WANTED.value}.issues",)
        return Finding(
            holds,
            Step(
                "issues-were",
                f"about {' or '.join(self.issues)}",
                holds,
                inputs=(("issues", about),),
                missing=missing if holds is None else (),
            ),
        )


@dataclass(frozen=True, slots=True)
class ContactedInTime:
    """The mediation adviser was contacted within two months of the date of the notice, else no certificate (reg 34(2)).

    The date is the one that the notice bears; where that is not recorded, the day it was sent, which is no sooner. In the
    summer of 2020 a reason relating to coronavirus lifts the bar (reg 2A(3)(h)).

    Attributes:
        notices: the kinds of notice that say what can be appealed.
        months: how long the family has.
    """

    notices: tuple[EventKind, ...]
    months: Months = TWO_MONTHS

    def test(self, at: Occasion) -> Finding:
        """Compare the first contact after the last notice with the date of that notice."""
        day = at.trigger.on if at.trigger else at.view.as_of
        title = f"contacted within {self.months.n} months of the date of the notice"
        notices = [e for e in at.view.events(*self.notices) if e.on <= day]
        if not notices:
            return Finding(True, Step("contacted-in-time", f"{title}: no notice is recorded", True))
        dated = notices[-1].written or notices[-1].day(Dated.SENT)
        contacts = at.view.events(EventKind.MEDIATION_CONTACT)
        contacted = next((e.on for e in contacts if notices[-1].on <= e.on <= day), day)
        last = self.months.last_day(dated)
        holds = contacted <= last
        if not holds and CORONAVIRUS_2020.contains(last):
            holds = CoronavirusReason().test(replace(at, first=dated, last=last)).holds is True
        inputs = (("dated", dated), ("last day", last), ("contacted", contacted))
        return Finding(holds, Step("contacted-in-time", title, holds, inputs=inputs))


@dataclass(frozen=True, slots=True)
class LastWas:
    """Of several kinds of event, the last before the trigger was this one: the decision that an appeal is against, say.

    Attributes:
        kind: the kind that it must be.
        among: the kinds that it is looked for among.
        unclear: a kind that may stand for it: a decision that is not named.
        title: the condition in words.
    """

    kind: EventKind
    among: tuple[EventKind, ...]
    unclear: EventKind
    title: str

    def test(self, at: Occasion) -> Finding:
        """Look back from the trigger; where nothing is recorded, it was not."""
        before = [e for e in at.view.events(*self.among) if at.trigger is None or e.on <= at.trigger.on]
        last = before[-1] if before else None
        holds = None if last and last.kind is self.unclear else bool(last and last.kind is self.kind)
        if last and holds is False and self._still_open(at, before):
            holds = None  # nobody can say which of the two it is about
        inputs = ((last.title, last.on),) if last else ()
        missing: tuple[str, ...] = ()
        if last and holds is None:
            about = at.trigger.id if at.trigger else "it"
            unnamed = last.kind is self.unclear
            missing = (f"what {last.id} decided" if unnamed else f"which decision {about} is about",)
        return Finding(holds, Step("last-was", self.title, holds, inputs=inputs, missing=missing))

    def _still_open(self, at: Occasion, before: Sequence[Event]) -> bool:
        """Whether one of the kind lies not long before, and what it decided was not done since."""
        day = at.trigger.on if at.trigger else at.view.as_of
        first = FOUR_MONTHS.latest_before(day)
        since = [e.on for e in before if e.kind is self.kind and first <= e.on]
        done = [e.on for e in at.view.events(EventKind.PLAN_CEASED) if e.on <= day]
        return bool(since) and not (done and done[-1] >= since[-1])


@dataclass(frozen=True, slots=True)
class Stands:
    """Something of these kinds came before the trigger, or on its day, and nothing has undone it since.

    Attributes:
        kinds: the kinds of event.
        undone_by: what undoes it.
        title: the condition in words.
    """

    kinds: tuple[EventKind, ...]
    undone_by: tuple[EventKind, ...]
    title: str

    def test(self, at: Occasion) -> Finding:
        """Look back from the trigger; what was undone on its own day was another before it."""
        day = at.trigger.on if at.trigger else at.view.as_of
        came = [e for e in at.view.events(*self.kinds) if e.on <= day]
        undone = [e for e in at.view.events(*self.undone_by) if came and came[-1].on < e.on <= day]
        inputs = tuple((e.title, e.on) for e in (*came[-1:], *undone[:1]))
        holds = bool(came) and not undone
        return Finding(holds, Step("stands", self.title, holds, inputs=inputs))


@dataclass(frozen=True, slots=True)
class OfItsOwn:
    """The decision does not only carry out an order, a mediation agreement or a concession, whose own weeks run.

    Attributes:
        order: what that is about.
        answered_by: what has carried it out, so that a later decision is another.
        asked_by: a request after it, which the decision answers too.
        title: the condition in words.
    """

    order: Order
    answered_by: tuple[EventKind, ...]
    asked_by: tuple[EventKind, ...]
    title: str

    def test(self, at: Occasion) -> Finding:
        """Look back from the decision; what an order that does not say was about is not known."""
        day = at.trigger.on if at.trigger else at.view.as_of
        done = [e.on for e in at.view.events(*self.answered_by) if e.on < day]
        done += [e.on for e in at.view.events(*self.asked_by) if e.on <= day]
        last = max(done, default=date.min)
        orders = [e for e in at.view.events(*ORDERING) if last < e.on <= day]  # not yet answered
        mine = [e for e in orders if e.order is self.order]
        in_time = {e.id: _in_time(e, at.view) for e in mine}
        carried = [e for e in mine if in_time[e.id].holds]
        unknown = [e for e in orders if e.order is None or (e in mine and in_time[e.id].holds is None)]
        holds = False if carried else None if unknown else True
        inputs = tuple((e.title, e.on) for e in (carried or unknown)[-1:])
        needed = [(f"{e.id}.order",) if e.order is None else in_time[e.id].missing for e in unknown]
        missing = () if carried else tuple(name for names in needed for name in names)
        return Finding(holds, Step("of-its-own", self.title, holds, inputs=inputs, missing=missing))


@dataclass(frozen=True, slots=True)
class ClearlyAnswered:
    """Nothing that came after the trigger, up to the limit, leaves open whether it is what the trigger asks for.

    Attributes:
        plain: what clearly is.
        doubtful: what may be, recorded as something else.
        explained_by: what shows that it is something else, where it came after the plan before.
        title: the condition in words.
    """

    plain: EventKind
    doubtful: tuple[EventKind, ...]
    explained_by: tuple[EventKind, ...]
    title: str

    def test(self, at: Occasion) -> Finding:
        """Look on from the trigger."""
        day = at.trigger.on if at.trigger else at.view.as_of
        doubts = (
            () if any(e.on >= day for e in at.view.events(self.plain)) else at.view.events(*self.doubtful)
        )
        for event in (e for e in doubts if day < e.on and (at.last is None or e.on <= at.last)):
            before = max((e.on for e in at.view.events(*PLANS) if e.on < event.on), default=date.min)
            if not any(before <= e.on <= event.on for e in at.view.events(*self.explained_by)):
                missing = (f"whether {event.id} is the {KINDS[self.plain].title}",)
                inputs = ((event.title, event.on),)
                return Finding(
                    None, Step("clearly-answered", self.title, None, inputs=inputs, missing=missing)
                )
        return Finding(True, Step("clearly-answered", self.title, True))


def _in_time(event: Event, view: View) -> Finding:
    """Whether it has weeks of its own: a concession has where it came before the response."""
    if event.kind is EventKind.APPEAL_CONCEDED:
        return BEFORE_THE_RESPONSE.test(Occasion(view, event))
    return Finding(True, Step("order", "an order or an agreement", True))


PLANS = (EventKind.FINAL_PLAN, EventKind.AMENDED_PLAN, EventKind.REASSESSED_PLAN)
"""The events that leave a plan in force."""


def _own(at: Occasion, field: str, value: object, holds: bool | None, title: str) -> Finding:
    name = (at.trigger.id if at.trigger else None) or "trigger"
    missing = (f"{name}.{field}",) if holds is None else ()
    return Finding(holds, Step("own-field", title, holds, inputs=((field, value),), missing=missing))
