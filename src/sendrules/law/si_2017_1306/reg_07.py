"""SI 2017/1306 reg 7: answering a social-care recommendation of the Tribunal, and copying the answer.

https://www.legislation.gov.uk/uksi/2017/1306/regulation/7

Both periods *begin with* their day, as in reg 6; the copy runs from the authority's own response. The Tribunal may
direct another time for the first (reg 7(2)).

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

_GLOSS = Provision(RECOMMENDATION_REGULATIONS, "reg 2A(3)(b)")

DUTIES = (
    gloss(
        Duty(
            id="rec-7-1-social-care-response",
            title="Respond to the social-care recommendation",
            holder=Actor.LOCAL_AUTHORITY,
            owed_to=(Actor.FAMILY,),
            provision=Provision(RECOMMENDATION_REGULATIONS, "reg 7(1)"),
            trigger=(Trigger(EventKind.SOCIAL_CARE_RECOMMENDATION, set_by=(EventKind.TRIBUNAL_DIRECTION,)),),
            limit=After(Weeks(5, Counting.BEGINNING_WITH)),
            in_force=RECOMMENDATIONS,
            discharged_by=Answer(EventKind.SOCIAL_CARE_RESPONSE, by=Dated.SENT),
            detained=None,
        ),
        _GLOSS,
    ),
    gloss(
        Duty(
            id="rec-7-4-copy-sos",
            title="Copy the social-care response to the Secretary of State",
            holder=Actor.LOCAL_AUTHORITY,
            owed_to=(Actor.SECRETARY_OF_STATE,),
            provision=Provision(RECOMMENDATION_REGULATIONS, "reg 7(4)"),
            trigger=(Trigger(EventKind.SOCIAL_CARE_RESPONSE, by=Dated.SENT),),
            limit=After(Weeks(1, Counting.BEGINNING_WITH)),
            in_force=RECOMMENDATIONS,
            discharged_by=Answer(EventKind.SOCIAL_CARE_RESPONSE_COPIED, by=Dated.SENT),
            detained=None,
        ),
        _GLOSS,
    ),
)
