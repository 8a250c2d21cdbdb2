"""Reg 15: a child or young person with a plan moves to the area of another authority.

https://www.legislation.gov.uk/uksi/2014/1530/regulation/15

Transferring the plan (2) and telling the new commissioning body (7) are due on the day of the move. Where the move was
not known fifteen working days before, they are due on the last of fifteen working days that *begin with* the day it
became known. Only that second limit was relaxed in 2020. Paragraphs (4) and (5) run from the transfer of the plan, not
from the move. For (5), the day of the last review is the day of the review meeting, as under s.44(1).

>>> from datetime import date
>>> early, late, inform, review, *_ = DUTIES
>>> early.limit_for(date(2025, 4, 14)), late.limit_for(date(2025, 4, 14))      # over Easter
(datetime.date(2025, 4, 14), datetime.date(2025, 5, 7))
>>> inform.limit_for(date(2025, 4, 14)), review.limit_for(date(2025, 4, 14))
(datetime.date(2025, 5, 26), datetime.date(2025, 7, 13))
>>> review.limit_for(date(2025, 4, 14), others={"final-plan": date(2025, 1, 20)})
datetime.date(2026, 1, 19)
"""

from sendrules.case.conditions import AllOf
from sendrules.case.kinds import Dated, EventKind
from sendrules.citation import reg
from sendrules.law.conditions.history import Recorded
from sendrules.law.conditions.own_dates import AwareInTime
from sendrules.law.conditions.plans import PlanMaintained
from sendrules.law.model.actors import Actor
from sendrules.law.model.anchors import Last, Stated
from sendrules.law.model.discharge import Answer, EarlierAnswer
from sendrules.law.model.duty import Duty, Trigger
from sendrules.law.model.life import SINCE_2014
from sendrules.law.model.limits import After, FirstKnown, LatestOf, OnTheDay
from sendrules.law.shared.commissioners import MOVE, asked_after, complying
from sendrules.law.shared.reviews import (
    BACK_ON_RELEASE,
    LAST_REVIEW,
    REASSESSED_INSTEAD,
    REVIEW_DECISIONS,
    REVIEWED,
    TWELVE_MONTHS,
    YEAR_ENDS,
    while_maintained,
)
from sendrules.law.si_2020_471 import gloss
from sendrules.time.periods import Counting, Months, Weeks, WorkingDays

_NOT_LONG_BEFORE = Months(3)  # an earlier act was about another move
FIFTEEN = WorkingDays(15, Counting.BEGINNING_WITH)
_IF = "if a plan is maintained"
_EARLY = "the {} was aware of the move at least 15 working days before"
_LATE = (
    "the {} was not aware of the move at least 15 working days before; the limit begins with the day it became aware"
)
_GLOSS = reg("2A(3)(a)")

