"""Detained Persons Regulations reg 30: what an authority must do when it does not oppose the appeal.

https://www.legislation.gov.uk/uksi/2015/62/regulation/30

The weeks run from the day the authority told the Tribunal, before any response. The limbs of reg 30(7) apply to
paragraphs (4) and (5), and not to (3) and (6); in SI 2014/1530, reg 45(7) does not apply to the weeks after an
assessment. No provision lets the Tribunal or the parties set other dates here.

>>> from datetime import date
>>> [duty.limit_for(date(2025, 2, 3)).isoformat() for duty in DUTIES[:3]]
['2025-02-17', '2025-04-14', '2025-05-12']
>>> [duty.limit_for(date(2025, 2, 3)).isoformat() for duty in DUTIES[3:]]
['2025-03-10', '2025-04-21', '2025-02-17']
"""

from sendrules.case.conditions import AllOf
from sendrules.case.kinds import Dated, EventKind, Order
from sendrules.law.conditions.appeals import BEFORE_THE_RESPONSE
from sendrules.law.conditions.own_fields import OrderIs
from sendrules.law.model.actors import Actor
from sendrules.law.model.discharge import Answer, Reversal
from sendrules.law.model.duty import Duty, Limb, Trigger
from sendrules.law.model.life import DETAINED_PERSONS
from sendrules.law.model.limits import After
from sendrules.law.shared.acts import ANEW, NO_PLAN_AFTER_ALL
from sendrules.law.shared.detention import PLAN_RECIPIENTS, det
from sendrules.law.si_2015_62.grounds import PRACTICABLE, closure, coronavirus, parent_away, personal
from sendrules.law.si_2020_471 import gloss
from sendrules.time.periods import Counting, Weeks

_GLOSS = det("2A(3)(j)")
_STILL = "the authority must still issue the plan"


def _about(*orders: Order, what: str) -> tuple[Trigger, ...]:
    in_time = AllOf((OrderIs(orders), BEFORE_THE_RESPONSE))
    only_if = f"if the appeal was against {what}, and the authority conceded it before any response"
    return (Trigger(EventKind.APPEAL_CONCEDED, when=in_time, only_if=only_if),)


def _limbs(limit: str, residual: str) -> tuple[Limb, ...]:
    """Give the limbs of reg 30(7) for one limit; each limit is judged by itself."""
    return (
        personal(f"det-30-7-a-exception-{limit}", "30(7)(a)", residual=residual),
        parent_away(f"det-30-7-b-exception-{limit}", "30(7)(b)", Weeks(2), residual=residual),
        closure(
            f"det-30-7-c-exception-{limit}",
            "30(7)(c) with reg 10(4)(a)",
            via="det-10-4-a-exception",
            residual=residual,
        ),
        coronavirus(
            f"det-30-7-c-coronavirus-{limit}",
            "30(7)(c) with reg 10(4)(d)",
            via="det-10-4-d-exception",
            residual=residual,
        ),
    )


ASSESS = _about(Order.ASSESS, what="a refusal to assess")
MAKE_PLAN = _about(Order.MAKE_PLAN, what="a decision not to make a plan")
NAME_SCHOOL = _about(
    Order.NAME_SCHOOL,
    Order.NAME_SCHOOL_AND_AMEND,
    what="the school that the plan names, its type, or that it names none",
)

DUTIES = (
    gloss(
        Duty(
            id="det-30-3",
            title="Notify that the assessment will be made after all",
            holder=Actor.HOME_AUTHORITY,
            owed_to=(Actor.APPROPRIATE_PERSON,),
            provision=det("30(3)"),
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
        id="det-30-4-a",
        title="Notify a decision not to make a plan after the assessment that was conceded",
        holder=Actor.HOME_AUTHORITY,
        owed_to=(Actor.APPROPRIATE_PERSON,),
        provision=det("30(4)(a)"),
        trigger=ASSESS,
        limit=After(Weeks(10, Counting.AFTER)),
        residual=PRACTICABLE,
        in_force=DETAINED_PERSONS,
        discharged_by=Answer(EventKind.NO_PLAN_NOTICE, by=Dated.SERVED),
        ends_with=Answer(EventKind.PLAN_DECISION, EventKind.DRAFT_PLAN, EventKind.FINAL_PLAN, by=Dated.SERVED),
        revived_by=NO_PLAN_AFTER_ALL,
        contingent_on="the authority decides, after the assessment, not to make a plan",
        unless=_limbs("4-a", PRACTICABLE),
        detained=True,
        notice=("the reasons for the decision",),
    ),
    Duty(
        id="det-30-4-b",
        title="Send the finalised plan after the assessment that was conceded",
        holder=Actor.HOME_AUTHORITY,
        owed_to=PLAN_RECIPIENTS,
        provision=det("30(4)(b)"),
        trigger=ASSESS,
        limit=After(Weeks(14, Counting.AFTER)),
        residual=PRACTICABLE,
        in_force=DETAINED_PERSONS,
        discharged_by=Answer(EventKind.FINAL_PLAN, by=Dated.SENT),
        ends_with=Answer(EventKind.NO_PLAN_NOTICE, by=Dated.SERVED),
        revived_by=Reversal(EventKind.PLAN_DECISION, EventKind.DRAFT_PLAN, EventKind.FINAL_PLAN, until=ANEW),
        unless=_limbs("4-b", PRACTICABLE),
        detained=True,
    ),
    Duty(
        id="det-30-5-a",
        title="Issue the draft of the plan that was conceded",
        holder=Actor.HOME_AUTHORITY,
        owed_to=(Actor.APPROPRIATE_PERSON,),
        provision=det("30(5)(a)"),
        trigger=MAKE_PLAN,
        limit=After(Weeks(5, Counting.AFTER)),
        in_force=DETAINED_PERSONS,
        discharged_by=Answer(EventKind.DRAFT_PLAN, by=Dated.SENT),
        ends_with=Answer(EventKind.FINAL_PLAN, by=Dated.SENT),
        unless=_limbs("5-a", _STILL),
        detained=True,
    ),
    Duty(
        id="det-30-5-b",
        title="Send the finalised plan that was conceded",
        holder=Actor.HOME_AUTHORITY,
        owed_to=PLAN_RECIPIENTS,
        provision=det("30(5)(b)"),
        trigger=MAKE_PLAN,
        limit=After(Weeks(11, Counting.AFTER)),
        in_force=DETAINED_PERSONS,
        discharged_by=Answer(EventKind.FINAL_PLAN, by=Dated.SENT),
        unless=_limbs("5-b", _STILL),
        detained=True,
    ),
    gloss(
        Duty(
            id="det-30-6",
            title="Issue the plan, amended as the appeal asked",
            holder=Actor.HOME_AUTHORITY,
            owed_to=(Actor.APPROPRIATE_PERSON,),
            provision=det("30(6)"),
            trigger=NAME_SCHOOL,
            limit=After(Weeks(2, Counting.AFTER)),
            in_force=DETAINED_PERSONS,
            discharged_by=Answer(EventKind.AMENDED_PLAN, EventKind.FINAL_PLAN, by=Dated.SENT),
            detained=True,
        ),
        _GLOSS,
    ),
)
