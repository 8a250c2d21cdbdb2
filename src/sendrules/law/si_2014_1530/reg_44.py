"""Reg 44: what the authority must do after an order of the Tribunal, or after a mediation agreement.

https://www.legislation.gov.uk/uksi/2014/1530/regulation/44

The weeks run from the day the order was made. An agreement about something that could have been appealed counts as an
order of the same date (reg 42(2)). A direction of the Tribunal prevails (reg 44(1)), and so does another time agreed in
writing after mediation (reg 42(5)). Where a decision not to make a plan is reversed without a fresh request or order,
the weeks of the order run on. The grounds of reg 44(3) apply only to paragraphs (2)(b) and (c), and *two* weeks of
absence are enough.

>>> from datetime import date
>>> for duty in DUTIES[1:]:
...     print(duty.provision.ref, duty.limit_for(date(2025, 3, 3)))
reg 44(2)(b) 2025-03-17
reg 44(2)(b)(i) 2025-05-12
reg 44(2)(b)(ii) 2025-06-09
reg 44(2)(c)(i) 2025-04-07
reg 44(2)(c)(ii) 2025-05-19
reg 44(2)(d) 2025-03-17
reg 44(2)(e) 2025-04-07
reg 44(2)(f) 2025-03-17
reg 44(2)(h) 2025-04-07
"""

from functools import partial

from sendrules.case.conditions import AnyOf, Condition
from sendrules.case.kinds import EventKind, Order
from sendrules.citation import reg
from sendrules.law.conditions.limbs import AbsentFromArea, CoronavirusReason, Exceptional
from sendrules.law.conditions.own_fields import OrderIs
from sendrules.law.model.actors import Actor
from sendrules.law.model.duty import Duty, Limb, Trigger
from sendrules.law.model.life import CORONAVIRUS_2020, SINCE_2014, InForce
from sendrules.law.model.limits import After
from sendrules.law.shared.acts import (
    A_PLAN_AFTER_ALL,
    AMENDED,
    CEASED,
    DECIDED,
    DRAFT,
    FINAL,
    NO_PLAN,
    NO_PLAN_AFTER_ALL,
    PLAN,
    RECIPIENTS,
    RECONSIDERED,
    TO_BE_A_PLAN,
    TOLD,
)
from sendrules.law.shared.ceasing import DISMISSES_CEASING
from sendrules.law.si_2014_1530 import reg_10
from sendrules.law.si_2020_471 import gloss
from sendrules.time.periods import Counting, Weeks

_REG_10_4 = AnyOf(tuple(limb.when for limb in reg_10.LIMBS if limb.in_force == SINCE_2014))


def limbs(paragraph: str, of: str, in_force: InForce) -> tuple[Limb, ...]:
    """Give the grounds that regs 44(3) and 45(7) have in common, for one limit: a determination is for one.

    Args:
        paragraph: ``44(3)`` or ``45(7)``.
        of: the limit, as in an id: ``2-b``.
        in_force: the life of the paragraph.
    """
    stem = f"reg-{paragraph.replace('(', '-').rstrip(')')}"
    return (
        Limb(
            id=f"{stem}-a-exception-{of}",
            title="exceptional personal circumstances of the child, parent or young person in the period",
            when=Exceptional(personal=True),
            provision=reg(f"{paragraph}(a)"),
            in_force=in_force,
        ),
        Limb(
            id=f"{stem}-b-exception-{of}",
            title="the child, parent or young person absent from the area for at least two weeks in the period",
            when=AbsentFromArea(Weeks(2)),
            provision=reg(f"{paragraph}(b)"),
            in_force=in_force,
        ),
        Limb(
            id=f"{stem}-c-exception-{of}",
            title="a circumstance of reg 10(4)(a) to (d), which reg 13(3) borrows",
            when=_REG_10_4,
            provision=reg(f"{paragraph}(c)"),
            in_force=in_force,
        ),
        Limb(
            id=f"{stem}-c-coronavirus-{of}",
            title="impractical for a reason relating to coronavirus",
            when=CoronavirusReason(),
            provision=reg(f"{paragraph}(c)"),
            in_force=CORONAVIRUS_2020,
            via="reg-10-4-e-exception",
        ),
    )


def _ordered(requires: str, *orders: Order) -> tuple[Trigger, ...]:
    """Give the two starts: an order, and a mediation agreement that counts as one."""
    return _started(requires, OrderIs(orders))


def _started(requires: str, about: Condition) -> tuple[Trigger, ...]:
    directed, agreed = (EventKind.TRIBUNAL_DIRECTION,), (EventKind.TIME_AGREED,)
    return (
        Trigger(
            EventKind.TRIBUNAL_ORDER,
            when=about,
            only_if=f"if the order {requires}",
            set_by=directed,
            under_order=True,
        ),
        Trigger(
            EventKind.MEDIATION_AGREEMENT,
            when=about,
            only_if=f"if the agreement {requires}",
            via=reg("42(2)"),
            set_by=agreed,
        ),
    )


_ASSESS = _ordered("is to assess or re-assess", Order.ASSESS, Order.REASSESS)
_MAKE_PLAN = _ordered("is to make a plan", Order.MAKE_PLAN)
_duty = partial(Duty, holder=Actor.LOCAL_AUTHORITY, in_force=SINCE_2014)

