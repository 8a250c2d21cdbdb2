"""Contested questions about assessments: refusals, concessions, withdrawals, and periods that exceptions borrow."""

from __future__ import annotations

from dataclasses import replace

from sendrules.case.conditions import AllOf
from sendrules.case.kinds import EventKind
from sendrules.law.cfa_2014.section_36 import CONDITIONS, NOT_RECENTLY_ASSESSED
from sendrules.law.conditions.assessments import Unfinished
from sendrules.law.conditions.limbs import WithinFirst
from sendrules.law.model.anchors import Begun, Revival
from sendrules.law.model.duty import Duty
from sendrules.law.model.life import CORONAVIRUS_2020
from sendrules.law.model.limits import After, FirstKnown
from sendrules.law.model.reading import Reading
from sendrules.law.readings.edits import duties_where, limbs
from sendrules.law.si_2014_1530 import reg_05
from sendrules.law.si_2015_62 import reg_05 as det_05
from sendrules.time.periods import Counting, Weeks

_EITHER_WAY = ("case-jsc-16-weeks-decision", "case-jsc-det-16-weeks-decision")


def _fresh_weeks(duty: Duty) -> Duty:
    """Count ten and fourteen weeks from the concession in place of sixteen and twenty from the request."""
    weeks = {
        "reg-10-1-no-plan-decision": 10,
        "det-10-1": 10,
        "case-jsc-16-weeks-decision": 10,
        "case-jsc-det-16-weeks-decision": 10,
        "reg-13-2-final-plan-20-weeks": 14,
        "det-13-2": 14,
    }.get(duty.id)
    if weeks is None or duty.limit is None:
        return duty
    return replace(duty, limit=FirstKnown((After(Weeks(weeks, Counting.AFTER), of=Revival()), duty.limit)))


def _with_limbs_of_reg_5(duty: Duty) -> Duty:
    lent = det_05.LIMBS if duty.id == "det-4-1" else reg_05.LIMBS
    return replace(duty, unless=(*duty.unless, *(x for x in lent if x.in_force != CORONAVIRUS_2020)))


def _only_from_attention(duty: Duty) -> Duty:
    """Let reg 15(1) count from coming to attention, and not from a request under s.71(2)."""
    began = (EventKind.DETAINED_ATTENTION,)
    found = duty.limit
    triggers = tuple(
        replace(t, when=replace(t.when, began=began) if isinstance(t.when, Unfinished) else t.when)
        for t in duty.trigger
    )
    limit = replace(found, of=Begun(*began)) if isinstance(found, After) else found
    return replace(duty, trigger=triggers, limit=limit)


_AGAINST_A_PLAN = (EventKind.REFUSAL_TO_ASSESS, EventKind.NOT_NECESSARY_NOTICE, EventKind.NO_PLAN_NOTICE)


def _plan_or_a_decision_against_it(duty: Duty) -> bool:
    """Whether a duty is to finalise a plan, and a decision against one ends it."""
    ends = duty.ends_with.kinds if duty.ends_with else ()
    return (
        duty.discharged_by.kinds == (EventKind.FINAL_PLAN,)
        and EventKind.NO_PLAN_NOTICE in ends
        and duty.limit is not None
    )


def _nothing_owed_after_a_refusal(duty: Duty) -> Duty:
    return replace(duty, not_owed_if=(*duty.not_owed_if, *_AGAINST_A_PLAN))


def _ends_with_withdrawal(duty: Duty) -> bool:
    return duty.ends_with is not None and EventKind.REQUEST_WITHDRAWN in duty.ends_with.kinds


def _without_withdrawal(duty: Duty) -> Duty:
    if not _ends_with_withdrawal(duty) or duty.ends_with is None:
        return duty
    kinds = [kind for kind in duty.ends_with.kinds if kind is not EventKind.REQUEST_WITHDRAWN]
    return replace(duty, ends_with=duty.ends_with.but(kinds=kinds) if kinds else None)


def _any_part_of_an_assessment(duty: Duty) -> Duty:
    """Test the six months on any part of the process, and leave the other conditions as they are."""
    when = replace(
        NOT_RECENTLY_ASSESSED,
        concluded_by=(
            EventKind.DECISION_TO_ASSESS,
            EventKind.ADVICE_REQUEST,
            EventKind.ADVICE_RECEIVED,
            *NOT_RECENTLY_ASSESSED.concluded_by,
        ),
    )
    all_of = AllOf(tuple(when if part == NOT_RECENTLY_ASSESSED else part for part in CONDITIONS.conditions))
    return replace(duty, trigger=tuple(replace(t, when=all_of) for t in duty.trigger))


def _only_a_refusal(duty: Duty) -> Duty:
    """Let nothing start the sixteen weeks for any decision: reg 10(1) has them for a decision against a plan."""
    return replace(duty, trigger=())


