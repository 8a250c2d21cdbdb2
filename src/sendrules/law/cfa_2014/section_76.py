"""CFA 2014 s.76(3): the Secretary of State publishes special needs information in each calendar year.

https://www.legislation.gov.uk/ukpga/2014/6/section/76

It is owed where the Secretary of State thinks that publication would be likely to assist in improving well-being. A
case does not record what the Secretary of State thinks, so nothing is said to be overdue. A publication at any time of one calendar year makes the next due by the end of the year after.

>>> from datetime import date
>>> DUTIES[0].limit_for(date(2025, 1, 20)), DUTIES[0].limit_for(date(2025, 12, 31))
(datetime.date(2026, 12, 31), datetime.date(2026, 12, 31))
"""

from sendrules.case.kinds import EventKind
from sendrules.citation import section
from sendrules.law.model.actors import Actor
from sendrules.law.model.discharge import Answer
from sendrules.law.model.duty import Duty, Trigger
from sendrules.law.model.life import SINCE_2014
from sendrules.law.model.limits import BeforeDate

DUTIES = (
    Duty(
        id="act-76-3-special-needs-info",
        title="Publish special needs information in the next calendar year too",
        holder=Actor.SECRETARY_OF_STATE,
        owed_to=(Actor.PUBLIC,),
        provision=section("76(3)"),
        trigger=(Trigger(EventKind.NEEDS_INFORMATION),),
        limit=BeforeDate(1, 1, years=2),
        in_force=SINCE_2014,
        discharged_by=Answer(EventKind.NEEDS_INFORMATION),
        contingent_on="the Secretary of State thinks that publishing information would be likely to assist",
        detained=None,
    ),
)
