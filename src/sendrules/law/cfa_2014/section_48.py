"""CFA 2014 s.48(2)(b): reviewing the plan that was kept during detention, once the person is released.

https://www.legislation.gov.uk/ukpga/2014/6/section/48

"As soon as reasonably practicable" is the only limit. The twelve months of s.44(1) run again from that review.
Where an assessment was unfinished and no plan was kept, there is nothing to review (s.48(1)).

>>> DUTIES[0].limit, DUTIES[0].residual
(None, 'as soon as reasonably practicable')
"""

from sendrules.case.kinds import DETENTION, Dated, EventKind
from sendrules.citation import section
from sendrules.law.conditions.plans import PlanKept
from sendrules.law.model.actors import Actor
from sendrules.law.model.discharge import Answer
from sendrules.law.model.duty import Duty, Trigger
from sendrules.law.model.life import SINCE_2014
from sendrules.law.shared.reviews import REVIEW_DECISIONS

DUTIES = (
    Duty(
        id="act-48-release",
        title="Review the plan on release from detention",
        holder=Actor.LOCAL_AUTHORITY,
        owed_to=(Actor.CHILD_OR_YOUNG_PERSON,),
        provision=section("48(2)(b)"),
        trigger=(Trigger(EventKind.RELEASED, when=PlanKept(), only_if="if a plan was kept"),),
        limit=None,
        residual="as soon as reasonably practicable",
        in_force=SINCE_2014,
        discharged_by=Answer(*REVIEW_DECISIONS, by=Dated.SERVED),
        ends_with=Answer(EventKind.PLAN_CEASED, *DETENTION),
        detained=None,
    ),
)
