"""Detained Persons Regulations reg 19: contacting the mediation adviser within two months of the notice.

https://www.legislation.gov.uk/uksi/2015/62/regulation/19

The two months run from the day the notice was sent. The limit is for a person who needs a mediation certificate to
appeal: against a refusal to assess or to make a plan (CFA 2014 s.73(2)(a), (b)). An appeal about a detained person's
plan can be only about the school that the plan names (s.73(2)(c)), and needs no certificate (s.55(2), which s.73(7)
applies). So a finalised plan starts nothing here.

>>> from datetime import date
>>> DUTIES[0].limit_for(date(2024, 12, 31))                           # February has no 31st
datetime.date(2025, 2, 28)
"""

from sendrules.case.kinds import Dated, EventKind
from sendrules.law.conditions.appealable import EITHER_WAY, IN_WRITING, TOLD_BY_TELEPHONE
from sendrules.law.model.actors import Actor
from sendrules.law.model.discharge import Answer
from sendrules.law.model.duty import Duty, Trigger
from sendrules.law.model.life import DETAINED_PERSONS
from sendrules.law.model.limits import After
from sendrules.law.shared.detention import det
from sendrules.law.si_2020_471 import gloss
from sendrules.time.periods import Counting, Months

DUTIES = (
    gloss(
        Duty(
            id="det-19",
            title="Contact the mediation adviser",
            holder=Actor.APPROPRIATE_PERSON,
            owed_to=(Actor.MEDIATION_ADVISER,),
            provision=det("19"),
            trigger=tuple(
                Trigger(kind, by=Dated.SENT, when=IN_WRITING if kind in TOLD_BY_TELEPHONE else None)
                for kind in EITHER_WAY
            ),
            limit=After(Months(2, Counting.AFTER)),
            in_force=DETAINED_PERSONS,
            # a person who says whether mediation is wanted has contacted the adviser
            discharged_by=Answer(EventKind.MEDIATION_CONTACT, EventKind.MEDIATION_DECLINED, EventKind.MEDIATION_WANTED),
            # either shows that the adviser was contacted, or that no contact was needed
            ends_with=Answer(EventKind.MEDIATION_CERTIFICATE, EventKind.APPEAL),
            latest_start_only=True,
            right=True,
            detained=True,
        ),
        det("2A(3)(d)"),
    ),
)
