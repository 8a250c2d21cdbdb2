"""R (BA) v Nottinghamshire CC [2021] EWHC 1348 (Admin): a marker of five weeks for the provision that an order adds.

https://caselaw.nationalarchives.gov.uk/ewhc/admin/2021/1348

S.42(2) gives no time, and this is no limit of law: it is what the court took as reasonable where the Tribunal orders that
the provision in a plan be amended. The opening of the judgment was seen, and reports of the rest (the claimant's solicitors,
who quote it; IPSEA). The five weeks that reg 44(2)(e) allows for amending the plan are there to prepare, and the bulk of
the provision at least should be in place within them. A passage that [2024] EWHC 3362 (Admin) quotes puts it otherwise, citing
para 37: within five weeks of the plan's being finalised (reading `five-week-marker`). What is overdue is overdue under s.42 from the
day of the plan; the marker says only when a delay has become plain. It is not said to be past until the case says that
provision is missing.

>>> from datetime import date
>>> DUTIES[0].limit_for(date(2025, 3, 3))
datetime.date(2025, 4, 7)
"""

from sendrules.case.kinds import Dated, EventKind, Order
from sendrules.citation import NOTTINGHAMSHIRE, Provision
from sendrules.law.conditions.own_fields import OrderIs
from sendrules.law.model.actors import Actor, Source
from sendrules.law.model.discharge import Answer
from sendrules.law.model.duty import Duty, Trigger
from sendrules.law.model.life import SINCE_2014
from sendrules.law.model.limits import After
from sendrules.time.periods import Counting, Weeks

FIVE_WEEKS = After(Weeks(5, Counting.AFTER))

DUTIES = (
    Duty(
        id="case-ba-five-week-marker",
        title="Have the bulk of the provision in place that the Tribunal ordered",
        holder=Actor.LOCAL_AUTHORITY,
        owed_to=(Actor.CHILD_OR_YOUNG_PERSON,),
        provision=Provision(NOTTINGHAMSHIRE, "para 37"),
        source=Source.DERIVED,
        trigger=(
            Trigger(
                EventKind.TRIBUNAL_ORDER,
                by=Dated.ON,
                when=OrderIs((Order.AMEND_PROVISION, Order.NAME_SCHOOL_AND_AMEND)),
                only_if="the order is to amend the provision in the plan",
            ),
        ),
        limit=FIVE_WEEKS,
        in_force=SINCE_2014,
        discharged_by=Answer(EventKind.PROVISION_SECURED),
        ends_with=Answer(EventKind.PLAN_CEASED, EventKind.PLAN_TRANSFERRED),
        contingent_on="some of the provision is not yet made",
        arises_with=(EventKind.PROVISION_NOT_MADE,),
    ),
)
