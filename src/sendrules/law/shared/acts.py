"""The acts that discharge and end duties after an order, a concession, an agreement or a request for mediation.

Regs 44 and 45 and SI 2015/62 regs 29 and 30 share the acts after an assessment or an order; the duties to arrange
mediation share what ends them.
"""

from __future__ import annotations

from sendrules.case.kinds import ORDERING, Dated, EventKind
from sendrules.law.model.actors import Actor
from sendrules.law.model.discharge import Answer, Reversal

RECIPIENTS = (Actor.FAMILY, Actor.INSTITUTION_NAMED, Actor.RESPONSIBLE_COMMISSIONING_BODY)
TOLD = Answer(EventKind.DECISION_TO_ASSESS, EventKind.DECISION_TO_REASSESS, by=Dated.SERVED)
NO_PLAN = Answer(EventKind.NO_PLAN_NOTICE, EventKind.DECISION_TO_CEASE, by=Dated.SERVED)
ANEW = (
    EventKind.REQUEST,
    EventKind.RESPONSIBLE,
    EventKind.DETAINED_REQUEST,
    EventKind.DETAINED_ATTENTION,
    EventKind.REASSESSMENT_REQUEST,
    EventKind.DECISION_TO_REASSESS,
    *ORDERING,
)
"""What begins something else, so that later acts do not belong to the assessment that was ordered."""

NO_PLAN_AFTER_ALL = Reversal(EventKind.NO_PLAN_NOTICE, until=ANEW)
"""A decision not to make a plan, after a decision to make one."""

TO_BE_A_PLAN = Answer(
    EventKind.PLAN_DECISION,
    EventKind.DRAFT_PLAN,
    EventKind.FINAL_PLAN,
    EventKind.REASSESSED_PLAN,
    by=Dated.SERVED,
)
A_PLAN_AFTER_ALL = Reversal(*TO_BE_A_PLAN.kinds, until=ANEW)
"""A plan, or a step towards a plan, after a decision not to make one."""

DECIDED = Answer(EventKind.NO_PLAN_NOTICE, *TO_BE_A_PLAN.kinds, by=Dated.SERVED)
DRAFT = Answer(EventKind.DRAFT_PLAN, by=Dated.SENT)
FINAL = Answer(EventKind.FINAL_PLAN, by=Dated.SENT)
_NOTICES = (EventKind.NO_PLAN_NOTICE, EventKind.REFUSAL_TO_ASSESS)
RECONSIDERED = Answer(EventKind.DRAFT_PLAN, *_NOTICES, by=Dated.SENT, served=_NOTICES)
"""A draft plan is sent, or notice is given. The notice is that "required under regulation 5", which is about
assessments, so either notice will do."""

PLAN = Answer(EventKind.FINAL_PLAN, EventKind.REASSESSED_PLAN, by=Dated.SENT)
AMENDED = Answer(EventKind.AMENDED_PLAN, EventKind.FINAL_PLAN, by=Dated.SENT)
CEASED = Answer(EventKind.PLAN_CEASED)
_DETERMINED = (EventKind.APPEAL_CONCEDED, EventKind.TRIBUNAL_ORDER)
NO_LONGER_WANTED = Answer(
    EventKind.MEDIATION_DECLINED,
    *_DETERMINED,
    only_after=(EventKind.APPEAL, EventKind.APPEAL_RECEIVED),
    always=_DETERMINED,
    alone=(EventKind.MEDIATION_DECLINED,),
)
"""What leaves nothing to mediate. A certificate under reg 39(3) does not, as mediation may still follow. An order or a
concession does, in an appeal that was brought after the request for mediation: in an earlier appeal it is about
something else."""
