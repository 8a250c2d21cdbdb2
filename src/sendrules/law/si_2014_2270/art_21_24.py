"""Transitional Order arts 21(3), 22(3) and 24(2): the weeks of a transfer review from a statement to a plan.

https://www.legislation.gov.uk/uksi/2014/2270/article/21

For a notice under art 18 sent since 1 September 2015 there are eighteen weeks for a plan and fourteen for a decision
not to make one. For an earlier notice there are fourteen and ten: SI 2015/1619 gave four more to those that follow
(arts 21(3A), 22(3A)). All begin with the day on which the assessment of the transfer review began, but one: until 31
March 2015 the fourteen weeks of art 21(3) began with the day of the notice. SI 2015/505 art 5 put the beginning in its
place on 1 April 2015, and says nothing of reviews on foot (reading `transfer-notice-before-april-2015`).

A re-assessment under the Act of 1996 that goes on under the Act of 2014 (art 23) has no notice. The weeks of art 24(2)
begin with the request, or with the order on appeal, and that day alone decides between eighteen and fourteen (art
24(2A)). It may lie before September 2014, so whether the fourteen weeks are in force is tested on their last day. Art 25
gives no period for a decision not to replace the statement.

The Order has no last day. Transfer reviews were to be concluded before 1 April 2018 (art 14(5)), and one that was not is
still owed (art 17(5)). So the weeks run for a review that began later too.

>>> [duty.limit_for(date(2016, 1, 11)).isoformat() for duty in DUTIES[:2]]
['2016-05-15', '2016-04-17']
>>> earlier = DUTIES[2]
>>> earlier.limit_for(date(2014, 10, 6), others={"notice": date(2014, 9, 22)}), earlier.limit_for(date(2015, 4, 13))
(datetime.date(2014, 12, 28), datetime.date(2015, 7, 19))
"""

from dataclasses import replace
from datetime import date

from sendrules.case.kinds import Dated, EventKind
from sendrules.law.conditions.own_dates import NoticeSent, Since
from sendrules.law.conditions.transition import NoticeBefore
from sendrules.law.model.actors import Actor
from sendrules.law.model.discharge import Answer, Reversal
from sendrules.law.model.duty import Duty, Trigger
from sendrules.law.model.life import SINCE_2014, InForce, TestedOn
from sendrules.law.model.limits import After, FirstKnown
from sendrules.law.shared.regimes import OVERTAKEN
from sendrules.law.si_2014_1530 import reg_10, reg_13, reg_27
from sendrules.law.si_2014_2270.modified import art, kept
from sendrules.time.periods import Counting, Weeks

FOURTEEN_WEEKS = Weeks(14, Counting.BEGINNING_WITH)
SI_2015_505 = date(2015, 4, 1)
SI_2015_1619 = date(2015, 9, 1)
_SINCE = NoticeSent(SI_2015_1619, earlier=False)
_BEFORE = NoticeSent(SI_2015_1619, earlier=True)


def _review(when: NoticeSent, notice: str) -> tuple[Trigger, ...]:
    return (Trigger(EventKind.TRANSFER_REVIEW, when=when, only_if=f"if its notice was sent {notice}"),)


def _plan(id: str, ref: str, trigger: tuple[Trigger, ...], weeks: int) -> Duty:
    return Duty(
        id=id,
        title="Send the finalised plan after a transfer review",
        holder=Actor.LOCAL_AUTHORITY,
        owed_to=(Actor.FAMILY, Actor.INSTITUTION_NAMED, Actor.RESPONSIBLE_COMMISSIONING_BODY),
        provision=art(ref),
        trigger=trigger,
        limit=After(Weeks(weeks, Counting.BEGINNING_WITH)),
        residual="as soon as practicable",
        in_force=SINCE_2014,
        discharged_by=Answer(EventKind.FINAL_PLAN, by=Dated.SENT),
        ends_with=Answer(EventKind.NO_PLAN_NOTICE, by=Dated.SERVED),
        revived_by=Reversal(EventKind.PLAN_DECISION, EventKind.DRAFT_PLAN, EventKind.FINAL_PLAN),
        overtaken_by=OVERTAKEN,
        unless=kept(reg_13.LIMBS, id, ref),
    )


def _no_plan(id: str, ref: str, trigger: tuple[Trigger, ...], weeks: int) -> Duty:
    return Duty(
        id=id,
        title="Notify a decision not to make a plan after a transfer review",
        holder=Actor.LOCAL_AUTHORITY,
        owed_to=(Actor.FAMILY,),
        provision=art(ref),
        trigger=trigger,
        limit=After(Weeks(weeks, Counting.BEGINNING_WITH)),
        residual="as soon as practicable",
        in_force=SINCE_2014,
        discharged_by=Answer(EventKind.NO_PLAN_NOTICE, by=Dated.SERVED),
        ends_with=Answer(EventKind.PLAN_DECISION, EventKind.DRAFT_PLAN, EventKind.FINAL_PLAN, by=Dated.SERVED),
        contingent_on="the authority decides, after the transfer review, not to make a plan",
        overtaken_by=OVERTAKEN,
        unless=kept(reg_10.LIMBS, id, ref),
    )


def _replaced(id: str, ref: str, trigger: Trigger, weeks: int, in_force: InForce) -> Duty:
    """Give the limit for a plan that replaces a statement after a re-assessment."""
    return replace(
        _plan(id, ref, (trigger,), weeks),
        title="Send the plan that replaces a statement after a re-assessment",
        in_force=in_force,
        discharged_by=Answer(EventKind.FINAL_PLAN, EventKind.REASSESSED_PLAN, by=Dated.SENT),
        not_owed_if=(
            EventKind.NO_PLAN_NOTICE,
        ),  # art 24 is for a decision to replace the statement, and art 25 dates no other
        revived_by=Reversal(
            EventKind.PLAN_DECISION, EventKind.DRAFT_PLAN, EventKind.FINAL_PLAN, EventKind.REASSESSED_PLAN
        ),
        unless=kept(reg_27.LIMBS, id, ref, in_force if in_force.tested_on is TestedOn.LIMIT else None),
    )


# where the notice is not recorded, nobody can say from which of the two days the fourteen weeks run
FROM_NOTICE = NoticeBefore(SI_2015_505)
_PLAN_2014 = replace(
    _plan(
        "trans-2270-art21-24/plan-2014",
        "21(3)",
        _review(replace(_BEFORE, stated=True), "before 1 September 2015"),
        14,
    ),
    limit=FirstKnown((After(FOURTEEN_WEEKS, of=FROM_NOTICE), After(FOURTEEN_WEEKS))),
)

DUTIES = (
    _plan("trans-2270-art21-24/plan", "21(3)", _review(_SINCE, "on or after 1 September 2015"), 18),
    _no_plan("trans-2270-art21-24/no-plan", "22(3)", _review(_SINCE, "on or after 1 September 2015"), 14),
    _PLAN_2014,
    _no_plan("trans-2270-art21-24/no-plan-2014", "22(3)", _review(_BEFORE, "before 1 September 2015"), 10),
    _replaced(
        "trans-2270-art24-2",
        "24(2)",
        Trigger(EventKind.TRANSITIONAL_REASSESSMENT),
        18,
        InForce(SI_2015_1619),
    ),
    _replaced(
        "trans-2270-art24-2A",
        "24(2A)",
        Trigger(
            EventKind.TRANSITIONAL_REASSESSMENT,
            when=Since(SI_2015_1619, earlier=True),
            only_if="if the request or the order was made before 1 September 2015",
        ),
        14,
        InForce(SINCE_2014.first, None, TestedOn.LIMIT),
    ),
)
