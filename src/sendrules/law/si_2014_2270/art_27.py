"""Transitional Order art 27(7): a learning difficulty assessment that goes on as an EHC needs assessment.

https://www.legislation.gov.uk/uksi/2014/2270/article/27

The outcome under CFA 2014 s.36(9), whether or not a plan will be made, is due before the end of fourteen weeks that begin
with the consent, or of twenty where the authority had chosen to make the assessment (Learning and Skills Act 2000
s.139A(5)). For a decision not to make a plan that stands in the place of reg 10(1), and the exceptions of reg 10(4) stay
(art 27(8)). For a decision to make one there is no exception.

>>> from datetime import date
>>> [duty.limit_for(date(2014, 10, 1)).isoformat() for duty in DUTIES]
['2015-01-06', '2015-01-06', '2015-02-17', '2015-02-17']
"""

from sendrules.case.kinds import Dated, EventKind
from sendrules.law.model.actors import Actor
from sendrules.law.model.discharge import Answer
from sendrules.law.model.duty import Duty, Trigger
from sendrules.law.model.life import SINCE_2014
from sendrules.law.model.limits import After
from sendrules.law.shared.regimes import OVERTAKEN
from sendrules.law.si_2014_1530 import reg_10
from sendrules.law.si_2014_2270.modified import art, kept
from sendrules.time.periods import Counting, Weeks

_LATER = (EventKind.DRAFT_PLAN, EventKind.FINAL_PLAN)


def _outcome(letter: str, start: EventKind, weeks: int) -> tuple[Duty, Duty]:
    """Give the two limits of one sub-paragraph: for a plan, and for no plan."""
    ref, id, trigger = f"27(7)({letter})", f"trans-2270-art27-7-{letter}", (Trigger(start),)
    limit = After(Weeks(weeks, Counting.BEGINNING_WITH))
    return (
        Duty(
            id=f"{id}/plan",
            title="Notify the outcome of a learning difficulty assessment, with a plan to be made",
            holder=Actor.LOCAL_AUTHORITY,
            owed_to=(Actor.FAMILY,),
            provision=art(ref),
            trigger=trigger,
            limit=limit,
            in_force=SINCE_2014,
            discharged_by=Answer(EventKind.PLAN_DECISION, by=Dated.SERVED),
            # a draft or a plan shows that the decision was taken; if its limit had passed by then, that is said
            ends_with=Answer(EventKind.NO_PLAN_NOTICE, *_LATER, by=Dated.SERVED),
            overtaken_by=OVERTAKEN,
        ),
        Duty(
            id=f"{id}/no-plan",
            title="Notify the outcome of a learning difficulty assessment, without a plan to be made",
            holder=Actor.LOCAL_AUTHORITY,
            owed_to=(Actor.FAMILY,),
            provision=art(ref),
            trigger=trigger,
            limit=limit,
            in_force=SINCE_2014,
            discharged_by=Answer(EventKind.NO_PLAN_NOTICE, by=Dated.SERVED),
            ends_with=Answer(EventKind.PLAN_DECISION, *_LATER, by=Dated.SERVED),
            contingent_on="the authority decides, after the assessment, not to make a plan",
            overtaken_by=OVERTAKEN,
            unless=kept(reg_10.LIMBS, f"{id}/no-plan", ref),
        ),
    )


DUTIES = (
    *_outcome("a", EventKind.LEARNING_ASSESSMENT_CONSENT, 14),
    *_outcome("b", EventKind.CHOSEN_LEARNING_ASSESSMENT_CONSENT, 20),
)
