"""Personal Budgets Regulations reg 11(2): reviewing direct payments in their first three months, and with the plan.

https://www.legislation.gov.uk/uksi/2014/1652/regulation/11

The three months run from the first payment, and the day of that payment is not counted. The cautious view counts that
day and ends a day sooner.

>>> from datetime import date
>>> DUTIES[0].limit_for(date(2025, 11, 30))
datetime.date(2026, 2, 28)
"""

from sendrules.case.kinds import EventKind
from sendrules.citation import PERSONAL_BUDGET_REGULATIONS, Provision
from sendrules.law.conditions.history import Preceded
from sendrules.law.model.actors import Actor
from sendrules.law.model.discharge import Answer
from sendrules.law.model.duty import Duty, Trigger
from sendrules.law.model.life import SINCE_2014
from sendrules.law.model.limits import After
from sendrules.law.si_2020_471 import gloss
from sendrules.time.periods import Counting, Months

_PAID = Preceded((EventKind.DIRECT_PAYMENT,), "direct payments are made")
_ONLY_IF = "if direct payments are made"

DUTIES = (
    gloss(
        Duty(
            id="pb-11-2-a-review-3-months",
            title="Review direct payments for the first time",
            holder=Actor.LOCAL_AUTHORITY,
            owed_to=(Actor.RECIPIENT_OF_PAYMENTS,),
            provision=Provision(PERSONAL_BUDGET_REGULATIONS, "reg 11(2)(a)"),
            trigger=(Trigger(EventKind.DIRECT_PAYMENT),),
            limit=After(Months(3, Counting.AFTER)),
            in_force=SINCE_2014,
            discharged_by=Answer(EventKind.DIRECT_PAYMENT_REVIEW),
            ends_with=Answer(EventKind.PLAN_CEASED),
        ),
        Provision(PERSONAL_BUDGET_REGULATIONS, "reg 2A"),
    ),
    Duty(
        id="pb-11-2-b-review-with-plan",
        title="Review direct payments together with the plan",
        holder=Actor.LOCAL_AUTHORITY,
        owed_to=(Actor.RECIPIENT_OF_PAYMENTS,),
        provision=Provision(PERSONAL_BUDGET_REGULATIONS, "reg 11(2)(b)"),
        trigger=(
            Trigger(EventKind.REVIEW_MEETING, when=_PAID, only_if=_ONLY_IF),
            Trigger(EventKind.DECISION_TO_REASSESS, when=_PAID, only_if=_ONLY_IF),
        ),
        limit=None,
        residual="with each review or re-assessment of the plan",
        in_force=SINCE_2014,
        discharged_by=Answer(EventKind.DIRECT_PAYMENT_REVIEW),
        ends_with=Answer(EventKind.PLAN_CEASED),
    ),
)
