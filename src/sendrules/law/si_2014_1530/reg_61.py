"""Reg 61(3): the withdrawal of an institution's approval under CFA 2014 s.41 takes effect 28 days after notice of it.

https://www.legislation.gov.uk/uksi/2014/1530/regulation/61

Nobody has to act by that day. From that day, a request for the institution is no longer a request under s.38(3).

>>> from datetime import date
>>> DUTIES[0].limit_for(date(2026, 2, 2))
datetime.date(2026, 3, 2)
"""

from sendrules.case.kinds import EventKind
from sendrules.citation import reg
from sendrules.law.model.actors import Actor
from sendrules.law.model.discharge import Answer
from sendrules.law.model.duty import Bound, Duty, Trigger
from sendrules.law.model.life import SINCE_2014
from sendrules.law.model.limits import After
from sendrules.time.periods import Counting, Days

DUTIES = (
    Duty(
        id="reg-61-3-withdrawal-28-days",
        title="Withdrawal of an institution's approval takes effect",
        holder=Actor.SECRETARY_OF_STATE,
        owed_to=(Actor.PROPRIETOR_AND_AUTHORITIES,),
        provision=reg("61(3)"),
        trigger=(Trigger(EventKind.APPROVAL_WITHDRAWN),),
        limit=After(Days(28, Counting.AFTER)),
        bound=Bound.TAKES_EFFECT,
        in_force=SINCE_2014,
        discharged_by=Answer(EventKind.APPROVAL_WITHDRAWN),  # no act performs it, and another withdrawal is a start
        latest_start_only=True,
        detained=None,
    ),
)
