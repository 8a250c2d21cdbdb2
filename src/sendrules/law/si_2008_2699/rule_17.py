"""HESC Rules r.17: asking for an appeal to be reinstated that was withdrawn, within 28 days.

https://www.legislation.gov.uk/uksi/2008/2699/article/17

The 28 days run from the day on which the Tribunal received the withdrawal, or from the hearing at which the appeal was
withdrawn (r.17(4), (5)), and not from the Tribunal's notice that the withdrawal has taken effect. Paragraphs (1) to (4) were
seen in quotation and in SI 2014/2128 r.22; the events of (5) in the twins of this rule (Upper Tribunal Rules r.17, GRC Rules
r.17), the 28 days in guidance. August and 25 December to 1 January are left out (r.12(3)(b)).

>>> from datetime import date
>>> DUTIES[0].limit_for(date(2025, 12, 10))                      # 14 in December, 14 in January
datetime.date(2026, 1, 15)
"""

from sendrules.case.kinds import Ending, EventKind
from sendrules.law.conditions.endings import EndedBy
from sendrules.law.model.actors import Actor
from sendrules.law.model.duty import Trigger
from sendrules.law.shared.tribunal_rights import FIRST_TIER
from sendrules.time.periods import Counting, Days

DUTIES = (
    FIRST_TIER.right(
        "hesc-17-5-reinstatement-28-days",
        "Ask the Tribunal to reinstate an appeal that was withdrawn",
        "17(5)",
        (
            Trigger(  # from the day the Tribunal received the withdrawal
                EventKind.APPEAL_ENDED,
                when=EndedBy(Ending.WITHDRAWN),
                only_if="if the appeal was withdrawn",
                set_by=(EventKind.TRIBUNAL_DIRECTION,),
            ),
        ),
        Days(28, Counting.AFTER),
        EventKind.REINSTATEMENT_SOUGHT,
        holder=Actor.FAMILY,
    ),
)
