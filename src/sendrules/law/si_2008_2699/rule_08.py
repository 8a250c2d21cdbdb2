"""HESC Rules r.8: asking for an appeal to be reinstated that was struck out, within 28 days.

https://www.legislation.gov.uk/uksi/2008/2699/article/8

The 28 days run from the day on which the Tribunal sent notice of the striking out (r.8(6), (7)). August and 25 December to
1 January are left out (r.12(3)(b)). The rule was seen in the summary of *LW v Proprietor of Broughton Hall Catholic High
School* [2023] UKUT 301 (AAC), which is about these 28 days, and in its twin, Upper Tribunal Rules r.8. It is for an appeal
that was struck out for a failure to do what was directed; the record says only that it was struck out.

>>> from datetime import date
>>> DUTIES[0].limit_for(date(2025, 7, 14))                       # 17 in July, 11 in September
datetime.date(2025, 9, 11)
"""

from sendrules.case.kinds import Ending, EventKind
from sendrules.law.conditions.endings import EndedBy
from sendrules.law.model.actors import Actor
from sendrules.law.shared.tribunal_rights import FIRST_TIER, sent
from sendrules.time.periods import Counting, Days

DUTIES = (
    FIRST_TIER.right(
        "hesc-8-7-reinstatement-28-days",
        "Ask the Tribunal to reinstate an appeal that was struck out",
        "8(7)",
        (sent(EventKind.APPEAL_ENDED, when=EndedBy(Ending.STRUCK_OUT), only_if="if the appeal was struck out"),),
        Days(28, Counting.AFTER),
        EventKind.REINSTATEMENT_SOUGHT,
        holder=Actor.FAMILY,
    ),
)
