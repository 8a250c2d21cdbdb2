"""CFA 2014 s.36(6) and (7): notice that an assessment is being considered. No time limit; a bar of six months.

https://www.legislation.gov.uk/ukpga/2014/6/section/36

The duty does not arise where a plan is maintained already (s.36(6)(a)), nor where the child or young person was
assessed in the six months before the authority's determination (s.36(6)(b)). The Act does not say which day "assessed"
means: the adopted reading takes the day on which an assessment was concluded (`assessed-in-previous-six-months`).
"""

from sendrules.case.conditions import AllOf
from sendrules.case.kinds import Dated, EventKind
from sendrules.citation import section
from sendrules.law.conditions.assessments import NotAssessedWithin
from sendrules.law.conditions.plans import NoPlanMaintained
from sendrules.law.conditions.turning_25 import UNDER_25
from sendrules.law.model.actors import Actor
from sendrules.law.model.discharge import Answer
from sendrules.law.model.duty import Duty, Trigger
from sendrules.law.model.life import SINCE_2014
from sendrules.law.shared.regimes import OVERTAKEN
from sendrules.time.periods import Counting, Months

NOT_RECENTLY_ASSESSED = NotAssessedWithin(
    Months(6, Counting.AFTER),
    concluded_by=(EventKind.NO_PLAN_NOTICE, EventKind.FINAL_PLAN),
    determined_by=(
        EventKind.CONSIDERING_NOTICE,
        EventKind.NOT_NECESSARY_NOTICE,
        EventKind.DECISION_TO_ASSESS,
        EventKind.REFUSAL_TO_ASSESS,
    ),
)
CONDITIONS = AllOf((UNDER_25, NoPlanMaintained(), NOT_RECENTLY_ASSESSED))
ONLY_IF = "unless a plan is maintained, or there was an assessment in the six months before the determination"

DUTIES = (
    Duty(
        id="act-36-6-7-considering-notice",
        title="Notify the family that an assessment is being considered",
        holder=Actor.LOCAL_AUTHORITY,
        owed_to=(Actor.FAMILY, Actor.REG_4_2_BODIES),
        provision=section("36(7)"),
        trigger=(
            Trigger(EventKind.REQUEST, when=CONDITIONS, only_if=ONLY_IF),
            Trigger(EventKind.RESPONSIBLE, when=CONDITIONS, only_if=ONLY_IF),
        ),
        limit=None,
        residual="before the decision whether to assess",
        in_force=SINCE_2014,
        discharged_by=Answer(EventKind.CONSIDERING_NOTICE),
        ends_with=Answer(
            EventKind.NOT_NECESSARY_NOTICE,
            EventKind.DECISION_TO_ASSESS,
            EventKind.REFUSAL_TO_ASSESS,
            EventKind.REQUEST_WITHDRAWN,
            by=Dated.SERVED,
        ),
        overtaken_by=OVERTAKEN,
        contingent_on="the authority determines that a plan may be necessary",
        notice=(
            "that an assessment is being considered",
            "the right to express views, in writing or not, and to submit evidence",
        ),
    ),
)
