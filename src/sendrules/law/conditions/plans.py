"""Conditions on whether a plan is maintained."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

from sendrules.case.conditions import Finding, Occasion
from sendrules.case.kinds import EventKind, Order
from sendrules.case.looks_at import LooksAt
from sendrules.case.meanings import KINDS
from sendrules.explanation import Step
from sendrules.law.model.limits import Limit
from sendrules.time.periods import Months
from sendrules.values import value

if TYPE_CHECKING:  # the models load pydantic, which a timetable does without
    from sendrules.case.events import Event
    from sendrules.case.view import View

PLANS = (EventKind.FINAL_PLAN, EventKind.AMENDED_PLAN, EventKind.REASSESSED_PLAN)
"""The events that leave a plan in force."""


@value
class NoPlanMaintained:
    """No plan is maintained for the child or young person, as far as the case records one."""

    @property
    def looks_at(self) -> LooksAt:
        """The plans, and their end."""
        return LooksAt.at(*PLANS, EventKind.PLAN_CEASED)

    def test(self, at: Occasion) -> Finding:
        """Look for a finalised plan before the start."""
        before = at.trigger.on if at.trigger else date.min
        plans = [e for e in at.view.events(*PLANS) if e.on < before]
        ceased = [e.on for e in at.view.events(EventKind.PLAN_CEASED) if e.on <= before]
        if plans and ceased and ceased[-1] >= plans[-1].on:
            plans = []
        inputs = ((plans[-1].title, plans[-1].on),) if plans else ()
        return Finding(
            not plans,
            Step(
                "no-plan-maintained", "the child or young person is without a maintained plan", not plans, inputs=inputs
            ),
        )


@value
class NotCeased:
    """No plan had ceased before the trigger's day without another plan made since."""

    @property
    def looks_at(self) -> LooksAt:
        """The plans, and their end."""
        return LooksAt.at(*PLANS, EventKind.PLAN_CEASED)

    def test(self, at: Occasion) -> Finding:
        """Look back from the trigger; a plan that ceases on its day was there for it."""
        day = at.trigger.on if at.trigger else at.view.as_of
        ceased = at.view.before(day, EventKind.PLAN_CEASED)
        holds = not ceased or bool(at.view.between(ceased[-1].on, day, *PLANS))
        inputs = () if holds else ((ceased[-1].title, ceased[-1].on),)
        return Finding(holds, Step("not-ceased", "the plan had not ceased", holds, inputs=inputs))


@value
class PlanMaintained:
    """A plan is maintained, as far as the case records: no plan has ceased since the last plan, and the first plan is
    not later.

    Attributes:
        by: the limit on whose last day to look; None for the day of the trigger.
    """

    by: Limit | None = None

    @property
    def looks_at(self) -> LooksAt:
        """The plans, their end, and what asks for a first one."""
        return LooksAt.at(*PLANS, EventKind.PLAN_CEASED, EventKind.REQUEST, EventKind.RESPONSIBLE)

    def test(self, at: Occasion) -> Finding:
        """Look for a plan that ceased with no plan after it, and for a first plan that was made only later."""
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


@value
class FirstPlan:
    """The plan is the first that was made, as far as recorded: no plan was amended before it that nothing else made."""

    @property
    def looks_at(self) -> LooksAt:
        """The plans, and their end."""
        return LooksAt.at(*PLANS, EventKind.PLAN_CEASED)

    def test(self, at: Occasion) -> Finding:
        """Look for an amended plan before the trigger, with no plan recorded before that, and none ceased since."""
        title = "no plan was made before, as far as recorded"
        before = at.view.before(at.trigger.on, *PLANS) if at.trigger else []
        first = before[0] if before and before[0].kind is EventKind.AMENDED_PLAN else None
        made = any(e.kind is not EventKind.AMENDED_PLAN for e in before)
        if (
            first is None
            or made
            or at.trigger is None
            or at.view.between(first.on, at.trigger.on, EventKind.PLAN_CEASED)
        ):
            return Finding(True, Step("first-plan", title, True))
        missing = ("when the plan was first made, since it was amended before",)
        return Finding(None, Step("first-plan", title, None, inputs=((first.title, first.on),), missing=missing))


@value
class MayHaveCeased:
    """The record shows whether a plan was still maintained on the last day of a limit, after a decision to cease.

    Attributes:
        decision: the decision to cease.
        not_before: how long after the decision no plan may cease.
        went_on: the kinds of event that show that the plan went on.
        ended: the kind of event after which the plan may cease: the end of an appeal that was withdrawn.
    """

    decision: EventKind
    not_before: Months
    went_on: tuple[EventKind, ...]
    ended: EventKind

    @property
    def looks_at(self) -> LooksAt:
        """The decision, and what shows that the plan went on or may have ended."""
        return LooksAt.at(self.decision, *self.went_on, self.ended)

    def test(self, at: Occasion) -> Finding:
        """Look at the last decision to cease in the period, and at the events after that decision."""
        view, last = at.view, at.last or at.view.as_of
        decided = [e for e in view.events(self.decision) if at.trigger is None or at.trigger.on <= e.on]
        decided = [e for e in decided if self.not_before.last_day(e.on) < last]
        title = "the record shows whether the plan was still maintained"
        if not decided:
            return Finding(True, Step("may-have-ceased", title, True))
        signs = [e for e in view.events(*self.went_on, self.ended) if decided[-1].on <= e.on <= view.as_of]
        shown = signs[-1:] if signs and signs[-1].kind is not self.ended else []
        holds = True if shown and shown[0].order is not Order.CEASE else None
        inputs = tuple((e.title, e.on) for e in (decided[-1], *signs[-1:]))
        missing = () if holds else ("whether the plan ceased",)
        return Finding(holds, Step("may-have-ceased", title, holds, inputs=inputs, missing=missing))


