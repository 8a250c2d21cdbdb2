"""Reg 27: the finalised plan within fourteen weeks of the decision to re-assess, and the reviews that follow it.

https://www.legislation.gov.uk/uksi/2014/1530/regulation/27

The fourteen weeks run from notifying the decision, not from the request, or from deciding under s.44(3) that a
re-assessment is necessary. Here they run from the day the decision was sent, which is earlier than the day it arrived.
A decision that only carries out an order, a mediation agreement or a concession starts nothing here: its weeks are
those of regs 44(2)(b)(ii) and 45(3A)(b). Paragraph (3) repeats the reasons of reg 10(4) in its own words.

A review during the re-assessment does not end the weeks, whatever the review decides; the end of the plan does. No
provision sets a limit for a decision *not* to amend or replace the plan. Recorded as a decision not to amend, that
decision ends the weeks, and nothing was missed; while an amendment notice is open, it answers that notice instead.
Until such a decision is recorded, the plan is owed like any other. Reg 27(1) covers an amended or a replaced plan:
record either as the plan after the re-assessment.

An amended or finalised plan may be the plan after the re-assessment or not, where nothing else explains it (no review,
amendment notice, order, agreement, concession or fresh request since the previous plan). A review that ended in a
decision to continue explains no plan. An amendment notice sent during the re-assessment, with no review before it, may
be a step of the re-assessment itself, so it explains none either. To count such a plan would
excuse an authority that made it for another reason; not to count it would accuse an authority that sent the right plan.
So if it was sent within the weeks, the answer asks which plan it is, and until then it is unknown whether the limit was
kept. If it was sent later, it is late either way.

The first review is due *within* twelve months of sending the plan, so on the anniversary at the latest. Later reviews
are due in periods that start with the last review, as in s.44(1)(b). Only reviews of that plan count, not of a new plan
made after it ceased.

>>> from datetime import date
>>> [duty.limit_for(date(2025, 3, 3)).isoformat() for duty in DUTIES]
['2025-06-09', '2026-03-03', '2026-03-02']
"""

from dataclasses import replace

from sendrules.case.conditions import AllOf
from sendrules.case.kinds import ADVERSE, ORDERING, Dated, EventKind, Order
from sendrules.citation import reg
from sendrules.law.conditions.history import OfItsOwn, Stands
from sendrules.law.conditions.plans import ClearlyAnswered
from sendrules.law.model.actors import Actor
from sendrules.law.model.discharge import Answer, Reversal
from sendrules.law.model.duty import Duty, Trigger
from sendrules.law.model.life import SINCE_2014
from sendrules.law.model.limits import After
from sendrules.law.shared.notices import APPEAL_AND_RECOMMENDATIONS
from sendrules.law.shared.reviews import (
    AFTER_DETENTION,
    AMENDMENT,
    BACK_ON_RELEASE,
    NEXT_REVIEW,
    REVIEW_DOUBT,
    REVIEWED,
    REVIEWED_BEFORE_CEASING,
    STEP_ENDS,
    WITH_THE_PLAN,
    YEAR_ENDS,
    while_maintained,
)
from sendrules.law.si_2014_1530 import reg_10
from sendrules.law.si_2020_471 import gloss
from sendrules.time.periods import Counting, Months, Weeks

LIMBS = tuple(
    replace(
        limb,
        id=limb.id.replace("reg-10-4-", "reg-27-3-"),
        provision=reg(limb.provision.ref.removeprefix("reg ").replace("10(4)", "27(3)")),
    )
    for limb in reg_10.LIMBS
)

_OWN_DECISION = OfItsOwn(
    Order.REASSESS,
    answered_by=(EventKind.DECISION_TO_REASSESS, EventKind.REASSESSED_PLAN),
    asked_by=(EventKind.REASSESSMENT_REQUEST,),
    title="the decision does not only carry out an order, an agreement or a concession",
)
_NO_PLAN_AFTER_A_REVIEW = (
    EventKind.DECISION_TO_CONTINUE,
    EventKind.DECISION_TO_CEASE,
    EventKind.NO_AMENDMENT_NOTICE,
)
CLEARLY_ANSWERED = ClearlyAnswered(
    EventKind.REASSESSED_PLAN,
    doubtful=(EventKind.AMENDED_PLAN, EventKind.FINAL_PLAN),
    explained_by=(
        EventKind.REVIEW_MEETING,
        EventKind.DECISION_TO_AMEND,
        EventKind.AMENDMENT_NOTICE,
        *ORDERING,
        EventKind.PLAN_CEASED,
        EventKind.PLAN_TRANSFERRED,
        EventKind.DETAINED,
        EventKind.REQUEST,
        EventKind.RESPONSIBLE,
        EventKind.DECISION_TO_ASSESS,
    ),
    title="the record shows whether the plan after the re-assessment was sent in time",
    closed_by=(
        (EventKind.REVIEW_MEETING, _NO_PLAN_AFTER_A_REVIEW),
        (EventKind.DECISION_TO_AMEND, (EventKind.NO_AMENDMENT_NOTICE,)),
        (EventKind.AMENDMENT_NOTICE, (EventKind.NO_AMENDMENT_NOTICE,)),
        (EventKind.REQUEST, (*sorted(ADVERSE),)),
        (EventKind.RESPONSIBLE, (*sorted(ADVERSE),)),
        (EventKind.DECISION_TO_ASSESS, (EventKind.NO_PLAN_NOTICE,)),
    ),
    not_ordered=(Order.CONTINUE, Order.CEASE),
    led_to_by=((EventKind.AMENDMENT_NOTICE, (EventKind.REVIEW_MEETING, EventKind.DECISION_TO_AMEND)),),
)
_REASSESSED = Stands((EventKind.REASSESSED_PLAN,), (EventKind.PLAN_CEASED,), "the plan was made after a re-assessment")
_ONLY_IF = "if the plan was made after a re-assessment"

