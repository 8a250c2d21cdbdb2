"""What several provisions share about reviews: what completes a review, what ends the duty, what amends a plan."""

from __future__ import annotations

from dataclasses import replace

from sendrules.case.conditions import AllOf
from sendrules.case.kinds import DETENTION, Dated, EventKind, Order
from sendrules.law.conditions.plans import MayHaveCeased
from sendrules.law.conditions.reviews import LastReview, ReassessedInstead, ReleasedWithin, ReviewLedToIt
from sendrules.law.conditions.turning_25 import POWER_ENDS, POWER_GOES_ON
from sendrules.law.model.discharge import Answer, EarlierAnswer, OpenMatter, Reversal
from sendrules.law.model.duty import Duty
from sendrules.law.model.limits import After, FirstKnown
from sendrules.time.periods import Counting, Months, Weeks

REVIEW_DECISIONS = (
    EventKind.DECISION_TO_CONTINUE,
    EventKind.DECISION_TO_AMEND,
    EventKind.DECISION_TO_CEASE,
)
"""What completes a review."""

REVIEW_ENDS = Answer(EventKind.PLAN_CEASED, EventKind.PLAN_TRANSFERRED, *DETENTION)
"""What leaves no plan to review, or puts other law in the place of a duty: reg 15, or the Regulations on detained persons
(s.70), until release. Before those Regulations, from 1 September 2014, nothing of Part 3 applied to a detained person: s.70(1)
came into force without its exceptions (SI 2014/889 art 7(a)), and those on 1 April 2015 (SI 2015/375 art 2)."""

YEAR_ENDS = Answer(*REVIEW_ENDS.kinds, EventKind.REASSESSED_PLAN, by=Dated.SENT)
"""The same for a yearly review, and a plan after a re-assessment, whose reviews reg 27(4) governs."""

STEP_ENDS = Answer(EventKind.PLAN_CEASED, *DETENTION)
"""What leaves no plan to decide on or to amend; a transfer leaves the step to the new authority."""

AFTER_DETENTION = tuple((EventKind.RELEASED, kind) for kind in DETENTION)
BACK_ON_RELEASE = Reversal(EventKind.RELEASED, only=AFTER_DETENTION)
"""Release brings back what detention ended, with its day: the plan is maintained under Part 3 again (s.48(2)(a))."""

WITH_THE_PLAN = (EventKind.PLAN_TRANSFERRED,)
"""What leaves a step to the authority that the plan was transferred to (reg 15(3)(a))."""

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
"""Twelve months from the meeting of the last review, or from its decision where no meeting is recorded."""

REVIEWED = Answer(
    *REVIEW_DECISIONS,
    by=Dated.SERVED,
    only_after=(EventKind.REVIEW_MEETING,),
    always=(EventKind.DECISION_TO_CEASE,),
    since=LAST_REVIEW.since,
)
"""A decision after a review. A second decision without another meeting is not a second review, and a decision to cease
may come without a review."""

REVIEWED_BEFORE_CEASING = ReviewLedToIt(LAST_REVIEW)
"""A decision to cease after a review. Until the plan ceases, the plan is reviewed like any other."""

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
"""Whether there was still a plan to review after a decision to cease, where the record does not say what became of
it."""


REASSESSED_INSTEAD = ReassessedInstead(
    order=Order.REASSESS,
    concluded=(EventKind.REASSESSED_PLAN, EventKind.NO_AMENDMENT_NOTICE),
    ended=(EventKind.FINAL_PLAN, EventKind.PLAN_CEASED),
)
"""No re-assessment was under way when the review fell due (*R (LW) v Islington LBC* [2025] EWHC 703 (Admin))."""

REVIEW_DOUBT = AllOf((MAY_HAVE_CEASED, REASSESSED_INSTEAD))
"""What leaves open whether a yearly review was missed: the end of the plan, or a re-assessment that did the same."""

MADE_IN_DETENTION = ReleasedWithin(TWELVE_MONTHS)
"""A plan first made in detention whose first twelve months were not over on release (s.48(1)(c)(ii), (2))."""


def while_maintained(duty: Duty) -> Duty:
    """Let a duty that rests on a maintained plan end with the power to maintain it after the 25th birthday (s.46).

    Where the last day of the power is not known, it is not said that the duty was missed after the first that may be. What
    had to be done before a meeting was kept or missed by then, and nothing ends it.
    """
    if isinstance(duty.discharged_by, EarlierAnswer) and not duty.discharged_by.or_next:
        return duty
    doubt = POWER_GOES_ON if duty.doubt is None else AllOf((duty.doubt, POWER_GOES_ON))
    return replace(duty, lapses=POWER_ENDS, doubt=doubt)


A_TERM = Weeks(12)
"""How long before a meeting its notice may have been given: an earlier notice was about another meeting."""

AMENDMENT = OpenMatter(
    (EventKind.AMENDMENT_NOTICE,),
    answered_by=(EventKind.AMENDED_PLAN, EventKind.NO_AMENDMENT_NOTICE),
    closed_by=(
        EventKind.DECISION_TO_CONTINUE,
        EventKind.REASSESSED_PLAN,
        EventKind.PLAN_CEASED,
    ),
)
"""A proposed amendment. A plan or a decision not to amend answers it before it answers anything else."""
