"""Reg 49(4) and (7): the SEN co-ordinator's qualification by the third anniversary, and which of two awards will do.

https://www.legislation.gov.uk/uksi/2014/1530/regulation/49

It applies to a person who became a SEN co-ordinator after 1 September 2009. Whoever is the co-ordinator "at any time
after the third anniversary" must hold the qualification, so the duty goes on. Where the anniversary came before these
Regulations, it has been owed since they began, on 1 September 2014. The older award (National Award for SEN Co-ordination)
counts if its course began before 1 September 2024 and is completed before 1 September 2027 (SI 2024/535). For a later
start, only the NPQ for SENCOs counts. On the words, a course that began in time and is completed too late meets neither
condition.

>>> qualified, older_award = DUTIES
>>> qualified.limit_for(date(2024, 2, 29)), older_award.limit_for(date(2024, 1, 8))
(datetime.date(2027, 2, 28), datetime.date(2027, 8, 31))
>>> qualified.limit_for(date(2009, 9, 2))
datetime.date(2014, 9, 1)
"""

from datetime import date

from sendrules.case.kinds import EventKind
from sendrules.citation import reg
from sendrules.law.conditions.own_dates import Since
from sendrules.law.model.actors import Actor
from sendrules.law.model.discharge import Answer
from sendrules.law.model.duty import Duty, Trigger
from sendrules.law.model.life import InForce, TestedOn
from sendrules.law.model.limits import After, BeforeDate, LatestOf
from sendrules.time.periods import Counting, Months

DUTIES = (
    Duty(
        id="reg-49-4-senco-qualification",
        title="Ensure that the SEN co-ordinator holds the qualification by the third anniversary",
        holder=Actor.SCHOOL_BODY,
        owed_to=(Actor.PUBLIC,),
        provision=reg("49(4)"),
        trigger=(
            Trigger(
                EventKind.SENCO_APPOINTED,
                when=Since(date(2009, 9, 2)),
                only_if="if the person became a SEN co-ordinator after 1 September 2009",
            ),
        ),
        limit=LatestOf((After(Months(36, Counting.AFTER)), BeforeDate(9, 2, year=2014))),
        in_force=InForce(date(2014, 9, 1), None, TestedOn.LIMIT),
        discharged_by=Answer(EventKind.SENCO_QUALIFIED),
        contingent_on="the person is still a SEN co-ordinator after the third anniversary",
        detained=None,
    ),
    Duty(
        id="reg-49-7-which-qualification",
        title="Complete the older award in time for it to count",
        holder=Actor.SENCO,
        owed_to=(Actor.SCHOOL_BODY,),
        provision=reg("49(7)"),
        trigger=(Trigger(EventKind.SENCO_COURSE_BEGAN),),
        limit=BeforeDate(9, 1, year=2027),
        in_force=InForce(date(2014, 9, 1), date(2024, 8, 31)),
        discharged_by=Answer(EventKind.SENCO_QUALIFIED),
        contingent_on="the SEN co-ordinator relies on the older award",
        detained=None,
    ),
)