_DUTIES = (
    Duty(
        id="reg-27-2-final-14-weeks",
        title="Send the finalised plan after a re-assessment",
        holder=Actor.LOCAL_AUTHORITY,
        owed_to=(Actor.FAMILY, Actor.INSTITUTION_NAMED, Actor.RESPONSIBLE_COMMISSIONING_BODY),
        provision=reg("27(2)"),
        trigger=(
            Trigger(
                EventKind.DECISION_TO_REASSESS,
                by=Dated.SENT,
                when=_OWN_DECISION,
                only_if="if the decision does not only carry out an order, an agreement or a concession",
            ),
        ),
        limit=After(Weeks(14, Counting.AFTER)),
        residual="as soon as practicable",
        in_force=SINCE_2014,
        discharged_by=Answer(EventKind.REASSESSED_PLAN, by=Dated.SENT),
        ends_with=Answer(
            *STEP_ENDS.kinds,
            EventKind.NO_AMENDMENT_NOTICE,
            by=Dated.SERVED,
            answers=replace(AMENDMENT, kinds=(*AMENDMENT.kinds, EventKind.DECISION_TO_AMEND), own=False),
        ),
        not_owed_if=(EventKind.NO_AMENDMENT_NOTICE,),
        revived_by=Reversal(
            EventKind.REASSESSED_PLAN,
            *BACK_ON_RELEASE.kinds,
            only=AFTER_DETENTION,
            until=(EventKind.FINAL_PLAN, *ORDERING),
        ),
        moves_with=WITH_THE_PLAN,
        unless=LIMBS,
        doubt=CLEARLY_ANSWERED,
        notice=(
            "the right to appeal against the contents of the plan (reg 14(2) with reg 27(1))",
            *APPEAL_AND_RECOMMENDATIONS[1:],
        ),
    ),
    gloss(
        Duty(
            id="reg-27-4-a-review-after-reassessment",
            title="Review the plan after a re-assessment",
            holder=Actor.LOCAL_AUTHORITY,
            owed_to=(Actor.CHILD_OR_YOUNG_PERSON,),
            provision=reg("27(4)(a)"),
            trigger=(Trigger(EventKind.REASSESSED_PLAN, by=Dated.SENT),),
            limit=After(Months(12, Counting.AFTER)),
            in_force=SINCE_2014,
            discharged_by=REVIEWED,
            ends_with=YEAR_ENDS,
            revived_by=BACK_ON_RELEASE,
            doubt=REVIEW_DOUBT,
        ),
        reg("2A(3)(f)"),
    ),
    gloss(
        Duty(
            id="reg-27-4-b-subsequent",
            title="Review the plan again after a re-assessment",
            holder=Actor.LOCAL_AUTHORITY,
            owed_to=(Actor.CHILD_OR_YOUNG_PERSON,),
            provision=reg("27(4)(b)"),
            trigger=(
                Trigger(EventKind.DECISION_TO_CONTINUE, when=_REASSESSED, only_if=_ONLY_IF),
                Trigger(EventKind.DECISION_TO_AMEND, when=_REASSESSED, only_if=_ONLY_IF),
                Trigger(
                    EventKind.DECISION_TO_CEASE,
                    when=AllOf((_REASSESSED, REVIEWED_BEFORE_CEASING)),
                    only_if=f"{_ONLY_IF} and a review led to the decision",
                ),
            ),
            limit=NEXT_REVIEW,
            in_force=SINCE_2014,
            discharged_by=REVIEWED,
            ends_with=YEAR_ENDS,
            revived_by=BACK_ON_RELEASE,
            doubt=REVIEW_DOUBT,
        ),
        reg("2A(3)(f)"),
    ),
)

DUTIES = tuple(map(while_maintained, _DUTIES))
