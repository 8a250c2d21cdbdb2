"""The lives of provisions, and the two starts that most limits of the assessment pathway share."""

from __future__ import annotations

from datetime import date

from sendrules.case.kinds import EventKind, Order
from sendrules.law.model import InForce, Overtaken, Stage, TestedOn, Trigger
from sendrules.law.open_appeals import BEFORE_THE_RESPONSE

SINCE_2014 = InForce(date(2014, 9, 1))
"""CFA 2014 Part 3 and SI 2014/1530, both from 1 September 2014."""

CORONAVIRUS_2020 = InForce(date(2020, 5, 1), date(2020, 9, 24), TestedOn.LIMIT)
"""SI 2020/471 came into force on 1 May 2020 and ceased to have effect on 25 September 2020 (reading
`coronavirus-last-day`). A limit that falls on or after its end is not relaxed, so the limit's day is tested."""

DETAINED_PERSONS = InForce(date(2015, 4, 1))
"""SI 2015/62, from 1 April 2015."""

RECOMMENDATIONS = InForce(date(2018, 4, 3))
"""SI 2017/1306, from 3 April 2018."""

CONCESSIONS = InForce(date(2015, 3, 23))
"""Reg 45(3) to (6A) as SI 2015/359 reg 8 substituted them; the text before was not found."""

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
"""The decisions of CFA 2014 s.51(2)(a) and (b) (s.73(2)(a) and (b) in detention), and the orders on appeals against them."""

CONCEDED_IN_TIME = ((EventKind.APPEAL_CONCEDED, BEFORE_THE_RESPONSE),)
"""A concession takes the place of nothing once the authority has responded (reg 45(1), and reg 30(1) in detention)."""

OVERTAKEN = Overtaken(
    (EventKind.TRIBUNAL_ORDER, EventKind.MEDIATION_AGREEMENT, EventKind.APPEAL_CONCEDED, EventKind.DETAINED),
    (Order.ASSESS, Order.MAKE_PLAN, Order.REMIT),
    STAGES,
    CONCEDED_IN_TIME,
)
"""What takes the place of the weeks that run from a request: the weeks of regs 44, 45 and 42(2), and the Regulations on
detained persons (CFA 2014 s.70)."""

REQUEST_OR_RESPONSIBLE = (Trigger(EventKind.REQUEST), Trigger(EventKind.RESPONSIBLE))
"""Receiving a request under s.36(1), or becoming responsible under s.24; each starts limits of its own."""
