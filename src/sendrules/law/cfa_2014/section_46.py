"""CFA 2014 s.46: how long a plan may be maintained for a young person who turns 25, to the day that reg 46 prescribes.

https://www.legislation.gov.uk/uksi/2014/1530/regulation/46

The academic year ends on 31 July in the further-education sector. Elsewhere, an apprenticeship included, it ends with
the course or training, or on the day before the twenty-sixth birthday if that is earlier. Nobody has to act by that
day: it is the last day of the power to maintain the plan.

S.46(1) speaks of the year *during which* the young person turns 25. So a course that ended before the birthday does not
decide: the answer asks which course or sector came after it. Where neither the sector nor a course is recorded, both days
are shown, the second at its latest. What rests on a maintained plan ends on the day once it is known
(``conditions.turning_25``). The text of s.46 was read.

>>> from datetime import date
>>> further_education, other = DUTIES
>>> further_education.limit_for(date(2025, 8, 1)), other.limit_for(date(2025, 8, 1))
(datetime.date(2026, 7, 31), datetime.date(2026, 7, 31))
>>> other.limit_for(date(2025, 8, 1), others={"course_ends": date(2026, 5, 22)})
datetime.date(2026, 5, 22)
"""

from sendrules.case.kinds import EventKind, Sector
from sendrules.citation import reg
from sendrules.law.conditions.own_fields import SectorMayBe
from sendrules.law.conditions.turning_25 import FURTHER_EDUCATION, OTHER
from sendrules.law.model.actors import Actor
from sendrules.law.model.discharge import Answer
from sendrules.law.model.duty import Bound, Duty, Trigger
from sendrules.law.model.life import SINCE_2014

DUTIES = (
    Duty(
        id="act-46-25th-birthday",
        title="End of the academic year in which the young person turns 25: further education",
        holder=Actor.LOCAL_AUTHORITY,
        owed_to=(Actor.CHILD_OR_YOUNG_PERSON,),
        provision=reg("46"),
        trigger=(
            Trigger(
                EventKind.TURNS_25,
                when=SectorMayBe(Sector.FURTHER_EDUCATION),
                only_if="if the provision is in the further-education sector",
            ),
        ),
        limit=FURTHER_EDUCATION,
        bound=Bound.TAKES_EFFECT,
        in_force=SINCE_2014,
        discharged_by=Answer(EventKind.PLAN_CEASED),
    ),
    Duty(
        id="act-46-25th-birthday/other",
        title="End of the academic year in which the young person turns 25: other courses and training",
        holder=Actor.LOCAL_AUTHORITY,
        owed_to=(Actor.CHILD_OR_YOUNG_PERSON,),
        provision=reg("46"),
        trigger=(
            Trigger(
                EventKind.TURNS_25,
                when=SectorMayBe(Sector.OTHER),
                only_if="if the provision is outside the further-education sector; earlier if the course ends earlier",
            ),
        ),
        limit=OTHER,
        bound=Bound.TAKES_EFFECT,
        in_force=SINCE_2014,
        discharged_by=Answer(EventKind.PLAN_CEASED),
    ),
)
