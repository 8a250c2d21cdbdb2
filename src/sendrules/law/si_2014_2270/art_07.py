"""Transitional Order art 7(9) to (12): 26 and 18 weeks for an assessment that began under the Education Act 1996.

https://www.legislation.gov.uk/uksi/2014/2270/article/7

They replace the twenty and sixteen weeks of regs 13(2) and 10(1), and begin with the relevant date: the date of the
notice, request or decision under the Act of 1996. That date may lie before September 2014, so whether the duty is in
force is tested on the last day of the limit. Art 7(12) leaves the rest of regs 10 and 13 as it is, so the exceptions of
regs 10(4) and 13(3) stay, from the relevant date on.

>>> plan, no_plan = DUTIES
>>> plan.limit_for(date(2014, 6, 2)), no_plan.limit_for(date(2014, 6, 2))
(datetime.date(2014, 11, 30), datetime.date(2014, 10, 5))
"""

from datetime import date

from sendrules.case.kinds import Dated, EventKind
from sendrules.law.model.actors import Actor
from sendrules.law.model.discharge import Answer, Reversal
from sendrules.law.model.duty import Duty, Trigger
from sendrules.law.model.life import InForce, TestedOn
from sendrules.law.model.limits import After
from sendrules.law.shared.regimes import OVERTAKEN
from sendrules.law.si_2014_1530 import reg_10, reg_13
from sendrules.law.si_2014_2270.modified import art, kept
from sendrules.time.periods import Counting, Weeks

_REF = "7(9) to (12)"
_TRIGGER = (Trigger(EventKind.TRANSITIONAL_ASSESSMENT),)
_LIFE = InForce(date(2014, 9, 1), None, TestedOn.LIMIT)
_PLAN, _NO_PLAN = "trans-2270-art7-26-weeks/plan", "trans-2270-art7-26-weeks/no-plan"

DUTIES = (
    Duty(
        id=_PLAN,
        title="Send the finalised plan after an assessment that began under the Education Act 1996",
        holder=Actor.LOCAL_AUTHORITY,
        owed_to=(Actor.FAMILY,),
        provision=art(_REF),
        trigger=_TRIGGER,
        limit=After(Weeks(26, Counting.BEGINNING_WITH)),
        in_force=_LIFE,
        discharged_by=Answer(EventKind.FINAL_PLAN, by=Dated.SENT),
        ends_with=Answer(EventKind.NO_PLAN_NOTICE, by=Dated.SERVED),
        revived_by=Reversal(EventKind.PLAN_DECISION, EventKind.DRAFT_PLAN, EventKind.FINAL_PLAN),
        overtaken_by=OVERTAKEN,
        unless=kept(reg_13.LIMBS, _PLAN, _REF, _LIFE),
    ),
    Duty(
        id=_NO_PLAN,
        title="Notify a decision not to make a plan after an assessment that began under the Education Act 1996",
        holder=Actor.LOCAL_AUTHORITY,
        owed_to=(Actor.FAMILY,),
        provision=art(_REF),
        trigger=_TRIGGER,
        limit=After(Weeks(18, Counting.BEGINNING_WITH)),
        in_force=_LIFE,
        discharged_by=Answer(EventKind.NO_PLAN_NOTICE, by=Dated.SERVED),
        ends_with=Answer(EventKind.PLAN_DECISION, EventKind.DRAFT_PLAN, EventKind.FINAL_PLAN, by=Dated.SERVED),
        contingent_on="the authority decides, after the assessment, not to make a plan",
        overtaken_by=OVERTAKEN,
        unless=kept(reg_10.LIMBS, _NO_PLAN, _REF, _LIFE),
    ),
)
