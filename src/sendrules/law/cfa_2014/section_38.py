"""CFA 2014 s.38(4) with s.39(7): the time for representations that the notice with the draft plan itself gives.

https://www.legislation.gov.uk/ukpga/2014/6/section/38

The notice must name a period, of at least the fifteen days of reg 13(1)(a). The authority has to consider what the
family asks for in that period, and change the plan where necessary at its end. So where a notice gives more than
fifteen days, the plan is not finalised before the end of that longer period.
"""

from sendrules.case.kinds import Dated, EventKind
from sendrules.citation import section
from sendrules.law.conditions.own_dates import ClosingDayStated
from sendrules.law.model.actors import Actor
from sendrules.law.model.anchors import Stated
from sendrules.law.model.discharge import Answer, Reversal
from sendrules.law.model.duty import Bound, Duty, Trigger
from sendrules.law.model.life import SINCE_2014
from sendrules.law.model.limits import OnTheDay

DUTIES = (
    Duty(
        id="act-38-4-notice-period",
        title="Keep the time for representations open as long as the notice says",
        holder=Actor.LOCAL_AUTHORITY,
        owed_to=(Actor.FAMILY,),
        provision=section("38(4) with s.39(7)"),
        trigger=(
            Trigger(
                EventKind.DRAFT_PLAN,
                by=Dated.SERVED,
                when=ClosingDayStated(),
                only_if="if the notice states its closing day",
            ),
        ),
        limit=OnTheDay(of=Stated("closes")),
        bound=Bound.OPEN_UNTIL,
        in_force=SINCE_2014,
        discharged_by=Answer(EventKind.FINAL_PLAN, EventKind.REASSESSED_PLAN, by=Dated.SENT),  # reg 27(1)
        ends_with=Answer(EventKind.NO_PLAN_NOTICE, by=Dated.SERVED),
        revived_by=Reversal(EventKind.FINAL_PLAN, EventKind.REASSESSED_PLAN),
        notice=(
            "the right to make representations about the draft",
            "the right to ask for a particular school or institution within s.38(3)",
            "the period before the end of which both must be made",
        ),
    ),
)
