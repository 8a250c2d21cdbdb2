"""Reg 10: notifying a decision not to make a plan within sixteen weeks of the *request*, and its exceptions.

https://www.legislation.gov.uk/uksi/2014/1530/regulation/10

>>> from datetime import date
>>> DUTIES[0].limit_for(date(2025, 5, 21))
datetime.date(2025, 9, 10)
"""

from sendrules.case.kinds import Dated, EventKind, Role
from sendrules.citation import reg
from sendrules.law.conditions.limbs import AbsentFromArea, AdviceSoughtAroundClosure, CoronavirusReason, Exceptional
from sendrules.law.model.actors import Actor
from sendrules.law.model.discharge import Answer, Reversal
from sendrules.law.model.duty import Duty, Limb, Trigger
from sendrules.law.model.life import CORONAVIRUS_2020, SINCE_2014
from sendrules.law.model.limits import After
from sendrules.law.shared.notices import APPEAL_AND_RECOMMENDATIONS
from sendrules.law.shared.regimes import OVERTAKEN, REQUEST_OR_RESPONSIBLE
from sendrules.time.periods import Counting, Weeks

LIMBS = (
    Limb(
        id="reg-10-4-a-exception",
        title="advice asked of the head teacher or principal around a closure of at least four weeks",
        when=AdviceSoughtAroundClosure(
            asked=(Role.HEAD_TEACHER, Role.PRINCIPAL), settings=(Role.SCHOOL, Role.POST_16_INSTITUTION)
        ),
        provision=reg("10(4)(a)"),
        in_force=SINCE_2014,
    ),
    Limb(
        id="reg-10-4-b-exception",
        title="advice asked of the early-years provider around a closure of at least four weeks",
        when=AdviceSoughtAroundClosure(
            asked=(Role.EARLY_YEARS_SEN_LEAD, Role.EARLY_YEARS_PERSON_RESPONSIBLE),
            settings=(Role.EARLY_YEARS_PROVIDER,),
        ),
        provision=reg("10(4)(b)"),
        in_force=SINCE_2014,
    ),
    Limb(
        id="reg-10-4-c-exception",
        title="exceptional personal circumstances of the child, parent or young person in the period",
        when=Exceptional(personal=True),
        provision=reg("10(4)(c)"),
        in_force=SINCE_2014,
    ),
    Limb(
        id="reg-10-4-d-exception",
        title="the child, parent or young person absent from the area for at least four weeks in the period",
        when=AbsentFromArea(Weeks(4)),
        provision=reg("10(4)(d)"),
        in_force=SINCE_2014,
    ),
    Limb(
        id="reg-10-4-e-exception",
        title="impractical for a reason relating to coronavirus",
        when=CoronavirusReason(),
        provision=reg("10(4)(e)"),
        in_force=CORONAVIRUS_2020,
    ),
)

DUTIES = (
    Duty(
        id="reg-10-1-no-plan-decision",
        title="Notify a decision not to make an EHC plan",
        holder=Actor.LOCAL_AUTHORITY,
        owed_to=(Actor.FAMILY,),
        provision=reg("10(1)"),
        trigger=REQUEST_OR_RESPONSIBLE,
        limit=After(Weeks(16, Counting.AFTER)),
        residual="as soon as practicable",
        in_force=SINCE_2014,
        discharged_by=Answer(EventKind.NO_PLAN_NOTICE, by=Dated.SERVED),
        ends_with=Answer(
            EventKind.REFUSAL_TO_ASSESS,
            EventKind.NOT_NECESSARY_NOTICE,
            EventKind.PLAN_DECISION,
            EventKind.DRAFT_PLAN,
            EventKind.FINAL_PLAN,
            EventKind.REQUEST_WITHDRAWN,
            by=Dated.SERVED,
        ),
        revived_by=Reversal(EventKind.DECISION_TO_ASSESS, EventKind.NO_PLAN_NOTICE),
        contingent_on="the authority decides, after the assessment, not to make a plan",
        overtaken_by=OVERTAKEN,
        unless=LIMBS,
        notice=(
            "the outcome of the assessment, the decision and the reasons (CFA 2014 s.36(9))",
            *APPEAL_AND_RECOMMENDATIONS,
        ),
    ),
    Duty(
        id="reg-10-2-copy",
        title="Notify the health commissioner and the setting of a decision not to make a plan",
        holder=Actor.LOCAL_AUTHORITY,
        owed_to=(Actor.RESPONSIBLE_COMMISSIONING_BODY, Actor.INSTITUTION_ATTENDED),
        provision=reg("10(2)"),
        trigger=(Trigger(EventKind.NO_PLAN_NOTICE),),
        limit=None,
        residual="with the notice under reg 10(1)",
        in_force=SINCE_2014,
        discharged_by=Answer(EventKind.NO_PLAN_COPIED),
        latest_start_only=True,
    ),
)
