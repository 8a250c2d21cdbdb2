"""Reg 33: contacting the mediation adviser within two months of the day on which the notice of the decision was sent.

https://www.legislation.gov.uk/uksi/2014/1530/regulation/33

This is for the family: it keeps a certificate, and so an appeal, possible. It runs from *written* notice, and from nothing told by telephone. Rule 12 of the Tribunal does not apply:
neither August nor a last day that is not a working day extends the time. Where the date on the letter is before the day
it was sent, the bar of reg 34(2) comes sooner.

>>> from datetime import date
>>> DUTIES[0].limit_for(date(2024, 12, 31))
datetime.date(2025, 2, 28)
"""

from sendrules.case.kinds import Dated, EventKind
from sendrules.citation import reg
from sendrules.law.conditions.appealable import APPEALABLE, IN_WRITING, TOLD_BY_TELEPHONE
from sendrules.law.model.actors import Actor
from sendrules.law.model.discharge import Answer
from sendrules.law.model.duty import Duty, Trigger
from sendrules.law.model.life import SINCE_2014
from sendrules.law.model.limits import After
from sendrules.law.si_2020_471 import gloss
from sendrules.time.periods import Counting, Months

DUTIES = (
    gloss(
        Duty(
            id="reg-33-contact-adviser-2-months",
            title="Contact the mediation adviser and say whether mediation is wanted",
            holder=Actor.FAMILY,
            owed_to=(Actor.MEDIATION_ADVISER,),
            provision=reg("33"),
            trigger=tuple(
                Trigger(kind, by=Dated.SENT, when=IN_WRITING if kind in TOLD_BY_TELEPHONE else None)
                for kind in APPEALABLE
            ),
            limit=After(Months(2, Counting.AFTER)),
            in_force=SINCE_2014,
            # a family that says whether it wants mediation has contacted the adviser
            discharged_by=Answer(EventKind.MEDIATION_CONTACT, EventKind.MEDIATION_DECLINED, EventKind.MEDIATION_WANTED),
            # either shows that the adviser was contacted, or that no contact was needed
            ends_with=Answer(EventKind.MEDIATION_CERTIFICATE, EventKind.APPEAL),
            latest_start_only=True,
            contingent_on="a certificate is needed: not for an appeal about the school named alone (CFA 2014 s.55(2))",
            right=True,
        ),
        reg("2A(3)(g)"),
    ),
)
