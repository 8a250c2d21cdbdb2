"""R (JSC) v Cambridgeshire CC [2026] EWHC 68 (Admin): within sixteen weeks, decide whether to make a plan.

https://caselaw.nationalarchives.gov.uk/ewhc/admin/2026/68

Reg 10(1) gives sixteen weeks for the notice of a decision *not* to make a plan. On 19 January 2026 the High Court
declared that the authority had broken reg 10: within sixteen weeks of the request it had neither completed the
assessment nor decided whether to make a plan. The request came on 2 April 2025 and the decision, against a plan, on 21
October: 90 days after 23 July. So the assessment has to be completed and the decision made in sixteen weeks whichever
way it falls (reading `sixteen-weeks-either-way`). This was seen in reports that quote the judgment, not in its own
paragraphs.

The day of the decision counts, and that is at the latest the day on which the authority says it or sends a plan; the
service of a notice against a plan is for reg 10(1) alone. A judgment declares what the Regulations always meant. The
grounds of reg 10(4) lift these sixteen weeks as they lift those of reg 10(1). Reg 10 of the Detained Persons
Regulations has the same words, so it has the same sixteen weeks; no court has said so.

>>> from datetime import date
>>> decision, detained = DUTIES
>>> decision.limit_for(date(2025, 4, 2)), detained.limit_for(date(2025, 4, 2))
(datetime.date(2025, 7, 23), datetime.date(2025, 7, 23))
"""

from dataclasses import replace

from sendrules.case.kinds import Dated, EventKind
from sendrules.citation import CAMBRIDGESHIRE, Provision
from sendrules.law.model.actors import Source
from sendrules.law.model.discharge import Answer, Reversal
from sendrules.law.model.duty import Duty, Limb
from sendrules.law.si_2014_1530 import reg_10
from sendrules.law.si_2015_62 import reg_10 as det_10


def _as_decided(duty: Duty, id: str, title: str, limbs: tuple[Limb, ...]) -> Duty:
    """Turn the sixteen weeks of reg 10(1) for a refusal into sixteen weeks for any decision.

    Args:
        duty: the duty of reg 10(1).
        id: the id of the new duty.
        title: the new duty in a few words.
        limbs: the grounds of reg 10(4).
    """
    return replace(
        duty,
        id=id,
        title=title,
        provision=Provision(CAMBRIDGESHIRE, f"on {duty.provision.brief}"),
        source=Source.CASE_LAW,
        discharged_by=Answer(
            EventKind.PLAN_DECISION, EventKind.DRAFT_PLAN, EventKind.FINAL_PLAN, EventKind.NO_PLAN_NOTICE
        ),
        ends_with=Answer(
            EventKind.REFUSAL_TO_ASSESS,
            EventKind.NOT_NECESSARY_NOTICE,
            EventKind.REQUEST_WITHDRAWN,
            by=Dated.SERVED,
        ),
        revived_by=Reversal(EventKind.DECISION_TO_ASSESS),
        contingent_on=None,
        unless=tuple(replace(limb, id=f"case-jsc-{limb.id}", via=limb.id) for limb in limbs),
        notice=(),
    )


DUTIES = (
    _as_decided(
        reg_10.DUTIES[0],
        "case-jsc-16-weeks-decision",
        "Complete the assessment and decide whether to make an EHC plan",
        reg_10.LIMBS,
    ),
    _as_decided(
        det_10.DUTIES[0],
        "case-jsc-det-16-weeks-decision",
        "Complete the assessment of a detained person and decide whether to make a plan",
        det_10.LIMBS,
    ),
)
