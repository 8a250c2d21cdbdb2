"""Reg 36(2): mediation about education and social care, which the authority arranges within thirty days.

https://www.legislation.gov.uk/uksi/2014/1530/regulation/36

The mediation has to take place within the thirty days (reading `mediation-within-30-days`). An authority that cannot
arrange it in time has to tell the adviser (reg 39(2)), and is late all the same.

>>> from datetime import date
>>> DUTIES[0].limit_for(date(2025, 3, 7))
datetime.date(2025, 4, 6)
"""

from sendrules.case.kinds import EventKind, Issues
from sendrules.citation import reg
from sendrules.law.conditions.own_fields import IssuesAre
from sendrules.law.model.actors import Actor
from sendrules.law.model.discharge import Answer
from sendrules.law.model.duty import Duty, Trigger
from sendrules.law.model.life import SINCE_2014
from sendrules.law.model.limits import After
from sendrules.law.shared.acts import NO_LONGER_WANTED
from sendrules.law.si_2020_471 import gloss
from sendrules.time.periods import Counting, Days

DUTIES = (
    gloss(
        Duty(
            id="reg-36-2-non-health-30-days",
            title="Arrange the mediation about education and social care",
            holder=Actor.LOCAL_AUTHORITY,
            owed_to=(Actor.FAMILY,),
            provision=reg("36(2)"),
            trigger=(
                Trigger(
                    EventKind.MEDIATION_WANTED,
                    when=IssuesAre((Issues.EDUCATION_AND_SOCIAL_CARE,)),
                    only_if="if health care is not an issue",
                ),
            ),
            limit=After(Days(30, Counting.AFTER)),
            in_force=SINCE_2014,
            discharged_by=Answer(EventKind.MEDIATION),
            ends_with=NO_LONGER_WANTED,
        ),
        reg("2A(3)(j)"),
    ),
)