READINGS = (
    Reading(
        id="sixteen-weeks-either-way",
        question="Must the authority decide within sixteen weeks whether to make a plan, or is only the notice of a "
        "decision against one limited?",
        adopted="It must decide within sixteen weeks, whichever way: the assessment has to be complete by then.",
        authority="R (JSC) v Cambridgeshire CC [2026] EWHC 68 (Admin), 19 January 2026, declared it unlawful, contrary "
        "to reg 10, to fail to complete the assessment and decide within sixteen weeks whether to issue a plan. Reports "
        "that quote the judgment were seen (Local Government Lawyer, Solicitors Journal), not its paragraphs. Against: "
        "reg 10(1) speaks only of a decision that no plan is necessary, and CFA 2014 s.36(9) gives no time. The "
        "judgment was about reg 10 of the SEND Regulations; reg 10 of SI 2015/62 has the same words.",
        seen="Reports that quote the judgment, not its paragraphs; the text of reg 10 and CFA 2014 s.36(9).",
        duties=_EITHER_WAY,
        alternatives={"refusal-only": _only_a_refusal},
        described={"refusal-only": "only the notice of a decision against a plan is limited to sixteen weeks"},
    ),
    Reading(
        id="reg-4-1-exceptions",
        question="Do the exceptions of reg 5(4) reach a refusal at the first stage, under reg 4(1)?",
        adopted="No. Reg 5(4) applies only to the limit in reg 5(1); reg 4 had an exception of its own only in 2020.",
        authority="The words of regs 4 and 5. In practice authorities treat both as one six-week decision.",
        seen="The text of regs 4 and 5; the practice in a summary.",
        duties=("reg-4-1-not-necessary-determination", "det-4-1"),
        alternatives={"as-reg-5-4": _with_limbs_of_reg_5},
        described={"as-reg-5-4": "the exceptions of reg 5(4)(a) to (d) apply to reg 4(1) too"},
    ),
    Reading(
        id="concession-without-order",
        question="An authority reverses a refusal without an order: do the original weeks run on?",
        adopted="Yes: the weeks run from the original request, as if there had been no refusal.",
        authority="R (W) v Hertfordshire CC [2023] EWHC 3138 (Admin). The Ombudsman counts afresh from the concession, "
        "as regs 42(2) and 45(3A) do from an agreement or from a concession in an appeal.",
        seen="The first paragraphs of the judgment, a summary by IPSEA and a digest; the Ombudsman's count in a summary.",
        duties=(
            "reg-10-1-no-plan-decision", "reg-13-2-final-plan-20-weeks", "derived-latest-draft-date", "det-10-1", "det-13-2",
            *_EITHER_WAY,
        ),
        alternatives={"fresh-weeks": _fresh_weeks},
        described={"fresh-weeks": "ten and fourteen weeks run from the concession, and the original weeks stop"},
    ),
    Reading(
        id="refused-after-the-weeks",
        question="The weeks for the plan had passed when the authority refused to assess or decided on no plan: were they "
        "missed?",
        adopted="Yes. Until the authority had decided otherwise, the plan was owed by the last day of the weeks.",
        authority="R (JSC) v Cambridgeshire CC [2026] EWHC 68 (Admin): as reported, the authority had met neither the "
        "sixteen nor the twenty weeks, though it decided on no plan in the end. Against it: reg 13(2) is about the plan "
        "that an authority makes, and the decision shows that none was to be made. Seen in reports, not in the paragraphs.",
        seen="Reports that quote the judgment, not its paragraphs; the text of reg 13.",
        duties=(*duties_where(_plan_or_a_decision_against_it), *_EITHER_WAY),
        alternatives={"nothing-owed": _nothing_owed_after_a_refusal},
        described={"nothing-owed": "no plan was owed after all, so nothing was missed"},
    ),
    Reading(
        id="reg-13-3-period",
        question="Reg 13(3) borrows the reasons of reg 10(4), which speak of the sixteen weeks: which period counts?",
        adopted="The twenty weeks: each reason is read for the limit to which reg 13(3) applies it.",
        authority="The sense of reg 13(3). Its words say that time period, which in reg 10 is the sixteen weeks.",
        seen="The text of regs 10(4) and 13(3).",
        duties=("reg-13-2-final-plan-20-weeks", "det-13-2"),
        alternatives={
            "sixteen-weeks": limbs(lambda limb: replace(limb, when=WithinFirst(Weeks(16), limb.when)))
        },
        described={"sixteen-weeks": "only the first sixteen weeks count"},
    ),
    Reading(
        id="withdrawal-of-request",
        question="Does withdrawing a request end the limits that the request started?",
        adopted="Yes, for the limits that the request started. The authority may still be responsible under s.24.",
        authority="No provision deals with withdrawal; the official return counts withdrawn requests.",
        seen="The text of SI 2014/1530, and of the guide to the official return.",
        duties=duties_where(_ends_with_withdrawal),
        alternatives={"limits-stand": _without_withdrawal},
        described={"limits-stand": "the limits stand, since the authority has been told of the child"},
    ),
    Reading(
        id="release-after-request",
        question="A detained person's assessment began with a request, and release interrupted the assessment: is "
        "there a limit?",
        adopted="Yes: the request brought the person to the authority's attention, and the weeks run from the request.",
        authority="SI 2015/62 reg 15(1) names only the day of attention under CFA 2014 s.71(4)(b) and (c). On those "
        "words an assessment that began with a request under s.71(2) would have no limit after release. The adopted "
        "answer protects the young person.",
        seen="The text of SI 2015/62 reg 15 and of CFA 2014 s.71.",
        duties=("det-15-1/plan", "det-15-1/no-plan", "det-15-1/decision"),
        alternatives={"attention-only": _only_from_attention},
        described={"attention-only": "only coming to attention counts, and after a request alone no limit runs on"},
    ),
    Reading(
        id="assessed-in-previous-six-months",
        question="On what day was a child assessed, for the bar of six months in s.36(6)(b) and s.71(7)(a)?",
        adopted="On the day the assessment was concluded: the finalised plan or the no-plan notice.",
        authority="The Act does not say. The boundary day counts as inside the six months.",
        seen="The text of CFA 2014 ss.36(6) and 71(7).",
        duties=("act-36-6-7-considering-notice", "act-71-7-six-months"),
        alternatives={"any-part": _any_part_of_an_assessment},
        described={"any-part": "on any day of the assessment process"},
    ),
)  # fmt: skip
