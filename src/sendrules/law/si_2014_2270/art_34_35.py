"""Transitional Order arts 34(3) and 35(3): the weeks of a transfer review of a detained person.

https://www.legislation.gov.uk/uksi/2014/2270/article/34

SI 2015/505 put them in on 1 April 2015. They begin with the day on which the assessment began: eighteen weeks for a plan
and fourteen for a decision not to make one; fourteen and ten where the notice under art 32(1) was sent before 1 September
2015 (arts 34(3A), 35(3A), SI 2015/1619). They modify regs 13(2) and 10(1) of SI 2015/62, and keep regs 13(3) and 10(4).
Release ends them: then an assessment is owed as soon as possible (art 14A(3)), and SI 2015/62 reg 15 lets what was done
count.

>>> from datetime import date
>>> [duty.limit_for(date(2016, 1, 11)).isoformat() for duty in DUTIES]
['2016-05-15', '2016-04-17', '2016-04-17', '2016-03-20']
"""

from dataclasses import replace
from datetime import date

from sendrules.case.kinds import Dated, EventKind
from sendrules.law.conditions.own_dates import NoticeSent
from sendrules.law.model.actors import Actor
from sendrules.law.model.discharge import Answer, Reversal
from sendrules.law.model.duty import Duty, Trigger
from sendrules.law.model.life import DETAINED_PERSONS
from sendrules.law.model.limits import After
from sendrules.law.shared.detention import OVERTAKEN, PLAN_RECIPIENTS
from sendrules.law.si_2014_2270.modified import art, kept
from sendrules.law.si_2015_62 import reg_10, reg_13
from sendrules.time.periods import Counting, Weeks

_FROM = date(2015, 9, 1)


def _review(*, earlier: bool) -> tuple[Trigger, ...]:
    when = "before" if earlier else "on or after"
    notice = NoticeSent(_FROM, earlier=earlier)
    return (Trigger(EventKind.TRANSFER_REVIEW, when=notice, only_if=f"if its notice was sent {when} 1 September 2015"),)


_PLAN = Duty(
    id="trans-2270-art34-3",
    title="Send the finalised plan after a transfer review of a detained person",
    holder=Actor.HOME_AUTHORITY,
    owed_to=PLAN_RECIPIENTS,
    provision=art("34(3)"),
    trigger=_review(earlier=False),
    limit=After(Weeks(18, Counting.BEGINNING_WITH)),
    residual="as soon as practicable",
    in_force=DETAINED_PERSONS,
    discharged_by=Answer(EventKind.FINAL_PLAN, by=Dated.SENT),
    ends_with=Answer(EventKind.NO_PLAN_NOTICE, by=Dated.SERVED),
    revived_by=Reversal(EventKind.PLAN_DECISION, EventKind.DRAFT_PLAN, EventKind.FINAL_PLAN),
    overtaken_by=OVERTAKEN,
    unless=kept(reg_13.LIMBS, "trans-2270-art34-3", "34(3)"),
    detained=True,
)
_NO_PLAN = Duty(
    id="trans-2270-art35-3",
    title="Notify a decision not to make a plan after a transfer review of a detained person",
    holder=Actor.HOME_AUTHORITY,
    owed_to=(Actor.APPROPRIATE_PERSON,),
    provision=art("35(3)"),
    trigger=_review(earlier=False),
    limit=After(Weeks(14, Counting.BEGINNING_WITH)),
    residual="as soon as practicable",
    in_force=DETAINED_PERSONS,
    discharged_by=Answer(EventKind.NO_PLAN_NOTICE, by=Dated.SERVED),
    ends_with=Answer(EventKind.PLAN_DECISION, EventKind.DRAFT_PLAN, EventKind.FINAL_PLAN, by=Dated.SERVED),
    contingent_on="the authority decides, after the transfer review, not to make a plan",
    overtaken_by=OVERTAKEN,
    unless=kept(reg_10.LIMBS, "trans-2270-art35-3", "35(3)"),
    detained=True,
)

DUTIES = (
    _PLAN,
    _NO_PLAN,
    replace(
        _PLAN,
        id="trans-2270-art34-3A",
        provision=art("34(3A)"),
        trigger=_review(earlier=True),
        limit=After(Weeks(14, Counting.BEGINNING_WITH)),
        unless=kept(reg_13.LIMBS, "trans-2270-art34-3A", "34(3A)"),
    ),
    replace(
        _NO_PLAN,
        id="trans-2270-art35-3A",
        provision=art("35(3A)"),
        trigger=_review(earlier=True),
        limit=After(Weeks(10, Counting.BEGINNING_WITH)),
        unless=kept(reg_10.LIMBS, "trans-2270-art35-3A", "35(3A)"),
    ),
)
