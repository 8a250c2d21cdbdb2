"""The notices of decisions that can be appealed (CFA 2014 s.51(2); for detained persons s.73(2)), by kind of event.

https://www.legislation.gov.uk/ukpga/2014/6/section/51
"""

from sendrules.case.kinds import EventKind

APPEALABLE = (
    EventKind.NOT_NECESSARY_NOTICE,
    EventKind.REFUSAL_TO_ASSESS,
    EventKind.NO_PLAN_NOTICE,
    EventKind.FINAL_PLAN,
    EventKind.AMENDED_PLAN,
    EventKind.REASSESSED_PLAN,
    EventKind.NO_AMENDMENT_NOTICE,
    EventKind.REFUSAL_TO_REASSESS,
    EventKind.DECISION_TO_CONTINUE,
    EventKind.DECISION_TO_CEASE,
    EventKind.DECISION_SENT,
)
