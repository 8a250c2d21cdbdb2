"""Detained Persons Regulations reg 19: contacting the mediation adviser within two months of the notice's being sent.

https://www.legislation.gov.uk/uksi/2015/62/regulation/19

It binds whoever needs a mediation certificate to appeal. That is so for a refusal to assess or to make a plan (CFA 2014
s.73(2)(a), (b)). A detained person's plan can be appealed only for the school it names (s.73(2)(c)), and such an
appeal needs no certificate (s.55(2), which s.73(7) applies): so a finalised plan starts nothing here.

>>> from datetime import date
>>> DUTIES[0].limit_for(date(2024, 12, 31))                           # February has no 31st
datetime.date(2025, 2, 28)
"""

from sendrules.case.kinds import Dated, EventKind
from sendrules.law.model.actors import Actor
from sendrules.law.model.discharge import Answer
from sendrules.law.model.duty import Duty, Trigger
from sendrules.law.model.life import DETAINED_PERSONS
from sendrules.law.model.limits import After
from sendrules.law.shared.detention import NEEDS_CERTIFICATE, det
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
            trigger=tuple(Trigger(kind, by=Dated.SENT) for kind in NEEDS_CERTIFICATE),
            limit=After(Months(2, Counting.AFTER)),
            in_force=DETAINED_PERSONS,
            # to tell the adviser the one or the other is to contact the adviser
            discharged_by=Answer(EventKind.MEDIATION_CONTACT, EventKind.MEDIATION_DECLINED, EventKind.MEDIATION_WANTED),
            # either shows that the adviser was contacted, or that there was no need to
            ends_with=Answer(EventKind.MEDIATION_CERTIFICATE, EventKind.APPEAL),
            latest_start_only=True,
            right=True,
            detained=True,
        ),
        det("2A(3)(d)"),
    ),
)
