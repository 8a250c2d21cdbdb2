"""HESC Rules r.46: asking the Tribunal for permission to appeal to the Upper Tribunal, within 28 days of its decision.

https://www.legislation.gov.uk/uksi/2008/2699/article/46

The 28 days run from the latest of the days on which the Tribunal *sent* the decision notice, the written reasons, amended
reasons or a correction after a review, and notice that it does not set the decision aside (r.46(2)). The last counts only
where the application to set aside was itself in time (r.46(3)). Record the first two as `sent` of the order. The list was
seen as a notice of the same Chamber recites it, and in SI 2013/477 r.21, which put the decision notice first. Days in August
and from 25 December to 1 January are not counted, since the time is not for starting a case (r.12(3)(b); reading
`rule-46-days-not-counted`), and an end on no working day moves to the next (r.12(2)).

>>> from datetime import date
>>> DUTIES[0].limit_for(date(2025, 7, 14))                       # 17 in July, 11 in September
datetime.date(2025, 9, 11)
>>> DUTIES[0].limit_for(date(2025, 3, 8))                        # a Saturday
datetime.date(2025, 4, 7)
>>> DUTIES[0].limit_for(date(2025, 3, 8), others={"decision-reviewed": date(2025, 5, 6)})
datetime.date(2025, 6, 3)
"""

from sendrules.case.kinds import Dated, EventKind
from sendrules.law.conditions.set_aside import RefusedInTime, SetAsideSettled
from sendrules.law.model.anchors import Latest
from sendrules.law.shared.tribunal_rights import FIRST_TIER, Count, sent
from sendrules.law.shared.tribunal_time import within
from sendrules.time.periods import Counting, Days

_PERIOD = Days(28, Counting.AFTER)
REVIEWED = Latest(EventKind.DECISION_REVIEWED, by=Dated.SENT)
NOT_SET_ASIDE = RefusedInTime()

DUTIES = (
    FIRST_TIER.right(
        "hesc-46-permission-28-days",
        "Ask for permission to appeal to the Upper Tribunal",
        "46",
        (sent(EventKind.TRIBUNAL_ORDER),),
        _PERIOD,
        EventKind.PERMISSION_SOUGHT,
        again=(REVIEWED, NOT_SET_ASIDE),
        count=Count(
            "GOV.UK counts 28 days from the decision letter, and leaves out no day",
            "https://www.gov.uk/appeal-ehc-plan-decision/if-you-lose-your-appeal",
        ),
        unsure=SetAsideSettled(within(_PERIOD)),
    ),
)
