"""Detained Persons Regulations reg 24: the certificate after mediation, or where it was not arranged in time.

https://www.legislation.gov.uk/uksi/2015/62/regulation/24

Under reg 24(3) the appropriate person counts as having taken part, whether or not mediation takes place later. The day
that starts the three working days is not counted.

>>> from datetime import date
>>> [duty.limit_for(date(2025, 8, 21)) for duty in DUTIES]            # over the August bank holiday
[datetime.date(2025, 8, 27), datetime.date(2025, 8, 27)]
"""

from sendrules.case.kinds import Dated, EventKind
from sendrules.law.model.actors import Actor
from sendrules.law.model.discharge import Answer
from sendrules.law.model.duty import Duty, Trigger
from sendrules.law.model.life import DETAINED_PERSONS
from sendrules.law.model.limits import After
from sendrules.law.shared.detention import det
from sendrules.law.si_2020_471 import gloss
from sendrules.time.periods import Counting, WorkingDays

DUTIES = tuple(
    gloss(duty, det("2A(3)(g)"))
    for duty in (
        Duty(
            id="det-24-1",
            title="Issue the mediation certificate after mediation",
            holder=Actor.MEDIATION_ADVISER,
            owed_to=(Actor.APPROPRIATE_PERSON,),
            provision=det("24(1)"),
            trigger=(Trigger(EventKind.MEDIATION_CONCLUDED),),
            limit=After(WorkingDays(3, Counting.AFTER)),
            in_force=DETAINED_PERSONS,
            discharged_by=Answer(EventKind.MEDIATION_CERTIFICATE, by=Dated.SENT),
            detained=True,
        ),
        Duty(
            id="det-24-3",
            title="Issue the mediation certificate where mediation could not be arranged in time",
            holder=Actor.MEDIATION_ADVISER,
            owed_to=(Actor.APPROPRIATE_PERSON,),
            provision=det("24(3)"),
            trigger=(Trigger(EventKind.ADVISER_TOLD, by=Dated.SERVED),),
            limit=After(WorkingDays(3, Counting.AFTER)),
            in_force=DETAINED_PERSONS,
            discharged_by=Answer(EventKind.MEDIATION_CERTIFICATE, by=Dated.SENT),
            detained=True,
        ),
    )
)
