"""Reg 29(2): reviewing the plan of a child or young person under 18 who is not in education or training.

https://www.legislation.gov.uk/uksi/2014/1530/regulation/29

The authority must review the plan and amend it where appropriate, so that the person goes on in education or training.
No period is given, and a decision to cease does not do it: reg 29(1) allows that only where a plan is no longer
necessary.

>>> DUTIES[0].limit, DUTIES[0].residual
(None, 'the authority must do so, and no period is given')
"""

from sendrules.case.kinds import Dated, EventKind
from sendrules.citation import reg
from sendrules.law.conditions.plans import PlanMaintained
from sendrules.law.model.actors import Actor
from sendrules.law.model.discharge import Answer
from sendrules.law.model.duty import Duty, Trigger
from sendrules.law.model.life import SINCE_2014
from sendrules.law.shared.reviews import REVIEW_ENDS

DUTIES = (
    Duty(
        id="reg-29-2-review",
        title="Review the plan of a person under 18 who is not in education or training",
        holder=Actor.LOCAL_AUTHORITY,
        owed_to=(Actor.CHILD_OR_YOUNG_PERSON,),
        provision=reg("29(2)"),
        trigger=(Trigger(EventKind.OUT_OF_EDUCATION, when=PlanMaintained(), only_if="if a plan is maintained"),),
        limit=None,
        residual="the authority must do so, and no period is given",
        in_force=SINCE_2014,
        discharged_by=Answer(EventKind.DECISION_TO_CONTINUE, EventKind.DECISION_TO_AMEND, by=Dated.SERVED),
        ends_with=REVIEW_ENDS,
    ),
)
