"""Detained Persons Regulations reg 29: what an order of the First-tier Tribunal requires, and by when.

https://www.legislation.gov.uk/uksi/2015/62/regulation/29

A mediation agreement about something that can be appealed starts the same limits (reg 27(2)). The Tribunal may direct
other dates (reg 29(8)), and the parties to an agreement may agree other dates (reg 27(4)). The limbs of reg 29(7) apply
only to paragraphs (4) and (5), so they apply to a remittal too, unlike SI 2014/1530 reg 44(3). Paragraph (3) had a limb
only in 2020 (reg 29(6A)). A parent's absence of two weeks is enough.

>>> from datetime import date
>>> [duty.limit_for(date(2025, 2, 3)).isoformat() for duty in DUTIES[:4]]
['2025-02-17', '2025-04-14', '2025-05-12', '2025-03-10']
>>> [duty.limit_for(date(2025, 2, 3)).isoformat() for duty in DUTIES[4:]]
['2025-04-21', '2025-02-17', '2025-02-17']
"""

from sendrules.case.kinds import Dated, EventKind, Order
from sendrules.law.conditions.own_fields import OrderIs
from sendrules.law.model.actors import Actor
from sendrules.law.model.discharge import Answer, Reversal
from sendrules.law.model.duty import Duty, Limb, Trigger
from sendrules.law.model.life import DETAINED_PERSONS
from sendrules.law.model.limits import After
from sendrules.law.shared.acts import ANEW, NO_PLAN_AFTER_ALL, RECONSIDERED
from sendrules.law.shared.detention import PLAN_RECIPIENTS, det
from sendrules.law.si_2015_62.grounds import PRACTICABLE, closure, coronavirus, parent_away, personal
from sendrules.law.si_2020_471 import gloss
from sendrules.time.periods import Counting, Weeks

_GLOSS = det("2A(3)(i)")
_STILL = "the authority must still comply with the order"


def _required(*orders: Order, what: str) -> tuple[Trigger, ...]:
    """Give the two starts: an order, and an agreement that counts as one."""
    when = OrderIs(orders)
    return (
        Trigger(
            EventKind.TRIBUNAL_ORDER,
            when=when,
            only_if=f"if the order requires {what}",
            set_by=(EventKind.TRIBUNAL_DIRECTION,),
            under_order=True,
        ),
        Trigger(
            EventKind.MEDIATION_AGREEMENT,
            when=when,
            only_if=f"if the agreement requires {what}",
            via=det("27(2)"),
            set_by=(EventKind.TIME_AGREED,),
        ),
    )


def _limbs(limit: str, residual: str) -> tuple[Limb, ...]:
    """Give the limbs of reg 29(7) for one limit; each limit is judged by itself."""
    return (
        personal(f"det-29-7-a-exception-{limit}", "29(7)(a)", residual=residual),
        parent_away(f"det-29-7-b-exception-{limit}", "29(7)(b)", Weeks(2), residual=residual),
        closure(
            f"det-29-7-c-exception-{limit}",
            "29(7)(c) with reg 10(4)(a)",
            via="det-10-4-a-exception",
            residual=residual,
        ),
        coronavirus(
            f"det-29-7-c-coronavirus-{limit}",
            "29(7)(c) with reg 10(4)(d)",
            via="det-10-4-d-exception",
            residual=residual,
        ),
    )


def _limb_6a(limit: str) -> tuple[Limb, ...]:
    return (coronavirus(f"det-29-6A-exception-{limit}", "29(6A)", via="det-10-4-d-exception"),)


ASSESS = _required(Order.ASSESS, what="an assessment")
MAKE_PLAN = _required(Order.MAKE_PLAN, what="a plan to be made and kept")
REMIT = _required(Order.REMIT, what="the authority to reconsider")
NAME_SCHOOL = _required(
    Order.NAME_SCHOOL,
    Order.NAME_SCHOOL_AND_AMEND,
    what="another school, institution or type of either to be named",
)

