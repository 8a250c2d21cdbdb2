"""Reg 48(1)(a): ten school or institution days in the special school after a notice that no plan will be made.

https://www.legislation.gov.uk/uksi/2014/1530/regulation/48

It protects a child or young person who was admitted for the assessment (CFA 2014 s.34(5)). The days that count are the
days on which the institution is open to admit students (reg 48(2)). No calendar of the institution ships here, so
working days are counted: the fewest that the ten days can be, since the institution opens on no more days than that.
For the true day, lay the institution's closures over the calendar (``WorkingCalendar.overlay``) and give the result as
``calendar=``. The stay ends on the day after the last day there. Leaving sooner by choice is no breach, but the events
cannot show that.

>>> from datetime import date
>>> from sendrules.time.calendar import ENGLAND_AND_WALES
>>> stay = DUTIES[0]
>>> stay.limit_for(date(2025, 10, 20))
datetime.date(2025, 11, 3)
>>> half_term = {date(2025, 10, day): "half-term" for day in range(27, 32)}
>>> stay.limit_for(date(2025, 10, 20), calendar=ENGLAND_AND_WALES.overlay(half_term))
datetime.date(2025, 11, 10)
"""

from sendrules.case.kinds import Dated, EventKind
from sendrules.citation import reg
from sendrules.law.conditions.history import Preceded
from sendrules.law.model.actors import Actor
from sendrules.law.model.discharge import Answer
from sendrules.law.model.duty import Bound, Duty, Trigger
from sendrules.law.model.life import SINCE_2014
from sendrules.law.model.limits import After
from sendrules.time.periods import Counting, WorkingDays

DUTIES = (
    Duty(
        id="reg-48-stay-10-days",
        title="Let the child or young person stay in the special school after a no-plan notice",
        holder=Actor.INSTITUTION,
        owed_to=(Actor.CHILD_OR_YOUNG_PERSON,),
        provision=reg("48(1)(a)"),
        trigger=(
            Trigger(
                EventKind.NO_PLAN_NOTICE,
                by=Dated.SERVED,
                when=Preceded(
                    (EventKind.ADMITTED_FOR_ASSESSMENT,),
                    "the child or young person was admitted to a special school for the assessment",
                ),
                only_if="if the child or young person was admitted to a special school for the assessment",
            ),
        ),
        limit=After(WorkingDays(10, Counting.AFTER)),
        bound=Bound.OPEN_UNTIL,
        residual="the days are those on which the institution is open to admit students; working days are counted "
        "here, the fewest that it can be: give a calendar with the institution's closures for the true day",
        in_force=SINCE_2014,
        discharged_by=Answer(EventKind.ADMITTED_FOR_ASSESSMENT),  # nothing performs it: the days run out
        ends_with=Answer(EventKind.STAY_ENDED),  # they may stay, and may leave
    ),
)
