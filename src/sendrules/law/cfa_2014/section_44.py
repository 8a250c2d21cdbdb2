"""CFA 2014 s.44(1): reviewing a plan in its first twelve months, and in each twelve months after a review.

https://www.legislation.gov.uk/ukpga/2014/6/section/44

Each period *starts with* its day, so it ends on the day before the anniversary. The Act does not say when a review is
done. Adopted: with the authority's decision after it; the next twelve months are reckoned from the meeting, the earlier
day. A decision to cease leaves the plan in being until it ceases, and what is not recorded of that is asked once the year
has passed. Reg 18A alone relaxed it, in 2020. A plan that is transferred goes on under reg 15(5), which gives a later day.

>>> from datetime import date
>>> DUTIES[0].limit_for(date(2024, 3, 1)), DUTIES[0].limit_for(date(2023, 3, 1))
(datetime.date(2025, 2, 28), datetime.date(2024, 2, 29))
"""

from sendrules.case.kinds import Dated, EventKind
from sendrules.citation import reg, section
from sendrules.law.limb_conditions import CoronavirusReason
from sendrules.law.limits import After, FirstKnown, LastReview, Next
from sendrules.law.lives import CORONAVIRUS_2020, SINCE_2014
from sendrules.law.model import Actor, Duty, Limb, Trigger
from sendrules.law.trigger_conditions import MayHaveCeased, ReviewLedToIt
from sendrules.time.periods import Counting, Months

REVIEW_DECISIONS = (
    EventKind.DECISION_TO_CONTINUE,
    EventKind.DECISION_TO_AMEND,
    EventKind.DECISION_TO_CEASE,
)
"""What completes a review."""

REVIEW_ENDS = Next(EventKind.PLAN_CEASED, EventKind.PLAN_TRANSFERRED, EventKind.DETAINED)
"""What leaves nothing to review, or puts reg 15(5) or the Regulations on detained persons (s.70) in its place."""

TWELVE_MONTHS = Months(12, Counting.BEGINNING_WITH)
LAST_REVIEW = LastReview(
    EventKind.REVIEW_MEETING,
    REVIEW_DECISIONS,
    not_alone=(EventKind.DECISION_TO_CEASE,),
    # no provision says how long: the decision is due in four weeks, and a year on the next limit would lie before it
    within=Months(12, Counting.AFTER),
    again=Months(6, Counting.AFTER),
    since=(EventKind.FINAL_PLAN, EventKind.PLAN_CEASED),
)
NEXT_REVIEW = FirstKnown((After(TWELVE_MONTHS, of=LAST_REVIEW), After(TWELVE_MONTHS)))
"""Twelve months from the meeting of the last review, or where none is recorded from its decision."""

REVIEWED = Next(
    *REVIEW_DECISIONS,
    by=Dated.SERVED,
    only_after=(EventKind.REVIEW_MEETING,),
    always=(EventKind.DECISION_TO_CEASE,),
    since=LAST_REVIEW.since,
)
"""A decision after a review. A second thought without another meeting is no second review, and a decision to cease may
come without any."""

REVIEWED_BEFORE_CEASING = ReviewLedToIt(LAST_REVIEW)
"""A decision to cease after a review; until the plan ceases it is reviewed like any other."""

MAY_HAVE_CEASED = MayHaveCeased(
    EventKind.DECISION_TO_CEASE,
    not_before=Months(2, Counting.AFTER),  # s.45(4)
    went_on=(
        EventKind.APPEAL,
        EventKind.TRIBUNAL_ORDER,
        EventKind.MEDIATION_AGREEMENT,
        EventKind.APPEAL_CONCEDED,
        EventKind.REVIEW_MEETING,
        EventKind.DECISION_TO_CONTINUE,
        EventKind.DECISION_TO_AMEND,
        EventKind.AMENDMENT_NOTICE,
        EventKind.AMENDED_PLAN,
        EventKind.DECISION_TO_REASSESS,
        EventKind.REASSESSED_PLAN,
    ),
    ended=EventKind.APPEAL_ENDED,
)
"""Whether a plan was still there to be reviewed, where ceasing was decided and neither its end nor its going on is recorded."""


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


DUTIES = (
    Duty(
        id="act-44-1-a-first-review",
        title="Review the plan for the first time",
        holder=Actor.LOCAL_AUTHORITY,
        owed_to=(Actor.CHILD_OR_YOUNG_PERSON,),
        provision=section("44(1)(a)"),
        trigger=(Trigger(EventKind.FINAL_PLAN),),
        limit=After(TWELVE_MONTHS),
        in_force=SINCE_2014,
        discharged_by=REVIEWED,
        ends_with=REVIEW_ENDS,
        doubt=MAY_HAVE_CEASED,
        unless=(_reg_18a("44-1-a"),),
    ),
    Duty(
        id="act-44-1-b-later-reviews",
        title="Review the plan again",
        holder=Actor.LOCAL_AUTHORITY,
        owed_to=(Actor.CHILD_OR_YOUNG_PERSON,),
        provision=section("44(1)(b)"),
        trigger=(
            Trigger(EventKind.DECISION_TO_CONTINUE),
            Trigger(EventKind.DECISION_TO_AMEND),
            Trigger(
                EventKind.DECISION_TO_CEASE,
                when=REVIEWED_BEFORE_CEASING,
                only_if="if a review led to it",
            ),
        ),
        limit=NEXT_REVIEW,
        in_force=SINCE_2014,
        discharged_by=REVIEWED,
        ends_with=REVIEW_ENDS,
        doubt=MAY_HAVE_CEASED,
        unless=(_reg_18a("44-1-b"),),
    ),
)
