"""From the request to the finalised plan: CFA 2014 ss.24, 36 and 38, regs 3 to 14."""

from __future__ import annotations

from sendrules.law.coverage.rows import Covered, condition, duty, limb, not_encoded, same, trigger

ROWS: dict[str, Covered] = {
    "act-24-responsible-trigger": trigger(
        "responsible", reason="A second start for regs 3, 4, 5, 10 and 13. A case may have both starts."
    ),
    "act-36-1-who-may-request": condition(
        "request",
        reason="Recorded as `by` of the request. A request by anyone else gives a warning that the request may be a "
        "start under s.24.",
    ),
    **same("reg-3-consult-on-request"),
    "act-36-6-7-considering-notice": duty(
        "act-36-6-7-considering-notice", reason="The six months are a condition of the start."
    ),
    **same("reg-4-1-not-necessary-determination", "reg-5-1-decision-to-assess", "reg-5-2-copy-decision"),
    **{f"reg-5-4-{x}-exception": limb(f"reg-5-4-{x}-exception") for x in "abcd"},
    "reg-6-advice-to-seek": not_encoded(
        "No period. It lists whom to ask, and those persons are the roles of a request for advice. Whether everyone "
        "was asked is not checked."
    ),
    "reg-6-4-existing-advice": not_encoded(
        "No period. Advice need not be sought again where its provider, the authority and the family are all satisfied "
        "with the existing advice. No limit depends on this. Every policy is checked: a fast track may skip advice "
        "only in that case."
    ),
    "reg-8-1-cooperate-6-weeks": duty(
        "reg-8-1-cooperate-6-weeks", reason="Limbs reg-8-2-a-exception to c, and d of 2020."
    ),
    "reg-9-support": not_encoded("No period and no act with a day."),
    **same("reg-10-1-no-plan-decision", "case-jsc-16-weeks-decision", "reg-10-2-copy"),
    **{
        f"reg-10-4-{x}-exception": limb(
            f"reg-10-4-{x}-exception", f"reg-13-3-{x}-exception", f"case-jsc-reg-10-4-{x}-exception",
            reason="Also borrowed by reg 13(3), and by the sixteen weeks for any decision.",
        )
        for x in "abcd"
    },
    **same("act-38-4-notice-period", "reg-13-1-a-draft-plan-15-days", "reg-13-2-final-plan-20-weeks"),
    "derived-latest-draft-date": duty(
        "derived-latest-draft-date", reason="Derived, so not part of the floor."
    ),
    "reg-14-1-form": not_encoded("No period. It says how the finalised plan may differ from the draft."),
}  # fmt: skip
