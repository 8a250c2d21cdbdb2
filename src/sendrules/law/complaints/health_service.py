"""Health Service Commissioners Act 1993 s.9(4): a year to complain of an NHS body to the Parliamentary and Health Service
Ombudsman.

https://www.legislation.gov.uk/ukpga/1993/46/section/9

The text of s.9 was seen as enacted: a complaint made *more than a year after* the day on which the person first had notice
of the matters is not entertained, unless the Ombudsman finds it reasonable to do so. So the last day is the anniversary,
a day more than under the Local Government Act. The body itself has to have had a reasonable opportunity to answer first
(s.9(5)). Integrated care boards, NHS trusts and NHS England are bodies that may be complained of (s.2(1), seen as
amended). The times of the NHS complaint itself (SI 2009/309) are not encoded: only its explanatory note was seen.

>>> from datetime import date
>>> DUTIES[0].limit_for(date(2025, 10, 9))
datetime.date(2026, 10, 9)
"""

from sendrules.case.kinds import EventKind
from sendrules.citation import HEALTH_SERVICE_COMMISSIONERS_ACT, Provision
from sendrules.law.complaints.matters import OF_HEALTH_BODIES, from_notice, matter
from sendrules.law.conditions.matters import OverByThen
from sendrules.law.model.actors import Actor
from sendrules.law.model.discharge import Answer
from sendrules.law.model.duty import Duty
from sendrules.law.model.life import SINCE_2014
from sendrules.time.periods import Counting, Months

DUTIES = (
    Duty(
        id="hsca-9-4-ombudsman-year",
        title="Complain to the Parliamentary and Health Service Ombudsman",
        holder=Actor.FAMILY,
        owed_to=(Actor.HEALTH_OMBUDSMAN,),
        provision=Provision(HEALTH_SERVICE_COMMISSIONERS_ACT, "s.9(4)"),
        trigger=(matter(OF_HEALTH_BODIES),),
        limit=from_notice(Months(12, Counting.AFTER)),
        residual="in writing; the Ombudsman may take a later complaint where that is reasonable",
        in_force=SINCE_2014,
        discharged_by=Answer(EventKind.OMBUDSMAN_COMPLAINT),
        right=True,
        unsure=OverByThen((EventKind.OMBUDSMAN_COMPLAINT,)),
        detained=None,
    ),
)
