"""CFA 2014 s.45(4): no plan ceases while a decision to cease can still be appealed, or an appeal against it is pending.

https://www.legislation.gov.uk/ukpga/2014/6/section/45

The time for appealing is that of the Tribunal's rule 20, with the month of a mediation certificate and rule 12. After
an appeal the plan stays until the First-tier Tribunal has determined it, and may cease on that very day (reg 44(2)(a));
whether an onward appeal keeps the plan longer is reading `finally-determined`. An appeal that the Tribunal admits late is assumed to be in time, unless
the plan had ceased.
A decision that was set aside, or an appeal that was reinstated, is open again, and the plan is kept again.

>>> from datetime import date
>>> DUTIES[0].limit_for(date(2025, 6, 10))                       # two months would end in August
datetime.date(2025, 9, 1)
"""

from sendrules.case.conditions import AllOf
from sendrules.case.kinds import Dated, EventKind, Order
from sendrules.citation import rule, section
from sendrules.law.conditions.appealable import InWriting, WrittenNoticeOf
from sendrules.law.conditions.certificates import CertificateOf
from sendrules.law.conditions.endings import Determined
from sendrules.law.conditions.plans import PlanMaintained
from sendrules.law.model.actors import Actor
from sendrules.law.model.anchors import Latest
from sendrules.law.model.discharge import Answer
from sendrules.law.model.duty import Bound, Duty, Trigger
from sendrules.law.model.life import SINCE_2014
from sendrules.law.model.limits import After, Before, LatestOf, Moved
from sendrules.law.model.overtaken import Overtaken
from sendrules.law.shared.appeals import ONE_MONTH_ID, TWO_MONTHS_ID, CertificateSettled
from sendrules.law.shared.ceasing import AGAINST_CEASING, DISMISSES_CEASING
from sendrules.law.shared.tribunal_time import start_of_proceedings
from sendrules.time.periods import Counting, Days, Months

# A certificate that may belong to another decision still protects the plan while there is a plan; of several, the
# last does.
# A certificate that clearly belongs to this decision shows that the time was not over, if it comes after the plan
# ceased.
CERTIFICATE = Latest(EventKind.MEDIATION_CERTIFICATE, by=Dated.SENT, until=(EventKind.PLAN_CEASED,))
PROTECTED = Moved(
    LatestOf(
        (
            After(Months(2, Counting.AFTER)),
            After(Months(1, Counting.AFTER), of=CERTIFICATE),
            After(Months(1, Counting.AFTER), of=CertificateOf(Dated.SENT, contacted=True)),
        )
    ),
    start_of_proceedings,
    rule("12"),
)
DUTIES = (
    Duty(
        id="act-45-4-no-cease-before-appeal-period",
        title="Keep the plan until the time for appealing is over",
        holder=Actor.LOCAL_AUTHORITY,
        owed_to=(Actor.FAMILY,),
        provision=section("45(4)"),
        trigger=(
            Trigger(
                EventKind.DECISION_TO_CEASE,
                by=Dated.SENT,
                when=InWriting((EventKind.DECISION_TO_CEASE,)),
                set_by=(EventKind.TRIBUNAL_DIRECTION,),
            ),
            Trigger(
                EventKind.DECISION_SENT,
                by=Dated.SENT,
                when=WrittenNoticeOf(EventKind.DECISION_TO_CEASE),
                only_if="if it is the written notice of a decision to cease that was told by telephone",
                set_by=(EventKind.TRIBUNAL_DIRECTION,),
            ),
        ),
        limit=PROTECTED,
        bound=Bound.OPEN_UNTIL,
        in_force=SINCE_2014,
        discharged_by=Answer(EventKind.PLAN_CEASED),
        # an appeal that was dismissed
        overtaken_by=Overtaken(
            (EventKind.TRIBUNAL_ORDER,),
            (Order.CEASE, Order.DISMISS),
            when=((EventKind.TRIBUNAL_ORDER, DISMISSES_CEASING),),
        ),
        timed_with=(TWO_MONTHS_ID, ONE_MONTH_ID),
        unsure=CertificateSettled(EventKind.PLAN_CEASED),
    ),
    Duty(
        id="act-45-4-no-cease-before-appeal-period/appeal",
        title="Keep the plan until the appeal is determined",
        holder=Actor.LOCAL_AUTHORITY,
        owed_to=(Actor.FAMILY,),
        provision=section("45(4)"),
        trigger=(
            Trigger(
                EventKind.APPEAL,
                when=AllOf((AGAINST_CEASING, PlanMaintained())),
                only_if="if the appeal is against a decision to cease",
            ),
        ),
        limit=Before(
            Days(1, Counting.AFTER),
            of=Determined(EventKind.TRIBUNAL_ORDER, EventKind.APPEAL_ENDED, EventKind.APPEAL_CONCEDED),
        ),
        bound=Bound.OPEN_UNTIL,
        in_force=SINCE_2014,
        discharged_by=Answer(EventKind.PLAN_CEASED),
    ),
)
