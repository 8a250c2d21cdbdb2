"""Reg 23: re-assessing at the request of the responsible commissioning body.

https://www.legislation.gov.uk/uksi/2014/1530/regulation/23

The authority *must* secure the re-assessment, and reg 24 lets it decline only a request under s.44(2). No period is
given. Once it has decided, the fourteen weeks of reg 27(2) run.

>>> DUTIES[0].limit, DUTIES[0].residual
(None, 'the authority must comply, and no period is given')
"""

from sendrules.case.conditions import Not
from sendrules.case.kinds import DETENTION, Dated, EventKind, Role
from sendrules.citation import reg
from sendrules.law.conditions.own_fields import NotRequestedBy
from sendrules.law.model.actors import Actor
from sendrules.law.model.discharge import Answer
from sendrules.law.model.duty import Duty, Trigger
from sendrules.law.model.life import SINCE_2014

DUTIES = (
    Duty(
        id="reg-23-comply",
        title="Re-assess at the request of the commissioning body",
        holder=Actor.LOCAL_AUTHORITY,
        owed_to=(Actor.RESPONSIBLE_COMMISSIONING_BODY,),
        provision=reg("23"),
        trigger=(
            Trigger(
                EventKind.REASSESSMENT_REQUEST,
                by=Dated.SERVED,
                when=Not(NotRequestedBy((Role.RESPONSIBLE_COMMISSIONING_BODY,))),
                only_if="if the responsible commissioning body made the request",
            ),
        ),
        limit=None,
        residual="the authority must comply, and no period is given",
        in_force=SINCE_2014,
        discharged_by=Answer(EventKind.DECISION_TO_REASSESS, EventKind.REASSESSED_PLAN),
        ends_with=Answer(
            EventKind.PLAN_CEASED,
            EventKind.PLAN_TRANSFERRED,
            *DETENTION,
            EventKind.REQUEST_WITHDRAWN,
            by=Dated.SERVED,
        ),
    ),
)
