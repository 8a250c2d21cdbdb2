"""Reg 34: the certificate where the family does not want mediation: three working days, and when it is barred.

https://www.legislation.gov.uk/uksi/2014/1530/regulation/34

Reg 34(2) forbids the certificate where the adviser was not contacted within two months of the date *of* the notice,
which is not the day it was sent (reg 33). Here that is a condition: where the dates are not recorded, no certificate is
barred. A family that is barred may ask the Tribunal for leave (reg 34(3)), for which there is no period.

>>> from datetime import date
>>> DUTIES[0].limit_for(date(2025, 4, 16))                       # Easter
datetime.date(2025, 4, 23)
"""

from sendrules.case.kinds import Dated, EventKind
from sendrules.citation import reg
from sendrules.law.conditions.appealable import APPEALABLE
from sendrules.law.conditions.mediation import ContactedInTime
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
            id="reg-34-1-certificate-3wd",
            title="Issue the certificate where mediation is not wanted",
            holder=Actor.MEDIATION_ADVISER,
            owed_to=(Actor.FAMILY,),
            provision=reg("34(1)"),
            trigger=(
                Trigger(
                    EventKind.MEDIATION_DECLINED,
                    when=ContactedInTime(APPEALABLE),
                    only_if="if the adviser was contacted within two months of the date of the notice (reg 34(2))",
                ),
            ),
            limit=After(WorkingDays(3, Counting.AFTER)),
            in_force=SINCE_2014,
            discharged_by=Answer(EventKind.MEDIATION_CERTIFICATE, by=Dated.SENT),
            ends_with=Answer(EventKind.MEDIATION_WANTED),
        ),
        reg("2A(3)(h)"),
    ),
)
