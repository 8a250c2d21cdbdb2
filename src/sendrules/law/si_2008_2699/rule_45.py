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
        id="hesc-45-3-set-aside-28-days",
        title="Ask the Tribunal to set its decision aside",
        holder=Actor.PARTY,
        owed_to=(Actor.FIRST_TIER_TRIBUNAL,),
        provision=rule("45(3)"),
        residual=BY_5_PM,
        trigger=(Trigger(EventKind.TRIBUNAL_ORDER, by=Dated.SENT, set_by=(EventKind.TRIBUNAL_DIRECTION,)),),
        limit=within(_PERIOD),
        in_force=HESC_RULES,
        discharged_by=Answer(EventKind.SET_ASIDE_SOUGHT),
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
