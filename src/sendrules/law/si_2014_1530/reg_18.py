"""Reg 18: reviewing and amending a plan before a transfer between phases of education.

https://www.legislation.gov.uk/uksi/2014/1530/regulation/18

"Before" 15 February and 31 March: the last days are 14 February and 30 March of the year of the transfer. The duty is to
review the plan and, *where necessary*, to amend it so that it names the institution. So a plan amended in the year before
the transfer performs it, unless it is recorded that the plan does not name the institution. A first plan of that year, or
a decision to leave the plan as it is, performs it if the plan then names the institution (``names_next``); where that is
not recorded, the answer asks, and nobody is said to be late (reading `phase-transfer-no-amendment`). A plan that was
neither made nor reviewed in the twelve months before the last day had to be reviewed. A plan first made after the last
day could not be amended by then. The text of the regulation was read.

>>> from datetime import date
>>> to_post_16, to_school, between, in_2015 = DUTIES
>>> to_post_16.limit_for(date(2026, 9, 1)), to_school.limit_for(date(2026, 9, 1))
(datetime.date(2026, 3, 30), datetime.date(2026, 2, 14))
>>> between.limit_for(date(2026, 7, 31)), in_2015.limit_for(date(2015, 9, 1))
(datetime.date(2026, 2, 27), datetime.date(2015, 5, 30))
"""

from datetime import date

from sendrules.case.conditions import AllOf
from sendrules.case.kinds import Dated, EventKind
from sendrules.citation import reg
from sendrules.law.conditions.own_dates import OnDay
from sendrules.law.conditions.own_fields import LeadsTo
from sendrules.law.conditions.phases import NOTHING_TO_AMEND, NamesNext
from sendrules.law.conditions.plans import PlanMaintained
from sendrules.law.model.actors import Actor
from sendrules.law.model.discharge import EarlierAnswer
from sendrules.law.model.duty import Duty, Trigger
from sendrules.law.model.life import SINCE_2014, InForce
from sendrules.law.model.limits import Before, BeforeDate
from sendrules.law.shared.reviews import while_maintained
from sendrules.time.periods import Counting, Months

_DATE_OF_2015 = date(2015, 9, 1)
_POST_16, _SCHOOL = BeforeDate(3, 31), BeforeDate(2, 15)
_BETWEEN, _IN_2015 = Before(Months(5, Counting.CLEAR)), BeforeDate(5, 31, year=2015)
_AMENDED = EarlierAnswer(
    EventKind.AMENDED_PLAN,
    EventKind.REASSESSED_PLAN,
    EventKind.FINAL_PLAN,
    EventKind.DECISION_TO_CONTINUE,
    by=Dated.SENT,
    within=Months(12),
    or_next=True,
    only_after=(EventKind.REVIEW_MEETING, EventKind.DECISION_TO_AMEND),  # review *and* amend
    when=(
        (EventKind.AMENDED_PLAN, NamesNext(assumed=True)),
        (EventKind.REASSESSED_PLAN, NamesNext(assumed=True)),
        (EventKind.FINAL_PLAN, NamesNext()),
        (EventKind.DECISION_TO_CONTINUE, NamesNext()),
    ),
)

DUTIES = (
    Duty(
        id="reg-18-1-a-phase-transfer-post16",
        title="Review and amend the plan before the transfer to a post-16 institution",
        holder=Actor.LOCAL_AUTHORITY,
        owed_to=(Actor.CHILD_OR_YOUNG_PERSON,),
        provision=reg("18(1)(a)"),
        trigger=(
            Trigger(
                EventKind.PHASE_TRANSFER,
                when=AllOf(
                    (
                        LeadsTo(post_16=True),
                        OnDay(_DATE_OF_2015, not_on=True),
                        PlanMaintained(),
                        PlanMaintained(by=_POST_16),
                    )
                ),
                only_if="if a plan is maintained",
                if_not_said="the transfer is to a post-16 institution",
            ),
        ),
        limit=_POST_16,
        in_force=SINCE_2014,
        discharged_by=_AMENDED,
        doubt=NOTHING_TO_AMEND,
    ),
    Duty(
        id="reg-18-1-b-phase-transfer-other",
        title="Review and amend the plan before the transfer to the next phase",
        holder=Actor.LOCAL_AUTHORITY,
        owed_to=(Actor.CHILD_OR_YOUNG_PERSON,),
        provision=reg("18(1)(b)"),
        trigger=(
            Trigger(
                EventKind.PHASE_TRANSFER,
                when=AllOf((LeadsTo(post_16=False), PlanMaintained(), PlanMaintained(by=_SCHOOL))),
                only_if="if a plan is maintained",
                if_not_said="the transfer is to a school",
            ),
        ),
        limit=_SCHOOL,
        in_force=SINCE_2014,
        discharged_by=_AMENDED,
        doubt=NOTHING_TO_AMEND,
    ),
    while_maintained(  # the other transfers come long before the twenty-fifth birthday
        Duty(
            id="reg-18-2-post16-to-post16",
            title="Review and amend the plan before a move between post-16 institutions",
            holder=Actor.LOCAL_AUTHORITY,
            owed_to=(Actor.CHILD_OR_YOUNG_PERSON,),
            provision=reg("18(2)"),
            trigger=(
                Trigger(
                    EventKind.POST_16_MOVE,
                    when=AllOf((PlanMaintained(), PlanMaintained(by=_BETWEEN))),
                    only_if="if a plan is maintained",
                ),
            ),
            limit=_BETWEEN,
            in_force=SINCE_2014,
            discharged_by=_AMENDED,
            doubt=NOTHING_TO_AMEND,
        )
    ),
    Duty(
        id="reg-18-3-2015-transitional",
        title="Review and amend the plan before the transfer to a post-16 institution on 1 September 2015",
        holder=Actor.LOCAL_AUTHORITY,
        owed_to=(Actor.CHILD_OR_YOUNG_PERSON,),
        provision=reg("18(3)"),
        trigger=(
            Trigger(
                EventKind.PHASE_TRANSFER,
                when=AllOf(
                    (
                        LeadsTo(post_16=True),
                        OnDay(_DATE_OF_2015),
                        PlanMaintained(),
                        PlanMaintained(by=_IN_2015),
                    )
                ),
                only_if="if a plan is maintained",
                if_not_said="the transfer is to a post-16 institution on 1 September 2015",
            ),
        ),
        limit=_IN_2015,
        # the catalogue's last day, 31 May 2015, is the limit's; a life is tested on the trigger, the transfer
        in_force=InForce(SINCE_2014.first, _DATE_OF_2015),
        discharged_by=_AMENDED,
        doubt=NOTHING_TO_AMEND,
    ),
)
