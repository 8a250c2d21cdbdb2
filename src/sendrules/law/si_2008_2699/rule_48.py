"""HESC Rules r.48: asking the Tribunal to review its decision since circumstances have changed, within 28 days.

https://www.legislation.gov.uk/uksi/2008/2699/article/48

The 28 days run from the decision notice (r.48(2), (3)), and the Tribunal may extend them (r.48(4)). Seen in a report of *TN v
FtT and East Sussex County Council* [2021] UKUT 98 (AAC), which adds that a refusal to review is challenged by judicial review
and not by appeal. August and 25 December to 1 January are left out (r.12(3)(b)). Rule 49 has no time limit: the Tribunal
tells the parties what came of a review, and amended reasons or a correction start rule 46 again.

>>> from datetime import date
>>> DUTIES[0].limit_for(date(2025, 3, 8))                        # a Saturday
datetime.date(2025, 4, 7)
"""

from sendrules.case.kinds import EventKind
from sendrules.law.shared.tribunal_rights import FIRST_TIER, IPSEA, sent
from sendrules.time.periods import Counting, Days

DUTIES = (
    FIRST_TIER.right(
        "hesc-48-3-review-28-days",
        "Ask the Tribunal to review its decision, since circumstances have changed",
        "48(3)",
        (sent(EventKind.TRIBUNAL_ORDER),),
        Days(28, Counting.AFTER),
        EventKind.REVIEW_SOUGHT,
        count=IPSEA,
    ),
)
