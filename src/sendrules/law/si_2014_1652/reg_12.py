"""Personal Budgets Regulations reg 12(1): reasonable notice, with reasons, before direct payments are reduced.

https://www.legislation.gov.uk/uksi/2014/1652/regulation/12

The Regulations do not say in days what is reasonable, so no date is given. A notice served on or before the day of the
reduction is shown with its day, for a person to judge.
"""

from sendrules.case.kinds import Dated, EventKind
from sendrules.citation import PERSONAL_BUDGET_REGULATIONS, Provision
from sendrules.law.model.actors import Actor
from sendrules.law.model.discharge import EarlierAnswer
from sendrules.law.model.duty import Duty, Trigger
from sendrules.law.model.life import SINCE_2014

DUTIES = (
    Duty(
        id="pb-12-1-reduce-notice",
        title="Give notice before direct payments are reduced",
        holder=Actor.LOCAL_AUTHORITY,
        owed_to=(Actor.RECIPIENT_OF_PAYMENTS,),
        provision=Provision(PERSONAL_BUDGET_REGULATIONS, "reg 12(1)"),
        trigger=(Trigger(EventKind.DIRECT_PAYMENT_REDUCED),),
        limit=None,
        residual="reasonable notice, with reasons",
        in_force=SINCE_2014,
        discharged_by=EarlierAnswer(EventKind.DIRECT_PAYMENT_NOTICE, by=Dated.SERVED),
        notice=("the reasons for the reduction",),
    ),
)
