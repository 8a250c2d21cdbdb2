"""Reg 42(3) and (4): carrying out a mediation agreement on something that could not have been appealed; reporting it.

https://www.legislation.gov.uk/uksi/2014/1530/regulation/42

An agreement about something that *could* have been appealed is treated as an order of the same date, so it starts the
weeks of reg 44 (reg 42(2)). The parties may agree another time in writing (reg 42(5)), but not for the week of reg
42(4).

>>> from datetime import date
>>> act, report = DUTIES
>>> act.limit_for(date(2025, 3, 3)), report.limit_for(date(2025, 3, 3))
(datetime.date(2025, 3, 17), datetime.date(2025, 3, 10))
"""

from sendrules.case.kinds import Dated, EventKind, Order
from sendrules.citation import reg
from sendrules.law.conditions.own_fields import OrderIs
from sendrules.law.model.actors import Actor
from sendrules.law.model.discharge import Answer
from sendrules.law.model.duty import Duty, Trigger
from sendrules.law.model.life import SINCE_2014
from sendrules.law.model.limits import After
from sendrules.law.si_2020_471 import gloss
from sendrules.time.periods import Counting, Weeks

_AGREED = (EventKind.TIME_AGREED,)

DUTIES = (
    gloss(
        Duty(
            id="reg-42-3-agreement-other",
            title="Do what was agreed at the mediation",
            holder=Actor.PARTY_TO_AGREEMENT,
            owed_to=(Actor.FAMILY,),
            provision=reg("42(3)"),
            trigger=(
                Trigger(
                    EventKind.MEDIATION_AGREEMENT,
                    when=OrderIs((Order.OTHER,)),
                    only_if="if the agreement is about something that could not have been appealed",
                    set_by=_AGREED,
                ),
                Trigger(EventKind.COMMISSIONER_AGREEMENT, set_by=_AGREED),
            ),
            limit=After(Weeks(2, Counting.AFTER)),
            in_force=SINCE_2014,
            discharged_by=Answer(EventKind.AGREEMENT_CARRIED_OUT),
        ),
        reg("2A(3)(l)"),
    ),
    gloss(
        Duty(
            id="reg-42-4-rcb-tell-la",
            title="Tell the authority of a mediation agreement to which the authority is not a party",
            holder=Actor.RESPONSIBLE_COMMISSIONING_BODY,
            owed_to=(Actor.LOCAL_AUTHORITY,),
            provision=reg("42(4)"),
            trigger=(Trigger(EventKind.COMMISSIONER_AGREEMENT),),
            limit=After(Weeks(1, Counting.AFTER)),
            in_force=SINCE_2014,
            discharged_by=Answer(EventKind.AGREEMENT_REPORTED, by=Dated.SERVED),
        ),
        reg("2A(3)(l)"),
    ),
)
