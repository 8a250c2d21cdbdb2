"""Upper Tribunal Rules r.24: the response to the appeal, within a month.

https://www.legislation.gov.uk/uksi/2008/2698/article/24

A respondent may respond (r.24(1A)). The month runs from the day on which it was sent notice that the Upper Tribunal gave
permission, where the application stands as the notice of appeal (r.24(2)(a)), else from the day on which it was sent a copy of
the notice of appeal (r.24(2)(b)). Rule 12(3) leaves out August and 25 December to 1 January (reading
`days-left-out-of-a-month`). Text of SI 2008/2698 read (as of 27 June 2018).

>>> from datetime import date
>>> DUTIES[0].limit_for(date(2026, 1, 30))                       # the last day of February, a Saturday
datetime.date(2026, 3, 2)
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
        id="ut-24-2-response-1-month",
        title="Respond to the appeal in the Upper Tribunal",
        holder=Actor.PARTY,
        owed_to=(Actor.UPPER_TRIBUNAL,),
        provision=upper_rule("24(2)"),
        residual=UPPER_BY_5_PM,
        trigger=(
            Trigger(EventKind.UPPER_TRIBUNAL_PERMISSION_GRANTED, by=Dated.SENT, set_by=(EventKind.TRIBUNAL_DIRECTION,)),
            Trigger(EventKind.UPPER_TRIBUNAL_APPEAL, by=Dated.SENT, set_by=(EventKind.TRIBUNAL_DIRECTION,)),
        ),
        limit=within(_PERIOD, cited=upper_rule),
        in_force=UPPER_TRIBUNAL_RULES,
        discharged_by=Answer(EventKind.UPPER_TRIBUNAL_RESPONSE),
        latest_start_only=True,
        right=True,
        detained=None,
        safe=flat(_PERIOD),
    ),
)
