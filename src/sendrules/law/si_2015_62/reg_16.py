"""Detained Persons Regulations reg 16: passing on a kept plan on release to the area of another authority.

https://www.legislation.gov.uk/uksi/2015/62/regulation/16

All three periods run "following" a day, which is not counted. In SI 2014/1530 regs 15 and 16 the similar periods begin
*with* the day. Reg 16(2) applies where a plan is kept (reg 16(1)): an assessment that was not finished has nothing to
disclose.

The new authority must comply with a request under reg 16(4), and no period is given.

>>> from datetime import date
>>> [duty.limit_for(date(2025, 4, 16)) for duty in DUTIES[:3]]        # over Easter and the May bank holiday
[datetime.date(2025, 4, 25), datetime.date(2025, 4, 25), datetime.date(2025, 5, 12)]
"""

from sendrules.case.kinds import Dated, EventKind
from sendrules.law.conditions.plans import PlanKept
from sendrules.law.model.actors import Actor
from sendrules.law.model.discharge import Answer
from sendrules.law.model.duty import Duty, Trigger
from sendrules.law.model.life import DETAINED_PERSONS
from sendrules.law.model.limits import After
from sendrules.law.shared.commissioners import RELEASE, asked_after, complying
from sendrules.law.shared.detention import det
from sendrules.law.si_2020_471 import gloss
from sendrules.time.periods import Counting, WorkingDays

_DATED = tuple(
    gloss(duty, det("2A(3)(b)"))
    for duty in (
        Duty(
            id="det-16-2",
            title="Disclose the kept plan to the new authority",
            holder=Actor.HOME_AUTHORITY,
            owed_to=(Actor.NEW_AUTHORITY,),
            provision=det("16(2)"),
            trigger=(Trigger(EventKind.RELEASE_KNOWN, when=PlanKept(), only_if="if a plan is kept"),),
            limit=After(WorkingDays(5, Counting.AFTER)),
            in_force=DETAINED_PERSONS,
            discharged_by=Answer(EventKind.KEPT_PLAN_DISCLOSED, by=Dated.SENT),
            detained=None,
        ),
        Duty(
            id="det-16-3",
            title="Disclose the kept plan to the responsible commissioning body",
            holder=Actor.NEW_AUTHORITY,
            owed_to=(Actor.RESPONSIBLE_COMMISSIONING_BODY,),
            provision=det("16(3)"),
            trigger=(Trigger(EventKind.KEPT_PLAN_RECEIVED),),
            limit=After(WorkingDays(5, Counting.AFTER)),
            in_force=DETAINED_PERSONS,
            discharged_by=Answer(EventKind.KEPT_PLAN_PASSED_ON, by=Dated.SENT),
            detained=None,
        ),
        Duty(
            id="det-16-4",
            title="Ask the new authority for an assessment or a review",
            holder=Actor.RESPONSIBLE_COMMISSIONING_BODY,
            owed_to=(Actor.NEW_AUTHORITY,),
            provision=det("16(4)"),
            trigger=(Trigger(EventKind.KEPT_PLAN_PASSED_ON, by=Dated.SERVED),),
            limit=After(WorkingDays(15, Counting.AFTER)),
            in_force=DETAINED_PERSONS,
            discharged_by=Answer(EventKind.COMMISSIONER_REQUEST, by=Dated.SENT),
            contingent_on="it is not practicable for the body to arrange the health care provision in the plan",
            detained=None,
        ),
    )
)

DUTIES = (
    *_DATED,
    complying(
        id="det-16-4-comply",
        holder=Actor.NEW_AUTHORITY,
        owed_to=(Actor.RESPONSIBLE_COMMISSIONING_BODY,),
        provision=det("16(4)"),
        trigger=asked_after(RELEASE, "a release to another area"),
        in_force=DETAINED_PERSONS,
    ),
)
