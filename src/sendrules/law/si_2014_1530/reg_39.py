"""Reg 39: the certificate after mediation, or where the authority could not arrange it in time.

https://www.legislation.gov.uk/uksi/2014/1530/regulation/39

An authority that cannot keep the thirty days of reg 35(4) or 36(2) tells the adviser. The family then counts as having
taken part in mediation, whether or not it mediates later. This does not apply to mediation about health care alone (reg
35(3)).

>>> from datetime import date
>>> after, tell, deemed = DUTIES
>>> after.limit_for(date(2025, 5, 1)), deemed.limit_for(date(2025, 5, 1))      # over the bank holiday of 5 May
(datetime.date(2025, 5, 7), datetime.date(2025, 5, 7))
"""

from sendrules.case.kinds import Dated, EventKind, Issues
from sendrules.citation import reg
from sendrules.law.conditions.mediation import IssuesWere
from sendrules.law.model.actors import Actor
from sendrules.law.model.discharge import Answer
from sendrules.law.model.duty import Duty, Trigger
from sendrules.law.model.life import SINCE_2014
from sendrules.law.model.limits import After
from sendrules.law.si_2020_471 import gloss
from sendrules.time.periods import Counting, WorkingDays

_NOT_HEALTH_ALONE = IssuesWere((Issues.MIXED, Issues.EDUCATION_AND_SOCIAL_CARE))
_ONLY_IF = "if health care is not the only issue"

DUTIES = (
    gloss(
        Duty(
            id="reg-39-1-certificate-after-mediation",
            title="Issue the certificate after the mediation",
            holder=Actor.MEDIATION_ADVISER,
            owed_to=(Actor.FAMILY,),
            provision=reg("39(1)"),
            trigger=(Trigger(EventKind.MEDIATION_CONCLUDED),),
            limit=After(WorkingDays(3, Counting.AFTER)),
            in_force=SINCE_2014,
            discharged_by=Answer(EventKind.MEDIATION_CERTIFICATE, by=Dated.SENT),
        ),
        reg("2A(3)(k)"),
    ),
    Duty(
        id="reg-39-2-unable",
        title="Tell the mediation adviser that the mediation cannot be arranged in time",
        holder=Actor.LOCAL_AUTHORITY,
        owed_to=(Actor.MEDIATION_ADVISER,),
        provision=reg("39(2)"),
        trigger=(Trigger(EventKind.MEDIATION_NOT_POSSIBLE, when=_NOT_HEALTH_ALONE, only_if=_ONLY_IF),),
        limit=None,
        residual="as soon as possible",
        in_force=SINCE_2014,
        discharged_by=Answer(EventKind.ADVISER_TOLD, by=Dated.SERVED),
    ),
    gloss(
        Duty(
            id="reg-39-3-deemed-certificate",
            title="Issue the certificate where the mediation could not be arranged in time",
            holder=Actor.MEDIATION_ADVISER,
            owed_to=(Actor.FAMILY,),
            provision=reg("39(3)"),
            trigger=(Trigger(EventKind.ADVISER_TOLD, by=Dated.SERVED, when=_NOT_HEALTH_ALONE, only_if=_ONLY_IF),),
            limit=After(WorkingDays(3, Counting.AFTER)),
            in_force=SINCE_2014,
            discharged_by=Answer(EventKind.MEDIATION_CERTIFICATE, by=Dated.SENT),
        ),
        reg("2A(3)(k)"),
    ),
)
