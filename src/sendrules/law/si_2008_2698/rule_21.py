"""Upper Tribunal Rules r.21: asking the Upper Tribunal itself for permission to appeal, within a month of the refusal.

https://www.legislation.gov.uk/uksi/2008/2698/article/21

The month runs from the day on which the First-tier Tribunal sent notice that it refuses permission, does not admit the
application, or gives permission on some grounds alone (r.21(3)(b), (8)). The Upper Tribunal must have received the application.
Rule 12(3) leaves out August and 25 December to 1 January for every act: how that counts in a month is the reading
`days-left-out-of-a-month`. Text of SI 2008/2698 read (as of 27 June 2018).

>>> from datetime import date
>>> DUTIES[0].limit_for(date(2026, 3, 10))
datetime.date(2026, 4, 10)
>>> DUTIES[0].limit_for(date(2026, 7, 15))                       # 31 days: 16 in July, 15 in September
datetime.date(2026, 9, 15)
"""

from sendrules.case.kinds import Dated, EventKind
from sendrules.citation import upper_rule
from sendrules.law.model.actors import Actor
from sendrules.law.model.discharge import Answer
from sendrules.law.model.duty import Duty, Trigger
from sendrules.law.model.life import UPPER_TRIBUNAL_RULES
from sendrules.law.shared.tribunal_time import UPPER_BY_5_PM, flat, within
from sendrules.time.periods import Counting, Months

_PERIOD = Months(1, Counting.AFTER)

DUTIES = (
    Duty(
        id="ut-21-3-permission-1-month",
        title="Ask the Upper Tribunal for permission to appeal",
        holder=Actor.PARTY,
        owed_to=(Actor.UPPER_TRIBUNAL,),
        provision=upper_rule("21(3)(b)"),
        residual=UPPER_BY_5_PM,
        trigger=(Trigger(EventKind.PERMISSION_REFUSED, by=Dated.SENT, set_by=(EventKind.TRIBUNAL_DIRECTION,)),),
        limit=within(_PERIOD, cited=upper_rule),
        in_force=UPPER_TRIBUNAL_RULES,
        discharged_by=Answer(EventKind.UPPER_TRIBUNAL_PERMISSION_SOUGHT),
        latest_start_only=True,
        right=True,
        detained=None,
        safe=flat(
            _PERIOD,
            said="the form UT4 counts one month, and leaves out no day",
            source="https://www.gov.uk/government/publications/form-ut4-application-for-permission-to-appeal-and-notice-of-"
            "appeal-from-first-tier-tribunal-special-educational-needs-education-health-and-care-pla/guidance-for-applying-ut4",
        ),
    ),
)
