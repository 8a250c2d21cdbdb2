"""Detained Persons Regulations reg 10: notifying a decision not to make a plan in sixteen weeks, and exceptions.

https://www.legislation.gov.uk/uksi/2015/62/regulation/10

The sixteen weeks run from the request, or from the day the person came to attention. There are three limbs, as in reg
5(4).

>>> from datetime import date
>>> DUTIES[0].limit_for(date(2025, 5, 21))
datetime.date(2025, 9, 10)
"""

from sendrules.case.kinds import Dated, EventKind
from sendrules.law.model.actors import Actor
from sendrules.law.model.discharge import Answer, Reversal
from sendrules.law.model.duty import Duty
from sendrules.law.model.life import DETAINED_PERSONS
from sendrules.law.model.limits import After
from sendrules.law.shared.detention import APPEAL, DETAINED_STARTS, OVERTAKEN, det
from sendrules.law.si_2015_62.grounds import closure, coronavirus, parent_away, personal
from sendrules.time.periods import Counting, Weeks

LIMBS = (
    closure("det-10-4-a-exception", "10(4)(a)"),
    personal("det-10-4-b-exception", "10(4)(b)"),
    parent_away("det-10-4-c-exception", "10(4)(c)", Weeks(4)),
    coronavirus("det-10-4-d-exception", "10(4)(d)"),
)

DUTIES = (
    Duty(
        id="det-10-1",
        title="Notify a decision not to make a plan for a detained person",
        holder=Actor.HOME_AUTHORITY,
        owed_to=(Actor.APPROPRIATE_PERSON, Actor.PERSON_IN_CHARGE),
        provision=det("10(1)"),
        trigger=DETAINED_STARTS,
        limit=After(Weeks(16, Counting.AFTER)),
        residual="as soon as practicable",
        in_force=DETAINED_PERSONS,
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
        unless=LIMBS,
        overtaken_by=OVERTAKEN,
        detained=None,
        notice=(
            "the outcome of the assessment, the decision and the reasons (CFA 2014 s.71(10))",
            *APPEAL,
        ),
    ),
)
