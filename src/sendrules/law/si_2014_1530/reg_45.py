"""Reg 45: what an authority must do after it tells the Tribunal, before any response, that it will not oppose an
appeal.

https://www.legislation.gov.uk/uksi/2014/1530/regulation/45

The weeks run from the day the authority told the Tribunal. This regulation does not apply to a concession after the
response: the weeks from the request stand (*R (W) v Hertfordshire CC* [2023] EWHC 3138 (Admin)). Reg 45(7) has the
grounds of reg 44(3), only for paragraphs (3) and (6): on its words only coronavirus relaxed (3A) (reading
`reg-45-7-and-3A`).

SI 2015/359 reg 8 put paragraphs (3) to (6A) in the place of (3) to (6) on 23 March 2015. Of the text as made, (1) to (5)
and the first words of (6) were seen as Surrey's SEND advice service quotes them: the assessment, review or re-assessment
carried out in four weeks, the amended plan in four, the school named in two. Reg 8(b) took "(4)" out of paragraph (7),
so before that the grounds reached the four weeks of (4) too. What (6) gave for a refused plan was not seen, and is not
encoded. There was no (3A): the weeks from the request ran on to the plan.

>>> from datetime import date
>>> for duty in SINCE_2015:
...     print(duty.provision.ref, duty.limit_for(date(2025, 3, 3)))
reg 45(3) 2025-03-17
reg 45(3A)(a) 2025-05-12
reg 45(3A)(b) 2025-06-09
reg 45(4) 2025-04-07
reg 45(5)(a) 2025-03-17
reg 45(5)(b) 2025-04-07
reg 45(6)(a) 2025-04-07
reg 45(6)(b) 2025-05-19
reg 45(6A) 2025-04-07
>>> for duty in BEFORE[:3]:
...     print(duty.provision.ref, duty.limit_for(date(2015, 3, 1)))
reg 45(3) 2015-03-29
reg 45(4) 2015-03-29
reg 45(5) 2015-03-15
"""

from dataclasses import replace
from datetime import date
from functools import partial
from typing import Any

from sendrules.case.conditions import AllOf
from sendrules.case.kinds import EventKind, Order
from sendrules.citation import reg
from sendrules.law.conditions.appeals import BEFORE_THE_RESPONSE
from sendrules.law.conditions.limbs import CoronavirusReason
from sendrules.law.conditions.own_fields import OrderIs
from sendrules.law.model.actors import Actor
from sendrules.law.model.discharge import Answer
from sendrules.law.model.duty import Duty, Limb, Trigger
from sendrules.law.model.life import CONCESSIONS, CORONAVIRUS_2020, SINCE_2014, InForce
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
    TO_BE_A_PLAN,
    TOLD,
)
from sendrules.law.si_2014_1530.reg_44 import limbs
from sendrules.law.si_2020_471 import gloss
from sendrules.time.periods import Counting, Weeks

AS_MADE = InForce(date(2014, 9, 1), date(2015, 3, 22))
_TEXT_NOT_FOUND = "of reg 45(6) as made only the first words were seen; SI 2015/359 substituted it on 23 March 2015"


def _conceded(only_if: str, *orders: Order) -> tuple[Trigger, ...]:
    in_time = AllOf((OrderIs(orders), BEFORE_THE_RESPONSE))
    only_if = f"{only_if}, and the authority conceded it before any response"
    return (Trigger(EventKind.APPEAL_CONCEDED, when=in_time, only_if=only_if),)


def _reg_45_8(of: str) -> tuple[Limb, ...]:
    return (
        Limb(
            id=f"reg-45-8-exception-{of}",
            title="impractical for a reason relating to coronavirus",
            when=CoronavirusReason(),
            provision=reg("45(8)"),
            in_force=CORONAVIRUS_2020,
        ),
    )


_ASSESS = _conceded("if the appeal was for an assessment or re-assessment", Order.ASSESS, Order.REASSESS)
_MAKE_PLAN = _conceded("if the appeal was for a plan", Order.MAKE_PLAN)
_duty = partial(Duty, holder=Actor.LOCAL_AUTHORITY, in_force=CONCESSIONS)

