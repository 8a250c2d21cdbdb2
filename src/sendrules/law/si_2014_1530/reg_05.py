"""Reg 5: notifying the decision whether to secure an EHC needs assessment, and the exceptions to its six weeks.

https://www.legislation.gov.uk/uksi/2014/1530/regulation/5

>>> from datetime import date
>>> DUTIES[0].limit_for(date(2025, 5, 21))
datetime.date(2025, 7, 2)
"""

from sendrules.case.kinds import Dated, EventKind, Role
from sendrules.citation import reg
from sendrules.law.conditions.limbs import AbsentFromArea, AdviceSoughtAroundClosure, CoronavirusReason, Exceptional
from sendrules.law.model.actors import Actor
from sendrules.law.model.discharge import Answer
from sendrules.law.model.duty import Duty, Limb, Trigger
from sendrules.law.model.life import CORONAVIRUS_2020, SINCE_2014
from sendrules.law.model.limits import After
from sendrules.law.shared.notices import APPEAL
from sendrules.law.shared.regimes import OVERTAKEN, REQUEST_OR_RESPONSIBLE
from sendrules.time.periods import Counting, Weeks

LIMBS = (
    Limb(
        id="reg-5-4-a-exception",
        title="advice asked of the head teacher or principal around a closure of at least four weeks",
        when=AdviceSoughtAroundClosure(
            asked=(Role.HEAD_TEACHER, Role.PRINCIPAL), settings=(Role.SCHOOL, Role.POST_16_INSTITUTION)
        ),
        provision=reg("5(4)(a)"),
        in_force=SINCE_2014,
    ),
    Limb(
        id="reg-5-4-b-exception",
        title="advice asked of the early-years provider around a closure of at least four weeks",
        when=AdviceSoughtAroundClosure(
            asked=(Role.EARLY_YEARS_SEN_LEAD, Role.EARLY_YEARS_PERSON_RESPONSIBLE),
            settings=(Role.EARLY_YEARS_PROVIDER,),
        ),
        provision=reg("5(4)(b)"),
        in_force=SINCE_2014,
    ),
    Limb(
        id="reg-5-4-c-exception",
        title="exceptional personal circumstances of the child, parent or young person in the period",
        when=Exceptional(personal=True),
        provision=reg("5(4)(c)"),
        in_force=SINCE_2014,
    ),
    Limb(
        id="reg-5-4-d-exception",
        title="the child, parent or young person absent from the area for at least four weeks in the period",
        when=AbsentFromArea(Weeks(4)),
        provision=reg("5(4)(d)"),
        in_force=SINCE_2014,
    ),
    Limb(
        id="reg-5-4-e-exception",
        title="impractical for a reason relating to coronavirus",
        when=CoronavirusReason(),
        provision=reg("5(4)(e)"),
        in_force=CORONAVIRUS_2020,
    ),
)

DUTIES = (
    Duty(
        id="reg-5-1-decision-to-assess",
        title="Notify the decision whether to secure an EHC needs assessment",
        holder=Actor.LOCAL_AUTHORITY,
        owed_to=(Actor.FAMILY,),
        provision=reg("5(1)"),
        trigger=REQUEST_OR_RESPONSIBLE,
        limit=After(Weeks(6, Counting.AFTER)),
        residual="as soon as practicable",
        in_force=SINCE_2014,
        discharged_by=Answer(
            EventKind.DECISION_TO_ASSESS,
            EventKind.REFUSAL_TO_ASSESS,
            EventKind.NOT_NECESSARY_NOTICE,
            by=Dated.SERVED,
        ),
        ends_with=Answer(
            # a later stage shows that the decision was taken; if its limit had passed by then, that is said
            EventKind.PLAN_DECISION,
            EventKind.NO_PLAN_NOTICE,
            EventKind.DRAFT_PLAN,
            EventKind.FINAL_PLAN,
            EventKind.REQUEST_WITHDRAWN,
            by=Dated.SERVED,
        ),
        overtaken_by=OVERTAKEN,
        unless=LIMBS,
        notice=tuple(f"if it refuses: {item}" for item in APPEAL),
    ),
    Duty(
        id="reg-5-2-copy-decision",
        title="Notify the other bodies of the decision whether to assess",
        holder=Actor.LOCAL_AUTHORITY,
        owed_to=(Actor.REG_4_2_BODIES,),
        provision=reg("5(2)"),
        trigger=(Trigger(EventKind.DECISION_TO_ASSESS), Trigger(EventKind.REFUSAL_TO_ASSESS)),
        limit=None,
        residual="with the notice under reg 5(1)",
        in_force=SINCE_2014,
        discharged_by=Answer(EventKind.DECISION_COPIED),
        latest_start_only=True,
    ),
)
