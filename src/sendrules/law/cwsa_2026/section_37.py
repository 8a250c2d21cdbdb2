"""CWSA 2026 s.37: the authority's consent before certain children are taken out of school. Not commenced.

https://www.legislation.gov.uk/ukpga/2026/21/section/37

It inserts Education Act 1996 s.434A. A parent who means to educate the child otherwise than at school needs consent where
the child became a pupil of a special school, or of an independent school organised for special educational needs, by an
authority's arrangements, or while there are enquiries or action under Children Act 1989 s.47. No period was seen.

>>> DUTIES[0].in_force.dates, DUTIES[0].limit
('not commenced', None)
"""

from sendrules.case.kinds import EventKind
from sendrules.citation import WELLBEING_AND_SCHOOLS_ACT, Provision
from sendrules.law.model.actors import Actor
from sendrules.law.model.discharge import EarlierAnswer
from sendrules.law.model.duty import Duty, Trigger
from sendrules.law.model.life import NOT_COMMENCED

DUTIES = (
    Duty(
        id="cwsa-37-consent-to-withdraw",
        title="Get the authority's consent before taking the child out of school",
        holder=Actor.FAMILY,
        owed_to=(Actor.LOCAL_AUTHORITY,),
        provision=Provision(WELLBEING_AND_SCHOOLS_ACT, "s.37"),
        trigger=(Trigger(EventKind.WITHDRAWN_FROM_SCHOOL),),
        limit=None,
        residual="before the child ceases to attend",
        in_force=NOT_COMMENCED,
        discharged_by=EarlierAnswer(EventKind.WITHDRAWAL_CONSENT),
        contingent_on="an authority arranged the place at a special school, or there are enquiries or action to protect the child",
        detained=None,
    ),
)
