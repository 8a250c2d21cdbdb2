"""Reg 8: a body asked under CFA 2014 s.31 to co-operate in an assessment has six weeks from receiving the request.

https://www.legislation.gov.uk/uksi/2014/1530/regulation/8

It applies to the bodies that s.31 lists. Schools, colleges, and the authority's own educational psychologists and
social-care officers are not on that list: for them, six weeks is guidance. The circumstances of limb (a) need not be
personal, limb (c) exists only here, and there is no limb for a closure.

>>> from datetime import date
>>> DUTIES[0].limit_for(date(2019, 12, 12))
datetime.date(2020, 1, 23)
"""

from sendrules.case.kinds import Dated, EventKind, Role
from sendrules.citation import reg
from sendrules.law.conditions.limbs import AbsentFromArea, AppointmentMissed, CoronavirusReason, Exceptional
from sendrules.law.conditions.own_fields import AskedOneOf
from sendrules.law.model.actors import Actor
from sendrules.law.model.discharge import Answer
from sendrules.law.model.duty import Duty, Limb, Trigger
from sendrules.law.model.life import CORONAVIRUS_2020, SINCE_2014
from sendrules.law.model.limits import After
from sendrules.law.shared.bodies import SECTION_31_BODIES
from sendrules.time.periods import Counting, Weeks

LIMBS = (
    Limb(
        id="reg-8-2-a-exception",
        title="exceptional circumstances of the child, parent or young person in the six weeks",
        when=Exceptional(personal=False),
        provision=reg("8(2)(a)"),
        in_force=SINCE_2014,
        residual="the body must still comply with the request",
    ),
    Limb(
        id="reg-8-2-b-exception",
        title="the child, parent or young person absent from the area for at least four weeks in the six weeks",
        when=AbsentFromArea(Weeks(4)),
        provision=reg("8(2)(b)"),
        in_force=SINCE_2014,
        residual="the body must still comply with the request",
    ),
    Limb(
        id="reg-8-2-c-exception",
        title="the child or young person missed an examination or test that the body arranged in the six weeks",
        when=AppointmentMissed(),
        provision=reg("8(2)(c)"),
        in_force=SINCE_2014,
        residual="the body must still comply with the request",
    ),
    Limb(
        id="reg-8-2-d-exception",
        title="impractical for a reason relating to coronavirus",
        when=CoronavirusReason(),
        provision=reg("8(2)(d)"),
        in_force=CORONAVIRUS_2020,
        residual="the body must still comply with the request",
    ),
)

DUTIES = (
    Duty(
        id="reg-8-1-cooperate-6-weeks",
        title="Give the advice or information that was asked for under s.31",
        holder=Actor.SECTION_31_BODY,
        owed_to=(Actor.LOCAL_AUTHORITY,),
        provision=reg("8(1)"),
        trigger=(
            Trigger(
                EventKind.ADVICE_REQUEST,
                by=Dated.SERVED,
                when=AskedOneOf(SECTION_31_BODIES, unclear=(Role.HEALTH_PROFESSIONAL, Role.OTHER)),
                only_if="if a body listed in s.31 was asked",
            ),
        ),
        limit=After(Weeks(6, Counting.AFTER)),
        in_force=SINCE_2014,
        discharged_by=Answer(EventKind.ADVICE_RECEIVED),
        unless=LIMBS,
    ),
)
