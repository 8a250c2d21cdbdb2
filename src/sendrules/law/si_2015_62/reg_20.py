"""Detained Persons Regulations reg 20(1): the certificate for an appropriate person who does not want mediation.

https://www.legislation.gov.uk/uksi/2015/62/regulation/20

Reg 20(2) forbids the certificate where the adviser was not contacted within two months of the date *of* the notice,
which is not the day it was sent (reg 19).

>>> from datetime import date
>>> DUTIES[0].limit_for(date(2025, 4, 17))                            # over Easter
datetime.date(2025, 4, 24)
"""

from sendrules.case.kinds import Dated, EventKind
from sendrules.law.conditions.appealable import EITHER_WAY
from sendrules.law.conditions.mediation import ContactedInTime
from sendrules.law.model.actors import Actor
from sendrules.law.model.discharge import Answer
from sendrules.law.model.duty import Duty, Trigger
from sendrules.law.model.life import DETAINED_PERSONS
from sendrules.law.model.limits import After
from sendrules.law.shared.detention import det
from sendrules.law.si_2020_471 import gloss
from sendrules.time.periods import Counting, WorkingDays

DUTIES = (
    gloss(
        Duty(
            id="det-20-1",
            title="Issue the mediation certificate where mediation is declined",
            holder=Actor.MEDIATION_ADVISER,
            owed_to=(Actor.APPROPRIATE_PERSON,),
            provision=det("20(1)"),
            trigger=(
                Trigger(
                    EventKind.MEDIATION_DECLINED,
                    when=ContactedInTime(EITHER_WAY),
                    only_if="if the adviser was contacted within two months of the date of the notice (reg 20(2))",
                ),
            ),
            limit=After(WorkingDays(3, Counting.AFTER)),
            in_force=DETAINED_PERSONS,
            discharged_by=Answer(EventKind.MEDIATION_CERTIFICATE, by=Dated.SENT),
            ends_with=Answer(EventKind.MEDIATION_WANTED),
            detained=True,
        ),
        det("2A(3)(e)"),
    ),
)
