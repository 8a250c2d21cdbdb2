"""Detained Persons Regulations reg 8: a body asked to co-operate under CFA 2014 s.31 has six weeks.

https://www.legislation.gov.uk/uksi/2015/62/regulation/8

The six weeks run from the day the body receives the request. There are four limbs. Only the absence of a child's parent
(b) and of an alternative person (c) count, each in a limb of its own. As in SI 2014/1530, the circumstances need not be
personal, and a closure is not a ground.

>>> from datetime import date
>>> DUTIES[0].limit_for(date(2019, 12, 12))
datetime.date(2020, 1, 23)
"""

from sendrules.case.kinds import Dated, EventKind, Role
from sendrules.law.conditions.limbs import AbsentFromArea, AppointmentMissed, Exceptional
from sendrules.law.conditions.own_fields import AskedOneOf
from sendrules.law.model.actors import Actor
from sendrules.law.model.discharge import Answer
from sendrules.law.model.duty import Duty, Limb, Trigger
from sendrules.law.model.life import DETAINED_PERSONS
from sendrules.law.model.limits import After
from sendrules.law.shared.bodies import SECTION_31_BODIES
from sendrules.law.shared.detention import det
from sendrules.law.si_2015_62.grounds import coronavirus, parent_away
from sendrules.time.periods import Counting, Weeks

REMAINS = "the body must still comply with the request"

LIMBS = (
    Limb(
        id="det-8-2-a-exception",
        title="exceptional circumstances of the detained person, or of a child's parent, in the six weeks",
        when=Exceptional(personal=False),
        provision=det("8(2)(a)"),
        in_force=DETAINED_PERSONS,
        residual=REMAINS,
    ),
    parent_away("det-8-2-b-exception", "8(2)(b)", Weeks(4), residual=REMAINS),
    Limb(
        id="det-8-2-c-exception",
        title="the alternative person absent from the area for at least 4 weeks in the period",
        when=AbsentFromArea(Weeks(4), who=(Role.ALTERNATIVE_PERSON,)),
        provision=det("8(2)(c)"),
        in_force=DETAINED_PERSONS,
        residual=REMAINS,
    ),
    Limb(
        id="det-8-2-d-exception",
        title="the detained person missed an examination or test that the body arranged in the six weeks",
        when=AppointmentMissed(),
        provision=det("8(2)(d)"),
        in_force=DETAINED_PERSONS,
        residual=REMAINS,
    ),
    coronavirus("det-8-2-e-exception", "8(2)(e)", residual=REMAINS),
)

DUTIES = (
    Duty(
        id="det-8-1",
        title="Give the advice or information about a detained person that was asked for under s.31",
        holder=Actor.SECTION_31_BODY,
        owed_to=(Actor.HOME_AUTHORITY,),
        provision=det("8(1)"),
        trigger=(
            Trigger(
                EventKind.ADVICE_REQUEST,
                by=Dated.SERVED,
                when=AskedOneOf(SECTION_31_BODIES, unclear=(Role.HEALTH_PROFESSIONAL, Role.OTHER)),
                only_if="if a body listed in s.31 was asked",
            ),
        ),
        limit=After(Weeks(6, Counting.AFTER)),
        in_force=DETAINED_PERSONS,
        discharged_by=Answer(EventKind.ADVICE_RECEIVED),
        unless=LIMBS,
        detained=True,
    ),
)
