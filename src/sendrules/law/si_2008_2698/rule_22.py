"""Upper Tribunal Rules r.22: asking for permission to be reconsidered at a hearing, within fourteen days.

https://www.legislation.gov.uk/uksi/2008/2698/article/22

The fourteen days run from the day on which the Upper Tribunal sent notice of a decision that it made without a hearing: to
refuse permission, not to admit a late application, or to give permission on some grounds or conditions alone (r.22(3) to (5),
which name the Health, Education and Social Care Chamber). Rule 12(3) leaves out August and 25 December to 1 January. Text of
SI 2008/2698 read (as of 27 June 2018).

>>> from datetime import date
>>> DUTIES[0].limit_for(date(2026, 7, 24))                       # 7 in July, 7 in September
datetime.date(2026, 9, 7)
"""

from sendrules.case.kinds import Dated, EventKind
from sendrules.citation import upper_rule
from sendrules.law.model.actors import Actor
from sendrules.law.model.discharge import Answer
from sendrules.law.model.duty import Duty, Trigger
from sendrules.law.model.life import UPPER_TRIBUNAL_RULES
from sendrules.law.shared.tribunal_time import UPPER_BY_5_PM, flat, within
from sendrules.time.periods import Counting, Days

_PERIOD = Days(14, Counting.AFTER)

DUTIES = (
    Duty(
        id="ut-22-5-reconsideration-14-days",
        title="Ask the Upper Tribunal to reconsider permission at a hearing",
        holder=Actor.PARTY,
        owed_to=(Actor.UPPER_TRIBUNAL,),
        provision=upper_rule("22(5)"),
        residual=UPPER_BY_5_PM,
        trigger=(
            Trigger(EventKind.UPPER_TRIBUNAL_PERMISSION_REFUSED, by=Dated.SENT, set_by=(EventKind.TRIBUNAL_DIRECTION,)),
        ),
        limit=within(_PERIOD, cited=upper_rule),
        in_force=UPPER_TRIBUNAL_RULES,
        discharged_by=Answer(EventKind.RECONSIDERATION_SOUGHT),
        latest_start_only=True,
        right=True,
        detained=None,
        safe=flat(_PERIOD),
    ),
)
