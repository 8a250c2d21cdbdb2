"""Reg 4(1): telling the family that a plan is not necessary, at the stage of CFA 2014 s.36(3) and (5).

https://www.legislation.gov.uk/uksi/2014/1530/regulation/4

The exceptions of reg 5(4) do not apply to this limit (reading `reg-4-1-exceptions`). Its only exception was reg 4(3),
which SI 2020/471 reg 6 added for the summer of 2020.

>>> from datetime import date
>>> DUTIES[0].limit_for(date(2024, 1, 18))                       # over 29 February
datetime.date(2024, 2, 29)
"""

from sendrules.case.kinds import Dated, EventKind
from sendrules.citation import reg
from sendrules.law.conditions.limbs import CoronavirusReason
from sendrules.law.model.actors import Actor
from sendrules.law.model.discharge import Answer, Reversal
from sendrules.law.model.duty import Duty, Limb
from sendrules.law.model.life import CORONAVIRUS_2020, SINCE_2014
from sendrules.law.model.limits import After
from sendrules.law.shared.notices import APPEAL
from sendrules.law.shared.regimes import OVERTAKEN, REQUEST_OR_RESPONSIBLE
from sendrules.time.periods import Counting, Weeks

DUTIES = (
    Duty(
        id="reg-4-1-not-necessary-determination",
        title="Notify a determination that a plan is not necessary",
        holder=Actor.LOCAL_AUTHORITY,
        owed_to=(Actor.FAMILY,),
        provision=reg("4(1)"),
        trigger=REQUEST_OR_RESPONSIBLE,
        limit=After(Weeks(6, Counting.AFTER)),
        residual="as soon as practicable",
        in_force=SINCE_2014,
        discharged_by=Answer(EventKind.NOT_NECESSARY_NOTICE, by=Dated.SERVED),
        ends_with=Answer(
            EventKind.CONSIDERING_NOTICE,
            EventKind.DECISION_TO_ASSESS,
            EventKind.REFUSAL_TO_ASSESS,
            EventKind.PLAN_DECISION,
            EventKind.NO_PLAN_NOTICE,
            EventKind.DRAFT_PLAN,
            EventKind.FINAL_PLAN,
            EventKind.REQUEST_WITHDRAWN,
            by=Dated.SERVED,
        ),
        revived_by=Reversal(EventKind.NOT_NECESSARY_NOTICE),  # given after all, it is judged by its day
        overtaken_by=OVERTAKEN,
        contingent_on="the authority determines that a plan is not necessary",
        unless=(
            Limb(
                id="reg-4-3-exception",
                title="impractical for a reason relating to coronavirus",
                when=CoronavirusReason(),
                provision=reg("4(3)"),
                in_force=CORONAVIRUS_2020,
            ),
        ),
        notice=(
            "the reasons for the determination",
            "that accordingly no assessment will be secured (CFA 2014 s.36(5))",
            *APPEAL,
        ),
    ),
)
