"""Reg 27: the finalised plan within fourteen weeks of the decision to re-assess, and the reviews that follow it.

https://www.legislation.gov.uk/uksi/2014/1530/regulation/27

The fourteen weeks run from notifying the decision, not from the request, or from deciding under s.44(3) that a
re-assessment is necessary. Here they run from the day the decision was sent: of that day and the day it arrived, the
earlier. Paragraph (3) has the reasons of reg 10(4) in words of its own. The first review is due *within* twelve months of
sending the plan, so on the anniversary itself; later ones in periods that start with the last review, as in s.44(1)(b).

>>> from datetime import date
>>> [duty.limit_for(date(2025, 3, 3)).isoformat() for duty in DUTIES]
['2025-06-09', '2026-03-03', '2026-03-02']
"""

from dataclasses import replace

from sendrules.case.conditions import AllOf
from sendrules.case.kinds import Dated, EventKind
from sendrules.citation import reg
from sendrules.law.cfa_2014.section_44 import AFTER_A_REVIEW, NEXT_REVIEW, REVIEW_DECISIONS, REVIEW_ENDS
from sendrules.law.limits import After, Next
from sendrules.law.lives import SINCE_2014
from sendrules.law.model import Actor, Duty, Trigger
from sendrules.law.notices import APPEAL_AND_RECOMMENDATIONS
from sendrules.law.si_2014_1530 import reg_10
from sendrules.law.si_2020_471 import gloss
from sendrules.law.trigger_conditions import Preceded
from sendrules.time.periods import Counting, Months, Weeks

LIMBS = tuple(
    replace(
        limb,
        id=limb.id.replace("reg-10-4-", "reg-27-3-"),
        provision=reg(limb.provision.ref.removeprefix("reg ").replace("10(4)", "27(3)")),
    )
    for limb in reg_10.LIMBS
)

_REASSESSED = Preceded((EventKind.REASSESSED_PLAN,), "the plan was made after a re-assessment")
_ONLY_IF = "if the plan was made after a re-assessment"

DUTIES = (
    Duty(
        id="reg-27-2-final-14-weeks",
        title="Send the finalised plan after a re-assessment",
        holder=Actor.LOCAL_AUTHORITY,
        owed_to=(Actor.FAMILY, Actor.INSTITUTION_NAMED, Actor.RESPONSIBLE_COMMISSIONING_BODY),
        provision=reg("27(2)"),
        trigger=(Trigger(EventKind.DECISION_TO_REASSESS, by=Dated.SENT),),
        limit=After(Weeks(14, Counting.AFTER)),
        residual="as soon as practicable",
        in_force=SINCE_2014,
        discharged_by=Next(EventKind.REASSESSED_PLAN, by=Dated.SENT),
        ends_with=Next(
            EventKind.DECISION_TO_CONTINUE,
            EventKind.DECISION_TO_CEASE,
            EventKind.PLAN_CEASED,
            EventKind.DETAINED,
            by=Dated.SERVED,
        ),
        unless=LIMBS,
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
            discharged_by=Next(*REVIEW_DECISIONS, by=Dated.SERVED),
            ends_with=REVIEW_ENDS,
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
                    when=AllOf((_REASSESSED, AFTER_A_REVIEW)),
                    only_if=f"{_ONLY_IF}, and a review led to it",
                ),
            ),
            limit=NEXT_REVIEW,
            in_force=SINCE_2014,
            discharged_by=Next(*REVIEW_DECISIONS, by=Dated.SERVED),
            ends_with=REVIEW_ENDS,
        ),
        reg("2A(3)(f)"),
    ),
)
