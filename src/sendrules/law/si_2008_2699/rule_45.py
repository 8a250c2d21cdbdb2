"""HESC Rules r.45: asking the Tribunal to set its decision aside for a fault in the procedure, within 28 days.

https://www.legislation.gov.uk/uksi/2008/2699/article/45

The 28 days run from the day on which the Tribunal sent notice of the decision to the party (r.45(3)). The rule was seen in its
twin of the same period, GRC Rules r.41(3), and in guidance; SI 2025/561 r.5 changed who may set aside, and no period. Since
30 May 2025 the Tribunal may also set aside on its own initiative. August and 25 December to 1 January are left out
(r.12(3)(b)). A refusal of an application that was in time starts rule 46 again.

>>> from datetime import date
>>> DUTIES[0].limit_for(date(2025, 7, 14))
datetime.date(2025, 9, 11)
"""

from sendrules.case.kinds import EventKind
from sendrules.law.shared.tribunal_rights import FIRST_TIER, IPSEA, sent
from sendrules.time.periods import Counting, Days

DUTIES = (
    FIRST_TIER.right(
        "hesc-45-3-set-aside-28-days",
        "Ask the Tribunal to set its decision aside",
        "45(3)",
        (sent(EventKind.TRIBUNAL_ORDER),),
        Days(28, Counting.AFTER),
        EventKind.SET_ASIDE_SOUGHT,
        count=IPSEA,
    ),
)
