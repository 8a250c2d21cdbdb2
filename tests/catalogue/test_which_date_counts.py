"""Which of a notice's dates counts, duty by duty: by the verb of the provision, and by what ends the duty.

A notice is given when it is served, and so is a request to another body; a plan, a report, a certificate or a draft counts
on the day that it is sent; whatever else is done counts on the day that it is done (reg 68 of the SEND Regulations on service).
"""

from sendrules.case.kinds import Dated, EventKind
from sendrules.law.model.discharge import Answer
from sendrules.law.model.duty import Duty
from sendrules.law.statute import statute

SERVED = (
    "Notify",
    "Tell",
    "Give notice",
    "Ask",
    "Respond to the appeal",
    "Review the plan",
    "Latest safe day to serve",
)
"""A review is complete when the decision on it is notified."""
SENT = (
    "Send", "Issue", "Transfer the plan", "Circulate", "Leave", "Keep the time", "Disclose the kept plan", "Disclose the plan received",
    "Acknowledge", "Answer the complaint", "Review the decision on travel", "Have an independent panel",
    "Copy the", "Respond to the health recommendation", "Respond to the social-care recommendation", "Finalise", "Decide whether", "Review and amend", "Reconsider", "Assess a", "Continue to maintain the plan, and issue",
)  # fmt: skip
AFTER_A_DECISION = (
    "hesc-8-7-reinstatement-28-days",
    "hesc-10-5-costs-14-days",
    "hesc-17-5-reinstatement-28-days",
    "hesc-45-3-set-aside-28-days",
    "hesc-48-3-review-28-days",
    "ut-21-3-permission-1-month",
    "ut-22-5-reconsideration-14-days",
    "ut-23-2-appeal-1-month",
    "ut-24-2-response-1-month",
)
"""What a party may do after the Tribunal decided: the Tribunal must have received it."""
ON_THE_DAY = {
    "act-36-6-7-considering-notice", "act-71-7-six-months", "reg-5-2-copy-decision", "reg-10-2-copy",  # no day to be in time by
    "hesc-20-1-c-i-appeal-2-months", "hesc-20-1-c-ii-appeal-1-month", "hesc-46-permission-28-days",  # received: rule 20(1)
    "cpr-54-5-judicial-review", "travel-1-ask-20wd",  # received
    *AFTER_A_DECISION,
}  # fmt: skip
OTHERWISE = {
    "trans-2270-art18-1": Dated.SENT,  # the start states the day on which its notice was sent
    "trans-2270-art32-1": Dated.SENT,
    "det-16-4": Dated.SENT,  # asked with the plan disclosed
    "case-devon-4-weeks-amendment-notice": Dated.SERVED,  # reg 22(2)(a): sent with the notice of the decision
}

ENDS_AS_IT_BEGINS = {"act-42-2-secure-provision"}
"""The next plan takes the place of the one before on the day on which it starts the same duty itself."""

NOTICES = {
    EventKind.REFUSAL_TO_ASSESS, EventKind.NOT_NECESSARY_NOTICE, EventKind.DECISION_TO_ASSESS, EventKind.PLAN_DECISION,
    EventKind.NO_PLAN_NOTICE, EventKind.NO_AMENDMENT_NOTICE, EventKind.DECISION_TO_CONTINUE, EventKind.REQUEST_WITHDRAWN,
}  # fmt: skip
PLANS = {EventKind.FINAL_PLAN, EventKind.AMENDED_PLAN, EventKind.REASSESSED_PLAN}


def expected(duty: Duty) -> Dated:
    if duty.id in OTHERWISE:
        return OTHERWISE[duty.id]
    if duty.id in ON_THE_DAY:
        return Dated.ON
    if duty.title.startswith(SERVED):
        return Dated.SERVED
    return Dated.SENT if duty.title.startswith(SENT) else Dated.ON


def expected_end(ending: Answer) -> Dated:
    """What ends a duty: a notice when it is served, a plan alone when it is sent, and anything else when it happens."""
    if NOTICES & set(ending.kinds):
        return Dated.SERVED
    return Dated.SENT if PLANS & set(ending.kinds) else Dated.ON


def test_the_day_that_an_act_counts_on():
    wrong = {d.id: (d.title, d.discharged_by.by) for d in statute().duties if d.discharged_by.by is not expected(d)}
    assert wrong == {}


def test_the_day_that_an_ending_counts_on():
    wrong = {
        d.id: (d.ends_with.kinds, d.ends_with.by)
        for d in statute().duties
        if d.ends_with is not None and d.id not in ENDS_AS_IT_BEGINS and d.ends_with.by is not expected_end(d.ends_with)
    }
    assert wrong == {}


