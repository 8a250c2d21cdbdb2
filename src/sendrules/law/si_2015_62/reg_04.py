"""Detained Persons Regulations reg 4(1): notice that a plan will not be necessary on release (CFA 2014 s.71(6)).

https://www.legislation.gov.uk/uksi/2015/62/regulation/4

As in SI 2014/1530, the exceptions of reg 5(4) do not apply to it. Its only exception was reg 4(3), of 2020.

>>> from datetime import date
>>> DUTIES[0].limit_for(date(2024, 1, 18))                            # over 29 February
datetime.date(2024, 2, 29)
"""

from sendrules.case.kinds import Dated, EventKind
from sendrules.law.model.actors import Actor
from sendrules.law.model.discharge import Answer, Reversal
from sendrules.law.model.duty import Duty
from sendrules.law.model.life import DETAINED_PERSONS
from sendrules.law.model.limits import After
from sendrules.law.shared.detention import DETAINED_STARTS, OVERTAKEN, det
from sendrules.law.si_2015_62.grounds import coronavirus
from sendrules.time.periods import Counting, Weeks

DUTIES = (
    Duty(
        id="det-4-1",
        title="Notify a determination that a plan is not necessary on release from detention",
        holder=Actor.HOME_AUTHORITY,
        owed_to=(Actor.APPROPRIATE_PERSON, Actor.PERSON_IN_CHARGE),
        provision=det("4(1)"),
        trigger=DETAINED_STARTS,
        limit=After(Weeks(6, Counting.AFTER)),
        residual="as soon as practicable",
        in_force=DETAINED_PERSONS,
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
        contingent_on="the authority determines that a plan is not necessary",
        unless=(coronavirus("det-4-3-exception", "4(3)"),),
        overtaken_by=OVERTAKEN,
        detained=None,
        notice=(
            "the reasons for the determination",
            "that accordingly no assessment will be secured (CFA 2014 s.71(6))",
        ),
    ),
)
