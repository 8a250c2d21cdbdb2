"""Detained Persons Regulations reg 27(3): carrying out a mediation agreement that is not like an order.

https://www.legislation.gov.uk/uksi/2015/62/regulation/27

It applies to an agreement about something that could not have been appealed. An agreement about something that can be
appealed is treated as an order (reg 27(2)): see reg 29. The parties may agree another time in writing (reg 27(4)).

>>> from datetime import date
>>> DUTIES[0].limit_for(date(2025, 2, 20))
datetime.date(2025, 3, 6)
"""

from sendrules.case.kinds import EventKind, Order
from sendrules.law.conditions.own_fields import OrderIs
from sendrules.law.model.actors import Actor
from sendrules.law.model.discharge import Answer
from sendrules.law.model.duty import Duty, Trigger
from sendrules.law.model.life import DETAINED_PERSONS
from sendrules.law.model.limits import After
from sendrules.law.shared.detention import det
from sendrules.law.si_2020_471 import gloss
from sendrules.time.periods import Counting, Weeks

DUTIES = (
    gloss(
        Duty(
            id="det-27-3",
            title="Do what the mediation agreement says",
            holder=Actor.HOME_AUTHORITY,
            owed_to=(Actor.APPROPRIATE_PERSON,),
            provision=det("27(3)"),
            trigger=(
                Trigger(
                    EventKind.MEDIATION_AGREEMENT,
                    when=OrderIs((Order.OTHER,)),
                    only_if="if the agreement is about something that could not have been appealed",
                    set_by=(EventKind.TIME_AGREED,),
                ),
            ),
            limit=After(Weeks(2, Counting.AFTER)),
            in_force=DETAINED_PERSONS,
            discharged_by=Answer(EventKind.AGREEMENT_CARRIED_OUT),
            detained=True,
        ),
        det("2A(3)(h)"),
    ),
)
