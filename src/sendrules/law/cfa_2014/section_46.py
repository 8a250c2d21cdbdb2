"""CFA 2014 s.46: how long a plan may be maintained for a young person who turns 25, to the day that reg 46 prescribes.

https://www.legislation.gov.uk/uksi/2014/1530/regulation/46

The academic year ends on 31 July in the further-education sector. Elsewhere, an apprenticeship included, it ends with
the course or training, or on the day before the twenty-sixth birthday if that is earlier. Nobody has to act by that
day: it is the last day of the power to maintain the plan.

>>> from datetime import date
>>> further_education, other = DUTIES
>>> further_education.limit_for(date(2025, 8, 1)), other.limit_for(date(2025, 8, 1))
(datetime.date(2026, 7, 31), datetime.date(2026, 7, 31))
>>> other.limit_for(date(2025, 8, 1), others={"course_ends": date(2026, 5, 22)})
datetime.date(2026, 5, 22)
"""

from sendrules.case.kinds import EventKind
from sendrules.citation import reg
from sendrules.law.conditions.own_fields import CourseEndStated
from sendrules.law.model.actors import Actor
from sendrules.law.model.anchors import Stated
from sendrules.law.model.discharge import Answer
from sendrules.law.model.duty import Bound, Duty, Trigger
from sendrules.law.model.life import SINCE_2014
from sendrules.law.model.limits import After, EarliestOf, NextDate, OnTheDay
from sendrules.time.periods import Counting, Months

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
                when=CourseEndStated(stated=False),
                only_if="if the provision is in the further-education sector",
            ),
        ),
        limit=NextDate(7, 31),
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
                when=CourseEndStated(stated=True),
                only_if="if the provision is outside the further-education sector; earlier if the course ends earlier",
            ),
        ),
        limit=EarliestOf(
            (
                OnTheDay(of=Stated("course_ends")),
                After(Months(12, Counting.BEGINNING_WITH)),  # the day before the twenty-sixth birthday
            )
        ),
        bound=Bound.TAKES_EFFECT,
        in_force=SINCE_2014,
        discharged_by=Answer(EventKind.PLAN_CEASED),
    ),
)
