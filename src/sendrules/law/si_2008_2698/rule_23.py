"""Upper Tribunal Rules r.23: the notice of appeal, within a month of the permission of the First-tier Tribunal.

https://www.legislation.gov.uk/uksi/2008/2698/article/23

The month runs from the day on which the First-tier Tribunal sent notice of the permission (r.23(2)(a)). Where the Upper
Tribunal gave permission, the application stands as the notice of appeal, unless it directs otherwise (r.22(2)(b)). Rule 12(3)
leaves out August and 25 December to 1 January (reading `days-left-out-of-a-month`). Text of SI 2008/2698 read (as of
27 June 2018).

>>> from datetime import date
>>> DUTIES[0].limit_for(date(2025, 12, 10))                      # 31 days: 14 in December, 17 in January, a Sunday
datetime.date(2026, 1, 19)
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
        id="ut-23-2-appeal-1-month",
        title="Send the notice of appeal to the Upper Tribunal",
        holder=Actor.PARTY,
        owed_to=(Actor.UPPER_TRIBUNAL,),
        provision=upper_rule("23(2)(a)"),
        residual=UPPER_BY_5_PM,
        trigger=(Trigger(EventKind.PERMISSION_GRANTED, by=Dated.SENT, set_by=(EventKind.TRIBUNAL_DIRECTION,)),),
        limit=within(_PERIOD, cited=upper_rule),
        in_force=UPPER_TRIBUNAL_RULES,
        discharged_by=Answer(EventKind.UPPER_TRIBUNAL_APPEAL),
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
