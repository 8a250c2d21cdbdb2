"""CWSA 2026 s.38: the register of children not in school. Not commenced.

https://www.legislation.gov.uk/ukpga/2026/21/section/38

It inserts Education Act 1996 s.436B. An authority maintains a register of the children of compulsory school age who live in
its area and are no pupils of a relevant school, or are educated elsewhere for some of the time. No period was seen.

>>> DUTIES[0].in_force.dates, DUTIES[0].limit
('not commenced', None)
"""

from sendrules.case.kinds import EventKind
from sendrules.citation import WELLBEING_AND_SCHOOLS_ACT, Provision
from sendrules.law.model.actors import Actor
from sendrules.law.model.discharge import Answer
from sendrules.law.model.duty import Duty, Trigger
from sendrules.law.model.life import NOT_COMMENCED

DUTIES = (
    Duty(
        id="cwsa-38-register",
        title="Register the child as not in school",
        holder=Actor.LOCAL_AUTHORITY,
        owed_to=(Actor.CHILD_OR_YOUNG_PERSON,),
        provision=Provision(WELLBEING_AND_SCHOOLS_ACT, "s.38(2)"),
        trigger=(Trigger(EventKind.WITHDRAWN_FROM_SCHOOL),),
        limit=None,
        residual="while the child is eligible",
        in_force=NOT_COMMENCED,
        discharged_by=Answer(EventKind.REGISTERED_NOT_IN_SCHOOL),
        contingent_on="the child is of compulsory school age and lives in the area",
        detained=None,
    ),
)
