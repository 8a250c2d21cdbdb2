"""Reg 16: the commissioning body responsible changes within the same authority.

https://www.legislation.gov.uk/uksi/2014/1530/regulation/16

Both limits are fifteen working days that begin with the day of awareness, which counts if it is a working day.

>>> from datetime import date
>>> DUTIES[0].limit_for(date(2025, 6, 2)), DUTIES[1].limit_for(date(2025, 6, 7))      # a Monday, a Saturday
(datetime.date(2025, 6, 20), datetime.date(2025, 6, 27))
"""

from sendrules.case.kinds import Dated, EventKind
from sendrules.citation import reg
from sendrules.law.model.actors import Actor
from sendrules.law.model.discharge import Answer
from sendrules.law.model.duty import Duty, Trigger
from sendrules.law.model.life import SINCE_2014
from sendrules.law.model.limits import After
from sendrules.law.shared.commissioners import CHANGE, asked_after, complying
from sendrules.law.si_2020_471 import gloss
from sendrules.time.periods import Counting, WorkingDays

_GLOSS = reg("2A(3)(b)")

DUTIES = (
    gloss(
        Duty(
            id="reg-16-2-rcb-change-notify",
            title="Tell the new commissioning body that it is responsible",
            holder=Actor.ORIGINAL_COMMISSIONING_BODY,
            owed_to=(Actor.NEW_COMMISSIONING_BODY,),
            provision=reg("16(2)"),
            trigger=(Trigger(EventKind.COMMISSIONER_CHANGE_KNOWN),),
            limit=After(WorkingDays(15, Counting.BEGINNING_WITH)),
            in_force=SINCE_2014,
            discharged_by=Answer(EventKind.COMMISSIONER_NOTIFIED, by=Dated.SERVED),
        ),
        _GLOSS,
    ),
    gloss(
        Duty(
            id="reg-16-3-rcb-change-request",
            title="Ask the authority for an assessment or a review",
            holder=Actor.NEW_COMMISSIONING_BODY,
            owed_to=(Actor.LOCAL_AUTHORITY,),
            provision=reg("16(3)"),
            trigger=(Trigger(EventKind.NEW_COMMISSIONER_AWARE_OF_CHANGE),),
            limit=After(WorkingDays(15, Counting.BEGINNING_WITH)),
            in_force=SINCE_2014,
            discharged_by=Answer(EventKind.COMMISSIONER_REQUEST, by=Dated.SERVED),
            contingent_on="it is not practicable for the new body to arrange the provision in the plan",
        ),
        _GLOSS,
    ),
    complying(
        id="reg-16-3-comply",
        holder=Actor.LOCAL_AUTHORITY,
        owed_to=(Actor.NEW_COMMISSIONING_BODY,),
        provision=reg("16(3)"),
        trigger=asked_after(CHANGE, "a change of the commissioning body"),
        in_force=SINCE_2014,
    ),
)
