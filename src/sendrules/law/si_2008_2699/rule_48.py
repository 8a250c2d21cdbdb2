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

from sendrules.case.kinds import Dated, EventKind
from sendrules.citation import rule
from sendrules.law.model.actors import Actor
from sendrules.law.model.discharge import Answer
from sendrules.law.model.duty import Duty, Trigger
from sendrules.law.model.life import HESC_RULES
from sendrules.law.shared.tribunal_time import BY_5_PM, flat, within
from sendrules.time.periods import Counting, Days

_PERIOD = Days(28, Counting.AFTER)

DUTIES = (
    Duty(
        id="hesc-48-3-review-28-days",
        title="Ask the Tribunal to review its decision, since circumstances have changed",
        holder=Actor.PARTY,
        owed_to=(Actor.FIRST_TIER_TRIBUNAL,),
        provision=rule("48(3)"),
        residual=BY_5_PM,
        trigger=(Trigger(EventKind.TRIBUNAL_ORDER, by=Dated.SENT, set_by=(EventKind.TRIBUNAL_DIRECTION,)),),
        limit=within(_PERIOD),
        in_force=HESC_RULES,
        discharged_by=Answer(EventKind.REVIEW_SOUGHT),
        latest_start_only=True,
        right=True,
        detained=None,
        safe=flat(
            _PERIOD,
            said="IPSEA counts 28 days from the decision",
            source="https://www.ipsea.org.uk/challenging-send-tribunal-decisions",
        ),
    ),
)
