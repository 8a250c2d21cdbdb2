"""While a plan is maintained: moves (regs 15 to 17), reviews (s.44, regs 18 to 28), ceasing (regs 29 to 31)."""

from __future__ import annotations

from sendrules.law.coverage.rows import Covered, condition, duty, limb, not_encoded, same, trigger

ROWS: dict[str, Covered] = {
    # moves
    **same("reg-15-2-transfer-plan-aware-early", "reg-15-2-transfer-plan-aware-late"),
    "reg-15-3-b-no-fresh-advice": not_encoded(
        "No period. Three persons must be satisfied with the advice from the old authority, as in reg 6(4)."
    ),
    **same("reg-15-4-inform-6-weeks", "reg-15-5-review-after-transfer"),
    "reg-15-6-attendance-impracticable": not_encoded(
        "No period. It provides for another placement until the plan can be amended. A person has to judge whether "
        "attendance is practicable."
    ),
    **same(
        "reg-15-7-rcb-early", "reg-15-7-rcb-late", "reg-15-8-new-rcb-request", "reg-16-2-rcb-change-notify",
        "reg-16-3-rcb-change-request",
    ),
    "reg-17-no-time-limit": not_encoded("It allows disclosures and gives no time for them."),
    # reviews
    **same("act-44-1-a-first-review", "act-44-1-b-later-reviews"),
    "act-44-2-reassessment-duty": trigger(
        "reassessment-request",
        reason="The request starts the fifteen days of reg 25(1). Whether the authority owes a re-assessment depends "
        "on reg 24, which the authority applies, and which moves no date.",
    ),
    **same(
        "reg-18-1-a-phase-transfer-post16", "reg-18-1-b-phase-transfer-other", "reg-18-2-post16-to-post16",
        "reg-18-3-2015-transitional",
    ),
    "reg-18A-covid-no-review": limb(
        "reg-18A-covid-no-review-44-1-a", "reg-18A-covid-no-review-44-1-b", reason="One for each limit of s.44(1)."
    ),
    "reg-19-conduct": not_encoded("No period. It says whom to consult and what to consider in a review."),
    **same(
        "reg-20-3-meeting-notice", "reg-20-4-circulate-advice", "reg-20-9-report", "reg-20-10-decision",
        "case-devon-4-weeks-amendment-notice", "case-devon-12-weeks-total", "reg-21-3-meeting-notice",
        "reg-21-4-circulate-advice", "reg-21-7-8-report", "reg-21-9-decision", "reg-22-2-c-15-days",
        "reg-22-3-final-8-weeks", "reg-22-4-no-amend-8-weeks",
    ),
    # re-assessment and amendment
    **same("reg-15-8-comply", "reg-16-3-comply", "reg-23-comply", "reg-29-2-review"),
    "reg-23-rcb-reassessment": condition(
        "reassessment-request",
        reason="Recorded as `by` of the request. The authority must agree to a request by the commissioning body. Reg "
        "23 gives no time for that, and the request starts no fifteen days.",
    ),
    "reg-24-a-six-months": not_encoded(
        "It lets an authority decline, and moves no date: the notice is due under reg 25(1) whether the authority "
        "agrees or declines. Whether a refusal was lawful is not judged here."
    ),
    **same("reg-25-1-15-days"),
    "reg-26-apply": trigger(
        "advice-request", reason="A request for advice in a re-assessment starts the six weeks of reg 8(1), as any "
        "other request does."
    ),
    "reg-27-2-final-14-weeks": duty(
        "reg-27-2-final-14-weeks", reason="Limbs reg-27-3-a-exception to d, and e of 2020."
    ),
    **{f"reg-27-3-{x}-exception": limb(f"reg-27-3-{x}-exception") for x in "abcd"},
    **same("reg-27-4-a-review-after-reassessment", "reg-27-4-b-subsequent"),
    "reg-28-amend-without-review": trigger(
        "amendment-notice",
        reason="A notice without a review starts the fifteen days and the eight weeks of reg 22. The limits that run "
        "from a review meeting do not start, as there is no meeting.",
    ),
    # ceasing
    "reg-29-under-18": not_encoded("Reg 29(1) says when a plan must not cease. The review of reg 29(2) is a row of its own."),
    "reg-30-18-plus": not_encoded("It says when a plan must not cease without a review, and gives no period."),
    "reg-31-cease-procedure": not_encoded(
        "It requires consulting before a decision to cease and notifying after the decision, with no period. The bar "
        "of s.45(4), which has a period, is encoded."
    ),
    "act-45-4-no-cease-before-appeal-period": duty(
        "act-45-4-no-cease-before-appeal-period", "act-45-4-no-cease-before-appeal-period/appeal",
        reason="Without an appeal, the bar lasts until the time for appealing is over; with an appeal, until the "
        "appeal is determined.",
    ),
    "act-46-25th-birthday": duty(
        "act-46-25th-birthday", "act-46-25th-birthday/other",
        reason="The first is for provision in the further-education sector, the second for other provision, with the "
        "end of the course.",
    ),
    **same("act-48-release"),
    "act-47-51-61-no-limits": not_encoded("These sections were read for time limits, and have none of their own."),
}  # fmt: skip
