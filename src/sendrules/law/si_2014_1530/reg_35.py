"""Reg 35: mediation about health care: telling the commissioning bodies, and who arranges it within thirty days.

https://www.legislation.gov.uk/uksi/2014/1530/regulation/35

Where the mediation is about health care alone, the commissioning body arranges it, from the day the body was told.
Where it is about other issues too, the authority arranges it, from the day the authority was told. The mediation has to
take place within the thirty days (reading `mediation-within-30-days`).

>>> from datetime import date
>>> [duty.limit_for(date(2025, 3, 7)) for duty in DUTIES]
[datetime.date(2025, 3, 12), datetime.date(2025, 4, 6), datetime.date(2025, 4, 6)]
"""

from sendrules.case.kinds import Dated, EventKind, Issues
from sendrules.citation import reg
from sendrules.law.conditions.mediation import IssuesWere
from sendrules.law.conditions.own_fields import IssuesAre
from sendrules.law.model.actors import Actor
from sendrules.law.model.discharge import Answer
from sendrules.law.model.duty import Duty, Trigger
from sendrules.law.model.life import SINCE_2014
from sendrules.law.model.limits import After
from sendrules.law.shared.acts import NO_LONGER_WANTED
from sendrules.law.si_2020_471 import gloss
from sendrules.time.periods import Counting, Days, WorkingDays

DUTIES = tuple(
    gloss(duty, reg("2A(3)(i)"))
    for duty in (
        Duty(
            id="reg-35-2-notify-commissioner-3wd",
            title="Tell each relevant commissioning body of the health issues",
            holder=Actor.LOCAL_AUTHORITY,
            owed_to=(Actor.RELEVANT_COMMISSIONING_BODIES,),
            provision=reg("35(2)"),
            trigger=(
                Trigger(
                    EventKind.MEDIATION_WANTED,
                    when=IssuesAre((Issues.HEALTH, Issues.MIXED)),
                    only_if="if health care is an issue",
                ),
            ),
            limit=After(WorkingDays(3, Counting.AFTER)),
            in_force=SINCE_2014,
            discharged_by=Answer(EventKind.COMMISSIONERS_TOLD, by=Dated.SERVED),
            ends_with=NO_LONGER_WANTED,
            notice=("the mediation issues", "the health care provision that the family wants in the plan"),
        ),
        Duty(
            id="reg-35-3-health-only-30-days",
            title="Arrange the mediation about health care",
            holder=Actor.RESPONSIBLE_COMMISSIONING_BODY,
            owed_to=(Actor.FAMILY,),
            provision=reg("35(3)"),
            trigger=(
                Trigger(
                    EventKind.COMMISSIONERS_TOLD,
                    by=Dated.SERVED,
                    when=IssuesWere((Issues.HEALTH,)),
                    only_if="if health care is the only issue",
                ),
            ),
            limit=After(Days(30, Counting.AFTER)),
            in_force=SINCE_2014,
            discharged_by=Answer(EventKind.MEDIATION),
            ends_with=NO_LONGER_WANTED,
        ),
        Duty(
            id="reg-35-4-mixed-30-days",
            title="Arrange the mediation about health care and other issues",
            holder=Actor.LOCAL_AUTHORITY,
            owed_to=(Actor.FAMILY, Actor.RELEVANT_COMMISSIONING_BODIES),
            provision=reg("35(4)"),
            trigger=(
                Trigger(
                    EventKind.MEDIATION_WANTED,
                    when=IssuesAre((Issues.MIXED,)),
                    only_if="if health care is one issue of several",
                ),
            ),
            limit=After(Days(30, Counting.AFTER)),
            in_force=SINCE_2014,
            discharged_by=Answer(EventKind.MEDIATION),
            ends_with=NO_LONGER_WANTED,
        ),
    )
)
