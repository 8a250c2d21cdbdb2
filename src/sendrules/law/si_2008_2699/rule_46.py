"""HESC Rules r.46: asking the Tribunal for permission to appeal to the Upper Tribunal, within 28 days of its decision.

https://www.legislation.gov.uk/uksi/2008/2699/article/46

The 28 days run from the day on which the last of the decision and its written reasons was *sent*: record that as
`sent` of the order. Days in August and from 25 December to 1 January are not counted, since the time is not for
starting a case (r.12(3)(b); reading `rule-46-days-not-counted`), and an end on no working day moves to the next
(r.12(2)).

>>> from datetime import date
>>> DUTIES[0].limit_for(date(2025, 7, 14))                       # 17 in July, 11 in September
datetime.date(2025, 9, 11)
>>> DUTIES[0].limit_for(date(2025, 3, 8))                        # a Saturday
datetime.date(2025, 4, 7)
"""

from datetime import date

from sendrules.case.kinds import Dated, EventKind
from sendrules.citation import rule
from sendrules.law.model.actors import Actor
from sendrules.law.model.discharge import Answer
from sendrules.law.model.duty import Duty, Trigger
from sendrules.law.model.life import InForce
from sendrules.law.model.limits import After, AfterCounted, Moved
from sendrules.law.model.safe import SafeDay
from sendrules.law.shared.tribunal_time import BY_5_PM, NOT_COUNTED, next_working_day, not_counted
from sendrules.time.periods import Counting, Days

DUTIES = (
    Duty(
        id="hesc-46-permission-28-days",
        title="Ask for permission to appeal to the Upper Tribunal",
        holder=Actor.PARTY,
        owed_to=(Actor.FIRST_TIER_TRIBUNAL,),
        provision=rule("46"),
        residual=BY_5_PM,
        trigger=(Trigger(EventKind.TRIBUNAL_ORDER, by=Dated.SENT, set_by=(EventKind.TRIBUNAL_DIRECTION,)),),
        limit=Moved(
            AfterCounted(Days(28, Counting.AFTER), not_counted, NOT_COUNTED, rule("12(3)(b)")),
            next_working_day,
            rule("12(2)"),
        ),
        in_force=InForce(date(2008, 11, 3)),
        discharged_by=Answer(EventKind.PERMISSION_SOUGHT),
        safe=SafeDay(
            After(Days(28, Counting.AFTER)),
            "GOV.UK counts 28 days from the decision letter, and leaves out no day",
            "https://www.gov.uk/appeal-ehc-plan-decision/if-you-lose-your-appeal",
        ),
        latest_start_only=True,
        right=True,
        detained=None,
    ),
)
