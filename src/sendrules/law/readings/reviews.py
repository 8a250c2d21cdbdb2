"""Contested questions about reviews, transfers, re-assessments and yearly duties."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from sendrules.case.kinds import Dated, EventKind
from sendrules.law.conditions.phases import NamesNext
from sendrules.law.conditions.reviews import LastReview
from sendrules.law.model.discharge import Answer, EarlierAnswer
from sendrules.law.model.duty import Duty, Trigger
from sendrules.law.model.limits import After, BeforeDate
from sendrules.law.model.reading import Reading
from sendrules.law.readings.edits import last_review, limit
from sendrules.law.shared.reviews import TWELVE_MONTHS
from sendrules.time.periods import Counting, Months

_PHASES = (
    "reg-18-1-a-phase-transfer-post16",
    "reg-18-1-b-phase-transfer-other",
    "reg-18-3-2015-transitional",
)
_LATER_REVIEWS = ("act-44-1-b-later-reviews", "reg-27-4-b-subsequent")


def _complete_with_the_meeting(duty: Duty) -> Duty:
    """Take the meeting as the review: the meeting completes the review, and begins the next twelve months."""
    duty = replace(duty, discharged_by=Answer(EventKind.REVIEW_MEETING))
    if duty.id not in _LATER_REVIEWS:
        return _last_review(duty, lambda rule: replace(rule, decisions=(rule.meeting,), not_alone=()))
    begins = Trigger(EventKind.REVIEW_MEETING, when=duty.trigger[0].when, only_if=duty.trigger[0].only_if)
    return replace(duty, trigger=(begins,), limit=After(TWELVE_MONTHS))


def _anchored_on_the_decision(duty: Duty) -> Duty:
    if duty.id in _LATER_REVIEWS:
        return replace(duty, limit=After(TWELVE_MONTHS))
    return _last_review(duty, lambda rule: replace(rule, by_decision=True))


def _last_review(duty: Duty, edit: Callable[[LastReview], LastReview]) -> Duty:
    return limit(lambda found: last_review(found, edit))(duty)


def _runs_on(duty: Duty) -> Duty:
    """Let no limit end with a transfer of the plan."""
    if duty.ends_with is None:
        return duty
    kinds = [kind for kind in duty.ends_with.kinds if kind is not EventKind.PLAN_TRANSFERRED]
    return replace(duty, ends_with=duty.ends_with.but(kinds=kinds))


def _by_the_date(duty: Duty) -> Duty:
    """Let the date itself be in time."""
    found = duty.limit
    if not isinstance(found, BeforeDate):
        return duty
    month, day = {(2, 15): (2, 16), (3, 31): (4, 1), (5, 31): (6, 1)}[found.month, found.dom]
    return replace(duty, limit=replace(found, month=month, dom=day))


def _or_continued(duty: Duty) -> Duty:
    """Take a plan that was left as it is, and a first plan, to name what follows, where nothing says otherwise."""
    rule = duty.discharged_by
    if not isinstance(rule, EarlierAnswer):
        return duty
    return replace(duty, discharged_by=rule.saying(when=tuple((kind, NamesNext(assumed=True)) for kind in rule.kinds)))


def _amended_alone(duty: Duty) -> Duty:
    """Accept nothing but a plan amended in the year before the transfer."""
    kinds = (EventKind.AMENDED_PLAN, EventKind.REASSESSED_PLAN)
    return replace(duty, discharged_by=duty.discharged_by.but(kinds=kinds), doubt=None)


READINGS = (
    Reading(
        id="review-complete",
        question="When is a plan reviewed: at the review meeting, or with the decision after the meeting?",
        adopted="With the decision. The next twelve months begin with the meeting, so they start no later than they "
        "would on either view.",
        authority="CFA 2014 s.44(1) does not say. Regs 20(10) and 21(9) end a review with the decision, and the Code "
        "at 9.169 wants meeting and decision inside the twelve months.",
        seen="The text of CFA 2014 s.44 and of regs 20 and 21; the Code in a summary.",
        duties=("act-44-1-a-first-review", "act-44-1-b-later-reviews", "reg-27-4-a-review-after-reassessment",
                "reg-27-4-b-subsequent", "reg-15-5-review-after-transfer"),
        alternatives={"meeting": _complete_with_the_meeting, "decision": _anchored_on_the_decision},
        described={
            "meeting": "a review is complete with its meeting, from which the next twelve months run",
            "decision": "the next twelve months run from the decision",
        },
    ),
    Reading(
        id="transfer-and-annual-review",
        question="When a plan moves to another authority, does the year of s.44(1) run on beside reg 15(5)?",
        adopted="No: reg 15(5) says by when the new authority reviews the plan, and the next year follows from that "
        "review.",
        authority="Reg 15(5) gives the later of twelve months from the last review and three months from the transfer. "
        "Against: reg 15(3)(a) treats the plan as made by the new authority on the day the old authority made it, "
        "which suggests that the year runs on.",
        seen="The text of reg 15.",
        duties=("act-44-1-a-first-review", "act-44-1-b-later-reviews", "reg-27-4-a-review-after-reassessment",
                "reg-27-4-b-subsequent"),
        alternatives={"runs-on": _runs_on},
        described={"runs-on": "the year runs on, and a transfer late in the year leaves the new authority less than "
        "three months"},
    ),
    Reading(
        id="phase-transfer-date",
        question='Is a plan amended on 15 February or 31 March itself in time, where reg 18 says "before"?',
        adopted="No: the last days are 14 February and 30 March.",
        authority='The words of reg 18(1) and (3). The Code at 9.179 and most published timetables say "by".',
        seen="The text of reg 18; the Code in a summary.",
        duties=_PHASES,
        alternatives={"by": _by_the_date},
        described={"by": "the date itself is in time"},
    ),
    Reading(
        id="phase-transfer-no-amendment",
        question="Is reg 18 met by a review that ends in a decision to leave the plan as it is, or by a first plan "
        "made in the year before the transfer?",
        adopted="Yes, where the plan then names the next institution or its type, since nothing has to be amended; no, "
        "where it does not. Where a case does not say what the plan names, it is not known.",
        authority="Reg 18(1) and (2) say review and amend, where necessary (text seen). IPSEA says that a review is always "
        "held, and that the plan is amended if amendments are needed (two of its pages seen). Against: Surrey SENDIASS "
        "reads a duty to review and amend in each case, at least to name the institution (page seen).",
        seen="The text of reg 18; two pages of IPSEA and one of Surrey SENDIASS.",
        duties=(*_PHASES, "reg-18-2-post16-to-post16"),
        alternatives={"where-necessary": _or_continued, "always-amended": _amended_alone},
        described={
            "where-necessary": "reg 18 is met by a decision to leave the plan as it is, or by a first plan, unless the "
            "plan is known not to name the institution",
            "always-amended": "reg 18 is met by an amended plan alone",
        },
    ),
    Reading(
        id="reassessment-notified",
        question="Do the fourteen weeks of reg 27(2) run from the day the decision was sent, or from the day the "
        "decision arrived?",
        adopted="From the day the decision was sent, which is the earlier day.",
        authority="Reg 27(2) counts from the notification under reg 25(1), and a notice is given when it arrives "
        "(reading notify). Where two days are open for the start of a limit, the earlier day protects the child.",
        seen="The text of regs 25 and 27.",
        duties=("reg-27-2-final-14-weeks",),
        alternatives={
            "arrived": lambda duty: replace(
                duty, trigger=tuple(replace(t, by=Dated.SERVED) for t in duty.trigger)
            )
        },
        described={"arrived": "the fourteen weeks run from the day the decision arrived"},
    ),
    Reading(
        id="direct-payments-first-three-months",
        question="Do the first three months of direct payments count the day of the first payment?",
        adopted="No: the review may be on the same day of the third month after the first payment.",
        authority='SI 2014/1652 reg 11(2)(a) says "within the first three months of direct payments being made", which '
        "allows either answer.",
        seen="The text of SI 2014/1652 reg 11.",
        duties=("pb-11-2-a-review-3-months",),
        alternatives={"counted": limit(lambda _: After(Months(3, Counting.BEGINNING_WITH)))},
        described={"counted": "the day of the first payment is the first day of the three months"},
    ),
    Reading(
        id="annually",
        question='What is "at least annually", where nothing says from when?',
        adopted="Within twelve months of the last publication.",
        authority="Reg 56(3) gives no day to count from. Once in every calendar year is possible too.",
        seen="The text of reg 56.",
        duties=("reg-56-3-local-offer-comments",),
        alternatives={"calendar-year": limit(lambda _: BeforeDate(1, 1, years=2))},
        described={"calendar-year": "once in every calendar year"},
    ),
)  # fmt: skip