DUTIES = (
    Duty(
        id="reg-15-2-transfer-plan-aware-early",
        title="Transfer the plan to the new authority on the day of the move",
        holder=Actor.OLD_AUTHORITY,
        owed_to=(Actor.NEW_AUTHORITY,),
        provision=reg("15(2)"),
        trigger=(
            Trigger(
                EventKind.MOVED,
                when=AllOf((AwareInTime("aware", in_time=True), PlanMaintained())),
                only_if=_IF,
                if_not_said=_EARLY.format("old authority"),
            ),
        ),
        limit=OnTheDay(),
        in_force=SINCE_2014,
        discharged_by=EarlierAnswer(EventKind.PLAN_TRANSFERRED, by=Dated.SENT, within=_NOT_LONG_BEFORE, or_next=True),
    ),
    gloss(
        Duty(
            id="reg-15-2-transfer-plan-aware-late",
            title="Transfer the plan to the new authority after learning of the move late",
            holder=Actor.OLD_AUTHORITY,
            owed_to=(Actor.NEW_AUTHORITY,),
            provision=reg("15(2)"),
            trigger=(
                Trigger(
                    EventKind.MOVED,
                    when=AllOf((AwareInTime("aware", in_time=False), PlanMaintained())),
                    only_if=_IF,
                    if_not_said=_LATE.format("old authority"),
                ),
            ),
            limit=After(FIFTEEN, of=Stated("aware")),
            in_force=SINCE_2014,
            discharged_by=EarlierAnswer(
                EventKind.PLAN_TRANSFERRED, by=Dated.SENT, within=_NOT_LONG_BEFORE, or_next=True
            ),
        ),
        _GLOSS,
    ),
    while_maintained(
        gloss(
            Duty(
                id="reg-15-4-inform-6-weeks",
                title="Tell the family of the transfer and of what follows",
                holder=Actor.NEW_AUTHORITY,
                owed_to=(Actor.FAMILY,),
                provision=reg("15(4)"),
                trigger=(Trigger(EventKind.PLAN_TRANSFERRED, by=Dated.SENT),),
                limit=After(Weeks(6, Counting.AFTER)),
                in_force=SINCE_2014,
                discharged_by=Answer(EventKind.TRANSFER_INFORMED, by=Dated.SERVED),
                # what another authority tells the family after a further transfer is that authority's own act
                ends_with=Answer(EventKind.PLAN_TRANSFERRED, EventKind.PLAN_CEASED),
                notice=(
                    "that the plan was transferred",
                    "whether the new authority proposes an EHC needs assessment",
                    "when it proposes to review the plan under reg 15(5)",
                ),
            ),
            _GLOSS,
        )
    ),
    while_maintained(
        gloss(
            Duty(
                id="reg-15-5-review-after-transfer",
                title="Review the plan after its transfer",
                holder=Actor.NEW_AUTHORITY,
                owed_to=(Actor.CHILD_OR_YOUNG_PERSON,),
                provision=reg("15(5)"),
                trigger=(
                    Trigger(
                        EventKind.PLAN_TRANSFERRED,
                        by=Dated.SENT,
                        when=Recorded(
                            (EventKind.FINAL_PLAN, *REVIEW_DECISIONS), "when the plan was made or last reviewed"
                        ),
                        only_if="or twelve months beginning with the day the plan was made or last reviewed, if that is "
                        "later",
                    ),
                ),
                limit=LatestOf(
                    (
                        FirstKnown(
                            (
                                After(TWELVE_MONTHS, of=LAST_REVIEW),
                                After(TWELVE_MONTHS, of=Last(EventKind.FINAL_PLAN, across_starts=True)),
                            )
                        ),
                        After(Months(3, Counting.BEGINNING_WITH)),
                    )
                ),
                in_force=SINCE_2014,
                discharged_by=REVIEWED,
                ends_with=YEAR_ENDS,
                revived_by=BACK_ON_RELEASE,
                doubt=REASSESSED_INSTEAD,
            ),
            _GLOSS,
        )
    ),
    Duty(
        id="reg-15-7-rcb-early",
        title="Tell the new commissioning body of the move on the day of the move",
        holder=Actor.ORIGINAL_COMMISSIONING_BODY,
        owed_to=(Actor.NEW_COMMISSIONING_BODY,),
        provision=reg("15(7)"),
        trigger=(
            Trigger(
                EventKind.MOVED,
                when=AllOf((AwareInTime("commissioner_aware", in_time=True), PlanMaintained())),
                only_if=_IF,
                if_not_said=_EARLY.format("original commissioning body"),
            ),
        ),
        limit=OnTheDay(),
        in_force=SINCE_2014,
        discharged_by=EarlierAnswer(
            EventKind.COMMISSIONER_NOTIFIED, by=Dated.SERVED, within=_NOT_LONG_BEFORE, or_next=True
        ),
    ),
    gloss(
        Duty(
            id="reg-15-7-rcb-late",
            title="Tell the new commissioning body after learning of the move late",
            holder=Actor.ORIGINAL_COMMISSIONING_BODY,
            owed_to=(Actor.NEW_COMMISSIONING_BODY,),
            provision=reg("15(7)"),
            trigger=(
                Trigger(
                    EventKind.MOVED,
                    when=AllOf((AwareInTime("commissioner_aware", in_time=False), PlanMaintained())),
                    only_if=_IF,
                    if_not_said=_LATE.format("original commissioning body"),
                ),
            ),
            limit=After(FIFTEEN, of=Stated("commissioner_aware")),
            in_force=SINCE_2014,
            discharged_by=EarlierAnswer(
                EventKind.COMMISSIONER_NOTIFIED, by=Dated.SERVED, within=_NOT_LONG_BEFORE, or_next=True
            ),
        ),
        _GLOSS,
    ),
    gloss(
        Duty(
            id="reg-15-8-new-rcb-request",
            title="Ask the new authority for an assessment or a review",
            holder=Actor.NEW_COMMISSIONING_BODY,
            owed_to=(Actor.NEW_AUTHORITY,),
            provision=reg("15(8)"),
            trigger=(Trigger(EventKind.NEW_COMMISSIONER_AWARE),),
            limit=After(FIFTEEN),
            in_force=SINCE_2014,
            discharged_by=Answer(EventKind.COMMISSIONER_REQUEST, by=Dated.SERVED),
            contingent_on="it is not practicable for the new body to arrange the provision in the plan",
        ),
        _GLOSS,
    ),
    complying(
        id="reg-15-8-comply",
        holder=Actor.NEW_AUTHORITY,
        owed_to=(Actor.NEW_COMMISSIONING_BODY,),
        provision=reg("15(8)"),
        trigger=asked_after(MOVE, "a move to another authority"),
        in_force=SINCE_2014,
    ),
)
