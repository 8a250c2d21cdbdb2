"""Mediation (regs 32 to 42), orders and unopposed appeals (regs 44, 45), the Tribunal's Rules and recommendations."""

from __future__ import annotations

from sendrules.law.coverage.rows import Covered, condition, limb, not_encoded, reading, same, trigger

_44_3 = ("2-b", "2-b-i", "2-b-ii", "2-c-i", "2-c-ii")
_45_7 = ("3", "6-a", "6-b")

ROWS: dict[str, Covered] = {
    # mediation
    "act-52-2-mediation-notice": not_encoded(
        "It refers to a prescribed period, but no regulation prescribes one. The information of reg 32 goes with the "
        "notice of the decision and has the same limit."
    ),
    "reg-32-notice-content": not_encoded(
        "No period. It says what a notice must contain. Each notice lists that content; whether a notice contains it "
        "is not checked."
    ),
    **same("reg-33-contact-adviser-2-months", "reg-34-1-certificate-3wd"),
    "reg-34-2-bar": condition(
        "mediation-contact", reason="A condition of reg 34(1): the adviser issues no certificate where the contact "
        "came more than two months after the date of the notice."
    ),
    "reg-34-3-leave": not_encoded("Leave to appeal without a certificate: no provision sets a time to apply."),
    **same(
        "reg-35-2-notify-commissioner-3wd", "reg-35-3-health-only-30-days", "reg-35-4-mixed-30-days",
        "reg-36-2-non-health-30-days", "reg-37-2-notice-5wd", "reg-39-1-certificate-after-mediation", "reg-39-2-unable",
        "reg-39-3-deemed-certificate",
    ),
    "reg-40-41-no-time": not_encoded("Mediators' standards and the rates of expenses: no time limits."),
    "reg-42-2-agreement-appealable": trigger(
        "mediation-agreement",
        reason="An agreement starts the duties reg-44-2-*, as an order of the Tribunal of the same date would, except "
        "reg-44-2-a-cease: no agreement dismisses an appeal. The parties may agree another time in writing for these "
        "duties.",
    ),
    **same("reg-42-3-agreement-other", "reg-42-4-rcb-tell-la"),
    # orders
    "reg-44-1-direction": condition(
        "tribunal-direction", reason="A direction that names a duty sets the date of that duty, whatever the "
        "regulation says."
    ),
    **same(
        "reg-44-2-a-cease", "reg-44-2-b-notify", "reg-44-2-b-i-no-plan", "reg-44-2-b-ii-final", "reg-44-2-c-i-draft",
        "reg-44-2-c-ii-final", "reg-44-2-d-remit", "reg-44-2-e-amend-sep", "reg-44-2-f-name-school",
    ),
    "reg-44-2-g-continue": not_encoded("The plan goes on as it was, and nobody has to act by a day."),
    **same("reg-44-2-h-continue-amend"),
    **{
        f"reg-44-3-{x}-exception": limb(*(f"reg-44-3-{x}-exception-{y}" for y in _44_3), reason="One for each limit.")
        for x in "abc"
    },
    # unopposed appeals
    "reg-45-1-scope": trigger(
        "appeal-conceded", reason="The authority tells the Tribunal of the concession before the response. Do not "
        "record anything else as a concession."
    ),
    **same(
        "reg-45-3-notify", "reg-45-3A-a-no-plan", "reg-45-3A-b-final", "reg-45-4-amend", "reg-45-5-a-school",
        "reg-45-5-b-school-plus", "reg-45-6-a-draft", "reg-45-6-b-final", "reg-45-6A-cease",
    ),
    **{
        f"reg-45-7-{x}-exception": limb(*(f"reg-45-7-{x}-exception-{y}" for y in _45_7), reason="One for each limit.")
        for x in "abc"
    },
    "reg-45-original-2014": condition(
        "appeal-conceded",
        reason="Earlier versions of reg-45-3-notify, reg-45-4-amend and reg-45-5-a-school, from paragraphs (3) to (5) as an "
        "advice service quotes them. Of paragraph (6), on a refused plan, only the first words were seen: the earlier "
        "versions of reg-45-6-a-draft and reg-45-6-b-final say so.",
    ),
    "case-w-v-herts-concession": reading(
        "concession-without-order",
        reason="The adopted answer is that the weeks from the request run on. The other answer counts ten and fourteen "
        "weeks from the concession.",
    ),
    # the Tribunal
    **same("hesc-20-1-c-i-appeal-2-months", "hesc-20-1-c-ii-appeal-1-month", "hesc-21-1-c-response-30wd"),
    "hesc-17-unopposed-withdrawal": not_encoded(
        "It decides how proceedings end where nobody opposes them, by another test than that of reg 45(1). The "
        "authority's limits follow from reg 45."
    ),
    "hesc-19-leave": not_encoded("It says what an application for leave must contain, and sets no time limit."),
    **same(
        "hesc-8-7-reinstatement-28-days", "hesc-10-5-costs-14-days", "hesc-17-5-reinstatement-28-days",
        "hesc-45-3-set-aside-28-days", "hesc-46-permission-28-days", "hesc-48-3-review-28-days",
    ),
    "hesc-46-2-b-after-review": condition(
        "decision-reviewed", reason="The limit of hesc-46-permission-28-days counts from it where it is later."
    ),
    "hesc-46-2-c-set-aside-refused": condition(
        "set-aside-refused", "set-aside-sought",
        reason="The same, where the application came within the time of rule 45. Where the application is not recorded, and "
        "that would decide whether the time is over, the answer asks for it.",
    ),
    **same("hesc-5-2-directed-step"),
    "hesc-5-3-l-suspension": condition(
        "decision-suspended", "suspension-ended",
        reason="While the effect of an order is suspended nothing that it ordered is overdue. No provision gives new dates "
        "after that, so the answer asks for a direction.",
    ),
    "ut-5-3-m-suspension": condition("decision-suspended", "suspension-ended", reason="The same, by the Upper Tribunal."),
    "tcea-12-set-aside": condition(
        "decision-set-aside",
        reason="What the order ordered ends on that day, and the appeal is open again. No provision sets a time for what follows.",
    ),
    "hesc-49-review-outcome": not_encoded(
        "It says what the Tribunal tells the parties after a review, and sets no time limit. Record `decision-reviewed`."
    ),
    "case-km-dm-costs-time": condition(
        "costs-sought", reason="The fourteen days run from the decision notice, whatever becomes of an application for "
        "permission to appeal."
    ),
    # the Upper Tribunal
    **same(
        "ut-21-3-permission-1-month", "ut-22-5-reconsideration-14-days", "ut-23-2-appeal-1-month",
        "ut-24-2-response-1-month",
    ),
    # recommendations
    "rec-3-transitional": condition(
        "health-recommendation", "social-care-recommendation",
        reason="The Tribunal has no power to recommend in an appeal against an earlier decision, so a recommendation "
        "shows that the Tribunal had the power.",
    ),
    **same("rec-6-3-health-response", "rec-6-6-copy-sos", "rec-7-1-social-care-response", "rec-7-4-copy-sos"),
}  # fmt: skip
