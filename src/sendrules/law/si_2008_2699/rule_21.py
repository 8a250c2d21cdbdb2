"""HESC Rules r.21: the authority's response to an appeal, within thirty working days of receiving it.

https://www.legislation.gov.uk/uksi/2008/2699/article/21

The thirty days leave out August and 25 December to 1 January (r.12(3)(b)). The Tribunal must have *received* the
response, and each other party gets it at the same time (r.21(5)). Directions of the Tribunal prevail. The rule has had
this form since 1 April 2011. An order, a concession or a withdrawal ends the time in its own appeal: while two appeals
are open, it is not known which one ended.

>>> from datetime import date
>>> DUTIES[0].limit_for(date(2025, 7, 14))                       # 13 in July, 17 in September
datetime.date(2025, 9, 23)
"""

from datetime import date

from sendrules.case.kinds import Dated, EventKind
from sendrules.citation import rule
from sendrules.law.conditions.appeals import EndedItself
from sendrules.law.model.actors import Actor
from sendrules.law.model.discharge import Answer
from sendrules.law.model.duty import Duty, Trigger
from sendrules.law.model.life import InForce
from sendrules.law.model.limits import AfterCounted
from sendrules.law.shared.tribunal_time import BY_5_PM, NOT_COUNTED, not_counted
from sendrules.time.periods import Counting, WorkingDays

DUTIES = (
    Duty(
        id="hesc-21-1-c-response-30wd",
        title="Respond to the appeal",
        holder=Actor.LOCAL_AUTHORITY,
        owed_to=(Actor.FIRST_TIER_TRIBUNAL, Actor.OTHER_PARTIES),
        provision=rule("21(1)(c)"),
        residual=BY_5_PM,
        trigger=(Trigger(EventKind.APPEAL_RECEIVED, by=Dated.SERVED, set_by=(EventKind.TRIBUNAL_DIRECTION,)),),
        limit=AfterCounted(WorkingDays(30, Counting.AFTER), not_counted, NOT_COUNTED, rule("12(3)(b)")),
        in_force=InForce(date(2011, 4, 1)),
        discharged_by=Answer(EventKind.APPEAL_RESPONSE, by=Dated.SERVED),
        ends_with=Answer(EventKind.APPEAL_CONCEDED, EventKind.APPEAL_ENDED, EventKind.TRIBUNAL_ORDER),
        unsure=EndedItself(),
        detained=None,
        notice=("what r.21(2) lists: whether the appeal is opposed, and the views of the child or young person",),
    ),
)
