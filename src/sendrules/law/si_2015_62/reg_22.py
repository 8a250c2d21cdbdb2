"""Detained Persons Regulations reg 22(2): five working days' notice of the date and place of the mediation.

https://www.legislation.gov.uk/uksi/2015/62/regulation/22

"At least 5 working days prior" is counted clear: five working days lie between the notice and the mediation. The
appropriate person may consent to less.

>>> from datetime import date
>>> DUTIES[0].limit_for(date(2025, 4, 24))                            # over Easter
datetime.date(2025, 4, 14)
"""

from sendrules.case.kinds import Dated, EventKind
from sendrules.law.model.actors import Actor
from sendrules.law.model.discharge import EarlierAnswer
from sendrules.law.model.duty import Duty, Trigger
from sendrules.law.model.life import DETAINED_PERSONS
from sendrules.law.model.limits import Before
from sendrules.law.shared.detention import det
from sendrules.time.periods import Counting, WorkingDays

DUTIES = (
    Duty(
        id="det-22-2",
        title="Tell the appropriate person the date and place of the mediation",
        holder=Actor.HOME_AUTHORITY,
        owed_to=(Actor.APPROPRIATE_PERSON,),
        provision=det("22(2)"),
        trigger=(Trigger(EventKind.MEDIATION, set_by=(EventKind.TIME_AGREED,)),),
        limit=Before(WorkingDays(5, Counting.CLEAR)),
        in_force=DETAINED_PERSONS,
        discharged_by=EarlierAnswer(EventKind.MEDIATION_NOTICE, by=Dated.SERVED),
        detained=True,
        notice=("the date and the place of the mediation",),
    ),
)
