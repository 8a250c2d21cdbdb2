"""Detained Persons Regulations reg 5: notifying the decision whether to assess a detained person, and its exceptions.

https://www.legislation.gov.uk/uksi/2015/62/regulation/5

There are three limbs, not four: none for early-years providers. Only the parent's absence counts.

>>> from datetime import date
>>> DUTIES[0].limit_for(date(2025, 5, 21))
datetime.date(2025, 7, 2)
"""

from sendrules.case.kinds import Dated, EventKind
from sendrules.law.model.actors import Actor
from sendrules.law.model.discharge import Answer
from sendrules.law.model.duty import Duty
from sendrules.law.model.life import DETAINED_PERSONS
from sendrules.law.model.limits import After
from sendrules.law.shared.detention import APPEAL, DETAINED_STARTS, OVERTAKEN, det
from sendrules.law.si_2015_62.grounds import closure, coronavirus, parent_away, personal
from sendrules.time.periods import Counting, Weeks

LIMBS = (
    closure("det-5-4-a-exception", "5(4)(a)"),
    personal("det-5-4-b-exception", "5(4)(b)"),
    parent_away("det-5-4-c-exception", "5(4)(c)", Weeks(4)),
    coronavirus("det-5-4-d-exception", "5(4)(d)"),
)

DUTIES = (
    Duty(
        id="det-5-1",
        title="Notify the decision whether to assess a detained person",
        holder=Actor.HOME_AUTHORITY,
        owed_to=(Actor.APPROPRIATE_PERSON, Actor.PERSON_IN_CHARGE),
        provision=det("5(1)"),
        trigger=DETAINED_STARTS,
        limit=After(Weeks(6, Counting.AFTER)),
        residual="as soon as practicable",
        in_force=DETAINED_PERSONS,
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
        unless=LIMBS,
        overtaken_by=OVERTAKEN,
        detained=None,
        notice=tuple(f"if it refuses: {item}" for item in APPEAL),
    ),
)
