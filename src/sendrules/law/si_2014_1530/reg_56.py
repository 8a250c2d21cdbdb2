"""Reg 56(3): publishing the comments on the local offer, with the authority's response, at least annually.

https://www.legislation.gov.uk/uksi/2014/1530/regulation/56

The provision gives no day to count a year from. Twelve months from the last publication is the reading that puts a
publication in every year, so each publication starts the next limit, and the first publication has no limit. Only
comments that were received are published (reg 56(2)), and a case does not record whether there were any. Reg 56(4)
leaves out vexatious comments and comments on services to a particular person, and nobody may be identified.

>>> from datetime import date
>>> DUTIES[0].limit_for(date(2025, 3, 31))
datetime.date(2026, 3, 31)
"""

from sendrules.case.kinds import EventKind
from sendrules.citation import reg
from sendrules.law.model.actors import Actor
from sendrules.law.model.discharge import Answer
from sendrules.law.model.duty import Duty, Trigger
from sendrules.law.model.life import SINCE_2014
from sendrules.law.model.limits import After
from sendrules.law.si_2020_471 import gloss
from sendrules.time.periods import Counting, Months

DUTIES = (
    gloss(
        Duty(
            id="reg-56-3-local-offer-comments",
            title="Publish the comments on the local offer and the response to them",
            holder=Actor.LOCAL_AUTHORITY,
            owed_to=(Actor.PUBLIC,),
            provision=reg("56(3)"),
            trigger=(Trigger(EventKind.LOCAL_OFFER_COMMENTS),),
            limit=After(Months(12, Counting.AFTER)),
            in_force=SINCE_2014,
            discharged_by=Answer(EventKind.LOCAL_OFFER_COMMENTS),
            contingent_on="comments that have to be published were received",
            detained=None,
        ),
        reg("2A(3)(p)"),
    ),
)
