"""Personal Budgets Regulations reg 11(2): reviewing direct payments in their first three months, and with the plan.

https://www.legislation.gov.uk/uksi/2014/1652/regulation/11

The three months run from the first payment, and the day of that payment is not counted. The cautious view counts that
day and ends a day sooner. Where the authority stops the payments (regs 5(3), 11(5)(d) and 14), nothing is left to
review; nor is there after a transfer of the plan, since the authority that maintained the plan made the payments
(reg 6(2)). What the new authority pays begins three months of its own: record its first payment. The text of the
Regulations was read, as amended to 1 May 2020.

>>> from datetime import date
>>> DUTIES[0].limit_for(date(2025, 11, 30))
datetime.date(2026, 2, 28)
"""

from sendrules.case.kinds import EventKind
from sendrules.citation import PERSONAL_BUDGET_REGULATIONS, Provision
from sendrules.law.conditions.history import Stands
from sendrules.law.model.actors import Actor
from sendrules.law.model.discharge import Answer
from sendrules.law.model.duty import Duty, Trigger
from sendrules.law.model.life import SINCE_2014
from sendrules.law.model.limits import After
from sendrules.law.shared.reviews import while_maintained
from sendrules.law.si_2020_471 import gloss
from sendrules.time.periods import Counting, Months

_ENDS = (EventKind.DIRECT_PAYMENTS_STOPPED, EventKind.PLAN_TRANSFERRED, EventKind.PLAN_CEASED)
"""What leaves no direct payments to review."""
_PAID = Stands((EventKind.DIRECT_PAYMENT,), _ENDS, "direct payments are made")
_ONLY_IF = "if direct payments are made"

_DUTIES = (
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
            ends_with=Answer(*_ENDS),
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
        ends_with=Answer(*_ENDS),
    ),
)

DUTIES = tuple(map(while_maintained, _DUTIES))
