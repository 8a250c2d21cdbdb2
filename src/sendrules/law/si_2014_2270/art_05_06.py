"""Transitional Order arts 5(8) and 6(8): six weeks from the consent to go on as a request under the Act of 2014.

https://www.legislation.gov.uk/uksi/2014/2270/article/5

An authority that was considering an assessment in September 2014, or had been asked for one, may go on under the Act of
2014 if the family agrees. Reg 5(1) then counts from the consent, and the day of the consent is the first of its six
weeks. The exceptions of reg 5(4) stay.

>>> from datetime import date
>>> DUTIES[0].limit_for(date(2014, 9, 8))
datetime.date(2014, 10, 19)
"""

from sendrules.case.kinds import Dated, EventKind
from sendrules.law.model.actors import Actor
from sendrules.law.model.discharge import Answer
from sendrules.law.model.duty import Duty, Trigger
from sendrules.law.model.life import SINCE_2014
from sendrules.law.model.limits import After
from sendrules.law.shared.regimes import OVERTAKEN
from sendrules.law.si_2014_1530 import reg_05
from sendrules.law.si_2014_2270.modified import art, kept
from sendrules.time.periods import Counting, Weeks

DUTIES = (
    Duty(
        id="trans-2270-art5-6",
        title="Notify the decision whether to assess, in a case that began before September 2014",
        holder=Actor.LOCAL_AUTHORITY,
        owed_to=(Actor.FAMILY,),
        provision=art("5(8) and 6(8)"),
        trigger=(Trigger(EventKind.TRANSITIONAL_CONSENT),),
        limit=After(Weeks(6, Counting.BEGINNING_WITH)),
        residual="as soon as practicable",
        in_force=SINCE_2014,
        discharged_by=Answer(
            EventKind.DECISION_TO_ASSESS,
            EventKind.REFUSAL_TO_ASSESS,
            EventKind.NOT_NECESSARY_NOTICE,
            by=Dated.SERVED,
        ),
        ends_with=Answer(
            EventKind.PLAN_DECISION,
            EventKind.NO_PLAN_NOTICE,
            EventKind.DRAFT_PLAN,
            EventKind.FINAL_PLAN,
            by=Dated.SERVED,
        ),
        overtaken_by=OVERTAKEN,
        unless=kept(reg_05.LIMBS, "trans-2270-art5-6", "5(8) and 6(8)"),
    ),
)
