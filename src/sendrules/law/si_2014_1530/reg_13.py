"""Reg 13: fifteen days for the family on a draft plan, and the finalised plan within twenty weeks of the request.

https://www.legislation.gov.uk/uksi/2014/1530/regulation/13

The fifteen days *begin with* the day of service, so the window is D to D+14, and the plan may be finalised from D+15.
No exception applies. The twenty weeks have the exceptions of reg 10(4), which reg 13(3) borrows and applies to the
twenty weeks (reading `reg-13-3-period`). No provision gives a date for the draft plan; the latest safe day is derived
here, and says so.

>>> from datetime import date
>>> window, final, latest = DUTIES
>>> window.limit_for(date(2026, 3, 2)), final.limit_for(date(2025, 5, 21)), latest.limit_for(date(2025, 10, 8))
(datetime.date(2026, 3, 16), datetime.date(2025, 10, 8), datetime.date(2025, 9, 23))
"""

from dataclasses import replace

from sendrules.case.kinds import Dated, EventKind
from sendrules.citation import reg
from sendrules.law.model.actors import Actor, Source
from sendrules.law.model.anchors import LimitOf
from sendrules.law.model.discharge import Answer, Reversal
from sendrules.law.model.duty import Bound, Duty, Trigger
from sendrules.law.model.life import SINCE_2014
from sendrules.law.model.limits import After, Before
from sendrules.law.shared.notices import APPEAL_AND_RECOMMENDATIONS
from sendrules.law.shared.regimes import OVERTAKEN, REQUEST_OR_RESPONSIBLE
from sendrules.law.si_2014_1530 import reg_10
from sendrules.time.periods import Counting, Days, Weeks

# Reg 13(3) applies the reasons of reg 10(4); each is tested and determined separately for the twenty weeks.
LIMBS = tuple(
    replace(
        limb,
        id=limb.id.replace("reg-10-4-", "reg-13-3-"),
        provision=reg(f"13(3) with reg {limb.provision.ref.removeprefix('reg ')}"),
        via=limb.id,
    )
    for limb in reg_10.LIMBS
)

DUTIES = (
    Duty(
        id="reg-13-1-a-draft-plan-15-days",
        title="Leave the parent or young person at least 15 days to respond to the draft plan",
        holder=Actor.LOCAL_AUTHORITY,
        owed_to=(Actor.FAMILY,),
        provision=reg("13(1)(a)"),
        trigger=(Trigger(EventKind.DRAFT_PLAN, by=Dated.SERVED),),
        limit=After(Days(15, Counting.BEGINNING_WITH)),
        bound=Bound.OPEN_UNTIL,
        in_force=SINCE_2014,
        discharged_by=Answer(EventKind.FINAL_PLAN, EventKind.REASSESSED_PLAN, by=Dated.SENT),  # reg 27(1)
        ends_with=Answer(EventKind.NO_PLAN_NOTICE, by=Dated.SERVED),
        revived_by=Reversal(EventKind.FINAL_PLAN, EventKind.REASSESSED_PLAN),
        notice=(
            "where to find information about schools and colleges (reg 13(1)(b))",
            "the right to require a meeting with an officer within the time for representations",
        ),
    ),
    Duty(
        id="reg-13-2-final-plan-20-weeks",
        title="Send the finalised EHC plan",
        holder=Actor.LOCAL_AUTHORITY,
        owed_to=(Actor.FAMILY, Actor.INSTITUTION_NAMED, Actor.RESPONSIBLE_COMMISSIONING_BODY),
        provision=reg("13(2)"),
        trigger=REQUEST_OR_RESPONSIBLE,
        limit=After(Weeks(20, Counting.AFTER)),
        residual="as soon as practicable",
        in_force=SINCE_2014,
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
        overtaken_by=OVERTAKEN,
        unless=LIMBS,
        notice=("the right to appeal against the contents of the plan (reg 14(2))", *APPEAL_AND_RECOMMENDATIONS[1:]),
    ),
    Duty(
        id="derived-latest-draft-date",
        title="Latest safe day to serve a draft plan",
        holder=Actor.LOCAL_AUTHORITY,
        owed_to=(Actor.FAMILY,),
        provision=reg("13(1)(a) and 13(2)"),
        source=Source.DERIVED,
        trigger=REQUEST_OR_RESPONSIBLE,
        limit=Before(Days(15, Counting.AFTER), of=LimitOf("reg-13-2-final-plan-20-weeks")),
        in_force=SINCE_2014,
        discharged_by=Answer(EventKind.DRAFT_PLAN, by=Dated.SERVED),
        ends_with=Answer(
            EventKind.REFUSAL_TO_ASSESS,
            EventKind.NOT_NECESSARY_NOTICE,
            EventKind.NO_PLAN_NOTICE,
            EventKind.REQUEST_WITHDRAWN,
            EventKind.FINAL_PLAN,
            by=Dated.SERVED,
        ),
        revived_by=Reversal(EventKind.DECISION_TO_ASSESS, EventKind.PLAN_DECISION, EventKind.DRAFT_PLAN),
        overtaken_by=OVERTAKEN,
    ),
)
