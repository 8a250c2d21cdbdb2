"""HESC Rules r.10: asking for an order for costs, within fourteen days of the decision notice.

https://www.legislation.gov.uk/uksi/2008/2699/article/10

The fourteen days run from the day on which the Tribunal sent the decision notice, or its notice that a withdrawal ended the
proceedings (r.10(5) as SI 2013/477 r.13 has it, text read). They do not wait for a decision on permission to appeal: *KM & DM
v Cheshire West and Chester Council* [2024] UKUT 89 (AAC) (opening and a summary seen). Its dates show how rule 12(3)(b)
counts: decision of 23 December 2021, application of 10 March 2022, found to be 55 days late; the time had ended on
14 January 2022, with 25 December to 1 January left out. An application may also be made earlier, during the proceedings.

>>> from datetime import date
>>> end = DUTIES[0].limit_for(date(2021, 12, 23))
>>> end, (date(2022, 3, 10) - end).days
(datetime.date(2022, 1, 14), 55)
"""

from datetime import date

from sendrules.case.kinds import Ending, EventKind
from sendrules.law.conditions.endings import EndedBy
from sendrules.law.model.life import InForce
from sendrules.law.shared.tribunal_rights import FIRST_TIER, sent
from sendrules.time.periods import Counting, Days

DUTIES = (
    FIRST_TIER.right(
        "hesc-10-5-costs-14-days",
        "Ask the Tribunal for an order for costs",
        "10(5)",
        (
            sent(EventKind.TRIBUNAL_ORDER),
            sent(EventKind.APPEAL_ENDED, when=EndedBy(Ending.WITHDRAWN), only_if="if the appeal was withdrawn"),
        ),
        Days(14, Counting.AFTER),
        EventKind.COSTS_SOUGHT,
        in_force=InForce(date(2013, 4, 1)),  # SI 2013/477 r.1(2)(c)
    ),
)
