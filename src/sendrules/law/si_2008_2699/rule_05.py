"""HESC Rules r.5: a step in the appeal that the Tribunal directed, by the day that it set.

https://www.legislation.gov.uk/uksi/2008/2699/article/5

The registration letter sets the days: for the final evidence, the case review form or the attendance form, the bundle, the
hearing. No rule gives any of them a period, so each has the day of its direction and no other. Rule 12(3) does not move it
(r.12(4)); a day on which nobody works goes to the next (r.12(2), which names directions). The day binds the parties (r.7). It
is no limit of the law, and nobody is said to have missed one by it. IPSEA says that the bundle is usually due ten working days
before the hearing, and the form with the final evidence: guidance, to which the letter does not have to keep.

>>> from datetime import date
>>> DUTIES[0].limit_for(date(2026, 3, 2), others={"sets": date(2026, 5, 12)})
datetime.date(2026, 5, 12)
"""

from sendrules.case.kinds import EventKind
from sendrules.citation import rule
from sendrules.law.conditions.appeals import DirectionStands
from sendrules.law.model.actors import Actor, Source
from sendrules.law.model.anchors import Stated
from sendrules.law.model.discharge import Answer
from sendrules.law.model.duty import Duty, Trigger
from sendrules.law.model.life import HESC_RULES
from sendrules.law.model.limits import Moved, OnTheDay
from sendrules.law.shared.tribunal_time import BY_5_PM, next_working_day

DUTIES = (
    Duty(
        id="hesc-5-2-directed-step",
        title="Take the step that the Tribunal directed",
        holder=Actor.PARTY,
        owed_to=(Actor.FIRST_TIER_TRIBUNAL, Actor.OTHER_PARTIES),
        provision=rule("5(2)"),
        source=Source.DIRECTION,
        residual=BY_5_PM,
        trigger=(Trigger(EventKind.STEP_DIRECTED, when=DirectionStands()),),
        limit=Moved(OnTheDay(of=Stated("sets")), next_working_day, rule("12(2)")),
        in_force=HESC_RULES,
        discharged_by=Answer(EventKind.STEP_TAKEN),
        detained=None,
    ),
)
