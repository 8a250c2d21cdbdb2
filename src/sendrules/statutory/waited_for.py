"""What a case can wait for: a finalised plan, a decision, a review, or someone's advice. One row each.

Each is told by the kinds of event that have to do with it. Whether a case waits, and since when, is worked out in ``waiting.py``.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from types import MappingProxyType
from typing import TYPE_CHECKING

from sendrules.case.kinds import ADVERSE, ORDERING, EventKind, Order, Role
from sendrules.explanation import words
from sendrules.law.conditions.in_words import a_role
from sendrules.law.model.discharge import Answer
from sendrules.law.model.duty import Bound, Duty

if TYPE_CHECKING:
    from sendrules.law.statute import Statute


class Act(StrEnum):
    """What a queue can be for.

    FINAL_PLAN: the finalised plan of an assessment or a re-assessment. DECISION_TO_ASSESS: the decision whether to assess.
    PLAN_DECISION: the decision whether to make a plan, once an assessment was agreed. ADVICE_RECEIVED: someone's advice for an
    assessment, once it was agreed. REVIEW: the decision that completes a review of a plan.
    """

    FINAL_PLAN = "final-plan"
    DECISION_TO_ASSESS = "decision-to-assess"
    PLAN_DECISION = "plan-decision"
    ADVICE_RECEIVED = "advice-received"
    REVIEW = "review"


@dataclass(frozen=True, slots=True, kw_only=True)
class WaitingFor:
    """Something that a case can wait for, told by the kinds of event that have to do with it.

    Attributes:
        title: it in words, such as "finalised plan".
        nothing: what has to be recorded before a case can wait for it, in words.
        asks: the kinds of event that ask for it; a family's wait counts from them.
        repeats: by a kind in ``asks``, the kind of the request that it carries out, from which the wait counts then.
        gives: the kinds of event that give it. A duty that nothing else performs is a duty to give it.
        needs: kinds of event of which one has to be among those that perform a duty to give it; empty: any.
        given: what is said once it was given, with ``{day}`` for the day.
        ends: by the kind of event that ends the wait without it, what is said then.
        goes_on: the kinds of event that end one limit and leave the case waiting.
        orders: what an order, an agreement or a concession says where it makes the case wait again.
        answers: the kinds of event, besides those that give it, that answer such an order.
        settled_by: what an order, an agreement or a concession says where it leaves nothing to decide.
        shows: the kinds of event that show that it was not there yet.
        after: what comes before it: a case that still waits for that does not wait for this.
        once_agreed: whether a case waits for it only once an assessment was agreed or ordered.
        from_role: for advice, whose it is.
        from_about: for advice, the service that gives it, where the role alone does not tell.
    """

    title: str
    nothing: str
    asks: tuple[EventKind, ...]
    gives: tuple[EventKind, ...]
    given: str
    needs: tuple[EventKind, ...] = ()
    ends: tuple[tuple[EventKind, str], ...] = ()
    repeats: tuple[tuple[EventKind, EventKind], ...] = ()
    goes_on: tuple[EventKind, ...] = ()
    orders: tuple[Order, ...] = ()
    answers: tuple[EventKind, ...] = ()
    settled_by: tuple[Order, ...] = ()
    shows: tuple[EventKind, ...] = ()
    after: WaitingFor | None = None
    once_agreed: bool = False
    from_role: Role | None = None
    from_about: str | None = None

    @property
    def with_article(self) -> str:
        """The title with its article, such as "a finalised plan"."""
        return self.title if self.from_role else f"a {self.title}"

    def is_given_by(self, duty: Duty) -> bool:
        """Whether the duty is to give it, and nothing else, by a limit that binds."""
        by = duty.discharged_by
        return (
            isinstance(by, Answer)
            and set(by.kinds) <= set(self.gives)
            and (not self.needs or not set(self.needs).isdisjoint(by.kinds))
            and duty.bound is Bound.NOT_LATER_THAN
            and duty.source.binds
            and not duty.right
        )

    def ending(self, by: EventKind | None, on: date) -> str:
        """Say why a case no longer waits; empty where what ended a limit does not tell whether it does.

        Args:
            by: the kind of event that ended the wait; None where it was given.
            on: the day.
        """
        said = self.given if by is None else dict(self.ends).get(by, "")
        return said.format(day=words(on))


_OVER = (
    (EventKind.REQUEST_WITHDRAWN, "the request was withdrawn on {day}"),
    (EventKind.PLAN_CEASED, "the plan ceased on {day}"),
    (EventKind.DECISION_TO_CEASE, "it was decided to cease the plan, and notified on {day}"),
    (EventKind.PLAN_TRANSFERRED, "the plan was transferred to another authority on {day}"),
    (EventKind.TURNS_25, "the young person turned 25 on {day}"),
)
_REFUSED = (
    (EventKind.REFUSAL_TO_ASSESS, "it was decided not to assess, and notified on {day}"),
    (EventKind.NOT_NECESSARY_NOTICE, "it was decided that no plan was needed, and notified on {day}"),
)
_MADE = (
    (EventKind.PLAN_DECISION, "it was decided to make a plan, and notified on {day}"),
    (EventKind.DRAFT_PLAN, "a draft plan was sent on {day}"),
    (EventKind.FINAL_PLAN, "the plan was finalised on {day}"),
    (EventKind.REASSESSED_PLAN, "the plan was finalised on {day}"),
)
_NO_PLAN = (EventKind.NO_PLAN_NOTICE, "it was decided not to make a plan, and notified on {day}")
_SETTLED = (
    (EventKind.TRIBUNAL_ORDER, "the Tribunal decided on {day}"),
    (EventKind.MEDIATION_AGREEMENT, "it was agreed at mediation on {day}"),
    (EventKind.APPEAL_CONCEDED, "the authority conceded the appeal on {day}"),
)
_GOES_ON = (*ORDERING, EventKind.DETAINED, EventKind.RELEASED, EventKind.RELEASE_KNOWN)
_ASKS = (
    EventKind.REQUEST,
    EventKind.RESPONSIBLE,
    EventKind.DETAINED_REQUEST,
    EventKind.DETAINED_ATTENTION,
    EventKind.REASSESSMENT_REQUEST,
    EventKind.DECISION_TO_REASSESS,
    EventKind.TRANSITIONAL_ASSESSMENT,
    EventKind.TRANSFER_REVIEW,
    EventKind.TRANSITIONAL_REASSESSMENT,
)
_REPEATS = ((EventKind.DECISION_TO_REASSESS, EventKind.REASSESSMENT_REQUEST),)
_NO_REQUEST = "no request, order or move is recorded that it could follow from"

AGREED = (
    EventKind.DECISION_TO_ASSESS,
    EventKind.DECISION_TO_REASSESS,
    EventKind.TRANSITIONAL_ASSESSMENT,
    EventKind.TRANSFER_REVIEW,
    EventKind.TRANSITIONAL_REASSESSMENT,
)
"""The decision to secure an assessment or a re-assessment, and what secures one by itself (SI 2014/2270)."""
ASSESSMENT_ORDERED = (Order.ASSESS, Order.REASSESS)
"""What an order, an agreement or a concession says where it makes the authority assess."""

FINALISED_PLAN = WaitingFor(
    title="finalised plan",
    nothing=_NO_REQUEST,
    asks=_ASKS,
    repeats=_REPEATS,
    gives=(EventKind.FINAL_PLAN, EventKind.REASSESSED_PLAN),
    given="the plan was finalised on {day}",
    ends=(*_REFUSED, _NO_PLAN, *_OVER),
    goes_on=_GOES_ON,
    orders=(Order.ASSESS, Order.REASSESS, Order.MAKE_PLAN, Order.REMIT),
    answers=tuple(sorted(ADVERSE)),
    shows=(*AGREED, EventKind.ADVICE_REQUEST, EventKind.ADVICE_RECEIVED, EventKind.PLAN_DECISION, EventKind.DRAFT_PLAN),
)
"""What a family waits for most: the plan, of an assessment or a re-assessment."""

DECISION = WaitingFor(
    title="decision whether to assess",
    nothing=_NO_REQUEST,
    asks=_ASKS,
    repeats=_REPEATS,
    gives=(
        EventKind.DECISION_TO_ASSESS,
        EventKind.REFUSAL_TO_ASSESS,
        EventKind.NOT_NECESSARY_NOTICE,
        EventKind.DECISION_TO_REASSESS,
        EventKind.REFUSAL_TO_REASSESS,
    ),
    needs=(EventKind.DECISION_TO_ASSESS, EventKind.DECISION_TO_REASSESS),  # reg 4(1) is about one answer only
    given="it was decided on {day} whether to assess",
    ends=(*_MADE, _NO_PLAN, *_SETTLED, *_OVER),
    goes_on=(EventKind.DETAINED, EventKind.RELEASED, EventKind.RELEASE_KNOWN),
    settled_by=ASSESSMENT_ORDERED,
)
"""The decision of reg 5(1), or of SI 2015/62 reg 5(1) in detention. An order to assess leaves only a notice (reg 44(2)(b))."""

PLAN_DECISION = WaitingFor(
    title="decision whether to make a plan",
    nothing=_NO_REQUEST,
    asks=_ASKS,
    repeats=_REPEATS,
    gives=(
        EventKind.PLAN_DECISION,
        EventKind.NO_PLAN_NOTICE,
        EventKind.REFUSAL_TO_ASSESS,  # as the notice after a remittal (reg 44(2)(d))
        EventKind.DECISION_TO_CEASE,
        EventKind.DRAFT_PLAN,
        EventKind.FINAL_PLAN,
        EventKind.REASSESSED_PLAN,
    ),
    needs=(EventKind.PLAN_DECISION, EventKind.NO_PLAN_NOTICE),
    given="it was decided on {day} whether to make a plan",
    ends=(*_REFUSED, *_MADE, *_OVER),
    goes_on=_GOES_ON,
    orders=(Order.ASSESS, Order.REASSESS, Order.REMIT),
    answers=tuple(sorted(ADVERSE)),
    settled_by=(Order.MAKE_PLAN,),
    shows=(*AGREED, EventKind.ADVICE_REQUEST, EventKind.ADVICE_RECEIVED),
    once_agreed=True,
)
"""The decision of CFA 2014 s.36(9), after the assessment. An order to make a plan leaves nothing to decide (reg 44(2)(c))."""

REVIEW = WaitingFor(
    title="review of the plan",
    nothing="nothing is recorded that makes a review due",
    asks=(),
    gives=(EventKind.DECISION_TO_CONTINUE, EventKind.DECISION_TO_AMEND, EventKind.DECISION_TO_CEASE),
    given="the review ended with the decision of {day}",
    ends=(
        *_OVER,
        (EventKind.DETAINED, "the young person was detained on {day}"),
        (EventKind.DETAINED_REQUEST, "the young person was in detention on {day}"),
        (EventKind.DETAINED_ATTENTION, "the young person was in detention on {day}"),
    ),
    shows=(EventKind.REVIEW_MEETING_NOTICE, EventKind.REVIEW_MEETING, EventKind.REVIEW_REPORT),
    after=FINALISED_PLAN,
)
"""A review under CFA 2014 s.44(1), which is complete with the decision that follows it (reg 20(10))."""

_BY_ACT: Mapping[Act, WaitingFor] = MappingProxyType(
    {
        Act.FINAL_PLAN: FINALISED_PLAN,
        Act.DECISION_TO_ASSESS: DECISION,
        Act.PLAN_DECISION: PLAN_DECISION,
        Act.REVIEW: REVIEW,
    }
)


def advice_from(role: Role, about: str | None = None) -> WaitingFor:
    """Give the wait for someone's advice in an assessment (reg 6(1)). It counts from the decision or order to assess.

    Its limit is that of the plan that the advice is for: the six weeks for the advice run from a request for it, and not every
    adviser has that limit in law (reg 8(1) is about the bodies that s.31 lists).

    Args:
        role: whose advice.
        about: the service, where the role alone does not tell.

    >>> advice_from(Role.EDUCATIONAL_PSYCHOLOGIST).title
    'advice from an educational psychologist'
    """
    service = f" ({about})" if about else ""
    return WaitingFor(
        title=f"advice from {a_role(role)}{service}",
        nothing=_NO_REQUEST,
        asks=_ASKS,
        gives=(EventKind.ADVICE_RECEIVED,),
        given="the advice came on {day}",
        shows=(*AGREED, EventKind.ADVICE_REQUEST),
        once_agreed=True,
        from_role=role,
        from_about=about,
    )


def waiting_for(act: Act, from_role: Role | None = None, about: str | None = None) -> WaitingFor:
    """Give what a queue is for, by the act.

    Args:
        act: the act.
        from_role: for advice, whose.
        about: for advice, the service, where the role alone does not tell.

    >>> waiting_for(Act.REVIEW).title
    'review of the plan'
    """
    return advice_from(from_role or Role.OTHER, about) if act is Act.ADVICE_RECEIVED else _BY_ACT[act]


def duties_that_give(waits_for: WaitingFor, law: Statute) -> tuple[str, ...]:
    """Give the ids of the duties that are, in any version, to give what is waited for, in the order of the law.

    Args:
        waits_for: what is waited for.
        law: the statute; it keeps the answer.
    """
    kept: dict[WaitingFor, tuple[str, ...]] = law.memo.setdefault("duties that give", {})
    found = kept.get(waits_for)
    if found is None:
        texts = [law, law.before] if law.before is not None else [law]
        ids = {id for text in texts for id in text.ids if any(map(waits_for.is_given_by, text.versions(id)))}
        found = kept[waits_for] = tuple(id for id in law.ids if id in ids)
    return found
