"""Detained Persons Regulations reg 17: sending the kept plan to those who look after the detained person.

https://www.legislation.gov.uk/uksi/2015/62/regulation/17

Reg 17(1) runs from the day of first keeping the plan or of becoming aware of the detention, whichever is later; the
event is on that later day, and says that a plan is kept. Where the record shows that none was (an assessment was asked
for, and no plan made), nothing is owed. The day itself is not counted ("following").

>>> from datetime import date
>>> [duty.limit_for(date(2025, 12, 19)) for duty in DUTIES]           # over Christmas
[datetime.date(2025, 12, 30), datetime.date(2025, 12, 30)]
"""

from sendrules.case.kinds import Dated, EventKind
from sendrules.law.conditions.plans import PlanKept
from sendrules.law.model.actors import Actor
from sendrules.law.model.discharge import Answer
from sendrules.law.model.duty import Duty, Trigger
from sendrules.law.model.life import DETAINED_PERSONS
from sendrules.law.model.limits import After
from sendrules.law.shared.detention import det
from sendrules.law.si_2020_471 import gloss
from sendrules.time.periods import Counting, WorkingDays

_IF = "if a plan is kept"

DUTIES = tuple(
    gloss(duty, det("2A(3)(c)"))
    for duty in (
        Duty(
            id="det-17-1",
            title="Send the kept plan to the accommodation, the youth offending team and the health commissioner",
            holder=Actor.HOME_AUTHORITY,
            owed_to=(
                Actor.PERSON_IN_CHARGE,
                Actor.YOUTH_OFFENDING_TEAM,
                Actor.DETAINED_HEALTH_COMMISSIONER,
            ),
            provision=det("17(1)"),
            trigger=(Trigger(EventKind.DETENTION_KNOWN, when=PlanKept(), only_if=_IF),),
            limit=After(WorkingDays(5, Counting.AFTER)),
            in_force=DETAINED_PERSONS,
            discharged_by=Answer(EventKind.KEPT_PLAN_SENT, by=Dated.SENT),
            detained=None,
        ),
        Duty(
            id="det-17-2",
            title="Send the kept plan to the new accommodation",
            holder=Actor.HOME_AUTHORITY,
            owed_to=(Actor.PERSON_IN_CHARGE,),
            provision=det("17(2)"),
            trigger=(Trigger(EventKind.ACCOMMODATION_CHANGED, when=PlanKept(), only_if=_IF),),
            limit=After(WorkingDays(5, Counting.AFTER)),
            in_force=DETAINED_PERSONS,
            discharged_by=Answer(EventKind.KEPT_PLAN_SENT, by=Dated.SENT),
            detained=None,
        ),
    )
)
