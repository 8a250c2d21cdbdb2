"""What the modules of SI 2015/62 share: citation, starts, what overtakes its limits, and who gets a plan.

CFA 2014 s.71, which these Regulations serve, has the same starts.
"""

from __future__ import annotations

from sendrules.case.kinds import EventKind, Order
from sendrules.citation import DETAINED_PERSONS_REGULATIONS, Provision
from sendrules.law.conditions.plans import NoPlanMaintained
from sendrules.law.model.actors import Actor
from sendrules.law.model.duty import Trigger
from sendrules.law.model.overtaken import Overtaken
from sendrules.law.shared.regimes import CONCEDED_IN_TIME, STAGES

DETAINED_BEGINNINGS = (EventKind.DETAINED_REQUEST, EventKind.DETAINED_ATTENTION)
"""Receiving a request under CFA 2014 s.71(2), or the person's coming to attention under s.71(4)(b) or (c)."""

DETAINED_STARTS = tuple(
    Trigger(kind, when=NoPlanMaintained(), only_if="if no plan is being kept (CFA 2014 s.71(1)(b))")
    for kind in DETAINED_BEGINNINGS
)
"""The same starts as triggers. S.71 applies where no plan is being kept; a plan that is being kept goes on under
s.74."""

_ORDERS = (Order.ASSESS, Order.MAKE_PLAN, Order.REMIT)

SETTLED = Overtaken(
    (EventKind.TRIBUNAL_ORDER, EventKind.MEDIATION_AGREEMENT, EventKind.APPEAL_CONCEDED),
    _ORDERS,
    STAGES,
    CONCEDED_IN_TIME,
)
"""What replaces other weeks with the weeks of regs 29, 30 and 27(2)."""

OVERTAKEN = Overtaken((*SETTLED.kinds, EventKind.RELEASED), _ORDERS, STAGES, CONCEDED_IN_TIME)
"""What replaces the weeks that run from a start: ``SETTLED``, and on release reg 15."""

APPEAL = (
    "the right to appeal",
    "the time limits for appealing",
    "the information about mediation in reg 18",
    "that information and advice are available",
)
"""Regs 5(3), 10(3) and 14(2), items (a) to (d). SI 2017/1306 added none here."""

PLAN_RECIPIENTS = (
    Actor.APPROPRIATE_PERSON,
    Actor.PERSON_IN_CHARGE,
    Actor.YOUTH_OFFENDING_TEAM,
    Actor.INSTITUTION_NAMED,
    Actor.HOME_COMMISSIONING_BODY,
    Actor.DETAINED_HEALTH_COMMISSIONER,
)
"""Reg 13(2)(a) to (f)."""


def det(ref: str) -> Provision:
    """Cite the Detained Persons Regulations 2015: ``det("13(2)")``."""
    return Provision(DETAINED_PERSONS_REGULATIONS, f"reg {ref}")