DUTIES = (
    _duty(
        id="reg-44-2-a-cease",
        title="Cease to maintain the plan after the appeal was dismissed",
        owed_to=(Actor.FAMILY,),
        provision=reg("44(2)(a)"),
        # no agreement dismisses an appeal: after an agreement that the plan will cease, s.45(4) still applies
        trigger=_started("dismisses an appeal against ceasing", DISMISSES_CEASING)[:1],
        limit=None,
        residual="immediately",
        discharged_by=CEASED,
    ),
    _duty(
        id="reg-44-2-b-notify",
        title="Tell the family that the assessment or re-assessment will be made",
        owed_to=(Actor.FAMILY,),
        provision=reg("44(2)(b)"),
        trigger=_ASSESS,
        limit=After(Weeks(2, Counting.AFTER)),
        discharged_by=TOLD,
        ends_with=DECIDED,
        unless=limbs("44(3)", "2-b", SINCE_2014),
    ),
    _duty(
        id="reg-44-2-b-i-no-plan",
        title="Notify a decision not to make a plan, after the assessment that was ordered",
        owed_to=(Actor.FAMILY,),
        provision=reg("44(2)(b)(i)"),
        trigger=_ASSESS,
        limit=After(Weeks(10, Counting.AFTER)),
        residual="as soon as practicable",
        discharged_by=NO_PLAN,
        ends_with=TO_BE_A_PLAN,
        revived_by=NO_PLAN_AFTER_ALL,
        contingent_on="the authority decides, after the assessment, that no plan is necessary",
        unless=limbs("44(3)", "2-b-i", SINCE_2014),
    ),
    _duty(
        id="reg-44-2-b-ii-final",
        title="Send the finalised plan, after the assessment that was ordered",
        owed_to=RECIPIENTS,
        provision=reg("44(2)(b)(ii)"),
        trigger=_ASSESS,
        limit=After(Weeks(14, Counting.AFTER)),
        residual="as soon as practicable",
        discharged_by=PLAN,
        ends_with=NO_PLAN,
        revived_by=A_PLAN_AFTER_ALL,
        unless=limbs("44(3)", "2-b-ii", SINCE_2014),
    ),
    _duty(
        id="reg-44-2-c-i-draft",
        title="Issue the draft of the plan that was ordered",
        owed_to=(Actor.FAMILY,),
        provision=reg("44(2)(c)(i)"),
        trigger=_MAKE_PLAN,
        limit=After(Weeks(5, Counting.AFTER)),
        discharged_by=DRAFT,
        ends_with=FINAL,
        unless=limbs("44(3)", "2-c-i", SINCE_2014),
    ),
    _duty(
        id="reg-44-2-c-ii-final",
        title="Send the finalised plan that was ordered",
        owed_to=RECIPIENTS,
        provision=reg("44(2)(c)(ii)"),
        trigger=_MAKE_PLAN,
        limit=After(Weeks(11, Counting.AFTER)),
        discharged_by=FINAL,
        unless=limbs("44(3)", "2-c-ii", SINCE_2014),
    ),
    gloss(
        _duty(
            id="reg-44-2-d-remit",
            title="Reconsider, and send a draft plan or give notice that no plan will be made",
            owed_to=(Actor.FAMILY,),
            provision=reg("44(2)(d)"),
            trigger=_ordered("sends the case back", Order.REMIT),
            limit=After(Weeks(2, Counting.AFTER)),
            discharged_by=RECONSIDERED,
            ends_with=FINAL,
        ),
        reg("2A(3)(m)"),
    ),
    gloss(
        _duty(
            id="reg-44-2-e-amend-sep",
            title="Issue the plan with its special educational provision amended as ordered",
            owed_to=(Actor.FAMILY,),
            provision=reg("44(2)(e)"),
            trigger=_ordered("is to amend the provision", Order.AMEND_PROVISION, Order.NAME_SCHOOL_AND_AMEND),
            limit=After(Weeks(5, Counting.AFTER)),
            discharged_by=AMENDED,
            ends_with=CEASED,
        ),
        reg("2A(3)(m)"),
    ),
    gloss(
        _duty(
            id="reg-44-2-f-name-school",
            title="Issue the plan with the school or type of school amended as ordered",
            owed_to=(Actor.FAMILY,),
            provision=reg("44(2)(f)"),
            trigger=_ordered("is to name a school", Order.NAME_SCHOOL, Order.NAME_SCHOOL_AND_AMEND),
            limit=After(Weeks(2, Counting.AFTER)),
            discharged_by=AMENDED,
            ends_with=CEASED,
        ),
        reg("2A(3)(m)"),
    ),
    gloss(
        _duty(
            id="reg-44-2-h-continue-amend",
            title="Continue to maintain the plan, and issue it amended as ordered",
            owed_to=(Actor.FAMILY,),
            provision=reg("44(2)(h)"),
            trigger=_ordered("is to continue and amend the plan", Order.CONTINUE_AND_AMEND),
            limit=After(Weeks(5, Counting.AFTER)),
            discharged_by=AMENDED,
            ends_with=CEASED,
        ),
        reg("2A(3)(m)"),
    ),
)
