"""Detained Persons Regulations reg 13: fifteen days on a draft plan, and the finalised plan within twenty weeks.

https://www.legislation.gov.uk/uksi/2015/62/regulation/13

The fifteen days *begin with* the day of service. No exception applies to them, and release does not cut them short. The
twenty weeks have the exceptions of reg 10(4), which reg 13(3) borrows, and end on release, when reg 15 applies instead.

>>> from datetime import date
>>> window, final = DUTIES
>>> window.limit_for(date(2026, 3, 2)), final.limit_for(date(2025, 5, 21))
(datetime.date(2026, 3, 16), datetime.date(2025, 10, 8))
"""

from dataclasses import replace

from sendrules.case.kinds import Dated, EventKind
from sendrules.law.model.actors import Actor
from sendrules.law.model.discharge import Answer, Reversal
from sendrules.law.model.duty import Bound, Duty, Trigger
from sendrules.law.model.life import DETAINED_PERSONS
from sendrules.law.model.limits import After
from sendrules.law.shared.detention import APPEAL, DETAINED_STARTS, OVERTAKEN, PLAN_RECIPIENTS, det
from sendrules.law.si_2015_62 import reg_10
from sendrules.time.periods import Counting, Days, Weeks

# Reg 13(3) applies the reasons of reg 10(4); each is tested and determined separately for the twenty weeks.
LIMBS = tuple(
    replace(
        limb,
        id=limb.id.replace("det-10-4-", "det-13-3-"),
        provision=det(f"13(3) with {limb.provision.ref}"),
        via=limb.id,
    )
    for limb in reg_10.LIMBS
)

DUTIES = (
    Duty(
        id="det-13-1",
        title="Leave the appropriate person at least 15 days to respond to the draft plan",
        holder=Actor.HOME_AUTHORITY,
        owed_to=(Actor.APPROPRIATE_PERSON,),
        provision=det("13(1)"),
        trigger=(Trigger(EventKind.DRAFT_PLAN, by=Dated.SERVED),),
        limit=After(Days(15, Counting.BEGINNING_WITH)),
        bound=Bound.OPEN_UNTIL,
        in_force=DETAINED_PERSONS,
        discharged_by=Answer(EventKind.FINAL_PLAN, by=Dated.SENT),
        ends_with=Answer(EventKind.NO_PLAN_NOTICE, by=Dated.SERVED),
        revived_by=Reversal(EventKind.FINAL_PLAN),
        detained=True,
        notice=(
            "where to find information about schools and colleges for the time after release (reg 13(1)(b))",
            "the right to require a meeting with an officer within the time for representations",
        ),
    ),
    Duty(
        id="det-13-2",
        title="Send the finalised plan of a detained person",
        holder=Actor.HOME_AUTHORITY,
        owed_to=PLAN_RECIPIENTS,
        provision=det("13(2)"),
        trigger=DETAINED_STARTS,
        limit=After(Weeks(20, Counting.AFTER)),
        residual="as soon as practicable",
        in_force=DETAINED_PERSONS,
        discharged_by=Answer(EventKind.FINAL_PLAN, by=Dated.SENT),
        ends_with=Answer(
            EventKind.REFUSAL_TO_ASSESS,
            EventKind.NOT_NECESSARY_NOTICE,
            EventKind.NO_PLAN_NOTICE,
            EventKind.REQUEST_WITHDRAWN,
            by=Dated.SERVED,
        ),
        revived_by=Reversal(
            EventKind.DECISION_TO_ASSESS,
            EventKind.PLAN_DECISION,
            EventKind.DRAFT_PLAN,
            EventKind.FINAL_PLAN,
        ),
        unless=LIMBS,
        overtaken_by=OVERTAKEN,
        detained=None,
        notice=(
            "the right to appeal within CFA 2014 s.73(2)(c): the school that the plan names, its type, or that it "
            "names none",
            *APPEAL[1:],
        ),
    ),
)
