"""Reg 25: notifying the decision on a request for a re-assessment.

https://www.legislation.gov.uk/uksi/2014/1530/regulation/25

The limit is fifteen calendar days, and the day of receipt is not counted; the fifteen days of regs 13(1) and 22(2)
begin with their day. The authority must agree to a request by the responsible commissioning body (reg 23), which has no
such limit. There is no exception, except in 2020.

>>> from datetime import date
>>> DUTIES[0].limit_for(date(2025, 3, 3))
datetime.date(2025, 3, 18)
"""

from sendrules.case.kinds import DETENTION, Dated, EventKind, Role
from sendrules.citation import reg
from sendrules.law.conditions.own_fields import NotRequestedBy
from sendrules.law.model.actors import Actor
from sendrules.law.model.discharge import Answer
from sendrules.law.model.duty import Duty, Trigger
from sendrules.law.model.life import SINCE_2014
from sendrules.law.model.limits import After
from sendrules.law.shared.notices import APPEAL_AND_RECOMMENDATIONS
from sendrules.law.si_2020_471 import gloss
from sendrules.time.periods import Counting, Days

DUTIES = (
    gloss(
        Duty(
            id="reg-25-1-15-days",
            title="Notify the decision whether to re-assess",
            holder=Actor.LOCAL_AUTHORITY,
            owed_to=(Actor.FAMILY,),
            provision=reg("25(1)"),
            trigger=(
                Trigger(
                    EventKind.REASSESSMENT_REQUEST,
                    by=Dated.SERVED,
                    when=NotRequestedBy((Role.RESPONSIBLE_COMMISSIONING_BODY,)),
                    only_if="unless the responsible commissioning body made the request",
                ),
            ),
            limit=After(Days(15, Counting.AFTER)),
            in_force=SINCE_2014,
            discharged_by=Answer(EventKind.DECISION_TO_REASSESS, EventKind.REFUSAL_TO_REASSESS, by=Dated.SERVED),
            ends_with=Answer(
                # a later stage shows that the decision was taken; if its limit had passed by then, that is said
                EventKind.REASSESSED_PLAN,
                EventKind.PLAN_CEASED,
                EventKind.PLAN_TRANSFERRED,
                *DETENTION,
                EventKind.REQUEST_WITHDRAWN,
                by=Dated.SERVED,
            ),
            notice=tuple(f"if it refuses: {item}" for item in APPEAL_AND_RECOMMENDATIONS),
        ),
        reg("2A(3)(e)"),
    ),
)
