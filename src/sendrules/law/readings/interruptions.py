"""Contested questions about what comes in the middle: a re-assessment, a transfer or move, detention and release."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from sendrules.case.conditions import AllOf, Condition
from sendrules.case.kinds import EventKind
from sendrules.law.conditions.reviews import ReassessedInstead
from sendrules.law.model.discharge import Answer
from sendrules.law.model.duty import Duty
from sendrules.law.model.overtaken import Overtaken
from sendrules.law.model.reading import Reading
from sendrules.law.readings.edits import duties_where
from sendrules.law.shared.regimes import REQUEST_OR_RESPONSIBLE

_YEARS = (
    "act-44-1-a-first-review", "act-44-1-b-later-reviews", "reg-27-4-a-review-after-reassessment",
    "reg-27-4-b-subsequent", "reg-15-5-review-after-transfer",
)  # fmt: skip


def _without(condition: Condition | None, kind: type) -> Condition | None:
    """Give a condition without its parts of one kind."""
    if isinstance(condition, AllOf):
        parts = tuple(p for part in condition.conditions if (p := _without(part, kind)) is not None)
        return AllOf(parts) if len(parts) > 1 else parts[0] if parts else None
    return None if isinstance(condition, kind) else condition


def _owed_meanwhile(duty: Duty) -> Duty:
    """Let a review fall due during a re-assessment as at any other time."""
    return replace(duty, doubt=_without(duty.doubt, ReassessedInstead))


def _beside_the_reassessment(duty: Duty) -> Duty:
    """Let the year run on whatever a re-assessment leads to."""
    duty = _owed_meanwhile(duty)
    if duty.ends_with is None:
        return duty
    kinds = [kind for kind in duty.ends_with.kinds if kind is not EventKind.REASSESSED_PLAN]
    return replace(duty, ends_with=duty.ends_with.but(kinds=kinds))


def _moves_with_the_plan(duty: Duty) -> bool:
    return bool(duty.moves_with)


def _ends_with_the_transfer(duty: Duty) -> Duty:
    """Let a transfer of the plan end the step, and close what was proposed."""

    def closed(rule: Answer) -> Answer:
        if rule.answers is None:
            return rule
        return rule.saying(answers=replace(rule.answers, closed_by=(*rule.answers.closed_by, *duty.moves_with)))

    done, ends = duty.discharged_by, duty.ends_with
    return replace(
        duty,
        discharged_by=closed(done) if isinstance(done, Answer) else done,
        ends_with=closed(ends) if ends else None,
        overtaken_by=Overtaken(duty.moves_with),
        moves_with=(),
    )


def _back_on_release(duty: Duty) -> bool:
    return duty.revived_by is not None and EventKind.RELEASED in duty.revived_by.kinds


def _not_back_on_release(duty: Duty) -> Duty:
    """Let detention end a limit for good."""
    rule = duty.revived_by
    if rule is None:
        return duty
    kinds = [kind for kind in rule.kinds if kind is not EventKind.RELEASED]
    at_liberty = tuple(trigger for trigger in duty.trigger if trigger.detained is None)
    triggers = duty.trigger if len(at_liberty) == len(duty.trigger) else at_liberty
    return replace(duty, trigger=triggers, revived_by=rule.but(kinds=kinds) if kinds else None)


def _all_back_on_release(duty: Duty) -> Duty:
    """Let release bring back a limit that passed in detention too."""
    rule = duty.revived_by
    return replace(duty, revived_by=rule.saying(past=True)) if rule else duty


def _of_an_assessment(duty: Duty) -> bool:
    starts = {trigger.kind for trigger in duty.trigger}
    return {trigger.kind for trigger in REQUEST_OR_RESPONSIBLE} <= starts and duty.overtaken_by is not None


def _ends_with_the_move(duty: Duty) -> Duty:
    rule = duty.overtaken_by
    return replace(duty, overtaken_by=replace(rule, kinds=(*rule.kinds, EventKind.MOVED))) if rule else duty


_ON_WHATEVER: dict[str, Callable[[Duty], Duty]] = {
    "owed": _owed_meanwhile,
    "runs-on": _beside_the_reassessment,
}

READINGS = (
    Reading(
        id="review-and-reassessment",
        question="Is a yearly review owed that falls due during a re-assessment, and does its year run on beside reg 27(4) "
        "once the plan after the re-assessment is sent?",
        adopted="Not if the re-assessment does in substance what the review would have done, which people have to say; and "
        "the plan after the re-assessment ends the year, since its reviews are due under reg 27(4).",
        authority="R (LW) v Islington LBC [2025] EWHC 703 (Admin), 24 March 2025, on an application refused at the stage of "
        "permission: seen in two reports (Local Government Lawyer, and the chambers of the authority's counsel), not in its "
        "paragraphs. Reg 27(4) gives twelve months from the new plan (text seen). Against: CFA 2014 s.44(1) has no exception "
        "for a re-assessment.",
        seen="Two reports of the judgment, not its paragraphs; the text of reg 27(4) and of CFA 2014 s.44.",
        duties=_YEARS,
        alternatives=_ON_WHATEVER,
        described={
            "owed": "a review that falls due during a re-assessment is owed like any other, until the plan is sent",
            "runs-on": "the year of s.44(1) runs on beside reg 27(4), and a review that falls due during a re-assessment is "
            "owed like any other",
        },
    ),
    Reading(
        id="transfer-in-mid-amendment",
        question="A plan is transferred to another authority after a review meeting, an amendment notice or a decision to "
        "re-assess: do the limits that had begun end?",
        adopted="No: they run on, against the new authority, which maintains the plan as if it had made it.",
        authority="Reg 15(3)(a) treats the plan as made by the new authority on its day (text seen), and IPSEA says that the "
        "new authority has the duties as if it had issued the plan (page seen). Regs 20(10), 21(9), 22(3), 22(4) and 27(2), "
        "and R (L, M & P) v Devon CC, have no exception for a transfer. Against: CFA 2014 s.47(2)(c) would let regulations "
        "treat what the old authority did as done by the new, and reg 15 does not do so; reg 15(4) and (5) have the new "
        "authority say whether it will assess, and review the plan itself. No decision on the point was found.",
        seen="The text of regs 15, 20 to 22 and 27 and of CFA 2014 s.47; a page of IPSEA.",
        duties=duties_where(_moves_with_the_plan),
        alternatives={"ends": _ends_with_the_transfer},
        described={
            "ends": "the limits end with the transfer, and the new authority begins with the review of reg 15(5)"
        },
    ),
    Reading(
        id="release-and-annual-review",
        question="Detention ends the limits of Part 3 on a plan. Does release bring back those that were still to come, beside "
        "the review of CFA 2014 s.48(2)(b)?",
        adopted="Yes, each with its day; a limit that fell in detention stays ended. A plan that was first made in detention "
        "is reviewed within twelve months of its making.",
        authority="On release the authority must maintain the plan (s.48(2)(a)) and review it as soon as reasonably "
        "practicable (s.48(2)(b)), and nothing displaces s.44(1) (text of ss.44, 48 seen). The adopted answer protects the "
        "child. Against: s.70(1) disapplied Part 3 during the detention, and s.48(2)(b) gives a review of its own. For a limit that "
        "passed in detention it can be said that s.44(1) applies again on release, to a year that is over; but nobody could "
        "have kept it.",
        seen="The text of CFA 2014 ss.44, 48 and 70.",
        duties=duties_where(_back_on_release),
        alternatives={"ended": _not_back_on_release, "all": _all_back_on_release},
        described={
            "ended": "detention ended them for good: only the review on release is owed, and what follows from it",
            "all": "release brings them all back, also those whose day passed in detention",
        },
    ),
    Reading(
        id="move-during-assessment",
        question="A child moves to the area of another authority during an assessment: do the weeks of the old authority end?",
        adopted="No: they run on. A limit missed before the move was missed on either view.",
        authority="CFA 2014 s.24(1) makes an authority responsible for those in its area, and s.36(1) speaks of a request to "
        "a local authority (text seen). Regs 4, 5, 10 and 13 count from the request and have no exception for a move. Reg 15 "
        "transfers plans; no provision transfers an assessment. Against: the old authority is no longer responsible, and the "
        "new one decides for itself, as two authorities tell families (pages seen).",
        seen="The text of CFA 2014 ss.24 and 36 and of regs 4 to 15; pages of two authorities.",
        duties=duties_where(_of_an_assessment),
        alternatives={"ends": _ends_with_the_move},
        described={"ends": "the weeks end with the move, and the new authority begins when it becomes responsible"},
    ),
)
