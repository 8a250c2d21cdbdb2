"""CFA 2014 s.44(1): reviewing a plan in its first twelve months, and in each twelve months after a review.

https://www.legislation.gov.uk/ukpga/2014/6/section/44

Each period *starts with* its day, so it ends on the day before the anniversary. The Act does not say when a review is
complete. The adopted reading is that it is complete with the authority's decision after it; the next twelve months run
from the meeting, the earlier day. After a decision to cease, the plan stays in force until it ceases; if the case does
not record whether it did, the answer asks once the year has passed. Only reg 18A relaxed the limit, in 2020. A
transferred plan goes on under reg 15(5), which gives a later day, and a plan after a re-assessment under reg 27(4). A
review that falls due during a re-assessment need not be held if the re-assessment does the same in substance (reading
`review-and-reassessment`). Detention ends the limit; release brings it back with its day, unless that fell in detention
(reading `release-and-annual-review`).

>>> from datetime import date
>>> DUTIES[0].limit_for(date(2024, 3, 1)), DUTIES[0].limit_for(date(2023, 3, 1))
(datetime.date(2025, 2, 28), datetime.date(2024, 2, 29))
"""

from sendrules.case.conditions import AllOf
from sendrules.case.kinds import EventKind
from sendrules.citation import reg, section
from sendrules.law.conditions.limbs import CoronavirusReason
from sendrules.law.conditions.plans import FirstPlan, NotCeased
from sendrules.law.model.actors import Actor
from sendrules.law.model.duty import Duty, Limb, Trigger
from sendrules.law.model.life import CORONAVIRUS_2020, SINCE_2014
from sendrules.law.model.limits import After
from sendrules.law.shared.reviews import (
    BACK_ON_RELEASE,
    MADE_IN_DETENTION,
    NEXT_REVIEW,
    REVIEW_DOUBT,
    REVIEWED,
    REVIEWED_BEFORE_CEASING,
    TWELVE_MONTHS,
    YEAR_ENDS,
    while_maintained,
)


def _reg_18a(suffix: str) -> Limb:
    """Give the limb of reg 18A for one of the two limits."""
    return Limb(
        id=f"reg-18A-covid-no-review-{suffix}",
        title="impractical for a reason relating to coronavirus",
        when=CoronavirusReason(),
        provision=reg("18A"),
        in_force=CORONAVIRUS_2020,
        residual="as soon as reasonably practicable",
    )


_DUTIES = (
    Duty(
        id="act-44-1-a-first-review",
        title="Review the plan for the first time",
        holder=Actor.LOCAL_AUTHORITY,
        owed_to=(Actor.CHILD_OR_YOUNG_PERSON,),
        provision=section("44(1)(a)"),
        trigger=(
            Trigger(EventKind.FINAL_PLAN, when=FirstPlan(), only_if="if no plan was made before"),
            Trigger(
                EventKind.FINAL_PLAN,
                when=MADE_IN_DETENTION,
                only_if="if the person was released before the twelve months were over",
                detained=True,
            ),
        ),
        limit=After(TWELVE_MONTHS),
        in_force=SINCE_2014,
        discharged_by=REVIEWED,
        ends_with=YEAR_ENDS,
        revived_by=BACK_ON_RELEASE,
        doubt=REVIEW_DOUBT,
        unless=(_reg_18a("44-1-a"),),
    ),
    Duty(
        id="act-44-1-b-later-reviews",
        title="Review the plan again",
        holder=Actor.LOCAL_AUTHORITY,
        owed_to=(Actor.CHILD_OR_YOUNG_PERSON,),
        provision=section("44(1)(b)"),
        trigger=(
            Trigger(EventKind.DECISION_TO_CONTINUE, when=NotCeased()),
            Trigger(EventKind.DECISION_TO_AMEND, when=NotCeased()),
            Trigger(
                EventKind.DECISION_TO_CEASE,
                when=AllOf((NotCeased(), REVIEWED_BEFORE_CEASING)),
                only_if="if a review led to the decision",
            ),
        ),
        limit=NEXT_REVIEW,
        in_force=SINCE_2014,
        discharged_by=REVIEWED,
        ends_with=YEAR_ENDS,
        revived_by=BACK_ON_RELEASE,
        doubt=REVIEW_DOUBT,
        unless=(_reg_18a("44-1-b"),),
    ),
)

DUTIES = tuple(map(while_maintained, _DUTIES))
