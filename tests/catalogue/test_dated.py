"""Which of a notice's dates counts, duty by duty: by the verb of the provision, and by what ends the duty.

A notice is given when it is served, and so is a request to another body; a plan, a report, a certificate or a draft counts
on the day that it is sent; whatever else is done counts on the day that it is done (reg 68 of the SEND Regulations on service).
"""

from sendrules.case.kinds import Dated, EventKind
from sendrules.law.limits import Next
from sendrules.law.model import Duty
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
    "Copy the", "Respond to the health recommendation", "Respond to the social-care recommendation", "Finalise", "Decide whether", "Review and amend", "Reconsider", "Continue to maintain the plan, and issue",
)  # fmt: skip
ON_THE_DAY = {
    "act-36-6-7-considering-notice", "act-71-7-six-months", "reg-5-2-copy-decision", "reg-10-2-copy",  # no day to be in time by
    "hesc-20-1-c-i-appeal-2-months", "hesc-20-1-c-ii-appeal-1-month", "hesc-46-permission-28-days",  # received: rule 20(1)
}  # fmt: skip
OTHERWISE = {
    "det-16-4": Dated.SENT,  # asked with the plan disclosed
    "case-devon-4-weeks-amendment-notice": Dated.SERVED,  # reg 22(2)(a): sent with the notice of the decision
}

NOTICES = {
    EventKind.REFUSAL_TO_ASSESS, EventKind.NOT_NECESSARY_NOTICE, EventKind.DECISION_TO_ASSESS, EventKind.PLAN_DECISION,
    EventKind.NO_PLAN_NOTICE, EventKind.NO_AMENDMENT_NOTICE, EventKind.REASSESSED_PLAN, EventKind.DECISION_TO_CONTINUE,
}  # fmt: skip
PLANS = {EventKind.FINAL_PLAN, EventKind.AMENDED_PLAN}


def expected(duty: Duty) -> Dated:
    if duty.id in OTHERWISE:
        return OTHERWISE[duty.id]
    if duty.id in ON_THE_DAY:
        return Dated.ON
    if duty.title.startswith(SERVED):
        return Dated.SERVED
    return Dated.SENT if duty.title.startswith(SENT) else Dated.ON


def expected_end(ending: Next) -> Dated:
    """What ends a duty: a notice when it is served, a plan alone when it is sent, and anything else when it happens."""
    if NOTICES & set(ending.kinds):
        return Dated.SERVED
    return Dated.SENT if PLANS & set(ending.kinds) else Dated.ON


def test_the_day_that_an_act_counts_on():
    wrong = {
        d.id: (d.title, d.discharged_by.by) for d in statute().duties if d.discharged_by.by is not expected(d)
    }
    assert wrong == {}


def test_the_day_that_an_ending_counts_on():
    wrong = {
        d.id: (d.ends_with.kinds, d.ends_with.by)
        for d in statute().duties
        if d.ends_with is not None and d.ends_with.by is not expected_end(d.ends_with)
    }
    assert wrong == {}
