"""Equality Act 2010 Sch 17 para 4: six months to claim that a school discriminated because of disability.

https://www.legislation.gov.uk/ukpga/2010/15/schedule/17

The text was seen as enacted, and as [2023] UKUT 311 (AAC) quotes it. Six months *starting with* the day on which the
conduct occurred; conduct over a period occurs at its end, and a failure to act when it was decided on (sub-para (5)). The
Tribunal may consider a late claim (3). Where the dispute went to conciliation under the Equality Act 2006 s.27, three
months are added (2): record no claim as out of time for that alone. Rule 12(3) of the Tribunal's Rules, which moves the
time for an appeal in August and at Christmas, does not reach these claims (r.12(3A)). Claims about admissions and
permanent exclusions go elsewhere.

>>> from datetime import date
>>> DUTIES[0].limit_for(date(2025, 9, 1)), DUTIES[0].limit_for(date(2025, 8, 31))
(datetime.date(2026, 2, 28), datetime.date(2026, 2, 28))
"""

from datetime import date

from sendrules.case.kinds import EventKind
from sendrules.citation import EQUALITY_ACT, Provision
from sendrules.law.conditions.matters import OverByThen
from sendrules.law.model.actors import Actor
from sendrules.law.model.discharge import Answer
from sendrules.law.model.duty import Duty, Trigger
from sendrules.law.model.life import InForce
from sendrules.law.model.limits import After
from sendrules.time.periods import Counting, Months

DUTIES = (
    Duty(
        id="ea-sch-17-4-claim-6-months",
        title="Claim disability discrimination by a school at the First-tier Tribunal",
        holder=Actor.FAMILY,
        owed_to=(Actor.FIRST_TIER_TRIBUNAL,),
        provision=Provision(EQUALITY_ACT, "Sch 17 para 4(1)"),
        trigger=(Trigger(EventKind.DISCRIMINATION),),
        limit=After(Months(6, Counting.BEGINNING_WITH)),
        residual="the Tribunal may consider a late claim",
        in_force=InForce(date(2010, 10, 1)),
        discharged_by=Answer(EventKind.DISCRIMINATION_CLAIM),
        right=True,
        unsure=OverByThen((EventKind.DISCRIMINATION_CLAIM,)),
        detained=None,
    ),
)