@value
class ClearlyAnswered:
    """No event between the trigger and the limit leaves open whether it answers the trigger.

    Attributes:
        plain: the kind of event that clearly answers.
        doubtful: the kinds of event that may answer, recorded as something else.
        explained_by: the kinds of event that explain such a doubtful event, where they came after the previous plan.
        title: the condition in words.
        closed_by: by kind of explanation, what shows that it led to no plan: a decision to continue, after a review.
        not_ordered: the orders that lead to no plan.
        led_to_by: by kind of explanation, what must have led to it where it came after the trigger: an amendment notice
            with no review before it may be a step of what is asked about.
    """

    plain: EventKind
    doubtful: tuple[EventKind, ...]
    explained_by: tuple[EventKind, ...]
    title: str
    closed_by: tuple[tuple[EventKind, tuple[EventKind, ...]], ...] = ()
    not_ordered: tuple[Order, ...] = ()
    led_to_by: tuple[tuple[EventKind, tuple[EventKind, ...]], ...] = ()

    @property
    def looks_at(self) -> LooksAt:
        """What clearly answers, what may, and what explains that."""
        closing = (kind for _, kinds in (*self.closed_by, *self.led_to_by) for kind in kinds)
        return LooksAt.at(self.plain, *self.doubtful, *self.explained_by, *closing, *PLANS)

    def test(self, at: Occasion) -> Finding:
        """Look forward from the trigger."""
        day = at.trigger.on if at.trigger else at.view.as_of
        doubts = () if any(e.on >= day for e in at.view.events(self.plain)) else at.view.events(*self.doubtful)
        for event in (e for e in doubts if day < e.on and (at.last is None or e.on <= at.last)):
            if not self.explained(event, at.view, day):
                missing = (f"whether {event.id} is the {KINDS[self.plain].title}",)
                inputs = ((event.title, event.on),)
                return Finding(None, Step("clearly-answered", self.title, None, inputs=inputs, missing=missing))
        return Finding(True, Step("clearly-answered", self.title, True))

    def explained(self, plan: Event, view: View, asked: date) -> bool:
        """Say whether something since the previous plan explains a plan, and did not end without one.

        Args:
            plan: the plan.
            view: the case as known on the day of the question.
            asked: the day of what the plan may answer instead.
        """
        plans = view.before(plan.on, *PLANS)
        since = view.between(plans[-1].on if plans else date.min, plan.on, *self.explained_by)
        return any(e.order not in self.not_ordered and self._leads_to(e, plan, view, asked) for e in since)

    def _leads_to(self, explanation: Event, plan: Event, view: View, asked: date) -> bool:
        closing = dict(self.closed_by).get(explanation.kind, ())
        if closing and view.between(explanation.on, plan.on, *closing):
            return False
        before = dict(self.led_to_by).get(explanation.kind, ())
        return not before or explanation.on < asked or bool(view.between(asked, explanation.on, *before))


@value
class PlanKept:
    """A plan was kept for a detained person on the day of the trigger. Where nothing tells, the answer is not known.

    A plan that was finalised and has not ceased shows it, and so does every act that only a kept plan allows. An
    assessment that was asked for, with no plan made by then, shows that none was kept: CFA 2014 s.71 gives it only to
    those without a plan. Where neither is recorded, `detention-known` says that the authority keeps a plan.
    """

    @property
    def looks_at(self) -> LooksAt:
        """The plans and their end, what only a kept plan allows, and what asks for a first plan."""
        own = (EventKind.PLAN_CEASED, EventKind.DETENTION_KNOWN)
        return LooksAt.at(*PLANS, *own, *ONLY_A_KEPT_PLAN, *ASKS_FOR_A_PLAN)

    def test(self, at: Occasion) -> Finding:
        """Look for a plan up to the day, then for its traces on any day, then for what shows that there was none."""
        day = at.trigger.on if at.trigger else at.view.as_of
        plans = [e for e in at.view.events(*PLANS) if e.on <= day]
        ceased = [e for e in at.view.events(EventKind.PLAN_CEASED) if e.on <= day]
        traces = list(at.view.events(*ONLY_A_KEPT_PLAN))
        asked = [e for e in at.view.events(*ASKS_FOR_A_PLAN) if e.on <= at.view.as_of]
        known = list(at.view.events(EventKind.DETENTION_KNOWN))
        if ceased and (not plans or plans[-1].on <= ceased[-1].on):
            holds, shown = False, ceased
        elif plans or traces:
            holds, shown = True, plans or traces
        elif asked:
            holds, shown = False, asked
        elif known:
            holds, shown = True, known
        else:
            return Finding(None, Step("plan-kept", _KEPT, None, missing=("whether a plan was kept",)))
        return Finding(holds, Step("plan-kept", _KEPT, holds, inputs=((shown[-1].title, shown[-1].on),)))


_KEPT = "a plan was kept for the person"
ONLY_A_KEPT_PLAN = (
    EventKind.KEPT_PLAN_SENT,
    EventKind.KEPT_PLAN_DISCLOSED,
    EventKind.KEPT_PLAN_RECEIVED,
    EventKind.KEPT_PLAN_PASSED_ON,
)
"""What the law asks of those who keep a plan for a detained person, and of nobody else."""
ASKS_FOR_A_PLAN = (
    EventKind.REQUEST,
    EventKind.RESPONSIBLE,
    EventKind.DETAINED_REQUEST,
    EventKind.DETAINED_ATTENTION,
)
"""What asks for a first plan, so that there is none yet."""