DUTIES = (
    gloss(
        Duty(
            id="det-29-2",
            title="Notify that the assessment that was ordered will be made",
            holder=Actor.HOME_AUTHORITY,
            owed_to=(Actor.APPROPRIATE_PERSON,),
            provision=det("29(2)"),
            trigger=ASSESS,
            limit=After(Weeks(2, Counting.AFTER)),
            in_force=DETAINED_PERSONS,
            discharged_by=Answer(EventKind.DECISION_TO_ASSESS, by=Dated.SERVED),
            ends_with=Answer(
                EventKind.PLAN_DECISION,
                EventKind.NO_PLAN_NOTICE,
                EventKind.DRAFT_PLAN,
                EventKind.FINAL_PLAN,
                by=Dated.SERVED,
            ),
            detained=True,
        ),
        _GLOSS,
    ),
    Duty(
        id="det-29-3-a",
        title="Notify a decision not to make a plan after the assessment that was ordered",
        holder=Actor.HOME_AUTHORITY,
        owed_to=(Actor.APPROPRIATE_PERSON,),
        provision=det("29(3)(a)"),
        trigger=ASSESS,
        limit=After(Weeks(10, Counting.AFTER)),
        residual=PRACTICABLE,
        in_force=DETAINED_PERSONS,
        discharged_by=Answer(EventKind.NO_PLAN_NOTICE, by=Dated.SERVED),
        ends_with=Answer(EventKind.PLAN_DECISION, EventKind.DRAFT_PLAN, EventKind.FINAL_PLAN, by=Dated.SERVED),
        revived_by=NO_PLAN_AFTER_ALL,
        contingent_on="the authority decides, after the assessment, not to make a plan",
        unless=_limb_6a("3-a"),
        detained=True,
        notice=("the reasons for the decision",),
    ),
    Duty(
        id="det-29-3-b",
        title="Send the finalised plan after the assessment that was ordered",
        holder=Actor.HOME_AUTHORITY,
        owed_to=PLAN_RECIPIENTS,
        provision=det("29(3)(b)"),
        trigger=ASSESS,
        limit=After(Weeks(14, Counting.AFTER)),
        residual=PRACTICABLE,
        in_force=DETAINED_PERSONS,
        discharged_by=Answer(EventKind.FINAL_PLAN, by=Dated.SENT),
        ends_with=Answer(EventKind.NO_PLAN_NOTICE, by=Dated.SERVED),
        revived_by=Reversal(EventKind.PLAN_DECISION, EventKind.DRAFT_PLAN, EventKind.FINAL_PLAN, until=ANEW),
        unless=_limb_6a("3-b"),
        detained=True,
    ),
    Duty(
        id="det-29-4-a",
        title="Issue the draft of the plan that was ordered",
        holder=Actor.HOME_AUTHORITY,
        owed_to=(Actor.APPROPRIATE_PERSON,),
        provision=det("29(4)(a)"),
        trigger=MAKE_PLAN,
        limit=After(Weeks(5, Counting.AFTER)),
        in_force=DETAINED_PERSONS,
        discharged_by=Answer(EventKind.DRAFT_PLAN, by=Dated.SENT),
        ends_with=Answer(EventKind.FINAL_PLAN, by=Dated.SENT),
        unless=_limbs("4-a", _STILL),
        detained=True,
    ),
    Duty(
        id="det-29-4-b",
        title="Send the finalised plan that was ordered",
        holder=Actor.HOME_AUTHORITY,
        owed_to=PLAN_RECIPIENTS,
        provision=det("29(4)(b)"),
        trigger=MAKE_PLAN,
        limit=After(Weeks(11, Counting.AFTER)),
        residual=PRACTICABLE,
        in_force=DETAINED_PERSONS,
        discharged_by=Answer(EventKind.FINAL_PLAN, by=Dated.SENT),
        unless=_limbs("4-b", PRACTICABLE),
        detained=True,
    ),
    Duty(
        id="det-29-5",
        title="Reconsider as ordered: send a draft plan, or give notice of a decision against one",
        holder=Actor.HOME_AUTHORITY,
        owed_to=(Actor.APPROPRIATE_PERSON,),
        provision=det("29(5)"),
        trigger=REMIT,
        limit=After(Weeks(2, Counting.AFTER)),
        in_force=DETAINED_PERSONS,
        discharged_by=RECONSIDERED,
        ends_with=Answer(EventKind.FINAL_PLAN, by=Dated.SENT),
        unless=_limbs("5", _STILL),
        detained=True,
    ),
    gloss(
        Duty(
            id="det-29-6",
            title="Issue the plan amended as ordered",
            holder=Actor.HOME_AUTHORITY,
            owed_to=(Actor.APPROPRIATE_PERSON,),
            provision=det("29(6)"),
            trigger=NAME_SCHOOL,
            limit=After(Weeks(2, Counting.AFTER)),
            in_force=DETAINED_PERSONS,
            discharged_by=Answer(EventKind.AMENDED_PLAN, EventKind.FINAL_PLAN, by=Dated.SENT),
            detained=True,
        ),
        _GLOSS,
    ),
)
