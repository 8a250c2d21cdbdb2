"""Reg 21: the review meeting where the child or young person attends no institution: papers, report and decision.

https://www.legislation.gov.uk/uksi/2014/1530/regulation/21

The dates are the same as in reg 20. Here the authority arranges the meeting, invites whom it considers appropriate, and
reports.

>>> from datetime import date
>>> [duty.limit_for(date(2025, 3, 31)).isoformat() for duty in DUTIES]
['2025-03-16', '2025-03-16', '2025-04-14', '2025-04-28']
"""

from sendrules.case.kinds import Dated, EventKind
from sendrules.citation import reg
from sendrules.law.conditions.own_fields import AttendsSetting
from sendrules.law.model.actors import Actor
from sendrules.law.model.discharge import Answer, EarlierAnswer
from sendrules.law.model.duty import Duty, Trigger
from sendrules.law.model.life import SINCE_2014
from sendrules.law.model.limits import After, Before
from sendrules.law.shared.notices import DECISION_NOTICE
from sendrules.law.shared.reviews import (
    A_TERM,
    BACK_ON_RELEASE,
    REVIEW_DECISIONS,
    REVIEW_ENDS,
    STEP_ENDS,
    WITH_THE_PLAN,
    while_maintained,
)
from sendrules.law.si_2020_471 import gloss
from sendrules.time.periods import Counting, Weeks

_MEETING = (
    Trigger(
        EventKind.REVIEW_MEETING,
        when=AttendsSetting(attends=False),
        only_if="if the child or young person attends no school or other institution",
    ),
)

_DUTIES = (
    Duty(
        id="reg-21-3-meeting-notice",
        title="Give notice of the date of the review meeting",
        holder=Actor.LOCAL_AUTHORITY,
        owed_to=(Actor.INVITED,),
        provision=reg("21(3)"),
        trigger=_MEETING,
        limit=Before(Weeks(2, Counting.CLEAR)),
        in_force=SINCE_2014,
        discharged_by=EarlierAnswer(EventKind.REVIEW_MEETING_NOTICE, by=Dated.SERVED, within=A_TERM),
    ),
    Duty(
        id="reg-21-4-circulate-advice",
        title="Circulate the advice and information before the review meeting",
        holder=Actor.LOCAL_AUTHORITY,
        owed_to=(Actor.INVITED,),
        provision=reg("21(4)"),
        trigger=_MEETING,
        limit=Before(Weeks(2, Counting.CLEAR)),
        in_force=SINCE_2014,
        discharged_by=EarlierAnswer(EventKind.REVIEW_ADVICE_CIRCULATED, by=Dated.SENT, within=A_TERM),
    ),
    gloss(
        Duty(
            id="reg-21-7-8-report",
            title="Send the report of the review meeting",
            holder=Actor.LOCAL_AUTHORITY,
            owed_to=(Actor.INVITED,),
            provision=reg("21(7),(8)"),
            trigger=_MEETING,
            limit=After(Weeks(2, Counting.AFTER)),
            in_force=SINCE_2014,
            discharged_by=Answer(EventKind.REVIEW_REPORT, by=Dated.SENT),
            ends_with=REVIEW_ENDS,
            revived_by=BACK_ON_RELEASE,
            notice=(
                "recommendations on amendments, and where they differ from the recommendations of others",
                "the advice and information that were circulated",
            ),
        ),
        reg("2A(3)(d)"),
    ),
    gloss(
        Duty(
            id="reg-21-9-decision",
            title="Notify the decision after the review meeting",
            holder=Actor.LOCAL_AUTHORITY,
            owed_to=(Actor.FAMILY,),
            provision=reg("21(9)"),
            trigger=_MEETING,
            limit=After(Weeks(4, Counting.AFTER)),
            in_force=SINCE_2014,
            discharged_by=Answer(*REVIEW_DECISIONS, by=Dated.SERVED),
            ends_with=STEP_ENDS,
            revived_by=BACK_ON_RELEASE,
            moves_with=WITH_THE_PLAN,
            notice=DECISION_NOTICE,
        ),
        reg("2A(3)(d)"),
    ),
)

DUTIES = tuple(map(while_maintained, _DUTIES))
