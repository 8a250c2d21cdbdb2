"""The two starts that most limits of an assessment share, its stages, and what overtakes its limits."""

from __future__ import annotations

from sendrules.case.kinds import EventKind, Order
from sendrules.law.conditions.appeals import REPLACES_THE_WEEKS
from sendrules.law.conditions.turning_25 import UNDER_25
from sendrules.law.model.duty import Trigger
from sendrules.law.model.overtaken import Overtaken, Stage

_PLAN_TO_BE_MADE = (EventKind.PLAN_DECISION, EventKind.DRAFT_PLAN, EventKind.FINAL_PLAN)
STAGES = (
    Stage(
        (Order.ASSESS,),
        refused_by=(EventKind.REFUSAL_TO_ASSESS, EventKind.NOT_NECESSARY_NOTICE),
        passed_by=(EventKind.DECISION_TO_ASSESS, EventKind.NO_PLAN_NOTICE, *_PLAN_TO_BE_MADE),
    ),
    Stage(
        (Order.MAKE_PLAN, Order.REMIT),
        refused_by=(EventKind.NO_PLAN_NOTICE,),
        passed_by=_PLAN_TO_BE_MADE,
    ),
)
"""The decisions of CFA 2014 s.51(2)(a) and (b) (in detention s.73(2)(a) and (b)), and orders on appeals against
them."""

CONCEDED_IN_TIME = ((EventKind.APPEAL_CONCEDED, REPLACES_THE_WEEKS),)
"""A concession overtakes no limit once the authority has responded (reg 45(1), and reg 30(1) in detention), nor, where it
was of an assessment, before reg 45(3A) gave it weeks up to the plan."""

OVERTAKEN = Overtaken(
    (
        EventKind.TRIBUNAL_ORDER,
        EventKind.MEDIATION_AGREEMENT,
        EventKind.APPEAL_CONCEDED,
        EventKind.DETAINED,
        EventKind.TURNS_25,
    ),
    (Order.ASSESS, Order.MAKE_PLAN, Order.REMIT),
    STAGES,
    CONCEDED_IN_TIME,
)
"""What replaces the weeks that run from a request: the weeks of regs 44, 45 and 42(2), and the Regulations on detained
persons (CFA 2014 s.70). From the twenty-fifth birthday there is no young person to decide about (s.83(2); reading
`weeks-across-25`)."""

REQUEST_OR_RESPONSIBLE = (
    Trigger(EventKind.REQUEST, when=UNDER_25),
    Trigger(EventKind.RESPONSIBLE, when=UNDER_25),
)
"""Receiving a request under s.36(1), or becoming responsible under s.24. Each starts limits of its own.

Both are about a child or young person, who is under 25 (s.83(2)).
"""