# the day that a start counts on

APPEALED = (
    "reg-33-contact-adviser-2-months",
    "hesc-20-1-c-i-appeal-2-months",
    "det-19",
    "act-45-4-no-cease-before-appeal-period",
)
"""Rule 20(1)(c) and reg 33 count from the notice that was sent, whatever it decided."""
STARTS = {
    # the fifteen days are the family's, from when they have the draft or the notice
    EventKind.DRAFT_PLAN: Dated.SERVED,
    ("reg-22-2-c-15-days", EventKind.AMENDMENT_NOTICE): Dated.SERVED,
    EventKind.AMENDMENT_NOTICE: Dated.SENT,
    # a request counts from the day it was received (regs 8(1), 25(1)); the Code speaks of asking
    ("code-9-41-schools-6-weeks", EventKind.ADVICE_REQUEST): Dated.SENT,
    EventKind.ADVICE_REQUEST: Dated.SERVED,
    EventKind.REASSESSMENT_REQUEST: Dated.SERVED,
    EventKind.COMMISSIONERS_TOLD: Dated.SERVED,
    EventKind.TRAVEL_DECISION: Dated.SERVED,  # the parent's days are from receipt
    EventKind.TRAVEL_REVIEWED: Dated.SERVED,
    EventKind.COMMISSIONER_REQUEST: Dated.SERVED,  # "where the authority receives such a request"
    EventKind.ADVISER_TOLD: Dated.SERVED,
    EventKind.APPEAL_RECEIVED: Dated.SERVED,
    EventKind.KEPT_PLAN_PASSED_ON: Dated.SERVED,
    EventKind.HEALTH_RESPONSE: Dated.SERVED,
    ("reg-48-stay-10-days", EventKind.NO_PLAN_NOTICE): Dated.SERVED,
    EventKind.MEDIATION_CERTIFICATE: Dated.WRITTEN,  # of the certificate's date
    EventKind.PLAN_TRANSFERRED: Dated.SENT,
    ("code-9-178-stated-review", EventKind.REASSESSED_PLAN): Dated.ON,  # the day is the one that it states
    EventKind.REASSESSED_PLAN: Dated.SENT,
    EventKind.SOCIAL_CARE_RESPONSE: Dated.SENT,
    EventKind.SCHOOL_CONSULTED: Dated.SENT,
    ("reg-27-2-final-14-weeks", EventKind.DECISION_TO_REASSESS): Dated.SENT,
    ("hesc-46-permission-28-days", EventKind.TRIBUNAL_ORDER): Dated.SENT,
    **{(id, kind): Dated.SENT for id in AFTER_A_DECISION for kind in EventKind},
    ("hesc-17-5-reinstatement-28-days", EventKind.APPEAL_ENDED): Dated.ON,  # received, or of the hearing
}  # fmt: skip


def test_the_day_that_a_start_counts_on():
    wrong = {}
    for duty in statute().duties:
        for trigger in duty.trigger:
            if duty.id in ENDS_AS_IT_BEGINS:
                continue  # from the day of the plan itself
            usual = Dated.SENT if duty.id in APPEALED and trigger.kind is not EventKind.DETAINED else Dated.ON
            day = STARTS.get((duty.id, trigger.kind), STARTS.get(trigger.kind, usual))
            if trigger.by is not day:
                wrong[duty.id, trigger.kind] = trigger.by
    assert wrong == {}


def test_an_act_that_answers_the_latest_start_alone():
    """A copy of a decision, an appeal against one, or a withdrawal of approval is of the last one before it, and of no earlier."""
    assert {d.id for d in statute().duties if d.latest_start_only} == {
        "reg-5-2-copy-decision", "reg-10-2-copy", "reg-33-contact-adviser-2-months", "det-19", "reg-61-3-withdrawal-28-days",
        "hesc-20-1-c-i-appeal-2-months", "hesc-20-1-c-ii-appeal-1-month", "hesc-46-permission-28-days",
        *AFTER_A_DECISION,
    }  # fmt: skip


def test_what_a_refusal_ended_is_taken_up_again_by_a_decision_to_assess():
    """Save what comes before that decision: consulting, notice that it is considered, and the first stage itself."""
    ended = [d for d in statute().duties if d.ends_with and EventKind.REFUSAL_TO_ASSESS in d.ends_with.kinds]
    final = {d.id for d in ended if d.revived_by is None or EventKind.DECISION_TO_ASSESS not in d.revived_by.kinds}
    assert final == {
        "act-36-6-7-considering-notice", "act-71-7-six-months", "reg-3-consult-on-request", "det-3-consult",
        "reg-4-1-not-necessary-determination", "det-4-1",
    }  # fmt: skip
