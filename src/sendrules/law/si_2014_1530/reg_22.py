"""Reg 22: amending a plan, after a review or under reg 28: fifteen days for the family, eight weeks in all.

https://www.legislation.gov.uk/uksi/2014/1530/regulation/22

The fifteen days begin with the day on which the amendment notice is served. The eight weeks run from the day on which
the notice was *sent*, so for a posted notice the eight weeks start first. Within the eight weeks the authority sends
the amended plan, or notifies the decision not to amend. No exception applies to the fifteen days; the only exception to
the eight weeks was reg 22(6), of 2020. If an amended plan is sent after a decision not to amend, the plan is judged by
its day, unless something else led to the plan: a review, an order. A plan made after a re-assessment ends what an open
notice began: that plan takes the place of the one to be amended (reg 27(1), (2)). A transfer of the plan
leaves the eight weeks to the new authority (reading `transfer-in-mid-amendment`). Detention ends them, and release brings
them back if their last day had not come (reading `release-and-annual-review`).

>>> from datetime import date
>>> [duty.limit_for(date(2025, 3, 3)).isoformat() for duty in DUTIES]
['2025-03-17', '2025-04-28', '2025-04-28']
"""

from sendrules.case.kinds import ORDERING, Dated, EventKind
from sendrules.citation import reg
from sendrules.law.conditions.limbs import CoronavirusReason
from sendrules.law.model.actors import Actor
from sendrules.law.model.discharge import Answer, Reversal
from sendrules.law.model.duty import Bound, Duty, Limb, Trigger
from sendrules.law.model.life import CORONAVIRUS_2020, SINCE_2014
from sendrules.law.model.limits import After
from sendrules.law.shared.notices import APPEAL_AND_RECOMMENDATIONS
from sendrules.law.shared.reviews import (
    AFTER_DETENTION,
    BACK_ON_RELEASE,
    REVIEW_DECISIONS,
    STEP_ENDS,
    WITH_THE_PLAN,
    while_maintained,
)
from sendrules.time.periods import Counting, Days, Weeks

LIMBS = tuple(
    Limb(
        id=f"reg-22-6-exception-{limit}",
        title="impractical for a reason relating to coronavirus",
        when=CoronavirusReason(),
        provision=reg("22(6)"),
        in_force=CORONAVIRUS_2020,
    )
    for limit in ("22-3", "22-4")
)

_DUTIES = (
    Duty(
        id="reg-22-2-c-15-days",
        title="Leave the parent or young person at least 15 days to respond to the amendment notice",
        holder=Actor.LOCAL_AUTHORITY,
        owed_to=(Actor.FAMILY,),
        provision=reg("22(2)(c)"),
        trigger=(Trigger(EventKind.AMENDMENT_NOTICE, by=Dated.SERVED),),
        limit=After(Days(15, Counting.BEGINNING_WITH)),
        bound=Bound.OPEN_UNTIL,
        in_force=SINCE_2014,
        discharged_by=Answer(EventKind.AMENDED_PLAN, by=Dated.SENT),
        ends_with=Answer(EventKind.NO_AMENDMENT_NOTICE, EventKind.REASSESSED_PLAN, by=Dated.SERVED),
        revived_by=Reversal(EventKind.AMENDED_PLAN, until=(EventKind.REASSESSED_PLAN,)),
        notice=(
            "a copy of the plan, the proposed amendments and the evidence for them",
            "the right to ask for a particular school or institution (s.38(2)(b)(ii))",
            "where to find information about schools and colleges",
        ),
    ),
    Duty(
        id="reg-22-3-final-8-weeks",
        title="Send the amended plan",
        holder=Actor.LOCAL_AUTHORITY,
        owed_to=(Actor.FAMILY, Actor.INSTITUTION_NAMED, Actor.RESPONSIBLE_COMMISSIONING_BODY),
        provision=reg("22(3)"),
        trigger=(Trigger(EventKind.AMENDMENT_NOTICE, by=Dated.SENT),),
        limit=After(Weeks(8, Counting.AFTER)),
        residual="as soon as practicable",
        in_force=SINCE_2014,
        discharged_by=Answer(EventKind.AMENDED_PLAN, by=Dated.SENT),
        ends_with=Answer(EventKind.NO_AMENDMENT_NOTICE, EventKind.REASSESSED_PLAN, *STEP_ENDS.kinds, by=Dated.SERVED),
        revived_by=Reversal(
            EventKind.AMENDED_PLAN,
            *BACK_ON_RELEASE.kinds,
            only=AFTER_DETENTION,
            until=(
                EventKind.REVIEW_MEETING,
                *REVIEW_DECISIONS,
                EventKind.DECISION_TO_REASSESS,
                EventKind.REASSESSED_PLAN,
                *ORDERING,
                EventKind.FINAL_PLAN,
            ),
        ),
        moves_with=WITH_THE_PLAN,
        unless=LIMBS[:1],
        notice=(
            "the right to appeal against the contents of the plan (s.51(2)(c) or (e))",
            *APPEAL_AND_RECOMMENDATIONS[1:],
        ),
    ),
    Duty(
        id="reg-22-4-no-amend-8-weeks",
        title="Notify a decision not to amend the plan",
        holder=Actor.LOCAL_AUTHORITY,
        owed_to=(Actor.FAMILY,),
        provision=reg("22(4)"),
        trigger=(Trigger(EventKind.AMENDMENT_NOTICE, by=Dated.SENT),),
        limit=After(Weeks(8, Counting.AFTER)),
        residual="as soon as practicable",
        in_force=SINCE_2014,
        discharged_by=Answer(EventKind.NO_AMENDMENT_NOTICE, by=Dated.SERVED),
        ends_with=Answer(EventKind.AMENDED_PLAN, EventKind.REASSESSED_PLAN, *STEP_ENDS.kinds, by=Dated.SENT),
        revived_by=BACK_ON_RELEASE,
        moves_with=WITH_THE_PLAN,
        contingent_on="the authority decides not to amend the plan",
        unless=LIMBS[1:],
        notice=("the decision and its reasons", *APPEAL_AND_RECOMMENDATIONS),
    ),
)

DUTIES = tuple(map(while_maintained, _DUTIES))
