"""HESC Rules r.20: appealing within two months of the notice, or one of the mediation certificate if later.

https://www.legislation.gov.uk/uksi/2008/2699/article/20

The ends of the two periods are compared before rule 12 applies; rule 12 then moves the later end. The Tribunal must
have *received* the appeal, and may extend the time (r.5(3)(a)). A certificate belongs to the decision that was open
when the adviser was contacted; where no contact is recorded, to the last decision before the certificate. Where a
certificate may belong to several decisions, or is still owed, no answer says that a right has lapsed. A certificate is
issued on the date that it states (reading `certificate-issued`). A certificate that was not needed extends the time too
(reading `certificate-not-needed`).
In detention a refusal to assess or to make a plan can be appealed, and the plan when it is first finalised, about the
school that it names alone (CFA 2014 s.73(2), (3)): a plan amended in detention gives no right. The two months run from
*written* notice: from a decision told by telephone nothing runs until `decision-sent`, or the decision again in writing.

>>> from datetime import date
>>> two_months, one_month = DUTIES
>>> two_months.limit_for(date(2025, 1, 31))
datetime.date(2025, 3, 31)
>>> two_months.limit_for(date(2025, 1, 31), others={"mediation-certificate": date(2025, 4, 10)})
datetime.date(2025, 5, 12)
>>> one_month.limit_for(date(2025, 7, 15))                       # it would end in August
datetime.date(2025, 9, 1)
"""

from sendrules.case.conditions import AllOf
from sendrules.case.kinds import Dated, EventKind
from sendrules.citation import rule
from sendrules.law.conditions.appealable import APPEALABLE, EITHER_WAY, FIRST_PLAN, IN_WRITING, TOLD_BY_TELEPHONE
from sendrules.law.conditions.certificates import CertificateOf, DecisionOf
from sendrules.law.model.actors import Actor
from sendrules.law.model.discharge import Answer
from sendrules.law.model.duty import Duty, Trigger
from sendrules.law.model.life import SINCE_2014
from sendrules.law.model.limits import After, LatestOf, Moved
from sendrules.law.shared.appeals import ONE_MONTH_ID, TWO_MONTHS_ID, AgainstIt, CertificateSettled
from sendrules.law.shared.tribunal_time import BY_5_PM, start_of_proceedings
from sendrules.time.periods import Counting, Months

CERTIFICATE = CertificateOf(Dated.WRITTEN)  # reading `certificate-issued`
APPEAL_LIMIT = Moved(
    LatestOf((After(Months(2, Counting.AFTER)), After(Months(1, Counting.AFTER), of=CERTIFICATE))),
    start_of_proceedings,
    rule("12"),
)
"""The end of the time for appealing against a decision, from the day on which its notice was sent."""

_EXTENDED_BY = (EventKind.TRIBUNAL_DIRECTION,)
_NOTICES = (
    *(
        Trigger(
            kind,
            by=Dated.SENT,
            when=IN_WRITING if kind in TOLD_BY_TELEPHONE else None,
            set_by=_EXTENDED_BY,
            detained=None if kind in EITHER_WAY else False,
        )
        for kind in APPEALABLE
    ),
    Trigger(
        EventKind.FINAL_PLAN,
        by=Dated.SENT,
        when=FIRST_PLAN,
        only_if="if it is the first plan, and only about the school or other institution that it names, its type, or that it names "
        "none (CFA 2014 s.73(2)(c), (3))",
        set_by=_EXTENDED_BY,
        detained=True,
    ),
)

DUTIES = (
    Duty(
        id=TWO_MONTHS_ID,
        title="Appeal against the decision: two months from its notice, or the certificate's month if later",
        holder=Actor.FAMILY,
        owed_to=(Actor.FIRST_TIER_TRIBUNAL,),
        provision=rule("20(1)(c)(i)"),
        residual=BY_5_PM,
        trigger=_NOTICES,
        limit=APPEAL_LIMIT,
        in_force=SINCE_2014,
        discharged_by=Answer(EventKind.APPEAL),
        latest_start_only=True,
        right=True,
        unsure=AllOf((AgainstIt(), CertificateSettled())),
        timed_with=(ONE_MONTH_ID,),
        detained=None,
    ),
    Duty(
        id=ONE_MONTH_ID,
        title="Appeal against the decision: one month from the certificate, or the notice's two months if later",
        holder=Actor.FAMILY,
        owed_to=(Actor.FIRST_TIER_TRIBUNAL,),
        provision=rule("20(1)(c)(ii)"),
        residual=BY_5_PM,
        trigger=(Trigger(EventKind.MEDIATION_CERTIFICATE, by=Dated.WRITTEN, set_by=_EXTENDED_BY),),
        limit=Moved(
            LatestOf(
                (
                    After(Months(1, Counting.AFTER)),
                    After(Months(2, Counting.AFTER), of=DecisionOf(APPEALABLE, Dated.SENT)),
                )
            ),
            start_of_proceedings,
            rule("12"),
        ),
        in_force=SINCE_2014,
        discharged_by=Answer(EventKind.APPEAL),
        latest_start_only=True,
        right=True,
        unsure=AllOf((AgainstIt(), CertificateSettled())),
        timed_with=(TWO_MONTHS_ID,),
        detained=None,
    ),
)