SINCE_2015 = (
    _duty(
        id="reg-45-3-notify",
        title="Tell the family that the assessment or re-assessment must be made",
        owed_to=(Actor.FAMILY,),
        provision=reg("45(3)"),
        trigger=_ASSESS,
        limit=After(Weeks(2, Counting.AFTER)),
        discharged_by=TOLD,
        ends_with=DECIDED,
        unless=limbs("45(7)", "3", SINCE_2014),
    ),
    _duty(
        id="reg-45-3A-a-no-plan",
        title="Notify a decision not to make a plan, after the assessment that was conceded",
        owed_to=(Actor.FAMILY,),
        provision=reg("45(3A)(a)"),
        trigger=_ASSESS,
        limit=After(Weeks(10, Counting.AFTER)),
        residual="as soon as practicable",
        discharged_by=NO_PLAN,
        ends_with=TO_BE_A_PLAN,
        revived_by=NO_PLAN_AFTER_ALL,
        contingent_on="the authority decides, after the assessment, that no plan is necessary",
        unless=_reg_45_8("3a-a"),
    ),
    _duty(
        id="reg-45-3A-b-final",
        title="Send the finalised plan, after the assessment that was conceded",
        owed_to=RECIPIENTS,
        provision=reg("45(3A)(b)"),
        trigger=_ASSESS,
        limit=After(Weeks(14, Counting.AFTER)),
        residual="as soon as practicable",
        discharged_by=PLAN,
        ends_with=NO_PLAN,
        revived_by=A_PLAN_AFTER_ALL,
        unless=_reg_45_8("3a-b"),
    ),
    gloss(
        _duty(
            id="reg-45-4-amend",
            title="Issue the plan with its special educational provision amended as conceded",
            owed_to=RECIPIENTS,
            provision=reg("45(4)"),
            trigger=_conceded("if the appeal was about needs or provision", Order.AMEND_PROVISION),
            limit=After(Weeks(5, Counting.AFTER)),
            discharged_by=AMENDED,
            ends_with=CEASED,
        ),
        reg("2A(3)(n)"),
    ),
    gloss(
        _duty(
            id="reg-45-5-a-school",
            title="Issue the plan with the school or type of school amended as conceded",
            owed_to=RECIPIENTS,
            provision=reg("45(5)(a)"),
            trigger=_conceded("if the appeal was about the school alone", Order.NAME_SCHOOL),
            limit=After(Weeks(2, Counting.AFTER)),
            discharged_by=AMENDED,
            ends_with=CEASED,
        ),
        reg("2A(3)(n)"),
    ),
    gloss(
        _duty(
            id="reg-45-5-b-school-plus",
            title="Issue the plan with the school and the provision amended as conceded",
            owed_to=RECIPIENTS,
            provision=reg("45(5)(b)"),
            trigger=_conceded("if the appeal was about the school and the provision", Order.NAME_SCHOOL_AND_AMEND),
            limit=After(Weeks(5, Counting.AFTER)),
            discharged_by=AMENDED,
            ends_with=CEASED,
        ),
        reg("2A(3)(n)"),
    ),
    _duty(
        id="reg-45-6-a-draft",
        title="Issue the draft of the plan that was conceded",
        owed_to=(Actor.FAMILY,),
        provision=reg("45(6)(a)"),
        trigger=_MAKE_PLAN,
        limit=After(Weeks(5, Counting.AFTER)),
        discharged_by=DRAFT,
        ends_with=FINAL,
        unless=limbs("45(7)", "6-a", SINCE_2014),
    ),
    _duty(
        id="reg-45-6-b-final",
        title="Send the finalised plan that was conceded",
        owed_to=RECIPIENTS,
        provision=reg("45(6)(b)"),
        trigger=_MAKE_PLAN,
        limit=After(Weeks(11, Counting.AFTER)),
        discharged_by=FINAL,
        unless=limbs("45(7)", "6-b", SINCE_2014),
    ),
    gloss(
        # continuing has no day; the five weeks are for amendments, and CONTINUE says that there are no amendments
        _duty(
            id="reg-45-6A-cease",
            title="Continue to maintain the plan, and issue the amendments that were agreed",
            owed_to=(Actor.FAMILY,),
            provision=reg("45(6A)"),
            trigger=_conceded(
                "if the appeal was against ceasing, and amendments were agreed", Order.CONTINUE_AND_AMEND
            ),
            limit=After(Weeks(5, Counting.AFTER)),
            discharged_by=AMENDED,
            ends_with=CEASED,
        ),
        reg("2A(3)(n)"),
    ),
)

_NOW = {duty.id: duty for duty in SINCE_2015}
_CONTENTS = _conceded("if the appeal was about needs or provision", Order.AMEND_PROVISION, Order.NAME_SCHOOL_AND_AMEND)
_SCHOOL = _conceded("if the appeal was about the school", Order.NAME_SCHOOL, Order.NAME_SCHOOL_AND_AMEND)


def _limbs(of: str) -> tuple[Limb, ...]:
    return tuple(limb for limb in limbs("45(7)", of, SINCE_2014) if limb.in_force == SINCE_2014)


def _as_made(id: str, **changes: Any) -> Duty:
    """Give a duty as it stood before 23 March 2015: without the grounds of today, save where they are given."""
    made: dict[str, Any] = {"in_force": AS_MADE, "owed_to": (Actor.FAMILY,), "unless": ()}
    return replace(_NOW[id], **made | changes)


BEFORE = (
    _as_made(
        "reg-45-3-notify",
        title="Carry out the assessment or re-assessment that was conceded",
        limit=After(Weeks(4, Counting.AFTER)),
        discharged_by=Answer(*DECIDED.kinds),
        ends_with=None,
        unless=_limbs("3"),
    ),
    _as_made(
        "reg-45-4-amend",
        trigger=_CONTENTS,
        limit=After(Weeks(4, Counting.AFTER)),
        unless=tuple(replace(limb, in_force=AS_MADE) for limb in _limbs("4")),
    ),
    _as_made("reg-45-5-a-school", provision=reg("45(5)"), trigger=_SCHOOL),
    *(
        _as_made(id, provision=reg("45(6)"), limit=None, text_not_found=_TEXT_NOT_FOUND)
        for id in ("reg-45-6-a-draft", "reg-45-6-b-final")
    ),
)
_EARLIER = {duty.id: duty for duty in BEFORE}

DUTIES = (*BEFORE, *(replace(duty, earlier=_EARLIER.get(duty.id)) for duty in SINCE_2015))
