"""Higher education, institutions, the local offer (regs 47 to 61), money (SI 2014/1652), the passage from statements."""

from __future__ import annotations

from sendrules.law.coverage.rows import Covered, duty, not_encoded, parts, same

ROWS: dict[str, Covered] = {
    **same("reg-47-he-disclosure"),
    "reg-48-stay-10-days": duty(
        "reg-48-stay-10-days",
        reason="Working days, the fewest it can be; a calendar with the institution's closures gives the true day.",
    ),
    **same("reg-49-4-senco-qualification"),
    "reg-49-7-which-qualification": duty(
        "reg-49-7-which-qualification",
        reason="The older award, for a course begun before 1 September 2024: by when it must be complete to count.",
    ),
    "reg-49-5-6-old-qualification": not_encoded(
        "Which award was asked for until August 2024, not by when. Its date is that of reg 49(4)."
    ),
    "reg-51-52-sen-information-report": not_encoded(
        "What the report says and where it is published: no period. That it be renewed every year is the Code's, and encoded "
        "as guidance."
    ),
    "reg-56-3-local-offer-comments": duty(
        "reg-56-3-local-offer-comments", reason="Twelve months from the last publication; nothing dates the first."
    ),
    "reg-53-57-local-offer-other": not_encoded("Whom to consult and what to publish: no fixed periods."),
    "reg-61-3-withdrawal-28-days": duty(
        "reg-61-3-withdrawal-28-days", reason="A day on which something takes effect; nobody has to act by it."
    ),
    **same("act-76-3-special-needs-info"),
    # personal budgets
    "pb-4-1-request-window": not_encoded(
        "It allows a request while a draft plan is prepared or a plan is under review or re-assessment: open as long as that "
        "goes on, with no day of its own."
    ),
    "pb-7-decision-reasons": not_encoded("A refusal must be in writing, with reasons and a right to a review: no period."),
    **same("pb-11-2-a-review-3-months", "pb-11-2-b-review-with-plan", "pb-12-1-reduce-notice"),
    "pb-13-14-repay-stop": not_encoded(
        "A reasonable time to repay, and notice before payments stop: no fixed periods, and nothing that a chronology dates."
    ),
    # the passage from statements to plans
    **same("trans-2270-art5-6"),
    **parts("trans-2270-art7-26-weeks", "plan", "no-plan"),
    **parts(
        "trans-2270-art21-24", "plan", "no-plan", "plan-2014", "no-plan-2014",
        reason="The last two for a notice sent before 1 September 2015.",
    ),
}  # fmt: skip
