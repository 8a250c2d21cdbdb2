"""Detained Persons Regulations reg 21: arranging mediation within thirty days after the adviser is told.

https://www.legislation.gov.uk/uksi/2015/62/regulation/21

In SI 2014/1530 the thirty days run from the day the authority is told; here they run from the day the *adviser* is
told. The mediation has to take place within the thirty days. An authority that cannot arrange it in time tells the
adviser (reg 24(2)), and is late all the same.

>>> from datetime import date
>>> DUTIES[0].limit_for(date(2024, 2, 5))                             # over 29 February
datetime.date(2024, 3, 6)
"""

from sendrules.case.kinds import EventKind
from sendrules.law.model.actors import Actor
from sendrules.law.model.discharge import Answer
from sendrules.law.model.duty import Duty, Trigger
from sendrules.law.model.life import DETAINED_PERSONS
from sendrules.law.model.limits import After
from sendrules.law.shared.acts import NO_LONGER_WANTED
from sendrules.law.shared.detention import det
from sendrules.law.si_2020_471 import gloss
from sendrules.time.periods import Counting, Days

DUTIES = (
    gloss(
        Duty(
            id="det-21",
            title="Arrange mediation with the appropriate person",
            holder=Actor.HOME_AUTHORITY,
            owed_to=(Actor.APPROPRIATE_PERSON,),
            provision=det("21"),
            trigger=(Trigger(EventKind.MEDIATION_WANTED),),
            limit=After(Days(30, Counting.AFTER)),
            in_force=DETAINED_PERSONS,
            discharged_by=Answer(EventKind.MEDIATION),
            ends_with=NO_LONGER_WANTED,
            detained=True,
        ),
        det("2A(3)(f)"),
    ),
)
