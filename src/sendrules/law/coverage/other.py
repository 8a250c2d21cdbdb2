"""Higher education, institutions, the local offer (regs 47 to 61), money (SI 2014/1652), statements to plans."""

from __future__ import annotations

from sendrules.law.coverage.rows import Covered, condition, duty, limb, not_encoded, parts, same

KEPT = "Each has the limbs a to e of {}, which the Order leaves as they are."

ROWS: dict[str, Covered] = {
    **same("reg-47-he-disclosure"),
    "reg-48-stay-10-days": duty(
        "reg-48-stay-10-days",
        reason="Working days are counted, the fewest that it can be. A calendar with the institution's closures gives "
        "the true day.",
    ),
    **same("reg-49-4-senco-qualification"),
    "reg-49-7-which-qualification": duty(
        "reg-49-7-which-qualification",
        reason="The older award, for a course that began before 1 September 2024: the day by which the course must be "
        "complete to count.",
    ),
    "reg-49-5-6-old-qualification": not_encoded(
        "It says which award was required until August 2024, not by when. The date is that of reg 49(4)."
    ),
    "reg-51-52-sen-information-report": not_encoded(
        "It says what the report contains and where to publish the report, with no period. The Code asks for a new "
        "report every year, which is encoded as guidance."
    ),
    "reg-56-3-local-offer-comments": duty(
        "reg-56-3-local-offer-comments", reason="Twelve months from the last publication. No provision dates the first "
        "publication."
    ),
    "reg-53-57-local-offer-other": not_encoded("It says whom to consult and what to publish, with no fixed periods."),
    "reg-61-3-withdrawal-28-days": duty(
        "reg-61-3-withdrawal-28-days", reason="A day on which something takes effect. Nobody has to act by that day."
    ),
    **same("act-76-3-special-needs-info"),
    # personal budgets
    "pb-4-1-request-window": not_encoded(
        "It allows a request while the authority prepares a draft plan, or reviews a plan or re-assesses. The time for "
        "a request lasts as long as that work and has no day of its own."
    ),
    "pb-7-decision-reasons": not_encoded("A refusal must be in writing, with reasons and a right to a review. There is "
    "no period."),
    **same("pb-11-2-a-review-3-months", "pb-11-2-b-review-with-plan", "pb-12-1-reduce-notice"),
    "pb-13-14-repay-stop": not_encoded(
        "It gives a reasonable time to repay, and notice before payments stop. There are no fixed periods, and no "
        "event to date."
    ),
    # the move from statements to plans
    "trans-2270-art5-6": duty("trans-2270-art5-6", reason="Limbs trans-2270-art5-6-a-exception to d, and e of 2020."),
    **parts("trans-2270-art7-26-weeks", "plan", "no-plan", reason=KEPT.format("regs 13(3) and 10(4)")),
    **parts(
        "trans-2270-art21-24", "plan", "no-plan", "plan-2014", "no-plan-2014",
        reason="The last two are for a notice that was sent before 1 September 2015. " + KEPT.format("regs 13(3) and 10(4)"),
    ),
    "trans-2270-art12-2": duty("trans-2270-art12-2", reason="Art 16(1)(a) is its exception."),
    "trans-2270-art13-3": duty("trans-2270-art13-3", reason="Art 16(1)(a) is its exception."),
    "trans-2270-art14-3": duty("trans-2270-art14-3", reason="Art 16(1)(a) is its exception."),
    "trans-2270-art14-5": duty("trans-2270-art14-5", reason="Art 16(1)(a) is its exception."),
    "trans-2270-art16-1-a": limb(
        *(f"trans-2270-art{x}-16-1-a-exception" for x in ("12-2", "13-3", "14-3", "14-5")),
        reason="A person has to determine that an assessment is not appropriate. What then remains is art 16(2).",
    ),
    "trans-2270-art16-1-b": condition(
        "appeal", reason="While an appeal is pending nobody can say that a day was missed. What then remains is art 16(3)."
    ),
    **same("trans-2270-art17-5", "trans-2270-art18-1", "trans-2270-art32-1"),
    **parts("trans-2270-art27-7-a", "plan", "no-plan", reason=KEPT.format("reg 10(4), for no plan,")),
    **parts("trans-2270-art27-7-b", "plan", "no-plan", reason=KEPT.format("reg 10(4), for no plan,")),
    **{
        row: duty(row, reason=f"Limbs {row}-a-exception to c, and d of 2020.")
        for row in ("trans-2270-art34-3", "trans-2270-art34-3A", "trans-2270-art35-3", "trans-2270-art35-3A")
    },
    "trans-2270-art24-2": duty(
        "trans-2270-art24-2", reason="Limbs trans-2270-art24-2-a-exception to d, and e of 2020."
    ),
    "trans-2270-art24-2A": duty(
        "trans-2270-art24-2A", reason="Limbs trans-2270-art24-2A-a-exception to d, and e of 2020."
    ),
}  # fmt: skip
