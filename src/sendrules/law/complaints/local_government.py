"""Local Government Act 1974 s.26B: twelve months to complain to the Local Government and Social Care Ombudsman.

https://www.legislation.gov.uk/ukpga/1974/7/section/26B

The text of s.26B(1) to (3) was seen as the Ombudsman's guidance on jurisdiction quotes it. The complaint has to be made in
writing within twelve months *beginning with* the day on which the person affected first had notice of the matter. Where
that day is not recorded, it is taken to be the day of the matter itself, which is the earliest that it can be. The
Ombudsman may disapply the time, and its guidance says that the time should not shut out what still goes on: so no answer
says that the time has passed until the case says that the matter is over. Before it investigates, the authority has to
have had a reasonable opportunity to answer (s.26(5), seen in the same guidance, which takes about twelve weeks as usual).
The provision is older than Part 3 of the 2014 Act; here it begins with that Part.

>>> from datetime import date
>>> DUTIES[0].limit_for(date(2025, 10, 9))
datetime.date(2026, 10, 8)
"""

from sendrules.case.kinds import EventKind
from sendrules.citation import LOCAL_GOVERNMENT_ACT, Provision
from sendrules.law.complaints.matters import OF_COUNCILS, from_notice, matter
from sendrules.law.conditions.matters import OverByThen
from sendrules.law.model.actors import Actor
from sendrules.law.model.discharge import Answer
from sendrules.law.model.duty import Duty
from sendrules.law.model.life import SINCE_2014
from sendrules.time.periods import Counting, Months

DUTIES = (
    Duty(
        id="lga-26B-ombudsman-12-months",
        title="Complain to the Local Government and Social Care Ombudsman",
        holder=Actor.FAMILY,
        owed_to=(Actor.LOCAL_OMBUDSMAN,),
        provision=Provision(LOCAL_GOVERNMENT_ACT, "s.26B(1)"),
        trigger=(matter(OF_COUNCILS),),
        limit=from_notice(Months(12, Counting.BEGINNING_WITH)),
        residual="in writing; the Ombudsman may disapply the time",
        in_force=SINCE_2014,
        discharged_by=Answer(EventKind.OMBUDSMAN_COMPLAINT),
        right=True,
        unsure=OverByThen((EventKind.OMBUDSMAN_COMPLAINT,)),
        detained=None,
    ),
)
