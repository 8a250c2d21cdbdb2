"""Reg 37(2): telling the family the date and place of the mediation, at least five working days before it.

https://www.legislation.gov.uk/uksi/2014/1530/regulation/37

The five working days are clear: neither the day of the notice nor that of the mediation is one of them (reading
`at-least-clear`). The family may consent to less, recorded as another time agreed.

>>> from datetime import date
>>> DUTIES[0].limit_for(date(2025, 3, 17))                       # 10 to 14 March lie between, and a weekend
datetime.date(2025, 3, 9)
"""

from sendrules.case.kinds import Dated, EventKind
from sendrules.citation import reg
from sendrules.law.model.actors import Actor
from sendrules.law.model.discharge import EarlierAnswer
from sendrules.law.model.duty import Duty, Trigger
from sendrules.law.model.life import SINCE_2014
from sendrules.law.model.limits import Before
from sendrules.time.periods import Counting, Weeks, WorkingDays

DUTIES = (
    Duty(
        id="reg-37-2-notice-5wd",
        title="Tell the family the date and place of the mediation",
        holder=Actor.ARRANGER_OF_MEDIATION,
        owed_to=(Actor.FAMILY,),
        provision=reg("37(2)"),
        trigger=(Trigger(EventKind.MEDIATION, set_by=(EventKind.TIME_AGREED,)),),
        limit=Before(WorkingDays(5, Counting.CLEAR)),
        in_force=SINCE_2014,
        discharged_by=EarlierAnswer(EventKind.MEDIATION_NOTICE, by=Dated.SERVED, within=Weeks(12)),
    ),
)
