"""SI 2017/1306 reg 6: answering a health recommendation of the Tribunal, and copying the answer.

https://www.legislation.gov.uk/uksi/2017/1306/regulation/6

Both periods *begin with* their day: five weeks are 35 days with the day of the recommendation. The Tribunal may direct
another time for the first (reg 6(4)).

>>> from datetime import date
>>> answer, copy = DUTIES
>>> answer.limit_for(date(2025, 3, 3)), copy.limit_for(date(2025, 3, 3))
(datetime.date(2025, 4, 6), datetime.date(2025, 3, 9))
"""

from sendrules.case.kinds import Dated, EventKind
from sendrules.citation import RECOMMENDATION_REGULATIONS, Provision
from sendrules.law.model.actors import Actor
from sendrules.law.model.discharge import Answer
from sendrules.law.model.duty import Duty, Trigger
from sendrules.law.model.life import RECOMMENDATIONS
from sendrules.law.model.limits import After
from sendrules.law.si_2020_471 import gloss
from sendrules.time.periods import Counting, Weeks

_GLOSS = Provision(RECOMMENDATION_REGULATIONS, "reg 2A(3)(a)")

DUTIES = (
    gloss(
        Duty(
            id="rec-6-3-health-response",
            title="Respond to the health recommendation",
            holder=Actor.RESPONSIBLE_COMMISSIONING_BODY,
            owed_to=(Actor.FAMILY, Actor.LOCAL_AUTHORITY),
            provision=Provision(RECOMMENDATION_REGULATIONS, "reg 6(3)"),
            trigger=(Trigger(EventKind.HEALTH_RECOMMENDATION, set_by=(EventKind.TRIBUNAL_DIRECTION,)),),
            limit=After(Weeks(5, Counting.BEGINNING_WITH)),
            in_force=RECOMMENDATIONS,
            discharged_by=Answer(EventKind.HEALTH_RESPONSE, by=Dated.SENT),
            detained=None,
            notice=(
                "the steps that the body has decided to take",
                "the reasons for not following any part of the recommendation",
            ),
        ),
        _GLOSS,
    ),
    gloss(
        Duty(
            id="rec-6-6-copy-sos",
            title="Copy the health response to the Secretary of State",
            holder=Actor.LOCAL_AUTHORITY,
            owed_to=(Actor.SECRETARY_OF_STATE,),
            provision=Provision(RECOMMENDATION_REGULATIONS, "reg 6(6)"),
            trigger=(Trigger(EventKind.HEALTH_RESPONSE, by=Dated.SERVED),),
            limit=After(Weeks(1, Counting.BEGINNING_WITH)),
            in_force=RECOMMENDATIONS,
            discharged_by=Answer(EventKind.HEALTH_RESPONSE_COPIED, by=Dated.SENT),
            detained=None,
        ),
        _GLOSS,
    ),
)
