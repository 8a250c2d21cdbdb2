"""Code of Practice para 6.79: a school brings its SEN information report up to date every year. Guidance.

https://www.gov.uk/government/publications/send-code-of-practice-0-to-25

CFA 2014 s.69 and regs 51 and 52 ask for the report and give no period. The Code also asks that changes in the year be
shown as soon as possible.

>>> from datetime import date
>>> DUTIES[0].limit_for(date(2025, 9, 15))
datetime.date(2026, 9, 15)
"""

from sendrules.case.kinds import EventKind
from sendrules.law.code_of_practice.paragraphs import SINCE_2015, para
from sendrules.law.model.actors import Actor, Source
from sendrules.law.model.discharge import Answer
from sendrules.law.model.duty import Duty, Trigger
from sendrules.law.model.limits import After
from sendrules.time.periods import Counting, Months

DUTIES = (
    Duty(
        id="code-6-79-sen-info-annual",
        title="Bring the SEN information report up to date",
        holder=Actor.SCHOOL_BODY,
        owed_to=(Actor.PUBLIC,),
        provision=para("6.79"),
        source=Source.GUIDANCE,
        trigger=(Trigger(EventKind.INFORMATION_REPORT),),
        limit=After(Months(12, Counting.AFTER)),
        residual="changes during the year as soon as possible",
        in_force=SINCE_2015,
        discharged_by=Answer(EventKind.INFORMATION_REPORT),
        detained=None,
    ),
)
