"""R (L, M & P) v Devon CC [2022] EWHC 493 (Admin): amendments proposed four weeks after the meeting, made in twelve.

https://caselaw.nationalarchives.gov.uk/ewhc/admin/2022/493

Where the authority decides to amend a plan, the notice of reg 22(2)(a) goes with the decision of reg 20(10), so the
notice too is due four weeks after the meeting. The eight weeks of reg 22(3) then end no later than twelve weeks after
the meeting, and earlier where the notice was early. A plan sent under the notice of an earlier review belongs to that
review. The same holds for reg 21(9). A judgment declares what the Regulations always meant, so both limits are in force
as long as the Regulations. An amendment outside a review (reg 28) has no meeting to run from. What relaxed the
underlying periods in 2020 relaxed these limits too: reg 2A on regs 20(10) and 21(9) relaxed the four weeks, and reg
22(6) relaxed the eight weeks that make them twelve.

>>> from datetime import date
>>> notice, plan = DUTIES
>>> notice.limit_for(date(2025, 3, 3)), plan.limit_for(date(2025, 3, 3))
(datetime.date(2025, 3, 31), datetime.date(2025, 5, 26))
>>> plan.limit_for(date(2025, 3, 3), others={"amendment-notice": date(2025, 3, 10)})
datetime.date(2025, 5, 5)
"""

from sendrules.case.kinds import Dated, EventKind
from sendrules.citation import DEVON, Provision, reg
from sendrules.law.conditions.limbs import CoronavirusReason
from sendrules.law.model.actors import Actor, Source
from sendrules.law.model.anchors import Next
from sendrules.law.model.discharge import Answer
from sendrules.law.model.duty import Duty, Limb, Trigger
from sendrules.law.model.life import CORONAVIRUS_2020, SINCE_2014
from sendrules.law.model.limits import After, EarliestOf
from sendrules.law.shared.reviews import AMENDMENT, BACK_ON_RELEASE, STEP_ENDS, WITH_THE_PLAN, while_maintained
from sendrules.time.periods import Counting, Weeks

_IF = "the authority decides to amend the plan"

LIMBS = (
    Limb(
        id="case-devon-4-weeks-coronavirus",
        title="not reasonably practicable for a reason relating to coronavirus",
        when=CoronavirusReason(),
        provision=reg("2A(3)(c),(d)"),
        in_force=CORONAVIRUS_2020,
        residual="as soon as reasonably practicable",
        via="reg-2A-for-reg-20-10-decision",
    ),
    Limb(
        id="case-devon-12-weeks-coronavirus",
        title="impractical for a reason relating to coronavirus",
        when=CoronavirusReason(),
        provision=reg("22(6)"),
        in_force=CORONAVIRUS_2020,
        via="reg-22-6-exception-22-3",
    ),
)

_DUTIES = (
    Duty(
        id="case-devon-4-weeks-amendment-notice",
        title="Send the amendment notice with the decision after the review meeting",
        holder=Actor.LOCAL_AUTHORITY,
        owed_to=(Actor.FAMILY,),
        provision=Provision(DEVON, "on regs 20(10), 21(9) and 22(2)"),
        source=Source.CASE_LAW,
        trigger=(Trigger(EventKind.REVIEW_MEETING),),
        limit=After(Weeks(4, Counting.AFTER)),
        in_force=SINCE_2014,
        # the notice is part of notifying the decision, so it counts on the day that the decision does
        discharged_by=Answer(EventKind.AMENDMENT_NOTICE, by=Dated.SERVED),
        ends_with=Answer(
            EventKind.DECISION_TO_CONTINUE,
            EventKind.DECISION_TO_CEASE,
            EventKind.REASSESSED_PLAN,
            *STEP_ENDS.kinds,
            by=Dated.SERVED,
        ),
        revived_by=BACK_ON_RELEASE,
        moves_with=WITH_THE_PLAN,
        contingent_on=_IF,
        arises_with=(EventKind.DECISION_TO_AMEND,),
        unless=LIMBS[:1],
    ),
    Duty(
        id="case-devon-12-weeks-total",
        title="Send the amended plan after the review meeting",
        holder=Actor.LOCAL_AUTHORITY,
        owed_to=(Actor.FAMILY,),
        provision=Provision(DEVON, "on regs 20(10), 21(9) and 22(3)"),
        source=Source.CASE_LAW,
        trigger=(Trigger(EventKind.REVIEW_MEETING),),
        limit=EarliestOf(
            (
                After(Weeks(8, Counting.AFTER), of=Next(EventKind.AMENDMENT_NOTICE, by=Dated.SENT)),
                After(Weeks(12, Counting.AFTER)),
            )
        ),
        in_force=SINCE_2014,
        discharged_by=Answer(
            EventKind.AMENDED_PLAN,
            by=Dated.SENT,
            only_after=(EventKind.DECISION_TO_AMEND, EventKind.AMENDMENT_NOTICE),
            answers=AMENDMENT,
        ),
        ends_with=Answer(
            EventKind.NO_AMENDMENT_NOTICE,
            EventKind.DECISION_TO_CONTINUE,
            EventKind.DECISION_TO_CEASE,
            EventKind.REASSESSED_PLAN,
            *STEP_ENDS.kinds,
            by=Dated.SERVED,
            answers=AMENDMENT,
        ),
        revived_by=BACK_ON_RELEASE,
        moves_with=WITH_THE_PLAN,
        contingent_on=_IF,
        arises_with=(EventKind.DECISION_TO_AMEND, EventKind.AMENDMENT_NOTICE),
        unless=LIMBS[1:],
    ),
)

DUTIES = tuple(map(while_maintained, _DUTIES))
