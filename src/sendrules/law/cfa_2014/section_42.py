"""CFA 2014 s.42(2): securing the special educational provision in the plan, from the day it is made.

https://www.legislation.gov.uk/ukpga/2014/6/section/42

The Act gives no time: the duty is there for as long as the plan is maintained, and is absolute (*N v North Tyneside BC*
[2010] EWCA Civ 135, as a passage quoted in [2024] EWHC 3362 (Admin) cites it). A plan made under an order has to be carried out from
the day it is issued (*R (BA) v Nottinghamshire CC* [2021] EWHC 1348 (Admin), as IPSEA reports it); its marker of five weeks
stands in ``case_law/nottinghamshire.py``. After a transfer the plan counts as the new
authority's own (reg 15(3)(a)), so that authority has the duty. Detention suspends it (s.70(1)), until release (s.48(2)(a)). The duty does not apply where the family has made suitable arrangements of its
own (s.42(5)). What a commissioning body has to arrange (s.42(3)) is not encoded: no event tells it from the rest.

>>> DUTIES[0].limit, DUTIES[0].residual
(None, 'from the day the plan is made, and for as long as it is maintained')
"""

from sendrules.case.kinds import EventKind
from sendrules.citation import section
from sendrules.law.conditions.plans import PLANS
from sendrules.law.model.actors import Actor
from sendrules.law.model.discharge import Answer
from sendrules.law.model.duty import Duty, Trigger
from sendrules.law.model.life import SINCE_2014
from sendrules.law.shared.reviews import BACK_ON_RELEASE, STEP_ENDS, WITH_THE_PLAN

DUTIES = (
    Duty(
        id="act-42-2-secure-provision",
        title="Secure the special educational provision in the plan",
        holder=Actor.LOCAL_AUTHORITY,
        owed_to=(Actor.CHILD_OR_YOUNG_PERSON,),
        provision=section("42(2)"),
        trigger=tuple(Trigger(kind) for kind in PLANS),
        limit=None,
        residual="from the day the plan is made, and for as long as it is maintained",
        in_force=SINCE_2014,
        discharged_by=Answer(EventKind.PROVISION_SECURED),
        ends_with=Answer(*PLANS, *STEP_ENDS.kinds),
        revived_by=BACK_ON_RELEASE,
        moves_with=WITH_THE_PLAN,
    ),
)
