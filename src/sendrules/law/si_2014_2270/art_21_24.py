"""Transitional Order arts 21(3), 22(3) and 24(2): 18 and 14 weeks for a transfer review from a statement to a plan.

https://www.legislation.gov.uk/uksi/2014/2270/article/21

They begin with the day on which the assessment of the transfer review began (art 24: the request or the order). For a
notice sent before 1 September 2015 they are 14 and 10 weeks: SI 2015/1619 gave four more to those that follow. Transfer
reviews had to be concluded before 1 April 2018 (art 14(5)); a review that ran past that day is not covered.

>>> [duty.limit_for(date(2016, 1, 11)).isoformat() for duty in DUTIES]
['2016-05-15', '2016-04-17', '2016-04-17', '2016-03-20']
"""

from datetime import date

from sendrules.case.kinds import Dated, EventKind
from sendrules.citation import TRANSITIONAL_ORDER, Provision
from sendrules.law.conditions.own_fields import NoticeSent
from sendrules.law.model.actors import Actor
from sendrules.law.model.discharge import Answer, Reversal
from sendrules.law.model.duty import Duty, Trigger
from sendrules.law.model.life import InForce
from sendrules.law.model.limits import After
from sendrules.law.shared.regimes import OVERTAKEN
from sendrules.time.periods import Counting, Weeks

_FROM = date(2015, 9, 1)
_SINCE = (
    Trigger(
        EventKind.TRANSFER_REVIEW,
        when=NoticeSent(_FROM, earlier=False),
        only_if="if its notice was sent on or after 1 September 2015",
    ),
)
_EARLIER = (
    Trigger(
        EventKind.TRANSFER_REVIEW,
        when=NoticeSent(_FROM, earlier=True),
        only_if="if its notice was sent before 1 September 2015",
    ),
)


def _plan(id: str, trigger: tuple[Trigger, ...], weeks: int) -> Duty:
    return Duty(
        id=id,
        title="Send the finalised plan after a transfer review",
        holder=Actor.LOCAL_AUTHORITY,
        owed_to=(Actor.FAMILY,),
        provision=Provision(TRANSITIONAL_ORDER, "art 21(3), 22(3) and 24(2)"),
        trigger=trigger,
        limit=After(Weeks(weeks, Counting.BEGINNING_WITH)),
        in_force=InForce(date(2014, 9, 1), date(2018, 3, 31)),
        discharged_by=Answer(EventKind.FINAL_PLAN, by=Dated.SENT),
        ends_with=Answer(EventKind.NO_PLAN_NOTICE, by=Dated.SERVED),
        revived_by=Reversal(EventKind.PLAN_DECISION, EventKind.DRAFT_PLAN, EventKind.FINAL_PLAN),
        overtaken_by=OVERTAKEN,
    )


def _no_plan(id: str, trigger: tuple[Trigger, ...], weeks: int) -> Duty:
    return Duty(
        id=id,
        title="Notify a decision not to make a plan after a transfer review",
        holder=Actor.LOCAL_AUTHORITY,
        owed_to=(Actor.FAMILY,),
        provision=Provision(TRANSITIONAL_ORDER, "art 21(3), 22(3) and 24(2)"),
        trigger=trigger,
        limit=After(Weeks(weeks, Counting.BEGINNING_WITH)),
        in_force=InForce(date(2014, 9, 1), date(2018, 3, 31)),
        discharged_by=Answer(EventKind.NO_PLAN_NOTICE, by=Dated.SERVED),
        ends_with=Answer(EventKind.PLAN_DECISION, EventKind.DRAFT_PLAN, EventKind.FINAL_PLAN, by=Dated.SERVED),
        contingent_on="the authority decides, after the transfer review, not to make a plan",
        overtaken_by=OVERTAKEN,
    )


DUTIES = (
    _plan("trans-2270-art21-24/plan", _SINCE, 18),
    _no_plan("trans-2270-art21-24/no-plan", _SINCE, 14),
    _plan("trans-2270-art21-24/plan-2014", _EARLIER, 14),
    _no_plan("trans-2270-art21-24/no-plan-2014", _EARLIER, 10),
)
