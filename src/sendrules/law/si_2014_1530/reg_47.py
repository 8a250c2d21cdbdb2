"""Reg 47: disclosing the plan for higher education within fifteen working days of the young person's request.

https://www.legislation.gov.uk/uksi/2014/1530/regulation/47

The plan goes to the person who deals with an application for a disabled student's allowance, or to the principal of the
institution where the young person has a confirmed place. The day of the request is not counted.

>>> from datetime import date
>>> DUTIES[0].limit_for(date(2025, 8, 14))                            # over the August bank holiday
datetime.date(2025, 9, 5)
"""

from sendrules.case.kinds import EventKind
from sendrules.citation import reg
from sendrules.law.model.actors import Actor
from sendrules.law.model.discharge import Answer
from sendrules.law.model.duty import Duty, Trigger
from sendrules.law.model.life import SINCE_2014
from sendrules.law.model.limits import After
from sendrules.law.si_2020_471 import gloss
from sendrules.time.periods import Counting, WorkingDays

DUTIES = (
    gloss(
        Duty(
            id="reg-47-he-disclosure",
            title="Disclose the plan for higher education, as the young person asked",
            holder=Actor.LOCAL_AUTHORITY,
            owed_to=(Actor.HE_BODIES,),
            provision=reg("47"),
            trigger=(Trigger(EventKind.HE_DISCLOSURE_REQUEST),),
            limit=After(WorkingDays(15, Counting.AFTER)),
            in_force=SINCE_2014,
            discharged_by=Answer(EventKind.PLAN_DISCLOSED),
        ),
        reg("2A(3)(o)"),
    ),
)
